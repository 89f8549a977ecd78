"""The commands as processes: exit codes, crashes, pipes, terminals and what is imported."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

MERGE = "content/guide/merge.md"
CRASH = """
import sms_docs.engine
def crash(*_):
    raise ValueError("two\\nlines \\x1b[31m")
sms_docs.engine.load = crash
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "content/index.md"], 0),
        (["check", MERGE], 1),
        (["check", "--as-of", "2027-02-30"], 2),
        (["check", "gone.md"], 2),
        (["check", "--format", "yaml"], 2),
        (["--root", "gone", "check"], 2),
        (["explain", "no.such-check"], 2),
        (["show", "no-such-view"], 2),
        (["no-such-command"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(start, arguments, code):
    done = start(*arguments)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_crash_is_exit_code_3_and_one_line(start):
    done = start("check", before=CRASH)
    assert done.returncode == 3
    assert done.stdout == b""
    line = done.stderr.decode()
    assert line.startswith("internal error: ValueError: two␊lines ␛[31m. This is a fault of sms-docs ")
    assert "report" in line
    assert line.count("\n") == 1


@pytest.mark.parametrize("how", [{"SMS_DEBUG": "1"}, {}])
def test_a_traceback_is_shown_only_when_asked_for(start, how):
    arguments = ["check"] if how else ["--debug", "check"]
    done = start(*arguments, before=CRASH, **how)
    assert done.returncode == 3
    assert b"Traceback" in done.stderr
    assert b"internal error: ValueError" in done.stderr


def test_a_command_that_cannot_be_imported_is_a_crash_too(start):
    done = start("check", before="import sys\nsys.modules['sms_docs.cli.check'] = None")
    assert done.returncode == 3
    assert done.stderr.startswith(b"internal error: ModuleNotFoundError")


def test_check_imports_nothing_that_only_a_site_needs(start):
    watch = (
        "import atexit, sys\natexit.register(lambda: print(sorted("
        "{'mkdocs', 'jinja2', 'markdown', 'traceback', 'difflib'} & set(sys.modules)), file=sys.stderr))"
    )
    done = start("check", "content/index.md", before=watch)
    assert done.returncode == 0
    heavy = {"mkdocs", "jinja2", "markdown"}
    assert not heavy & set(re.findall(r"\w+", done.stderr.decode().splitlines()[-1]))


def test_the_package_can_be_run_as_a_module(folder):
    done = subprocess.run(
        [sys.executable, "-m", "sms_docs", "check", "content/index.md"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_reader_that_leaves_is_no_error_and_no_noise(folder, format_):
    code = f"from sms_docs.cli import main; main(['check', '--format', '{format_}'])"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before anything is written: how much a pipe holds differs
        noise = process.stderr.read()
    assert noise == b""
    assert process.returncode == 141


def test_an_ascii_terminal_gets_look_alikes_and_never_an_error(start, folder):
    (folder / "content" / "guide" / "größe.md").write_text("<<<<<<< größe\n>>>>>>> b\n", "utf-8")
    done = start("check", "content/guide/gr*", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"<<<<<<< gr??e" in done.stdout
    assert b"0 notes - as of" in done.stdout
    assert done.stderr == b""


def test_a_format_for_programs_is_utf8_whatever_the_terminal(start, folder):
    (folder / "content" / "guide" / "größe.md").write_text("<<<<<<< größe\n>>>>>>> b\n", "utf-8")
    done = start("check", "content/guide/gr*", "--format", "json", PYTHONIOENCODING="ascii")
    assert '"path": "content/guide/größe.md"'.encode() in done.stdout


def test_an_ascii_error_stream_is_no_crash(start):
    assert start("check", "größe.md", PYTHONIOENCODING="ascii").returncode == 2


def in_terminal(folder, *arguments, **environment):
    """What a command sends to a terminal of 80 columns."""
    code = f"from sms_docs.cli import main; main({list(arguments)!r})"
    master, slave = pty.openpty()
    known = {"TERM": "xterm", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, stdout=slave, stderr=slave, env={**os.environ, **known}
    ) as process:
        os.close(slave)
        parts = []
        while select.select([master], [], [], 60)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait(timeout=60)
    os.close(master)
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour(folder):
    assert in_terminal(folder, "check", MERGE).startswith("\x1b[1;31merror\x1b[0m: ")
    assert "\x1b[1mWhy\x1b[0m" in in_terminal(folder, "explain", "yaml.tag")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_refused(folder, environment):
    assert "\x1b" not in in_terminal(folder, "check", MERGE, **environment)
    assert "\x1b" not in in_terminal(folder, "show", "risks", **environment)


def test_an_empty_no_color_means_nothing(folder):
    assert "\x1b" in in_terminal(folder, "check", MERGE, NO_COLOR="")


def test_a_file_or_pipe_gets_no_colour(start):
    assert b"\x1b" not in start("check", MERGE).stdout
    assert b"\x1b" not in start("show", "risks").stdout


def test_a_table_fits_the_terminal(folder):
    lines = in_terminal(folder, "list", "checks", NO_COLOR="1").splitlines()
    assert max(map(len, lines)) <= 80


def test_ctrl_c_is_no_finding(folder):
    code = (
        # A test run in the background of a shell ignores the signal, and its children inherit that.
        "import signal, sms_docs.engine, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def wait(*_):\n    print('waiting', flush=True)\n    time.sleep(60)\n"
        "sms_docs.engine.load = wait\nfrom sms_docs.cli import main\nmain(['check'])"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    assert process.returncode == 130
