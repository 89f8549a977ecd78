"""``sms check --base``, in real repositories."""

import json
from pathlib import Path

import pytest

from tests.load.test_base import EDITION, LOG, commit, git, repository
from tests.sites import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "sms")


def said(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """Exit code, and the findings of the comparison."""
    done = run(folder, "sms_docs", "check", "--as-of", "2027-01-20", "--format", "json", *arguments)
    assert done.stderr == ""
    return done.returncode, [each["id"] for each in json.loads(done.stdout)["findings"] if each["id"][:5] == "base."]


def test_what_was_rewritten_on_a_branch_is_found(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "mine")
    assert said(folder, "--base", "main")[1] == []
    log = (folder / LOG).read_text("utf-8")
    commit(folder, {LOG: log.replace("PER-01", "PER-07")})
    (folder / EDITION).unlink()
    assert said(folder, "--base", "main") == (1, ["base.decision-altered", "base.edition-removed"])
    assert said(folder)[1] == []


def test_a_missing_revision_is_a_finding_and_no_wrong_usage(folder: Path) -> None:
    assert said(folder, "--base", "origin/main") == (1, ["base.not-compared"])


def test_an_empty_revision_compares_with_nothing(folder: Path) -> None:
    assert said(folder, "--base", "")[1] == []


def test_without_a_revision_it_is_wrong_usage(folder: Path) -> None:
    assert run(folder, "sms_docs", "check", "--base").returncode == 2
