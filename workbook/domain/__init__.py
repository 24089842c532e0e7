"""What a client is, what can be done to one, and the rules that decide: pure values and functions."""
