"""The whole site as Markdown with everything expanded, for any other generator, a wiki or pandoc."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EINVAL
from functools import partial

from sms_docs.expand import BLOCKS, Target, expand_call, show_part
from sms_docs.load.repository import Tree
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.generated_page import Drawn, GeneratedPage
from sms_docs.model.page_text import replace_calls
from sms_docs.model.system import CONTENT, System
from sms_docs.publish.assembly import Assembly
from sms_docs.publish.front_matter import with_meta
from sms_docs.publish.site_config import NAME, custom_dir, rendered_config
from sms_docs.publish.theme import assets, overrides
from sms_docs.render.control_header import control_header_html
from sms_docs.render.control_header_markdown import control_header_markdown
from sms_docs.render.history_html import HISTORY_ANCHOR, history_html, history_table
from sms_docs.render.page_markdown import page_link, page_markdown
from sms_docs.render.table_bar import MOST
from sms_docs.render.table_markdown import table_markdown

Files = Iterator[tuple[str, bytes]]


class UnreadableError(Exception):
    """A file that belongs to the site cannot be read. The text says which and why."""


def rendered_link(page: str, target: str) -> str:
    """From a page to another file; no finding stands on a rendered page, so that one leads to the page alone."""
    return page_link(page, target.partition("#finding-")[0])


@dataclass(frozen=True)
class Rendering:
    """How a tree is written.

    Attributes:
        assembly: the build.
        tree: where files that are no pages are copied from.
        config: text of the repository's ``mkdocs.yml``, "" where there is none.
        blocks: tables, figures and headers as Markdown, or as the HTML that our site shows.
    """

    assembly: Assembly
    tree: Tree
    config: str
    blocks: Target = "markdown"

    @property
    def _system(self) -> System:
        return self.assembly.sources.system

    def files(self) -> Files:
        """Path and content of every file. Pages come before the downloads that they offer.

        Raises:
            ConfigError: ``mkdocs.yml`` is no YAML.
            UnreadableError: a file cannot be read.
        """
        meta = self.assembly.meta()
        statuses = {each.key: each.title for each in self._system.standard.statuses.values()}
        yield NAME, rendered_config(self.config, statuses).encode()
        yield from self._templates()
        for document in self._system.documents:
            yield document.path, self._document(document).encode()
        for page in self.assembly.generated:
            yield page.path, with_meta(page_markdown(page, partial(self._part, page)), meta).encode()
        for path, content in (assets() | self.assembly.downloads).items():
            yield f"{CONTENT}/{path}", content.encode()
        yield from self._others()

    def _templates(self) -> Files:
        own = custom_dir(self.config)
        for file in sorted(overrides().rglob("*")):
            if file.is_file():
                yield f"overrides/{file.relative_to(overrides()).as_posix()}", file.read_bytes()
        for path in self.tree.files() if own else ():
            if path.startswith(f"{own}/"):
                for content in self._content(path):
                    yield f"overrides/{posixpath.relpath(path, own)}", content

    def _others(self) -> Files:
        """Pictures and whatever else stands in ``content/``."""
        for path in sorted(self._system.files):
            if path.startswith(f"{CONTENT}/") and path not in self._system.by_path:
                for content in self._content(path):
                    yield path, content

    def _content(self, path: str) -> Iterator[bytes]:
        """The bytes of a file; nothing where a link leads out, or where there is a pipe or a device."""
        if self.tree.leaves(path):
            return
        try:
            self.tree.size(path)
            content = self.tree.read(path)
        except OSError as fault:
            if fault.errno == EINVAL:  # no ordinary file; reading it would wait for ever
                return
            raise UnreadableError(f"{path} cannot be read: {fault.strerror or fault}") from fault
        yield content

    def _document(self, document: Document) -> str:
        place, added = _below_title(document), []
        if document.controlled:
            added.append((place, place, f"\n\n{self._header(document)}\n\n"))
        text = replace_calls(document, partial(self._call, document), added)
        history = f"\n\n{self._history(document)}\n" if document.controlled else ""
        page = f"{document.source[: document.start]}{text.rstrip()}\n{history}"
        return with_meta(page, self.assembly.meta(document), document.front.values)

    def _call(self, document: Document, call: MacroCall) -> str:
        target: Target = self.blocks if call.name in BLOCKS else "markdown"
        href, additions = self.assembly.href(document.path), self.assembly.additions(document.path)
        return expand_call(self._system, document, call, href, target=target, additions=additions)

    def _part(self, page: GeneratedPage, part: Drawn) -> str:
        to, additions = self.assembly.to(page.path), self.assembly.additions(page.path)
        return show_part(part, to, self.blocks, additions, most=None if page.whole else MOST)

    def _header(self, document: Document) -> str:
        to = self.assembly.to(document.path)
        if self.blocks == "html":
            return control_header_html(self._system, document, to)
        below = f"\n[Revision history](#{HISTORY_ANCHOR})\n" if document.id else ""
        return control_header_markdown(self._system, document, to) + below

    def _history(self, document: Document) -> str:
        to = self.assembly.to(document.path)
        if self.blocks == "html" or not document.id:
            return history_html(self._system, document, to)
        return f'<a id="{HISTORY_ANCHOR}"></a>\n\n{table_markdown(history_table(self._system, document), to)}'


def _below_title(document: Document) -> int:
    """Offset below the first heading when that is the title, else of the start of the text."""
    first = document.headings[0] if document.headings else None
    return first.body if first is not None and first.level == 1 else document.start
