"""The improvement register: ideas with their source, what was decided, by when, and what came of it (clause 10.2)."""

from functools import partial

from sms_docs.views.register_view import Shape, register_sheet
from sms_docs.views.sheet import View

_SHAPE = Shape(
    "Improvement register",
    ("id", "title", "source", "decision", "owner", "due", "status", "result"),
    empty="No improvement is proposed yet: add it in data/improvements.yml.",
)

IMPROVEMENTS = View(
    "improvements",
    "Improvements with source, aim, decision, owner, due day, state and result",
    controlled=False,
    function=partial(register_sheet, key="improvements", shape=_SHAPE),
    register="improvements",
)
