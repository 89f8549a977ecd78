"""The order in which people expect numbers, days and words."""

import re

_NUMBER = re.compile(r"([0-9]{1,18})")

Key = tuple[tuple[int, float, str], ...]
MISSING: Key = ((2, 0.0, ""),)


def natural(value: object) -> Key:
    """A sort key: T-9 before T-10, days by date, words without regard to case; what is missing comes last."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, (int, float)):
        return ((0, float(value), ""),)
    parts = _NUMBER.split(str(value).casefold())
    # Odd parts are the numbers; the splitter leaves empty texts at the ends.
    return tuple((0, float(part), "") if index % 2 else (1, 0.0, part) for index, part in enumerate(parts) if part)
