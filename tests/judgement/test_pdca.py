"""Plan, do, check and act in a text."""

import pytest

from sms_docs.judgement.pdca import NAMES, Approach, approach_in
from tests.pages import WORDS, line, page, part

CYCLE = """
We run a continual improvement cycle. Each process plans its targets for the year. The teams implement them. Owners
measure the results every month. What failed is corrected.
"""


def approach(text: str) -> Approach:
    document = page(f"# PDCA approach\n\n{text}")
    return approach_in(document, part(document), WORDS)


def gaps(text: str) -> dict[str, tuple[str, ...]]:
    return {each.process: each.missing for each in approach(text).processes}


def test_each_row_of_a_table_is_a_process() -> None:
    text = """
| Process | Plan | Do | Check | Act |
|---|---|---|---|---|
| Incident | yearly | handles | monthly figures | review |
| Problem | yearly | analyses | TBD | |
| | | | | |
"""
    assert gaps(text) == {"Incident": (), "Problem": ("check", "act")}


def test_a_table_that_lacks_one_stage_lacks_it_for_every_process() -> None:
    assert gaps("| Process | Plan | Do | Check |\n|---|---|---|---|\n| Incident | a | b | c |\n") == {
        "Incident": ("act",)
    }


def test_a_subsection_with_named_stages_is_a_process() -> None:
    text = "## Incident\n\n- Plan: yearly\n- **Do:** handles\n- Check - figures\n- Act: TBD\n\n## Notes\n\nText.\n"
    assert gaps(text) == {"Incident": ("act",)}


def test_stages_in_one_sentence_each_count() -> None:
    assert gaps("## Incident\n\nPlan: targets. Do: handle. Check: figures. Act: improve.\n") == {"Incident": ()}


@pytest.mark.parametrize(
    "text",
    [
        "- Plan: targets are set\n- Do: work is done\n- Check: figures are read\n- Act: we correct\n",
        "| Stage | What we do |\n|---|---|\n| Plan | a |\n| Do | b |\n| Check | c |\n| Act | d |\n",
        "## Plan\n\nTargets.\n\n## Do\n\nWork.\n\n## Check\n\nFigures.\n\n## Act\n\nCorrect.\n",
        "## 3.1 Plan\n\n- Do: no more\n\n## Do\n\nWork.\n\n## Check\n\nFigures.\n\n## Act\n\nCorrect.\n",
        "**Plan** – targets are set\n\n**Do** – work is done\n\n**Check** – figures\n\n**Act** – we correct\n",
        CYCLE,
    ],
)
def test_one_cycle_for_all_processes_is_described(text: str) -> None:
    assert approach(text) == Approach((), ())


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("We follow the PDCA cycle (Plan-Do-Check-Act).\n", NAMES),
        ("Processes are important.\n", NAMES),
        ("- Plan: targets\n- Do: work\n- Check: TBD\n", ("check", "act")),
        ("| Stage | What |\n|---|---|\n| Plan | a |\n| Do | |\n| Check | c |\n| Act | d |\n", ("do",)),
        ("## Plan\n\nTargets.\n\n## Do\n\nWork.\n\n## Check\n\nTBD\n", ("check", "act")),
        ("<!-- Plan: a. Do: b. Check: c. Act: d. -->\n", NAMES),
        ("> **Hint:** Plan: a. Do: b. Check: c. Act: d.\n", NAMES),
        ("Plan, do, check, act\n", NAMES),
    ],
)
def test_naming_the_cycle_is_no_description(text: str, missing: tuple[str, ...]) -> None:
    assert approach(text) == Approach((), missing)


def test_a_process_has_its_place() -> None:
    document = page("# PDCA\n\n| Process | Plan | Do | Check | Act |\n|---|---|---|---|---|\n| A | | b | c | d |\n")
    (cycle,) = approach_in(document, part(document), WORDS).processes
    assert line(document, cycle.offset) == 5
