"""The decisions that put a document's version in force."""

from sms_docs.checks.document_log import log_of
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System


def live(system: System, document: Document) -> bool:
    """Whether the entries that a document shows change without a new version."""
    kind = system.standard.kinds.get(document.kind)
    return kind is not None and kind.live


def approvals(system: System, document: Document) -> list[Entry]:
    """Decisions that put this version in force, future ones too; of a live register a review counts as well."""
    kinds = (*APPROVING, "reviewed") if live(system, document) else APPROVING
    return [
        each
        for each in log_of(system, document)
        if each.text("version") == document.version and each.text("decision") in kinds
    ]


def past(system: System, decisions: list[Entry]) -> list[Entry]:
    """Those that have been taken up to the day."""
    return [each for each in decisions if (on := each.date("on")) and on <= system.as_of]


def standing(system: System, document: Document) -> list[Entry]:
    """The decisions by which this version was approved: of each role the last; without any, the last review."""
    decisions = past(system, approvals(system, document))
    by_role = {each.text("role"): each for each in decisions if each.text("decision") in APPROVING}
    return list(by_role.values()) or decisions[-1:]
