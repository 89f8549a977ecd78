"""How audits, management reviews, gates and certification stand."""

from collections.abc import Iterator
from dataclasses import replace

from sms_docs.gates import GateState, states
from sms_docs.model.system import System
from sms_docs.views.cell import day, due
from sms_docs.views.events import Event, events
from sms_docs.views.shown_at import shown_at
from sms_docs.views.standing import Answer, bad, count, good, names, neutral, share, watch

_QUESTIONS = {
    "internal audit": ("Last internal audit", "Next internal audit"),
    "management review": ("Last management review", "Next management review"),
}


def audits_and_reviews(system: System) -> Iterator[Answer]:
    """The last and the next audit and review."""
    for kind, (last, following) in _QUESTIONS.items():
        mine = [each for each in events(system) if each.kind == kind]
        held = max((each for each in mine if each.done), key=lambda each: each.day, default=None)
        coming = min((each for each in mine if not each.done), key=lambda each: each.day, default=None)
        yield _last(system, last, held)
        yield _next(system, following, coming)


def _last(system: System, question: str, event: Event | None) -> Answer:
    if event is None:
        return Answer(question, neutral("none yet"), neutral("not held"))
    return Answer(question, replace(day(event.day), target=_place(system, event)), good("held"), event.what.text)


def _next(system: System, question: str, event: Event | None) -> Answer:
    if event is None:
        return Answer(question, neutral("none planned"), watch("to be planned"))
    verdict = bad("late") if event.overdue(system.as_of) else neutral("planned")
    return Answer(question, replace(due(event.day), target=_place(system, event)), verdict, event.what.text)


def _place(system: System, event: Event) -> str:
    """The page that shows the register of an event; its entry, wherever that stands, when none does."""
    return shown_at(system, event.what.target.partition(":")[2].partition("/")[0]) or event.what.target


def findings(system: System) -> Iterator[Answer]:
    """Findings of audits that are not resolved."""
    register = system.register("findings")
    found = [each for each in register if each.text("status") == "open"]
    major = [each.id for each in found if each.text("class") == "major"]
    verdict = bad("major") if major else watch("open") if found else good()
    detail = f"major: {names(major)}" if major else "" if register.entries else "nothing was found in an audit yet"
    yield Answer(
        "Audit findings open", count(len(found), shown_at(system, "findings")),
        verdict if register.entries else neutral("none recorded"), detail,
    )  # fmt: skip


def gates(system: System) -> Iterator[Answer]:
    """The next gate, and how far its criteria are met."""
    place = shown_at(system, "gates")
    following = next((each for each in states(system) if not each.passed), None)
    if following is None:
        yield Answer("Next gate", neutral("none"), good("all passed"))
        return
    late = [each.title for each in following.criteria if each.state == "failed"]
    yield Answer(
        "Next gate", replace(due(following.planned), target=place) if following.planned else neutral("no day set"),
        bad("late") if late else neutral("planned"), following.title,
    )  # fmt: skip
    yield _criteria(following, late, place)


def _criteria(gate: GateState, late: list[str], place: str) -> Answer:
    met = sum(each.state == "met" for each in gate.criteria)
    still = [each.title for each in gate.criteria if each.state != "met"]
    verdict = bad("late") if late else watch("open") if still else good()
    detail = f"open: {names(still)}" if still else ""
    return Answer("Its criteria met", share(met, len(gate.criteria), place), verdict, detail)


def certification(system: System) -> Iterator[Answer]:
    """The next step of certification; nothing when no certificate is aimed at."""
    if not system.settings.certification:
        return
    coming = [each for each in events(system) if each.kind == "certification" and not each.done]
    yield _next(system, "Next step of certification", min(coming, key=lambda each: each.day, default=None))
