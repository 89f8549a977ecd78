"""A sound system on disk on which decisions are taken, through the real command line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from sms_docs.cli import main
from sms_docs.load.yaml_source import read_yaml
from tests.faults.planting import copy_sound

ID = "QD-PLN-07"
PAGE = "content/plans/target-state.md"
LOG = f"data/decisions/{ID}.yml"
BOSS = "PER-01"
"""Holds the role executive-sponsor, which approves the document; PER-02 wrote it."""
CHANGED = ("Nobody is asked for anything in a storm.", "Nobody is asked for anything in a storm or at night.")
"""A sentence of the document, and what it is changed to."""
EDITION = f"editions/{ID}/1.1.md"
DAY = "2027-02-03"
"""The day that the settings fix."""


class Desk:
    """The system: a target state (version 1.0, approved by the executive sponsor on 2026-10-23) among others."""

    def __init__(self, root: Path) -> None:
        self.root = copy_sound(root)

    def sms(self, *arguments: str) -> Result:
        """Run a command on the system."""
        return CliRunner().invoke(main, [*arguments, "--root", str(self.root)], prog_name="sms")

    def approve(self, *arguments: str, by: str = BOSS, document: str = ID) -> Result:
        return self.sms("approve", document, "--by", by, *arguments)

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        """Replace texts, each of which stands there exactly once."""
        text = self.read(path)
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            text = text.replace(old, new)
        self.write(path, text)

    def raised(self, version: str, *changes: tuple[str, str], since: str = "1.0", status: str = "approved") -> None:
        """Raise the version of the document, put it into review, and change its text."""
        text = self.read(PAGE)
        day = next(line for line in text.splitlines() if line.startswith("effective_from"))
        self.edit(
            PAGE,
            (f'version: "{since}"', f'version: "{version}"'),
            (f"status: {status}", "status: review"),
            (day, f"effective_from: {DAY}"),
            *changes,
        )

    def log(self, path: str = LOG) -> list[Any]:
        """The entries of a decision log."""
        value, defects, sound = read_yaml(self.read(path).replace("\r\n", "\n"), path)
        assert sound
        assert not defects
        assert isinstance(value, list)
        return value

    def files(self) -> Mapping[str, bytes]:
        """Every file with its content."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".git/" not in path.as_posix()
        }

    def errors(self) -> list[str]:
        """Ids of the errors that `sms check` finds."""
        done = self.sms("check", "--format", "json")
        return [each["id"] for each in json.loads(done.stdout)["findings"] if each["severity"] == "error"]

    def facts(self, *arguments: str) -> Any:
        """What a command says to programs."""
        done = self.sms(*arguments, "--format", "json")
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)


def reasons(done: Result) -> list[str]:
    """Why a decision was refused."""
    assert done.exit_code == 1, (done.exit_code, done.output)
    first, *rest = done.stderr.splitlines()
    assert first == "Refused; nothing was changed."
    assert done.stdout == ""
    return [each.removeprefix("  - ") for each in rest]
