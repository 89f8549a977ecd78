"""Text without what means nothing: line ends, line lengths, blank lines, spaces, and the numbers of headings.

A text that is only set differently is the same text, and needs no new version (ISO/IEC 20000-1:2018, 7.5.3 asks for
control of changes, not of line breaks). Code keeps its lines and spaces: between fences, indented, or in ``<pre>``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_FENCE_STARTS = frozenset("`~><")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,}|<pre\b(?!.*</pre>))", re.IGNORECASE)
_UNDERLINES = {"=": "#", "-": "##"}
"""Right below a single line they make it a heading: of which level."""
_RULE_MARKS = " :|-"
"""Of these alone consists what stands below the first row of a table whose rows have no outer bars."""
_HOLDS_MORE = re.compile(r"[-+*][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|===|: |\[\^")
"""Items, boxes, tabs, definitions and footnotes: what is indented below them belongs to them and is no code."""
_OWN_LINE = re.compile(
    r"#{1,6}(?:[ \t]|\Z)|[-+*][ \t]|\d{1,9}[.)][ \t]|[|<>]|!!!|\?\?\?|:::|=+\Z|-+\Z|\[[^\]]+\]:|: |\*\["
)
"""A line that goes on nothing: heading, item, table row, quotation, HTML, box, underline, definition."""
_OWN_STARTS = frozenset("#-+*0123456789|<>!?:=[")
"""What such a line begins with."""
_LASTING = re.compile(r"[-+*][ \t]|\d{1,9}[.)][ \t]|> ?")
"""Of these, the ones that the next line goes on."""
_SPACES = re.compile(r"[ \t\f\v\u00a0]+")
_NO_MARK = re.compile(r"(?:[-+*]|#{1,6}|\d{1,9}[.)])\u00a0")
"""Looks like the mark of an item or heading, but only a blank or a tab makes it one."""
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_PIPE = re.compile(r" ?(?<!\\)\| ?")
_HEADING = re.compile(r"(#{1,6}) (.*?)(?: #+)?\Z")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]? (?=\S)")
_CODE_INDENT = 4


class Paragraph(NamedTuple):
    """A stretch of text that belongs together, and the offset where it begins."""

    text: str
    offset: int


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs, headings, items, rows and lines of code of a Markdown text, without what means nothing.

    Args:
        text: Markdown with any line ends.
        start: offset of the text in its file.
    """
    found: list[Paragraph] = []
    headings: list[int] = []
    for each, code in _blocks(text, start):
        if not code and each.text[0] == "#":
            headings.append(len(found))
        found.append(each)
    return _without_numbers(found, headings) if headings else found


def _blocks(text: str, start: int) -> Iterator[tuple[Paragraph, bool]]:  # noqa: C901 - one pass, for speed
    """Paragraphs, and whether each is code."""
    said: list[str] = []
    begun = room = 0
    own = open_ended = rows = False  # of what was said: a line of its own, whether the next may go on it, table rows
    fence, gap = "", -1  # empty lines since the last line of indented code
    for line, offset in _lines(text, start):
        if fence:
            yield Paragraph(line.rstrip(), offset), True
            fence = "" if _closes(line, fence) else fence
            continue
        bare = line.strip()
        if not said and bare and line[0] != bare[0] and _indent(line) >= room + _CODE_INDENT:
            yield from [(Paragraph("", offset), True)] * gap
            yield Paragraph(line.expandtabs(_CODE_INDENT).rstrip(), offset), True
            gap = 0
            continue
        gap = gap + 1 if gap >= 0 and not bare else -1
        starts = bare[:1] in _OWN_STARTS and bool(_OWN_LINE.match(bare))
        opening = _FENCE.match(line) if bare[:1] in _FENCE_STARTS else None
        rows = bool(bare) and not opening and (rows or ("|" in bare and _begins_rows(said, bare)))
        if said and (not bare or starts or opening or rows or not open_ended):
            heading = starts and not own and len(said) == 1 and bare[0] in _UNDERLINES and not bare.strip(bare[0])
            text = _row(said[0]) if rows else " ".join(said)
            yield Paragraph(f"{_UNDERLINES[bare[0]]} {text}" if heading else text, begun), False
            said, bare = [], "" if heading else bare
        if opening:
            fence = opening[1].lower()
            yield Paragraph(bare, offset), True
        elif said:
            said.append(_plain(bare))
        elif bare:
            own, begun = starts, offset
            room = _room(line, bare, room)
            said = [_row(bare) if rows else _indented(line, bare, own=own)]
            open_ended = not own or bool(_LASTING.match(bare))
    if said:
        yield Paragraph(" ".join(said), begun), False


def _begins_rows(said: Sequence[str], bare: str) -> bool:
    """Whether a line makes a table without outer bars of the one above it."""
    return len(said) == 1 and "|" in said[0] and said[0][0] != "|" and not bare.strip(_RULE_MARKS)


def _room(line: str, bare: str, before: int) -> int:
    """How far text may be indented below a line and belong to it; four more make it code.

    Args:
        before: the same for the line above.
    """
    level = 0 if line[0] == bare[0] else min(_indent(line) // _CODE_INDENT * _CODE_INDENT, before)
    return level + _CODE_INDENT if bare[0] in _OWN_STARTS and _HOLDS_MORE.match(bare) else level


def _indent(line: str) -> int:
    wide = line.expandtabs(_CODE_INDENT)
    return len(wide) - len(wide.lstrip())


def _lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Each line without its end, and its offset."""
    if "\r" in text:
        yield from ((match[1], start + match.start()) for match in _LINE.finditer(text))
        return
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _closes(line: str, fence: str) -> bool:
    if fence[0] == "<":
        return "</pre>" in line.lower()
    mark = line.strip(" \t>")
    return len(mark) >= len(fence) and not mark.strip(fence[0])


def _plain(bare: str) -> str:
    """A line with single blanks; a table's row without what only lines up its fields."""
    # Of all blanks only the plain one is printable.
    odd = not bare.isprintable()
    text = _SPACES.sub(" ", bare) if odd or "  " in bare else bare
    if odd and _NO_MARK.match(bare):
        return text.replace(" ", "\u00a0", 1)
    if text[0] != "|":
        return text
    return "|-" if _RULE.fullmatch(text) else _PIPE.sub("|", text)


def _row(bare: str) -> str:
    """A row without outer bars, without what only lines up its fields."""
    text = _SPACES.sub(" ", bare)
    return _PIPE.sub("|", text) if text.strip(_RULE_MARKS) else "|-"


def _indented(line: str, bare: str, *, own: bool) -> str:
    """Indentation decides to which item a line belongs, and whether it is code."""
    text = _plain(bare)
    if line[0] == bare[0]:
        return text
    indent = _indent(line)
    return f"{' ' * indent}{text}" if own or indent >= _CODE_INDENT else text


def _without_numbers(found: list[Paragraph], headings: Sequence[int]) -> list[Paragraph]:
    """The paragraphs without the numbers of headings, when these only count the headings.

    A number that does not follow from its place says something (``## 5 steps``) and stays, and then all do.

    Args:
        headings: places of paragraphs that begin with ``#``.
    """
    matches = [(place, match) for place in headings if (match := _HEADING.fullmatch(found[place].text))]
    numbers = [number for _, match in matches if (number := _NUMBER.match(match[2]))]
    counted = len(numbers) > 1 and _count([tuple(map(int, each[1].split("."))) for each in numbers])
    for place, match in matches:
        words = match[2]
        if counted and (number := _NUMBER.match(words)):
            words = words[number.end() :]
        found[place] = Paragraph(f"{match[1]} {words}", found[place].offset)
    return found


def _count(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether each number is the next one after the number before, one level deeper at most."""
    before: tuple[int, ...] = ()
    for number in numbers:
        level = len(number)
        if level > len(before) + 1:
            return False
        wanted = (*before, 1) if level > len(before) else (*before[: level - 1], before[level - 1] + 1)
        if number != wanted:
            return False
        before = number
    return True
