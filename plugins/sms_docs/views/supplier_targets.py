"""Suppliers' targets against the agreements that they support: whether what we promise can be kept with them."""

from collections.abc import Iterator, Mapping
from math import prod
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, entry_cell, number, reference, words
from sms_docs.views.nothing import none_of
from sms_docs.views.service_levels import goal
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_MINUTES: Mapping[str, float] = {"minutes": 1, "hours": 60, "days": 1440}
_WHOLE = 100
_COLUMNS = (
    Column("supplier", "Supplier"), Column("target", "Its target"), Column("goal", "It promises"),
    Column("supports", "Supports"), Column("promised", "We promise"), Column("chain", "All suppliers together"),
    Column("verdict", "Verdict"), Column("service", "Service"), Column("kind", "Kind"),
)  # fmt: skip
_VERDICTS = (
    "too weak", "too weak together", "no such target", "not known", "cannot be compared", "supports none",
    "strong enough",
)  # fmt: skip
"""Worst first."""


class Support(NamedTuple):
    """A target of a supplier and one target of an agreement that rests on it; None where it names none or no such."""

    supplier: Entry
    target: Entry
    names: str
    supported: Entry | None
    sla: Entry | None


def _find(system: System) -> tuple[Support, ...]:
    agreed = {each.id: (sla, each) for sla in system.register("slas") for each in sla.entries("targets") if each.id}
    found = []
    for supplier in system.register("suppliers"):
        for target in supplier.entries("targets"):
            for name in target.texts("supports") or ("",):
                sla, supported = agreed.get(name, (None, None))
                found.append(Support(supplier, target, name, supported, sla))
    return tuple(found)


supports = Memo(_find)
"""Each target of a supplier with each target of an agreement that it supports."""


def _find_chains(system: System) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for each in supports(system):
        if each.supported is not None and is_availability(each.target) and is_availability(each.supported):
            found.setdefault(each.names, []).append(each.target)
    return {key: tuple(several) for key, several in found.items()}


chains = Memo(_find_chains)
"""Availability target of an agreement → the availability targets of all suppliers that it rests on."""


def is_availability(target: Entry) -> bool:
    """Whether a target is an availability in percent, at least: then those of several suppliers are multiplied."""
    value = target.number("value")
    return (
        (target.text("kind"), target.text("unit"), target.text("comparator")) == ("availability", "percent", "at-least")
        and value is not None
        and 0 <= value <= _WHOLE
    )


def together(system: System, name: str) -> float | None:
    """The availability, in percent, that all suppliers behind an agreement's target promise together; None for none."""
    found = [value / _WHOLE for each in chains(system).get(name, ()) if (value := each.number("value")) is not None]
    return prod(found) * _WHOLE if found else None


def verdict(system: System, each: Support) -> str:
    """Whether a supplier's target is strong enough for what rests on it: one of the verdicts that the view names."""
    if not each.names:
        return "supports none"
    if each.supported is None:
        return "not known" if system.register("slas").broken else "no such target"
    promised, needed = _comparable(each.target), _comparable(each.supported)
    if promised is None or needed is None or promised[:2] != needed[:2]:
        return "cannot be compared"
    if promised[2] < needed[2] if each.supported.text("comparator") == "at-least" else promised[2] > needed[2]:
        return "too weak"
    chain = together(system, each.names) if is_availability(each.target) else None
    return "too weak together" if chain is not None and chain < needed[2] else "strong enough"


def _comparable(target: Entry) -> tuple[str, str, float] | None:
    """Comparator, unit and value; times in minutes."""
    value, unit, sort = target.number("value"), target.text("unit"), target.text("comparator")
    if value is None or sort not in ("at-least", "at-most"):
        return None
    return (sort, "minutes", value * _MINUTES[unit]) if unit in _MINUTES else (sort, unit, value)


def _sheet(system: System) -> Sheet:
    registers = {"supplier": "suppliers", "service": "services"}
    known = {field: tuple(system.register(key).by_id) for field, key in registers.items()
             if not system.register(key).broken}  # fmt: skip
    return live_sheet(
        "Suppliers' targets against the agreements that they support", _COLUMNS, _records(system),
        shown=("supplier", "target", "goal", "supports", "promised", "chain", "verdict"),
        choices={"verdict": _VERDICTS} | known,
        empty=none_of(system, "suppliers", otherwise="No supplier has a target yet: add them to data/suppliers.yml."),
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    for each in supports(system):
        service = each.sla.text("service") if each.sla else ""
        cells = {
            "supplier": reference(system, "suppliers", each.supplier.id),
            "target": Cell(f"{each.target.id} {each.target.text('text')}".strip()),
            "goal": Cell(goal(each.target)),
            "supports": _supported(each),
            "promised": Cell(goal(each.supported)) if each.supported else EMPTY,
            "chain": _chain(system, each),
            "verdict": _verdict(verdict(system, each)),
            "service": reference(system, "services", service),
            "kind": Cell(words(each.target.text("kind"))),
        }
        raw = {"supplier": each.supplier.id, "target": each.target.id, "supports": each.names, "service": service,
               "kind": each.target.text("kind")}  # fmt: skip
        yield record(cells, raw, each.target.location())


def _supported(each: Support) -> Cell:
    if each.sla is None or each.supported is None:
        return Cell(each.names or "nothing", tone="muted" if not each.names else "bad")
    return entry_cell("slas", each.sla.id, f"{each.names} {each.supported.text('text')}".strip())


def _chain(system: System, each: Support) -> Cell:
    """The product of several availabilities, with its factors; empty where one supplier stands alone."""
    factors = chains(system).get(each.names, ()) if is_availability(each.target) else ()
    total = together(system, each.names)
    if len(factors) < 2 or total is None:  # noqa: PLR2004
        return EMPTY
    parts = " × ".join(number(factor.number("value")).text for factor in factors)
    return Cell(f"{parts} = {number(total, '%').text}", sort=total)


def _verdict(word: str) -> Cell:
    if word in ("too weak", "too weak together", "no such target"):
        return Cell(word, tone="bad")
    return Cell(word, tone="good" if word == "strong enough" else "muted")


SUPPLIER_TARGETS = View(
    "supplier-targets",
    "Suppliers' targets against the agreements that they support; availabilities of several are multiplied",
    controlled=False,
    function=_sheet,
)
