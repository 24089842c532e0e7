"""Widgets that know nothing of clients' stories."""
