"""Tests, and the programs that measure and draw."""
