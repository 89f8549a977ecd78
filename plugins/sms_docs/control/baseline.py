"""The findings of an existing document set, taken down once so that only new ones fail; afterwards only fewer."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs import engine
from sms_docs.checks.baseline_entries import (
    PATH,
    Known,
    baseline_entries,
    is_unreadable,
    known,
    may_be_known,
    stands_for,
)
from sms_docs.control.last_change import last_with
from sms_docs.control.refusal import RefusedError, UnwritableError
from sms_docs.control.transaction import Transaction
from sms_docs.control.yaml_text import field, quoted, readable
from sms_docs.load.repository import FolderTree
from sms_docs.load.schema_violations import violations
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.model.system import System

_HEAD = (
    "# yaml-language-server: $schema=../schemas/baseline.schema.json\n"
    "# Findings of before checking began. `sms baseline` wrote them, and only ever removes some.\n"
)
_MENDED = "baseline-file.no-longer-found"
"""What the run itself puts right."""


class Outcome(NamedTuple):
    """What a run of the command came to.

    Attributes:
        known: how many findings are known now.
        removed: how many entries were removed, because their findings are mended.
        new: findings that count and are not known.
        first: True when the file was written for the first time.
    """

    known: int
    removed: int
    new: tuple[Finding, ...]
    first: bool = False


def take(writer: Transaction) -> Outcome:
    """Write the findings of the system when there is no file yet, else remove those that are mended.

    Raises:
        RefusedError: a file cannot be read, so that nobody knows which findings there are; or the list was deleted.
        UnwritableError: the file cannot be read back as it would be written.
    """
    tree = FolderTree(writer.root)
    system = engine.load(tree)
    report = engine.check(system, tree)
    _refuse_unreadable(report)
    if PATH not in system.files:
        _refuse_anew(writer.root)
        taken = [each for each in report.open if may_be_known(each.id)]
        _write(writer, system.as_of, [known(each)._replace(message=each.message) for each in taken])
        return Outcome(len(taken), 0, tuple(each for each in report.open if not may_be_known(each.id)), first=True)
    _refuse_odd(system)
    listed = baseline_entries(system)
    there = {known(each) for each in report.findings if each.known}
    kept = [stands_for(each)._replace(message=each.text("message")) for each in listed if stands_for(each) in there]
    if len(kept) != len(listed):
        _write(writer, system.control["baseline"].single.date("since") or system.as_of, kept)
    return Outcome(len(kept), len(listed) - len(kept), tuple(each for each in report.open if each.id != _MENDED))


def _refuse_unreadable(report: Report) -> None:
    found = [each for each in report.findings if is_unreadable(each.id)]
    if found:
        raise RefusedError(*map(_reason, found), "What a file hides cannot be known. Mend this first.")


def _refuse_anew(root: Path) -> None:
    """Raise RefusedError when there was a list before: begun anew, it would hold what has been broken since."""
    commit = last_with(root, PATH)
    if commit:
        raise RefusedError(
            f"{PATH} was deleted, and a list of known findings only gets shorter. Bring it back: git checkout {commit} "
            f"-- {PATH}"
        )


def _refuse_odd(system: System) -> None:
    """Raise RefusedError when the file is not of the form in which it was written: entries would be lost."""
    register = system.control["baseline"]
    odd = next(iter(violations(system.schemas["baseline"], register.value)), None) if register.value else None
    if odd:
        raise RefusedError(f"{PATH} is not as it was written. `sms check {PATH}` says what is wrong with it.")


def _reason(finding: Finding) -> str:
    place = finding.position
    return f"{place.path}:{place.line}: {finding.message} {finding.hint}"


def _write(writer: Transaction, since: date, entries: Iterable[Known]) -> None:
    ordered = sorted(entries, key=lambda each: (each.path, each.id, each.message, each.fingerprint))
    text = f"{_HEAD}since: {since}\n{''.join(_lines(ordered))}"
    value, defects, sound = read_yaml(text, PATH)
    wanted = [{**each._asdict(), "message": readable(each.message)} for each in ordered]
    if not sound or defects or value != {"since": since.isoformat(), "findings": wanted}:
        raise UnwritableError(f"{PATH} cannot be written so that it says what was found. Please report this.")
    writer.write(PATH, text)


def _lines(entries: list[Known]) -> Iterator[str]:
    yield "findings:\n" if entries else "findings: []\n"
    for each in entries:
        yield f"- fingerprint: {quoted(each.fingerprint)}\n  id: {each.id}\n"
        yield f"  {field('path', each.path, 2)}\n  {field('message', each.message, 2)}\n"
