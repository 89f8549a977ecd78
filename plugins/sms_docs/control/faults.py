"""What stands in the way of a decision: the errors of a document, before it and because of it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs import engine
from sms_docs.calls import call_error
from sms_docs.checks.shown_on import calls_showing
from sms_docs.control.case import Case
from sms_docs.control.overlay import Overlay
from sms_docs.identity.shown import controlled_table
from sms_docs.model.document import MacroCall
from sms_docs.model.finding import Finding
from sms_docs.model.location import Location
from sms_docs.model.report import Report
from sms_docs.model.system import System
from sms_docs.views.value import is_live

Key = tuple[str, str, str]
OF_DECISION = frozenset(
    {
        *("approval", "approver", "authority", "decision-log", "deputy", "digest", "document", "edition", "person"),
        *("seal", "version", "yaml"),
    }
)
"""Topics of faults that would make the decision itself doubtful; others are those of the text."""


class Faults(NamedTuple):
    """What a decision meets, as sentences; errors with file and line.

    Errors of a document are those of its page, its log and its editions, and those of facts that an approval covers:
    records in its controlled tables, and single values in its sentences.

    Attributes:
        own: errors of the document that the decision would not mend.
        follows: errors elsewhere that it would bring.
        standing: what is let stand in the document, and so is approved with it.
    """

    own: list[str]
    follows: list[str]
    standing: list[str]


def faults_of(case: Case, contents: Mapping[str, bytes | None], *, ends: bool = False) -> Faults:
    """What a decision meets.

    Args:
        contents: the files that the decision is about to write.
        ends: True when the document goes out of use; what its text lacks then stands in the way of nothing.
    """
    now = engine.check(case.system, case.tree)
    before = _errors(now)
    tree = Overlay(case.root, contents)
    system = engine.load(tree, None if case.system.day_source == "settings" else case.system.as_of)
    after = _errors(engine.check(system, tree))
    own = [each for key, each in before.items() if key in after and _concerns(case.system, case, each)]
    # Where it stands today is what its reader can mend; what the decision brings has no other place yet.
    stays = [spoken(each) for each in own if not ends or _of_decision(each)]
    standing = [f"It goes out of use with an error: {spoken(each)}" for each in own if ends and not _of_decision(each)]
    brings = [each for key, each in after.items() if key not in before]
    mine = [spoken(each) for each in brings if _concerns(system, case, each)]
    follows = [spoken(each) for each in brings if not _concerns(system, case, each)]
    return Faults(stays + mine, follows, [*standing, *_standing(case, now)])


def _of_decision(finding: Finding) -> bool:
    return finding.id.partition(".")[0] in OF_DECISION


def _standing(case: Case, report: Report) -> Iterator[str]:
    """Errors that stand in the way of nothing, because somebody decided so: said, lest they are forgotten."""
    for found, why in ((report.waived, "a waiver covers"), (report.known, "data/baseline.yml holds as known")):
        for each in found:
            if each.severity == "error" and _concerns(case.system, case, each):
                yield f"It has an error that {why}: {spoken(each)}"


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
    place = finding.location
    if place is None:
        return False
    return any(_shows(system, case, place)) or any(_holds(each, place) for each in _values(case))


def _shows(system: System, case: Case, location: Location) -> Iterator[bool]:
    """For each table of the document with the record at a place: whether an approval covers it."""
    for document, call in calls_showing(system, location):
        if document.path == case.document.path:
            yield controlled_table(system, call) is not None


def _values(case: Case) -> Iterator[Location]:
    """Where the single facts in the document's sentences stand, as far as an approval covers them."""
    system = case.system
    paths = (str(call.args[0]) for call in case.document.calls if call.name == "sms_value" and _sound(system, call))
    for key, *way in (path.split(".") for path in paths if not is_live(system, path)):
        register = system.registers[key]
        single = system.schemas[key].single or key == "settings"
        yield register.single.location(way[0]) if single else register.by_id[way[0]].location(way[1])


def _sound(system: System, call: MacroCall) -> bool:
    return not call_error(system, call)


def _holds(outer: Location, inner: Location) -> bool:
    """Whether a place lies in a value of a file."""
    if outer.path != inner.path or not isinstance(outer.at, tuple) or not isinstance(inner.at, tuple):
        return False
    return inner.at[: len(outer.at)] == outer.at
