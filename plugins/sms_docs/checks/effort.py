"""Days, money and people of the programme: within usual ranges, adding up, and free for the work."""

from collections.abc import Iterable, Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.gates.states import phase_entry, phase_model
from sms_docs.judgement.very_small import is_very_small
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.programme import Range
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_FULL = 100
_CENT = 0.005
"""Sums of money and days that differ by less are equal."""


@check("warning", clauses=("7.1",), answers=("effort.coordinator-full-time",))
def coordinator_part_time(system: System) -> Iterator[Problem]:
    """The coordinator of the programme has other work besides.

    ## What
    The role of the SMS manager has a `load` other than full-time, or a line of the resources plans its holder with
    less than 100 percent. A very small entity is not judged.

    ## Why
    Twenty owners wait for answers every day. Where the coordinator gives one day a week, the programme takes five
    times as long; owners and auditors can work part-time (clause 7.1, practice).

    ## Wrong
    `role: sms-manager`, `load_percent: 20`

    ## Right
    `load_percent: 100`
    """
    if is_very_small(system):
        return
    for role in system.register("roles"):
        if _coordinates(system, role) and role.text("load") in ("part-time", "as-needed"):
            yield Problem(
                role.location("load"),
                f"The role {role.label} coordinates the programme, but its load is {role.text('load')}.",
                "Free its holder for the programme, or give the coordination to somebody who has the time.",
            )
    roles = {role.id for role in system.register("roles") if _coordinates(system, role)}
    for line in _people(system):
        load = line.number("load_percent")
        if load is not None and load < _FULL and line.text("role") in roles and line.text("status") != "released":
            yield Problem(
                line.location("load_percent"),
                f"{line.id} plans the coordinator of the programme with {load:g} percent of the working time.",
                "Plan the whole working time, or split the role between people who have it together.",
            )


def _coordinates(system: System, role: Entry) -> bool:
    """Whether a role is that of the SMS manager, by its id or by a name that counts as such."""
    for key_role in system.standard.key_roles:
        if key_role.key == "sms-manager":
            names = {key_role.title.lower(), key_role.key.replace("-", " "), *key_role.aliases}
            return role.label.lower() in names or role.id.replace("-", " ") in names
    return False


@check("warning", clauses=("7.1",), answers=("effort.double-booking",))
def double_booked(system: System) -> Iterator[Problem]:
    """A person is planned for more than the whole working time.

    ## What
    On a day, the shares of all lines of `data/resources.yml` for one person (named, or the holder of the role),
    together with `daily_work_percent`, add up to more than 100.

    ## Why
    Who has operational duties drops the programme first, and nobody hears of it until the milestone is missed
    (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    Two lines for PER-04 with `load_percent: 60` and `load_percent: 50` in the same months.

    ## Right
    Shares that add up to 100 at most, with what daily work needs.
    """
    by_person: dict[str, list[Entry]] = {}
    for line in _people(system):
        start = line.date("from")
        if start and line.number("load_percent") is not None and line.text("status") != "released":
            holders = (line.text("person"),) if line.has("person") else system.holders(line.text("role"), start)
            for person in holders[:1]:
                by_person.setdefault(person, []).append(line)
    for person, lines in by_person.items():
        if found := _first_overload(lines):
            line, total, others = found
            yield Problem(
                line.location("load_percent"),
                f"{person} is planned with {total:g} percent of the working time from {line.text('from')} on.",
                "Lower a share, move a line to other months, or name somebody else.",
                tuple(Related(each.location("load_percent"), f"{each.id} plans the same person.") for each in others),
            )


def _first_overload(lines: list[Entry]) -> tuple[Entry, float, list[Entry]] | None:
    """The first line with whose start the shares exceed the working time, their sum, and the other lines."""
    now: list[Entry] = []
    for line in sorted(lines, key=lambda each: each.text("from")):
        now = [each for each in now if _reaches(each, line)]
        daily = max((each.number("daily_work_percent") or 0 for each in (*now, line)), default=0)
        total = daily + sum(each.number("load_percent") or 0 for each in (*now, line))
        if total > _FULL:
            return line, total, now
        now.append(line)
    return None


def _reaches(line: Entry, later: Entry) -> bool:
    """Whether a line still goes on when a later one begins."""
    end, start = line.date("to"), later.date("from")
    return end is None or (start is not None and start <= end)


@check("warning", clauses=("7.1",), answers=("effort.double-booking",))
def share_not_agreed(system: System) -> Iterator[Problem]:
    """People work in the programme without the agreement of their manager.

    ## What
    A line of the resources with `kind: people` and a role or person has begun or is `assigned`, and `agreed_by` or
    `agreed_on` is missing, or that day has not come.

    ## Why
    A share of working time that the line manager never agreed to is gone at the first disturbance
    (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    `role: change-process-owner`, `load_percent: 30`, `status: assigned` without `agreed_by`.

    ## Right
    `agreed_by: managing-director`, `agreed_on: 2026-11-24`
    """
    for line in _people(system):
        start, agreed_on = line.date("from"), line.date("agreed_on")
        begun = line.text("status") == "assigned" or (line.text("status") == "" and start and start <= system.as_of)
        agreed = line.has("agreed_by") and agreed_on is not None and agreed_on <= system.as_of
        if begun and not agreed and (line.has("role") or line.has("person")):
            yield Problem(
                line.location("status"),
                f"{line.id} ({line.label}) is assigned, but nobody agreed to the working time.",
                "Add agreed_by and agreed_on: the line manager's role and the day.",
            )


@check("warning", clauses=("7.1",), answers=("effort.budget-consistent",))
def phase_without_budget(system: System) -> Iterator[Problem]:
    """A phase of the programme has no budget.

    ## What
    No line of `data/budget.yml` belongs to the phase, although other phases have one.

    ## Why
    What was never put into the budget is asked for when it is needed, and waits (clause 7.1).

    ## Wrong
    Lines for foundation, design and implementation, none for certification.

    ## Right
    A line with `phase: certification`.
    """
    budget = system.register("budget")
    funded = {line.text("phase") for line in budget} - {""}
    for phase in system.register("programme") if funded and not budget.broken else ():
        if phase.id and phase.id not in funded:
            yield Problem(
                phase.location("id"),
                f'The phase "{phase.label}" has no line in the budget.',
                f"Add its days and its money to {budget.path}.",
            )


@check("warning", clauses=("7.1",), answers=("effort.budget-consistent",))
def budget_sum_differs(system: System) -> Iterator[Problem]:
    """The lines of the budget do not add up to the total of the business case.

    ## What
    The sums of `internal_days`, `external_days` or `planned` in `data/budget.yml` differ from `costs` in
    `data/business_case.yml`. Money is compared only where all lines are in one currency, that of the business case.

    ## Why
    Top management released the total. Lines that add up to something else spend money that nobody granted, or hide
    some that was (clause 7.1).

    ## Wrong
    Lines of 80 000 EUR, `money: 95000`.

    ## Right
    The same sum in both, and a decision on the business case when it changes.
    """
    costs, budget = system.register("business_case").single.entry("costs"), system.register("budget")
    lines = budget.entries
    one_currency = {line.text("currency") for line in lines} == {costs.text("currency")}
    for field, total_field, unit in _SUMS:
        total = costs.number(total_field)
        given = [value for line in lines if (value := line.number(field)) is not None]
        if total is None or not given or budget.broken or (field == "planned" and not one_currency):
            continue
        if len(given) < sum(line.has(field) for line in lines):
            continue  # what is no number has its own finding
        if abs(sum(given) - total) > _CENT:
            what = unit or costs.text("currency")
            yield Problem(
                costs.location(total_field),
                f"The business case grants {total:,.10g} {what}, but the lines of the budget add up to "
                f"{sum(given):,.10g}.",
                "Correct the lines, or let the business case be decided anew.",
                (Related(budget.location, "The lines."),),
            )


_SUMS = (
    ("internal_days", "internal_days", "internal days"),
    ("external_days", "external_days", "external days"),
    ("planned", "money", ""),
)


@check("note", clauses=("7.1",), answers=("effort.total-internal", "effort.total-external"))
def total_unusual(system: System) -> Iterator[Problem]:
    """The programme is planned with far fewer or more days than such programmes usually need.

    ## What
    The internal days of all lines of the budget lie outside 400 to 800 (`effort_internal_days_min`,
    `effort_internal_days_max`), or the external ones outside 60 to 120. Very small entities are not judged.

    ## Why
    The usual days are a rule of thumb. Far from them, work was forgotten, or the consultants do what the
    organization has to learn itself.

    ## Wrong
    120 internal days for 14 services.

    ## Right
    512 internal and 104 external days.
    """
    for side, field in _SIDES:
        usual = parameter(system, f"effort_{side}_days_min"), parameter(system, f"effort_{side}_days_max")
        yield from _outside(
            system, system.register("budget"), field, usual, f"The programme is planned with {{}} {side} days"
        )


@check("note", clauses=("7.1",), answers=("effort.phase-ranges",))
def phase_unusual(system: System) -> Iterator[Problem]:
    """A phase is planned with far fewer or more days than it usually needs.

    ## What
    The internal or external days of the phase lie outside the range that the phase model in use gives for it; for
    the four-phase programme these are 80 to 120 internal days for foundation, 250 to 350 for design, 100 to 150
    for implementation and 60 to 100 for certification. Very small entities are not judged.

    ## Why
    A phase that is planned too small takes its days from the next one.

    ## Wrong
    Design with 60 internal days.

    ## Right
    Design with 250 internal days.
    """
    for phase in phase_model(system).phases:
        entry = phase_entry(system, phase)
        lines = [line for line in system.register("budget") if entry and line.text("phase") == entry.id]
        for (side, field), usual in zip(_SIDES, (phase.internal_days, phase.external_days), strict=True):
            if entry and usual:
                start = f'The phase "{entry.label}" is planned with {{}} {side} days'
                yield from _outside(system, lines, field, usual, start)


_SIDES = (("internal", "internal_days"), ("external", "external_days"))


def _outside(system: System, lines: Iterable[Entry], field: str, usual: Range, words: str) -> Iterator[Problem]:
    """A finding at the largest of the lines when their sum lies outside the usual range."""
    given = [(value, line) for line in lines if (value := line.number(field)) is not None]
    total = sum(value for value, _ in given)
    if given and not usual[0] <= total <= usual[1] and not is_very_small(system):
        largest = max(given, key=lambda each: each[0])[1]
        yield Problem(
            largest.location(field),
            f"{words.format(f'{total:g}')}; usual are {usual[0]:g} to {usual[1]:g}.",
            "Check whether work was forgotten or counted twice.",
        )


def _people(system: System) -> Iterator[Entry]:
    return (line for line in system.register("resources") if line.text("kind") == "people")
