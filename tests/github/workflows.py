"""Workflows, actions and templates read as data, and their steps run as a runner would."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.sites import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates/sms-docs.gitlab-ci.yml"
TOOLS = Path(sys.executable).parent
"""The folder of the commands that were installed beside Python."""

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
"""How GitHub starts ``shell: bash``."""

Json = dict[str, Any]


def read(path: Path) -> Json:
    """A YAML file; ``on`` stays a word."""
    text = re.sub(r"(?m)^on:", '"on":', path.read_text("utf-8"))
    found: Json = yaml.safe_load(text)
    return found


def jobs(path: Path) -> dict[str, Json]:
    """The jobs of a workflow by id."""
    found: dict[str, Json] = read(path)["jobs"]
    return found


def steps(path: Path) -> Iterator[Json]:
    """Every step of a workflow or composite action."""
    content = read(path)
    for job in content.get("jobs", {}).values():
        yield from job["steps"]
    yield from content.get("runs", {}).get("steps", [])


def step(path: Path, name: str) -> Json:
    """The step of a name."""
    return next(each for each in steps(path) if each["name"] == name)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced; an expression without a value is a KeyError."""
    return _EXPRESSION.sub(lambda found: values[found[1]], text)


def run_step(
    given: Json, folder: Path, values: Mapping[str, str], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a step's script in a folder, its ``env`` filled from values."""
    own = {key: filled(text, values) for key, text in given.get("env", {}).items()}
    assert not _EXPRESSION.search(given["run"]), "a script must not hold an expression"
    return run_script(given["run"], folder, **environment, **own)


def run_script(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in bash, with nothing of the tester's own run on a code host."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_", "SMS_"))}
    return subprocess.run(
        [*_BASH, script],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def sms_place(folder: Path) -> Path:
    """A folder with ``bin/sms``, as an installation makes it; ours is the one under test."""
    place = folder / "sms-docs"
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "bin").is_symlink():
        (place / "bin").symlink_to(TOOLS)
    return place
