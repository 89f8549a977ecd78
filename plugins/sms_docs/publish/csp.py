"""A Content-Security-Policy for a built site: scripts only of the site itself, those inside pages by their hash.

With it a browser runs nothing that somebody smuggled into a page and asks no other host for anything.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

_DATA = frozenset({"application/json", "application/ld+json", "text/template"})
"""Types of ``<script>`` that a browser does not run."""

_MOST_STYLES = 8
"""Servers limit a header to a few thousand letters. A style can change what a page looks like, and run nothing."""


@dataclass
class Inline:
    """What stands inside pages that a policy has to allow.

    Attributes:
        scripts: hashes of scripts, as the policy writes them.
        styles: hashes of style elements.
        attributes: whether an element has a ``style`` of its own.
        handlers: event handlers in attributes, which no hash can allow; a sound site has none.
    """

    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    attributes: bool = False
    handlers: set[str] = field(default_factory=set)


def site_policy(site: Path) -> tuple[str, Inline]:
    """The policy of a folder of pages, and what it was made from.

    Raises:
        OSError: a page cannot be read.
    """
    found = Inline()
    for page in sorted(site.rglob("*.html")):
        collect(page.read_text("utf-8", "replace"), found)
    return policy(found), found


def collect(html: str, into: Inline) -> None:
    """Add what stands in one page."""
    reader = _Reader(into)
    reader.feed(html)
    reader.close()


def policy(inline: Inline) -> str:
    """The value of the header ``Content-Security-Policy``."""
    many = inline.attributes or len(inline.styles) > _MOST_STYLES
    styles = "'unsafe-inline'" if many else " ".join(sorted(inline.styles))
    directives: Iterable[tuple[str, str]] = (
        ("default-src", "'none'"),
        ("script-src", " ".join(("'self'", *sorted(inline.scripts)))),
        ("style-src", f"'self' {styles}".rstrip()),
        ("img-src", "'self' data:"),
        ("font-src", "'self'"),
        ("connect-src", "'self'"),
        ("worker-src", "'self'"),
        ("manifest-src", "'self'"),
        ("base-uri", "'self'"),
        ("form-action", "'self'"),
        ("frame-ancestors", "'none'"),
    )
    return "; ".join(f"{name} {value}" for name, value in directives)


def hashed(text: str) -> str:
    """The hash of an inline script or style as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class _Reader(HTMLParser):
    """Goes through a page; the text of scripts and styles comes as it stands, without references resolved."""

    def __init__(self, into: Inline) -> None:
        super().__init__(convert_charrefs=True)
        self._into = into
        self._open: set[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._into.handlers |= {f"{tag} {name}" for name in given if name.startswith("on")}
        self._into.attributes = self._into.attributes or "style" in given
        runs = tag == "script" and "src" not in given and (given.get("type") or "") not in _DATA
        self._open = self._into.scripts if runs else self._into.styles if tag == "style" else None
        self._text = []

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._open is not None:
            self._open.add(hashed("".join(self._text)))
            self._open = None
