"""A table as aligned columns for the terminal."""

from collections.abc import Iterator
from typing import Final

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.report_cells import visible, width

_GAP: Final = "  "
_NARROWEST: Final = 8
_TONES: Final = {"good": "32", "warn": "33", "bad": "31", "muted": "2"}


def render(table: Table, columns: int | None = None, *, colour: bool = False) -> str:
    """Header, a line, and the rows.

    Args:
        columns: cells of the terminal; longer texts are wrapped so that a row fits. None means no limit.
        colour: True sends colours for what a value means.
    """
    if not table.rows:
        return visible(table.empty) + "\n"
    widths = _widths(table, columns)
    if columns is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > columns:
        return "\n".join(_cards(table, columns, colour=colour)) + "\n"
    header = Row(tuple(Cell(column.label) for column in table.columns))
    lines = [
        *_lines(header, table.columns, widths, colour=False),
        _GAP.join("-" * size for size in widths),
        *(line for row in table.rows for line in _lines(row, table.columns, widths, colour=colour)),
    ]
    return "\n".join(lines) + "\n"


def _widths(table: Table, limit: int | None) -> list[int]:
    """What each column needs, and less for the widest ones where that is too much."""
    widths = [
        max(width(column.label), *(width(_shown(row.cells[index])) for row in table.rows), 1)
        for index, column in enumerate(table.columns)
    ]
    if limit is None:
        return widths
    room = max(limit - len(_GAP) * (len(widths) - 1), 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _cards(table: Table, limit: int, *, colour: bool) -> Iterator[str]:
    """Each row as a block of lines, one for a column, for a table that no terminal of that width can hold."""
    labels = max(width(column.label) for column in table.columns)
    columns = (Column("label", ""), Column("value", ""))
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        for column, cell in zip(table.columns, row.cells, strict=True):
            pair = Row((Cell(column.label, tone="muted"), cell))
            yield from _lines(pair, columns, [labels, max(limit - labels - len(_GAP), _NARROWEST)], colour=colour)


def _lines(row: Row, columns: tuple[Column, ...], widths: list[int], *, colour: bool) -> Iterator[str]:
    wrapped = [_wrapped(_shown(cell), size) for cell, size in zip(row.cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = []
        for cell, column, size, texts in zip(row.cells, columns, widths, wrapped, strict=True):
            text = texts[number] if number < len(texts) else ""
            space = " " * (size - width(text))
            painted = f"\x1b[{_TONES[cell.tone]}m{text}\x1b[0m" if colour and text and cell.tone else text
            parts.append(space + painted if column.align == "right" else painted + space)
        yield _GAP.join(parts).rstrip()


def _shown(cell: Cell) -> str:
    return visible(" ".join(cell.text.split()))


def _wrapped(text: str, size: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words where that is possible."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= size:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, size)
        lines += full
    return [*lines, line]


def _pieces(word: str, size: int) -> list[str]:
    pieces, piece = [], ""
    for char in word:
        if piece and width(piece + char) > size:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]
