"""Planted faults: a small sound system gives no finding, and with one fault it gives exactly what the fault is.

Each fault goes through the real command line and a real ``mkdocs build``, and both must say the same.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from sms_docs.checks import CHECKS
from tests.faults.planting import Fault, copy_sound, plant, read_faults
from tests.faults.warm import Warm
from tests.sites import run

pytestmark = pytest.mark.slow

FAULTS = read_faults()
NOT_PLANTED: dict[str, str] = {}
"""Checks without a planted fault, each with the reason."""

_LOGGED = re.compile(r"(?:ERROR|WARNING|INFO) +- +(\S+?):(\d+):(\d+): (.*) \[([a-z0-9-]+\.[a-z0-9-]+)\]")
_READS_EVERYTHING = hasattr(os, "geteuid") and os.geteuid() == 0


class Said(NamedTuple):
    """A finding as a door reports it; ``words`` are message and hint."""

    path: str
    line: int
    column: int
    id: str
    words: str


Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def warm() -> Iterator[Run]:
    """Runs ``python -m …`` in a folder, fast."""
    started = Warm()
    yield started.run
    started.close()


def checked(run: Run, folder: Path, **environment: str) -> tuple[int, set[Said]]:
    """Exit code and findings of ``sms check``."""
    done = run(folder, "sms_docs", "check", "--format", "json", **environment)
    assert done.stderr == ""
    found = json.loads(done.stdout)["findings"]
    said = [Said(x["path"], x["line"], x["column"], x["id"], f"{x['message']} {x['hint']}") for x in found]
    assert len(said) == len(set(said)), "the same finding twice"
    assert done.returncode == any(x["severity"] == "error" for x in found)
    return done.returncode, set(said)


def built(run: Run, folder: Path, **environment: str) -> tuple[int, set[Said]]:
    """Exit code and findings of ``mkdocs build``."""
    # Without the pages that only repeat the standard and the manuals: no fault shows there.
    done = run(folder, "mkdocs", "build", SMS_PAGES="lean", **environment)
    assert "Traceback" not in done.stderr, done.stderr
    assert (folder / "site").exists() == (done.returncode == 0), done.stderr
    logged = (_LOGGED.fullmatch(line) for line in done.stderr.splitlines())
    return done.returncode, {Said(x[1], int(x[2]), int(x[3]), x[5], x[4]) for x in logged if x}


def test_the_sound_system_gives_no_finding(tmp_path: Path) -> None:
    folder = copy_sound(tmp_path / "sms")
    assert checked(run, folder) == (0, set())
    assert built(run, folder, COLUMNS="") == (0, set())


def test_a_fast_run_says_what_a_usual_one_says(warm: Run, tmp_path: Path) -> None:
    folder = copy_sound(tmp_path / "sms")
    plant(FAULTS[0], folder)
    assert checked(warm, folder) == checked(run, folder)
    assert built(warm, folder) == built(run, folder, COLUMNS="")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_fault_gives_its_findings_and_nothing_else(fault: Fault, warm: Run, tmp_path: Path) -> None:
    if fault.raw.get("needs") == "permissions" and _READS_EVERYTHING:
        pytest.skip("the superuser reads every file, whatever its permissions")
    folder = copy_sound(tmp_path / "sms")
    expected = sorted(map(str, plant(fault, folder)))
    environment = fault.raw.get("environment", {})
    code, found = checked(warm, folder, **environment)
    places = sorted(f"{each.path}:{each.line} {each.id}" for each in found)
    if fault.raw.get("among_others"):
        places = sorted({each for each in places if each in expected})
    assert places == expected, found
    if fault.raw.get("without") == "mkdocs":
        return
    assert built(warm, folder, **environment) == (code, found)
    shown = "".join(page.read_text("utf-8") for page in (folder / "site").rglob("*.html"))
    assert [each for each in fault.raw.get("shows_not", ()) if each in shown] == []


def test_every_check_has_a_planted_fault() -> None:
    planted = {each for fault in FAULTS for each in fault.ids}
    registered = {check.id for check in CHECKS}
    assert planted <= registered
    assert registered - planted == NOT_PLANTED.keys()


def test_faults_are_many_and_their_names_differ() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) >= 60
    assert len(names) == len(set(names))
