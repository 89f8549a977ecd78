"""A service management system as read from one tree for one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from sms_docs.model.base import Base
from sms_docs.model.defect import Defect
from sms_docs.model.document import Document
from sms_docs.model.edition import Edition
from sms_docs.model.provenance import NoOrigins, Origins
from sms_docs.model.register import Entry, Register
from sms_docs.model.schema import Schema
from sms_docs.model.settings import Settings
from sms_docs.model.standard import Standard

DaySource = Literal["argument", "settings", "SOURCE_DATE_EPOCH", "today"]
APPROVING: Final = ("approved", "adopted")
"""Decisions that approve a version; adopted is taken over as approved before or elsewhere."""
OPEN: Final = ("draft", "review")
"""Statuses of a version that is still to be decided on."""
CONTENT = "content"
DATA = "data"
NO_WAIVERS: Final = Register("waivers", f"{DATA}/waivers.yml", exists=False)


@dataclass(frozen=True, slots=True)
class History:
    """What git knows and a check may need.

    Attributes:
        newest_commit: day of the newest commit in its committer's time zone; None without a repository.
        shallow: True when the history was cut, so that its dates prove nothing.
        origins: which commits brought in decisions and waivers; git is asked for them with the first question.
        origins_of_new: the same, with signatures verified by what the base allows; None where that is no other list.
    """

    newest_commit: date | None = None
    shallow: bool = False
    origins: Origins = field(default=NoOrigins(), compare=False, repr=False)
    origins_of_new: Origins | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class System:
    """All facts, frozen. Checks, views and figures are pure functions over it.

    Attributes:
        as_of: the day that it is read for.
        day_source: where that day comes from.
        files: every file of the tree, for evidence and links; relative paths with forward slashes.
        decisions: decision log by document id; its entries are the decisions, in the order of the file.
        editions: approved editions, document → version → file.
        pictures: digests of the pictures on controlled pages, by file.
        base: what an earlier revision had recorded; None when nobody asked to compare with one.
        own_standard: the files of ``data/standard/``, as registers ``standard/<part>``.
        waivers: findings that somebody decided to let stand for a while; no register of the system itself.
        control: files of ``data/`` that say which findings and which digests are known: ``baseline``, ``mechanical``.
    """

    as_of: date
    day_source: DaySource
    settings: Settings
    standard: Standard
    documents: tuple[Document, ...] = field(repr=False)
    registers: Mapping[str, Register] = field(repr=False)
    decisions: Mapping[str, Register] = field(repr=False)
    schemas: Mapping[str, Schema] = field(repr=False)
    defects: tuple[Defect, ...]
    files: frozenset[str] = field(repr=False)
    own_standard: tuple[Register, ...] = field(default=(), repr=False)
    editions: Mapping[str, Mapping[str, Edition]] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, str] = field(default_factory=dict, repr=False)
    control: Mapping[str, Register] = field(default_factory=dict, repr=False)
    waivers: Register = field(default=NO_WAIVERS, repr=False)
    base: Base | None = field(default=None, repr=False)
    history: History = History()

    def register(self, key: str) -> Register:
        """The register of that name; an empty one, at the path where it belongs, when there is no file."""
        if key == NO_WAIVERS.key:
            return self.waivers
        found = self.registers.get(key)
        return found if found is not None else Register(key, f"{DATA}/{key}.yml", exists=False)

    @cached_property
    def controlled(self) -> tuple[Document, ...]:
        """The pages that document control applies to."""
        return tuple(document for document in self.documents if document.controlled)

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """Controlled documents by id; of two with the same id, the first."""
        found: dict[str, Document] = {}
        for document in self.controlled:
            if document.id:
                found.setdefault(document.id, document)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """All pages by file."""
        return {document.path: document for document in self.documents}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Document, ...]]:
        """Controlled documents by document kind: its own, and those that are written in it as well."""
        found: dict[str, tuple[Document, ...]] = {}
        for document in self.controlled:
            for kind in dict.fromkeys((document.kind, *document.covers)):
                found[kind] = (*found.get(kind, ()), document)
        return found

    @cached_property
    def entry_ids(self) -> Mapping[str, Entry]:
        """Entries of all registers by id, for evidence that names a record; of two with the same id, the first."""
        found: dict[str, Entry] = {}
        for register in self.registers.values():
            for entry_id, entry in register.by_id.items():
                found.setdefault(entry_id, entry)
        return found

    @cached_property
    def hides_documents(self) -> bool:
        """Whether a page under control, or its front matter, cannot be read: a missing document then proves nothing."""
        read = self.by_path.keys()
        return any(each.broken for each in self.controlled) or any(
            path not in read and self.settings.is_controlled(path.removeprefix(f"{CONTENT}/"))
            for path in self.files
            if path.startswith(f"{CONTENT}/") and path.endswith(".md")
        )

    def last_decision(self, document_id: str, *kinds: str) -> Entry | None:
        """The newest decision up to the day, of the kinds named (all when none is), by date and then by order.

        The approval of a version that other roles still have to decide on does not count yet.
        """
        entries = [
            entry
            for entry in self.decided(document_id)
            if (on := entry.date("on")) and on <= self.as_of and (not kinds or entry.text("decision") in kinds)
        ]
        # Of several on one day the last of the file: the log is only ever added to.
        return max(reversed(entries), key=lambda entry: entry.text("on"), default=None)

    def decided(self, document_id: str) -> tuple[Entry, ...]:
        """The decision log without approvals of versions that some roles approved and others not, or not yet."""
        log = tuple(self.decisions.get(document_id, ()))
        document = self.by_id.get(document_id)
        begun = self.begun.get(document_id, frozenset())
        if log and document is not None:
            version = frozenset((document.version,))
            begun = begun | version if self.half_decided(document) else begun - version
        return tuple(
            each for each in log if each.text("version") not in begun or each.text("decision") not in APPROVING
        )

    @cached_property
    def begun(self) -> Mapping[str, frozenset[str]]:
        """Document → versions whose approval was never completed: approved with a digest, and no edition was kept."""
        found: dict[str, frozenset[str]] = {}
        for document_id, log in self.decisions.items():
            approvals = [each for each in log if each.text("decision") in APPROVING]
            done = {each.text("version") for each in approvals if each.has("edition") or not each.has("digest")}
            if begun := frozenset(each.text("version") for each in approvals) - done:
                found[document_id] = begun
        return found

    def half_decided(self, document: Document) -> bool:
        """Whether a version in draft or review was approved by some of its approvers and waits for the others."""
        return document.status in OPEN and 0 < len(self.undecided(document)) < len(document.approvers)

    def undecided(self, document: Document) -> tuple[str, ...]:
        """The roles under ``approvers`` that have not approved the document's version up to the day.

        An approval of another text of the same version (``digest``) is none; one without digest counts for any text.
        """
        approvals = [
            each
            for each in self.decisions.get(document.id, ())
            if each.text("version") == document.version and each.text("decision") in APPROVING
            if (on := each.date("on")) and on <= self.as_of
        ]
        text = next((found for each in reversed(approvals) if (found := each.text("digest"))), "")
        done = {each.text("role") for each in approvals if each.text("digest") in ("", text)}
        return tuple(each for each in document.approvers if each not in done)

    def holders(self, role: str, on: date, *, deputies: bool = True) -> tuple[str, ...]:
        """Ids of the people who hold a role on a day, with or without their deputies (``data/assignments.yml``)."""
        return tuple(
            entry.text("person")
            for entry in self._assignments.get(role, ())
            if holds(entry, on) and (deputies or not entry.has("deputy_for"))
        )

    @cached_property
    def _assignments(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.register("assignments"):
            found.setdefault(entry.text("role"), []).append(entry)
        return found

    def held_roles(self, on: date) -> frozenset[str]:
        """The roles that somebody holds on a day; who only stands in holds none (clause 5.3)."""
        assignments = self.register("assignments")
        return frozenset(each.text("role") for each in assignments if holds(each, on) and not each.has("deputy_for"))


def holds(assignment: Entry, on: date) -> bool:
    """Whether an assignment of a role covers a day; without an end it goes on."""
    start, end = assignment.date("from"), assignment.date("to")
    return start is not None and start <= on and (end is None or on <= end)
