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
