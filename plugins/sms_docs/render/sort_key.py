"""By what a browser sorts a field: what it can read itself, or else a key that stands in the field."""

from sms_docs.model.table import Cell
from sms_docs.render.escape import attribute
from sms_docs.views.cell import words


def sort_key(cell: Cell, *, right: bool) -> str:
    """A whole ``data-sort`` attribute with a blank before it; "" where the text sorts as it should.

    The script sorts a field on the right by the first amount in it, and any other as a text in which numbers count by
    their size.
    """
    key = cell.sort
    if key is None or (right and not isinstance(key, str)) or _reads_alike(cell.text, key):
        return ""
    return f' data-sort="{attribute(str(key))}"'


def _reads_alike(text: str, key: float | str) -> bool:
    if isinstance(key, str):
        return text.startswith(key) or text == words(key)
    # "0.25" is no good among texts: its 25 would count for more than the 5 of "0.5".
    return isinstance(key, int) and key >= 0 and text.startswith(str(key))
