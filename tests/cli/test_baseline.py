"""``sms baseline``: findings of an existing document set fail nothing, new ones do, and the list only gets shorter."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from sms_docs.load.yaml_source import read_yaml
from tests.commits import commit, git, new_repository
from tests.deciding import DAY, PAGE, Desk, reasons

PATH = "data/baseline.yml"
RISKS = "data/risks.yml"
FIRST = ("owner: sms-manager\nauthors", "owner: sms-manger\nauthors")
SECOND = ("approvers: [executive-sponsor]", "approvers: [executive-sponser]")
SCOPE = "content/statements/scope.md"


@pytest.fixture
def desk(tmp_path):
    """A system with two findings: an owner that does not exist on one page, an approver on another."""
    found = Desk(tmp_path / "system")
    found.edit(PAGE, FIRST)
    found.edit(SCOPE, SECOND)
    return found


def check(desk, *arguments):
    return json.loads(desk.sms("check", "--format", "json", *arguments).stdout)


def counted(desk):
    """How many findings there are, and how many of them are known."""
    found = check(desk)["findings"]
    return len(found), sum(each["known"] for each in found)


def entries(desk):
    value, defects, sound = read_yaml(desk.read(PATH), PATH)
    assert sound
    assert not defects
    assert isinstance(value, dict)
    return value["findings"]


def test_the_first_run_takes_everything_down_and_nothing_fails_any_more(desk):
    before, _ = counted(desk)
    assert before >= 2
    done = desk.sms("baseline")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{PATH}: {before} findings taken down as known. `sms check` fails on new ones only.\n"
    assert counted(desk) == (before, before)
    assert desk.sms("check", "--fail-on", "note").exit_code == 0


def test_the_file_says_what_was_found_where(desk):
    found = check(desk)["findings"]
    desk.sms("baseline")
    assert sorted((each["fingerprint"], each["id"], each["path"], each["message"]) for each in found) == sorted(
        (each["fingerprint"], each["id"], each["path"], each["message"]) for each in entries(desk)
    )
    assert f"\nsince: {DAY}\n" in desk.read(PATH)
    assert max(map(len, desk.read(PATH).splitlines())) <= 100


def test_a_new_finding_fails(desk):
    desk.sms("baseline")
    desk.edit("content/statements/organization.md", SECOND)
    assert desk.sms("check").exit_code == 1
    new = [each for each in check(desk)["findings"] if not each["known"]]
    assert {each["path"] for each in new} >= {"content/statements/organization.md"}


def test_known_findings_stay_known_when_lines_move(desk):
    desk.sms("baseline")
    desk.edit(PAGE, ("id: QD-PLN-07\n", "# One line more.\nid: QD-PLN-07\n"))
    assert desk.sms("check").exit_code == 0


def test_known_findings_stay_known_on_another_day(desk):
    desk.sms("baseline")
    before = check(desk)["findings"]
    after = check(desk, "--as-of", "2027-02-04")["findings"]
    assert {each["fingerprint"] for each in before if each["known"]} == {
        each["fingerprint"] for each in after if each["known"]
    }


def test_the_same_fault_once_more_in_one_file_is_new(desk):
    desk.sms("baseline")
    desk.edit(RISKS, ("- id: R-01", "- {id: R-98}\n- id: R-01"))
    desk.sms("baseline")
    first = counted(desk)
    assert first[0] > first[1]


def test_what_is_mended_is_noted_and_a_second_run_removes_it(desk):
    desk.sms("baseline")
    before = entries(desk)
    desk.edit(PAGE, FIRST[::-1])
    gone = [each for each in check(desk)["findings"] if each["id"] == "baseline-file.no-longer-found"]
    assert len(gone) >= 1
    assert {each["path"] for each in gone} == {PATH}
    done = desk.sms("baseline")
    assert done.exit_code == 0
    left = entries(desk)
    assert done.stdout == (
        f"{PATH}: {len(gone)} entr{'y' if len(gone) == 1 else 'ies'} removed, {len(left)} known "
        f"finding{'' if len(left) == 1 else 's'} left.\n"
    )
    assert [each for each in before if each in left] == left
    assert not [each for each in check(desk)["findings"] if each["id"] == "baseline-file.no-longer-found"]


def test_what_comes_back_after_it_was_mended_fails(desk):
    desk.sms("baseline")
    desk.edit(PAGE, FIRST[::-1])
    desk.sms("baseline")
    desk.edit(PAGE, FIRST)
    assert desk.sms("check").exit_code == 1


def test_a_later_run_never_adds_says_how_many_are_new_and_fails(desk):
    desk.sms("baseline")
    before = desk.read(PATH)
    desk.edit("content/statements/organization.md", SECOND)
    new = [each["severity"] for each in check(desk)["findings"] if not each["known"]]
    done = desk.sms("baseline")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].startswith(f"Not known, and never added: {new.count('error')} error")
    assert desk.read(PATH) == before


def test_when_nothing_is_left_the_file_stays_so_that_nothing_begins_anew(desk):
    desk.sms("baseline")
    desk.edit(PAGE, FIRST[::-1])
    desk.edit(SCOPE, SECOND[::-1])
    assert desk.sms("baseline").exit_code == 0
    assert entries(desk) == []
    desk.edit(PAGE, FIRST)
    assert desk.sms("baseline").exit_code == 1
    assert entries(desk) == []


def test_there_is_no_way_to_begin_anew(desk):
    assert "restart" not in desk.sms("baseline", "--help").stdout
    assert desk.sms("baseline", "--restart").exit_code == 2


def test_a_second_run_without_change_leaves_the_file_as_it_is(desk):
    desk.sms("baseline")
    desk.write(PATH, desk.read(PATH) + "# seen by the auditor\n")
    before = desk.files()
    assert desk.sms("baseline").stdout.startswith(f"{PATH}: nothing is mended yet, ")
    assert desk.files() == before


def test_nothing_is_taken_down_while_a_file_cannot_be_read(desk):
    desk.write("data/tools.yml", "- id: [\n")
    before = desk.files()
    *places, last = reasons(desk.sms("baseline"))
    assert places[0].startswith("data/tools.yml:")
    assert last == "What a file hides cannot be known. Mend this first."
    assert desk.files() == before


def test_a_list_that_cannot_be_read_is_left_alone_and_nothing_is_known(desk):
    desk.sms("baseline")
    desk.write(PATH, "<<<<<<< ours\n" + desk.read(PATH))
    before = desk.files()
    assert reasons(desk.sms("baseline"))
    assert desk.files() == before
    assert desk.sms("check").exit_code == 1


@pytest.mark.parametrize(
    "text",
    [
        "findings: 3\n",
        "since: 2027-02-03\nfindings:\n- 3\n",
        "since: 2027-02-03\nfindings:\n- {fingerprint: 17}\n",
        "3\n",
    ],
)
def test_odd_values_are_findings_and_no_crash(desk, text):
    desk.write(PATH, text)
    assert desk.sms("check").exit_code == 1
    assert {each["path"] for each in check(desk)["findings"]} >= {PATH}
    assert reasons(desk.sms("baseline"))
    assert desk.read(PATH) == text


def test_an_entry_with_another_message_means_nothing(desk):
    desk.sms("baseline")
    desk.write(PATH, re.sub(r"message: .*", 'message: "Something harmless."', desk.read(PATH), count=1))
    assert desk.sms("check", "--fail-on", "note").exit_code == 1


def test_what_may_never_be_known_is_not_taken_down(desk):
    desk.edit(PAGE, FIRST[::-1])
    assert desk.sms("adopt", "QD-PLN-07", "--by", "PER-01").exit_code == 0
    desk.edit(PAGE, ("Nobody is asked", "Somebody is asked"))
    done = desk.sms("baseline")
    assert done.exit_code == 1
    assert "Not taken down, because such findings always count: 1 error." in done.stdout
    assert "digest" not in {each["id"].partition(".")[0] for each in entries(desk)}


def test_an_entry_typed_in_for_what_may_never_be_known_is_found(desk):
    desk.write(
        PATH,
        'since: 2027-02-03\nfindings:\n- {fingerprint: "0123456789abcdef", id: yaml.broken, path: data/tools.yml, '
        "message: Broken.}\n",
    )
    assert "baseline-file.never-known" in {each["id"] for each in check(desk)["findings"]}


def test_programs_get_the_numbers(desk):
    facts = desk.facts("baseline")
    assert (facts["path"], facts["first"], facts["removed"], facts["new"]) == (PATH, True, 0, [])
    assert facts["known"] == len(entries(desk))
    desk.edit("content/statements/organization.md", SECOND)
    again = json.loads(desk.sms("baseline", "--format", "json").stdout)
    assert {each["path"] for each in again["new"]} >= {"content/statements/organization.md"}


def test_every_format_tells_known_findings_from_new_ones(desk):
    total, _ = counted(desk)
    desk.sms("baseline")
    said = {form: desk.sms("check", "--format", form).stdout for form in ("text", "markdown", "github", "gitlab")}
    assert f"{total} findings are known since before the checks began ({PATH})." in said["text"]
    assert f"{total} known" in said["markdown"]
    assert "::error" not in said["github"]
    assert f"{total} known" in said["github"]
    assert all("Known since" in each["description"] for each in json.loads(said["gitlab"]))
    summary = check(desk)["summary"]
    assert (summary["errors"], summary["known"]) == (0, total)
    results = json.loads(desk.sms("check", "--format", "sarif").stdout)["runs"][0]["results"]
    assert {each["baselineState"] for each in results} == {"unchanged"}
    assert all(each["suppressions"] for each in results)
    suite = ET.fromstring(desk.sms("check", "--format", "junit").stdout)  # noqa: S314 - our own
    assert suite.get("failures") == "0"


def test_paths_narrow_what_is_reported_and_not_what_is_known(desk):
    desk.sms("baseline")
    found = check(desk, PAGE)["findings"]
    assert found
    assert all(each["known"] for each in found)


def test_an_entry_that_was_added_since_the_main_branch_is_found(desk):
    desk.sms("baseline")
    new_repository(desk.root, {})
    assert desk.sms("check", "--base", "HEAD").exit_code == 0
    desk.write(
        PATH, re.sub(r'fingerprint: "[0-9a-f]{16}"', 'fingerprint: "0123456789abcdef"', desk.read(PATH), count=1)
    )
    found = check(desk, "--base", "HEAD")["findings"]
    assert [each["path"] for each in found if each["id"] == "baseline-file.grown"] == [PATH]
    assert "baseline-file.grown" not in {each["id"] for each in check(desk)["findings"]}


BROUGHT = "baseline-file.brought-in"


def test_a_list_that_comes_with_the_first_pages_is_no_matter_of_a_change(desk, tmp_path):
    desk.sms("baseline")
    new_repository(tmp_path / "empty", {"README": "Nothing yet.\n"})
    (tmp_path / "empty/.git").rename(desk.root / ".git")
    assert BROUGHT not in {each["id"] for each in check(desk, "--base", "HEAD")["findings"]}


def test_the_first_list_and_a_shorter_one_are_no_addition(desk):
    new_repository(desk.root, {})
    desk.sms("baseline")
    done = desk.sms("check", "--base", "HEAD", "--format", "json")
    assert done.exit_code == 0
    # Nobody can tell there what the change itself broke.
    assert [each["severity"] for each in json.loads(done.output)["findings"] if each["id"] == BROUGHT] == ["warning"]
    new_repository(desk.root, {})
    assert BROUGHT not in {each["id"] for each in check(desk, "--base", "HEAD")["findings"]}
    desk.edit(PAGE, FIRST[::-1])
    desk.sms("baseline")
    assert "baseline-file.grown" not in {each["id"] for each in check(desk, "--base", "HEAD")["findings"]}


def test_the_record_of_a_build_counts_what_is_known(desk):
    total, _ = counted(desk)
    desk.sms("baseline")
    tree = FolderTree(desk.root)
    record = engine.build_record(engine.check(engine.load(tree), tree), tree)
    assert (dict(record.counts)["error"], record.known, record.aside) == (0, total, f"{total} known")


def test_a_list_that_was_deleted_is_brought_back_and_not_begun_anew(desk):
    desk.sms("baseline")
    new_repository(desk.root, {})
    kept = desk.read(PATH)
    desk.edit(RISKS, ("owner: sms-manager", "owner: nobody"))
    (desk.root / PATH).unlink()
    (said,) = reasons(desk.sms("baseline"))
    assert "only gets shorter. Bring it back: git checkout " in said
    assert not (desk.root / PATH).exists()
    git(desk.root, *said.partition(": git ")[2].split())
    assert desk.read(PATH) == kept
    (desk.root / PATH).unlink()
    commit(desk.root)
    (said,) = reasons(desk.sms("baseline"))
    git(desk.root, *said.partition(": git ")[2].split())
    assert desk.read(PATH) == kept
