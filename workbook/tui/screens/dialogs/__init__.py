"""Small questions that are asked in passing."""
