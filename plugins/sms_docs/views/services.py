"""The service catalogue: what is offered, to whom, when, and what it stands on."""

from functools import partial

from sms_docs.views.register_view import Shape, register_sheet
from sms_docs.views.sheet import View

_SHOWN = (
    "id", "name", "description", "owner", "customers", "hours", "criticality", "status", "in_scope", "depends_on",
    "suppliers",
)  # fmt: skip
_SHAPE = Shape("Service catalogue", _SHOWN)

SERVICE_CATALOGUE = View(
    "service-catalogue",
    "Services with owner, customers, hours and dependencies",
    controlled=True,
    function=partial(register_sheet, key="services", shape=_SHAPE),
    register="services",
)
