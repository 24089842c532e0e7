"""What every room's tests share."""

from hypothesis import settings

settings.register_profile("workbook", deadline=None)
settings.load_profile("workbook")
