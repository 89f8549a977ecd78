"""The decisions on a document as a table, the newest first."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from sms_docs.judgement.provenance import provenance_of
from sms_docs.model.provenance import Word
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.pages.dossier import Dossier
from sms_docs.views import cell

DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_SHORT = 12
"""Letters of a digest that tell it apart; the whole stands below, to be copied."""
_COLUMNS = (
    Column("version", "Version"), Column("decision", "Decision"), Column("on", "On"), Column("by", "By"),
    Column("role", "As"), Column("change", "Change"), Column("reason", "Why"), Column("reference", "Minuted in"),
    Column("digest", "Digest"),
)  # fmt: skip
PROVENANCE = Column("provenance", "Provenance")
_TONES: Mapping[Word, Tone] = MappingProxyType({"proven": "good", "claimed": "warn", "contradicted": "bad"})


def decisions_table(system: System, found: Dossier) -> Table:
    """Every decision up to the day: what, when, who, in which role, why.

    Where git knows who entered one of them, a column says how far each is proven (``judgement.provenance``).
    """
    log = tuple(reversed(found.log))
    words = [provenance_of(system, entry).word for entry in log]
    known = any(word != "unknown" for word in words)
    rows = []
    for entry, word in zip(log, words, strict=True):
        proof = (Cell(word, tone=_TONES.get(word, "")),) if known else ()
        rows.append(Row((*_cells(system, found, entry), *proof), entry.location()))
    columns = (*_COLUMNS, PROVENANCE) if known else _COLUMNS
    empty = "No decision is recorded yet."
    return Table("decisions", f"Decisions on {found.id}, the newest first", columns, tuple(rows), empty)


def _cells(system: System, found: Dossier, entry: Entry) -> tuple[Cell, ...]:
    version, digest = entry.text("version"), entry.text("digest")
    kept = version in [each.edition.version for each in found.editions]
    why = [each for each in (entry.text("reason").rstrip("."), entry.text("control")) if each]
    return (
        Cell(version, f"edition:{found.id}/{version}" if kept else ""),
        cell.decision(entry.text("decision")),
        cell.day(entry.date("on")),
        cell.person(system, entry.text("by")),
        cell.role(system, entry.text("role")),
        Cell(entry.text("change")),
        Cell(". ".join(why)),
        Cell(entry.text("reference")),
        Cell(digest.removeprefix("sha256:")[:_SHORT] if DIGEST.fullmatch(digest) else ""),
    )
