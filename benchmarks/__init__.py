"""How fast and how small ``sms`` is, against a floor measured in the same run: ``python -m benchmarks``."""
