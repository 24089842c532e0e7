"""The six parts of a client's story, one pane each."""
