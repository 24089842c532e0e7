"""The short names of weekdays and months in the usual locales, as Babel gives them.

Loading Babel takes longer than listing the clients; it is asked for every other locale.
"""

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en_GB": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de_DE": ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    "ru_RU": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
}
"""Monday first, by locale."""

MONTHS: dict[str, tuple[str, ...]] = {
    "en_GB": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    "de_DE": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    "ru_RU": (
        "янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.",
    ),
}  # fmt: skip
"""January first, by locale; in the form that stands beside a day."""
