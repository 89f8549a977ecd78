"""The one door inward: load a tree, run the checks, stamp what they say into findings, explain a check.

Command line, macros and MkDocs plugin call these functions and nothing below them, so that a build and a command
can never disagree.
"""

import inspect
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sms_docs import __version__
from sms_docs.checks import CHECKS
from sms_docs.checks.baseline_entries import with_known
from sms_docs.checks.shown_on import shown_on
from sms_docs.checks.waived import with_waivers
from sms_docs.load.build import load_system
from sms_docs.load.digest import sources_digest
from sms_docs.load.position import Positions
from sms_docs.load.repository import Tree
from sms_docs.load.text_source import read_text
from sms_docs.model.base import Base
from sms_docs.model.build_record import BuildRecord
from sms_docs.model.check import Check, Run
from sms_docs.model.finding import Finding, Problem, Related, RelatedPosition, steady
from sms_docs.model.location import Position, within
from sms_docs.model.report import Report, Rule
from sms_docs.model.system import System

LONGEST = 1200
"""Characters of a message or hint; sound ones have a third of that."""


def load(tree: Tree, as_of: date | None = None, base: Base | None = None) -> System:
    """The system in a tree, read for a day (None: settings, SOURCE_DATE_EPOCH, else today).

    Args:
        base: what an earlier revision had recorded, to find what was rewritten since (``load.base``).
    """
    return load_system(tree, as_of, base)


def check(system: System, tree: Tree, paths: Iterable[str] = (), checks: tuple[Check, ...] = CHECKS) -> Report:
    """All findings of a system.

    Args:
        tree: the tree that the system was read from, to find lines and columns.
        paths: files, folders or patterns; only findings in them are reported, but everything is judged.
    """
    judged = _judged(system, Positions(tree), checks)
    found = sorted(judged, key=lambda finding: (finding.waiver is not None, finding.known, finding.rank))
    wanted = tuple(paths)
    kept = tuple(each for each in found if not wanted or within(each.position.path, wanted))
    registers = [register for key, register in system.registers.items() if key != "settings"]
    return Report(
        findings=kept,
        as_of=system.as_of,
        day_source=system.day_source,
        standard=system.standard.title,
        checks=len(checks),
        documents=len(system.controlled),
        pages=len(system.documents),
        registers=len(registers),
        records=sum(len(register) for register in registers),
        hidden=len(found) - len(kept),
        rules=tuple(
            Rule(each.id, each.severity, each.clauses, each.function.__doc__ or "", each.waivable) for each in checks
        ),
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
        waived=len(report.waived),
        known=len(report.known),
    )


def editions(system: System, tree: Tree, document_id: str = "") -> dict[str, str]:
    """Path → text of all approved editions, or of one document's; the system keeps the newest ones only."""
    found = {}
    wanted = [system.editions.get(document_id, {})] if document_id else system.editions.values()
    for each in (edition for versions in wanted for edition in versions.values()):
        text = each.text if each.text is not None else read_text(tree, each.path)[0]
        if text is not None:
            found[each.path] = text
    return found


def find_check(check_id: str) -> Check | None:
    """The check of that id, None when there is none."""
    return next((each for each in CHECKS if each.id == check_id), None)


def explain(found: Check) -> str:
    """A check's manual: the docstring with its four headings, in Markdown."""
    return inspect.getdoc(found.function) or ""


def _judged(system: System, positions: Positions, checks: tuple[Check, ...]) -> Iterator[Finding]:
    """First what is found in the system, with what is waived or known marked, and then what is found in that."""
    found = _fingerprinted(_stamped(system, positions, (each for each in checks if not each.after)))
    every = {each.id: each for each in (*CHECKS, *checks)}
    marked = with_known(system, with_waivers(system, found, checks))
    run = Run(marked, every, frozenset(each.id for each in checks))
    yield from run.findings
    yield from _fingerprinted(_stamped(system, positions, (each for each in checks if each.after), run))


def _stamped(
    system: System, positions: Positions, checks: Iterable[Check], run: Run | None = None
) -> Iterator[Finding]:
    for each in checks:
        for problem in each(system, run):
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


def _fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints, worst first. Equal ones in a file are told apart by their order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marked = []
    # Each once: what an alias repeats is judged at every use, but stands in one place.
    for each in sorted(dict.fromkeys(findings), key=lambda finding: finding.rank):
        key = (each.id, each.position.path, steady(each.message))
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        marked.append(replace(each, fingerprint=sha256(text.encode()).hexdigest()[:16]))
    return tuple(marked)
