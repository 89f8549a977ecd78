"""``sms codeowners``: print, write, compare."""

import subprocess
from pathlib import Path

import pytest

from tests.owners import SYSTEM
from tests.sites import ROOT, run

FILE = ".github/CODEOWNERS"


@pytest.fixture(autouse=True)
def system(folder: Path) -> Path:
    for name, text in SYSTEM.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_the_lines_are_printed_and_nothing_is_written(sms, folder):
    done = sms("codeowners")
    assert done.exit_code == 0
    assert "/content/plans/plan.md" in done.stdout
    assert not (folder / FILE).exists()


def test_written_it_is_what_is_printed(sms, folder):
    printed = sms("codeowners").stdout
    assert sms("codeowners", "--write").stdout == f"Written: {FILE}\n"
    assert (folder / FILE).read_text("utf-8") == printed
    assert sms("codeowners", "--write").stdout == f"Unchanged: {FILE}\n"
    assert [each.name for each in (folder / ".github").iterdir()] == ["CODEOWNERS"]


def test_a_file_that_fits_is_said_to_fit(sms):
    sms("codeowners", "--write")
    done = sms("codeowners", "--check")
    assert done.exit_code == 0
    assert done.stdout == f"{FILE} is what owners and approvers give on 2027-01-15.\n"


def test_a_missing_file_differs(sms, folder):
    done = sms("codeowners", "--check")
    assert done.exit_code == 1
    assert not (folder / FILE).exists()


def test_a_changed_owner_differs_with_the_lines_and_the_next_step(sms, folder):
    sms("codeowners", "--write")
    plan = folder / "content/plans/plan.md"
    plan.write_text(plan.read_text("utf-8").replace("owner: sms-manager", "owner: executive-sponsor"), "utf-8")
    done = sms("codeowners", "--check")
    assert done.exit_code == 1
    assert any(line.startswith("-/content/plans/plan.md") and "@two" in line for line in done.stdout.splitlines())
    assert any(line.startswith("+/content/plans/plan.md") and "@two" not in line for line in done.stdout.splitlines())
    assert "Run `sms codeowners --write` and commit the file." in done.stderr


def test_the_day_can_be_asked_for(sms):
    assert "/content/ " in sms("codeowners").stdout
    assert "three@firm.example" not in sms("codeowners").stdout
    assert "three@firm.example" in sms("codeowners", "--as-of", "2027-07-01").stdout


def test_a_role_without_a_holder_is_a_warning_with_the_next_step_and_no_failure(sms, folder):
    (folder / "data/assignments.yml").write_text("[]\n", "utf-8")
    done = sms("codeowners")
    assert done.exit_code == 0
    assert 'warning: Nobody holds the role "sms-manager" on 2027-01-15.' in done.stderr
    assert "warning" not in done.stdout


@pytest.mark.parametrize("name", ["data/people.yml", "data/assignments.yml", "data/roles.yml"])
def test_with_a_register_that_cannot_be_read_nothing_is_written(sms, folder, name):
    (folder / name).write_text("- id: [", "utf-8")
    done = sms("codeowners", "--write")
    assert done.exit_code == 2
    assert name in done.stderr
    assert not (folder / FILE).exists()


def test_with_a_document_that_cannot_be_read_nothing_is_written(sms, folder):
    (folder / "content/plans/plan.md").write_text("---\nid: [\n---\n", "utf-8")
    done = sms("codeowners", "--write")
    assert done.exit_code == 2
    assert "content/plans/plan.md" in done.stderr


def test_with_a_document_that_is_not_read_at_all_nothing_is_written(sms, folder, tmp_path):
    """A link that leads out of the system is not followed."""
    plan = folder / "content/plans/plan.md"
    plan.rename(tmp_path / "plan.md")
    plan.symlink_to(tmp_path / "plan.md")
    done = sms("codeowners", "--write")
    assert done.exit_code == 2
    assert "its people are not known: a document." in done.stderr
    assert not (folder / FILE).exists()


def test_where_there_is_no_system_there_is_nothing_to_write(sms, tmp_path):
    (tmp_path / "empty").mkdir()
    done = sms("--root", str(tmp_path / "empty"), "codeowners", "--write")
    assert done.exit_code == 2
    assert "content/ and data/ are missing" in done.stderr


def test_another_file_can_be_named_for_another_host(sms, folder):
    assert sms("codeowners", "--write", "--file", ".gitlab/CODEOWNERS").exit_code == 0
    assert "/.gitlab/CODEOWNERS" in (folder / ".gitlab/CODEOWNERS").read_text("utf-8")


def test_lines_of_others_are_kept(sms, folder):
    (folder / ".github").mkdir()
    (folder / FILE).write_text("* @everybody\n", "utf-8")
    sms("codeowners", "--write")
    assert (folder / FILE).read_text("utf-8").startswith("* @everybody\n\n# sms-docs: begin")
    assert sms("codeowners", "--check").exit_code == 0


@pytest.mark.parametrize(
    ("content", "words"), [(b"# sms-docs: begin\n* @a\n", "our first line but not our last"), (b"\xff\xfe", "no text")]
)
def test_a_file_that_cannot_be_continued_is_left_alone(sms, folder, content, words):
    (folder / ".github").mkdir()
    (folder / FILE).write_bytes(content)
    done = sms("codeowners", "--write")
    assert done.exit_code == 2
    assert words in done.stderr
    assert (folder / FILE).read_bytes() == content


def test_a_folder_in_its_place_is_refused_in_words(sms, folder):
    (folder / FILE).mkdir(parents=True)
    assert f"{FILE} cannot be read" in sms("codeowners", "--check").stderr


def test_in_a_folder_of_a_repository_the_file_lies_at_the_top(sms, folder):
    subprocess.run(["git", "init", "--quiet", str(folder.parent)], check=True)
    assert sms("codeowners", "--write").exit_code == 0
    assert "/system/content/plans/plan.md" in (folder.parent / FILE).read_text("utf-8")
    assert not (folder / FILE).exists()


def test_the_reference_s_own_file_is_up_to_date():
    done = run(ROOT, "sms_docs", "codeowners", "--check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
