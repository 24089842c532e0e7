"""Files of the world outside: one module a kind."""
