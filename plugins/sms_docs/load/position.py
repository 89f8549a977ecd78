"""From places to lines and columns, by reading again the few files that have findings."""

from bisect import bisect_right
from functools import cache

from sms_docs.load.page import front_matter_span
from sms_docs.load.repository import Tree
from sms_docs.load.text_source import read_text
from sms_docs.load.yaml_spots import Spot, read_spots
from sms_docs.model.location import Location, Position


class Positions:
    """Looks places up in one tree; every file is read at most once."""

    def __init__(self, tree: Tree) -> None:
        """Take the tree; nothing is read yet."""
        self._tree = tree
        self._text = cache(self._read)
        self._lines = cache(self._line_starts)
        self._spots = cache(self._read_spots)

    def find(self, location: Location) -> Position:
        """Line and column of a place; 1 and 1 where the file cannot tell."""
        if location.at is None:
            return Position(location.path)
        offset = location.at if isinstance(location.at, int) else self._offset(location)
        offset = min(offset, len(self._text(location.path)))
        starts = self._lines(location.path)
        line = bisect_right(starts, offset) - 1
        return Position(location.path, line + 1, offset - starts[line] + 1)

    def line(self, path: str, number: int) -> str:
        """A line of a file, counted from 1; "" where there is none."""
        starts = self._lines(path)
        if not 0 < number <= len(starts):
            return ""
        text = self._text(path)
        return text[starts[number - 1] : starts[number] - 1 if number < len(starts) else len(text)]

    def _read(self, path: str) -> str:
        return read_text(self._tree, path)[0] or ""

    def _line_starts(self, path: str) -> list[int]:
        starts, text = [0], self._text(path)
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        return starts

    def _offset(self, location: Location) -> int:
        begin, spot = self._spots(location.path)
        pointer = location.at if isinstance(location.at, tuple) else ()
        return begin + spot.find(pointer, on_key=location.on_key) if spot else 0

    def _read_spots(self, path: str) -> tuple[int, Spot | None]:
        """Characters before the YAML, and its spots: of the whole file, or of the front matter of a page."""
        text = self._text(path)
        if not path.endswith(".md"):
            return 0, read_spots(text)
        span = front_matter_span(text)
        return (span[0], read_spots(text[span[0] : span[1]])) if span else (0, None)
