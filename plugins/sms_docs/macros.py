"""The pluglet of mkdocs-macros: ``modules: [sms_docs.macros]``.

It offers plain functions, no objects: a page could otherwise reach Python through them. None of them raises for a
mistake in a page or in the data; the reader sees a marked placeholder and the report has the finding.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from sms_docs import engine
from sms_docs.calls import MACROS
from sms_docs.expand import BLOCKS, expand_call
from sms_docs.load.markdown_source import scan
from sms_docs.load.repository import FolderTree
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.register import NOTHING as NO_VALUES
from sms_docs.model.register import Entry
from sms_docs.model.system import CONTENT, System
from sms_docs.publish.assembly import Assembly
from sms_docs.render.additions import NOTHING
from sms_docs.render.page_url import relative_url

_OPENINGS = ("`", "~~~", "{#", "{%")
"""What code, a raw block or an anchor begins with; a page without any has nothing to protect."""
_TEMPLATE_MARK = re.compile(r"\{\{|\{%|\{#")


class MacrosEnvironment(Protocol):
    """What of mkdocs-macros is used here."""

    conf: Any
    page: Any
    markdown: str

    def macro(self, function: Callable[..., str], name: str) -> Any:
        """Register a function."""


def define_env(env: MacrosEnvironment) -> None:
    """Register the macros; mkdocs-macros calls this once for each build."""
    build = _Build(env)
    for name in MACROS:
        env.macro(build.macro(name), name)


def on_pre_page_macros(env: MacrosEnvironment) -> None:
    """Keep template marks in code, and ``{#`` everywhere, as text: mkdocs-macros would run them.

    ``sms check`` takes them for text too, so that a check and a build see the same page.
    """
    # A page made from data runs no macro, so nothing has to be kept from running.
    if env.page.meta.get("render_macros") is not False:
        env.markdown = protect_code(env.markdown)


def protect_code(markdown: str) -> str:
    """The text with every template mark in code written so that Jinja gives it back as it is."""
    if not any(mark in markdown for mark in _OPENINGS):
        return markdown
    parts, position = [], 0
    for start, end in scan(markdown).code:
        parts += [_protect(markdown[position:start], "{#"), _code(markdown[start:end])]
        position = end
    return "".join([*parts, _protect(markdown[position:], "{#")])


def _code(text: str) -> str:
    """A code span or fence, protected; a ``raw`` block protects itself."""
    return text if text.startswith("{%") else _TEMPLATE_MARK.sub(lambda mark: _quoted(mark.group()), text)


def _protect(text: str, mark: str) -> str:
    return text.replace(mark, _quoted(mark))


def _quoted(mark: str) -> str:
    return "{{ '" + mark + "' }}"


class _Build:
    """The system of one build, shared with the plugin where there is one."""

    def __init__(self, env: MacrosEnvironment) -> None:
        self._env = env
        self._own: System | None = None

    def macro(self, name: str) -> Callable[..., str]:
        """The function that a page calls; it takes anything, because a wrong argument must not stop a build."""

        def call(*args: object, **kwargs: object) -> str:
            page = self._page()
            used = MacroCall(name, args, MappingProxyType(kwargs), 0, 0)
            assembly = self._assembly
            href = assembly.href(page.path) if assembly else partial(self._url, page.path)
            additions = assembly.additions(page.path) if assembly else NOTHING
            html = expand_call(self._system(), page, used, href, additions=additions)
            return self._held(html) if name in BLOCKS else html

        return call

    @property
    def _plugin(self) -> Any:
        """Our plugin, None where a site uses the pluglet alone."""
        return self._env.conf["plugins"].get("sms")

    @property
    def _assembly(self) -> Assembly | None:
        """What the plugin's build adds to tables."""
        return getattr(self._plugin, "assembly", None)

    def _held(self, html: str) -> str:
        """A block, or the mark that the plugin puts it back for."""
        return str(self._plugin.hold(html)) if self._plugin is not None else html

    def _system(self) -> System:
        loaded: System | None = getattr(self._plugin, "system", None)
        if loaded is not None:
            return loaded
        if self._own is None:
            self._own = engine.load(FolderTree(Path(self._env.conf["docs_dir"]).parent))
        return self._own

    def _page(self) -> Document:
        path = f"{CONTENT}/{self._env.page.file.src_uri}"
        found = self._system().by_path.get(path)
        return found or Document(path, Entry(NO_VALUES, path), "", 0, controlled=False, has_front=False)

    def _url(self, page: str, target: str) -> str | None:
        if target.partition("#")[0] not in self._system().files:
            return None  # pages made from data are the plugin's
        return relative_url(page, target, directories=bool(self._env.conf["use_directory_urls"]))
