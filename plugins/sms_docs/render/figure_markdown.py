"""A figure where only Markdown can be shown: its data."""

from sms_docs.model.figure import Figure
from sms_docs.render.table_html import Href
from sms_docs.render.table_markdown import table_markdown


def figure_markdown(figure: Figure, href: Href) -> str:
    """The data of a figure as a Markdown table."""
    return table_markdown(figure.table, href)
