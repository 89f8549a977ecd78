"""Paragraphs of a document as people read them: calls of macros and rows of tables in words.

A redline is read by people who never wrote a macro. Digests and sizes are computed from the text itself, not from this.
"""

import re
from collections.abc import Iterator

from sms_docs.load.macro_call import read_call
from sms_docs.model.document import MacroCall
from sms_docs.views import cell

_CALL = re.compile(r"\{\{ (sms_[a-z]+\([^\n]*?\)) \}\}")
_BAR = re.compile(r"(?<!\\)\|")
_KINDS = {"sms_table": "Table", "sms_figure": "Figure"}
_FACTS = {"sms_ref": "{}", "sms_clause": "clause {}", "sms_value": "(value of {})"}


def readable(text: str) -> str:
    """A paragraph with its calls in words, and the fields of a typed row set apart."""
    if len(text) > 1 and text.startswith("|") and text.endswith("|"):
        text = _BAR.sub(" | ", text[1:-1])
    return _CALL.sub(lambda match: in_words(match[1]) or match[0], text)


def in_words(call: str) -> str:
    """What a call shows, in words; "" of a text that is no call of ours."""
    read = read_call(call, 0, 0)
    first = str(read.args[0]) if read.args and not read.error else ""
    if first and read.name in _FACTS:
        return _FACTS[read.name].format(first)
    if not first or read.name not in _KINDS:
        return ""
    caption = read.kwargs.get("caption")
    named = f"“{caption}” of {cell.words(first)}" if caption else cell.words(first)
    details = "; ".join(_details(read))
    return f"{_KINDS[read.name]} {named}{f' ({details})' if details else ''}"


def _details(call: MacroCall) -> Iterator[str]:
    for key, value in call.kwargs.items():
        if key == "columns":
            yield f"columns {cell.words(_listed(value))}"
        elif key == "sort":
            way = " downwards" if str(value).startswith("-") else ""
            yield f"sorted by {cell.words(str(value).lstrip('-'))}{way}"
        elif key == "limit":
            yield f"at most {value} rows"
        elif key != "caption":
            yield f"{cell.words(key)}: {_listed(value)}"


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
