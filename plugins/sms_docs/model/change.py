"""What a change of a repository means, as facts: documents, approvals, findings, gates, registers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from sms_docs.model.finding import Finding
from sms_docs.model.provenance import Word

How = Literal["added", "removed", "renamed", "changed", "data", "status", "form"]
"""``data``: only what registers show in it; ``status``: only control fields that no approval covers; ``form``: nothing
that means anything."""


class Compared(NamedTuple):
    """With what a tree was compared.

    Attributes:
        asked: the revision as somebody named it.
        base: the commit where the two parted; "" when none could be had.
        head: the commit that is checked out; "" when there is none.
        unknown: sentences on what cannot be known here, each with the command that changes that.
    """

    asked: str
    base: str = ""
    head: str = ""
    unknown: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A difference: of a control field, of the text (``where`` is the section), of a row (``where`` is the call)."""

    kind: Literal["field", "text", "row"]
    where: str
    before: str
    after: str


class Holder(NamedTuple):
    """Somebody who may decide; ``deputy`` says that they stand in for the holder of the role."""

    id: str
    name: str
    deputy: bool = False


class Needed(NamedTuple):
    """A decision that a document needs.

    Attributes:
        role: id of the role that decides, and its title.
        people: who holds the role on the day, authors left out.
        given_by: name of the person who has decided already; "" while nobody has.
        excluded: names of authors who hold the role.
    """

    role: str
    title: str
    people: tuple[Holder, ...]
    given_by: str = ""
    excluded: tuple[str, ...] = ()


class DocumentChange(NamedTuple):
    """One document of a change.

    Attributes:
        how: what happened to it; a document that was renamed and changed is ``renamed``.
        path: its file now, of a removed one as it was; ``was_path`` before, "" when it is the same.
        size: none, editorial, minor or major, and the reasons.
        version_was: the version approved last in the base, "" for none; ``version_now`` as it stands in the document.
        proposed: the least version that the change since the last approval asks for, "" when it asks for none.
        status_was: key of its status before, "" for a new document.
        decision: what it needs: ``approved``, ``reviewed`` for a register that lives, "" for nothing.
        known: False when the approved content cannot be had, so that the size is only that of this change.
    """

    how: How
    id: str
    title: str
    path: str
    was_path: str = ""
    size: str = "none"
    reasons: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    version_was: str = ""
    version_now: str = ""
    proposed: str = ""
    status_was: str = ""
    status_now: str = ""
    decision: str = ""
    needed: tuple[Needed, ...] = ()
    known: bool = True

    @property
    def waiting(self) -> tuple[Needed, ...]:
        """The decisions that nobody has made yet."""
        return tuple(each for each in self.needed if not each.given_by)


class DecisionIn(NamedTuple):
    """A decision that came in with the change (or that it took away)."""

    document: str
    version: str
    decision: str
    by: str
    role: str
    on: str
    provenance: Word = "unknown"
    why: str = ""


class GateMove(NamedTuple):
    """A criterion of a gate whose state changes; ``before`` is "" for a new one, ``after`` for one that is gone."""

    gate: str
    criterion: str
    before: str
    after: str
    why: str


class RegisterChange(NamedTuple):
    """Entries of a register by id (of an entry without one, its place); ``changed`` with the fields that differ."""

    key: str
    path: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Mention(NamedTuple):
    """A document that names changed ones, so that somebody should look whether it still holds."""

    id: str
    title: str
    path: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """All of it.

    Attributes:
        as_of: the day for which both sides were read.
        documents: sorted by id; ``how`` is ``data`` for those that only registers changed.
        mentions: documents that name one of them.
        lost: decisions of the base that are no longer there, or not as they were.
        editions: files of approved editions → ``added``, ``removed`` or ``changed``.
        set_aside: findings that the change waives or puts into the baseline: they are there, and count no longer.
        pages: pages that are not under control → ``added``, ``removed`` or ``changed``.
        trusted: files that say who is believed, and that the change touches.
    """

    compared: Compared
    as_of: date
    documents: tuple[DocumentChange, ...] = ()
    mentions: tuple[Mention, ...] = ()
    decisions: tuple[DecisionIn, ...] = ()
    lost: tuple[DecisionIn, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    new_findings: tuple[Finding, ...] = ()
    gone_findings: tuple[Finding, ...] = ()
    set_aside: tuple[Finding, ...] = ()
    gates: tuple[GateMove, ...] = ()
    registers: tuple[RegisterChange, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    trusted: tuple[str, ...] = ()
