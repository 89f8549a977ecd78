"""Plan, do, check and act of each process."""

from collections.abc import Callable
from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import reference, several, words
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View


def _step(step: str) -> Callable[[System, Entry], Cell]:
    def cell(_system: System, process: Entry) -> Cell:
        return Cell(process.entry("pdca").entry(step).text("text"))

    return cell


def _check(system: System, process: Entry) -> Cell:
    """What is checked, by which measure, how often."""
    check = process.entry("pdca").entry("check")
    measure = reference(system, "measures", check.text("measure"))
    return several((Cell(check.text("text")), measure, Cell(words(check.text("rhythm")))), block=True)


def _act(system: System, process: Entry) -> Cell:
    """What is done about it, and the body that decides."""
    act = process.entry("pdca").entry("act")
    body = system.register("bodies").by_id.get(act.text("route"))
    route = Cell(body.label, f"entry:bodies/{body.id}") if body else Cell(act.text("route"))
    return several((Cell(act.text("text")), route), block=True)


_SHAPE = Shape(
    "Plan, do, check and act of each process",
    ("title", "clause", "owner", "plan", "do", "check", "act"),
    (
        Extra(Column("plan", "Plan"), _step("plan")),
        Extra(Column("do", "Do"), _step("do")),
        Extra(Column("check", "Check"), _check),
        Extra(Column("act", "Act"), _act),
    ),
)

PDCA = View(
    "pdca",
    "Plan, do, check and act of each process, with measure, rhythm and deciding body",
    controlled=True,
    function=partial(register_sheet, key="processes", shape=_SHAPE),
    register="processes",
)
