"""The report on the gap assessment: what it looked at, who judged, and what was decided."""

from collections.abc import Iterator, Mapping

from sms_docs.completeness.content import Judged
from sms_docs.completeness.covered import of_kind
from sms_docs.judgement.project_topics import CHOICE, DECISION, INDEPENDENCE, INPUTS, unmentioned
from sms_docs.judgement.prose import plain_text
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

KIND = "gap-assessment-report"


@check("warning", clauses=("9.2.2",), answers=("ts.gap.independence",))
def assessed_own_work(system: System) -> Iterator[Problem]:
    """Somebody assessed a clause for which that person answers.

    ## What
    One of the `assessors` of a gap held, on the day of the assessment, the role of the owner or manager of a process
    for this clause.

    ## Why
    Nobody sees the gaps of their own work (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    The incident manager in `assessors` of the gap on 8.6.1.

    ## Right
    Two people from other areas, who asked the incident manager.
    """
    processes = _process_of(system)
    for gap in system.register("gaps"):
        day, process = gap.date("assessed_on"), _answering(processes, gap.text("clause"))
        if day is None or process is None:
            continue
        answering = {
            person
            for field in ("owner", "manager")
            for person in system.holders(process.text(field), day, deputies=False)
        }
        if own := [each for each in gap.texts("assessors") if each in answering]:
            yield Problem(
                gap.location("assessors"),
                f"{', '.join(own)} assessed {gap.text('clause')} and answers for {process.label}.",
                "Let somebody else assess this clause, or look at the result once more.",
                (Related(process.location("owner"), "The process."),),
            )


def _process_of(system: System) -> Mapping[str, Entry]:
    """The process that names a clause, by clause."""
    found: dict[str, Entry] = {}
    for process in system.register("processes"):
        for clause in (process.text("clause"), *process.texts("clauses")):
            found.setdefault(clause, process)
    return found


def _answering(processes: Mapping[str, Entry], clause: str) -> Entry | None:
    """The process for a clause or, where none names it, for the one above it."""
    while clause and clause not in processes:
        clause = clause.rpartition(".")[0]
    return processes.get(clause)


@check("warning", clauses=("9.2.2",), answers=("ts.gap.independence",))
def independence_unsaid(system: System) -> Iterator[Problem]:
    """The report does not say how far the assessors stand from what they assessed.

    ## What
    The section on scope and method has no word on independence, own work or assessors from outside.

    ## Why
    Who reads the levels has to know who gave them (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    `Each clause was rated from 0 to 5 by interviews.`

    ## Right
    `Nobody assessed own work: the audit lead, who runs no service, rated each clause.`
    """
    for report in _reports(system):
        text = _text(report, "scope-method")
        if text and not INDEPENDENCE.search(text):
            yield _at(
                report, "scope-method", "does not say how independent the assessors are", "Say who assessed what."
            )


@check("warning", answers=("ts.gap.inputs",))
def input_not_considered(system: System) -> Iterator[Problem]:
    """The gap assessment leaves out a source without a word.

    ## What
    The section on inputs mentions one of these ten neither as used nor as left out: documents and records, earlier
    reviews and audits, workload, breaches of agreements, measurements, improvement plans, staff and skills, law and
    contracts, satisfaction and complaints, other management systems.

    ## Why
    What was not looked at looks like no gap (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    Inputs without a word on complaints.

    ## Right
    `Complaints were not kept as such; letters of customers were read instead.`
    """
    for report in _reports(system):
        text = _text(report, "inputs")
        missing = unmentioned(text, INPUTS) if text else ()
        if missing:
            yield _at(
                report, "inputs", f"says nothing on: {', '.join(missing)}", "Say of each what was seen, or why not."
            )


@check("warning", answers=("ts.gap.decision",))
def decision_unrecorded(system: System) -> Iterator[Problem]:
    """The report on the gap assessment ends without a decision.

    ## What
    The last section of a report that is no draft does not say that something was decided, or not how much: nothing,
    later, some or all of the improvements.

    ## Why
    A report that was filed closes no gap (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    `The results are sent to the heads of the units.`

    ## Right
    `The executive sponsor decided on 19 October 2026 to carry out all improvements in one programme.`
    """
    for report in _reports(system):
        text = _text(report, "decision")
        if text and not (DECISION.search(text) and CHOICE.search(text)):
            yield _at(
                report,
                "decision",
                "records no decision",
                "Say who decided when: nothing, later, some or all of the improvements.",
            )


def _reports(system: System) -> tuple[Judged, ...]:
    return tuple(each for each in of_kind(system, KIND) if each.document.status != "draft")


def _text(report: Judged, key: str) -> str:
    """The text of a section that has content; "" when it is missing or empty, which other checks find."""
    return plain_text("\n".join(report.document.source[part.start : part.end] for part in report.filled(key)))


def _at(report: Judged, key: str, what: str, hint: str) -> Problem:
    heading = report.document.headings[report.parts[key][0].heading]
    return Problem(report.document.at(heading.offset), f'The section "{heading.text}" {what}.', hint)
