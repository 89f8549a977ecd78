"""What an organization adds to the standard in ``data/standard/``: whole, single, and never less than the standard."""

from collections.abc import Iterator, Mapping
from typing import Any

from sms_docs.load.own_standard import IDS, needed, part_of, sound_entries
from sms_docs.load.schemas import standard_schemas
from sms_docs.load.standard import load_standard
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry, Register
from sms_docs.model.standard import Kind, Standard
from sms_docs.model.system import System


@check("error", clauses=("7.5.3",), waivable=False)
def incomplete_addition(system: System) -> Iterator[Problem]:
    """A record that is new to the standard lacks what it needs.

    ## What
    A record of `data/standard/` has a key that the edition does not know, so that it is an addition, and lacks a
    field without which it cannot be used: a new document kind needs `title`, `family`, `need` and `sections`.

    ## Why
    It is left out: documents of that kind, or references to that clause, have nothing to be judged by.

    ## Wrong
    `- key: cloud-register` and `title: Cloud register`, without sections.

    ## Right
    All fields that the finding names; or the key corrected when a kind of the edition was meant.
    """
    known = _parts(_edition(system))
    for register, entry, key in _records(system):
        part = part_of(register)
        lacks = [field for field in needed(standard_schemas()[part]) if field not in entry.values]
        if lacks and key not in known[part]:
            yield Problem(
                entry.location(IDS[part]),
                f"{key} is new to the standard and lacks {', '.join(lacks)}, so it is left out.",
                "Add what is missing, or correct the key when a record of the edition was meant.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def record_twice(system: System) -> Iterator[Problem]:
    """A record of the organization's part of the standard stands twice.

    ## What
    Two records of one file of `data/standard/` have the same key.

    ## Why
    The later one changes the earlier one, and nobody who reads the first sees it.

    ## Wrong
    `- key: cloud-register` at the start of the file and again at its end.

    ## Right
    One record for each key.
    """
    first: dict[tuple[str, str], Entry] = {}
    for register, entry, key in _records(system):
        other = first.setdefault((register.key, key), entry)
        if other is not entry and part_of(register) != "clauses":  # those have an id, see data.duplicate-record-id
            yield Problem(
                entry.location(IDS[part_of(register)]),
                f"{key} stands in this file already.",
                "Join the two records.",
                (Related(other.location(IDS[part_of(register)]), f"{key} stands here first."),),
            )


@check("warning", clauses=("7.5.1",), waivable=False)
def requirement_loosened(system: System) -> Iterator[Problem]:
    """The organization's part of the standard asks for less than the standard.

    ## What
    A record of `data/standard/` makes a document kind that the standard asks for in writing only expected, makes one
    of its sections optional, or says of a clause that it asks for nothing in writing.

    ## Why
    The checks then pass a system that an auditor does not. What is tailored is the form, never the requirement.

    ## Wrong
    `- key: service-continuity-plan` with `need: expected`

    ## Right
    The line deleted. Kinds that may stand in one document are a matter of `covers` in its front matter.
    """
    given = _edition(system)
    for register, entry, key in _records(system):
        if part_of(register) == "kinds" and (kind := given.kinds.get(key)):
            yield from _less_of_kind(entry, kind)
        clause = given.clauses.get(key) if part_of(register) == "clauses" else None
        if clause and clause.written and entry["written"] is False:
            yield _less(entry, "written", f"Clause {key} asks for something in writing; this line says it does not.")


def _less_of_kind(entry: Entry, kind: Kind) -> Iterator[Problem]:
    if kind.need == "required" and entry.text("need") not in ("", "required"):
        yield _less(entry, "need", f'The standard asks for "{kind.title}" in writing, and this line makes it optional.')
    for section in entry.entries("sections"):
        known = kind.section(section.text("key"))
        if kind.need == "required" and known and known.required and section["required"] is False:
            yield _less(section, "required", f'"{kind.title}" needs the section "{known.title}"; here it is optional.')


def _less(entry: Entry, field: str, message: str) -> Problem:
    return Problem(entry.location(field), message, "Delete the line, or be ready to show the auditor why it holds.")


def _records(system: System) -> Iterator[tuple[Register, Entry, str]]:
    """The sound records of each part, with their key."""
    for register in system.own_standard:
        if part_of(register) in IDS and not register.broken:
            for entry in sound_entries(register):
                yield register, entry, entry.text(IDS[part_of(register)])


def _edition(system: System) -> Standard:
    """The edition as it is without additions."""
    return load_standard(system.standard.edition) if system.own_standard else system.standard


def _parts(standard: Standard) -> Mapping[str, Mapping[str, Any]]:
    return {
        "clauses": standard.clauses,
        "kinds": standard.kinds,
        "parameters": standard.parameters,
        "processes": {each.key: each for each in standard.process_areas},
        "phases": standard.phase_models,
    }
