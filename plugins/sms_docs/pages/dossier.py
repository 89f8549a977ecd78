"""What the history of a document is made from: its log, its editions, and the steps between them."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from sms_docs.identity.redline import now_text, redline
from sms_docs.model.document import Document
from sms_docs.model.edition import Edition
from sms_docs.model.redline import Redline
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import parse_version, version_key

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Numbers that can be the name of a page; an id that is none has a finding."""
NOW = "the page as it is now"


class Kept(NamedTuple):
    """An edition with its text."""

    edition: Edition
    text: str


class Dossier(NamedTuple):
    """A document and what was decided on it.

    Attributes:
        document: None when its page is gone.
        log: the decisions up to the day, oldest first.
        editions: those whose text is at hand, oldest first.
    """

    id: str
    document: Document | None
    log: tuple[Entry, ...]
    editions: tuple[Kept, ...]

    @property
    def title(self) -> str:
        """Its title, also when the page is gone."""
        return self.document.title if self.document else ""

    def of(self, version: str) -> tuple[Entry, ...]:
        """The decisions that approved a version."""
        return tuple(each for each in self.log if each.text("version") == version and is_approving(each))


def is_approving(entry: Entry) -> bool:
    """Whether a decision approves a version."""
    return entry.text("decision") in APPROVING


def dossier(system: System, document_id: str, texts: Mapping[str, str]) -> Dossier:
    """Everything on one document.

    Args:
        texts: path → text of editions.
    """
    log = [each for each in system.decisions.get(document_id, ()) if (on := each.date("on")) and on <= system.as_of]
    log.sort(key=lambda each: each.text("on"))
    versions = system.editions.get(document_id, {})
    known = [each for each in versions.values() if each.path in texts and parse_version(each.version)]
    kept = [Kept(each, texts[each.path]) for each in known]
    kept.sort(key=lambda each: version_key(each.edition.version))
    return Dossier(document_id, system.by_id.get(document_id), tuple(log), tuple(kept))


def dossiers(system: System, texts: Mapping[str, str]) -> Iterator[Dossier]:
    """Of every document that has decisions or editions, sorted by number."""
    for document_id in sorted({*system.decisions, *system.editions}):
        if _SAFE.fullmatch(document_id):
            found = dossier(system, document_id, texts)
            if found.log or found.editions:
                yield found


def held(system: System, found: Dossier) -> tuple[Kept, ...]:
    """The editions of a dossier without those that were decided on only after the day."""
    known = {each.text("version") for each in found.log}
    later = {each.text("version") for each in system.decisions.get(found.id, ())} - known
    return tuple(each for each in found.editions if each.edition.version not in later)


def steps(system: System, found: Dossier) -> Iterator[Redline]:
    """What changed from each edition to the next, and from the newest to the page as it is; the newest step first."""
    kept = held(system, found)
    states = [(each.edition.version, each.text) for each in kept]
    # Of an earlier day the page as it is now says nothing: it may hold what came later.
    if kept == found.editions and states and found.document is not None and not found.document.broken:
        states.append((NOW, now_text(system, found.document)))
    for before, after in reversed(tuple(pairwise(states))):
        made = redline(system, found.id, before, after)
        # That nothing changed since the last approval is no step.
        if made or after[0] != NOW:
            yield made
