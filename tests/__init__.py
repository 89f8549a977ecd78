"""Tests: facts that a user would care about. They mirror the package."""
