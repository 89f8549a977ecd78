"""The command line ``sms``: it translates between people and the engine, and decides nothing."""

from sms_docs.cli.group import main

__all__ = ["main"]
