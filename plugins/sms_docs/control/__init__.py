"""The commands that write decisions, editions and statuses: each of them wholly, or not at all."""
