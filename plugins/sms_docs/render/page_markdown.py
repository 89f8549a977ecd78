"""A page made from data as a Markdown file, for any engine."""

import json
import posixpath
import re
from collections.abc import Callable

from sms_docs.model.generated_page import Drawn, GeneratedPage
from sms_docs.render.escape import inline

Show = Callable[[Drawn], str]
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON may hold as it is, and YAML may not, or takes for a line break."""


def page_markdown(page: GeneratedPage, show: Show) -> str:
    """Front matter, way up, title and parts.

    Args:
        show: makes a table, figure or redline.
    """
    parts = (part if isinstance(part, str) else show(part) for part in page.parts)
    # No macro is run on what data made.
    # What people wrote comes before what was made from it.
    search = "search: {boost: 0.5}\n" if page.search else "search: {exclude: true}\n"
    hide = "hide: [toc]\n" if page.wide else ""
    front = f"---\ntitle: {yaml_text(page.title)}\nrender_macros: false\n{hide}{search}---\n"
    return "\n\n".join([front, *_trail(page), f"# {inline(page.title)}", *parts, ""])


def yaml_text(value: object) -> str:
    """A value as YAML in one line. That is JSON, but for a few characters."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, default=str))


def _trail(page: GeneratedPage) -> list[str]:
    """Links to the pages above."""
    if not page.trail:
        return []
    links = [f"[{inline(title)}]({page_link(page.path, path)})" for path, title in page.trail]
    return [f'<nav class="sms-trail" aria-label="Pages above" markdown>{" › ".join(links)}</nav>']


def page_link(page: str, target: str) -> str:
    """The link of Markdown from a page to another, both ``content/….md``; an anchor stays."""
    path, mark, anchor = target.partition("#")
    return f"{posixpath.relpath(path, posixpath.dirname(page))}{mark}{anchor}"
