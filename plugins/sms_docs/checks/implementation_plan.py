"""The implementation plan: how progress is measured, and whether it plans beyond the building."""

import re
from collections.abc import Iterator

from sms_docs.completeness.calls import records_shown, showing_calls, unknowable
from sms_docs.completeness.content import Judged
from sms_docs.completeness.covered import of_kind
from sms_docs.completeness.references import referred_documents
from sms_docs.judgement.no_measure import take_out
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.quantity import find_quantity
from sms_docs.judgement.sections import Part
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System

_KIND = "implementation-plan"
_ELSEWHERE = frozenset({"measurement-matrix", "service-management-objectives"})
"""Kinds of documents that hold indicators with target and baseline."""
_BASELINE = re.compile(
    r"\b(?:baseline|starting (?:value|point)|today|at the start|so far|compared|benchmarks?|from [0-9])", re.IGNORECASE
)
_PHASE = re.compile(r"\b(?:phase|stage|step|wave|gate|increment)s?\b", re.IGNORECASE)
_STAGES = (
    ("plan", "6", re.compile(r"\bplan(?:s|ned|ning)?\b", re.IGNORECASE)),
    ("do", "8", re.compile(r"\b(?:implement|operat|introduc|carr(?:y|ied) out|r[ua]n|live|do\b)", re.IGNORECASE)),
    ("check", "9", re.compile(r"\b(?:check|measur|monitor|audit|review|evaluat)", re.IGNORECASE)),
    ("act", "10", re.compile(r"\b(?:improv|correct|adjust|lessons|act(?:s|ed|ing)? on|act\b)", re.IGNORECASE)),
)
"""The stages, the clause of ISO/IEC 20000-1:2018 that each stands for, and words that speak of it."""


def _plans(system: System) -> tuple[Judged, ...]:
    return of_kind(system, _KIND)


@check("error", clauses=("9.1",), answers=("mistake.no-measurement",))
def metrics_open(system: System) -> Iterator[Problem]:
    """The implementation plan measures progress and success by nothing that has a target and a baseline.

    ## What
    The section on metrics holds no number to be reached, or does not say from where: neither in its words nor in the
    measures, objectives or benchmarks that its tables show. A section that refers to the measurement matrix or to the
    objectives is complete.

    ## Why
    A programme without numbers is on track until the day on which it is not (ISO/IEC 20000-1:2018, 9.1). It is one of
    the usual mistakes of planning.

    ## Wrong
    `KPIs will be set during the project.`

    ## Right
    `Tasks finished when due: 90 %, baseline 71 % in autumn 2026`, or `{{ sms_table("measures", area="programme") }}`.
    """
    for plan in _plans(system):
        for part in plan.filled("metrics")[:1]:
            if missing := _missing(system, plan, part):
                heading = plan.document.headings[part.heading]
                yield Problem(
                    plan.document.at(heading.offset),
                    f'The section "{heading.text}" names no {" and no ".join(missing)}.',
                    "Name for progress and for success an indicator with its target and the value of today.",
                )


def _missing(system: System, plan: Judged, part: Part) -> list[str]:
    """What the numbers of a section lack: target, baseline."""
    document = plan.document
    if unknowable(system) and showing_calls(document, part):
        return []
    if any(each.kind in _ELSEWHERE for each in referred_documents(system, document, part)):
        return []
    shown = [each.entry for each in records_shown(system, document, part)]
    text = plain_text(document.source[part.start : part.end])
    quantity = find_quantity(take_out(text)[0], promises=False)
    target = quantity.value or quantity.change or any(each.number("target") is not None for each in shown)
    baseline = _BASELINE.search(text) or any(
        each.register == "benchmarks" or each.number("baseline") is not None for each in shown
    )
    return [name for name, found in (("target", target), ("baseline", baseline)) if not found]


@check("note", clauses=("6", "8", "9", "10"), answers=("plan.implementation.pdca",))
def stage_untold(system: System) -> Iterator[Problem]:
    """The implementation plan ends with the building and says nothing on running, checking or improving.

    ## What
    Below its headings no word of the plan speaks of one of the four: planning, doing, checking (measure, audit,
    review), acting (improve, correct, adjust); and its `clauses` name none of clause 6, 8, 9 or 10 for it.

    ## Why
    The plan builds something that plans (clause 6), does (8), checks (9) and acts (10) from then on. What the plan
    leaves out has no place in it later.

    ## Wrong
    A plan that ends with "all processes introduced".

    ## Right
    Audit, management review and improvement among the activities and dates of the last phases.
    """
    for plan in _plans(system):
        text = _body(plan)
        claimed = {each.partition(".")[0] for each in plan.document.front.texts("clauses")}
        missing = [
            f"{name} (clause {clause})"
            for name, clause, words in _STAGES
            if clause not in claimed and not words.search(text)
        ]
        if missing and text.strip():
            yield Problem(
                plan.document.location("kind"),
                f"The plan has no word on: {', '.join(missing)}.",
                "Say how the system is run, checked and improved once it stands, and when that begins.",
            )


@check("warning", clauses=("6.2.2",), answers=("plan.implementation.elements",))
def strategy_without_phase(system: System) -> Iterator[Problem]:
    """The strategy of the implementation plan names no phase.

    ## What
    The section on strategy shows no table or figure, leads to none elsewhere, and its words speak of no phase, stage,
    step, wave or gate, nor of a phase of the programme by its title.

    ## Why
    The strategy says in which order things are built and what has to stand before the next begins
    (ISO/IEC 20000-1:2018, 6.2.2). Without phases there is nothing to plan, to fund or to release.

    ## Wrong
    `We go ahead with care and learn on the way.`

    ## Right
    `Four phases in strict order, each with a gate`, or `{{ sms_table("programme") }}`.
    """
    titles = [each.label.lower() for each in system.register("programme") if each.label]
    for plan in _plans(system):
        for part in plan.filled("strategy")[:1]:
            document = plan.document
            text = plain_text(document.source[part.start : part.end])
            if showing_calls(document, part) or referred_documents(system, document, part) or _PHASE.search(text):
                continue
            if not any(title in text.lower() for title in titles):
                heading = document.headings[part.heading]
                yield Problem(
                    document.at(heading.offset),
                    f'The section "{heading.text}" names no phase.',
                    "Say which phases there are, what each yields and by which gate the next is released.",
                )


def _body(plan: Judged) -> str:
    """The plan's text without its headings, which are the same in every plan."""
    document = plan.document
    starts = [document.start, *(each.body for each in document.headings)]
    ends = [*(each.offset for each in document.headings), len(document.source)]
    return "\n".join(document.source[start:end] for start, end in zip(starts, ends, strict=True))
