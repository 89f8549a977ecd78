"""A management-system standard as frozen data: clauses, document kinds, sections, control facts.

The facts come from `standards/*.json`, read by `sms_docs.load.standard`. Everything is a paraphrase: clause
numbers, short titles and names of documents are facts, the wording of a standard is not reproduced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sms_docs.model.heading import normalise_heading
from sms_docs.model.programme import NOTHING, CertificationCycle, Criterion, Phase, PhaseModel

__all__ = [
    "Clause",
    "Criterion",
    "HeaderField",
    "KeyRole",
    "Kind",
    "Parameter",
    "Phase",
    "PhaseModel",
    "ProcessArea",
    "Profile",
    "Section",
    "Standard",
    "Status",
    "Subject",
    "Transition",
    "WrittenItem",
    "normalise_heading",
]

Edition = Literal["2018", "2011"]


class WrittenItem(NamedTuple):
    """Something that a clause wants in writing; `explicit` is False when the standard only implies it."""

    what: str
    record: bool
    explicit: bool


class Clause(NamedTuple):
    """One clause of ISO/IEC 20000-1 (2018 with Amd 1:2024, or 2011).

    `level` is 1 for "4" and 4 for "8.2.3.1"; `parent` is "" at level 1. `written` says that the clause
    itself asks for a document or record. `items` are its lettered contents, `audit` what an auditor asks to
    see, `maps_to` the clauses of the other edition with the same content and `mapping` how well they fit
    (same, split, partial). With `official_title` False the standard prints no heading and the title is ours.
    What has `verify` must not decide an error.
    """

    id: str
    title: str
    parent: str
    level: int
    summary: str
    written: bool
    written_items: tuple[WrittenItem, ...] = ()
    items: Mapping[str, str] = NOTHING
    audit: tuple[str, ...] = ()
    maps_to: tuple[str, ...] = ()
    mapping: str = ""
    official_title: bool = True
    new: bool = False
    amendment: str = ""
    note: str = ""
    verify: bool = False


class Section(NamedTuple):
    """A section that documents of a kind hold.

    A heading is this section's when it equals `title` or an alias after `normalise_heading`. `hint` says
    what belongs in it, `data` names the registers that feed it, `parts` what it has to cover one by one.
    `source` is the clause that asks for it, or "practice"; `letter` is its letter there.
    """

    key: str
    title: str
    aliases: tuple[str, ...]
    hint: str
    required: bool = True
    number: int | None = None
    letter: str = ""
    data: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    source: str = "practice"

    @property
    def names(self) -> frozenset[str]:
        """All headings that count as this section, normalised."""
        return frozenset(map(normalise_heading, (self.title, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document or register.

    `family` is plan, policy, process, procedure, report, record, register or statement. `need` is "required"
    (the standard asks for it in writing), "expected" (conformity is hard to show without it) or "programme"
    (needed to build the SMS, not by the standard). Entries of a `live` kind change without a new edition;
    they are reviewed, not approved. `clauses` are those of 2018; `prerequisites` are kinds that exist before.
    Every role of `approver_roles` decides on it: the organization's own, from data/standard/kinds.yml.
    `purpose` says what it is for, `good` by what one knows a good one; both are a sentence for writers.
    `details` holds lists that only this kind has, see kinds.json.
    """

    key: str
    title: str
    family: str
    need: str
    clauses: tuple[str, ...]
    clauses_2011: tuple[str, ...]
    sections: tuple[Section, ...]
    live: bool
    approved_by: str = ""
    approver_roles: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    purpose: str = ""
    good: str = ""
    details: Mapping[str, Any] = field(default_factory=dict, compare=False)
    _by_name: dict[str, Section] = field(default_factory=dict, init=False, repr=False, compare=False)

    def section_for(self, heading_text: str) -> Section | None:
        """The section that a heading opens in a document of this kind, or None for a heading of its own."""
        if not self._by_name:
            # Filled at first use: a run meets few of the sixty kinds, and normalising all costs 10 ms.
            self._by_name.update((name, section) for section in self.sections for name in section.names)
        return self._by_name.get(normalise_heading(heading_text))

    def section(self, key: str) -> Section | None:
        """The section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)


class Subject(NamedTuple):
    """A named process or document of a standard and the clauses where it belongs, for judging citations.

    `clauses` are its home in the edition in use, `also` further ones that may be cited for it,
    `other_edition` its home in the other edition. `names` are lower case, the usual one first; where two
    subjects' names overlap in a text, the longer name is meant.
    """

    key: str
    title: str
    names: tuple[str, ...]
    clauses: tuple[str, ...]
    also: tuple[str, ...] = ()
    other_edition: tuple[str, ...] = ()

    def fits(self, clause: str) -> bool:
        """Whether the clause is a home of the subject or lies above or below one.

        True for every clause when the subject has no home in this edition: nothing can be said then.
        """
        homes = (*self.clauses, *self.also)
        return not self.clauses or any(_same_branch(clause, home) for home in homes)


def _same_branch(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


class Status(NamedTuple):
    """A document status; `usable` means in force, `mark` says how a page that is not in force is marked."""

    key: str
    title: str
    usable: bool
    mark: str = ""


class Transition(NamedTuple):
    """An allowed move from one status to another and what it needs."""

    before: str
    after: str
    needs: tuple[str, ...] = ()
    note: str = ""


class HeaderField(NamedTuple):
    """A field of the control header; `origin` is front-matter, decision-log, computed or page."""

    key: str
    title: str
    required: bool
    origin: str


class KeyRole(NamedTuple):
    """A role that every service management plan names with a holder and a duty, and other names for it."""

    key: str
    title: str
    aliases: tuple[str, ...]


class ProcessArea(NamedTuple):
    """A process area that the edition expects to be run; `kinds` are the document kinds that describe it."""

    key: str
    title: str
    clauses: tuple[str, ...]
    kinds: tuple[str, ...]


class Profile(NamedTuple):
    """A lean form of the system for organizations of a certain size.

    It tailors the form, never what the standard requires: kinds of one group may be written in one document.
    `parameter` is the key of the headcount from which the profile does not fit any more; `groups` are lists of
    document kinds. Source: ISO/IEC TS 20000-5:2022, 4.11; the groups are practice.
    """

    key: str
    title: str
    parameter: str
    source: str
    groups: tuple[frozenset[str], ...]

    def joins(self, one: str, other: str) -> bool:
        """Whether two kinds may be written in one document."""
        return any(one in group and other in group for group in self.groups)


class Parameter(NamedTuple):
    """A threshold that a project may change in its settings; `value` is the default, counted in `unit`.

    One with `verify` must not decide an error.
    """

    key: str
    title: str
    value: float
    unit: str
    source: str
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition of the standard with everything that checks need at the start.

    `counterparts` maps a clause of the other edition to the clauses of this one that took over its content.
    `placeholders`, `vague_verbs` and `vague_adverbs` are lower case.
    """

    edition: Edition
    title: str
    clauses: Mapping[str, Clause]
    counterparts: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, Kind]
    process_areas: tuple[ProcessArea, ...]
    subjects: tuple[Subject, ...]
    phase_models: Mapping[str, PhaseModel]
    certification: CertificationCycle
    statuses: Mapping[str, Status]
    transitions: tuple[Transition, ...]
    header_fields: tuple[HeaderField, ...]
    key_roles: tuple[KeyRole, ...]
    parameters: Mapping[str, Parameter]
    profiles: Mapping[str, Profile]
    placeholders: tuple[str, ...]
    vague_verbs: tuple[str, ...]
    vague_adverbs: tuple[str, ...]

    @property
    def default_phase_model(self) -> PhaseModel:
        """The model that holds when the settings name none: the one marked so, else the first."""
        models = tuple(self.phase_models.values())
        return next((model for model in models if model.default), models[0])

    def clauses_of(self, kind: Kind) -> tuple[str, ...]:
        """The clauses of a document kind in this edition."""
        return kind.clauses if self.edition == "2018" else kind.clauses_2011

    def written_clauses(self) -> Iterator[Clause]:
        """The clauses that ask for a document or a record, in the standard's order."""
        return (clause for clause in self.clauses.values() if clause.written)

    def allows(self, before: str, after: str) -> bool:
        """Whether a document may move from one status to the other."""
        return any((move.before, move.after) == (before, after) for move in self.transitions)
