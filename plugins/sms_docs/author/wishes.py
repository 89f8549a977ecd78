"""Whether what the writer of a new document asks for can be had."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from sms_docs.author.header import Wishes
from sms_docs.author.numbers import used_numbers
from sms_docs.completeness.covered import profile_of
from sms_docs.load.id_pattern import compile_id_pattern
from sms_docs.model.standard import Kind
from sms_docs.model.system import System

_KEY = re.compile(r"[A-Za-z0-9][\w.-]*\Z")


def refusal(system: System, kind: Kind, wishes: Wishes) -> str:
    """Why the document cannot be written so, with what to do; "" when it can."""
    roles = (wishes.owner, *wishes.approvers)
    odd = next((each for each in (*roles, *wishes.authors, wishes.classification) if each and not _KEY.match(each)), "")
    if odd:
        return f'"{odd}" is no key: letters, digits, dots and hyphens only.'
    return (
        _number(system, wishes.id)
        or _unknown("role", "data/roles.yml", roles, system.register("roles").by_id)
        or _unknown("person", "data/people.yml", wishes.authors, system.register("people").by_id)
        or _classification(system, wishes.classification)
        or _covers(system, kind, wishes.covers)
    )


def _covers(system: System, kind: Kind, covers: tuple[str, ...]) -> str:
    profile = profile_of(system)
    for key in covers:
        if key not in system.standard.kinds:
            near = get_close_matches(key, system.standard.kinds, n=1)
            return f'There is no kind "{key}". ' + (f'Did you mean "{near[0]}"?' if near else "`sms new` lists all.")
        if profile is None or not profile.joins(kind.key, key):
            return (
                f"{key} may not be written in a document of the kind {kind.key}: only related kinds may, and only "
                "with `profile: very-small` in data/settings.yml."
            )
    return ""


def _number(system: System, number: str) -> str:
    if not number:
        return ""
    if not _KEY.match(number):
        return f'"{number}" is no document number: letters, digits, dots and hyphens only.'
    if number.casefold() in used_numbers(system):
        return f"The number {number} is taken. Leave --id out to get the next free one."
    fits = compile_id_pattern(system.settings.id_pattern)
    if fits is not None and not fits(number):
        return f"The number {number} does not follow the naming rule {system.settings.id_pattern} (data/settings.yml)."
    return ""


def _unknown(what: str, place: str, names: Iterable[str], known: Iterable[str]) -> str:
    """The first name that does not exist; nothing can be said while there is no register."""
    listed = list(known)
    for name in names:
        if name and listed and name not in listed:
            near = get_close_matches(name, listed, n=1)
            advice = f'Did you mean "{near[0]}"?' if near else f"{place} names all."
            return f'There is no {what} "{name}". {advice}'
    return ""


def _classification(system: System, name: str) -> str:
    known = system.settings.entry.texts("classifications")
    if name and known and name not in known:
        return f'There is no classification "{name}". Choose one of {", ".join(known)}.'
    return ""
