"""The workbook: look after your clients, decide on facts, and part well."""

__version__ = "0.1.0"
