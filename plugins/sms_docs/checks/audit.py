"""Internal audits: whether the programme covers everything, and whether the auditors may and can judge it."""

from collections.abc import Collection, Iterator
from datetime import date

from sms_docs.gates.audits import internal_audits
from sms_docs.gates.coverage import auditors_of, lacks_of_programme, processes_of
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds

_SHOWN = 10
_PENDING = ("planned", "in-progress")
_PROOFS = {"auditing": ("audit", "assessor", "19011"), "the standard": ("20000", "20 000")}
"""What an auditor has to be able to do, and the words by which a proof is known (ISO 19011 is on auditing)."""


@check("error", clauses=("9.2.2", "7.2"), answers=("audit.competence",))
def competence_unproven(system: System) -> Iterator[Problem]:
    """An auditor audits without proof of competence.

    ## What
    An internal audit has begun, and for one of its auditors neither `competences` in `data/people.yml` nor a training
    that was finished by then names auditing (audit, assessor, ISO 19011), or the standard by its number 20000.

    ## Why
    Results of an audit are worth what its auditors can do (ISO/IEC 20000-1:2018, 9.2.2 and 7.2); the certification
    body asks for the proof first.

    ## Wrong
    `auditors: [PER-17]`, whose only proof is a diploma in adult education.

    ## Right
    A course for internal auditors and a foundation examination in ISO/IEC 20000-1, both dated before the audit.
    """
    people, trained = system.register("people"), dict[str, list[Entry]]()
    if people.broken or not people.exists or system.register("training").broken:
        return
    for each in system.register("training"):
        trained.setdefault(each.text("person"), []).append(each)
    for audit in internal_audits(system):
        start = audit.date("planned_start")
        if start is None or start > system.as_of:
            continue
        for index, person in enumerate(audit.texts("auditors")):
            known = people.by_id.get(person)
            missing = _unproven(known, trained.get(person, []), start) if known else []
            if known and missing:
                yield Problem(
                    audit.location("auditors", index),
                    f"Nothing shows that {known.label} was competent in {' and in '.join(missing)} when "
                    f"{audit.id} began on {start}.",
                    "Add the proof with its day to the person, finish a training, or let somebody else audit.",
                    (Related(known.location("competences"), "What is known about the auditor."),),
                )


def _unproven(person: Entry, trainings: list[Entry], day: date) -> list[str]:
    proofs = [
        f"{each.text('competence')} {each.text('evidence')}"
        for each in person.entries("competences")
        if (dated := each.date("dated")) and dated <= day
    ]
    proofs += [
        f"{each.text('competence')} {each.text('course')}"
        for each in trainings
        if (done := each.date("done_on")) and done <= day
    ]
    said = " / ".join(proofs).casefold()
    return [what for what, words in _PROOFS.items() if not any(each in said for each in words)]


@check("error", clauses=("9.2.2",), answers=("audit.coverage",), waivable=False)
def coverage_open(system: System) -> Iterator[Problem]:
    """The audit programme leaves something out.

    ## What
    A clause from 4 to 10, a process, a service in scope or a site in scope stands in no internal audit that counts:
    before the first certificate those that end before stage 2, afterwards those of the last three years and those
    planned until the certificate ends. An audit that lists no processes, services or sites covers all of them. A
    programme without any internal audit is found once the design is complete.

    ## Why
    Each requirement has to be audited within the cycle, and all of them before the first certificate
    (ISO/IEC 20000-1:2018, 9.2.2); what nobody audited, the certification body finds.

    ## Wrong
    The only audit before stage 2 with `clauses: ["4", "6", "7", "8", "9", "10"]`.

    ## Right
    `clauses: ["4", "5", "6", "7", "8", "9", "10"]`
    """
    for lack in lacks_of_programme(system):
        if lack.location:
            yield Problem(
                lack.location,
                f"No internal audit of the cycle covers {lack.what}.",
                "Add it to a planned audit, or plan another one.",
            )


@check("warning", clauses=("9.2.2",), answers=("audit.held-as-planned",))
def moved_without_reason(system: System) -> Iterator[Problem]:
    """An audit was moved and nobody said why.

    ## What
    `moved_from` is given and `moved_reason` is not.

    ## Why
    Dates of audits follow importance, changes and past results (ISO/IEC 20000-1:2018, 9.2.2). A date that moves
    without a reason follows convenience.

    ## Wrong
    `planned_start: 2027-07-05` and `moved_from: 2027-05-10`.

    ## Right
    The same, with `moved_reason: "Two practices went live four weeks later; agreed by the managing director."`
    """
    for audit in system.register("audits"):
        if audit.has("moved_from") and not audit.has("moved_reason"):
            yield Problem(
                audit.location("moved_from"),
                f"{audit.id} was moved from {audit.text('moved_from')} without a reason.",
                "Add moved_reason: why, and who agreed.",
            )


@check("error", clauses=("9.2.2", "10.1"), answers=("audit.findings-classified",))
def nonconformity_without_action(system: System) -> Iterator[Problem]:
    """A nonconformity has no corrective action.

    ## What
    A finding with the class `major` or `minor` was raised more than 14 days (`corrective_action_days`) ago, and no
    corrective action names it. Findings of stage 2 have a check of their own.

    ## Why
    Each nonconformity is corrected, its cause looked for and removed (ISO/IEC 20000-1:2018, 10.1).

    ## Wrong
    F-003 with `class: minor`, raised in July, and no corrective action with `finding: F-003` in September.

    ## Right
    CA-005 with `finding: F-003`, cause, action, owner and due date.
    """
    actions, findings = system.register("corrective_actions"), system.register("findings")
    if actions.broken:
        return
    answered = {each.text("finding") for each in actions}
    stage2 = {each.id for each in system.register("audits") if each.text("kind") == "stage-2"}
    days = parameter(system, "corrective_action_days")
    for finding in findings:
        raised, nonconformity = finding.date("raised_on"), finding.text("class") in ("major", "minor")
        if not (nonconformity and raised and finding.id) or finding.text("audit") in stage2:
            continue
        if finding.id not in answered and (system.as_of - raised).days > days:
            yield Problem(
                finding.location("class"),
                f"The nonconformity {finding.id}, raised on {raised}, has no corrective action.",
                f"Add one to {actions.path} with finding: {finding.id}, the cause, the action and a due date.",
            )


@check("warning", clauses=("9.2.2",), answers=("audit.held-as-planned",))
def not_held(system: System) -> Iterator[Problem]:
    """An audit did not take place when it was planned.

    ## What
    `planned_end` has passed and the audit is neither held nor cancelled; or its status is `held` and `done_on` is
    missing. A date that was moved counts.

    ## Why
    Audits take place at planned intervals (ISO/IEC 20000-1:2018, 9.2.1); one that silently falls out is a finding
    in itself.

    ## Wrong
    `planned_end: 2027-07-16`, `status: planned`, read on 2027-08-11.

    ## Right
    `status: held` with `done_on`, or new dates with `moved_from` and `moved_reason`.
    """
    for audit in system.register("audits"):
        end = audit.date("planned_end")
        if end and end < system.as_of and audit.text("status") in _PENDING:
            yield Problem(
                audit.location("planned_end"),
                f"{audit.id} was planned until {end} and has not been held.",
                "Record it as held with done_on, or give new dates with moved_from and moved_reason.",
            )
        elif audit.text("status") == "held" and not audit.date("done_on"):
            yield Problem(
                audit.location("status"), f"{audit.id} is said to be held, but its last day is missing.", "Add done_on."
            )


@check("error", clauses=("9.2.2",), answers=("audit.independence",))
def own_work(system: System) -> Iterator[Problem]:
    """An auditor audits own work.

    ## What
    One of the auditors of a process owns or manages it on the first day of the audit, or wrote its document. Who
    audits what can be said in `parts`; without it all auditors audit everything in the audit.

    ## Why
    Nobody judges own work impartially (ISO/IEC 20000-1:2018, 9.2.2); in a small team another auditor takes this part.

    ## Wrong
    The change manager as the only auditor of an audit with `processes: [change, incident]`.

    ## Right
    A second auditor, and `parts` that give change management to this one.
    """
    assigned: dict[str, list[Entry]] = {}
    for each in system.register("assignments"):
        if not each.has("deputy_for"):
            assigned.setdefault(each.text("person"), []).append(each)
    for audit in internal_audits(system):
        for person in audit.texts("auditors"):
            day = audit.date("planned_start") or system.as_of
            roles = {each.text("role") for each in assigned.get(person, ()) if holds(each, day)}
            processes = list(_own(system, audit, person, roles))
            if not processes:
                continue
            known = system.register("people").by_id.get(person)
            yield Problem(
                audit.location("auditors", audit.texts("auditors").index(person)),
                f"{known.label if known else person} audits own work in {audit.id}: "
                f"{', '.join(each.label for each in processes[:_SHOWN])}.",
                "Give these processes to another auditor in parts.",
                tuple(Related(each.location("owner"), f"{each.label}.") for each in processes[:_SHOWN]),
            )


def _own(system: System, audit: Entry, person: str, roles: set[str]) -> Iterator[Entry]:
    """The processes that an auditor has to audit and owns, manages or has described."""
    written: Collection[str] = _described_by(system).get(person, ())
    for process in processes_of(system, audit) if roles or written else ():
        mine = not roles.isdisjoint((process.text("owner"), process.text("manager")))
        if (mine or process.text("document") in written) and person in auditors_of(audit, process):
            yield process


def _describe(system: System) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for document in system.controlled:
        for author in () if document.retired else document.front.texts("authors"):
            found.setdefault(author, set()).add(document.kind)
    return found


_described_by = Memo(_describe)
"""Person → the kinds of documents that this person wrote and that are not retired."""
