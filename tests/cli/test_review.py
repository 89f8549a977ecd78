"""``sms review`` and ``sms provenance``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sms_docs.cli import main
from tests.commits import Person, commit, git, new_repository
from tests.load.test_provenance import decision, log
from tests.proposals import FILES, LOG, PLAN


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small system with a change that is not committed yet; also the current folder."""
    root = new_repository(tmp_path / "root", FILES | {"data/settings.yml": "as_of: 2027-01-20\n"})
    git(root, "checkout", "-q", "-b", "change")
    page = root / PLAN
    page.write_text(page.read_text("utf-8").replace("We serve five", "We serve 6"), "utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="sms")


def test_a_change_is_said_in_words():
    done = run("review", "--since", "main")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Compared with main: 1 document changes (1 minor), 1 decision needed.\n")
    assert "version 1.0, at least 1.1 needed" in done.output


def test_markdown_goes_to_a_file_and_nothing_to_the_terminal(root):
    done = run("review", "--since", "main", "--format", "markdown", "--out", "new/review.md")
    assert (done.exit_code, done.output) == (0, "")
    assert (root / "new/review.md").read_text("utf-8").startswith("<!-- sms-review -->\n## What this change means")


def test_json_is_for_programs():
    content = json.loads(run("review", "--since", "main", "--format", "json").output)
    assert [each["id"] for each in content["documents"]] == ["SMS-PLN-001"]
    assert content["as_of"] == "2027-01-20"


def test_errors_do_not_fail_a_review(root):
    (root / "content/index.md").write_text("# Home\n\n<<<<<<< ours\n", "utf-8")
    done = run("review", "--since", "main")
    assert done.exit_code == 0
    assert "new error" in done.output


def test_a_decision_that_was_taken_out_is_lost_and_an_error(root):
    (root / LOG).unlink()
    done = run("review", "--since", "main")
    assert "1 decision lost or rewritten" in done.output
    assert "error data/decisions/SMS-PLN-001.yml" in done.output


def test_nothing_is_written(root):
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run("review", "--since", "main")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_day_can_be_chosen():
    assert "As of 2028-02-03" in run("review", "--since", "main", "--as-of", "2028-02-03").output


def test_a_system_in_a_folder_of_a_repository(tmp_path, monkeypatch):
    top = new_repository(tmp_path / "top", {f"sms/{name}": text for name, text in FILES.items()})
    page = top / "sms" / PLAN
    page.write_text(page.read_text("utf-8").replace("five", "6"), "utf-8")
    monkeypatch.chdir(top)
    done = run("review", "--since", "main", "--root", "sms")
    assert "SMS-PLN-001 A plan: changed, minor" in done.output
    assert "\n  moved" not in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing option '--since'"),
        (("--since", "nowhere"), 'There is no commit "nowhere" here.'),
        (("--since", "main", "--format", "html"), "'html' is not one of"),
        (("--since", "main", "--as-of", "soon"), '"soon" is no day'),
        (("--since", "main", "--out", "."), "is a directory"),
    ],
)
def test_wrong_use_is_a_sentence(arguments, words):
    done = run("review", *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def test_outside_of_a_repository_or_without_git_it_says_so(tmp_path, monkeypatch):
    (tmp_path / "plain/content").mkdir(parents=True)
    done = run("review", "--since", "main", "--root", str(tmp_path / "plain"))
    assert (done.exit_code, "no git repository here" in done.output) == (2, True)
    monkeypatch.setenv("PATH", "")
    assert run("review", "--since", "main").exit_code == 2


def test_in_a_cut_clone_it_says_what_to_fetch(root, tmp_path):
    commit(root)
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", root.as_uri(), "cut")
    done = run("review", "--since", "origin/main", "--root", str(tmp_path / "cut"))
    assert done.exit_code == 0
    assert done.output.startswith("Compared with origin/main: nothing can be compared with origin/main.")
    assert "`git fetch --unshallow`" in done.output


# ------------------------------------------------------------------ sms provenance


@pytest.fixture
def decided(root: Path) -> Path:
    ada, bob = Person("ada@example.org"), Person("bob@example.org")
    first, second = decision("1.0"), decision("1.1")
    commit(root, {"data/decisions/SMS-POL-001.yml": log(first)}, ada)
    commit(root, {"data/decisions/SMS-POL-001.yml": log(first, second)}, bob)
    return root


def test_every_decision_has_its_word_and_commit(decided):
    done = run("provenance", "SMS-POL-001", "--format", "json")
    assert done.exit_code == 0, done.output
    rows = json.loads(done.output)
    assert [(each["version"], each["by"], each["provenance"]) for each in rows] == [
        ("1.0", "Ada", "proven"),
        ("1.1", "Ada", "contradicted"),
    ]
    assert rows[1]["commit"] == git(decided, "rev-parse", "HEAD")[:10]


@pytest.mark.usefixtures("decided")
def test_without_a_number_all_logs_are_told():
    output = run("provenance").output
    assert "SMS-PLN-001" in output
    assert "SMS-POL-001" in output
    assert "the entry bears no seal" in output


def test_a_log_that_does_not_exist_is_a_sentence():
    done = run("provenance", "SMS-XXX-001")
    assert done.exit_code == 2
    assert "There is no decision log data/decisions/SMS-XXX-001.yml" in done.output


def test_with_a_base_the_addresses_of_the_base_count(decided):
    people = (decided / "data/people.yml").read_text("utf-8")
    more = people.replace("email: ada@example.org", "email: ada@example.org, other_emails: [bob@example.org]")
    commit(decided, {"data/people.yml": more.replace("email: bob@example.org", "email: bobby@example.org")})
    without, beside = (
        [each["provenance"] for each in json.loads(run("provenance", "SMS-POL-001", "--format", "json", *more).output)]
        for more in ((), ("--base", "main"))
    )
    assert without == ["proven", "proven"]
    assert beside == ["proven", "contradicted"]


@pytest.mark.parametrize("command", ["provenance", "waivers"])
def test_a_base_that_is_not_there_is_a_sentence(command):
    done = run(command, "--base", "origin/nowhere")
    assert done.exit_code == 2
    assert 'There is no commit "origin/nowhere" here. Fetch it with `git fetch origin nowhere:refs' in done.output


@pytest.mark.parametrize("command", ["check", "provenance", "waivers"])
def test_the_help_on_the_base_names_waivers(command):
    said = " ".join(run(command, "--help").output.split())
    assert "a new waiver counts only when its approver brings it" in said
