"""Real sites for the tests: a copy of the reference SMS, built by MkDocs in a process of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
# mike starts `mkdocs` by name, so the environment's own folder comes first.
ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "NO_COLOR": "1",
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
}
SOURCES = ("content", "data", "editions", "schemas", "evidence", "overrides", "mkdocs.yml")
_SEALED = re.compile(r"^  (?:digest|edition|seal): .*\n", re.MULTILINE)
"""What the tool writes into a decision log besides the decision."""


def copy_reference(target: Path, origin: Path = ROOT, *, sealed: bool = False) -> Path:
    """A copy of the reference SMS's sources, without git.

    Args:
        sealed: with its editions and the digests of what was approved, under which no approved page and no fact on it
            can be changed without a finding; without them a test may change what it likes.
    """
    target.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        source = origin / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy2(source, target / name)
    if not sealed:
        _unseal(target)
    return target


def _unseal(folder: Path) -> None:
    shutil.rmtree(folder / "editions", ignore_errors=True)
    for log in (folder / "data/decisions").glob("*.yml"):
        log.write_text(_SEALED.sub("", log.read_text("utf-8")), "utf-8")


def copy_example(target: Path, *, sealed: bool = False) -> Path:
    """A copy of the small organization's sources: built in a fifth of the time, for what no page's content matters."""
    return copy_reference(target, ROOT / "examples/wrenfold-hosting", sealed=sealed)


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A module of ours or of MkDocs, run as ``python -m`` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def run_script(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command that was installed beside Python, run in a folder."""
    script = Path(sys.executable).with_name(command[0])
    return subprocess.run(
        [script, *command[1:]], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False
    )


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """``mkdocs build`` in a folder."""
    return run(folder, "mkdocs", "build", *options)


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Replace a text that stands in a file; fails when it does not, so that a test cannot plant nothing."""
    file = folder / path
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} does not stand in {path}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def add_draft(folder: Path, text: str) -> None:
    """Make the measurement matrix a draft that ends with a text: what that lacks is a warning, and a site is built."""
    page = "content/registers/measurement-matrix.md"
    edit(folder, page, 'version: "1.1"\nstatus: approved', 'version: "1.2"\nstatus: draft')
    edit(folder, page, "effective_from: 2027-08-11\n", "")
    file = folder / page
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    """A server that runs while the block does and is ended by its own handle."""
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


def fetch(url: str) -> str:
    """A page, or "" while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  our own server
            text: str = answer.read().decode("utf-8")
            return text
    except OSError:
        return ""


def wait_for(url: str, text: str, *, present: bool = True, seconds: float = 90) -> str:
    """The page, as soon as it holds (or no longer holds) a text; fails when that does not come."""
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        page = fetch(url)
        if page and (text in page) == present:
            return page
        time.sleep(0.3)
    raise AssertionError(f"{text!r} {'never came' if present else 'never went'} at {url}: {page[:400]!r}")
