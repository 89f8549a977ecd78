"""Management reviews: held at their interval, with top management, all inputs, and decisions that are followed up."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import Day, first_day
from sms_docs.load.schema_messages import listed
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds

_OVER = ("done", "cancelled")


@check("error", clauses=("9.3",), answers=("review.outputs",))
def decision_not_followed_up(system: System) -> Iterator[Problem]:
    """A decision of one review is not looked at in the next.

    ## What
    A later review was held, and a decision of an earlier one has neither `outcome` nor `done_on`, and the task or
    improvement that it names is not over. An interim review counts when it treats input a, the earlier actions.

    ## Why
    The state of earlier actions is the first input of a review (ISO/IEC 20000-1:2018, 9.3); a decision that nobody
    asks for again was none.

    ## Wrong
    A decision of MR-01 with `due: 2027-03-15` alone, and MR-02 held in July.

    ## Right
    `done_on: 2027-03-12` and `outcome: "On trial with two customers since March."`
    """
    held = _held(system)
    for place, (_, review) in enumerate(held):
        following = next((later for _, later in held[place + 1 :] if _looks_back(later)), None)
        for decision in review.entries("decisions") if following else ():
            if following and not (decision.has("outcome") or _done(system, decision)):
                yield Problem(
                    decision.location("text"),
                    f"{following.id} was held, and nothing says what became of this decision of {review.id}.",
                    "Add done_on or outcome: what the next review found about it.",
                    (Related(following.location("held_on"), "The review that followed."),),
                )


def _looks_back(review: Entry) -> bool:
    """Whether a review asks what became of earlier decisions: each full one, and who treats input a."""
    return review.text("kind") != "interim" or any(each.text("letter") == "a" for each in review.entries("inputs"))


def _done(system: System, decision: Entry) -> bool:
    done = decision.date("done_on")
    carriers = (
        system.register("tasks").by_id.get(decision.text("task")),
        system.register("improvements").by_id.get(decision.text("improvement")),
    )
    carried_out = any(each and each.text("status") in _OVER for each in carriers)
    return carried_out or (done is not None and done <= system.as_of)


@check("error", clauses=("9.3",), answers=("review.inputs",))
def input_missing(system: System) -> Iterator[Problem]:
    """A management review left an input out.

    ## What
    A full review was held, and `inputs` has no entry for one of the letters that 9.3 lists. An interim review may
    treat some of them.

    ## Why
    Only with all inputs can top management judge the system as a whole (ISO/IEC 20000-1:2018, 9.3). Auditors tick them
    off one by one.

    ## Wrong
    `inputs` with the letters a to h and j to l: the performance of other parties (i) is missing.

    ## Right
    One entry for each letter from a to l, with what was found.
    """
    clause = system.standard.clauses.get("9.3")
    items = clause.items if clause and system.standard.edition == "2018" else {}
    for _, review in _held(system):
        treated = {each.text("letter") for each in review.entries("inputs") if each.has("summary")}
        missing = [f"{letter} ({title})" for letter, title in items.items() if letter not in treated]
        if missing and review.text("kind") != "interim":
            yield Problem(
                review.location("inputs"),
                f"{review.id} did not treat {listed(missing).replace(' or ', ' and ')}.",
                "Add an entry with letter and summary for each, or hold a review that treats them.",
            )


@check("error", clauses=("9.3",), answers=("review.interval",))
def interval_exceeded(system: System) -> Iterator[Problem]:
    """More than a year lies between two management reviews.

    ## What
    After a full review the next one was held, or is planned, more than twelve months (`management_review_months`)
    later; or none followed and the twelve months are over. The first review is a matter of the programme's gates.

    ## Why
    Reviews take place at planned intervals (ISO/IEC 20000-1:2018, 9.3); certification bodies expect one a year.

    ## Wrong
    Reviews held on 2027-07-29 and planned for 2028-11-15.

    ## Right
    Reviews held on 2027-07-29 and planned for 2028-07-20.
    """
    months = int(parameter(system, "management_review_months"))
    full = [each for each in system.register("reviews") if each.text("kind") != "interim"]
    held = [(day, each) for day, each in _held(system) if each.text("kind") != "interim"]
    planned = [(day, each) for each in full if each.text("status") == "planned" and (day := first_day(each, "planned"))]
    days = sorted([day for day, _ in (*held, *planned)], key=lambda day: day.day)
    for before, after in pairwise(days):
        if after.day > add_months(before.day, months) and held and before.day <= held[-1][0].day:
            yield _too_long(after, before, f"on {after.day}")
    last = held[-1][0] if held else None
    if last and last == days[-1] and add_months(last.day, months) < system.as_of:
        yield _too_long(last, last, "planned")


def _too_long(place: Day, before: Day, after: str) -> Problem:
    when = f"the next one is {after}" if after != "planned" else "none is planned after it"
    return Problem(
        place.location,
        f"A management review was held on {before.day}, and {when}: the interval is too long.",
        "Hold a review within the interval.",
        () if place == before else (Related(before.location, "The review before."),),
    )


@check("error", clauses=("9.3",), answers=("review.interval",), waivable=False)
def not_held(system: System) -> Iterator[Problem]:
    """A management review did not take place when it was planned.

    ## What
    `planned` has passed and the review is neither held nor cancelled; or its status is `held` and `held_on` is missing,
    so that it counts nowhere.

    ## Why
    A review that is put off again and again is how top management leaves the system (ISO/IEC 20000-1:2018, 9.3).

    ## Wrong
    `planned: 2027-07-29`, `status: planned`, read on 2027-08-11.

    ## Right
    `status: held` with `held_on`, or a new day with `moved_from` and `moved_reason`.
    """
    for review in system.register("reviews"):
        planned = review.date("planned")
        if planned and planned < system.as_of and review.text("status") == "planned" and not review.date("held_on"):
            yield Problem(
                review.location("planned"),
                f"{review.id} was planned for {planned} and has not been held.",
                "Record it as held with held_on, or give a new day with moved_from and moved_reason.",
            )
        elif review.text("status") == "held" and not review.date("held_on"):
            yield Problem(
                review.location("status"),
                f"{review.id} is said to be held, but its day is missing.",
                "Add held_on.",
            )


@check("error", clauses=("9.3",), answers=("review.outputs",))
def without_decision(system: System) -> Iterator[Problem]:
    """A management review ended without a decision.

    ## What
    The review was held and `decisions` is missing or empty. (A decision without owner or due date breaks the
    register's schema.)

    ## Why
    Its purpose are decisions on improvement and change (ISO/IEC 20000-1:2018, 9.3). A review without any is read as a
    formality.

    ## Wrong
    `conclusion: No actions needed.` while three measures are off target.

    ## Right
    `decisions` with text, owner and due date.
    """
    for _, review in _held(system):
        if not review.has("decisions"):
            yield Problem(
                review.location("held_on"),
                f"{review.id} was held without a decision.",
                "Add decisions with text, owner and due date.",
            )


@check("error", clauses=("9.3", "5.1"), answers=("review.attendance",))
def without_top_management(system: System) -> Iterator[Problem]:
    """Nobody of top management took part in a management review.

    ## What
    Of the `attendees` none held, on the day of the review, a role with `top_management: true`.

    ## Why
    The review is a task of top management and cannot be delegated (ISO/IEC 20000-1:2018, 9.3 and 5.1).

    ## Wrong
    `attendees` with the coordinator and two team leads.

    ## Right
    The managing director among the attendees.
    """
    roles = {each.id for each in system.register("roles") if each.flag("top_management")}
    if not roles or system.register("assignments").broken:
        return
    assigned: dict[str, list[Entry]] = {}
    for each in system.register("assignments"):
        if each.text("role") in roles:
            assigned.setdefault(each.text("person"), []).append(each)
    for day, review in _held(system):
        held = (each for person in review.texts("attendees") for each in assigned.get(person, ()))
        if not any(holds(each, day.day) for each in held):
            yield Problem(
                review.location("attendees"),
                f"Nobody of top management took part in {review.id} on {day.day}.",
                "Add who took part, or hold the review again with top management.",
            )


def _held(system: System) -> list[tuple[Day, Entry]]:
    """The reviews that were held up to the system's day, by that day."""
    days = [(day, each) for each in system.register("reviews") if (day := first_day(each, "held_on"))]
    return sorted((item for item in days if _counts(item[1], item[0].day, system.as_of)), key=lambda item: item[0].day)


def _counts(review: Entry, day: date, as_of: date) -> bool:
    return day <= as_of and review.text("status") != "cancelled"
