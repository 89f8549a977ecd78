"""``sms check``: exit codes, paths, formats and files."""

import json
from pathlib import Path

import pytest

from sms_docs.cli.formats import FORMATS

MERGE = "content/guide/merge.md"


@pytest.mark.parametrize(
    ("page", "fail_on", "code"),
    [
        ("content/index.md", "note", 0),
        (MERGE, "error", 1),
        (MERGE, "note", 1),
        ("content/guide/mark.md", "error", 0),
        ("content/guide/mark.md", "warning", 1),
        ("content/guide/windows.md", "warning", 0),
        ("content/guide/windows.md", "note", 1),
    ],
)
def test_the_exit_code_follows_the_worst_finding(sms, page, fail_on, code):
    assert sms("check", page, "--fail-on", fail_on).exit_code == code


def test_without_fail_on_only_errors_fail(sms):
    assert sms("check", "content/guide/mark.md").exit_code == 0
    assert sms("check", MERGE).exit_code == 1


def test_a_finding_is_shown_with_its_line(sms):
    shown = sms("check", MERGE).stdout
    assert f"--> {MERGE}:3:1\n  |\n3 | <<<<<<< ours\n  | ^\n  = help: " in shown
    assert "[file.conflict-marker]" in shown


def test_the_summary_says_what_was_read_and_for_which_day(sms):
    last = sms("check", MERGE).stdout.splitlines()[-1]
    assert last.startswith("0 documents, 1 register with 2 records, ")
    assert last.endswith(": 1 error, 0 warnings, 0 notes · as of 2027-01-15 (from SOURCE_DATE_EPOCH)")


def test_the_day_can_be_asked_for(sms):
    shown = sms("check", "content/index.md", "--as-of", "2028-02-29").stdout
    assert shown.endswith("as of 2028-02-29 (as asked for)\n")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2027-02-30", "the calendar has no day 2027-02-30."),
        ("tomorrow", '"tomorrow" is no day. Write year-month-day, for example 2027-01-20.'),
        ("20270120", '"20270120" is no day.'),
        ("2027-1-2", '"2027-1-2" is no day.'),
        ("", '"" is no day.'),
    ],
)
def test_a_wrong_day_is_wrong_usage(sms, value, words):
    done = sms("check", "--as-of", value)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_an_unknown_threshold_is_wrong_usage(sms):
    assert sms("check", "--fail-on", "never").exit_code == 2


class TestPaths:
    @pytest.mark.parametrize("path", [MERGE, "content/guide", "content/guide/", "content/guide/m*", "./content/guide"])
    def test_a_file_folder_or_pattern_narrows_the_report(self, sms, path):
        report = json.loads(sms("check", path, "--format", "json").stdout)
        assert MERGE in {each["path"] for each in report["findings"]}
        assert all(each["path"].startswith("content/guide/") for each in report["findings"])

    def test_what_is_not_shown_is_counted(self, sms):
        everything = json.loads(sms("check", "--format", "json").stdout)
        some = json.loads(sms("check", MERGE, "--format", "json").stdout)
        assert everything["summary"]["hidden"] == 0
        assert some["summary"]["hidden"] == len(everything["findings"]) - len(some["findings"]) > 0

    def test_everything_is_judged_all_the_same(self, sms):
        report = json.loads(sms("check", "content/index.md", "--format", "json").stdout)
        assert (report["summary"]["pages"], report["summary"]["records"]) == (4, 2)

    def test_a_path_counts_from_the_current_folder(self, sms, folder, monkeypatch):
        monkeypatch.chdir(folder / "content" / "guide")
        assert sms("check", "merge.md").exit_code == 1
        assert sms("check", ".").exit_code == 1
        assert sms("check", "../index.md").exit_code == 0

    def test_a_path_copied_from_a_report_counts_from_the_root(self, sms, folder, monkeypatch):
        monkeypatch.chdir(folder / "content" / "guide")
        assert sms("check", MERGE).exit_code == 1

    def test_an_absolute_path_is_understood(self, sms, folder):
        assert sms("check", str(folder / MERGE)).exit_code == 1

    def test_the_root_itself_means_everything(self, sms):
        assert json.loads(sms("check", ".", "--format", "json").stdout)["summary"]["hidden"] == 0

    @pytest.mark.parametrize("path", ["content/gone.md", "content/*.txt", "..", "../other", "data/tasks.yml"])
    def test_a_path_that_means_no_file_is_wrong_usage(self, sms, folder, path):
        done = sms("check", path)
        assert done.exit_code == 2
        assert f'"{path}" is no file, folder or pattern of files in {folder}.' in " ".join(done.stderr.split())


class TestFormats:
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_can_be_written_to_the_terminal(self, sms, name):
        done = sms("check", MERGE, "--format", name)
        assert done.exit_code == 1
        assert "conflict-marker" in done.stdout
        assert done.stdout.endswith("\n")

    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_can_be_written_to_a_file(self, sms, name):
        sms("check", MERGE, "--format", f"{name}=out.txt")
        assert Path("out.txt").read_bytes() == sms("check", MERGE, "--format", name).stdout_bytes

    @pytest.mark.parametrize("name", FORMATS)
    def test_the_same_sources_and_day_give_the_same_bytes(self, sms, name):
        first, second = (sms("check", "--format", name, "--as-of", "2027-01-20").stdout_bytes for _ in range(2))
        assert first == second

    def test_several_formats_in_one_run(self, sms):
        done = sms("check", MERGE, "--format", "json=a.json", "--format", "text", "--format", "junit=b/c.xml")
        assert done.exit_code == 1
        assert done.stdout.startswith("error: ")
        assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["errors"] == 1
        assert Path("b/c.xml").read_text("utf-8").startswith("<?xml")

    def test_when_all_goes_to_files_the_terminal_gets_the_summary(self, sms):
        done = sms("check", MERGE, "--format", "json=a.json")
        assert done.stdout.count("\n") == 1
        assert ": 1 error, 0 warnings, 0 notes · as of" in done.stdout

    def test_a_dash_is_the_terminal(self, sms):
        assert sms("check", MERGE, "--format", "json=-").stdout.startswith("{")

    @pytest.mark.parametrize(
        ("formats", "words"),
        [
            (["json", "text"], "only one report can go to the terminal"),
            (["json=x", "sarif=x"], "only one report can go to x"),
            (["yaml"], 'there is no format "yaml". Choose one of text, json, github, sarif, gitlab, junit, markdown.'),
            (["json="], "a file name is missing behind json=."),
        ],
    )
    def test_formats_that_make_no_sense_are_wrong_usage(self, sms, formats, words):
        done = sms("check", *(part for each in formats for part in ("--format", each)))
        assert done.exit_code == 2
        assert words in " ".join(done.stderr.split())
        assert not Path("x").exists()

    @pytest.mark.parametrize("name", ["github", "sarif", "gitlab"])
    def test_code_hosts_get_paths_from_the_top_of_the_git_repository(self, sms, folder, name):
        (folder.parent / ".git").mkdir()
        assert "system/content/guide/merge.md" in sms("check", MERGE, "--format", name).stdout

    @pytest.mark.parametrize("name", ["text", "json", "junit", "markdown"])
    def test_people_get_paths_from_the_root(self, sms, folder, name):
        (folder.parent / ".git").mkdir()
        assert "system/" not in sms("check", MERGE, "--format", name).stdout

    @pytest.mark.parametrize("name", ["github", "sarif", "gitlab"])
    def test_at_the_top_of_the_repository_the_paths_stay(self, sms, folder, name):
        (folder / ".git").mkdir()
        assert "system/" not in sms("check", MERGE, "--format", name).stdout


class TestRoot:
    def test_the_nearest_folder_upwards_with_content_is_the_root(self, sms, folder, monkeypatch):
        monkeypatch.chdir(folder / "content" / "guide")
        assert "merge.md:3:1" in sms("check").stdout

    def test_settings_mark_a_root_too(self, sms, folder, monkeypatch):
        inner = folder / "inner"
        (inner / "data").mkdir(parents=True)
        (inner / "data" / "settings.yml").write_text("standard: iso20000-1-2018\ncertification: none\n", "utf-8")
        monkeypatch.chdir(inner / "data")
        assert "merge.md" not in sms("check").stdout

    def test_where_nothing_marks_a_root_the_current_folder_is_it(self, sms, tmp_path, monkeypatch):
        empty = tmp_path / "empty"
        empty.mkdir()
        monkeypatch.chdir(empty)
        done = sms("check")
        assert done.exit_code == 1
        assert "[file.empty-repository]" in done.stdout

    def test_the_root_can_be_named_before_or_behind_the_command(self, sms, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert sms("--root", "system", "check", MERGE).exit_code == 1
        assert sms("check", "--root", "system", "content/index.md").exit_code == 0

    def test_a_root_that_is_no_folder_is_wrong_usage(self, sms):
        assert sms("--root", "nowhere", "check").exit_code == 2
        assert sms("check", "--root", MERGE).exit_code == 2
