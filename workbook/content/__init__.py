"""The workbook's own words: flags, questions, talking points and checklists, as data per language."""
