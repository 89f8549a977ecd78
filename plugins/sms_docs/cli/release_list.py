"""``sms release --list`` and ``--verify``."""

import sys
from pathlib import Path

from sms_docs.cli import table_text
from sms_docs.cli.console import colours, complain, say, terminal_width
from sms_docs.cli.stop import Stop
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.publish import release as publishing
from sms_docs.publish import release_record, versions_file
from sms_docs.publish.release_branch import Published, State
from sms_docs.publish.release_git import Git
from sms_docs.publish.versions_file import LATEST

_COLUMNS = ("Release", "State", "Date", "By", "Commit", "SHA-256", "Note")
_TONES: dict[State, Tone] = {"in force": "good", "changed": "bad", "no record": "warn", "taken away": "warn"}
_SAME = "as released"


def show(root: Path, branch: str, version: str, *, verify: bool) -> int:
    """Say what is published, or whether it is still what was released; the exit code. Raises ``Stop``."""
    git, published = publishing.open_branch(root, branch)
    if version and version not in published.names:
        raise Stop(f"There is no release {version} in the branch {branch}. `sms release --list` shows what there is.")
    if verify:
        return _verify(git, published, version)
    say(table_text.render(_table(published, version), terminal_width(), colour=colours(sys.stdout)))
    if published.wrong_latest:
        complain(f"{LATEST} is wrong: {_latest(published)}. `sms release --verify` compares the files of all releases.")
    return 0


def _verify(git: Git, published: Published, version: str) -> int:
    """Compare one release or all with what is on record, each in a line; 1 when one is not as it was released."""
    chosen = [version] if version else published.listed()
    results = {each: _compared(git, published, each) for each in chosen}
    if published.wrong_latest and version in ("", published.in_force):
        results[LATEST] = f"DIFFERS: {_latest(published)}"
    for each, result in results.items():
        say(f"{each}  {result}\n")
    differ = [each for each, result in results.items() if not result.startswith(_SAME)]
    if differ:
        complain(
            f"Not as released: {', '.join(differ)}. Somebody changed the branch. See who and when with: "
            f"git log {published.branch} -- {' '.join(differ)} {release_record.FILE} {versions_file.FILE}"
        )
    return 1 if differ else 0


def _compared(git: Git, published: Published, version: str) -> str:
    state = published.state(version)
    record, now = publishing.verify(git, published, version)
    if record is None:
        return f"{state}: nothing says what its files were when it was published"
    if not now:
        return f"{state}: on record is {record.sha256}"
    if record.sha256 != now:
        return f"DIFFERS: its files now have {now}, on record is {record.sha256}"
    if state == "changed":
        return f"DIFFERS: git knows the folder by another name than {record.tree}, which is on record"
    return f"{_SAME}  {now}"


def _latest(published: Published) -> str:
    if published.wrong_latest == "missing":
        return f"the branch {published.branch} has no folder {LATEST}, so readers find no release in force"
    return f"the folder {LATEST} does not hold {published.in_force or 'a release'}, which is to be in force"


def _table(published: Published, version: str) -> Table:
    columns = tuple(Column(label.lower(), label) for label in _COLUMNS)
    rows = tuple(_row(published, each) for each in published.listed() if version in ("", each))
    return Table("releases", "Releases", columns, rows, f"Nothing is released in the branch {published.branch} yet.")


def _row(published: Published, version: str) -> Row:
    state, record = published.state(version), published.record(version)
    facts = (record.date, record.by, record.commit[:10], record.sha256, record.note) if record else ("",) * 5
    return Row((Cell(version), Cell(state, tone=_TONES.get(state, "")), *map(Cell, facts)))
