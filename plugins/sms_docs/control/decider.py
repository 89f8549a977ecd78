"""Who decides, in which role, on which day, and whether that may be."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sms_docs.checks.names import Names
from sms_docs.completeness.covered import profile_of
from sms_docs.control.case import Case
from sms_docs.control.last_change import Change, last_changes
from sms_docs.control.refusal import RefusedError
from sms_docs.model.register import Entry, Register
from sms_docs.model.system import System

_NEEDED = ("people", "roles", "assignments")


def person_of(system: System, by: str) -> Entry:
    """The entry of a person. Raises RefusedError when there is none, or the registers that say so cannot be read."""
    for key in _NEEDED:
        _usable(system.register(key))
    people = system.register("people")
    same = [each for each in people if each.id == by]
    if len(same) > 1:
        named = " and ".join(f'"{each.label}"' for each in same)
        raise RefusedError(
            f"{people.path}: {by} is the number of {named}, so that nobody could tell who decided. Give each person a "
            f"number of their own; `sms check {people.path}` says where they stand."
        )
    if same:
        return same[0]
    hint = Names(people.by_id).hint(by, "Give the number of a person there, or enter the person first.")
    raise RefusedError(f"{people.path}: there is no person {by}. {hint}")


def _usable(register: Register) -> None:
    if register.broken:
        raise RefusedError(f"{register.path} cannot be read. `sms check {register.path}` says why.")
    if not register.entries:
        raise RefusedError(
            f"{register.path} is missing or empty, so that nobody can tell who may decide. Enter the "
            f"{register.key} first; `sms explain decision-log.role-not-held` says how they are read."
        )


def role_of(case: Case, person: Entry, on: date, roles: Sequence[str], asked: str) -> str:
    """The role in which a person decides.

    Args:
        roles: those that may decide.
        asked: the role that the person named; "" when one is to be found.

    Raises:
        RefusedError: the person holds none of them on the day, or several and named none.
    """
    if (left := person.date("left_on")) and left < on:
        raise RefusedError(f"{case.at(person.location('left_on'))}: {_name(person)} left on {left}. Who is there now?")
    if asked and asked not in roles:
        raise RefusedError(
            f"{case.of('approvers')}: the role {asked} does not decide on {case.document.id}; "
            f"{_listed(roles)} does. Name that role, or correct the approvers."
        )
    held = [each for each in roles if person.id in case.system.holders(each, on)]
    if asked in held or (len(held) == 1 and not asked):
        return asked or held[0]
    if held and not asked:
        raise RefusedError(f"{_name(person)} holds {_listed(held)} on {on}. Say which one decides: --role {held[0]}")
    raise RefusedError(*(_not_held(case.system, person, role, on) for role in ((asked,) if asked else roles)))


def _not_held(system: System, person: Entry, role: str, on: date) -> str:
    holders = [_name(system.register("people").by_id.get(each, person)) for each in system.holders(role, on)]
    held = f"{' and '.join(holders)} held it then" if holders else "nobody held it then"
    return (
        f"{system.register('assignments').path}: {_name(person)} does not hold the role {role} on {on}; {held}. "
        "Let a holder decide, or enter the assignment that was forgotten."
    )


def refuse_author(case: Case, person: Entry, control: str) -> None:
    """Raise RefusedError when a person wrote the document, unless a very small organization says what makes up."""
    if person.id not in case.document.authors or (profile_of(case.system) and control):
        return
    step = "Let another holder of the role decide."
    if profile_of(case.system):
        step = 'Let another person decide, or say what makes up for it: --control "Read by PER-3 before".'
    raise RefusedError(f"{case.of('authors')}: {_name(person)} wrote {case.document.id}. {step}")


def day_of(case: Case, asked: date | None, known: Mapping[str, Change] | None = None) -> tuple[date, list[str]]:
    """The day of a decision, and what could not be looked at.

    Args:
        known: the last change of each file, where git was asked already.

    Raises:
        RefusedError: the day lies ahead, or before what was decided or changed last.
    """
    on = asked or case.system.as_of
    if on > case.system.as_of:
        fixed = " (as_of in data/settings.yml)" if case.system.day_source == "settings" else ""
        raise RefusedError(
            f"{on} lies ahead: today is {case.system.as_of}{fixed}. A decision is entered when it has been taken."
        )
    dated = [(day, each) for each in case.log if (day := each.date("on"))]
    last, entry = max(dated, key=lambda each: each[0], default=(None, None))
    if last and entry and on < last:
        raise RefusedError(
            f"{case.at(entry.location('on'))}: the last decision on {case.document.id} is of {last}, after {on}. "
            "Decide on that day or later; if the clock of this computer is wrong, set it or give the day with --on."
        )
    path = case.document.path
    changed = (known or last_changes(case.root, (path,)))[path]
    if changed.on and on < changed.on:
        raise RefusedError(
            f"{path}: the text was changed on {changed.on} (commit {changed.commit[:10]}), after {on}. "
            "Nobody can have decided on it before; give the day on which it was decided."
        )
    return on, list(_unseen(changed))


def _unseen(changed: Change) -> Iterable[str]:
    if changed.shallow:
        yield "The history of this clone is cut, so that nobody looked whether the text was changed after that day."


def _name(person: Entry) -> str:
    return f"{person.id} {person.text('name')}".strip()


def _listed(roles: Sequence[str]) -> str:
    return " and ".join(roles) or "nobody"
