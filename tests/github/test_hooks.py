"""The hooks for pre-commit: judged by pre-commit itself, and run by it in a repository of somebody else."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.github.workflows import TOOLS
from tests.sites import ROOT, copy_example, edit

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "cache"),
        "PRE_COMMIT_COLOR": "never",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small SMS in a repository of its own that uses both hooks, everything staged.

    The commands are those of the manifest; they are taken from here instead of installed, which needs the network.
    """
    root = copy_example(tmp_path / "sms")
    hooks = [
        {key: value for key, value in hook.items() if key != "minimum_pre_commit_version"} | {"language": "system"}
        for hook in HOOKS.values()
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    run(root, "git", "init", "--quiet")
    assert run(root, "sms", "codeowners", "--write").returncode == 0
    run(root, "git", "add", "--all")
    return root


def results(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Name of the hook to what became of it."""
    rows = [row for row in done.stdout.splitlines() if "...." in row]
    return {row.split("...", 1)[0]: row.rsplit(".", 1)[1].split(")")[-1] for row in rows}


def stage(root: Path, path: str, old: str, new: str) -> None:
    """Commit what is there, then change a file and stage that alone."""
    commit = ("-c", "user.name=T", "-c", "user.email=t@firm.example", "commit", "--quiet", "--message", "All")
    assert run(root, "git", *commit).returncode == 0
    edit(root, path, old, new)
    run(root, "git", "add", path)


def test_pre_commit_accepts_the_hooks(tmp_path):
    done = run(tmp_path, "pre-commit", "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout


def test_pre_commit_would_not_accept_anything(tmp_path):
    wrong = tmp_path / "hooks.yaml"
    wrong.write_text(MANIFEST.read_text("utf-8").replace("  language: python\n", "", 1), "utf-8")
    assert run(tmp_path, "pre-commit", "validate-manifest", str(wrong)).returncode == 1


def test_a_sound_system_can_be_committed(repository):
    done = run(repository, "pre-commit", "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(results(done).values()) == {"Passed"}


def test_an_error_stops_the_commit_and_says_where(repository):
    stage(repository, "data/tasks.yml", "owner: sms-manager", "owner: sms-manger")
    done = run(repository, "pre-commit", "run")
    assert done.returncode == 1
    assert results(done)[HOOKS["sms-check"]["name"]] == "Failed"
    assert "sms-manger" in done.stdout
    assert 'Did you mean "sms-manager"?' in done.stdout


def test_a_new_owner_without_new_codeowners_stops_the_commit(repository):
    stage(repository, "content/programme.md", "owner: sms-manager", "owner: operations-lead")
    done = run(repository, "pre-commit", "run", "sms-codeowners")
    assert done.returncode == 1
    assert "Run `sms codeowners --write`" in done.stdout


def test_a_change_of_something_else_does_not_wait_for_the_check(repository):
    stage(repository, ".pre-commit-config.yaml", "repos:", "# ours\nrepos:")
    done = run(repository, "pre-commit", "run")
    assert done.returncode == 0
    assert all(result.endswith("Skipped") for result in results(done).values())


def test_the_folder_of_the_system_can_be_named(repository):
    done = run(repository.parent, *HOOKS["sms-check"]["entry"].split(), "--root", repository.name)
    assert done.returncode == 0, done.stderr
