"""Writes what people go on with: a document of any kind, ready to be filled."""
