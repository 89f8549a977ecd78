"""The one door inward: load a tree, run the checks, stamp what they say into findings, explain a check.

Command line, macros and MkDocs plugin call these functions and nothing below them, so that a build and a command
can never disagree.
"""

import inspect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from hashlib import sha256

from sms_docs import __version__
from sms_docs.checks import CHECKS
from sms_docs.checks.shown_on import shown_on
from sms_docs.load.build import load_system
from sms_docs.load.digest import sources_digest
from sms_docs.load.position import Positions
from sms_docs.load.repository import Tree
from sms_docs.model.build_record import BuildRecord
from sms_docs.model.check import Check
from sms_docs.model.finding import Finding, Problem, Related, RelatedPosition
from sms_docs.model.location import Position
from sms_docs.model.report import Report, Rule
from sms_docs.model.system import System

LONGEST = 1200
"""Characters of a message or hint; sound ones have a third of that."""
_COUNTED_DAYS = re.compile(r"\b\d+ days?\b")


def load(tree: Tree, as_of: date | None = None) -> System:
    """The system in a tree, read for a day (None: settings, SOURCE_DATE_EPOCH, else today)."""
    return load_system(tree, as_of)


def check(system: System, tree: Tree, paths: Iterable[str] = (), checks: tuple[Check, ...] = CHECKS) -> Report:
    """All findings of a system.

    Args:
        tree: the tree that the system was read from, to find lines and columns.
        paths: files, folders or patterns; only findings in them are reported, but everything is judged.
    """
    # Each once: what an alias repeats is judged at every use, but stands in one place.
    stamped = dict.fromkeys(_stamped(system, Positions(tree), checks))
    found = sorted(stamped, key=lambda finding: finding.rank)
    wanted = tuple(paths)
    kept = tuple(each for each in found if not wanted or within(each.position.path, wanted))
    registers = [register for key, register in system.registers.items() if key != "settings"]
    return Report(
        findings=_fingerprinted(kept),
        as_of=system.as_of,
        day_source=system.day_source,
        standard=system.standard.title,
        checks=len(checks),
        documents=len(system.controlled),
        pages=len(system.documents),
        registers=len(registers),
        records=sum(len(register) for register in registers),
        hidden=len(found) - len(kept),
        rules=tuple(Rule(each.id, each.severity, each.clauses, each.function.__doc__ or "") for each in checks),
    )


def build_record(report: Report, tree: Tree, *, commit: str = "", version: str = "") -> BuildRecord:
    """What a site made now is made from.

    Args:
        commit: hash of the commit that is checked out, "" when there is none.
        version: of the release, "" for a draft.
    """
    digest, files = sources_digest(tree)
    return BuildRecord(
        digest=digest,
        files=files,
        commit=commit,
        version=version,
        as_of=report.as_of,
        day_source=report.day_source,
        tool=f"sms-docs {__version__}",
        standard=report.standard,
        documents=report.documents,
        registers=report.registers,
        records=report.records,
        checks=report.checks,
        counts=tuple(report.counts.items()),
    )


def find_check(check_id: str) -> Check | None:
    """The check of that id, None when there is none."""
    return next((each for each in CHECKS if each.id == check_id), None)


def explain(found: Check) -> str:
    """A check's manual: the docstring with its four headings, in Markdown."""
    return inspect.getdoc(found.function) or ""


def _stamped(system: System, positions: Positions, checks: tuple[Check, ...]) -> Iterator[Finding]:
    for each in checks:
        for problem in each(system):
            yield _finding(each, problem, (*problem.related, *shown_on(system, problem.location)), positions)


def _finding(source: Check, problem: Problem, places: tuple[Related, ...], positions: Positions) -> Finding:
    found: dict[Position, str] = {}
    for other in places:
        found.setdefault(positions.find(other.location), other.message)
    related = tuple(RelatedPosition(place, message) for place, message in found.items())
    message, hint = _cut(problem.message), _cut(problem.hint)
    return Finding(
        source.id,
        source.severity,
        positions.find(problem.location),
        message,
        hint,
        related,
        location=problem.location,
    )


def _cut(text: str) -> str:
    """A sentence without the middle of a value that is longer than anybody reads."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def _fingerprinted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Each finding with its fingerprint. Equal ones in a file are told apart by their order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marked = []
    for each in findings:
        # What is three days late today is four days late tomorrow, and still the same finding.
        key = (each.id, each.position.path, _COUNTED_DAYS.sub("days", each.message))
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        marked.append(replace(each, fingerprint=sha256(text.encode()).hexdigest()[:16]))
    return tuple(marked)


def within(path: str, wanted: tuple[str, ...]) -> bool:
    """Whether a file is one of those asked for: the file itself, a folder above it, or a pattern that it fits."""
    return any(
        path == each or path.startswith(each.rstrip("/") + "/") or fnmatchcase(path, each) or each in (".", "")
        for each in wanted
    )
