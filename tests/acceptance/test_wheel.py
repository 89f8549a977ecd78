"""The package as others install it: everything that the command and the site need is in it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.sites import ROOT, copy_example

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, unpacked outside the repository."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target / "unpacked")
    return target / "unpacked"


def _run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    # Not measured: the unpacked copy would count as a second package that nobody tests.
    outside = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    environment = {**outside, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-m", "sms_docs", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_schemas_standard_and_theme_are_in_the_package(installed: Path) -> None:
    package = installed / "sms_docs"
    for name in (
        "schemas/tasks.schema.json",
        "standards/kinds.json",
        "theme/css/sms.css",
        "theme/overrides/main.html",
        "py.typed",
    ):
        assert (package / name).is_file(), name


def test_the_installed_package_judges_like_the_source(installed: Path, tmp_path: Path) -> None:
    folder = copy_example(tmp_path / "sms")
    (folder / "data/risk.yml").write_text("- id: R-1\n", "utf-8")
    done = _run(installed, folder, "check")
    assert done.returncode == 0, done.stderr
    assert "file.unknown-register" in done.stdout
    assert "0 errors" in done.stdout
