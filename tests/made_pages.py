"""Pages made from data, for the tests: from files in memory to Markdown and HTML."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from re import sub

import markdown

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from sms_docs.model.generated_page import GeneratedPage
from sms_docs.pages import Sources, generated_pages
from sms_docs.publish.assembly import Assembly
from sms_docs.render.page_url import relative_url
from tests.sites import ROOT
from tests.support import DAY, tree

EXTENSIONS = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.superfences"),
]
"""Those of the reference SMS."""


def sources(files: Mapping[str, str | bytes], *, version: str = "", lean: bool = False) -> Sources:
    """What the pages of some files are made from."""
    memory = tree(files)
    system = engine.load(memory, DAY)
    report = engine.check(system, memory)
    record = engine.build_record(report, memory, version=version)
    editions = {} if lean else engine.editions(system, memory)
    return Sources(system, report, record, lean=lean, editions=editions)


def reference(**settings: str) -> Sources:
    """What the pages of the reference SMS are made from; settings replace those of its file."""
    folder = FolderTree(ROOT)
    names = [path for path in folder.files() if Path(path).parts[0] in ("content", "data", "editions", "evidence")]
    files: dict[str, str | bytes] = {path: folder.read(path) for path in names}
    text = folder.read("data/settings.yml").decode()
    for key, value in settings.items():
        text = sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
    return sources(files | {"data/settings.yml": text})


def released(draft: Sources, version: str = "1.0") -> Sources:
    """The same sources as a release."""
    return replace(draft, record=replace(draft.record, version=version))


def pages(made_from: Sources) -> dict[str, GeneratedPage]:
    """Path → page."""
    return {page.path: page for page in generated_pages(made_from)}


def html(made_from: Sources, path: str) -> str:
    """A page as a browser gets it, without the theme."""
    assembly = Assembly(made_from, partial(relative_url, directories=True))
    page = next(page for page in assembly.generated if page.path == path)
    text = assembly.page(page, lambda block: block)
    return convert(text.split("---\n", 2)[2])


def convert(text: str) -> str:
    """Markdown to HTML, with the extensions of the reference SMS."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def plain(text: str) -> str:
    """The text of HTML, without tags, each run of white space as one blank."""
    return sub(r"\s+", " ", unescape(sub(r"<[^>]*>", " ", text))).strip()
