"""Two branches that decide: on different documents they merge; on the same one both cannot be in force unseen."""

import os
import subprocess
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.load.base import find_base
from sms_docs.load.repository import FolderTree, Tree
from sms_docs.model.base import Base
from tests.approvals import approve, entries_of, log_path, log_text
from tests.load.test_base import WHO, commit, git
from tests.support import DAY, document, tree

ONE, TWO = "SMS-PLN-001", "SMS-PLN-002"
PAGES = {ONE: "content/plans/one.md", TWO: "content/plans/two.md"}
LOG = log_path(ONE)
TOPICS = ("base", "digest", "edition", "seal", "file", "yaml")
Files = dict[str, str]


def page(document_id: str, text: str, version: str = "1.0") -> Files:
    said = f"\n# Plan\n\nThe plan has four phases.\n\n{text}\n\nEach phase ends with a gate.\n"
    fields = {"id": document_id, "status": "approved", "effective_from": "2027-01-12", "version": f'"{version}"'}
    return {PAGES[document_id]: document(said, **fields)}


FIRST = approve(approve(page(ONE, "Nothing more.") | page(TWO, "Nothing more."), ONE), TWO)


def begun(folder: Path) -> Path:
    """Both plans approved on main; the branches ``a`` and ``b`` begin there."""
    git(folder, "init", "-q")
    commit(folder, FIRST)
    git(folder, "branch", "a")
    git(folder, "branch", "b")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path)


def decide(folder: Path, branch: str, document_id: str, text: str, version: str = "1.1") -> Files:
    """Approve a changed text on a branch."""
    git(folder, "checkout", "-q", branch)
    files = approve(FIRST | page(document_id, text, version), document_id, on="2027-01-15")
    commit(folder, files)
    return files


def merge(folder: Path, branch: str) -> bool:
    """Whether a merge into the present branch goes without a conflict."""
    command = ["git", "-c", "commit.gpgsign=false", "merge", "-q", "--no-edit", branch]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=False)
    return done.returncode == 0


def found(folder: Path, base: str = "") -> set[str]:
    return errors(FolderTree(folder), find_base(folder, base) if base else None)


def errors(source: Tree, known: Base | None = None) -> set[str]:
    checks = tuple(each for each in CHECKS if each.topic in TOPICS)
    report = engine.check(engine.load(source, DAY, known), source, checks=checks)
    return {each.id for each in report.findings if each.severity == "error"}


def test_approvals_of_different_documents_merge_and_are_sound(folder: Path) -> None:
    decide(folder, "a", ONE, "It was agreed in January.")
    decide(folder, "b", TWO, "It was agreed in February.")
    assert merge(folder, "a")
    assert found(folder, "main") == set()
    assert len(list((folder / "editions").rglob("1.1.md"))) == 2


def test_approvals_of_the_same_document_do_not_merge_by_themselves(folder: Path) -> None:
    decide(folder, "a", ONE, "It was agreed in January.")
    decide(folder, "b", ONE, "It was agreed in February.")
    assert not merge(folder, "a")
    assert "file.conflict-marker" in found(folder)


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Files, Files]]:
    """Version of ``b`` → the files of ``b`` and of ``a`` where git could not merge the two by itself."""
    found = {}
    for version in ("1.1", "1.2"):
        folder = begun(tmp_path_factory.mktemp("torn"))
        theirs = decide(folder, "a", ONE, "It was agreed in January.")
        ours = decide(folder, "b", ONE, "It was agreed in February.", version)
        assert not merge(folder, "a")
        # What git merged without a conflict stands in the folder as anybody would commit it.
        merged = {path: (folder / path).read_text("utf-8") for path in {**ours, **theirs} if (folder / path).exists()}
        found[version] = (merged | ours, merged | theirs)
    return found


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@pytest.mark.parametrize("log", ["ours", "theirs", "both", "both turned", "both sorted out"])
@pytest.mark.parametrize("text", ["ours", "theirs", "both"])
@pytest.mark.parametrize("edition", ["ours", "theirs"])
def test_however_the_conflict_is_settled_two_contents_are_never_in_force_unseen(
    torn: dict[str, tuple[Files, Files]], version: str, log: str, text: str, edition: str
) -> None:
    """Sound is only what keeps one side whole; all else is an error."""
    ours, theirs = torn[version]
    logs = {"ours": entries_of(ours, ONE), "theirs": entries_of(theirs, ONE)}
    both = [*logs["ours"], logs["theirs"][-1]]
    kept = {
        "both": both,
        "both turned": [*logs["theirs"], logs["ours"][-1]],
        "both sorted out": sorted(both, key=lambda each: str(each["version"])),
    }
    pages = {"ours": ours[PAGES[ONE]], "theirs": theirs[PAGES[ONE]]}
    pages["both"] = str(pages["ours"]).replace("February.", "February.\n\nIt was agreed in January.")
    path = f"editions/{ONE}/1.1.md"
    settled = ours | {LOG: log_text(kept.get(log) or logs[log]), PAGES[ONE]: pages[text]}
    if version == "1.1":
        settled[path] = {"ours": ours, "theirs": theirs}[edition][path]
    whole = log == text and (version != "1.1" or log == edition)
    seen = errors(tree(settled))
    if whole and version == "1.1":
        assert seen == set()
    elif not whole:
        assert seen


def test_a_merge_that_keeps_the_lines_of_both_is_found(folder: Path) -> None:
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("* merge=union\n", "utf-8")
    decide(folder, "a", ONE, "It was agreed in January.")
    decide(folder, "b", ONE, "It was agreed in February.")
    assert merge(folder, "a")
    assert "seal.forked" in found(folder)


def test_a_branch_that_is_behind_rewrites_nothing(folder: Path) -> None:
    decide(folder, "main", ONE, "It was agreed in January.")
    git(folder, "checkout", "-q", "b")
    assert found(folder, "main") == set()
