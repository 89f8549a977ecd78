"""Which version of a document was in force on which days (ISO/IEC 20000-1:2018, 7.5.3: the version in use is known).

A version is in force from its ``effective_from``, or from the day on which it was decided where none is named, until
the next one takes effect or the document is withdrawn.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sms_docs.load.page import front_matter_span
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.document import Document
from sms_docs.model.edition import Edition
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System

Starts = Callable[[Edition], date | None]
"""The first day of an edition, as its front matter names it."""


class Term(NamedTuple):
    """The days on which a version is in force.

    Attributes:
        decision: the one that made the version complete.
        start: the first day.
        end: the first day on which it is not in force any more; None while nobody has decided that.
        ended_by: the version that took its place, ``withdrawn``, or "".
    """

    document: str
    version: str
    decision: Entry
    start: date
    end: date | None = None
    ended_by: str = ""


def starts(texts: Mapping[str, str]) -> Starts:
    """Reads the first day of editions.

    Args:
        texts: path → text of editions whose text the system does not keep.
    """

    def start(edition: Edition) -> date | None:
        text = edition.text if edition.text is not None else texts.get(edition.path, "")
        span = front_matter_span(text)
        value = read_yaml(text[span[0] : span[1]], edition.path, span[0])[0] if span else None
        return Entry(value, edition.path).date("effective_from") if isinstance(value, dict) else None

    return start


_KEPT = starts({})


def in_force(system: System, document_id: str, on: date | None = None, read: Starts = _KEPT) -> Term | None:
    """The version in force on a day (None: the day that the system is read for); None when none is."""
    day = on or system.as_of
    document = system.by_id.get(document_id)
    if document is not None and document.retired and day >= system.as_of:
        return None  # since when is not always recorded
    found = [each for each in terms(system, document_id, read) if each.start <= day]
    held = [each for each in found if each.end is None or day < each.end]
    return held[-1] if held else None


def terms(system: System, document_id: str, read: Starts = _KEPT) -> tuple[Term, ...]:
    """The terms of all versions of a document, in the order of the decisions."""
    log = [each for each in system.decided(document_id) if (on := each.date("on")) and on <= system.as_of]
    log.sort(key=lambda each: each.text("on"))  # stable: of one day in the order of the file
    begun = list(_begun(system, document_id, log, read))
    found = (_ended(term, begun[place + 1 :], log) for place, term in enumerate(begun))
    return tuple(each for each in found if each.end is None or each.start < each.end)


def _begun(system: System, document_id: str, log: Sequence[Entry], read: Starts) -> Iterator[Term]:
    document = system.by_id.get(document_id)
    found = []
    for version in dict.fromkeys(each.text("version") for each in log):
        entries = [each for each in log if each.text("version") == version]
        decision = _approved(document, version, entries) or _looked_through(system, document, entries)
        if decision is not None:
            found.append((log.index(decision), version, decision))
    for _, version, decision in sorted(found, key=lambda each: each[0]):
        yield Term(document_id, version, decision, _start(system, document_id, version, decision, read))


def _approved(document: Document | None, version: str, entries: Sequence[Entry]) -> Entry | None:
    """The decision with which a version was approved by all who have to."""
    approving = [each for each in entries if each.text("decision") in APPROVING]
    plain = [each for each in approving if not each.has("digest")]
    if not plain:
        # An edition is written when the last of those who decide has decided.
        return next((each for each in approving if each.has("edition")), None)
    needed = set(document.approvers) if document is not None and document.version == version else set()
    roles = set()
    for each in plain:
        roles.add(each.text("role"))
        if needed <= roles:
            return each
    return plain[0]


def _looked_through(system: System, document: Document | None, entries: Sequence[Entry]) -> Entry | None:
    """Of a live register the first review of its entries, which stands for the approval."""
    kind = system.standard.kinds.get(document.kind) if document is not None else None
    if kind is None or not kind.live:
        return None
    return next((each for each in entries if each.text("decision") == "reviewed"), None)


def _start(system: System, document_id: str, version: str, decision: Entry, read: Starts) -> date:
    edition = system.editions.get(document_id, {}).get(version)
    document = system.by_id.get(document_id)
    named = read(edition) if edition is not None else None
    if named is None and document is not None and document.version == version:
        named = document.effective_from
    decided = decision.date("on") or system.as_of
    if named is None:
        return decided
    # What was taken over had been in force before; nothing else holds before it is decided.
    return named if decision.text("decision") == "adopted" else max(named, decided)


def _ended(term: Term, later: Sequence[Term], log: Sequence[Entry]) -> Term:
    ends = [(each.start, each.version) for each in later]
    after = log[log.index(term.decision) + 1 :]
    ends += [(on, "withdrawn") for each in after if each.text("decision") == "withdrawn" and (on := each.date("on"))]
    if not ends:
        return term
    end, ended_by = min(ends, key=lambda each: each[0])
    return term._replace(end=end, ended_by=ended_by)
