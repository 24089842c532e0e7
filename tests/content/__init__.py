"""What the content must hold, and how good its tone rules are."""
