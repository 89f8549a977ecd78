"""``sms release`` from beginning to end, with real builds of a small system and a real branch."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from sms_docs.cli import main
from tests.releases import commit, git, new_repository, plain_git, shown, tree, write
from tests.sites import run, run_script

pytestmark = pytest.mark.slow

FILES = {
    "content/index.md": "# Home\n\nFirst text.\n",
    "data/risks.yml": "[]\n",
    "mkdocs.yml": "site_name: A system\ndocs_dir: content\nstrict: true\ntheme: material\n"
    "extra: {version: {provider: mike, default: latest}}\nplugins: [search, sms, mike]\n",
    ".gitignore": "/site/\n/content/ignored.md\n",
}
EPOCH = "1800000000"
"""2027-01-15."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases, made by the command as users run it. Tests get a copy."""
    folder = tmp_path_factory.mktemp("once") / "sms"
    write(folder, FILES)
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        new_repository(folder)
        release(folder, "1.0", "--note", "Gate\n 1")
        write(folder, {"content/index.md": "# Home\n\nSecond text.\n"})
        commit(folder)
        release(folder, "1.1")
    return folder


@pytest.fixture
def released(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository with two releases, to play with."""
    plain_git(monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return Path(shutil.copytree(once, tmp_path / "sms"))


@pytest.fixture
def sms(released: Path):
    """Run ``sms release`` there."""
    return lambda *arguments: CliRunner().invoke(main, ["release", "--root", str(released), *arguments])


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = run(folder, "sms_docs", "release", *arguments, SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_both_releases_are_in_the_branch_with_what_each_said(released: Path) -> None:
    assert "First text." in shown(released, "1.0/index.html")
    assert "Second text." in shown(released, "1.1/index.html")
    assert tree(released, "latest") == tree(released, "1.1")
    assert git(released, "status", "--porcelain") == ""


def test_the_list_says_who_released_what_when_and_from_where(released: Path) -> None:
    listed = json.loads(shown(released, "releases.json"))["releases"]
    assert [(each["version"], each["date"], each["by"], each["note"]) for each in listed] == [
        ("1.1", "2027-01-15", "A. Author", ""),
        ("1.0", "2027-01-15", "A. Author", "Gate 1"),
    ]
    assert [each["commit"] for each in listed] == git(released, "rev-list", "main").splitlines()
    page = shown(released, "index.html")
    assert "<title>Releases – A system</title>" in page
    assert all(each["sha256"] in page for each in listed)


def test_a_release_says_what_it_did_and_what_comes_next(sms, released: Path) -> None:
    done = sms("1.2")
    assert done.exit_code == 0, done.output
    made = json.loads(shown(released, "releases.json"))["releases"][0]
    assert done.output.splitlines()[1:] == [
        "Release 1.2 is in the branch gh-pages.",
        f"  from     commit {made['commit']}",
        "  record   2027-01-15, by A. Author",
        f"  digest   {made['sha256']} (SHA-256 of {_files(released, '1.2')} files)",
        "  beside   2 older ones are unchanged",
        "  look     mike serve --branch gh-pages",
        "  next     git push origin gh-pages; nobody sees it before",
    ]


def test_the_same_commit_gives_the_same_digest_on_another_day_and_elsewhere(released: Path, tmp_path: Path) -> None:
    wanted = json.loads(shown(released, "releases.json"))["releases"][1]
    git(released, "checkout", "--quiet", wanted["commit"])
    (tmp_path / "elsewhere").mkdir()
    done = run(
        *(released, "sms_docs", "release", "1.0", "--dry-run", "--branch", "again"),
        SOURCE_DATE_EPOCH="1900000000",
        TZ="Asia/Tokyo",
        TMPDIR=str(tmp_path / "elsewhere"),
        PYTHONHASHSEED="7",
    )
    assert wanted["sha256"] in done.stdout
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_dry_run_says_the_same_and_writes_nothing(sms, released: Path) -> None:
    before = _everything(released)
    done = sms("1.2", "--dry-run")
    assert done.exit_code == 0
    assert "Release 1.2 would be added to the branch gh-pages." in done.output
    assert "next" not in done.output
    assert _everything(released) == before


def test_what_git_ignores_is_not_published(sms, released: Path) -> None:
    write(released, {"content/ignored.md": "# Secret\n"})
    assert sms("1.2").exit_code == 0
    assert "ignored" not in git(released, "ls-tree", "-r", "--name-only", "gh-pages")


@pytest.mark.parametrize(
    ("version", "said"),
    [("1.1", "Release 1.1 exists already (2027-01-15, by A. Author"), ("1.4", "does not follow 1.1")],
)
def test_a_wrong_number_is_refused(sms, released: Path, version: str, said: str) -> None:
    before = git(released, "rev-parse", "gh-pages")
    done = sms(version)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Release {version} is refused; the branch gh-pages is unchanged.\n  - ")
    assert said in done.stderr
    assert done.stdout == ""
    assert git(released, "rev-parse", "gh-pages") == before


def test_a_dirty_tree_is_refused(sms, released: Path) -> None:
    write(released, {"content/new.md": "# New\n"})
    done = sms("1.2")
    assert done.exit_code == 1
    assert "1 file is not committed: content/new.md." in done.stderr


def test_an_error_is_refused_and_shown_with_its_line(sms, released: Path) -> None:
    write(released, {"content/index.md": "# Home\n\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"})
    commit(released)
    before = git(released, "rev-parse", "gh-pages")
    done = sms("1.2")
    assert done.exit_code == 1
    assert "--> content/index.md:3:1" in done.stdout
    assert done.stderr == "Release 1.2 is refused: it has errors. Mend them, commit, and release again.\n"
    assert git(released, "rev-parse", "gh-pages") == before


def test_an_error_that_an_ignored_file_would_hide_is_found(sms, released: Path) -> None:
    write(released, {"content/index.md": "# Home\n\n[More](ignored.md)\n"})
    commit(released)
    write(released, {"content/ignored.md": "# More\n"})
    done = sms("1.2")
    assert done.exit_code == 1
    assert "ignored.md" in done.stdout


def test_a_site_that_cannot_be_built_is_refused(sms, released: Path) -> None:
    write(released, {"mkdocs.yml": FILES["mkdocs.yml"] + "nav: [nowhere.md]\n"})
    commit(released)
    before = git(released, "rev-parse", "gh-pages")
    done = sms("1.2")
    assert done.exit_code == 1
    assert "nowhere.md" in done.stdout
    assert "its site cannot be built" in done.stderr
    assert git(released, "rev-parse", "gh-pages") == before


def test_the_releases_are_listed(sms) -> None:
    done = sms("--list")
    assert done.exit_code == 0
    lines = [line.split() for line in done.output.splitlines()]
    assert lines[0] == ["Release", "State", "Date", "By", "Commit", "SHA-256", "Note"]
    assert lines[2][:6] == ["1.1", "in", "force", "2027-01-15", "A.", "Author"]
    assert lines[3][:5] == ["1.0", "earlier", "2027-01-15", "A.", "Author"]
    assert lines[3][-2:] == ["Gate", "1"]


def test_an_empty_branch_says_so(sms) -> None:
    done = sms("--list", "--branch", "other")
    assert (done.exit_code, done.output) == (0, "Nothing is released in the branch other yet.\n")


def test_releases_as_they_were_pass(sms) -> None:
    done = sms("--verify")
    assert done.exit_code == 0
    assert [line.split("  ")[:2] for line in done.output.splitlines()] == [
        ["1.1", "as released"],
        ["1.0", "as released"],
    ]


def test_a_release_that_somebody_changed_fails(sms, released: Path) -> None:
    git(released, "worktree", "add", "--quiet", "../pages", "gh-pages")
    write(released.parent / "pages", {"1.0/index.html": "nicer", "gate-1/index.html": ""})
    listed = json.loads((released.parent / "pages/versions.json").read_text("utf-8"))
    write(released.parent / "pages", {"versions.json": json.dumps([*listed, {"version": "gate-1"}])})
    commit(released.parent / "pages")
    done = sms("--verify")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1.1  as released")
    assert lines[1].startswith("1.0  DIFFERS: its files now have ")
    assert lines[2].startswith("gate-1  no record")
    assert "git log gh-pages" in done.stderr
    assert sms("1.1", "--verify").exit_code == 0
    assert sms("--verify", "1.0").exit_code == 1


def test_mike_lists_and_removes_what_we_released_and_it_stays_on_record(sms, released: Path) -> None:
    listed = run_script(released, "mike", "list")
    assert listed.stdout.splitlines() == ["1.1 [latest]", "1.0"], listed.stderr
    assert run_script(released, "mike", "delete", "1.0").returncode == 0
    assert sms("--verify").output.splitlines()[1].startswith("1.0  taken away")
    assert "exists already" in sms("1.0").stderr
    assert sms("1.2").exit_code == 0
    assert "taken away" in shown(released, "index.html")


def test_what_was_never_released_cannot_be_verified(sms) -> None:
    done = sms("--verify", "3.0")
    assert done.exit_code == 2
    assert "There is no release 3.0 in the branch gh-pages." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say which release: sms release 1.0, or make release VERSION=1.0."),
        (("v1.0",), "'v1.0' is no number of a release"),
        (("gate-1",), "A release has a number such as 1.0, 1.1 or 1.1.1."),
        (("1.2", "--branch", "a b"), "'a b' cannot be the name of a branch"),
    ],
)
def test_wrong_use_is_exit_code_2(sms, arguments: tuple[str, ...], said: str) -> None:
    done = sms(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_without_a_configuration_it_says_where_to_go(sms, released: Path) -> None:
    git(released, "rm", "--quiet", "mkdocs.yml")
    commit(released)
    done = sms("1.2")
    assert done.exit_code == 2
    assert "There is no mkdocs.yml in " in done.stderr


def test_without_mkdocs_it_says_what_to_install(sms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sms_docs.cli.release.find_spec", lambda _name: None)
    done = sms("1.2")
    assert done.exit_code == 2
    assert 'pip install "sms-docs[site]"' in done.stderr


def test_what_git_refuses_is_passed_on(sms, released: Path) -> None:
    (released / ".git/refs/heads/gh-pages.lock").touch()
    done = sms("1.2")
    assert done.exit_code == 2
    assert "gh-pages.lock" in done.stderr
    assert "The branch gh-pages is unchanged." in done.stderr


def test_without_a_repository_it_says_how_to_make_one(sms, released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(released.parent))
    shutil.rmtree(released / ".git")
    done = sms("1.2")
    assert done.exit_code == 2
    assert "git init" in done.stderr


def test_make_passes_number_and_note_on() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "release", "VERSION=1.1", "NOTE=Gate 1"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1].endswith('/sms release 1.1 --note "Gate 1"')


def _files(repository: Path, folder: str) -> int:
    return len(git(repository, "ls-tree", "-r", "--name-only", f"gh-pages:{folder}").splitlines())


def _everything(repository: Path) -> str:
    return (
        git(repository, "for-each-ref") + git(repository, "count-objects", "-v") + git(repository, "status", "--short")
    )
