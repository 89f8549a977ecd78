"""The plan of the project that builds the system: its parts, and what is settled before it is approved."""

from collections.abc import Iterator

from sms_docs.completeness.content import Judged, judged
from sms_docs.completeness.plans import with_facts
from sms_docs.gates.approval import in_force
from sms_docs.judgement.project_topics import PARTS, READINESS, unmentioned
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import Statement, statements
from sms_docs.judgement.topics import missing_topics
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System

KIND = "implementation-project-plan"
_UNFINISHED = ("draft", "")

_REGISTERS = {
    "scope": "scope",
    "time frame and schedule": "programme",
    "people": "resources",
    "information and tools": "tools",
    "money": "budget",
    "risks and conflicting priorities": "risks",
    "interested parties": "interested_parties",
    "maturity": "maturity",
}
"""Items of readiness that a register answers."""


@check("error", clauses=("6.2.2",), answers=("ts.plan.content",))
def part_missing(system: System) -> Iterator[Problem]:
    """The project plan leaves out a part of what it has to say on organization or control.

    ## What
    In a project plan that is no draft, the section on organization does not say who does the project, who governs it,
    who checks what it yields and who keeps what was gained; or the section on control does not say how progress is
    steered, work is checked, reports are given and existing parts are kept running. Words of each part are looked for
    in the text of the section, not in its tables.

    ## Why
    A project that forgets one of them delivers, and two months later nothing of it is left
    (ISO/IEC TS 20000-5:2022, 5.4 f and g).

    ## Wrong
    `The steering committee meets every four weeks and sees the milestones.`

    ## Right
    The same with who reviews results, how it is reported, and how existing processes are kept running meanwhile.
    """
    for plan in _plans(system):
        for key, topics in PARTS.items():
            for part in plan.filled(key)[:1]:
                missing = missing_topics(_said(system, plan, part), topics)
                if missing:
                    heading = plan.document.headings[part.heading]
                    yield Problem(
                        plan.document.at(heading.offset),
                        f'The section "{heading.text}" says nothing on: {", ".join(missing)}.',
                        "Add a sentence on each.",
                    )


@check("warning", clauses=("6.2.2",), answers=("ts.readiness",))
def readiness_open(system: System) -> Iterator[Problem]:
    """The project plan was approved before everything was settled that it rests on.

    ## What
    The plan is in review or in force, and one of the twelve items of readiness is answered neither by it nor, where
    there is one, by its register: scope, schedule, people, information and tools, money, risks, interested parties,
    maturity, ability to change, project methods, procurement, review of the project. To say that nothing has to be
    bought is an answer.

    ## Why
    What was not asked before the start is found out in the middle of it (ISO/IEC TS 20000-5:2022, 4.7).

    ## Wrong
    An approved plan that does not mention what has to be bought.

    ## Right
    A sentence on procurement: what is ordered, by whom and until when.
    """
    for plan in _plans(system):
        document = plan.document
        if document.status not in ("review", "approved") and in_force(system, document) is None:
            continue
        # To say that nothing has to be bought is an answer too: what counts is that it was looked at.
        silent = unmentioned(document.source[document.start :], READINESS)
        missing = [item for item in silent if not _answered(system, item)]
        if missing:
            yield Problem(
                document.location("kind"),
                f"The project plan says nothing on: {', '.join(missing)}.",
                "Settle it before the plan is approved, and write the result into the plan.",
            )


def _answered(system: System, item: str) -> bool:
    register = system.register(_REGISTERS.get(item, ""))
    return register.broken or bool(register.entries)


def _plans(system: System) -> tuple[Judged, ...]:
    # Written in another document, as very small entities may, a section with its name is enough.
    plans = (each for each in judged(system) if each.kind.key == KIND)
    return tuple(each for each in plans if each.document.status not in _UNFINISHED)


def _said(system: System, plan: Judged, part: Part) -> list[Statement]:
    return list(statements(with_facts(system, plan.document), part, system.standard.placeholders))
