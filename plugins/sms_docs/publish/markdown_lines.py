"""The lines of a page as a converter takes them: which are text, which are no text, where blocks begin."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from sms_docs.model.document import Document

Span = tuple[int, int]
_STEP = 4
"""Columns of a tab, and by which Python-Markdown wants indented what belongs to a list item."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_LIST = re.compile(r"(?:[-*+]|\d+[.)])[ \t]")
_HOLDER = re.compile(r"(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|:)[ \t]|\[\^[^\]\n]+\]:")
"""Begins a line that indented lines belong to: list item, box, definition, footnote."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"^ {0,3}<(address|article|aside|blockquote|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|"
    r"form|h[1-6]|header|iframe|legend|li|main|menu|nav|noscript|object|ol|p|pre|script|section|style|summary|svg|"
    r"table|tbody|td|tfoot|th|thead|tr|ul|video)\b",
    re.MULTILINE | re.IGNORECASE,
)


class Lines:
    """A page's lines behind its front matter, counted from 0."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self._document = document
        self._spans = [match.span() for match in _LINE.finditer(document.source, document.start)]
        self._starts = [start for start, _ in self._spans]

    def __len__(self) -> int:
        return len(self._spans)

    def at(self, offset: int) -> int:
        """The line of an offset; the first for one before the text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def start(self, number: int) -> int:
        """Offset of a line's first character; the end of the page for the one behind the last."""
        return self._starts[number] if number < len(self) else len(self.source)

    def end(self, number: int) -> int:
        """Offset behind a line's last letter."""
        start, end = self._spans[number]
        return start + len(self.source[start:end].rstrip())

    def text(self, number: int) -> str:
        """A line without quotation marks and outer white space; "" where there is none."""
        return self._body(number).strip()

    def indent(self, number: int) -> int:
        """Columns before the first letter, in a quotation those behind its marks."""
        body = self._body(number).expandtabs(_STEP)
        return len(body) - len(body.lstrip())

    def _body(self, number: int) -> str:
        if not 0 <= number < len(self):
            return ""
        start, end = self._spans[number]
        return _QUOTE.sub("", self.source[start:end], count=1)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Code, macro calls and comments, in order: nothing may be put inside."""
        calls = ((call.offset, call.end) for call in self._document.calls)
        comments = (match.span() for match in _COMMENT.finditer(self.source, self._document.start))
        return tuple(sorted((*self._document.code, *calls, *comments)))

    @cached_property
    def closed(self) -> Mapping[int, int]:
        """Lines whose end takes no text, each with the first of its block: fences, lone calls, comments, HTML."""
        blocks = sorted((*filter(self._alone, self.spans), *self._html()))
        found: dict[int, int] = {}
        for start, end in blocks:
            first = self.at(start)
            for number in range(first, self.at(max(end - 1, start)) + 1):
                found.setdefault(number, found.get(first, first))
        return found

    def _alone(self, span: Span) -> bool:
        """Whether a span is a fence, or has its lines to itself."""
        start, end = span
        first, last = self._spans[self.at(start)], self._spans[self.at(max(end - 1, start))]
        if first != last and self.source.startswith(("```", "~~~"), start):
            return True
        return not (self.source[first[0] : start].strip(" \t>") or self.source[end : last[1]].strip())

    def _html(self) -> Iterator[Span]:
        position = self._document.start
        while match := _TAG.search(self.source, position):
            position = match.end()
            if not any(start <= match.start() < end for start, end in self._document.code):
                position = self._closing(match.group(1), match.end())
                yield match.start(), position

    def _closing(self, tag: str, start: int) -> int:
        """Offset behind the tag that closes the one before ``start``."""
        depth = 1
        for match in re.compile(rf"<(/?){tag}\b[^<>]*>?", re.IGNORECASE).finditer(self.source, start):
            depth += -1 if match.group(1) else 1
            if not depth:
                return match.end()
        return len(self.source)

    @cached_property
    def headings(self) -> Mapping[int, int]:
        """First and last line of each heading."""
        return {self.at(each.offset): self.at(each.body) for each in self._document.headings}

    def top(self, number: int) -> int:
        """The first line of those that stand together without an empty line or heading between them."""
        ends = self.headings.values()
        while number and self.text(number - 1) and number - 1 not in ends and number - 1 not in self.closed:
            number -= 1
        return number

    def is_indented_code(self, number: int) -> bool:
        """Whether a line is code because it stands further in than what holds it."""
        first = self.top(number)
        depth, indent = 0, self.indent(first)
        for above in range(first - 1, -1, -1):
            if indent == 0:
                break
            if self.text(above) and self.indent(above) < indent:
                indent = self.indent(above)
                depth += bool(_HOLDER.match(self.text(above)))
        return self.indent(first) >= _STEP * (depth + 1)

    @cached_property
    def blocks(self) -> list[int]:
        """Lines at the margin that begin a block; what continues the block above, behind an empty line, is none."""
        found, free, before = [], True, ""
        for number in range(len(self)):
            text = self.text(number)
            if number in self.headings:
                found.append(number)
                before = ""
            elif text and free and self.closed.get(number, number) == number and not self._is_inside(number):
                kind = self._kind(number)
                if kind != before or not kind:
                    found.append(number)
                before = kind
            free = not text or number in self.headings.values()
        return found or [0]

    def _is_inside(self, number: int) -> bool:
        return self.source[self._starts[number]] in " \t" or bool(re.match(r":[ \t]", self.text(number)))

    def _kind(self, number: int) -> str:
        """What a converter joins with an equal block behind an empty line; "" for all else."""
        if self.source[self._starts[number]] == ">":
            return "quotation"
        if _LIST.match(self.text(number)):
            return "list"
        return "definition" if any(map(self._defines, (number + 1, number + 2))) else ""

    def _defines(self, number: int) -> bool:
        return self.text(number).startswith((": ", ":\t")) and bool(self.text(number - 1) or self.text(number - 2))
