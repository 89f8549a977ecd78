"""Planted faults: a small sound system gives no finding, and with one fault it gives exactly what the fault is.

Each fault goes through the real command line. What makes a page or a file unreadable goes through a real
``mkdocs build`` of its own too; all other faults share one, which must say what the command line says.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from sms_docs.checks import CHECKS
from tests.faults.planting import Expected, Fault, copy_sound, plant, plant_together, read_faults
from tests.faults.warm import Warm
from tests.sites import run

pytestmark = pytest.mark.slow

FAULTS = read_faults()
BUILT_ALONE = frozenset({"files", "pages"})
"""Groups of faults that a build meets before any check does."""
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


def checked(run: Run, folder: Path, *arguments: str, **environment: str) -> tuple[int, set[Said]]:
    """Exit code and findings of ``sms check``."""
    done = run(folder, "sms_docs", "check", "--format", "json", *arguments, **environment)
    assert done.stderr == ""
    found = json.loads(done.stdout)["findings"]
    said = [Said(x["path"], x["line"], x["column"], x["id"], f"{x['message']} {x['hint']}") for x in found]
    assert len(said) == len(set(said)), "the same finding twice"
    assert done.returncode == any(x["severity"] == "error" and not x["waiver"] and not x["known"] for x in found)
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


@pytest.fixture(scope="module")
def known(warm: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], frozenset[Said]]:
    """What is found on a ground before anything is planted, without its lines, which a fault moves."""

    @cache
    def found_on(ground: str) -> frozenset[Said]:
        if not ground:
            return frozenset()
        _, found = checked(warm, copy_sound(tmp_path_factory.mktemp("ground") / "sms", ground))
        return frozenset(map(placeless, found))

    return found_on


def placeless(said: Said) -> Said:
    """A finding without its line."""
    return said._replace(line=0, column=0)


def pair(expected: Iterable[Expected], found: Iterable[Said]) -> tuple[list[Expected], list[Said]]:
    """What was expected and not found, and what was found and not expected."""
    missing, left = [], list(found)
    for each in expected:
        hit = next((x for x in left if (x.id, x.path, x.line) == each[:3] and each.says in x.words), None)
        if hit is None:
            missing.append(each)
        else:
            left.remove(hit)
    return missing, left


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_fault_gives_its_findings_and_nothing_else(
    fault: Fault, warm: Run, known: Callable[[str], frozenset[Said]], tmp_path: Path
) -> None:
    if fault.raw.get("needs") == "permissions" and _READS_EVERYTHING:
        pytest.skip("the superuser reads every file, whatever its permissions")
    folder = copy_sound(tmp_path / "sms", fault.ground)
    expected = plant(fault, folder)
    environment = fault.raw.get("environment", {})
    code, found = checked(warm, folder, *fault.raw.get("arguments", ()), **environment)
    before = known(fault.ground)
    missing, others = pair(expected, [each for each in found if placeless(each) not in before])
    assert missing == [], others
    assert bool(others) == bool(fault.raw.get("among_others")), others
    if fault.group not in BUILT_ALONE or fault.raw.get("without") == "mkdocs":
        return
    assert built(warm, folder, **environment) == (code, found)
    shown = "".join(page.read_text("utf-8") for page in (folder / "site").rglob("*.html"))
    assert [each for each in fault.raw.get("shows_not", ()) if each in shown] == []


def test_on_its_ground_no_criterion_of_a_gate_is_open(known: Callable[[str], frozenset[Said]]) -> None:
    """What a fault adds there is its own: all four gates were passed with every criterion met."""
    found = known("certified")
    assert {each.id for each in found} & {"gate.criterion-failed", "data.schema-violation", "yaml.broken"} == set()
    assert {each.id.partition(".")[0] for each in found} & {"readiness", "citation", "scope"} == set()


def test_one_build_with_many_faults_says_what_the_command_line_says(tmp_path: Path) -> None:
    folder = copy_sound(tmp_path / "sms")
    planted = plant_together((each for each in FAULTS if each.group not in BUILT_ALONE), folder)
    code, said = checked(run, folder)
    assert built(run, folder, COLUMNS="") == (code, said)
    # A few hide behind others: a plan that cannot be read cannot be late as well.
    assert len(planted & {each.id for each in said}) > 0.8 * len(planted) > 20


def test_every_check_has_a_planted_fault() -> None:
    planted = {each for fault in FAULTS for each in fault.ids}
    registered = {check.id for check in CHECKS}
    assert planted <= registered
    assert registered - planted == NOT_PLANTED.keys()


def test_faults_are_many_and_their_names_differ() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) >= 60
    assert len(names) == len(set(names))
