"""What stands below a controlled document: the decisions on it, from its log, newest version last."""

from sms_docs.model.document import Document
from sms_docs.model.system import System
from sms_docs.render.table_html import Href, table_html
from sms_docs.views import view


def history_html(system: System, document: Document, to: Href) -> str:
    """The revision history as one block of HTML; a document without decisions says that it has none.

    A document without a number has no log, and gets no history.

    Args:
        to: gives the address of a cell's target.
    """
    if not document.id:
        return ""
    table = table_html(view(system, "history", document=document), to)
    return f'<div class="sms-history">{table}</div>'
