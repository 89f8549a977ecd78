"""A redline for a terminal: ``[-what went-]{+what came+}``, as ``git diff --word-diff`` writes it."""

import textwrap
from collections.abc import Iterator

from sms_docs.model.redline import FieldLine, Passage, Pieces, Redline, TableLines, Unchanged, by_section
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"
_ROWS = {"added": " (new row)", "removed": " (row taken out)"}
_WIDTH = 100


def redline_text(redline: Redline, *, colour: bool = False, width: int | None = None) -> str:
    """The redline, ending with a line end; of two equal texts a sentence that says so.

    Args:
        colour: whether the terminal shows colours; they only repeat the signs.
        width: columns of the terminal, None for 100.
    """
    if not redline:
        return "Nothing that an approval covers changed.\n"
    lines = [*_fields(redline.fields), *_text(redline), *(line for each in redline.tables for line in _table(each))]
    size = min(width or _WIDTH, _WIDTH)
    wrapped = (_coloured(line, colour=colour) for text in lines for line in _wrapped(text, size))
    return "\n".join(wrapped) + "\n"


def pieces_text(pieces: Pieces) -> str:
    """Words with signs around what changed."""
    signs = {"added": "{{+{}+}}", "removed": "[-{}-]", "same": "{}"}
    return "".join(signs[each.mark].format(visible(each.text.replace("\n", " "))) for each in pieces)


def _fields(fields: tuple[FieldLine, ...]) -> Iterator[str]:
    if fields:
        yield "Control fields"
        yield from (f"  {_field(each)}" for each in fields)
        yield ""


def _field(field: FieldLine) -> str:
    return f"{visible(field.label)}: {pieces_text(field.pieces)}"


def _text(redline: Redline) -> Iterator[str]:
    for part in by_section(redline.text):
        match part:
            case str():
                yield f'In "{visible(part)}"' if part else "Above the first heading"
            case Unchanged():
                yield f"  … {counted(part.number, 'paragraph')} unchanged"
            case Passage():
                yield f"  {pieces_text(part.pieces)}"
    if redline.text:
        yield ""


def _table(table: TableLines) -> Iterator[str]:
    yield f"Changed rows: {visible(table.name)}"
    for row in table.rows:
        yield f"  {visible(row.key) or '(no name)'}{_ROWS.get(row.mark, '')}"
        yield from (f"    {_field(each)}" for each in row.fields)
    yield ""


def _wrapped(text: str, size: int) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return textwrap.wrap(
        text, size, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    ) or [""]


def _coloured(line: str, *, colour: bool) -> str:
    if not colour:
        return line
    for sign, code, end in (("[-", _RED, "-]"), ("{+", _GREEN, "+}")):
        line = line.replace(sign, f"{code}{sign}").replace(end, f"{end}{_PLAIN}")
    return line
