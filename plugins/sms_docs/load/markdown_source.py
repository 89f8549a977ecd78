"""Markdown to headings, links and macro calls, without converting it: one pass over what can begin one of them.

Code (fenced, inline), HTML comments and ``raw`` blocks are text: nothing in them is a heading, a link or a call.
"""

import re
from typing import NamedTuple

from sms_docs.load.macro_call import LONGEST, read_call
from sms_docs.model.document import Heading, Link, MacroCall, TemplateCode

# Each branch begins with one fixed character: only then does `re` skip plain text fast.
_TOKEN = re.compile(r"``*|~~~+|\{[{%#]|<!--|\n#{1,6}|\n=+[ \t]*(?=\n|\Z)|\n-+[ \t]*(?=\n|\Z)|\]\(|\]:")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_FENCE_CLOSE = {char: re.compile(rf"^[ \t>]*({re.escape(char)}{{3,}})[ \t]*$", re.MULTILINE) for char in "`~"}
_TARGET = re.compile(r"\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))")
_DEFINITION = re.compile(r"[ \t]*<?([^\s<>]+)")
_LABEL = re.compile(r" {0,3}\[(?!\^)[^\]\n]*\Z")
"""What stands before the colon's bracket in a link definition: deeper indentation makes it code, ``[^`` a footnote."""
_REACH = 1000
"""Characters looked back for the start of a line; no label or indentation is longer, and lines may be endless."""
_FENCE = 3
"""Marks that open a fence; fewer are inline code."""
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\}\}|\{\{")
"""What matters inside a call: strings, its end, and the next call, which means that this one was never closed."""


class Scan(NamedTuple):
    """What a page holds; offsets count from the start of the file. ``code`` are spans (start, end) of code and raw."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    calls: tuple[MacroCall, ...]
    template_code: tuple[TemplateCode, ...]
    code: tuple[tuple[int, int], ...]


def scan(source: str, start: int = 0) -> Scan:
    """Read a page from an offset on; its text begins on a new line there."""
    scanner = _Scanner("\n" + source[start:], start - 1)
    scanner.run()
    return Scan(
        tuple(scanner.headings),
        tuple(scanner.links),
        tuple(scanner.calls),
        tuple(scanner.template_code),
        tuple(scanner.code),
    )


class _Scanner:
    """One pass; ``shift`` turns an offset of ``text`` into one of the file."""

    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.calls: list[MacroCall] = []
        self.template_code: list[TemplateCode] = []
        self.code: list[tuple[int, int]] = []
        self._paragraph_end = -1
        self._absent: set[str] = set()

    def run(self) -> None:
        """Go from token to token; each handler answers where to go on."""
        search, position = _TOKEN.search, 0
        while match := search(self.text, position):
            token = match.group()
            at, end = match.span()
            if token == "](":  # noqa: S105
                position = self._link(end)
            elif token[0] == "\n":
                position = self._heading(token, at, end)
            elif token[0] in "`~":
                position = self._code(token, at, end)
            elif token == "{{":  # noqa: S105
                position = self._call(at, end)
            elif token[0] == "{":
                position = self._block(token, at)
            elif token == "<!--":  # noqa: S105
                position = self._skip_to("-->", end)
            else:
                position = self._definition(at, end)

    def _link(self, end: int) -> int:
        match = _TARGET.match(self.text, end)
        if match is not None:
            group = 2 if match.group(1) is None else 1
            target = match.group(group)
            if target:
                self.links.append(Link(target, match.start(group) + self.shift))
        return end

    def _definition(self, at: int, end: int) -> int:
        labelled = _LABEL.match(self.text[self._line_start(at) : at])
        if labelled and (match := _DEFINITION.match(self.text, end)):
            self.links.append(Link(match.group(1), match.start(1) + self.shift))
        return end

    def _heading(self, token: str, at: int, end: int) -> int:
        if token[1] != "#":
            return self._underlined(token, at, end)
        stop = self._line_end(end)
        text = self.text[end:stop].strip()
        self.headings.append(Heading(len(token) - 1, text.rstrip("#").rstrip(), at + 1 + self.shift, stop + self.shift))
        # The heading's own line may hold links or code: go on right behind the marks.
        return end

    def _underlined(self, token: str, at: int, end: int) -> int:
        line = self.text.rfind("\n", 0, at) + 1
        text = self.text[line:at].strip()
        before = self.text[self.text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)].strip()
        # Only a paragraph of one line becomes a heading; a dash line after a table row or list is none.
        if (
            text
            and not before
            and text[0] not in "|>#-*+"
            and not text.startswith(("```", "~~~"))
            and not (self.headings and self.headings[-1].body == at + self.shift)
        ):
            level = 1 if token[1] == "=" else 2
            self.headings.append(Heading(level, text, line + self.shift, end + self.shift))
        return end

    def _code(self, token: str, at: int, end: int) -> int:
        if self._opens_fence(token, at, end):
            stop = self._fence_end(token, end)
        elif token[0] == "~" or self.text[at - 1] == "\\":
            return end
        else:
            stop = self._span_end(token, end)
            if stop < 0:
                return end
        self.code.append((at + self.shift, stop + self.shift))
        return stop

    def _opens_fence(self, token: str, at: int, end: int) -> bool:
        if len(token) < _FENCE or self.text[self._line_start(at) : at].strip(" \t>"):
            return False
        return token[0] == "~" or "`" not in self.text[end : self._line_end(end)]

    def _fence_end(self, token: str, end: int) -> int:
        for match in _FENCE_CLOSE[token[0]].finditer(self.text, self._line_end(end)):
            if len(match.group(1)) >= len(token):
                return match.end()
        return len(self.text)

    def _span_end(self, token: str, end: int) -> int:
        """End of an inline code span: the same run of backticks before the next empty line; -1 without one."""
        if self._paragraph_end < end:
            following = self.text.find("\n\n", end)
            self._paragraph_end = len(self.text) if following < 0 else following
        limit = self._paragraph_end
        position = self.text.find(token, end, limit)
        while position >= 0:
            stop = position + len(token)
            if self.text[stop : stop + 1] != "`":
                return stop
            while self.text[stop : stop + 1] == "`":
                stop += 1
            position = self.text.find(token, stop, limit)
        return -1

    def _call(self, at: int, end: int) -> int:
        for match in _STRING.finditer(self.text, end, end + 2 * LONGEST):
            if match.group() == "}}":
                inner, stop = self.text[end : match.start()], match.end()
                self.calls.append(read_call(inner, at + self.shift, stop + self.shift))
                return stop
            if match.group() == "{{":
                break
        self.template_code.append(TemplateCode("{{", at + self.shift))
        return end

    def _block(self, token: str, at: int) -> int:
        if token == "{%" and (raw := _RAW.match(self.text, at)):  # noqa: S105
            close = _END_RAW.search(self.text, raw.end())
            stop = close.end() if close else len(self.text)
            self.code.append((at + self.shift, stop + self.shift))
            return stop
        closing = token[1] + "}"
        ending = -1 if closing in self._absent else self.text.find(closing, at + len(token))
        if ending < 0:
            # Searched once, not for every opening of a page of openings.
            self._absent.add(closing)
        # Never closed: only the opening is template code, so that the rest of the page is still judged.
        stop = ending + 2 if ending >= 0 else at + len(token)
        self.template_code.append(TemplateCode(self.text[at:stop], at + self.shift))
        return stop

    def _skip_to(self, closing: str, start: int) -> int:
        stop = self.text.find(closing, start)
        return len(self.text) if stop < 0 else stop + len(closing)

    def _line_start(self, position: int) -> int:
        """Start of a line; some place in it when that is far back."""
        far = max(position - _REACH, 0)
        return max(self.text.rfind("\n", far, position) + 1, far)

    def _line_end(self, position: int) -> int:
        stop = self.text.find("\n", position)
        return len(self.text) if stop < 0 else stop
