"""Maturity of the nineteen elements: all rated, reached level by level, and kept."""

from collections.abc import Iterator, Mapping
from typing import Final

from sms_docs.gates.states import phase_model
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.settings import PATH
from sms_docs.model.system import System

APPROACH: Final = "ts-approach-2"
LEVELS: Final = ("0", "I", "II", "III")
ELEMENTS: Final = (
    *("management-support", "interested-parties", "process", "process-interaction", "process-management", "management"),
    *("relationships", "requirement", "risk", "communication", "policy-and-objective", "resource", "responsibility"),
    *("engagement-and-commitment", "personnel", "learning", "performance-indicator", "review-and-internal-audit"),
    "external-and-internal-issues",
)
"""ISO/IEC TS 20000-5:2022, Table 1; a test holds them against `standards/maturity.json`."""

_MOST: Final = 6


@check("warning", answers=("ts.approach2.all-elements",))
def element_unrated(system: System) -> Iterator[Problem]:
    """An element of maturity has no rating.

    ## What
    `data/maturity.yml` holds ratings, or the programme follows the maturity levels (`phase_model: ts-approach-2`), and
    one of the nineteen elements of ISO/IEC TS 20000-5:2022, Table 1 has no rating up to today.

    ## Why
    The lowest element decides on the level of the whole. One that nobody looked at may be it.

    ## Wrong
    Eighteen ratings, none for `relationships`.

    ## Right
    A rating with evidence for each element.
    """
    register = system.register("maturity")
    if register.broken or not (register.entries or _by_levels(system)):
        return
    rated = _ratings(system)
    missing = [element for element in ELEMENTS if element not in rated]
    if missing:
        yield Problem(
            register.location if register.exists else Location(PATH, ("phase_model",)),
            f"{len(missing)} of {len(ELEMENTS)} elements of maturity have no rating: {_few(missing)}.",
            f"Rate each with its evidence in {register.path}.",
        )


@check("error", answers=("ts.approach2.sequential",))
def level_skipped(system: System) -> Iterator[Problem]:
    """An element is rated on a level without having stood on the one below.

    ## What
    In a programme by maturity levels (`phase_model: ts-approach-2`) an element is rated III, and no earlier rating of
    it says II; or a rating lies two levels above all earlier ones.

    ## Why
    Each level rests on what the one below it built. A jump means that one of the two ratings is wrong
    (ISO/IEC TS 20000-5:2022, 5.2.3).

    ## Wrong
    `element: learning` with `level: I` in December and `level: III` in July.

    ## Right
    `level: II` with its evidence in between.
    """
    if not _by_levels(system):
        return
    for element, ratings in _ratings(system).items():
        reached: int | None = None
        for rating in ratings:
            level = LEVELS.index(rating.text("level"))
            # The first rating says where things stood; only the highest level asks for more than itself.
            below = LEVELS.index("II") if reached is None else reached + 1
            if level > below:
                yield Problem(
                    rating.location("level"),
                    f'The element "{element}" is rated {LEVELS[level]} on {rating.text("assessed_on")}, '
                    f"but no earlier rating says {LEVELS[level - 1]}.",
                    "Show with its evidence that the level below was reached, or correct the rating.",
                )
            reached = max(reached or 0, level)


@check("warning", clauses=("10.2",), answers=("ts.approach2.sustained",))
def level_lost(system: System) -> Iterator[Problem]:
    """An element has fallen below a level that it had reached.

    ## What
    The newest rating of an element is lower than an earlier one, and names no `action`.

    ## Why
    Gains are kept while the next level is worked on. A fall that nobody works on goes on
    (ISO/IEC TS 20000-5:2022, 5.2.3).

    ## Wrong
    `element: risk` with `level: II` in spring and `level: I` in autumn.

    ## Right
    The same, with `action: IMP-012`.
    """
    for element, ratings in _ratings(system).items():
        newest = ratings[-1]
        best = max(ratings, key=lambda each: LEVELS.index(each.text("level")))
        if LEVELS.index(newest.text("level")) < LEVELS.index(best.text("level")) and not newest.has("action"):
            yield Problem(
                newest.location("level"),
                f'The element "{element}" has fallen from {best.text("level")} to {newest.text("level")}.',
                "Name what is done about it in action: a task, an improvement or a corrective action.",
                (Related(best.location("level"), "The level that had been reached."),),
            )


def _few(names: list[str]) -> str:
    """The names, or the first few of many."""
    shown = names if len(names) <= _MOST else [*names[: _MOST - 1], f"{len(names) - _MOST + 1} more"]
    return ", ".join(shown)


def _by_levels(system: System) -> bool:
    return phase_model(system).key == APPROACH


def _ratings(system: System) -> Mapping[str, list[Entry]]:
    """The ratings of each element up to the day, oldest first."""
    found: dict[str, list[Entry]] = {}
    for rating in system.register("maturity"):
        on = rating.date("assessed_on")
        if on and on <= system.as_of and rating.text("level") in LEVELS and rating.has("element"):
            found.setdefault(rating.text("element"), []).append(rating)
    for ratings in found.values():
        ratings.sort(key=lambda each: each.text("assessed_on"))
    return found
