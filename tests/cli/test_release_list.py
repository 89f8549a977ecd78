"""``sms release --list`` and ``--verify`` on branches that somebody changed by hand."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sms_docs.cli import main
from tests.releases import commit, git, new_repository, plain_git, release, write

Verify = Callable[..., Result]
Spoil = Callable[[Path], object]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published branch with two releases, checked out beside its repository."""
    plain_git(monkeypatch)
    repository = tmp_path / "sms"
    write(repository, {"content/index.md": "# Home\n", "mkdocs.yml": "site_name: A\n"})
    new_repository(repository)
    release(repository, "1.0")
    release(repository, "1.1")
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    return tmp_path / "pages"


@pytest.fixture
def sms(pages: Path) -> Verify:
    """Run ``sms release`` on it."""
    return lambda *arguments: CliRunner().invoke(main, ["release", "--root", str(pages.parent / "sms"), *arguments])


def without(path: str, *lines: str) -> Spoil:
    """Take the record of a version out of a list."""

    def spoil(pages: Path) -> None:
        listed = json.loads((pages / path).read_text("utf-8"))
        kept = [each for each in listed["releases"] if each["version"] not in lines]
        (pages / path).write_text(json.dumps({**listed, "releases": kept}), "utf-8")

    return spoil


SPOILT: dict[str, tuple[Spoil, str]] = {
    "a file of an older release": (lambda pages: write(pages, {"1.0/index.html": "nicer"}), "1.0  DIFFERS"),
    "a mode of an older release": (lambda pages: (pages / "1.0/index.html").chmod(0o755), "1.0  DIFFERS"),
    "a file of latest": (lambda pages: write(pages, {"latest/index.html": "nicer"}), "latest  DIFFERS"),
    "no latest": (lambda pages: shutil.rmtree(pages / "latest"), "latest  DIFFERS: the branch gh-pages has no"),
    "another latest": (
        lambda pages: shutil.copytree(pages / "1.0", pages / "latest", dirs_exist_ok=True),
        "latest  DIFFERS",
    ),
    "a folder": (lambda pages: shutil.rmtree(pages / "1.0"), "1.0  taken away: on record is "),
    "a record": (without("releases.json", "1.0"), "1.0  no record: nothing says what"),
    "all records": (without("releases.json", "1.0", "1.1"), "1.1  no record"),
    "a folder that no list names": (lambda pages: write(pages, {"0.9/index.html": "old"}), "0.9  no record"),
    "no release in force": (lambda pages: write(pages, {"versions.json": "[]"}), "latest  DIFFERS"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_whatever_somebody_changed_fails(what: str, sms: Verify, pages: Path) -> None:
    assert sms("--verify").exit_code == 0
    spoil, line = SPOILT[what]
    spoil(pages)
    commit(pages)
    done = sms("--verify")
    assert done.exit_code == 1
    assert [each for each in done.stdout.splitlines() if each.startswith(line)], done.stdout
    assert f"git log gh-pages -- {line.split()[0]}" in done.stderr


def test_one_release_is_judged_alone_and_latest_with_the_one_in_force(sms: Verify, pages: Path) -> None:
    write(pages, {"latest/index.html": "nicer"})
    commit(pages)
    assert sms("--verify", "1.0").exit_code == 0
    assert sms("--verify", "1.1").exit_code == 1


def test_a_latest_that_mike_made_as_a_link_is_right_when_it_leads_there(sms: Verify, pages: Path) -> None:
    shutil.rmtree(pages / "latest")
    (pages / "latest").symlink_to("1.1")
    commit(pages)
    assert sms("--verify").exit_code == 0
    (pages / "latest").unlink()
    (pages / "latest").symlink_to("1.0")
    commit(pages)
    assert sms("--verify").exit_code == 1


def test_the_list_says_that_latest_is_wrong(sms: Verify, pages: Path) -> None:
    assert sms("--list").stderr == ""
    write(pages, {"latest/index.html": "nicer"})
    commit(pages)
    done = sms("--list")
    assert done.exit_code == 0
    assert "latest is wrong: the folder latest does not hold 1.1" in done.stderr


def test_the_list_has_a_folder_that_no_list_names(sms: Verify, pages: Path) -> None:
    write(pages, {"0.9/index.html": "old"})
    commit(pages)
    assert sms("--list").stdout.splitlines()[-1].split() == ["0.9", "no", "record"]
