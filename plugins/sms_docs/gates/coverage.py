"""What the internal audits of a cycle cover, and who audits which process."""

from collections.abc import Callable, Iterator
from datetime import date

from sms_docs.gates.agreements import delivered
from sms_docs.gates.audits import internal_audits
from sms_docs.gates.foundation import leaf_clauses, within
from sms_docs.gates.parameters import parameter
from sms_docs.gates.state import Lack
from sms_docs.gates.timeline import audit_end, certification, design_gate, passed_on, stage2_start
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def lacks_of_programme(system: System) -> Iterator[Lack]:
    """The clauses, processes, services and sites that no internal audit of the cycle covers, each with its place.

    An audit without a list of processes, services or sites covers them all. What a broken register hides lacks nothing.
    """
    register, audits = system.register("audits"), audits_of_cycle(system)
    if not register.exists or register.broken:
        return
    if not audits and _programme_due(system):
        yield Lack("anything", register.location)
    elif audits:
        yield from _left_out(system, audits)


def _left_out(system: System, audits: list[Entry]) -> Iterator[Lack]:
    last, clauses = audits[-1], {each for audit in audits for each in audit.texts("clauses")}
    for clause in leaf_clauses(system):
        if not within(clause, clauses):
            yield Lack(f"clause {clause}", last.location("clauses"))
    for field, name, wanted in _SUBJECTS:
        if all(audit.has(field) for audit in audits):
            covered = {each for audit in audits for each in audit.texts(field)}
            yield from (Lack(f"{name} {each}", last.location(field)) for each in wanted(system) if each not in covered)


def audits_of_cycle(system: System) -> list[Entry]:
    """The internal audits in which everything has to be covered, by their last day.

    Before the certificate is decided they are those that end before stage 2 (where none is planned, all). Afterwards
    what was audited within the last three years counts beside what is planned until the certificate ends: whoever plans
    year by year has nothing open on the day after the certificate. Audits without a day are left out.
    """
    ends = sorted(
        ((end.day, each) for each in internal_audits(system) if (end := audit_end(each))), key=lambda item: item[0]
    )
    record = certification(system)
    decided = record.date("decision_on")
    if decided and decided <= system.as_of:
        cycle = int(parameter(system, "certificate_months"))
        first, last = add_months(system.as_of, -cycle), record.date("expires") or add_months(decided, cycle)
        return [each for day, each in ends if first < day <= last]
    stage2 = stage2_start(system)
    return [each for day, each in ends if stage2 is None or day < stage2.day]


def _programme_due(system: System) -> bool:
    """Whether there has to be a programme of audits: the design is complete, or nothing puts it off."""
    if system.register("programme").broken:
        return False
    gate = design_gate(system)
    return gate is None or passed_on(gate, system.as_of) is not None


def _processes(system: System) -> Iterator[str]:
    return (each.id for each in system.register("processes") if each.id)


def _services(system: System) -> Iterator[str]:
    return (each.id for each in delivered(system) if each.id)


def _sites(system: System) -> Iterator[str]:
    return iter(system.register("scope").single.texts("sites"))


_SUBJECTS: tuple[tuple[str, str, Callable[[System], Iterator[str]]], ...] = (
    ("processes", "the process", _processes),
    ("services", "the service", _services),
    ("sites", "the site", _sites),
)


def processes_of(system: System, audit: Entry) -> tuple[Entry, ...]:
    """The processes that an audit looks at: those that it lists, else those whose clause it covers."""
    clauses, named = set(audit.texts("clauses")), audit.texts("processes")
    return tuple(
        each
        for each in system.register("processes")
        if (each.id in named if named else within(each.text("clause"), clauses))
    )


def auditors_of(audit: Entry, process: Entry) -> tuple[str, ...]:
    """Who audits a process: those whose part names it, else those whose part covers its clause, else all auditors."""
    parts, clause = audit.entries("parts"), process.text("clause")
    naming = [each for each in parts if process.id in each.texts("processes")]
    covering = [each for each in parts if not each.has("processes") and within(clause, set(each.texts("clauses")))]
    people = tuple(each.text("auditor") for each in naming or covering)
    auditors = audit.texts("auditors")
    return tuple(each for each in people if each in auditors) or auditors


def first_day_of(audit: Entry) -> date | None:
    """The first day of an audit as planned; where no plan says, its last day as held."""
    return audit.date("planned_start") or audit.date("done_on")
