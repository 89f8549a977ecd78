"""What a change does to registers and to files that no check reads as one."""

import json
from collections.abc import Iterator, Mapping

from sms_docs.model.change import RegisterChange
from sms_docs.model.register import Entry, Register
from sms_docs.model.system import System


def changed_registers(base: System, head: System) -> tuple[RegisterChange, ...]:
    """Registers, settings and waivers that differ, with their entries by id; sorted by name."""
    before, after = _all(base), _all(head)
    return tuple(
        change for key in sorted({*before, *after}) for change in _changed(key, before.get(key), after.get(key))
    )


def _all(system: System) -> Mapping[str, Register]:
    others = {"waivers": system.waivers, **system.control, **{each.key: each for each in system.own_standard}}
    return {**system.registers, **others}


def _changed(key: str, before: Register | None, after: Register | None) -> Iterator[RegisterChange]:
    if any(each is not None and each.broken for each in (before, after)):
        return  # what cannot be read was not removed
    was, now = _entries(before), _entries(after)
    added = tuple(each for each in now if each not in was)
    removed = tuple(each for each in was if each not in now)
    both = ((each, _fields(was[each], now[each])) for each in now if each in was)
    changed = tuple((each, fields) for each, fields in both if fields)
    known = after if after is not None else before
    if known is not None and (added or removed or changed):
        yield RegisterChange(key, known.path, added, removed, changed)


def _entries(register: Register | None) -> dict[str, Entry]:
    """Entries by id; one without an id, or with one that was used, by its place."""
    found: dict[str, Entry] = {}
    for number, entry in enumerate(register or (), 1):
        single = register is not None and isinstance(register.value, dict)
        name = entry.id if entry.id and entry.id not in found else "" if single else f"entry {number}"
        found[name or (register.key if register else "")] = entry
    return found


def _fields(before: Entry, after: Entry) -> tuple[str, ...]:
    return tuple(
        key for key in dict.fromkeys((*before.values, *after.values)) if _form(before[key]) != _form(after[key])
    )


def _form(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)
