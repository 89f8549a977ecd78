"""How documents, clauses, gaps and records stand."""

from collections import Counter
from collections.abc import Iterator

from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.corrective import TO_VERIFY, standing
from sms_docs.views.coverage import coverage, decision_on
from sms_docs.views.documents import review_due, starts_later
from sms_docs.views.gaps import tasks_of_gaps
from sms_docs.views.kept import kept
from sms_docs.views.shown_at import shown_at
from sms_docs.views.standing import Answer, bad, count, good, names, neutral, plural, said, share, watch

_SEVERITIES = ("critical", "major", "minor")


def documents(system: System) -> Iterator[Answer]:
    """Documents in force, and their reviews."""
    used = [each for each in system.controlled if not each.retired]
    place = shown_at(system, "documents")
    if not used:
        yield Answer("Documents in force", count(0, place), neutral("none yet"))
        return
    missing = [each for each in used if decision_on(system, each.path) is None]
    later = [each for each in used if each not in missing and starts_later(system, each)]
    verdict = watch("being written") if missing else watch("from a later day") if later else good()
    detail = said(_states(missing), f"{len(later)} from a later day" if later else "")
    in_force = len(used) - len(missing) - len(later)
    yield Answer("Documents in force", share(in_force, len(used), place), verdict, detail)
    yield _reviews(system, used, place)


def _states(missing: list[Document]) -> str:
    counts = Counter("in review" if each.status == "review" else each.status or "no status" for each in missing)
    return ", ".join(f"{total} {state}" for state, total in sorted(counts.items()))


def _reviews(system: System, used: list[Document], place: str) -> Answer:
    due = [(each, (on - system.as_of).days) for each in used if (on := review_due(system, each))]
    late = [each.id for each, days in due if days < 0]
    soon = [each.id for each, days in due if 0 <= days <= system.settings.due_soon_days]
    notice = f"{len(soon) or 'none'} due within {plural(system.settings.due_soon_days, 'day')}"
    verdict = bad("late") if late else watch("soon") if soon else good()
    return Answer("Document reviews overdue", count(len(late), place), verdict, said(names(late or soon), notice))


def clauses(system: System) -> Iterator[Answer]:
    """How much of what the standard asks for is covered, and where there is a hole."""
    place = shown_at(system, "clause-coverage")
    asked = [each for each in coverage(system) if each.state not in ("parts", "nothing in writing")]
    counts = Counter(each.state for each in asked)
    holes = [each.clause.id for each in asked if each.state == "hole"]
    open_still = len(asked) - counts["covered"]
    detail = ", ".join(f"{counts[state]} {state}" for state in ("in preparation", "planned") if counts[state])
    verdict = watch("being covered") if open_still else good()
    yield Answer("Clauses covered", share(counts["covered"], len(asked), place), verdict, detail)
    yield Answer(
        "Clauses with a hole", count(len(holes), place),
        bad("holes") if holes else good(), names(holes),
    )  # fmt: skip


def gaps(system: System) -> Iterator[Answer]:
    """Gaps of the assessment that are not closed."""
    register = system.register("gaps")
    place = shown_at(system, "gap-assessment", "gaps")
    if not register.entries:
        yield Answer("Open gaps", count(0, place), neutral("not assessed yet"))
        return
    found = [each for each in register if each.text("status") == "open"]
    counts = Counter(each.text("severity") for each in found)
    alone = [each.id for each in found if not tasks_of_gaps(system).get(each.id)]
    detail = ", ".join(f"{counts[each]} {each}" for each in _SEVERITIES if counts[each])
    verdict = good() if not found else bad("without a task") if alone else watch("each has a task")
    without = f"no task for {names(alone)}" if alone else ""
    # Clauses where no gap was found stand in the register too.
    whole = sum(each.text("status") != "no-gap" for each in register)
    yield Answer("Open gaps", share(len(found), whole, place), verdict, said(detail, without))


def records(system: System) -> Iterator[Answer]:
    """Kinds of records that should exist by now, and do."""
    register = system.register("records")
    place = shown_at(system, "evidence", "records")
    if not register.entries:
        yield Answer("Records kept", count(0, place), neutral("none yet"))
        return
    expected = [each for each in register if is_expected(system, each)]
    missing = [each.id for each in expected if not kept(system, each)]
    later = len(register) - len(expected)
    detail = said(names(missing), f"{later} expected later" if later else "")
    verdict = bad("missing") if missing else good() if expected else neutral("none expected yet")
    yield Answer("Records kept", share(len(expected) - len(missing), len(expected), place), verdict, detail)


def is_expected(system: System, kind: Entry) -> bool:
    """Whether records of a kind should exist: the day has come, or there are some already."""
    on = kind.date("expected_from")
    return bool(kept(system, kind)) or (on is not None and on <= system.as_of)


def corrective_actions(system: System) -> Iterator[Answer]:
    """Corrective actions that are open, late, or not verified."""
    register = system.register("corrective_actions")
    place = shown_at(system, "corrective_actions")
    found = [each for each in register if standing(system, each) == "open"]
    late = [each.id for each in found if (on := each.date("due")) and on < system.as_of]
    unverified = [each.id for each in register if standing(system, each) == TO_VERIFY]
    verdict = bad("late") if late else watch("in progress") if found or unverified else good()
    detail = said(
        f"{names(late)} overdue" if late else "none overdue" if found else "",
        f"{names(unverified)} to be verified" if unverified else "",
    )
    answer = count(len(found), place)
    yield Answer("Corrective actions open", answer, verdict if register.entries else neutral("none recorded"), detail)
