"""A source line as a terminal shows it, and which of its cells a caret has to point at."""

from typing import NamedTuple
from unicodedata import bidirectional

from sms_docs.render.report_cells import cells, visible, width

LONGEST = 160
"""Characters. A longer line is cut around the place."""
_LEAD = 60
_TAB = 4
_CUT = "…"
_RIGHT_TO_LEFT = ("R", "AL")


class Excerpt(NamedTuple):
    """The text to show, the cells before the mark and the cells that the mark takes."""

    text: str
    before: int
    marked: int


def excerpt(line: str, column: int) -> Excerpt:
    """The part of a line around a column (counted from 1 in characters); a column behind the end means the end."""
    index = min(max(column - 1, 0), len(line))
    while 0 < index < len(line) and cells(line[index]) == 0:
        index -= 1
    start, end = _window(line, index)
    low, high = _run(line, index, start, end)
    head = _CUT if start else ""
    before = _expanded(line[start:low], width(head))
    marked = _expanded(line[low:high], width(head + before))
    rest = _expanded(line[high:end], width(head + before + marked))
    tail = _CUT if end < len(line) else ""
    return Excerpt((head + before + marked + rest + tail).rstrip(), width(head + before), width(marked) or 1)


def _window(line: str, index: int) -> tuple[int, int]:
    if len(line) <= LONGEST:
        return 0, len(line)
    start = max(0, min(index - _LEAD, len(line) - LONGEST))
    end = start + LONGEST
    while start < index and cells(line[start]) == 0:
        start += 1
    return start, end


def _run(line: str, index: int, start: int, end: int) -> tuple[int, int]:
    """The characters to mark: one, or a whole run from right to left.

    Some terminals turn such a run around and others do not; the run as a whole stands in the same cells in both.
    """
    if index >= end:
        return index, index
    alone = (index, index + 1)
    if line[index].isascii() and line[start:end].isascii():
        return alone
    low = _reach(line, range(index, start - 1, -1), _RIGHT_TO_LEFT)
    high = _reach(line, range(index, end), (*_RIGHT_TO_LEFT, "EN", "AN"))
    return alone if low is None or high is None else (low, high + 1)


def _reach(line: str, indexes: range, kinds: tuple[str, ...]) -> int | None:
    """The farthest character of some kinds of direction before the next letter from left to right."""
    found = None
    for index in indexes:
        kind = bidirectional(line[index])
        if kind == "L":
            break
        if kind in kinds:
            found = index
    return found


def _expanded(text: str, at: int) -> str:
    """Tabs to spaces, as far as the next stop; anything else that would steer a terminal to a symbol."""
    if "\t" not in text:
        return visible(text)
    parts: list[str] = []
    for char in text:
        shown = " " * (_TAB - at % _TAB) if char == "\t" else visible(char)
        parts.append(shown)
        at += width(shown)
    return "".join(parts)
