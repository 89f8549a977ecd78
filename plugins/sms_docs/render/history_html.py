"""What stands below a controlled document: the decisions on it, from its log, newest version last."""

from sms_docs.model.document import Document
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.render.escape import link
from sms_docs.render.table_html import Href, table_html
from sms_docs.views import view

HISTORY_ANCHOR = "sms-history"
"""Where the control header leads to. No heading of a text gets this anchor by chance."""


def history_table(system: System, document: Document) -> Table:
    """The decisions on a document up to the day."""
    return view(system, "history", document=document)


def history_html(system: System, document: Document, to: Href) -> str:
    """The revision history as one block of HTML; a document without decisions says that it has none.

    A document without a number has no log, and gets no history.

    Args:
        to: gives the address of a cell's target.
    """
    if not document.id:
        return ""
    table = table_html(history_table(system, document), to)
    address = link(to(f"history:{document.id}"))
    more = f"<p><a{address}>All decisions, and what changed from version to version</a></p>" if address else ""
    return f'<div class="sms-history" id="{HISTORY_ANCHOR}">{table}{more}</div>'
