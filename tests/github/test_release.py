"""A release as the workflow makes it: built without a right, handed on as a file, pushed without force."""

import json
import re
import shutil
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

from tests.github.workflows import TOOLS, run_step, step
from tests.sites import ROOT, copy_example

pytestmark = pytest.mark.slow

WORKFLOW = ROOT / ".github/workflows/release.yml"
BUILD = step(WORKFLOW, "Build the release into the published branch")
PUSH = step(WORKFLOW, "Push the published branch")
WHO = "ingrid-halvorsen"


def git(folder: Path, *command: str) -> str:
    """What git prints; fails when git says no."""
    person = ("-c", "user.name=T", "-c", "user.email=t@firm.example")
    done = subprocess.run(["git", *person, *command], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def checked_out(server: Path, folder: Path, tag: str) -> Path:
    """What the workflow's first steps leave: everything fetched, the tag checked out, our commands in .venv."""
    git(folder.parent, "clone", "--quiet", str(server), str(folder))
    git(folder, "checkout", "--quiet", tag)
    (folder / ".venv").mkdir()
    (folder / ".venv/bin").symlink_to(TOOLS)
    return folder


def build(folder: Path, tag: str) -> subprocess.CompletedProcess[str]:
    values = {"github.ref_name": tag, "github.actor": WHO}
    (folder.parent / f"output-{tag}").touch()
    return run_step(BUILD, folder, values, GITHUB_OUTPUT=str(folder.parent / f"output-{tag}"))


def push(folder: Path, server: Path) -> subprocess.CompletedProcess[str]:
    """The step that pushes, in a folder of its own as in the other job; only signing in is left out."""
    job = folder.parent / f"{folder.name}-publish"
    job.mkdir()
    (job / "release").symlink_to(folder / "release")
    tools = job / "tools"
    tools.mkdir()
    (tools / "gh").write_text("#!/bin/sh\n", "utf-8")
    (tools / "gh").chmod(0o755)
    return run_step(
        PUSH,
        job,
        {"github.token": "none"},
        PATH=f"{tools}:/usr/local/bin:/usr/bin:/bin",
        GITHUB_SERVER_URL=server.parent.as_uri(),
        GITHUB_REPOSITORY=server.stem,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a server and two clones, from which 1.0 and then 1.1 were released."""
    top = tmp_path_factory.mktemp("release")
    source = copy_example(top / "source")
    shutil.copy2(ROOT / ".gitignore", source)
    git(source, "init", "--quiet", "--initial-branch=main")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message", "All")
    git(source, "tag", "v1.0")
    git(source, "tag", "--annotate", "v1.1", "--message", "Stage 1 audit, $(touch trap)\n\nMore.")
    git(top, "clone", "--quiet", "--bare", str(source), str(top / "sms.git"))
    for tag in ("v1.0", "v1.1"):
        folder = checked_out(top / "sms.git", top / tag, tag)
        built = build(folder, tag)
        assert built.returncode == 0, built.stdout + built.stderr
        pushed = push(folder, top / "sms.git")
        assert pushed.returncode == 0, pushed.stdout + pushed.stderr
    return top


def test_the_published_branch_on_the_server_holds_both_versions(published):
    names = git(published / "sms.git", "ls-tree", "--name-only", "gh-pages").splitlines()
    assert {"1.0", "1.1", "index.html"} <= set(names)


def test_the_older_version_is_as_it_was(published):
    server = published / "sms.git"
    assert git(server, "rev-parse", "gh-pages:1.0") == git(server, "rev-parse", "gh-pages~1:1.0")


def test_the_archive_holds_the_version_as_it_is_published(published):
    with tarfile.open(published / "v1.1/release/site-1.1.tar.gz") as archive:
        files = {each.name for each in archive if each.isfile()}
    listed = git(published / "sms.git", "ls-tree", "-r", "--name-only", "gh-pages:1.1").splitlines()
    assert files == {f"site-1.1/{name}" for name in listed}
    assert "site-1.1/index.html" in files


def test_the_archive_packed_again_later_has_the_same_bytes(published, tmp_path):
    lines = BUILD["run"].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("git archive"))
    pack = "\n".join(["version=1.1", "mkdir release", *lines[start : start + 2]])
    archives = [published / "v1.1/release/site-1.1.tar.gz"]
    for clone in ("one", "two"):
        git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(published / "sms.git"), clone)
        subprocess.run(["bash", "-e", "-c", pack], cwd=tmp_path / clone, check=True)
        archives.append(tmp_path / clone / "release/site-1.1.tar.gz")
        time.sleep(1.1)  # a whole second: the finest that an archive knows
    assert len({archive.read_bytes() for archive in archives}) == 1


def test_the_next_jobs_are_told_the_version(published):
    assert (published / "output-v1.1").read_text("utf-8") == "version=1.1\n"


def test_who_pushed_the_tag_is_who_released(published):
    assert git(published / "sms.git", "log", "-1", "--format=%an <%ae>", "gh-pages") == (
        f"{WHO} <{WHO}@users.noreply.github.com>"
    )


def test_the_message_of_an_annotated_tag_says_what_the_release_is_for(published):
    """The tag of 1.0 has none; then the commit's own message is not taken for it."""
    records = json.loads(git(published / "sms.git", "show", "gh-pages:releases.json"))
    notes = re.findall(r'"note": "(.*?)"', json.dumps(records))
    assert notes == ["Stage 1 audit, $(touch trap)", ""]
    assert not (published / "v1.1/trap").exists()


def test_a_version_that_exists_fails_the_job_and_hands_nothing_on(published, tmp_path):
    folder = checked_out(published / "sms.git", tmp_path / "again", "v1.0")
    done = build(folder, "v1.0")
    assert done.returncode == 1
    assert "Release 1.0 exists already" in done.stderr
    assert not (folder / "release").exists()


def test_a_branch_that_moved_on_since_the_build_is_not_overwritten(published, tmp_path):
    """The release of 1.0 was built while there was nothing; handed in again, it must not take 1.1 away."""
    late = tmp_path / "late"
    late.mkdir()
    (late / "release").symlink_to(published / "v1.0/release")
    before = git(published / "sms.git", "rev-parse", "gh-pages")
    done = push(late, published / "sms.git")
    assert done.returncode != 0
    assert "rejected" in done.stderr
    assert git(published / "sms.git", "rev-parse", "gh-pages") == before
