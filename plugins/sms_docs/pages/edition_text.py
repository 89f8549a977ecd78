"""The text of an edition as a page of today's site: as approved, but harmless and with links that lead somewhere.

An edition was written for its own folder and by people of another day. Links are turned towards the pages that exist,
and HTML is kept only where it cannot reach beyond the text.
"""

import re
from collections.abc import Iterator

from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.load.page import front_matter_span, read_page
from sms_docs.model.document import Document, Link
from sms_docs.model.register import Entry
from sms_docs.model.system import CONTENT, System
from sms_docs.pages.dossier import Kept
from sms_docs.pages.harmless import harmless
from sms_docs.render.page_markdown import page_link

LONGEST = 50_000
"""Characters of Markdown; of a longer edition the page shows the beginning."""
_LABEL = re.compile(r"!?\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*<?\Z")
_REST = re.compile(r">?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
_REACH = 400
"""Characters looked back for the words of a link."""
_SAFE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
Change = tuple[int, int, str]
"""From and to, and what stands there instead."""


def edition_markdown(system: System, kept: Kept, here: str, front: Entry) -> str:
    """The Markdown of an edition for its page.

    Args:
        here: the page, ``content/….md``.
        front: the front matter of the edition.
    """
    span = front_matter_span(kept.text)
    body = kept.text[span[2] :] if span else kept.text
    page, _ = read_page(_without_marks(body, front.text("key")), kept.edition.path, controlled=False)
    home = front.text("path")
    if not home.startswith(f"{CONTENT}/") or ".." in home.split("/"):
        home = f"{CONTENT}/index.md"
    text, cut = page.source, ""
    if len(text) > LONGEST:
        end = _end(page)
        cut = f"\n\n**Here the page ends, not the edition.** The whole text is the file `{kept.edition.path}`.\n"
        page, _ = read_page(text[:end], kept.edition.path, controlled=False)
    changes = [*_title(page), *_links(system, page, home, here)]
    return f"{harmless(_changed(page.source, changes)).strip()}\n{cut}"


def _without_marks(body: str, key: str) -> str:
    """The text without the comments around what macros made."""
    return re.sub(rf"<!-- /?sms:{re.escape(key)}\b[^\n]*? ?-->", "", body) if key else body


def _end(page: Document) -> int:
    """Offset of the last blank line that fits and stands in no code."""
    end = page.source.rfind("\n\n", 0, LONGEST)
    for start, stop in page.code:
        if start < end < stop:
            return max(page.source.rfind("\n\n", 0, start), 0)
    return max(end, 0)


def _title(page: Document) -> Iterator[Change]:
    """The title goes: the page has one, with the version."""
    first = page.headings[0] if page.headings else None
    if first is not None and first.level == 1 and not page.source[: first.offset].strip():
        yield 0, first.body, ""


def _links(system: System, page: Document, home: str, here: str) -> Iterator[Change]:
    for link in page.links:
        start, end = link.offset, link.offset + len(link.target)
        address = _address(system, page, link, home, here)
        if address == link.target:
            continue
        if address:
            yield start, end, address
        else:
            yield _unlinked(page.source, start, end)


def _address(system: System, page: Document, link: Link, home: str, here: str) -> str:
    """Where a link leads now; "" when there is no such place any more."""
    target = read_target(link.target)
    if target.sort == "external":
        return link.target if _SAFE.match(link.target) else ""
    if target.sort != "page":
        return ""
    if not target.path:
        return link.target if target.anchor in page.anchors else ""
    path = resolve_path(home, target.path)
    if path not in system.files or not path.startswith(f"{CONTENT}/"):
        return ""
    there = system.by_path.get(path)
    anchor = f"#{target.anchor}" if there is not None and target.anchor in there.anchors else ""
    way = page_link(here, path)
    # A blank or bracket would end the address.
    bracketed = page.source[: link.offset].endswith("<")
    return f"<{way}{anchor}>" if re.search(r"[\s()]", way) and not bracketed else f"{way}{anchor}"


def _unlinked(source: str, start: int, end: int) -> Change:
    """The words of a link alone; of a picture its description."""
    before = source[max(start - _REACH, 0) : start]
    label, rest = _LABEL.search(before), _REST.match(source, end)
    if label is None or rest is None:
        return start, end, "#"
    return start - len(before) + label.start(), rest.end(), label[1]


def _changed(source: str, changes: list[Change]) -> str:
    """The text with all changes; of two that overlap the first."""
    parts, position = [], 0
    for start, end, text in sorted(changes):
        if start < position:
            continue
        parts += [source[position:start], text]
        position = end
    return "".join([*parts, source[position:]])
