"""Who is believed: in what a change brings, whom the base knows. No change can vouch for its own authors."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sms_docs.model.base import Base
from sms_docs.model.memo import Memo
from sms_docs.model.provenance import Origins
from sms_docs.model.register import Entry
from sms_docs.model.system import System


class Believed(NamedTuple):
    """What provenance is judged by.

    Attributes:
        people: by id.
        owners: address → ids of the people who have it.
        signed: whether only a signed commit proves something.
        origins: who brought in what.
        where: where the people stand, for a sentence: " in origin/main", "" for the tree itself.
    """

    people: Mapping[str, Entry]
    owners: Mapping[str, frozenset[str]]
    signed: bool
    origins: Origins
    where: str = ""


def believed(system: System, *, new: bool) -> Believed:
    """What an entry is judged by, new in a change or not."""
    return _believed(system, new and base_of(system) is not None)


def base_of(system: System) -> Base | None:
    """The base, when there is one that could be read."""
    return None if system.base is None or system.base.missing else system.base


def is_new(system: System, seal: str) -> bool:
    """Whether the base has no decision with this seal."""
    return seal not in _seals(system)


def asks_for_signatures(system: System) -> bool:
    """Whether signatures are asked for, here or in the base: a change that stops asking still has to be signed."""
    base = base_of(system)
    return bool(system.settings.allowed_signers) or (base is not None and base.signers is not None)


def addresses(person: Entry) -> tuple[str, ...]:
    """All mail addresses of somebody, in small letters."""
    return tuple(each.casefold() for each in (person.text("email"), *person.texts("other_emails")) if each)


@Memo
def _seals(system: System) -> frozenset[str]:
    base = base_of(system)
    return frozenset(str(each.get("seal")) for log in (base.logs.values() if base else ()) for each in log)


@Memo
def _believed(system: System, new: bool) -> Believed:  # noqa: FBT001 - a memo takes what it is told apart by
    base, origins = base_of(system) if new else None, system.history.origins
    if base is None:
        people = system.register("people")
        return Believed(people.by_id, _owners(people), bool(system.settings.allowed_signers), origins)
    # Where the base knows nobody, as in the change that brings the whole system in, there is nobody else to ask.
    people = base.people or system.register("people")
    where = f" in {base.revision}" if base.people else ""
    return Believed(
        people.by_id, _owners(people), base.signers is not None, system.history.origins_of_new or origins, where
    )


def _owners(people: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for person in people:
        for address in addresses(person):
            found[address] = found.get(address, frozenset()) | {person.id}
    return found
