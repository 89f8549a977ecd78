"""What one build of a site adds to its pages, whatever engine shows them."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from sms_docs.expand import show_part, targets
from sms_docs.model.document import Document
from sms_docs.model.finding import Finding
from sms_docs.model.generated_page import Drawn, GeneratedPage
from sms_docs.model.system import CONTENT
from sms_docs.model.table import Row
from sms_docs.pages import Sources, generated_pages
from sms_docs.pages.build import summary
from sms_docs.publish.placing import with_flags
from sms_docs.render.additions import Additions
from sms_docs.render.control_header import below_title, control_header_html
from sms_docs.render.control_mark import sheet_words
from sms_docs.render.flags import Flags, flags_html, flags_of
from sms_docs.render.history_html import history_html
from sms_docs.render.page_markdown import page_markdown
from sms_docs.render.table_bar import MOST
from sms_docs.render.table_html import Href

DOWNLOADS = "assets/tables"
WAYS = ("audit/documents", "audit/clauses", "audit/evidence", "audit/calendar", "audit/people")
"""Where the questions of an auditor are answered, without ``.md`` or ``/index.md``."""
Link = Callable[[str, str], str | None]
Hold = Callable[[str], str]
"""Takes a block of HTML and gives what stands in its place until the page is done."""
HoldFound = Callable[[str, str], str]
"""The same for a block of which the search shall find some words."""


@dataclass(frozen=True)
class Assembly:
    """One build.

    Attributes:
        sources: what the pages are made from.
        link: from a page to another file, both ``content/…``: an address of the built site, or the way to the file.
        downloads: path below the site's root to content, of the files that pages offer; grows with the pages.
    """

    sources: Sources
    link: Link
    downloads: dict[str, str] = field(default_factory=dict)

    @cached_property
    def generated(self) -> tuple[GeneratedPage, ...]:
        """The pages made from data."""
        return generated_pages(self.sources)

    @cached_property
    def _made(self) -> frozenset[str]:
        return frozenset(page.path for page in self.generated)

    @cached_property
    def flags(self) -> Flags:
        """The findings that pages show; a release shows none."""
        return flags_of(None if self.sources.release else self.sources.report)

    def meta(self, document: Document | None = None) -> dict[str, str]:
        """What a page's front matter says of the build, for the theme; all keys begin with ``sms_``."""
        system = self.sources.system
        fixed = {"sms_as_of": system.as_of.isoformat()} if system.day_source == "settings" else {}
        version = self.sources.record.version
        return {
            "sms_build": summary(self.sources.record),
            "sms_due_soon": str(system.settings.due_soon_days),
            "sms_day": system.as_of.isoformat(),
            "sms_ways": " ".join(self._ways),
            **({"sms_sheet": sheet_words(document)} if document is not None and document.controlled else {}),
            **fixed,
            **({"sms_release": version} if version else {}),
        }

    @cached_property
    def _ways(self) -> tuple[str, ...]:
        """Those of the pages for auditors that this site has, for the links at the foot of each page."""
        known = {*self._made, *self.sources.system.by_path}
        return tuple(way for way in WAYS if {f"{CONTENT}/{way}.md", f"{CONTENT}/{way}/index.md"} & known)

    def href(self, path: str) -> Href:
        """From a page to the address of ``content/….md#anchor``; None for a page that this build does not have."""
        files = self.sources.system.files

        def address(target: str) -> str | None:
            page = target.partition("#")[0]
            known = page in files or page in self._made
            return self.link(path, target) if known else None

        return address

    def to(self, path: str) -> Href:
        """From a page to the address of a cell's target."""
        return targets(self.sources.system, self.href(path))

    def additions(self, path: str) -> Additions:
        """Downloads and findings for the tables of a page."""
        return Additions(partial(self._attach, path), partial(self._row_flags, path))

    def source(self, document: Document, hold: Hold) -> str | None:
        """The page's Markdown with findings beside the paragraphs that they are about; None when there are none."""
        flags = self.flags.text(document.path)
        if not flags:
            return None
        by_offset: dict[int, list[Finding]] = {}
        for offset, finding in flags:
            by_offset.setdefault(offset, []).append(finding)
        to = self.to(document.path)
        return with_flags(document, [(at, hold(flags_html(each, to))) for at, each in by_offset.items()])

    def content(self, path: str, html: str, hold: HoldFound) -> str:
        """A page's HTML with control header, the findings on it, and the history below the text.

        Of all these the search finds the number: the other words stand on every page.
        """
        document = self.sources.system.by_path.get(path)
        if document is None:
            return html
        to = self.to(path)
        log = self.sources.system.decisions.get(document.id)
        flags = flags_html((*self.flags.header(path), *(self.flags.page(log.path) if log else ())), to)
        if not document.controlled:
            return below_title(html, hold(flags, "")) if flags else html
        header = hold(control_header_html(self.sources.system, document, to) + flags, document.id)
        history = history_html(self.sources.system, document, to)
        return below_title(html, header) + (hold(history, "") if history else "")

    def page(self, page: GeneratedPage, hold: Hold) -> str:
        """The Markdown of a page made from data."""
        to, additions = self.to(page.path), self.additions(page.path)

        def show(part: Drawn) -> str:
            return hold(show_part(part, to, "html", additions, most=None if page.whole else MOST))

        return page_markdown(page, show)

    def _row_flags(self, path: str, row: Row) -> str:
        return flags_html(self.flags.entry(row.location), self.to(path))

    def _attach(self, path: str, name: str, content: str) -> str | None:
        """Keep a file; a second one of the same name on a page gets a number."""
        folder = f"{DOWNLOADS}/{path.removeprefix(f'{CONTENT}/').removesuffix('.md')}"
        stem, ending = posixpath.splitext(name)
        place, number = f"{folder}/{name}", 1
        while self.downloads.get(place, content) != content:
            number += 1
            place = f"{folder}/{stem}-{number}{ending}"
        self.downloads[place] = content
        return self.link(path, f"{CONTENT}/{place}")
