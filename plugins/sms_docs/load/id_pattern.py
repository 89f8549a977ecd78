"""The pattern that document numbers have to match, run by an engine that no pattern can stall."""

from collections.abc import Callable
from functools import cache

import jsonschema_rs


@cache
def compile_id_pattern(pattern: str) -> Callable[[str], bool] | None:
    """A function that says whether a whole text matches; None when the pattern is no regular expression.

    The pattern comes from the settings, so from a stranger's pull request too. Python's own engine can take
    for ever on ``(a+)+``; this one needs linear time. For that it knows no look-around and no back reference.
    """
    options = jsonschema_rs.RegexOptions()
    try:
        # Compiled alone first: "a)(b" becomes a regular expression only through the brackets around it.
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options)
        whole = jsonschema_rs.Draft202012Validator({"pattern": f"^(?:{pattern})$"}, pattern_options=options)
    except (jsonschema_rs.ValidationError, ValueError):
        return None
    return lambda text: bool(whole.is_valid(text))
