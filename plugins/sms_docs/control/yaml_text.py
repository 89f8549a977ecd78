"""Texts as YAML that everybody reads in one way."""

import json
from textwrap import wrap

_WIDTH = 100


def readable(text: str) -> str:
    """A text with a question mark for each lone half of a character."""
    return text.encode("utf-8", "replace").decode()


def quoted(text: str) -> str:
    """A text in double quotation marks on one line, as ``readable`` gives it."""
    written = json.dumps(readable(text), ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in written)


def field(name: str, text: str, indent: int) -> str:
    """A field with a quoted text, folded between words where the line would get too long.

    Args:
        indent: columns before the name.
    """
    line = f"{name}: {quoted(text)}"
    words = wrap(line, _WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    # Two blanks side by side would become one.
    return f"\n{' ' * (indent + 2)}".join(words) if " ".join(words) == line else line
