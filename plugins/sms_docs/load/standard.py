"""Reads the standard's data files (`sms_docs/standards/*.json`) into a `Standard`.

`load_standard` reads what checks need at the start; rules, crosswalk, maturity and challenges have functions
of their own, because few commands need them. The files are part of the package, so a fault in them is a bug
and raises; the tests of `tests/standards` prove their content. Files of an edition stand in its folder, what
holds for both stands beside.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from sms_docs.load.own_standard import NOTHING_OWN, OwnStandard
from sms_docs.model.programme import (
    Activity,
    CertificationCycle,
    Criterion,
    CycleEvent,
    Limit,
    Phase,
    PhaseModel,
)
from sms_docs.model.standard import (
    Clause,
    Edition,
    HeaderField,
    KeyRole,
    Kind,
    Parameter,
    ProcessArea,
    Profile,
    Section,
    Standard,
    Status,
    Subject,
    Transition,
    WrittenItem,
)

Record = dict[str, Any]
Counterparts = Mapping[str, tuple[str, ...]]

EDITIONS: Final[Mapping[str, str]] = {"2018": "2011", "2011": "2018"}
"""The editions that can be loaded, each with the edition it is mapped to."""

_ROOT = Path(__file__).parent.parent / "standards"


def load_standard(edition: str, own: OwnStandard = NOTHING_OWN) -> Standard:
    """The standard in the edition "2018" or "2011", with what an organization adds to it or changes in it.

    Raises ValueError for any other edition.
    """
    if edition not in EDITIONS:
        raise ValueError(f"no edition {edition!r} of ISO/IEC 20000-1: choose {' or '.join(EDITIONS)}")
    clauses = own.merged("clauses", _edition_file(edition, "clauses"))
    onward, back = _mappings(clauses, _edition_file(EDITIONS[edition], "clauses"))
    programme, kinds = _file("programme"), _file("kinds")
    processes = own.merged("processes", _edition_file(edition, "processes"))
    read = Standard(
        edition=cast("Edition", edition),
        title=own.title or f"ISO/IEC 20000-1:{edition}",
        clauses={each["id"]: _clause(each, onward) for each in clauses},
        counterparts=back,
        kinds=_kinds({**kinds, "kinds": own.merged("kinds", kinds["kinds"])}),
        process_areas=tuple(ProcessArea(**_tupled(each)) for each in processes),
        subjects=tuple(_subject(each, edition) for each in _file("subjects")),
        phase_models={each["key"]: _phase_model(each) for each in own.merged("phases", programme["models"])},
        certification=_cycle(programme["certification"]),
        parameters={each["key"]: Parameter(**each) for each in own.merged("parameters", _file("parameters"))},
        profiles={each["key"]: _profile(each) for each in _file("profiles")},
        **_control(_file("control")),
    )
    return _only_known_clauses(read) if own.replaces_clauses else read


def _only_known_clauses(standard: Standard) -> Standard:
    """The standard without references to the clauses that an organization's own ones stand instead of."""

    def known(clauses: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in clauses if each in standard.clauses)

    return replace(
        standard,
        counterparts={},
        subjects=(),
        kinds={key: replace(each, clauses=known(each.clauses)) for key, each in standard.kinds.items()},
        process_areas=tuple(each._replace(clauses=known(each.clauses)) for each in standard.process_areas),
    )


def load_rules() -> tuple[Mapping[str, Any], ...]:
    """The rules for an SMS and its programme.

    Each has key, group, statement, severity (error, warning, note), gate, clauses (of 2018), inspects
    ("data:<register>" or "doc:<kind>#<section>"), example (a state that breaks it), source; where they apply
    params (name to a key of `Standard.parameters`), note, and verify (must not decide an error).
    """
    return tuple(_file("rules"))


def load_nonconformities() -> tuple[Mapping[str, Any], ...]:
    """Frequent audit findings: title, and the keys of the rules that look for them."""
    return tuple(_file("nonconformities"))


def load_crosswalk() -> tuple[Mapping[str, Any], ...]:
    """Clauses of 2018 against ISO 9001:2015 and ISO/IEC 27001:2022, same subject and not same text.

    Each has id, iso9001, iso27001 (clause ids), strength (full, partial, none); some a trap (same number,
    other subject) or a note.
    """
    return tuple(_file("crosswalk"))


def load_maturity() -> Mapping[str, Any]:
    """The three levels with their rules and the 19 elements with a text and a probing question per level."""
    return cast("Record", _file("maturity"))


def load_challenges() -> Mapping[str, Any]:
    """What makes programmes fail: challenges with considerations and signs to look for, and general ones."""
    return cast("Record", _file("challenges"))


def load_definitions() -> Mapping[str, Any]:
    """What rules mean by measurable objective, key role, present section, operational evidence."""
    return cast("Record", _file("definitions"))


def load_registers() -> tuple[Mapping[str, Any], ...]:
    """The registers that sections and rules speak of: key, what each holds, whether it is computed."""
    return tuple(_file("registers"))


def _file(name: str) -> Any:
    return json.loads((_ROOT / f"{name}.json").read_bytes())


def _edition_file(edition: str, name: str) -> list[Record]:
    return cast("list[Record]", _file(f"iso20000-1-{edition}/{name}"))


def _tupled(record: Record) -> Record:
    """The record with its lists as tuples, so that frozen objects hold nothing that can change."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}


def _mappings(clauses: list[Record], others: list[Record]) -> tuple[Counterparts, Counterparts]:
    """Clauses of this edition to those of the other, and back; the files state it once, in the older edition."""
    onward, back = (
        {each["id"]: tuple(each["maps_to"]) for each in records if "maps_to" in each} for records in (clauses, others)
    )
    # Only an organization's own clauses can state it in the newer edition too.
    return {**_turned(back), **onward}, {**_turned(onward), **back}


def _turned(mapping: Counterparts) -> Counterparts:
    """The mapping read the other way: for each target all that lead to it."""
    turned: dict[str, tuple[str, ...]] = {}
    for source, targets in mapping.items():
        for target in targets:
            turned[target] = (*turned.get(target, ()), source)
    return turned


def _clause(record: Record, maps_to: Counterparts) -> Clause:
    parent = record["id"].rpartition(".")[0]
    values = {"parent": parent, "level": record["id"].count(".") + 1, **_tupled(record)}
    values["maps_to"] = maps_to.get(record["id"], ())
    values["written_items"] = tuple(WrittenItem(**each) for each in record.get("written_items", ()))
    return Clause(**values)


def _kinds(content: Record) -> dict[str, Kind]:
    # Sections that all processes share are read once and shared by the kinds.
    shared = {name: _sections(records) for name, records in content["section_sets"].items()}
    return {each["key"]: _kind(each, shared) for each in content["kinds"]}


def _kind(record: Record, shared: Mapping[str, tuple[Section, ...]]) -> Kind:
    values = _tupled(record)
    before = _joined(shared, values.pop("sections_before", ()))
    after = _joined(shared, values.pop("sections_after", ()))
    values["sections"] = (*before, *_sections(record["sections"]), *after)
    values.setdefault("live", record["family"] == "register")
    values.setdefault("clauses", ())
    values.setdefault("clauses_2011", ())
    return Kind(**values)


def _joined(shared: Mapping[str, tuple[Section, ...]], names: Iterable[str]) -> list[Section]:
    return [section for name in names for section in shared.get(name, ())]


def _sections(records: Iterable[Record]) -> tuple[Section, ...]:
    return tuple(Section(**_tupled(each)) for each in records)


def _subject(record: Record, edition: str) -> Subject:
    return Subject(
        key=record["key"],
        title=record["title"],
        names=tuple(record["names"]),
        clauses=tuple(record[f"clauses_{edition}"]),
        also=tuple(record.get(f"also_{edition}", ())),
        other_edition=tuple(record[f"clauses_{EDITIONS[edition]}"]),
    )


def _phase_model(record: Record) -> PhaseModel:
    values = {"source": "practice", "default": False, **_tupled(record)}
    values["phases"] = tuple(map(_phase, record["phases"]))
    values["stall_reasons"] = _criteria(record.get("stall_reasons", ()))
    return PhaseModel(**values)


def _phase(record: Record) -> Phase:
    values = _tupled(record)
    values["criteria"] = _criteria(record.get("criteria", ()))
    values["activities"] = tuple(Activity(**each) for each in record.get("activities", ()))
    return Phase(**values)


def _criteria(records: Iterable[Record]) -> tuple[Criterion, ...]:
    return tuple(Criterion(**{"rules": (), **_tupled(each)}) for each in records)


def _profile(record: Record) -> Profile:
    groups = tuple(frozenset(each["kinds"]) for each in record["groups"])
    return Profile(**{**record, "groups": groups})


def _cycle(record: Record) -> CertificationCycle:
    classes = record["finding_classes"]
    return CertificationCycle(
        years=record["years"],
        events=tuple(CycleEvent(**each) for each in record["events"]),
        limits={each["key"]: Limit(**each) for each in record["limits"]},
        finding_classes={each["key"]: (each["title"], each["effect"]) for each in classes},
        details=record["details"],
    )


def _control(record: Record) -> Record:
    """The parts of a standard that document control and the judging of text need."""
    return {
        "statuses": {each["key"]: Status(**each) for each in record["statuses"]},
        "transitions": tuple(Transition(**_tupled(each)) for each in record["transitions"]),
        "header_fields": tuple(HeaderField(**each) for each in record["header_fields"]),
        "key_roles": tuple(KeyRole(**_tupled(each)) for each in record["key_roles"]),
        "placeholders": tuple(record["placeholders"]),
        "vague_verbs": tuple(record["vague_verbs"]),
        "vague_adverbs": tuple(record["vague_adverbs"]),
    }
