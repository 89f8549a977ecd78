"""``sms site`` and ``sms serve``: what MkDocs is asked, and what the reader is told."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS

SITE = "site_name: A\nsite_dir: 'public/site' # here\n"


class FakeMkDocs:
    """Stands in for the process; remembers how it was started."""

    def __init__(self, code: int = 0, output: str = "INFO    -  Building\n") -> None:
        self.code, self.output = code, output
        self.command: list[str] = []
        self.options: dict[str, Any] = {}

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.command, self.options = command, options
        return subprocess.CompletedProcess(command, self.code, self.output)


@pytest.fixture
def sound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small system with a site's configuration, judged by one check that finds nothing but a warning and a note."""
    (folder / "mkdocs.yml").write_text(SITE, "utf-8")
    (folder / "content/guide/merge.md").unlink()
    real = engine.check
    quiet = tuple(each for each in CHECKS if each.id.startswith("file."))
    monkeypatch.setattr(engine, "check", lambda system, tree: real(system, tree, checks=quiet))
    return folder


@pytest.fixture
def mkdocs(monkeypatch: pytest.MonkeyPatch) -> FakeMkDocs:
    """MkDocs that succeeds."""
    fake = FakeMkDocs()
    monkeypatch.setattr(subprocess, "run", fake)
    return fake


@pytest.mark.usefixtures("sound", "mkdocs")
def test_the_summary_says_all_that_a_newcomer_asks(sms):
    done = sms("site")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].endswith(": 0 errors, 1 warning, 1 note. Building the site …")
    assert lines[1].startswith("The site is built (")
    assert lines[1].endswith(" s): open public/site/index.html in a browser.")
    assert lines[2] == "  read     0 documents, 1 register with 2 records, 3 other pages"
    assert lines[3].endswith(": 0 errors, 1 warning, 1 note; as of 2027-01-15 (from SOURCE_DATE_EPOCH)")
    assert lines[4] == "  findings sms check shows them with their lines"
    assert lines[5] == "  next     sms serve for a live view"


@pytest.mark.usefixtures("mkdocs")
def test_make_is_named_where_there_is_a_makefile_and_site_where_nothing_else_is_set(sms, sound):
    (sound / "Makefile").touch()
    (sound / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    shown = sms("site").stdout
    assert "make serve for a live view" in shown
    assert "open site/index.html" in shown


def test_mkdocs_runs_in_the_root_with_our_python_and_without_advertising(sms, sound, mkdocs):
    sms("site")
    assert mkdocs.command == [sys.executable, "-m", "mkdocs", "build", "--config-file", str(sound / "mkdocs.yml")]
    assert mkdocs.options["cwd"] == sound
    assert mkdocs.options["env"]["NO_MKDOCS_2_WARNING"] == "1"


def test_with_errors_mkdocs_is_not_even_started(sms, sound, mkdocs):
    (sound / "content/guide/merge.md").write_text("<<<<<<< a\nx\n>>>>>>> b\n", "utf-8")
    done = sms("site")
    assert done.exit_code == 1
    assert "--> content/guide/merge.md:1:1" in done.stdout
    assert "The site was not built; the previous one is unchanged." in done.stderr
    assert mkdocs.command == []


@pytest.mark.usefixtures("sound")
def test_a_failed_build_shows_what_mkdocs_complains_about_without_its_chatter(sms, mkdocs):
    mkdocs.code = 1
    mkdocs.output = "INFO    -  Building\nWARNING -  No such page \x1b[2J\nDEBUG - x\n\nAborted with 1 warnings\n"
    done = sms("site")
    assert done.exit_code == 1
    assert done.stdout.endswith("…\nWARNING -  No such page ␛[2J\nAborted with 1 warnings\n")
    assert done.stderr == "The site was not built; the previous one is unchanged.\n"


@pytest.mark.usefixtures("sound")
def test_a_failed_build_that_says_nothing_else_shows_its_chatter(sms, mkdocs):
    mkdocs.code = 1
    assert "INFO    -  Building" in sms("site").stdout


@pytest.mark.parametrize("command", ["site", "serve"])
@pytest.mark.usefixtures("folder")
def test_without_a_configuration_it_says_where_to_go(sms, command):
    done = sms(command)
    assert done.exit_code == 2
    assert "There is no mkdocs.yml in " in done.stderr


@pytest.mark.parametrize("command", ["site", "serve"])
@pytest.mark.usefixtures("sound")
def test_without_mkdocs_it_says_what_to_install(sms, monkeypatch, command):
    monkeypatch.setattr("sms_docs.cli.site.find_spec", lambda _name: None)
    done = sms(command)
    assert done.exit_code == 2
    assert 'pip install "sms-docs[site]"' in done.stderr


class FakeServer:
    """A server that is interrupted once and then ends."""

    started: tuple[list[str], dict[str, Any]]

    def __init__(self, command: list[str], **options: Any) -> None:
        type(self).started = command, options
        self.interrupted = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self) -> int:
        if not self.interrupted:
            self.interrupted = True
            raise KeyboardInterrupt
        return 0


def test_serve_waits_for_the_server_to_end_after_ctrl_c(sms, sound, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", FakeServer)
    assert sms("serve", "--address", "127.0.0.1:8123", "--open").exit_code == 0
    command, options = FakeServer.started
    assert command[1:4] == ["-m", "mkdocs", "serve"]
    assert command[-3:] == ["--dev-addr", "127.0.0.1:8123", "--open"]
    assert options["env"]["NO_MKDOCS_2_WARNING"] == "1"
    assert options["cwd"] == sound
