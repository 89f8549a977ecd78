"""The key roles of a plan, from the registers that it shows or from its text: who holds them, with which duties."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sms_docs.completeness.plans import Section
from sms_docs.judgement.placeholder import is_open
from sms_docs.judgement.roles import key_roles_in, names_of
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.standard import KeyRole
from sms_docs.model.system import System

Lack = Literal["role", "holder", "duty"]
_OWNERS: Final = "process-owners"


class RoleLack(NamedTuple):
    """What a plan does not say of a key role.

    Attributes:
        role: its name for readers; with its number where it stands in the register.
        location: the role's line; the section's heading when the role is missing.
    """

    lack: Lack
    role: str
    location: Location
    related: tuple[Related, ...] = ()


def role_lacks(system: System, section: Section) -> tuple[RoleLack, ...]:
    """What the governance section of a plan lacks."""
    held = system.held_roles(system.as_of)
    return tuple(each for key_role in system.standard.key_roles for each in _lacks(system, section, key_role, held))


def _lacks(system: System, section: Section, key_role: KeyRole, held: frozenset[str]) -> Iterator[RoleLack]:
    """What is lacking of one key role: judged by the register when it shows the role, else by the text."""
    entries = _entries(system, section, key_role)
    if not entries:
        yield from _in_text(system, section, key_role)
        return
    good = [each for each in entries if each.id in held and _has_duty(system, each)]
    for entry in entries if key_role.key == _OWNERS or not good else ():
        related = section.shown_at(entry)
        if entry.id not in held:
            yield RoleLack("holder", f'{entry.id} "{entry.label}"', entry.location("id"), related)
        if not _has_duty(system, entry):
            yield RoleLack("duty", f'{entry.id} "{entry.label}"', entry.location("duties"), related)


def _has_duty(system: System, role: Entry) -> bool:
    return any(not is_open(each, system.standard.placeholders) for each in role.texts("duties"))


def _entries(system: System, section: Section, key_role: KeyRole) -> tuple[Entry, ...]:
    """The roles of the register that the section shows and that are the key role."""
    owning = {each.text("owner") for each in system.register("processes")} if key_role.key == _OWNERS else set()
    names = names_of(key_role)
    return tuple(
        each
        for each in section.entries("roles")
        if each.id in owning or names.search(each.label) or names.search(each.id.replace("-", " "))
    )


def _in_text(system: System, section: Section, key_role: KeyRole) -> Iterator[RoleLack]:
    (state,) = key_roles_in(section.text, section.part, (key_role,), system.standard.placeholders)
    if state.line is None:
        yield RoleLack("role", key_role.title, section.location)
        return
    location = section.text.at(state.line.offset)
    if not state.line.holder:
        yield RoleLack("holder", key_role.title, location)
    if not state.line.duty:
        yield RoleLack("duty", key_role.title, location)
