"""Faults of the settings that their schema cannot see."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from tests.support import found, messages

SETTINGS = "data/settings.yml"


def repository(folder: Path, as_of: str) -> FolderTree:
    """A repository with one commit of 2027-02-01."""
    (folder / "data").mkdir()
    (folder / SETTINGS).write_text(f"standard: iso20000-1-2018\n{as_of}")
    dates = {"GIT_AUTHOR_DATE": "2027-02-01T12:00:00", "GIT_COMMITTER_DATE": "2027-02-01T12:00:00"}
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *command],
            cwd=folder,
            check=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), **dates},
        )
    return FolderTree(folder)


def as_of_findings(tree: FolderTree, day: date | None = None) -> list[tuple[str, int, int, str]]:
    findings = engine.check(engine.load(tree, day), tree).findings
    return [
        (each.position.path, each.position.line, each.position.column, each.message)
        for each in findings
        if each.id == "settings.as-of-behind"
    ]


def test_a_fixed_day_before_the_newest_commit_is_found_at_its_line(tmp_path: Path) -> None:
    assert as_of_findings(repository(tmp_path, "as_of: 2027-01-20\n")) == [
        (SETTINGS, 2, 8, "Everything is judged for 2027-01-20, but the repository was changed on 2027-02-01.")
    ]


@pytest.mark.parametrize("line", ["as_of: 2027-02-01\n", "as_of: 2028-01-01\n", ""])
def test_a_day_that_is_not_behind_or_not_fixed_is_not_found(tmp_path: Path, line: str) -> None:
    assert as_of_findings(repository(tmp_path, line)) == []


def test_a_day_that_was_asked_for_is_nobodys_mistake(tmp_path: Path) -> None:
    assert as_of_findings(repository(tmp_path, "as_of: 2027-01-20\n"), date(2027, 1, 1)) == []


def test_without_a_repository_nothing_is_behind() -> None:
    assert found("settings.as-of-behind", {SETTINGS: "as_of: 2027-01-20\n"}) == []


def test_a_folder_without_history_is_behind_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / SETTINGS).write_text("as_of: 2027-01-20\n")
    assert as_of_findings(FolderTree(tmp_path)) == []


@pytest.mark.parametrize("pattern", ["SMS-(", "[a-", "a)(b", "(?=a)b", r"(a)\\1", "a{1000000}", "*"])
def test_a_pattern_that_cannot_be_used_is_found(pattern: str) -> None:
    assert found("settings.invalid-id-pattern", {SETTINGS: f'id_pattern: "{pattern}"\n'}) == [f"{SETTINGS}:1:13"]


def test_the_message_on_a_pattern_says_what_it_is() -> None:
    assert messages("settings.invalid-id-pattern", {SETTINGS: 'id_pattern: "("\n'}) == [
        "The pattern of document numbers is no regular expression that can be used."
    ]


@pytest.mark.parametrize("line", ["", "id_pattern: 7\n", 'id_pattern: "SMS-(PLN|POL)-\\\\d{3}"\n', 'id_pattern: ""\n'])
def test_a_pattern_that_can_be_used_or_is_none_is_not_found(line: str) -> None:
    assert found("settings.invalid-id-pattern", {SETTINGS: f"standard: iso20000-1-2018\n{line}"}) == []


# ------------------------------------------------------------------ settings.unknown-phase-model


def test_a_phase_model_that_does_not_exist_is_found_and_the_usual_one_is_named() -> None:
    files = {SETTINGS: "standard: iso20000-1-2018\nphase_model: four-phases\n"}
    assert found("settings.unknown-phase-model", files) == [f"{SETTINGS}:2:14"]
    assert messages("settings.unknown-phase-model", files) == [
        "There is no phase model four-phases; the programme is judged by four-phase-programme."
    ]


@pytest.mark.parametrize("line", ["", "phase_model: four-phase-programme\n", "phase_model: 4\n"])
def test_a_model_that_exists_or_is_not_named_is_sound(line: str) -> None:
    assert found("settings.unknown-phase-model", {SETTINGS: f"standard: iso20000-1-2018\n{line}"}) == []


# ------------------------------------------------------------------ settings.unknown-classification


def test_a_limit_of_the_site_that_is_no_classification_is_found() -> None:
    files = {SETTINGS: "classifications: [public, internal]\npublished_up_to: intern\n"}
    assert found("settings.unknown-classification", files) == [f"{SETTINGS}:2:18"]
    assert messages("settings.unknown-classification", files) == ['There is no classification "intern".']


@pytest.mark.parametrize("lines", ["classifications: [public]", "published_up_to: x", "published_up_to: public"])
def test_a_limit_that_exists_or_cannot_be_judged_is_sound(lines: str) -> None:
    assert found("settings.unknown-classification", {SETTINGS: f"{lines}\n"}) == []
    both = {SETTINGS: "classifications: [public, internal]\npublished_up_to: internal\n"}
    assert found("settings.unknown-classification", both) == []
