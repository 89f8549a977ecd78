"""``sms waivers``, and what a waiver does to ``sms check`` in a real repository."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sms_docs.cli import main
from tests.commits import Person, commit, git, new_repository, write
from tests.waivers import FINDING, PATH, entry, late

SETTINGS = "as_of: 2027-01-20\ncertification: none\n"
DEAD = {"content/guide/page.md": "# A page\n\nSee [nothing](gone.md).\n"}
"""An error in a page that no other check looks at."""
FOR_PAGE = entry(rule="link.dead-link", scope="[content/guide/page.md]", reason="The page comes next week")
ADA, BEN = Person("ada@example.org"), Person("ben@example.org")


def sms(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], prog_name="sms")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A system with a late task, without waivers."""
    folder = tmp_path / "system"
    write(
        folder,
        {**{name: text.lstrip() for name, text in late(settings=SETTINGS).items()}, "content/index.md": "# Home\n"},
    )
    (folder / PATH).unlink()
    return folder


def rows(done: Result) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def states(root: Path, *waivers: str, arguments: tuple[str, ...] = ()) -> list[str]:
    write(root, {PATH: "".join(waivers)})
    return [each["state"] for each in rows(sms(root, "waivers", "--format", "json", *arguments))]


# ------------------------------------------------------------------ the list


def test_it_lists_each_waiver_with_its_state_and_the_findings_that_it_covers(root: Path) -> None:
    write(root, {PATH: entry()})
    done = sms(root, "waivers", "--format", "json")
    assert done.exit_code == 0
    assert rows(done) == [
        {
            "id": "W-001",
            "rule": FINDING,
            "scope": "T-001",
            "reason": "The room is being rebuilt",
            "risk": "R-001",
            "approver": "Sponsor",
            "approved_by": "Ada Bell",
            "approved_on": "2027-01-11",
            "expires": "2027-06-30",
            "state": "in force",
            "findings": "1",
        }
    ]


def test_states_of_the_day(root: Path) -> None:
    assert states(
        root,
        entry(),
        entry(id="W-002", expires="2027-02-02"),
        entry(id="W-003", expires="2027-01-21"),
        entry(id="W-004", expires="2027-01-19"),
        entry(id="W-005", closed_on="2027-01-18"),
        entry(id="W-006", approved_on="2027-02-01"),
    ) == ["in force", "expires in 13 days", "expires in 1 day", "expired", "closed", "not in force yet"]


def test_states_of_those_that_cover_nothing_say_why(root: Path) -> None:
    assert states(
        root,
        entry(scope="[T-002]"),
        entry(id="W-002", rule="task.overdu"),
        entry(id="W-003", rule="kind.absent"),
        entry(id="W-004", requested_by="PER-01"),
        entry(id="W-005", risk="R-009"),
    ) == [
        "unused",
        "does not count: there is no such rule",
        "does not count: the rule cannot be waived",
        "does not count: the person who asked for it approved it",
        "does not count: it names no risk of data/risks.yml",
    ]


def test_a_later_day_shows_what_will_have_ended(root: Path) -> None:
    assert states(root, entry(), arguments=("--as-of", "2027-07-01")) == ["expired"]


def test_without_waivers_it_says_so(root: Path) -> None:
    done = sms(root, "waivers")
    assert done.exit_code == 0
    assert "No finding is waived." in done.stdout
    assert "0 rows" in done.stdout


def test_the_same_table_is_a_view_for_pages_and_show(root: Path) -> None:
    write(root, {PATH: entry() + entry(id="W-002", expires="2027-01-19")})
    shown = sms(root, "show", "waivers", "--columns", "id,state", "--format", "json")
    assert rows(shown) == [{"id": "W-001", "state": "in force"}, {"id": "W-002", "state": "expired"}]
    assert "waivers" in sms(root, "list", "views").stdout


def test_a_spreadsheet_gets_it_too(root: Path) -> None:
    write(root, {PATH: entry()})
    head, row = csv.reader(sms(root, "waivers", "--format", "csv").stdout.splitlines())
    assert head[-2:] == ["State", "Findings"]
    assert row[-2:] == ["in force", "1"]


def test_a_file_that_cannot_be_read_is_told(root: Path) -> None:
    write(root, {PATH: "- id: [\n"})
    done = sms(root, "waivers")
    assert done.exit_code == 0
    assert "Not known: data/waivers.yml cannot be read." in " ".join(done.stdout.split())
    assert "yaml.broken" in sms(root, "check", PATH).stdout


@pytest.mark.parametrize("text", ["- 3\n", "- {}\n- {id: 3, rule: [], scope: {}, expires: soon}\n", "[]\n", ""])
def test_odd_entries_are_shown_without_a_crash(root: Path, text: str) -> None:
    write(root, {PATH: text})
    assert sms(root, "waivers").exit_code == 0
    assert "internal error" not in sms(root, "check").output


def test_help_has_an_example(root: Path) -> None:
    assert "sms waivers --as-of" in " ".join(sms(root, "waivers", "--help").stdout.split())


# ------------------------------------------------------------------ sms check


def test_a_waived_error_lets_a_check_of_its_page_pass(root: Path) -> None:
    write(root, DEAD)
    assert sms(root, "check", "content/guide").exit_code == 1
    write(root, {PATH: FOR_PAGE})
    done = sms(root, "check", "content/guide")
    assert done.exit_code == 0
    assert "waived: " in done.stdout
    assert "= why: Waived until 2027-06-30 (W-001): The page comes next week." in done.stdout
    assert "0 errors, 0 warnings, 0 notes, 1 waived" in done.stdout


def test_after_the_last_day_it_fails_again(root: Path) -> None:
    write(root, {**DEAD, PATH: FOR_PAGE})
    assert sms(root, "check", "content/guide", "--as-of", "2027-06-30").exit_code == 0
    assert sms(root, "check", "content/guide", "--as-of", "2027-07-01").exit_code == 1


# ------------------------------------------------------------------ compared with a base


@pytest.fixture
def repository(root: Path) -> Path:
    """The system in git, with a page that has a dead link."""
    files = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}
    new_repository(root, {**files, **DEAD})
    git(root, "switch", "-q", "-c", "change")
    return root


def against_main(root: Path) -> tuple[int, list[str]]:
    """Exit code of the check of the page, and what is found about waivers."""
    code = sms(root, "check", "content/guide", "--base", "main").exit_code
    found = json.loads(sms(root, "check", PATH, "--base", "main", "--format", "json").stdout)["findings"]
    return code, [each["id"] for each in found]


def test_a_change_cannot_bring_in_its_own_waiver(repository: Path) -> None:
    commit(repository, {PATH: FOR_PAGE}, BEN)
    assert against_main(repository) == (1, ["waiver-approval.not-from-approver"])
    assert sms(repository, "check", "content/guide").exit_code == 0


def test_one_that_is_not_committed_does_not_count_either(repository: Path) -> None:
    write(repository, {PATH: FOR_PAGE})
    assert against_main(repository) == (1, ["waiver-approval.not-from-approver"])


def test_the_approver_can_bring_it_in_with_the_change(repository: Path) -> None:
    commit(repository, {PATH: FOR_PAGE}, ADA)
    assert against_main(repository) == (0, [])


def test_one_that_is_in_the_base_counts(repository: Path) -> None:
    git(repository, "switch", "-q", "main")
    commit(repository, {PATH: FOR_PAGE}, BEN)
    git(repository, "switch", "-q", "change")
    git(repository, "merge", "-q", "main")
    commit(repository, {"content/index.md": "# Home again\n"}, BEN)
    assert against_main(repository) == (0, [])


def test_one_of_the_base_that_the_change_makes_longer_does_not_count(repository: Path) -> None:
    git(repository, "switch", "-q", "main")
    commit(repository, {PATH: FOR_PAGE}, ADA)
    git(repository, "switch", "-q", "-c", "longer")
    commit(repository, {PATH: FOR_PAGE.replace("2027-06-30", "2027-12-31")}, BEN)
    assert against_main(repository) == (1, ["waiver-approval.rewritten"])


def test_the_list_says_of_a_new_one_that_it_does_not_count_yet(repository: Path) -> None:
    found = states(repository, FOR_PAGE, arguments=("--base", "main"))
    assert found == ["does not count: it came in with this change, and not from the person who approved it"]
