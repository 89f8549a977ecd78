"""Corrective actions: a cause that explains, an effect that somebody else has seen, a day that is kept."""

import re
from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_CLOSED = ("done", "verified")
_ANALYSIS = ("cause", "similar_cases", "action")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset({
    "and", "are", "because", "been", "but", "did", "does", "for", "from", "had", "has", "have", "its", "not", "that",
    "the", "their", "them", "there", "they", "this", "was", "were", "which", "who", "with", "without",
})  # fmt: skip
"""Words that say nothing about a cause."""


@check("error", clauses=("10.1",), answers=("ca.root-cause",))
def cause_repeats_finding(system: System) -> Iterator[Problem]:
    """The cause of a nonconformity only says again what was found.

    ## What
    Of the words in `cause` at least four fifths (`cause_repeat_share`) stand in the nonconformity, or in the text of
    the audit finding; endings and small words do not count.

    ## Why
    Who does not know the cause cannot remove it (ISO/IEC 20000-1:2018, 10.1). "The procedure was not followed" is the
    finding once more; why it was not followed is the cause.

    ## Wrong
    `nonconformity: The supplier review was not held` with `cause: Supplier review not held`.

    ## Right
    `cause: The dates stood in the calendar of one person, who was away in May.`
    """
    share = parameter(system, "cause_repeat_share")
    findings = system.register("findings").by_id
    for action in system.register("corrective_actions"):
        found = findings.get(action.text("finding"))
        said = _stems(f"{action.text('nonconformity')} {found.text('text') if found else ''}")
        cause = _stems(action.text("cause"))
        if cause and len(cause & said) >= share * len(cause):
            yield Problem(
                action.location("cause"),
                f"The cause in {action.id} repeats the nonconformity in other words.",
                "Ask why until the answer names something that can be changed.",
                (Related(action.location("nonconformity"), "The nonconformity."),),
            )


def _stems(text: str) -> frozenset[str]:
    """The words of a text without endings such as -s, -ed, -ing, by which two forms of a word are alike."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _EMPTY)
    return frozenset(re.sub(r"(?:ing|ed|es|s|ly)$", "", word) if len(word) > 4 else word for word in words)  # noqa: PLR2004


@check("error", clauses=("10.1",), answers=("ca.root-cause",))
def closed_without_analysis(system: System) -> Iterator[Problem]:
    """A corrective action is done, and its cause or the look for similar cases is missing.

    ## What
    The status is `done` or `verified`, and `cause`, `similar_cases` or `action` is not given.

    ## Why
    Correcting one case leaves the cause and the other cases (ISO/IEC 20000-1:2018, 10.1). Auditors ask for both before
    they look at anything else.

    ## Wrong
    `status: done` with `correction: Server recorded` alone.

    ## Right
    `cause`, `similar_cases: All ten types searched; 63 further items filled.` and `action`.
    """
    for action in system.register("corrective_actions"):
        missing = [field for field in _ANALYSIS if not action.has(field)]
        if missing and action.text("status") in _CLOSED:
            yield Problem(
                action.location("status"),
                f"{action.id} is {action.text('status')} without {' and '.join(missing)}.",
                "Add what is missing, or set the status back.",
            )


@check("warning", clauses=("10.1",), answers=("ca.overdue",))
def moved_without_reason(system: System) -> Iterator[Problem]:
    """The due date of a corrective action was moved and nobody said why.

    ## What
    `moved_from` is given and `moved_reason` is not.

    ## Why
    A nonconformity stays open for longer; somebody has to have agreed to that.

    ## Wrong
    `due: 2027-08-20` and `moved_from: 2027-07-30`.

    ## Right
    The same, with `moved_reason: "The city cannot test before 14 August; agreed by the steering committee."`
    """
    for action in system.register("corrective_actions"):
        if action.has("moved_from") and not action.has("moved_reason"):
            yield Problem(
                action.location("moved_from"),
                f"The due date of {action.id} was moved from {action.text('moved_from')} without a reason.",
                "Add moved_reason: why, and who agreed.",
            )


@check("warning", clauses=("10.1",), answers=("ca.overdue",))
def overdue(system: System) -> Iterator[Problem]:
    """A corrective action is not finished on its day.

    ## What
    `due` has passed and the action is neither done nor verified; or `verify_due` has passed and nobody verified it.
    A date that was moved with a reason counts.

    ## Why
    Old open actions are what auditors quote first (ISO/IEC 20000-1:2018, 10.1).

    ## Wrong
    `due: 2027-05-14`, `status: open`, read on 2027-09-01.

    ## Right
    The action finished, or a new `due` with `moved_from` and `moved_reason`.
    """
    for action in system.register("corrective_actions"):
        status = action.text("status")
        field, what = ("due", "finished") if status not in _CLOSED else ("verify_due", "verified")
        day = action.date(field)
        if day and day < system.as_of and status != "verified":
            yield Problem(
                action.location(field),
                f"{action.id} was to be {what} by {day} and is not.",
                "Finish it, or move the date with moved_from and moved_reason.",
            )


@check("error", clauses=("10.1",), answers=("ca.verified-by-other",))
def verified_by_doer(system: System) -> Iterator[Problem]:
    """Whoever carried out a corrective action also found it effective.

    ## What
    `verified_by` is the person in `done_by`.

    ## Why
    Nobody sees the weakness of own work; the effect is judged by somebody else.

    ## Wrong
    `done_by: PER-10` and `verified_by: PER-10`.

    ## Right
    `verified_by: PER-14`
    """
    for action in system.register("corrective_actions"):
        if (person := action.text("verified_by")) and person == action.text("done_by"):
            yield Problem(
                action.location("verified_by"),
                f"{person} carried out {action.id} and verified it.",
                "Let somebody else check the effect.",
                (Related(action.location("done_by"), "Who carried it out."),),
            )


@check("error", clauses=("10.1",), answers=("ca.verified-by-other",))
def verified_too_early(system: System) -> Iterator[Problem]:
    """A corrective action was verified before it was finished.

    ## What
    `verified_on` lies before `done_on`, or in the future.

    ## Why
    An effect can be seen only after the action.

    ## Wrong
    `done_on: 2027-07-29` and `verified_on: 2027-07-22`.

    ## Right
    `verified_on: 2027-08-10`
    """
    for action in system.register("corrective_actions"):
        done, verified = action.date("done_on"), action.date("verified_on")
        if verified and ((done and verified < done) or verified > system.as_of):
            reason = f"finished on {done}" if done and verified < done else "that day has not come yet"
            yield Problem(
                action.location("verified_on"),
                f"{action.id} was verified on {verified}, but {reason}.",
                "Correct the day, or check the effect again.",
            )


@check("error", clauses=("10.1",), answers=("ca.verified-by-other",))
def verified_without_proof(system: System) -> Iterator[Problem]:
    """A corrective action counts as verified, and nothing shows by whom, when and with what result.

    ## What
    The status is `verified`, and `done_by`, `done_on`, `verified_by`, `verified_on`, `effective` or `effect_evidence`
    is not given; or `effective` is false. Without the first two nobody knows whether somebody else verified it
    afterwards.

    ## Why
    That the action works has to be shown (ISO/IEC 20000-1:2018, 10.1). An action that did not work stays open.

    ## Wrong
    `status: verified` and nothing else.

    ## Right
    `done_by`, `verified_by`, `verified_on`, `effective: true` and
    `effect_evidence: New sample of 60 items, all with an owner.`
    """
    for action in system.register("corrective_actions"):
        if action.text("status") == "verified" and (why := _unproven(action)):
            yield Problem(
                action.location("status"),
                f"{action.id} has the status verified, but {why}.",
                "Add what is missing, or set the status back until the effect was seen.",
            )


def _unproven(action: Entry) -> str:
    fields = ("done_by", "done_on", "verified_by", "verified_on", "effective", "effect_evidence")
    missing = [field for field in fields if not action.has(field)]
    if missing:
        return f"{' and '.join(missing)} is not given"
    return "" if action.flag("effective") else "effective is not true"
