"""Kinds that are written in a document of another kind: what has to stand there for each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from sms_docs.completeness.content import Judged, judge, judged
from sms_docs.model.document import Document
from sms_docs.model.heading import normalise_heading
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.standard import Kind, Profile, Section
from sms_docs.model.system import System

FIELD: Final = "covers"
_ENDINGS: Final = (" process", " management process", " procedure", " register", " plan", " record")


class Covered(NamedTuple):
    """A kind that a document covers, judged by what the document needs for it, and where it says so."""

    judged: Judged
    location: Location


def profile_of(system: System) -> Profile | None:
    """The lean form that the settings choose; None for the usual one."""
    return system.standard.profiles.get(system.settings.profile)


@Memo
def covered(system: System) -> tuple[Covered, ...]:
    """The kinds that documents in use cover beside their own, as far as the profile lets them."""
    return tuple(
        Covered(judge(system, each.document, kind), each.document.location(FIELD, index))
        for each in judged(system)
        for index, kind in _kinds(system, each.document)
    )


def of_kind(system: System, key: str) -> tuple[Judged, ...]:
    """The documents in use that are of a kind or cover it, each judged by what it needs for this kind."""
    beside = (each.judged for each in covered(system))
    return tuple(each for each in (*judged(system), *beside) if each.kind.key == key)


def _kinds(system: System, document: Document) -> Iterator[tuple[int, Kind]]:
    """Place in ``covers`` and kind, with the sections that the document needs for it.

    A kind that the standard asks for in writing keeps all its sections. Of any other one a section with its name is
    enough (ISO/IEC TS 20000-5:2022, 4.11: lean means, the same requirements).
    """
    profile = profile_of(system)
    for index, key in enumerate(document.covers):
        kind = system.standard.kinds.get(key)
        if kind and profile and key != document.kind and profile.joins(document.kind, key):
            yield index, as_covered(kind)


def as_covered(kind: Kind) -> Kind:
    """A kind with the sections that it needs in a document of another kind."""
    return kind if kind.need == "required" else _as_section(kind)


def _as_section(kind: Kind) -> Kind:
    names = {normalise_heading(kind.title.removesuffix(ending)) for ending in ("", *_ENDINGS)}
    hint = f"how this is done here; {kind.purpose}" if kind.purpose else "who does what, when, and what it yields"
    section = Section(kind.key, _short(kind), tuple(sorted(names)), hint)
    return replace(kind, sections=(section,))


def _short(kind: Kind) -> str:
    return kind.title.removesuffix(" process")
