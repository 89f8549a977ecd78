"""Pages of the system: controlled documents and the others."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.register import Entry


class Heading(NamedTuple):
    """A heading: level 1 to 6, its text as written, its offset in the file and where its body begins."""

    level: int
    text: str
    offset: int
    body: int


class Link(NamedTuple):
    """A Markdown link, image or link definition: target as written, and its offset in the file."""

    target: str
    offset: int


class MacroCall(NamedTuple):
    """A ``{{ name(…) }}`` in the text, its arguments read without running anything.

    Attributes:
        name: the macro, "" when the text is no call.
        args: positional arguments, literals only.
        kwargs: keyword arguments, literals only.
        offset: of the opening braces in the file.
        end: offset behind the closing braces.
        error: what is wrong with the call, "" when nothing is.
    """

    name: str
    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    offset: int
    end: int
    error: str = ""


class TemplateCode(NamedTuple):
    """Template code other than a macro call, and its offset in the file."""

    text: str
    offset: int


_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACES = re.compile(r"[-\s]+")
_EXPLICIT_ID = re.compile(r"[ \t]*\{:?[^{}\n]*#([A-Za-z][\w:.-]*)[^{}\n]*\}[ \t]*$")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[`*]|</?[A-Za-z][^>]*>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#x?[0-9a-fA-F]+);")
_COUNTED = re.compile(r"(.*)_([0-9]+)")
_HTML_ID = re.compile(r"<[A-Za-z][^>]*\b(?:id|name)=[\"']([^\"']+)[\"']")


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The anchor that Python-Markdown's table of contents gives to a heading. Cached: documents share headings."""
    plain = (
        unicodedata.normalize("NFKD", _ENTITY.sub("", _MARKUP.sub(r"\1", text)))
        .encode("ascii", "ignore")
        .decode("ascii")
    )
    return _SPACES.sub("-", _NOT_WORD.sub("", plain).strip().lower())


def _free(name: str, taken: Mapping[str, int]) -> str:
    """The name, counted on as Python-Markdown does while it is taken or empty: ``a``, ``a_1``, ``a_2``."""
    while name in taken or not name:
        counted = _COUNTED.fullmatch(name)
        name = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{name}_1"
    return name


@dataclass(frozen=True)
class Document:
    """One Markdown page under ``content/``.

    Attributes:
        path: file, relative to the root.
        front: the front matter; empty when there is none.
        source: the whole file as text, front matter included, so that offsets fit.
        start: offset where the text after the front matter begins.
        controlled: True when document control applies to it (house plan: every page but index, guide, audit).
        has_front: True when the file begins with a front matter, be it sound or not.
        broken: True when the front matter could not be read.
    """

    path: str
    front: Entry
    source: str = field(repr=False)
    start: int
    headings: tuple[Heading, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    calls: tuple[MacroCall, ...] = field(default=(), repr=False)
    code: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    template_code: tuple[TemplateCode, ...] = ()
    controlled: bool = True
    has_front: bool = True
    broken: bool = False

    @cached_property
    def id(self) -> str:
        """The document's number."""
        return self.front.text("id")

    @cached_property
    def kind(self) -> str:
        """Key of its document kind."""
        return self.front.text("kind")

    @property
    def covers(self) -> tuple[str, ...]:
        """Keys of further document kinds that are written in it."""
        return self.front.texts("covers")

    @property
    def title(self) -> str:
        """Its title, else its first heading, else its path."""
        if named := self.front.text("title"):
            return named
        return self.headings[0].text if self.headings else self.path

    @property
    def status(self) -> str:
        """Key of its status."""
        return self.front.text("status")

    @property
    def version(self) -> str:
        """Its version, as text."""
        return self.front.text("version")

    @property
    def owner(self) -> str:
        """Role id of its owner."""
        return self.front.text("owner")

    @property
    def authors(self) -> tuple[str, ...]:
        """Ids of the people who wrote it."""
        return self.front.texts("authors")

    @property
    def approvers(self) -> tuple[str, ...]:
        """Role ids of those who decide on it."""
        return self.front.texts("approvers")

    @property
    def effective_from(self) -> date | None:
        """First day in force."""
        return self.front.date("effective_from")

    @property
    def retired(self) -> bool:
        """True when it is obsolete or withdrawn: kept, but not in use."""
        return self.status in ("obsolete", "withdrawn")

    @property
    def text(self) -> str:
        """The text without front matter."""
        return self.source[self.start :]

    def location(self, *pointer: str | int) -> Location:
        """Where a field of the front matter stands; without arguments, the start of the file."""
        return self.front.location(*pointer) if pointer and self.has_front else Location(self.path)

    def at(self, offset: int) -> Location:
        """The place at a character offset of the file."""
        return Location(self.path, offset)

    def body_of(self, index: int) -> str:
        """The text below a heading, up to the next heading of its level or a higher one."""
        return self.source[self.headings[index].body : self.end_of(index)]

    def end_of(self, index: int) -> int:
        """Offset where the part that a heading opens ends."""
        level = self.headings[index].level
        for later in self.headings[index + 1 :]:
            if later.level <= level:
                return later.offset
        return len(self.source)

    @cached_property
    def anchors(self) -> Mapping[str, int]:
        """Anchor → offset: of headings as Python-Markdown numbers them, and of ids set in HTML."""
        found: dict[str, int] = {}
        for heading in self.headings:
            explicit = _EXPLICIT_ID.search(heading.text) if "{" in heading.text else None
            name = explicit.group(1) if explicit else _free(slug(heading.text), found)
            found.setdefault(name, heading.offset)
        for match in _HTML_ID.finditer(self.source, self.start):
            found.setdefault(match.group(1), match.start())
        return found
