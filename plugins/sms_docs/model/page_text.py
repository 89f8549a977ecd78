"""The text of a page with something else in place of its macro calls."""

import re
from collections.abc import Callable, Iterable, Iterator

from sms_docs.model.document import Document, MacroCall

_RAW = re.compile(r"(\{%-?\s*raw\s*-?%\}).*?(\{%-?\s*endraw\s*-?%\}|\Z)", re.DOTALL)
Piece = tuple[int, int, str]
"""A stretch of the text, from and to, and what stands there instead."""


def replace_calls(document: Document, show: Callable[[MacroCall], str], added: Iterable[Piece] = ()) -> str:
    """The document's text, without front matter and ``raw`` marks, with something else in place of each macro call.

    Args:
        added: further pieces to put in; they must not overlap with calls.
    """
    calls = ((call.offset, call.end, show(call)) for call in document.calls)
    parts, position = [], document.start
    for start, end, text in sorted((*added, *calls, *_raw_marks(document))):
        parts += [document.source[position:start], text]
        position = end
    return "".join([*parts, document.source[position:]])


def _raw_marks(document: Document) -> Iterator[Piece]:
    """The marks around ``raw`` blocks: they have done their work once no template is run on the text any more."""
    for match in _raw(document):
        yield match.start(), match.end(1), ""
        yield match.start(2), match.end(), ""


def raw_texts(document: Document) -> Iterator[str]:
    """What stands in ``raw`` blocks, in their order: shown as it is typed, calls too."""
    return (document.source[match.end(1) : match.start(2)] for match in _raw(document))


def _raw(document: Document) -> Iterator[re.Match[str]]:
    return (match for span in document.code if (match := _RAW.fullmatch(document.source, *span)))
