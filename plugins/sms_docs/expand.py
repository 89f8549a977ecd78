"""A document's text with its tables, figures and values. Plugin, macros and render all go through here."""

from typing import Any, Literal

from sms_docs.calls import FACTS, call_error
from sms_docs.figures import figure
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.generated_page import Drawn
from sms_docs.model.page_text import replace_calls
from sms_docs.model.redline import Redline
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Row, Table
from sms_docs.render.additions import NOTHING, Additions
from sms_docs.render.escape import inline, link
from sms_docs.render.figure_html import figure_html
from sms_docs.render.figure_markdown import figure_markdown
from sms_docs.render.placeholder import missing
from sms_docs.render.redline_html import redline_html
from sms_docs.render.redline_markdown import redline_markdown
from sms_docs.render.table_bar import MOST
from sms_docs.render.table_html import Anchor, Href, table_html
from sms_docs.render.table_markdown import fact_markdown, table_markdown
from sms_docs.render.target import is_home, resolve, row_anchor, shown_register
from sms_docs.views import view

Target = Literal["html", "markdown"]
BLOCKS = frozenset({"sms_figure", "sms_table"})
"""Macros that stand alone on their line."""


def expand_call(  # noqa: PLR0913 - what is shown, where, and how
    system: System,
    document: Document,
    call: MacroCall,
    href: Href,
    *,
    target: Target = "html",
    additions: Additions = NOTHING,
) -> str:
    """What a macro call shows; a call that is wrong gives a marked sentence, never an exception.

    Args:
        document: the page that the call stands in.
        href: the address, seen from that page, of a file ``content/….md#anchor``; None where it has none.
    """
    if bad := call_error(system, call):
        return missing(bad, target)
    to = targets(system, href)
    if call.name == "sms_table":
        options: dict[str, Any] = {"document": document, **call.kwargs}
        table = view(system, str(call.args[0]), **options)
        # An author who names a number of rows wants to see them; another gets the rest of a long table as a file.
        most = None if call.kwargs.get("limit") else MOST
        return show_part(table, to, target, additions, _anchor(system, document, call), most)
    if call.name == "sms_figure":
        return show_part(figure(system, str(call.args[0]), **call.kwargs), to, target, additions)
    find, _ = FACTS[call.name]
    return _fact(call.name, find(system, str(call.args[0])).cell, to, target)


def targets(system: System, href: Href) -> Href:
    """From a cell's target to its address, by way of the page that shows it."""

    def to(target: str) -> str | None:
        page = resolve(system, target)
        return href(page) if page else None

    return to


def show_part(  # noqa: PLR0913, PLR0917 - what is shown, and how
    part: Drawn,
    to: Href,
    target: Target,
    additions: Additions = NOTHING,
    anchor: Anchor | None = None,
    most: int | None = MOST,
) -> str:
    """A table, figure or redline as a page shows it; in Markdown, where no file can be offered, with all rows."""
    if isinstance(part, Table):
        if target == "html":
            return table_html(part, to, anchor, additions, most=most)
        return table_markdown(part, to, anchor, additions, most=None)
    if isinstance(part, Redline):
        return redline_html(part) if target == "html" else redline_markdown(part)
    return figure_html(part, to) if target == "html" else figure_markdown(part, to)


def expand_text(
    system: System, document: Document, *, href: Href, target: Target = "html", additions: Additions = NOTHING
) -> str:
    """The document's text, without front matter, with every macro call outside code shown and ``raw`` marks gone."""

    def show(call: MacroCall) -> str:
        return expand_call(system, document, call, href, target=target, additions=additions)

    return replace_calls(document, show)


def _anchor(system: System, document: Document, call: MacroCall) -> Anchor | None:
    """Names for the rows of the one table that other pages lead to."""
    key = shown_register(system, call)
    if not key or not is_home(system, document, call, key):
        return None
    register = system.register(key)
    ids = {entry.location(): entry.id for entry in register.by_id.values()}

    def anchor(row: Row) -> str:
        return row_anchor(ids.get(row.location, "")) if row.location else ""

    return anchor


def _fact(macro: str, cell: Cell, to: Href, target: Target) -> str:
    shown = Cell(cell.text, cell.target if macro != "sms_value" else "")
    if target == "markdown":
        return fact_markdown(shown, to)
    name, text = macro.replace("_", "-"), inline(shown.text)
    address = link(to(shown.target)) if shown.target else ""
    return f'<a class="{name}"{address}>{text}</a>' if address else f'<span class="{name}">{text}</span>'
