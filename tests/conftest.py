"""Sites that several modules only read: each is built once for a whole run, by the process that first asks for it."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling

from tests.sites import build, copy_reference

_ONE_BY_ONE = "tests/faults/"
"""Hundreds of tests that share nothing worth keeping together."""

Make = Callable[[Path], None]
"""Fills a folder that does not exist yet."""
Shared = Callable[[str, Make], Path]
"""Name of a folder and who makes it → the folder, made once."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Folders that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    top = own if worker_id == "master" else own.parent

    def made_once(name: str, make: Make) -> Path:
        folder, done = top / name, top / f"{name}.done"
        with (top / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made_once


def _build_plain(folder: Path) -> None:
    done = build(copy_reference(folder, sealed=True), "--strict")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def plain(shared: Shared) -> Path:
    """The reference SMS as it is, with its site below ``site/``. To be read only."""
    return shared("plain", _build_plain)


class ByModule(LoadFileScheduling):
    """The tests of a module run in one process, so that what they share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(_ONE_BY_ONE) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Who gives the tests of a run to its processes (the marks of ``--dist loadgroup`` do nothing since pytest 9.2)."""
    return ByModule(config, log)
