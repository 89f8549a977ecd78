"""The group of commands: help, version, slips, root."""

import click
import pytest
from click.testing import CliRunner

from sms_docs import __version__
from sms_docs.cli import main
from sms_docs.cli.console import printable
from sms_docs.cli.group import COMMANDS
from sms_docs.cli.root import below, find_root, place_in_repository


def test_the_help_lists_every_command_in_order(sms):
    shown = sms("--help").stdout
    places = [shown.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_and_each_option_a_word(sms, name):
    shown = sms(name, "-h")
    assert shown.exit_code == 0
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    assert all(each.help for each in command.params if isinstance(each, click.Option))


def test_the_version_is_the_package_s(sms):
    assert sms("--version").stdout == f"sms {__version__}\n"


@pytest.mark.parametrize(
    ("word", "answer"),
    [("chek", 'There is no command "chek". Did you mean `sms check`?'), ("zzz", 'There is no command "zzz".\n')],
)
def test_a_slip_is_wrong_usage_and_the_nearest_command_is_named(sms, word, answer):
    done = sms(word)
    assert done.exit_code == 2
    assert answer in done.stderr


def test_an_unknown_option_is_wrong_usage(sms):
    assert sms("--colour").exit_code == 2
    assert sms("check", "--colour").exit_code == 2


def test_a_caller_that_wants_the_exceptions_gets_them():
    with pytest.raises(Exception, match="no command"):
        main(["chek"], standalone_mode=False)


def test_a_crash_in_this_process_ends_with_3(monkeypatch):
    monkeypatch.setattr("sms_docs.engine.load", lambda *_: 1 / 0)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 3
    assert done.stderr.startswith("internal error: ZeroDivisionError: division by zero.")


@pytest.mark.parametrize(("arguments", "environment"), [(["--debug", "check"], ""), (["check"], "1")])
def test_the_traceback_of_a_crash_is_shown_when_asked_for(monkeypatch, arguments, environment):
    monkeypatch.setenv("SMS_DEBUG", environment)
    monkeypatch.setattr("sms_docs.engine.load", lambda *_: 1 / 0)
    shown = CliRunner().invoke(main, arguments).stderr
    assert shown.startswith("Traceback (most recent call last)")
    assert "\ninternal error: ZeroDivisionError" in shown


@pytest.mark.parametrize(("fault", "code"), [(BrokenPipeError, 141), (KeyboardInterrupt, 130)])
def test_leaving_early_is_neither_a_finding_nor_a_crash(monkeypatch, fault, code):
    def leave(*_: object) -> None:
        raise fault

    let_go = []
    monkeypatch.setattr("sms_docs.engine.load", leave)
    monkeypatch.setattr("sms_docs.cli.group._let_go_of_stdout", lambda: let_go.append(fault))
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.output) == (code, "")
    assert let_go == ([BrokenPipeError] if code == 141 else [])


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("größe … · ✓", "utf-8", "größe … · ✓"),
        ("größe … · ✓", "ascii", "gr??e ... - ?"),
        ("größe … · ✓", "latin-1", "größe ... - ?"),
        ("größe", None, "größe"),
        ("a\udcff", "utf-8", "a?"),
    ],
)
def test_text_is_put_into_the_characters_that_a_terminal_has(text, encoding, shown):
    assert printable(text, encoding) == shown


def test_find_root_takes_the_nearest_mark(tmp_path):
    (tmp_path / "a" / "content" / "deep").mkdir(parents=True)
    assert find_root(tmp_path / "a" / "content" / "deep") == tmp_path / "a"
    assert find_root(tmp_path / "a") == tmp_path / "a"


@pytest.mark.parametrize(
    ("path", "expected"),
    [("x.md", "content/x.md"), ("../data", "data"), ("..", "."), ("../..", None), ("../../other", None)],
)
def test_below_gives_the_path_from_the_root(tmp_path, path, expected):
    assert below(tmp_path, path, tmp_path / "content") == expected


def test_a_folder_whose_name_begins_with_two_dots_is_inside(tmp_path):
    assert below(tmp_path, "..drafts/x.md", tmp_path) == "..drafts/x.md"


def test_place_in_repository(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert place_in_repository(tmp_path / "a" / "b") == ""
    (tmp_path / ".git").mkdir()
    assert place_in_repository(tmp_path / "a" / "b") == "a/b"
    assert place_in_repository(tmp_path) == ""
