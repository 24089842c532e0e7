"""How the book lies on disk: durable files, documents and the repository."""
