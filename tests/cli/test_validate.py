"""``sms validate``: one document from anywhere."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sms_docs.cli import main
from sms_docs.load.repository import LARGEST

PLAN = "# Our plan\n\n## Objectives\n\nImprove incident handling.\n\n## Governance\n\nTBD\n"


@pytest.fixture
def anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a system, with a plan in it."""
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["validate", *arguments], prog_name="sms", input=stdin)


def plan(*arguments: str, **options: bytes) -> Result:
    return run(*arguments, "--kind", "service-management-plan", **options)


@pytest.mark.usefixtures("anywhere")
def test_an_incomplete_plan_fails_and_each_finding_says_what_to_add():
    done = plan("plan.md")
    assert done.exit_code == 1
    assert 'error: The section "Risk management" is missing' in done.stdout
    assert "= help: Add a heading" in done.stdout
    assert "--> plan.md:9:1\n  |\n9 | TBD\n  | ^\n" in done.stdout


@pytest.mark.usefixtures("anywhere")
def test_the_end_tells_which_of_the_six_elements_are_met():
    lines = plan("plan.md").stdout.splitlines()
    elements = [line.split("  ")[1:3] for line in lines[-8:-2]]
    assert len(elements) == 6
    assert elements[0] == ["not met", "Measurable objectives"]
    assert lines[-1] == "Service management plan: not complete. The lines with help: say what to add."


@pytest.mark.usefixtures("anywhere")
def test_nothing_is_said_of_registers_that_nobody_has():
    assert "register" not in plan("plan.md").stdout
    assert json.loads(plan("plan.md", "--format", "json").stdout)["summary"]["registers"] == 0


@pytest.mark.usefixtures("anywhere")
def test_standard_input_is_read():
    done = plan("-", stdin=PLAN.encode())
    assert done.exit_code == 1
    assert "--> stdin:9:1" in done.stdout


@pytest.mark.usefixtures("anywhere")
def test_the_edition_decides_what_has_to_be_there():
    new, old = (
        {
            each["message"]
            for each in json.loads(plan("plan.md", "--edition", year, "--format", "json").stdout)["findings"]
        }
        for year in ("2018", "2011")
    )
    assert new != old


def test_a_complete_document_passes(anywhere):
    kind = "service-management-policy"
    wanted = [
        each["message"].split('"')[1]
        for each in json.loads(run("-", "--kind", kind, "--format", "json", stdin=b"# Policy\n").stdout)["findings"]
        if each["id"] == "section.missing"
    ]
    body = "Top management commits itself to services that customers can count on, and reviews this every year.\n"
    text = "# Policy\n\n" + "\n".join(f"## {heading}\n\n{body}" for heading in wanted)
    (anywhere / "policy.md").write_text(text, "utf-8")
    done = run("policy.md", "--kind", kind)
    assert done.exit_code == 0
    assert done.stdout.endswith("\n\nService management policy: complete, as far as a text can show it.\n")
    (anywhere / "policy.md").write_text(text + '\n{{ sms_table("tasks") }}\n', "utf-8")
    end = run("policy.md", "--kind", kind).stdout.splitlines()[-2:]
    assert end[0].startswith(
        "Not judged, because the registers are not at hand: 1 table or figure, first at policy.md:"
    )
    assert end[1] == "Service management policy: nothing is missing in the text."


@pytest.mark.usefixtures("anywhere")
def test_the_verdict_is_for_people_only():
    assert json.loads(plan("plan.md", "--format", "json").stdout)["format"] == 1
    assert "not complete" not in plan("plan.md", "--format", "text=out.txt").stdout
    assert "not complete" in plan("plan.md", "--format", "text", "--format", "json=out.json").stdout


def test_a_path_is_shown_as_it_was_typed_or_from_here(anywhere, monkeypatch):
    (anywhere / "deep").mkdir()
    assert "--> plan.md:" in plan(str(anywhere / "plan.md")).stdout
    monkeypatch.chdir(anywhere / "deep")
    assert "--> ../plan.md:" in plan("../plan.md").stdout


@pytest.mark.usefixtures("anywhere")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan.md"], "Missing option '--kind'"),
        (["gone.md", "--kind", "business-case"], "does not exist"),
        (["plan.md", "--kind", "busines-case"], "did you mean business-case?"),
        (["plan.md", "--kind", "zzzz"], "`sms list kinds` shows all."),
        (["plan.md", "--kind", "business-case", "--edition", "2005"], "2005"),
        ([".", "--kind", "business-case"], "directory"),
    ],
)
def test_wrong_usage_is_told_in_words(arguments, words):
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())


@pytest.mark.usefixtures("anywhere")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfea\x00", "stdin: This file is not UTF-8 text"),
        (b"x" * (LARGEST + 1), "stdin is larger than 4 MiB"),
    ],
)
def test_what_is_no_text_is_refused(content, words):
    done = plan("-", stdin=content)
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.usefixtures("anywhere")
def test_a_file_that_cannot_be_read_is_refused(monkeypatch):
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = plan("plan.md")
    assert done.exit_code == 2
    assert "plan.md could not be read: Permission denied." in done.stderr


@pytest.mark.usefixtures("anywhere")
@pytest.mark.parametrize("content", [b"", b"\n", b"---\n", b"---\nid: [\n---\n# A\n", b"\xef\xbb\xbf# A\r\n", b"\xff"])
def test_odd_texts_are_judged_without_a_crash(content):
    assert plan("-", stdin=content).exit_code == 1


@pytest.mark.usefixtures("anywhere")
def test_a_fault_of_the_program_is_no_wrong_kind(monkeypatch):
    def fail(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr("sms_docs.cli.validate.judge", fail)
    assert plan("plan.md").exit_code == 3


@pytest.mark.usefixtures("anywhere")
def test_a_milder_finding_fails_when_asked_for():
    found = json.loads(plan("plan.md", "--edition", "2011", "--format", "json").stdout)["summary"]
    assert found["warnings"]
    assert plan("plan.md", "--edition", "2011", "--fail-on", "note").exit_code == 1
