"""The command line: the same verbs as on screen, for scripts and screen readers."""
