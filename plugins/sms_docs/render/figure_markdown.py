"""A figure where only Markdown can be shown: what it says, and its data."""

from sms_docs.model.figure import Figure
from sms_docs.render.escape import markdown
from sms_docs.render.table_html import Href
from sms_docs.render.table_markdown import table_markdown


def figure_markdown(figure: Figure, href: Href) -> str:
    """Title and description in a sentence, and the data as a Markdown table."""
    # All rows: no command prints the data of a figure.
    data = table_markdown(figure.table, href, most=None)
    if figure.drawing is None:
        return data
    return f"**{markdown(figure.title)}.** {markdown(figure.description)}\n\n{data}"
