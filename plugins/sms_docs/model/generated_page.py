"""A page made from data, before an engine shows it."""

from dataclasses import dataclass

from sms_docs.model.figure import Figure
from sms_docs.model.table import Table

Part = str | Table | Figure
"""Markdown with links relative to the page (``../documents.md``), a table, or a figure."""


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
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    trail: tuple[tuple[str, str], ...] = ()
    search: bool = True
    whole: bool = False
