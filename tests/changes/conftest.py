"""The small system on a branch that proposes a change of it."""

from pathlib import Path

import pytest

from tests.commits import git, new_repository
from tests.proposals import FILES, Edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """On the branch ``change``, which has no commit of its own yet."""
    root = new_repository(tmp_path / "root", FILES)
    git(root, "checkout", "-q", "-b", "change")
    return root


@pytest.fixture
def edit(root: Path) -> Edit:
    """Replace a text that stands once in a file."""

    def replace(path: str, old: str, new: str) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return replace
