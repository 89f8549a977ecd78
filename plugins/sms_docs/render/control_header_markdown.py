"""The control header where only Markdown can be shown."""

from sms_docs.model.document import Document
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.control_facts import control_facts
from sms_docs.render.control_mark import control_mark
from sms_docs.render.escape import markdown
from sms_docs.render.table_html import Href
from sms_docs.render.table_markdown import table_markdown

_COLUMNS = (Column("fact", "Document control"), Column("value", ""))


def control_header_markdown(system: System, document: Document, to: Href) -> str:
    """The header as a table of two columns, below the warning that a document which is not in force carries.

    Args:
        to: gives the address of a cell's target.
    """
    facts = tuple(Row((Cell(label), value)) for label, value in control_facts(system, document) if value.text)
    mark = control_mark(document)
    warning = f"> **{markdown(mark)}**\n\n" if mark else ""
    return warning + table_markdown(Table("document-control", "Document control", _COLUMNS, facts), to)
