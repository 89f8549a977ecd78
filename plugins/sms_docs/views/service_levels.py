"""Service level results by month: one row for each target of an agreement, one column for each month."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sms_docs.gates.agreements import reaches
from sms_docs.model.memo import Memo
from sms_docs.model.months import month_name, month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.by_month import cell_of_month, month_columns, month_window, monthly
from sms_docs.views.cell import entry_cell, number, reference, several, words
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet

_SHOWN_MONTHS = 6
_SIGNS = {"percent": "%"}
_BEFORE = (Column("service", "Service"), Column("target", "Target"), Column("goal", "Agreed"))
_AFTER = (
    Column("met", "Met", "right"), Column("status", "Last result"), Column("customer", "Customers"),
    Column("sla", "Agreement"), Column("kind", "Kind"),
)  # fmt: skip
_STATES = ("missed", "no result yet", "not known", "met")
"""Worst first."""


class Result(NamedTuple):
    """What was reached of a target in a month or quarter; ``months`` are counted from year 0.

    Attributes:
        met: as the numbers say; where they say nothing, as somebody wrote; None where neither does.
    """

    entry: Entry
    months: tuple[int, ...]
    actual: float | None
    met: bool | None


class Target(NamedTuple):
    """A target of an agreement with a customer, and its results, oldest first."""

    sla: Entry
    entry: Entry
    results: tuple[Result, ...]


def with_unit(target: Entry, value: float | None) -> Cell:
    """A number with the unit of a target."""
    return number(value, _SIGNS.get(target.text("unit"), words(target.text("unit"))))


def goal(target: Entry) -> str:
    """What is agreed, as a phrase: "at least 99.5 %"."""
    text = with_unit(target, target.number("value")).text
    return f"{words(target.text('comparator'))} {text}".strip() if text else ""


def _find(system: System) -> tuple[Target, ...]:
    results = _results(system)
    return tuple(
        Target(sla, each, _judged(each, results.get(each.id, ())))
        for sla in system.register("slas")
        for each in sla.entries("targets")
    )


targets = Memo(_find)
"""The targets of all agreements, in the register's order, with the results that are known on the day."""


def _results(system: System) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = {}
    for each in system.register("sla_results"):
        found.setdefault(each.text("target"), []).append(each)
    return found


def _judged(target: Entry, entries: Sequence[Entry]) -> tuple[Result, ...]:
    found: dict[tuple[int, ...], Result] = {}
    for each in entries:
        months, actual = month_numbers(each.text("period")), each.number("actual")
        said = each["met"] if isinstance(each["met"], bool) else None
        reached = None if actual is None else reaches(target, actual)
        # Of two for a period the later one counts.
        if months and (actual is not None or said is not None):
            found[months] = Result(each, months, actual, said if reached is None else reached)
    return tuple(sorted(found.values(), key=lambda each: each.months))


def known_results(system: System, target: Target) -> tuple[Result, ...]:
    """The results for months that have begun on the system's day."""
    now = month_number(system.as_of)
    return tuple(each for each in target.results if each.months[0] <= now)


def _sheet(system: System) -> Sheet:
    window = month_window(system)
    months = tuple(map(month_name, window))
    registers = {"service": "services", "customer": "customers", "sla": "slas"}
    known = {field: tuple(system.register(key).by_id) for field, key in registers.items()
             if not system.register(key).broken}  # fmt: skip
    return live_sheet(
        "Service level results by month",
        (*_BEFORE, *month_columns(window), *_AFTER),
        _records(system, window),
        shown=("service", "target", "goal", *months[-_SHOWN_MONTHS:], "status"),
        filters=("service", "customer", "sla", "target", "kind", "status"),
        choices={"status": _STATES} | known,
        empty=none_of(system, "slas", otherwise="No target is agreed yet: add agreements in data/slas.yml."),
        months=months,
    )


def _records(system: System, window: Sequence[int]) -> Iterator[Record]:
    for each in targets(system):
        found = known_results(system, each)
        customers = each.sla.texts("customers")
        cells = {
            "service": reference(system, "services", each.sla.text("service")),
            "target": entry_cell("slas", each.sla.id, f"{each.entry.id} {each.entry.text('text')}".strip()),
            "goal": Cell(goal(each.entry)),
            "met": _share(found),
            "status": _status(system, found),
            "customer": several(reference(system, "customers", one) for one in customers),
            "sla": entry_cell("slas", each.sla.id, each.sla.id),
            "kind": Cell(words(each.entry.text("kind"))),
        }
        raw = {"service": each.sla.text("service"), "customer": list(customers), "sla": each.sla.id,
               "target": each.entry.id, "kind": each.entry.text("kind")}  # fmt: skip
        values = {key: cell.text for key, cell in cells.items()} | raw
        yield Record(
            values,
            monthly(cells, cell_of_month(found, window, each.entry.text("period"), partial(result_cell, each.entry))),
            each.entry.location(),
        )


def result_cell(target: Entry, result: Result) -> Cell:
    """What was reached; a word says where it was not enough, and the way leads to what was done about it."""
    shown = with_unit(target, result.actual)
    if result.met is False:
        return Cell(f"{shown.text} missed".strip(), entry_target(result), "bad", shown.sort)
    return Cell(shown.text or "met", entry_target(result), sort=shown.sort)


def entry_target(result: Result) -> str:
    """What a result leads to: its entry."""
    return f"entry:sla_results/{result.entry.id}" if result.entry.id else ""


def _share(found: Sequence[Result]) -> Cell:
    judged = [each.met for each in found if each.met is not None]
    return Cell(f"{sum(judged)} of {len(judged)}", sort=sum(judged) / len(judged)) if judged else Cell("")


def _status(system: System, found: Sequence[Result]) -> Cell:
    if not found:
        broken = system.register("sla_results").broken
        return Cell("not known" if broken else "no result yet", tone="muted")
    last = found[-1].met
    if last is None:
        return Cell("not known", tone="muted")
    return Cell("met", tone="good") if last else Cell("missed", tone="bad")


SERVICE_LEVELS = View(
    "service-levels",
    "Service level results, a row for each target and a column for each month; months=12 shows more",
    controlled=False,
    function=_sheet,
)
