"""Digests that go together because a mass mechanical change turned one into the other (``data/mechanical.yml``)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System

KEY = "mechanical"
PATH = "data/mechanical.yml"


class Step(NamedTuple):
    """One digest that became another.

    Attributes:
        entry: of the document, inside the entry of the commit.
        commit: the entry of the commit: who answers for it, when and why.
    """

    before: str
    after: str
    entry: Entry
    commit: Entry


Steps = Mapping[tuple[str, str], tuple[Step, ...]]
"""Document and version → what happened to its digest, in the order of the file."""


def _make_steps(system: System) -> Steps:
    register = system.control.get(KEY)
    found: dict[tuple[str, str], tuple[Step, ...]] = {}
    for commit in register if register is not None and not register.broken else ():
        for entry in commit.entries("documents"):
            before, after = entry.text("from"), entry.text("to")
            key = entry.text("document"), entry.text("version")
            if before and after and all(key):
                found[key] = (*found.get(key, ()), Step(before, after, entry, commit))
    return found


steps = Memo(_make_steps)


def carried(system: System, document_id: str, version: str, digest: str) -> frozenset[str]:
    """The digests that a version may have which was decided on with a digest: that one, and what it became since."""
    return frozenset((digest, *(each.after for each in way(system, document_id, version, digest))))


def way(system: System, document_id: str, version: str, digest: str) -> Iterator[Step]:
    """The mechanical changes that a digest went through, each once, a chain from its beginning."""
    left = list(steps(system).get((document_id, version), ()))
    reached = {digest}
    while following := [each for each in left if each.before in reached]:
        yield from following
        reached |= {each.after for each in following}
        left = [each for each in left if each not in following]
