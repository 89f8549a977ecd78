"""Which findings a waiver is about: the decision to let them stand for a while (``data/waivers.yml``)."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from sms_docs.model.finding import Finding, Waived
from sms_docs.model.location import Location, Pointer, within
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import CONTENT, DATA, System

_FILLED_IN: Final = frozenset({"closed_on", "reference"})
"""What may be added to a waiver after its approval."""
_DECISIONS: Final = f"{DATA}/decisions/"
_OPEN_ENDED: Final = re.compile(r"[*?./\[\]!]+")
_EVERYTHING: Final = frozenset({CONTENT, DATA, "md", "yml"})
_MADE_UP: Final = ("ab", "hq-2", "0", "z_y")
"""Names that no scope means. A pattern that two of them fit in one folder is about whatever lies there."""
_SEVERAL: Final = 2
_FOLDERS: Final = (f"{DATA}/%s.yml", f"{CONTENT}/%s.md", f"{CONTENT}/%s/%s.md")


def applies(waiver: Entry, finding: Finding, system: System) -> bool:
    """Whether a finding is one of those that a waiver is about, by rule and scope.

    Whether the waiver counts is another question (``judgement.waivers``).
    """
    if finding.id != waiver.text("rule"):
        return False
    scope = tuple(filter(is_limited, waiver.texts("scope")))
    return within(finding.position.path, scope) or not about(system, finding).isdisjoint(scope)


def decided(values: Mapping[str, object]) -> Mapping[str, object]:
    """What was approved in a waiver, without what is filled in later."""
    return {key: value for key, value in values.items() if key not in _FILLED_IN}


def waiver_key(values: Mapping[str, object]) -> str:
    """The name under which the origin of a waiver is asked for: what was approved, not its number alone."""
    text = json.dumps(decided(values), sort_keys=True, default=str)
    return f"waiver:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def waived(waiver: Entry) -> Waived:
    """What a report says of a waiver."""
    return Waived(waiver.id, waiver.text("reason"), waiver.text("expires"))


def about(system: System, finding: Finding) -> frozenset[str]:
    """Numbers of the document and of the entries that a finding is about: the entry, and those around it."""
    place = finding.location or Location(finding.position.path)
    document = system.by_path.get(place.path)
    named = {document.id} if document and document.id else set()
    if place.path.startswith(_DECISIONS):
        named.add(place.path.removeprefix(_DECISIONS).removesuffix(".yml"))
    at = place.at if isinstance(place.at, tuple) else ()
    return frozenset((*named, *_ids(_contents(system).get(place.path), at)))


def is_limited(scope: str) -> bool:
    """Whether a scope means less than everything: a rule that is switched off as a whole is no waiver."""
    if _EVERYTHING.issuperset(filter(None, _OPEN_ENDED.split(scope))):
        return False
    return all(sum(within(folder.replace("%s", name), (scope,)) for name in _MADE_UP) < _SEVERAL for folder in _FOLDERS)


@Memo
def _contents(system: System) -> Mapping[str, object]:
    """File of a register → its content as read."""
    return {each.path: each.value for each in system.registers.values()}


def _ids(value: object, at: Pointer) -> Iterator[str]:
    """Ids of the mappings on the way to a value."""
    for step in at:
        value = _inside(value, step)
        if isinstance(value, dict) and isinstance(found := value.get("id"), str):
            yield found


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
