"""The Nu HTML Checker over finished pages."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sites import ROOT


@dataclass(frozen=True, slots=True)
class Fault:
    """What the checker says of a page: its name, the line, the message, and the text concerned."""

    page: str
    line: int
    message: str
    extract: str


def _jar() -> str:
    """The checker that ``scripts/validator`` finds; the test is reported as not run where there is none."""
    if path := os.environ.get("SMS_VNU", ""):
        return path
    found = subprocess.run([ROOT / "scripts/validator", "--find"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(f"HTML was not validated: {found.stderr.splitlines()[0]}")
    return found.stdout.strip()


def validate(*paths: Path) -> list[Fault]:
    """Every error and warning in pages and folders of pages, in one run of Java."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", _jar(), "--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html"]
        + [str(path) for path in paths],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return [
        Fault(each["url"], each.get("lastLine", 0), each["message"], " ".join(each.get("extract", "").split()))
        for each in json.loads(done.stdout)["messages"]
    ]
