"""The life of a certificate: its decision, the visits after it, and how long it is valid."""

from datetime import date
from typing import Final

from sms_docs.gates.parameters import parameter
from sms_docs.gates.ruling import Ruling, place, record_file
from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_YEAR_END: Final = (12, 31)


def decision(system: System, record: Entry) -> Ruling:
    """The certificate is issued."""
    decided, planned = _decided(system, record), record.date("decision_planned")
    if decided and record.has("certificate"):
        return Ruling(
            Judgement(f"The certificate {record.text('certificate')} was issued on {decided}.", record_file(system))
        )
    why = f"The decision is planned for {planned}." if planned else "The decision has no day yet."
    lack = Lack("the certificate", place(system, record), due=planned)
    return Ruling(Judgement(why, lacks=(lack,)), planned)


def first_visit(system: System, record: Entry) -> Ruling:
    """The first surveillance lies within the months after the decision that the parameter says."""
    start = record.date("decision_on") or record.date("decision_planned")
    limit = add_months(start, int(parameter(system, "surveillance_first_months"))) if start else None
    return _visit(system, _surveillance(record, 0), "The first surveillance", limit)


def second_visit(system: System, record: Entry) -> Ruling:
    """One visit in each calendar year: the second one lies in the second year after the decision."""
    start = record.date("decision_on") or record.date("decision_planned")
    limit = date(min(start.year + 2, date.max.year), *_YEAR_END) if start else None
    return _visit(system, _surveillance(record, 1), "The second surveillance", limit)


def recertification(system: System, record: Entry) -> Ruling:
    """The renewal is over before the certificate expires."""
    return _visit(system, record.entry("recertification"), "Recertification", expiry(system, record))


def _visit(system: System, visit: Entry, name: str, limit: date | None) -> Ruling:
    """A visit of the certification body that has to be over by a limit."""
    done, planned = visit.date("done_on"), visit.date("planned")
    until = f" up to {limit}" if limit else ""
    if done and done <= system.as_of and not (limit and done > limit):
        return Ruling(Judgement(f"{name} was held on {done}.", record_file(system)))
    lack = Lack(f"{name[0].lower()}{name[1:]}{until}", place(system, visit), due=planned or limit)
    if done and done <= system.as_of:
        return Ruling(Judgement(f"{name} was held on {done}, later than {limit}.", lacks=(lack,)), limit)
    why = f"{name} is planned for {planned}." if planned else f"{name} is not planned."
    return Ruling(Judgement(why, lacks=(lack,)), limit)


def valid(system: System, record: Entry) -> Ruling:
    """A certificate is there and has not expired, or was renewed in time."""
    decided, ends = _decided(system, record), expiry(system, record)
    if decided is None or ends is None:
        planned = record.date("decision_planned")
        lack = Lack("the certificate", place(system, record), due=planned)
        return Ruling(Judgement("There is no certificate yet.", lacks=(lack,)), planned)
    renewed = record.entry("recertification").date("done_on")
    if system.as_of < ends or (renewed and renewed <= min(ends, system.as_of)):
        return Ruling(Judgement(f"The certificate of {decided} is valid until {ends}.", record_file(system)))
    restored = add_months(ends, int(parameter(system, "restoration_months")))
    why = f"The certificate expired on {ends}; until {restored} recertification can restore it."
    return Ruling(Judgement(why, lacks=(Lack("a valid certificate", place(system, record), due=restored),)), ends)


def expiry(system: System, record: Entry) -> date | None:
    """The day on which the certificate expires: as recorded, else counted from the decision, else from its plan."""
    decided = record.date("decision_on") or record.date("decision_planned")
    months = record.number("validity_months") or parameter(system, "certificate_months")
    return record.date("expires") or (add_months(decided, int(months)) if decided else None)


def _decided(system: System, record: Entry) -> date | None:
    """The day of the decision on the certificate, once it was taken."""
    on = record.date("decision_on")
    return on if on and on <= system.as_of else None


def _surveillance(record: Entry, index: int) -> Entry:
    visits = record.entries("surveillance")
    return visits[index] if index < len(visits) else Entry({}, record.path, record.pointer, record.register)
