"""A repository with one commit, untouched by the tester's own git."""

from pathlib import Path

import pytest

from tests.releases import new_repository, plain_git, write


@pytest.fixture
def own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as it comes, without the tester's own settings."""
    plain_git(monkeypatch)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one page and one register."""
    plain_git(monkeypatch)
    folder = tmp_path / "sms"
    write(folder, {"content/index.md": "# Home\n", "data/risks.yml": "[]\n", "mkdocs.yml": "site_name: A\n"})
    return new_repository(folder)
