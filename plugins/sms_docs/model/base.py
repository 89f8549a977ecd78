"""What document control had recorded in an earlier revision, for a comparison."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sms_docs.model.register import Register

Log = tuple[Mapping[str, object], ...]
"""The entries of a decision log, in the order of the file."""


class Base(NamedTuple):
    """The decision logs, editions and waivers of an earlier revision.

    Attributes:
        revision: as it was asked for, for example ``origin/main``.
        commit: the commit that was compared with: where the present one left the revision, if git can tell.
        missing: why nothing can be compared, one sentence; "" when it can.
        fetch: the command that brings what is missing.
        logs: document → entries. A log that could not be read is not among them.
        editions: file → digest of the file.
        waivers: entries of ``data/waivers.yml``.
        files: every file of that revision.
        known: fingerprints in ``data/baseline.yml``; None where there was no such file.
        people: the register of people, whose addresses count for what is new since; None where none could be read.
        assignments: who held which role, as it was known then; None where that could not be read.
        signers: what the file of allowed signers held; None where the settings named none.
    """

    revision: str
    commit: str = ""
    missing: str = ""
    fetch: str = ""
    logs: Mapping[str, Log] = MappingProxyType({})
    editions: Mapping[str, str] = MappingProxyType({})
    waivers: Log = ()
    files: frozenset[str] = frozenset()
    known: frozenset[str] | None = None
    people: Register | None = None
    assignments: Register | None = None
    signers: bytes | None = None
