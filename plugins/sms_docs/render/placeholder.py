"""What stands in a page where something cannot be shown. The finding is in the report; the page says where to look."""

from sms_docs.render.escape import inline, markdown
from sms_docs.views.arguments import BadArgument


def missing(bad: BadArgument, target: str = "html") -> str:
    """A marked sentence in place of a table, figure or value."""
    text = f"[{bad.message} {bad.hint}]"
    return f"**{markdown(text)}**" if target == "markdown" else f'<span class="sms-missing">{inline(text)}</span>'
