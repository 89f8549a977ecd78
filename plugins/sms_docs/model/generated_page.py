"""A page made from data, before an engine shows it."""

from dataclasses import dataclass

from sms_docs.model.figure import Figure
from sms_docs.model.redline import Redline
from sms_docs.model.table import Table

Drawn = Table | Figure | Redline
"""What a renderer shows: a table, a figure, or what changed between two editions."""
Part = str | Drawn
"""Markdown with links relative to the page (``../documents.md``), or something for a renderer."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page whose text nobody typed.

    Attributes:
        path: ``content/….md``, see ``model.generated``.
        title: plain text; the renderer escapes it and writes it as the heading of level 1.
        parts: what stands below the title, in order.
        trail: the pages above it, from the top, as (path, plain title).
        search: whether the site's search finds it.
        whole: whether its tables show every row, however many there are.
        wide: whether it needs the column in which a site lists the headings of a page.
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    trail: tuple[tuple[str, str], ...] = ()
    search: bool = True
    whole: bool = False
    wide: bool = False
