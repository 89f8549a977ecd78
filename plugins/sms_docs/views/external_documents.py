"""Documents from outside that the system depends on."""

from functools import partial

from sms_docs.views.register_view import Shape, register_sheet
from sms_docs.views.sheet import View

_SHOWN = ("id", "title", "publisher", "edition", "dated", "where_used", "owner", "location")
_SHAPE = Shape("Documents from outside", _SHOWN)

EXTERNAL_DOCUMENTS = View(
    "external-documents",
    "Standards, laws and papers from outside, with edition and place",
    controlled=True,
    function=partial(register_sheet, key="external_documents", shape=_SHAPE),
    register="external_documents",
)
