"""Risks: by which criteria they are accepted, by whom, and when they were looked at."""

import pytest

from tests.programmes import changed, lines
from tests.support import messages, related

SETTINGS = "parameters:\n  risk_accept_up_to: 6\n"
RISK = """\
- id: R-001
  kind: risk
  treatment: accept
  residual_likelihood: 3
  residual_impact: 3
  accepted_by: executive-sponsor
  accepted_on: 2027-01-15
  status: treating
  reviewed_on: 2027-01-08
"""


def risks(*replacements: tuple[str, str], settings: str = SETTINGS) -> dict[str, str]:
    return {"data/risks.yml": changed(RISK, *replacements), "data/settings.yml": settings}


@pytest.mark.parametrize("check", ["risk.accepted-by-nobody", "risk.criteria-missing", "risk.review-overdue"])
def test_a_sound_risk_gives_nothing(check: str) -> None:
    assert lines(check, risks()) == []
    assert lines(check, {"data/risks.yml": "- [", "data/settings.yml": SETTINGS}) == []
    assert lines(check, {"data/risks.yml": "[]\n", "data/settings.yml": "parameters: {}\n"}) == []


# ------------------------------------------------------------------ risk.accepted-by-nobody


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("  accepted_by: executive-sponsor\n", ""), 3),
        (("  accepted_on: 2027-01-15\n", ""), 6),
        (("2027-01-15", "2027-01-21"), 6),
        (("2027-01-15", "2027-02-30"), 6),
    ],
)
def test_a_rating_above_the_limit_needs_a_name_and_a_day(change: tuple[str, str], line: int) -> None:
    assert lines("risk.accepted-by-nobody", risks(change)) == [f"risks:{line}"]


def test_the_treatment_does_not_matter() -> None:
    files = risks(("treatment: accept", "treatment: reduce"), ("  accepted_by: executive-sponsor\n", ""))
    assert lines("risk.accepted-by-nobody", files) == ["risks:3"]
    assert messages("risk.accepted-by-nobody", files) == [
        "R-001 is rated 9 after treatment, above the limit of 6, and nobody accepted it."
    ]
    assert related("risk.accepted-by-nobody", files) == ["data/settings.yml:2:22"]


@pytest.mark.parametrize(
    "change",
    [
        ("residual_impact: 3", "residual_impact: 2"),
        ("status: treating", "status: closed"),
        ("kind: risk", "kind: opportunity"),
        ("residual_impact: 3", "residual_impact: high"),
    ],
)
def test_up_to_the_limit_closed_or_wished_for_it_needs_none(change: tuple[str, str]) -> None:
    assert lines("risk.accepted-by-nobody", risks(change, ("  accepted_by: executive-sponsor\n", ""))) == []


def test_without_a_limit_nothing_is_above_it() -> None:
    files = risks(("  accepted_by: executive-sponsor\n", ""), settings="parameters: {}\n")
    assert lines("risk.accepted-by-nobody", files) == []


# ------------------------------------------------------------------ risk.criteria-missing


@pytest.mark.parametrize("settings", ["as_of: 2027-01-20\n", "as_of: 2027-01-20\nparameters: {gap_target: 3}\n"])
def test_risks_without_a_limit_are_found_at_the_settings(settings: str) -> None:
    files = risks(settings=settings)
    [place] = lines("risk.criteria-missing", files)
    assert place.startswith("settings:")
    assert related("risk.criteria-missing", files) == ["data/risks.yml:1:7"]


def test_a_limit_that_is_no_number_is_none() -> None:
    assert lines("risk.criteria-missing", risks(settings="parameters:\n  risk_accept_up_to: low\n")) == ["settings:2"]


def test_a_folder_without_settings_is_not_set_up_yet() -> None:
    assert lines("risk.criteria-missing", {"data/risks.yml": RISK}) == []


# ------------------------------------------------------------------ risk.review-overdue


@pytest.mark.parametrize(("reviewed", "expected"), [("2026-01-20", []), ("2026-01-19", ["risks:9"])])
def test_a_risk_is_looked_at_once_a_year(reviewed: str, expected: list[str]) -> None:
    assert lines("risk.review-overdue", risks(("2027-01-08", reviewed))) == expected


def test_a_look_of_a_day_to_come_has_not_been_taken() -> None:
    files = risks(("2027-01-08", "2027-01-21"))
    assert lines("risk.review-overdue", files) == ["risks:9"]
    assert messages("risk.review-overdue", files) == ["R-001 was looked at on 2027-01-21, which has not come yet."]
    assert lines("risk.review-overdue", files, "2027-01-21") == []


def test_the_settings_move_the_year() -> None:
    files = risks(("2027-01-08", "2026-06-01"), settings=f"{SETTINGS}  risk_review_months: 6\n")
    assert lines("risk.review-overdue", files) == ["risks:9"]


def test_closed_risks_rest() -> None:
    assert lines("risk.review-overdue", risks(("2027-01-08", "2020-01-08"), ("treating", "closed"))) == []
