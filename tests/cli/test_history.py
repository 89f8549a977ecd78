"""``sms history``, ``sms diff`` and ``sms in-force`` on a document with two editions and a draft beside them."""

import json
from pathlib import Path

import pytest

from tests.editions import approve_in
from tests.support import document

ID = "SMS-PLN-001"
PLAN = "content/plan.md"
TEXT = "# A plan\n\nThe manager decides within two days.\n\nNobody else does.\n"


@pytest.fixture
def plan(sms, folder: Path):
    """Run a command."""
    (folder / "data/settings.yml").write_text("as_of: 2027-01-20\n", "utf-8")
    (folder / "data/people.yml").write_text("- {id: PER-01, name: Ada Bell}\n", "utf-8")
    (folder / "data/roles.yml").write_text("- {id: executive-sponsor, title: Sponsor}\n", "utf-8")
    (folder / PLAN).write_text(document(TEXT, status="approved"), "utf-8")
    approve_in(folder, ID, on="2027-01-04", reference="Minutes")
    changed = TEXT.replace("two", "three")
    (folder / PLAN).write_text(document(changed, status="approved", version='"1.1"'), "utf-8")
    approve_in(folder, ID, on="2027-01-12", change="minor", reason="Too short")
    draft = changed.replace("Nobody else", "No deputy")
    (folder / PLAN).write_text(document(draft, version='"1.2"'), "utf-8")
    return sms


def test_history_tells_every_decision_and_how_much_changed(plan) -> None:
    done = plan("history", ID)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"{ID} A plan"
    assert lines[1] == "Version 1.1 is in force; the page is version 1.2: Draft."
    assert "Ada Bell" in done.stdout
    assert "Too short" in done.stdout
    assert any(line.startswith("1.0 to 1.1: 2 changes") for line in lines)
    assert f"    sms diff {ID} 1.0 1.1" in lines
    assert lines[-1] == "2 decisions, 2 editions · as of 2027-01-20 (fixed in data/settings.yml)"


def test_history_for_programs(plan) -> None:
    found = json.loads(plan("history", ID, "--format", "json").stdout)
    assert found["in_force"] == "1.1"
    assert [each["version"] for each in found["decisions"]] == ["1.0", "1.1"]
    assert [each["path"] for each in found["editions"]] == [f"editions/{ID}/1.0.md", f"editions/{ID}/1.1.md"]
    assert [(each["before"], each["after"]) for each in found["changes"]] == [("1.0", "1.1"), ("1.1", None)]
    assert found["page"] == {"version": "1.2", "status": "draft", "path": PLAN}


def test_a_number_may_be_written_in_small_letters(plan) -> None:
    assert plan("history", ID.lower()).stdout == plan("history", ID).stdout


def test_an_unknown_document_is_named_with_the_one_that_was_meant(plan) -> None:
    done = plan("history", "SMS-PLN-01")
    assert done.exit_code == 2
    assert f'There is no document "SMS-PLN-01". Did you mean {ID}?' in done.stderr


def test_history_of_an_earlier_day(plan) -> None:
    done = plan("history", ID, "--as-of", "2027-01-05")
    assert "Version 1.0 is in force" in done.stdout
    assert "2027-01-12" not in done.stdout
    assert "sms diff" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 decision, 1 edition ·")


def test_a_document_without_decisions_says_so(plan, folder: Path) -> None:
    (folder / "content/new.md").write_text(document("# B\n", id="SMS-POL-009"), "utf-8")
    done = plan("history", "SMS-POL-009")
    assert done.exit_code == 0
    assert "No decision is recorded yet." in done.stdout
    refused = plan("diff", "SMS-POL-009")
    assert refused.exit_code == 2
    assert "No edition of SMS-POL-009 was kept" in refused.stderr


def test_diff_between_two_editions(plan) -> None:
    done = plan("diff", ID, "1.0", "1.1")
    assert done.exit_code == 0
    assert "within [-two-]{+three+} days" in done.stdout
    assert "deputy" not in done.stdout


def test_diff_without_versions_compares_the_newest_edition_with_the_page(plan) -> None:
    for arguments in ((ID,), (ID, "1.1")):
        done = plan("diff", *arguments)
        assert f"{ID} from 1.1 to the page as it is now" in done.stdout
        assert "[-Nobody else-]{+No deputy+} does." in done.stdout
        assert "three" not in done.stdout


def test_diff_with_one_version_compares_that_one_with_the_page(plan) -> None:
    assert "[-two-]{+three+}" in plan("diff", ID, "1.0").stdout


def test_diff_backwards_shows_the_way_back(plan) -> None:
    assert "[-three-]{+two+}" in plan("diff", ID, "1.1", "1.0").stdout


def test_diff_of_a_version_with_itself_says_that_nothing_changed(plan) -> None:
    assert "Nothing that an approval covers changed." in plan("diff", ID, "1.0", "1.0").stdout


@pytest.mark.parametrize("version", ["9.9", "../1.0", "", "one"])
def test_an_unknown_version_names_those_that_exist(plan, version: str) -> None:
    done = plan("diff", ID, version)
    assert done.exit_code == 2
    assert done.stderr.endswith(f"of {ID}; there are 1.0, 1.1.\n")


def test_three_versions_are_too_many(plan) -> None:
    done = plan("diff", ID, "1.0", "1.1", "1.2")
    assert done.exit_code == 2
    assert "two versions at most" in done.stderr


def test_diff_as_markdown_and_for_programs(plan) -> None:
    text = plan("diff", ID, "1.0", "1.1", "--format", "markdown").stdout
    assert text.startswith(f"## {ID} from 1.0 to 1.1\n")
    assert "within <del>two</del><ins>three</ins> days" in text
    found = json.loads(plan("diff", ID, "1.0", "1.1", "--format", "json").stdout)
    assert (found["before"], found["after"], found["size"]) == ("1.0", "1.1", "minor")


def test_diff_of_a_page_that_is_gone_needs_two_editions(plan, folder: Path) -> None:
    (folder / PLAN).unlink()
    done = plan("diff", ID)
    assert done.exit_code == 2
    assert "has no page any more. Name two of its editions: 1.0, 1.1." in done.stderr
    assert plan("diff", ID, "1.0", "1.1").exit_code == 0
    assert "it has no page" in plan("history", ID).stdout


def test_in_force_on_several_days(plan) -> None:
    def version(day: str) -> list[tuple[str, str]]:
        rows = json.loads(plan("in-force", "--on", day, "--format", "json").stdout)
        return [(row["version"], row["edition"]) for row in rows]

    assert version("2027-01-03") == []
    assert version("2027-01-04") == [("1.0", f"editions/{ID}/1.0.md")]
    assert version("2027-01-12") == [("1.1", f"editions/{ID}/1.1.md")]


def test_what_is_being_written_today_says_nothing_of_another_day(plan) -> None:
    assert "Draft" not in plan("in-force", "--on", "2027-01-19").stdout


def test_a_version_that_ended_names_the_day_and_what_followed(plan) -> None:
    (row,) = json.loads(plan("in-force", "--on", "2027-01-05", "--format", "json").stdout)
    assert (row["ended_on"], row["ended_by"], row["edition_state"]) == ("2027-01-12", "1.1", "as approved")


def test_of_a_day_to_come_only_what_is_decided_is_known(plan) -> None:
    assert plan("in-force", "--on", "2030-01-01").stdout.startswith(
        "In force on 2030-01-01, as decided until 2027-01-20\n"
    )


def test_in_force_today_tells_what_is_being_written_beside_it(plan) -> None:
    done = plan("in-force")
    assert done.exit_code == 0
    assert done.stdout.startswith("In force on 2027-01-20\n")
    assert "1.2: Draft" in done.stdout


def test_in_force_for_a_spreadsheet(plan) -> None:
    assert (
        plan("in-force", "--format", "csv").stdout.splitlines()[0].lstrip("\ufeff").startswith("Document,Title,Version")
    )


def test_a_day_that_is_none_is_refused_in_words(plan) -> None:
    done = plan("in-force", "--on", "2027-02-30")
    assert done.exit_code == 2
    assert "the calendar has no day 2027-02-30" in done.stderr


def test_nothing_was_in_force_before_the_first_decision(plan) -> None:
    done = plan("in-force", "--on", "2020-01-01")
    assert done.exit_code == 0
    assert "No document was in force on that day." in done.stdout


@pytest.mark.parametrize("text", ["", "---\n[x\n---\n", "no front matter", "---\nid: 3\nkey: [\n---\n| a |\n"])
def test_a_broken_edition_is_no_crash(plan, folder: Path, text: str) -> None:
    (folder / f"editions/{ID}/1.0.md").write_text(text, "utf-8")
    for command in (("history", ID), ("diff", ID, "1.0", "1.1"), ("in-force",)):
        assert plan(*command).exit_code == 0


def test_an_edition_that_is_no_text_is_none(plan, folder: Path) -> None:
    (folder / f"editions/{ID}/1.0.md").write_bytes(b"\x00\x01")
    assert plan("history", ID).exit_code == 0
    path = f"editions/{ID}/1.0.md"
    assert f"The edition 1.0 is missing or cannot be read: {path}." in plan("history", ID).stdout
    refused = plan("diff", ID, "1.0")
    assert refused.exit_code == 2
    assert f"1.0 was approved, but {path} is missing or cannot be read; there is 1.1." in refused.stderr


def test_nobody_gets_an_answer_from_an_altered_edition_without_being_told(plan, folder: Path) -> None:
    path = folder / f"editions/{ID}/1.0.md"
    path.write_text(path.read_text("utf-8").replace("two days", "nine days"), "utf-8")
    said = f"The edition 1.0 is not the file that was approved: editions/{ID}/1.0.md was altered afterwards."
    assert f"Do not rely on this: {said}" in plan("history", ID).stdout
    assert json.loads(plan("history", ID, "--format", "json").stdout)["doubts"] == [said]
    assert said in plan("diff", ID, "1.0", "1.1").stderr
    assert plan("diff", ID, "1.1").stderr == ""
    (row,) = json.loads(plan("in-force", "--on", "2027-01-05", "--format", "json").stdout)
    assert (row["version"], row["edition_state"]) == ("1.0", "altered")


def test_editions_that_are_all_gone_are_no_editions_that_nobody_wrote(plan, folder: Path) -> None:
    paths = [f"editions/{ID}/{version}.md" for version in ("1.0", "1.1")]
    for path in paths:
        (folder / path).unlink()
    for arguments in ((ID,), (ID, "1.0", "1.1")):
        refused = plan("diff", *arguments)
        assert refused.exit_code == 2
        assert f"The editions of {ID} are missing or cannot be read: {', '.join(paths)}." in refused.stderr


@pytest.mark.parametrize(
    ("what", "other", "said"),
    [
        ("Minutes", "Letters", "2027-01-04 on version 1.0, or one above it, is not as it was sealed"),
        (
            "Too short",
            "Too long",
            "2027-01-12 on version 1.1, or one above it, is not as it was sealed",
        ),
        (', "seal": "sha256:', ', "sealed": "sha256:', "2027-01-12 on version 1.1 bears no seal"),
    ],
)
def test_nobody_gets_an_answer_from_a_log_that_was_rewritten_without_being_told(
    plan, folder: Path, what: str, other: str, said: str
) -> None:
    log = f"data/decisions/{ID}.yml"
    text = (folder / log).read_text("utf-8")
    assert "Do not rely" not in plan("history", ID).stdout
    assert plan("in-force").stderr == ""
    before, found, after = text.rpartition(what)
    assert found
    (folder / log).write_text(f"{before}{other}{after}", "utf-8")
    assert f"Do not rely on this: The decision of {said}" in plan("history", ID).stdout
    for arguments in (("in-force",), ("diff", ID, "1.0", "1.1")):
        assert f"Do not rely on this: The decision of {said}" in plan(*arguments).stderr


def test_a_log_that_cannot_be_read_is_no_document_without_decisions(plan, folder: Path) -> None:
    log = f"data/decisions/{ID}.yml"
    (folder / log).write_text("- {version: [\n", "utf-8")
    assert f"The decision log {log} cannot be read" in plan("history", ID).stdout
    assert log in plan("in-force").stderr


def test_an_edition_that_no_decision_names_is_said(plan, folder: Path) -> None:
    (folder / f"editions/{ID}/1.3.md").write_text((folder / f"editions/{ID}/1.1.md").read_text("utf-8"), "utf-8")
    assert f"No decision names the edition 1.3: editions/{ID}/1.3.md." in plan("history", ID).stdout


def test_these_commands_write_nothing(plan, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for command in (("history", ID), ("diff", ID), ("in-force",)):
        plan(*command)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
