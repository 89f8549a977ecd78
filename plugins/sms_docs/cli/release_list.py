"""``sms release --list`` and ``--verify``."""

import sys
from pathlib import Path

from sms_docs.cli import table_text
from sms_docs.cli.console import colours, complain, say, terminal_width
from sms_docs.cli.stop import Stop
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.publish import release as publishing
from sms_docs.publish.release_branch import Published, State

_COLUMNS = ("Release", "State", "Date", "By", "Commit", "SHA-256", "Note")
_TONES: dict[State, Tone] = {"in force": "good", "changed": "bad", "no record": "warn"}


def show(root: Path, branch: str, version: str, *, verify: bool) -> int:
    """Say what is published, or whether it is still what was released; the exit code. Raises ``Stop``."""
    git, published = publishing.open_branch(root, branch)
    if version and version not in published.names:
        raise Stop(f"There is no release {version} in the branch {branch}. `sms release --list` shows what there is.")
    if not verify:
        say(table_text.render(_table(published, version), terminal_width(), colour=colours(sys.stdout)))
        return 0
    differ = 0
    for each in [version] if version else published.listed():
        record, now = publishing.verify(git, published, each)
        if record and now:
            differ += record.sha256 != now
            result = "as released" if record.sha256 == now else f"DIFFERS: its files now have {now}, on record is"
            say(f"{each}  {result}  {record.sha256}\n")
        else:
            say(f"{each}  {published.state(each)}\n")
    if differ:
        complain(f"Somebody changed a release. See who with: git log {branch} -- {version or 'FOLDER'}")
    return 1 if differ else 0


def _table(published: Published, version: str) -> Table:
    columns = tuple(Column(label.lower(), label) for label in _COLUMNS)
    rows = tuple(_row(published, each) for each in published.listed() if version in ("", each))
    return Table("releases", "Releases", columns, rows, f"Nothing is released in the branch {published.branch} yet.")


def _row(published: Published, version: str) -> Row:
    state, record = published.state(version), published.record(version)
    facts = (record.date, record.by, record.commit[:10], record.sha256, record.note) if record else ("",) * 5
    return Row((Cell(version), Cell(state, tone=_TONES.get(state, "")), *map(Cell, facts)))
