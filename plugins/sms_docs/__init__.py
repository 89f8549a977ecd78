"""A service management system kept as Markdown and YAML: loaded, checked, filled with its tables and built."""

__version__ = "0.1.0"
