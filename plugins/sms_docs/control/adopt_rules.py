"""Which documents can be taken over as they are, and who has to do it."""

from sms_docs.control.case import Case
from sms_docs.control.refusal import RefusedError
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import parse_version

_FIRST = (1, 0)
_STEPS = {
    "draft": "Only what was approved can be taken over; let it be decided on with `sms approve`.",
    "review": "It is being decided on; `sms approve` enters the decision.",
    "withdrawn": "It is out of use.",
    "obsolete": "It is out of use.",
}


def is_sealed(system: System, document: Document) -> bool:
    """Whether the newest approval of a document's version bears a digest, and no role has to decide yet."""
    found = _approvals(system, document)
    return bool(found and found[-1].text("digest")) and not _waiting(document, found)


def approvals(case: Case) -> list[Entry]:
    """The approvals of the document's version, in the order of the log."""
    return _approvals(case.system, case.document)


def roles_to_decide(case: Case) -> list[str]:
    """The roles of which one has to take it over: those that have not approved this version; else any of them."""
    return _waiting(case.document, approvals(case)) or list(case.document.approvers)


def refuse_unfit(case: Case) -> None:
    """Raise RefusedError when a document cannot be taken over."""
    document, system = case.document, case.system
    if document.status != "approved":
        step = _STEPS.get(document.status, "Only what was approved can be taken over: set status: approved.")
        said = f"the status of {document.id} is {document.status or 'missing'}"
        raise RefusedError(f"{case.of('status')}: {said}. {step}")
    version = parse_version(document.version)
    if version is None or version < _FIRST:
        raise RefusedError(
            f'{case.of("version")}: {document.id} has the version "{document.version}". An approved version is two '
            'numbers from "1.0" on; write that one.'
        )
    if not document.approvers:
        raise RefusedError(f"{case.of('approvers')}: no role is named that approves {document.id}. Enter one.")
    _refuse_log(case, version)
    broken = next((each.path for each in system.registers.values() if each.broken), "") if document.calls else ""
    if broken:
        said = f"{broken} cannot be read, and {document.id} may show what it holds"
        raise RefusedError(f"{said}. `sms check {broken}` says why.")


def _refuse_log(case: Case, version: tuple[int, int]) -> None:
    document = case.document
    if is_sealed(case.system, document):
        last = approvals(case)[-1]
        raise RefusedError(
            f"{case.at(last.location('digest'))}: version {document.version} of {document.id} bears a digest already, "
            f"since {last.text('on')}. There is nothing to take over."
        )
    for entry in case.log:
        if entry.text("decision") == "withdrawn":
            raise RefusedError(f"{case.at(entry.location())}: {document.id} was withdrawn on {entry.text('on')}.")
        other = parse_version(entry.text("version"))
        if entry.text("decision") in APPROVING and other and other > version:
            raise RefusedError(
                f"{case.at(entry.location('version'))}: version {entry.text('version')} of {document.id} was approved "
                f"already, and the page says {document.version}. Correct the version, or bring the approved text back."
            )


def _approvals(system: System, document: Document) -> list[Entry]:
    log = system.decisions.get(document.id, ())
    return [each for each in log if each.text("version") == document.version and each.text("decision") in APPROVING]


def _waiting(document: Document, found: list[Entry]) -> list[str]:
    decided = {each.text("role") for each in found}
    return [each for each in document.approvers if each not in decided]
