"""``sms provenance``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from sms_docs import engine
from sms_docs.cli.check import base_option
from sms_docs.cli.earlier import base_or_stop
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import say_what_is_hidden, table_format_option, write_table
from sms_docs.judgement.provenance import provenance_of
from sms_docs.load.repository import FolderTree
from sms_docs.model.provenance import Word
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.views.cell import person

_COLUMNS = ("Document", "Version", "Decision", "By", "On", "Provenance", "Why", "Commit")
_TONES: Final[Mapping[Word, Tone]] = MappingProxyType({"proven": "good", "contradicted": "bad", "claimed": "warn"})
_SHORT = 10


@click.command(epilog="Example: sms provenance SMS-POL-001. Exit codes: 0 done, 2 wrong use or cannot start.")
@click.argument("document", required=False, metavar="[ID]")
@table_format_option
@base_option
@root_option
@click.pass_context
def provenance(ctx: click.Context, *, document: str | None, form: str, base: str) -> None:
    """Say which commit brought in each decision, and whether it is that of the person named.

    proven: the commit is that person's (and signed, where the settings name allowed_signers). claimed: somebody else's,
    but a reference is named. contradicted: neither. unknown: no repository, a cut clone, or not committed yet.
    With --base, what is new since is judged by the addresses and keys that the revision knows.
    """
    system = engine.load(FolderTree(ctx.obj), None, base_or_stop(ctx.obj, base))
    say_what_is_hidden(system)
    if document is not None and document not in system.decisions:
        raise Stop(f"There is no decision log data/decisions/{document}.yml. `sms provenance` shows all there are.")
    chosen = (document,) if document is not None else tuple(sorted(system.decisions))
    rows = tuple(_row(system, each, entry) for each in chosen for entry in system.decisions[each])
    columns = tuple(Column(label.lower(), label) for label in _COLUMNS)
    write_table(Table("provenance", "Provenance of decisions", columns, rows, "Nothing was decided yet."), system, form)


def _row(system: System, document: str, entry: Entry) -> Row:
    found = provenance_of(system, entry)
    facts = (document, entry.text("version"), entry.text("decision"))
    return Row(
        (
            *map(Cell, facts),
            person(system, entry.text("by")),
            Cell(entry.text("on")),
            Cell(found.word, tone=_TONES.get(found.word, "")),
            Cell(found.why),
            Cell(found.origin.commit[:_SHORT] if found.origin else ""),
        )
    )
