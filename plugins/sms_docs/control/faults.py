"""What stands in the way of a decision: the errors of a document, before it and because of it."""

from collections.abc import Iterator, Mapping

from sms_docs import engine
from sms_docs.checks.shown_on import calls_showing
from sms_docs.control.case import Case
from sms_docs.control.overlay import Overlay
from sms_docs.identity.shown import controlled_table
from sms_docs.model.finding import Finding
from sms_docs.model.location import Location
from sms_docs.model.report import Report
from sms_docs.model.system import System

Key = tuple[str, str, str]


def refusing(case: Case, contents: Mapping[str, bytes | None]) -> tuple[list[str], list[str]]:
    """The errors of the document that a decision would not mend, and the errors elsewhere that it would bring.

    Args:
        contents: the files that the decision is about to write.

    Returns:
        Both as sentences with file and line. Errors of the document are those of its page, its log and its editions,
        and those of records that a controlled table of it shows.
    """
    before = _errors(engine.check(case.system, case.tree))
    tree = Overlay(case.root, contents)
    system = engine.load(tree, None if case.system.day_source == "settings" else case.system.as_of)
    after = _errors(engine.check(system, tree))
    own = [_key(each) for each in before.values() if _concerns(case.system, case, each)]
    # Where it stands today is what its reader can mend; what the decision brings has no other place yet.
    stays = [spoken(before[key]) for key in own if key in after]
    brings = [each for key, each in after.items() if key not in before]
    mine = [spoken(each) for each in brings if _concerns(system, case, each)]
    return stays + mine, [spoken(each) for each in brings if not _concerns(system, case, each)]


def _errors(report: Report) -> dict[Key, Finding]:
    return {_key(each): each for each in report.open if each.severity == "error"}


def _key(finding: Finding) -> Key:
    return finding.id, finding.position.path, finding.message


def spoken(finding: Finding) -> str:
    """A finding as one reason: place, what is wrong, what to do."""
    place = finding.position
    return f"{place.path}:{place.line}: {finding.message} {finding.hint} [{finding.id}]"


def _concerns(system: System, case: Case, finding: Finding) -> bool:
    path, document = finding.position.path, case.document
    if path in (document.path, case.log.path) or path.startswith(f"editions/{document.id}/"):
        return True
    return finding.location is not None and any(_shows(system, case, finding.location))


def _shows(system: System, case: Case, location: Location) -> Iterator[bool]:
    """For each table of the document with the record at a place: whether an approval covers it."""
    for document, call in calls_showing(system, location):
        if document.path == case.document.path:
            yield controlled_table(system, call) is not None
