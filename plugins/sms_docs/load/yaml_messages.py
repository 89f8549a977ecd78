"""What libyaml says, in words that tell the writer what to mend."""

import yaml
from yaml.reader import ReaderError

_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "found character that cannot start any token",
        "A character stands here that cannot begin a value",
        "Put quotes around the value; indent with spaces, not with tabs.",
    ),
    (
        "mapping values are not allowed",
        "A colon stands where no key can be",
        "Put quotes around a text that contains a colon followed by a space.",
    ),
    (
        "could not find expected ':'",
        "A key without a colon",
        'Write "key: value", and put quotes around a text that runs over several lines.',
    ),
    (
        "did not find expected key",
        "The indentation or a quote is wrong at or just before this line",
        "Align the key with the other keys of the same entry, and close every quote.",
    ),
    (
        "did not find expected '-' indicator",
        "A list item was expected here",
        'Begin each entry of the list with "- " in the same column.',
    ),
    (
        "did not find expected ',' or",
        "A list or mapping in brackets is not closed",
        "Add the missing comma or closing bracket.",
    ),
    (
        "found unexpected end of stream",
        "A quote or bracket that was opened is never closed",
        "Close it on the line where it begins.",
    ),
    ("found undefined tag handle", "A value begins with an exclamation mark", "Put quotes around the text."),
    ("special characters are not allowed", "An invisible control character stands here", "Delete it."),
    ("control characters are not allowed", "An invisible control character stands here", "Delete it."),
    (
        "block sequence entries are not allowed",
        "A list item stands where none can be",
        "Begin the list on a new line below its key.",
    ),
    (
        "unknown escape character",
        "A backslash in double quotes that means nothing",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "did not find expected node content",
        "A value is missing or not closed",
        "Check the commas and brackets up to this place.",
    ),
    ("did not find expected <document start>", "Text stands behind the end of the data", "Align it with the rest."),
    ("directive", "A line begins with a percent sign", "Put quotes around the text, or delete the line."),
    ("incompatible YAML document", "A line begins with a percent sign", "Delete the line."),
)


_OPENED = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
"""What libyaml was reading when the place where that began helps the writer more than where reading failed."""


def explain(fault: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Offset, message and hint for a YAML error in a text."""
    at = _place(fault, text)
    said = str(getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it cannot be read")
    message, hint = next(
        ((message, hint) for words, message, hint in _KNOWN if words in said),
        (said, "Compare the line with its neighbours: indentation, colon, quotes and brackets."),
    )
    return at, f"This is not valid YAML: {message[0].lower()}{message[1:]}.", _tab_hint(text, at) or hint


def _place(fault: yaml.YAMLError, text: str) -> int:
    if isinstance(fault, ReaderError):
        # Here, and only here, libyaml counts bytes.
        return len(text.encode()[: fault.position].decode(errors="ignore"))
    mark, opening = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    if opening and getattr(fault, "context", "") in _OPENED and (mark is None or mark.line > opening.line):
        mark = opening
    return min(mark.index, len(text)) if mark else 0


def _tab_hint(text: str, at: int) -> str:
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    indented = "\t" in line[: len(line) - len(line.lstrip())]
    return "Replace the tab by spaces: YAML does not allow tabs." if indented else ""
