"""Competence: who holds a role can do what it asks for, or learns it."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds


@check("error", clauses=("7.2",), answers=("competence.evidence",))
def effect_unchecked(system: System) -> Iterator[Problem]:
    """Nobody has looked whether a training did any good.

    ## What
    The training was held, `effect_check_due` has passed, and `effect_checked_on` is missing.

    ## Why
    Competence is reached, not attended: the organization judges what the measures brought (ISO/IEC 20000-1:2018,
    7.2). A list of attendance alone is the usual finding.

    ## Wrong
    `done_on: 2027-04-23` and `effect_check_due: 2027-06-11`, read in August.

    ## Right
    `effect_checked_on: 2027-06-02` and `effect: effective`.
    """
    for training in system.register("training"):
        done, due, checked = (training.date(key) for key in ("done_on", "effect_check_due", "effect_checked_on"))
        looked = checked is not None and checked <= system.as_of
        if done and done <= system.as_of and due and due < system.as_of and not looked:
            yield Problem(
                training.location("effect_check_due"),
                f"The effect of {training.id} was to be checked by {due}, and it was not.",
                "Check it, and enter effect_checked_on and effect.",
            )


@check("error", clauses=("7.2",), answers=("competence.evidence",))
def missing(system: System) -> Iterator[Problem]:
    """Somebody holds a role without the competence that it needs.

    ## What
    A competence under `required_competences` of the role is not among the person's `competences` with a day that has
    come, was not reached by a training that was held, and no training for it is still ahead. Stand-ins are not
    judged, and nobody is before `data/training.yml` is begun.

    ## Why
    People who do the work are competent, and documented information shows it (ISO/IEC 20000-1:2018, 7.2).

    ## Wrong
    A problem manager without record of problem analysis, whose course was planned for last month and did not take
    place.

    ## Right
    The certificate among the competences in `data/people.yml`, or a course with a day in `data/training.yml`.
    """
    registers = [system.register(key) for key in ("people", "roles", "assignments", "training")]
    if any(each.broken or not each.exists for each in registers):
        return
    people, roles, assignments, trainings = registers
    of_person: dict[str, list[Entry]] = {}
    for training in trainings:
        of_person.setdefault(training.text("person"), []).append(training)
    for held in assignments:
        person, role = people.by_id.get(held.text("person")), roles.by_id.get(held.text("role"))
        if person is None or role is None or held.has("deputy_for") or not holds(held, system.as_of):
            continue
        for index, needed in enumerate(role.texts("required_competences")):
            if not _shown(system, person, needed) and not _learned(system, of_person.get(person.id, []), needed):
                yield Problem(
                    held.location("person"),
                    f"{person.label} is {role.label} without evidence of {needed}, and no training for it is ahead.",
                    f"Enter the evidence in {people.path}, or plan a training with a check of its effect.",
                    (Related(role.location("required_competences", index), "The role asks for it."),),
                )


def _shown(system: System, person: Entry, needed: str) -> bool:
    return any(
        each.text("competence").casefold() == needed.casefold() and each.has("evidence") and day <= system.as_of
        for each in person.entries("competences")
        if (day := each.date("dated"))
    )


def _learned(system: System, trainings: list[Entry], needed: str) -> bool:
    """Whether a training for it was held with effect so far, or is still ahead."""
    return any(_counts(system, each) for each in trainings if each.text("competence").casefold() == needed.casefold())


def _counts(system: System, training: Entry) -> bool:
    done, planned = training.date("done_on"), training.date("planned")
    if done and done <= system.as_of:
        return training.text("effect") != "not-effective"
    return planned is not None and planned >= system.as_of


@check("warning", clauses=("7.2",), answers=("competence.evidence",))
def proof_expired(system: System) -> Iterator[Problem]:
    """The proof of a competence has ended.

    ## What
    `valid_to` of a competence in `data/people.yml` has passed, and the person has not left.

    ## Why
    A certificate that has ended shows that somebody was competent once (ISO/IEC 20000-1:2018, 7.2).

    ## Wrong
    `valid_to: 2027-06-30`, read in August.

    ## Right
    The renewed certificate with its day, and the new `valid_to`.
    """
    for person in system.register("people"):
        left = person.date("left_on")
        for held in person.entries("competences") if left is None or left > system.as_of else ():
            end = held.date("valid_to")
            if end is not None and end < system.as_of:
                yield Problem(
                    held.location("valid_to"),
                    f"The proof of {person.label} for {held.text('competence') or 'a competence'} ended on {end}.",
                    "Renew it, and enter its new day and valid_to; or plan a training for it.",
                )


@check("warning", clauses=("7.2",), answers=("competence.evidence",))
def training_overdue(system: System) -> Iterator[Problem]:
    """A training was planned for a day that has passed, and nothing says that it was held.

    ## What
    `planned` has passed and `done_on` is missing.

    ## Why
    The gap in competence that it was to close is still open (ISO/IEC 20000-1:2018, 7.2).

    ## Wrong
    `planned: 2027-06-09` without `done_on`, read in August.

    ## Right
    `done_on: 2027-06-09`, or a new day in `planned`.
    """
    for training in system.register("training"):
        planned = training.date("planned")
        if planned is not None and planned < system.as_of and not training.has("done_on"):
            yield Problem(
                training.location("planned"),
                f"{training.id} was planned for {planned}, and it was not held.",
                "Enter done_on, or plan another day.",
            )
