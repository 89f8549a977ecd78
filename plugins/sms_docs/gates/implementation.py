"""Gate 3: practices in operation, service level records, management review (internal audit: `audits`)."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.hindsight import is_newer
from sms_docs.gates.parameters import parameter
from sms_docs.gates.practices import Practice, practices
from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.months import add_months, month_name, month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System

Target = tuple[str, str]
"""A service level agreement's id and its target's id."""


def practices_operational(system: System, day: date) -> Judgement:
    """Each practice has been in operation for the months that the parameter says, on the gate's day."""
    if system.register("processes").broken:
        return Judgement("The processes cannot be read.", known=False)
    months = int(parameter(system, "operation_months"))
    every = practices(system)
    lacks = tuple(lack for each in every if (lack := _operation_lack(system, each, day, months)))
    why = f"{len(every) - len(lacks)} of {len(every)} practices have been in operation for {months} months."
    running = (each for practice in every for each in practice.processes if _live(each, day))
    return Judgement(why, tuple(dict.fromkeys(f"entry:processes/{each.id}" for each in running)), lacks)


def _operation_lack(system: System, practice: Practice, day: date, months: int) -> Lack | None:
    """What a practice lacks; nothing when each of its processes has been live long enough."""
    common = f"{months} months of operation of"
    if not practice.processes:
        return Lack(practice.name, system.register("processes").location, of=common)
    for process in _of_the_day(system, practice, day):
        live = _live(process, day)
        start = live or process.date("live_planned")
        due = add_months(start, months) if start else None
        if not live or due is None or due > day:
            place = process.location("live_since" if live else "live_planned")
            return Lack(practice.name, place, process.text("owner"), due, common)
    return None


def _of_the_day(system: System, practice: Practice, day: date) -> tuple[Entry, ...]:
    """The processes of a practice, less those that were added long after the day; all when no other is left."""
    then = (each for each in practice.processes if not is_newer(system, day, _began(each)))
    return tuple(then) or practice.processes


def _began(process: Entry) -> date | None:
    return process.date("live_since") or process.date("live_planned")


def _live(process: Entry, day: date) -> date | None:
    since = process.date("live_since")
    return since if since and since <= day else None


def sla_records(system: System, day: date) -> Judgement:
    """Each service level target in scope has results for the months up to its newest one, without a gap."""
    slas = system.register("slas")
    if slas.broken or system.register("sla_results").broken:
        return Judgement("The service level agreements or their results cannot be read.", known=False)
    months, covered = int(parameter(system, "sla_record_months")), covered_months(system, day)
    then = [each for each in agreements_in_scope(system) if not is_newer(system, day, each.date("valid_from"))]
    wanted = [(sla, target) for sla in then for target in monthly_targets(sla)]
    if not wanted:
        lack = Lack("service level agreements with targets", slas.location)
        return Judgement("There is no service level agreement in scope.", lacks=(lack,))
    lacks = tuple(
        Lack(f"{target.id} ({gap})", target.location("id"), sla.text("owner"), of="results for")
        for sla, target in wanted
        if (gap := _record_gap(covered.get((sla.id, target.id), set()), months))
    )
    why = f"{len(wanted) - len(lacks)} of {len(wanted)} service level targets have {months} months of results."
    evidence = dict.fromkeys(f"entry:slas/{sla.id}" for sla, target in wanted if (sla.id, target.id) in covered)
    return Judgement(why, tuple(evidence), lacks)


def agreements_in_scope(system: System) -> Iterator[Entry]:
    """The service level agreements that have not expired, on services in scope."""
    services = system.register("services").by_id
    for sla in system.register("slas"):
        service = services.get(sla.text("service"))
        if sla.text("status") != "expired" and (service is None or service.flag("in_scope")):
            yield sla


def monthly_targets(sla: Entry) -> Iterator[Entry]:
    """The targets of an agreement that have a result more often than once a year."""
    return (each for each in sla.entries("targets") if each.text("period") != "year")


def covered_months(system: System, day: date | None = None) -> dict[Target, set[int]]:
    """The months with a result, by agreement and target; up to the month of a day, the system's when None."""
    last = month_number(day or system.as_of)
    found: dict[Target, set[int]] = {}
    for result in system.register("sla_results"):
        months = month_numbers(result.text("period"))
        if result.number("actual") is not None and months and months[-1] <= last:
            found.setdefault((result.text("sla"), result.text("target")), set()).update(months)
    return found


def _record_gap(covered: set[int], months: int) -> str:
    """What is missing of an unbroken run that ends with the newest month; "" when nothing is."""
    if not covered:
        return "none yet"
    newest = max(covered)
    return ", ".join(month_name(each) for each in range(newest - months + 1, newest) if each not in covered)


def review_held(system: System, day: date) -> Judgement:
    """A full management review was held, with minutes and decisions."""
    if system.register("reviews").broken:
        return Judgement("The management reviews cannot be read.", known=False)
    full = full_reviews(system)
    held = [each for each in full if (on := each.date("held_on")) and on <= day]
    complete = next((each for each in reversed(held) if each.has("minutes") and each.has("decisions")), None)
    if complete:
        why = f"{complete.label} was held on {complete.date('held_on')}."
        return Judgement(why, (f"entry:reviews/{complete.id}",))
    if held:
        last = held[-1]
        lack = Lack(last.id, last.location("minutes"), last.text("chair"), of="minutes and decisions of")
        return Judgement(f"{last.label} was held, but its minutes or decisions are missing.", lacks=(lack,))
    return Judgement("No management review has been held.", lacks=(_first_review(system, full),))


def full_reviews(system: System) -> tuple[Entry, ...]:
    """The management reviews of all inputs that are not cancelled."""
    return tuple(
        each
        for each in system.register("reviews")
        if each.text("kind") != "interim" and each.text("status") != "cancelled"
    )


def _first_review(system: System, full: tuple[Entry, ...]) -> Lack:
    if not full:
        return Lack("a management review", system.register("reviews").location)
    first = full[0]
    return Lack(
        f"the management review {first.id}", first.location("planned"), first.text("chair"), first.date("planned")
    )
