"""The composite action, its scripts run as a runner runs them, on a small system."""

import json
import re
from pathlib import Path

import pytest

from tests.commits import commit, git, new_repository
from tests.github.workflows import ACTION, read, run_step, sms_place, step
from tests.sites import ROOT, copy_example
from tests.support import document

FAULTY = {
    "content/index.md": "# Home\n",
    "content/guide/merge.md": "# Merge\n\n<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n",
    "content/guide/mark.md": "\ufeff# Mark\n",
}
"""An error and a warning."""


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """Variables and files that a runner gives to a step."""
    (tmp_path / "temp").mkdir()
    for name in ("summary", "output"):
        (tmp_path / name).touch()
    return {
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_ACTIONS": "true",
    }


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A repository with the faulty system."""
    root = tmp_path / "repository"
    for name, text in FAULTY.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def check(folder: Path, runner: dict[str, str], **given: str):
    """The step that checks, with inputs as given, else their defaults."""
    return run_named("Check", folder, runner, **given)


def review(folder: Path, runner: dict[str, str], **given: str):
    """The step that says what the change means."""
    return run_named("Review the change", folder, runner, **given)


def run_named(name: str, folder: Path, runner: dict[str, str], **given: str):
    """A step behind an installation of ours and behind the step that finds the base."""
    inputs = {name: each["default"] for name, each in read(ACTION)["inputs"].items()}
    unknown = set(given) - {name.replace("-", "_") for name in inputs}
    assert not unknown, unknown
    values = {f"inputs.{name}": given.get(name.replace("-", "_"), default) for name, default in inputs.items()}
    command = sms_place(Path(runner["RUNNER_TEMP"])) / "bin" / "sms"
    values["steps.install.outputs.command"] = str(command)
    values["steps.base.outputs.base"] = given.get("base", "")
    return run_step(step(ACTION, name), folder, values, **runner)


def outputs(runner: dict[str, str]) -> dict[str, str]:
    rows = Path(runner["GITHUB_OUTPUT"]).read_text("utf-8").splitlines()
    return dict(row.split("=", 1) for row in rows)


def test_an_error_fails_the_job_and_is_an_annotation_at_its_line(faulty, runner):
    done = check(faulty, runner)
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error file=content/guide/merge\.md,line=3,", done.stdout, re.MULTILINE)


def test_the_summary_of_the_job_is_a_table_of_the_findings(faulty, runner):
    check(faulty, runner)
    summary = Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert summary.startswith("## Service management system: 1 error, ")
    assert "| ❌ error | content/guide/merge" in summary


def test_the_findings_are_there_as_sarif_also_when_the_job_fails(faulty, runner):
    check(faulty, runner)
    path = Path(outputs(runner)["sarif"])
    assert path.is_relative_to(runner["RUNNER_TEMP"])
    (run,) = json.loads(path.read_text("utf-8"))["runs"]
    assert "error" in {result["level"] for result in run["results"]}


def test_a_sound_system_passes(tmp_path, runner):
    done = check(copy_example(tmp_path / "sms"), runner)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error" not in done.stdout
    assert Path(outputs(runner)["sarif"]).is_file()


def test_nothing_is_written_into_the_repository(faulty, runner):
    before = sorted(faulty.rglob("*"))
    check(faulty, runner)
    assert sorted(faulty.rglob("*")) == before


def test_warnings_can_fail_the_job(faulty, runner):
    (faulty / "content/guide/merge.md").unlink()
    assert check(faulty, runner, fail_on="error").returncode == 0
    Path(runner["RUNNER_TEMP"], "sms-docs/bin").unlink()
    assert check(faulty, runner, fail_on="warning").returncode == 1


def test_a_system_in_a_folder_is_found_and_its_lines_are_those_of_the_repository(faulty, runner):
    (faulty.parent / ".git").mkdir()
    done = check(faulty.parent, runner, root=faulty.name)
    assert "file=repository/content/guide/merge.md" in done.stdout


def test_paths_narrow_what_is_reported_and_may_hold_spaces_and_dashes(faulty, runner):
    (faulty / "content/guide/-a b.md").write_text(FAULTY["content/guide/merge.md"], "utf-8")
    done = check(faulty, runner, paths="content/guide/-a b.md\n\n")
    assert done.returncode == 1
    assert "content/guide/-a b.md" in done.stdout
    assert "file=content/guide/merge.md" not in done.stdout


def test_the_day_is_handed_on(faulty, runner):
    assert "2031-02-03" in check(faulty, runner, as_of="2031-02-03").stdout


@pytest.mark.parametrize("name", ["root", "paths", "fail_on", "as_of", "base"])
def test_an_input_is_never_run_as_a_command(faulty, runner, name, tmp_path):
    trap = tmp_path / "trap"
    hostile = f'"; touch {trap}; $(touch {trap}) `touch {trap}` --help'
    assert check(faulty, runner, **{name: hostile}).returncode in (1, 2)
    assert not trap.exists()
    if name in ("root", "as_of", "base"):
        assert review(faulty, runner, **{"base": "main", name: hostile}).returncode == 0
        assert not trap.exists()


# ------------------------------------------------------------------ what the change means


def found_base(runner: dict[str, str], asked: str = "", target: str = "", queued: str = "") -> str:
    values = {"inputs.base": asked, "github.base_ref": target, "github.event.merge_group.base_sha": queued}
    done = run_step(step(ACTION, "Find what to compare with"), Path(runner["RUNNER_TEMP"]), values, **runner)
    assert done.returncode == 0, done.stderr
    return outputs(runner)["base"]


def test_a_pull_request_is_compared_with_the_branch_that_it_goes_to(runner):
    assert found_base(runner, target="main") == "origin/main"


def test_a_merge_queue_is_compared_with_where_it_began(runner):
    assert found_base(runner, queued="0" * 40) == "0" * 40


def test_who_names_a_base_gets_it(runner):
    assert found_base(runner, asked="v1.0", target="main", queued="0" * 40) == "v1.0"


def test_a_push_is_compared_with_nothing(runner):
    assert found_base(runner) == ""
    assert step(ACTION, "Review the change")["if"] == "${{ steps.base.outputs.base != '' }}"


def test_a_base_of_two_lines_sets_no_second_output(runner):
    found_base(runner, asked="main\nsarif=/etc/passwd")
    assert list(outputs(runner)) == ["base"]


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """A clone as a checkout leaves it, on a change that has not been merged."""
    upstream = new_repository(tmp_path / "upstream", {"content/index.md": "# Home\n", "data/people.yml": "[]\n"})
    git(tmp_path, "clone", "-q", upstream.as_uri(), "checkout")
    checkout = tmp_path / "checkout"
    git(checkout, "checkout", "-q", "-b", "change")
    commit(checkout, {"content/plan.md": document("# Plan\n")})
    return checkout


def test_the_summary_says_what_the_change_means_and_the_file_is_handed_on(proposed, runner):
    done = review(proposed, runner, base="origin/main")
    assert done.returncode == 0, done.stderr
    summary = Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert "## What this change means: 1 document changes" in summary
    assert "| SMS-PLN-001 A plan | new |" in summary
    path = Path(outputs(runner)["review"])
    assert path.read_text("utf-8") == summary
    assert path == Path(runner["RUNNER_TEMP"], "sms-review.md")


def test_a_cut_checkout_says_what_to_fetch(proposed, runner, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", proposed.as_uri(), "cut")
    assert review(tmp_path / "cut", runner, base="origin/main").returncode == 0
    summary = Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert "`git fetch --unshallow`" in summary
    assert "`git fetch origin main:refs/remotes/origin/main`" in summary


def test_a_base_that_is_nowhere_is_a_warning_and_stops_nothing(proposed, runner):
    stale = Path(runner["RUNNER_TEMP"], "sms-review.md")
    stale.write_text("old", "utf-8")
    done = review(proposed, runner, base="origin/nowhere")
    assert done.returncode == 0
    assert "::warning title=sms review::" in done.stdout
    assert 'There is no commit "origin/nowhere" here.' in done.stderr
    assert outputs(runner) == {}
    assert not stale.exists()


def test_the_check_is_told_the_base(proposed, runner):
    log = "data/decisions/SMS-PLN-001.yml"
    git(proposed, "checkout", "-q", "main")
    commit(proposed, {log: "- {version: '1.0', decision: reviewed}\n"})
    git(proposed, "checkout", "-q", "-B", "change", "main")
    git(proposed, "update-ref", "refs/remotes/origin/main", "main")
    (proposed / log).unlink()
    commit(proposed)
    without, given = (check(proposed, runner, base=base).stdout for base in ("", "origin/main"))
    assert log not in without
    assert log in given


def test_wrong_use_ends_with_2_and_no_sarif_of_an_earlier_run_is_handed_on(faulty, runner):
    stale = Path(runner["RUNNER_TEMP"], "sms-docs.sarif")
    stale.write_text("{}", "utf-8")
    done = check(faulty, runner, fail_on="everything")
    assert done.returncode == 2
    assert "everything" in done.stderr
    assert outputs(runner) == {}
    assert not stale.exists()


def test_a_path_is_never_taken_for_an_option(faulty, runner):
    done = check(faulty, runner, paths="--help")
    assert done.returncode == 2
    assert "Usage" not in done.stdout


@pytest.mark.parametrize("module", ["yaml", "click", "json", "sms_docs", "sitecustomize"])
def test_a_module_in_the_repository_is_not_run(faulty, runner, module):
    """A stranger's pull request may hold any file."""
    (faulty / f"{module}.py").write_text("raise SystemExit('it was run')\n", "utf-8")
    done = check(faulty, runner)
    assert "it was run" not in done.stdout + done.stderr
    assert done.returncode == 1


def test_while_installing_python_does_not_look_into_the_repository():
    script = step(ACTION, "Install sms-docs")["run"]
    pythons = re.findall(r'"\$(?:PYTHON|place/bin/python)"(.*)', script)
    assert len(pythons) == 2
    assert all(each.startswith(" -I ") for each in pythons)


def test_what_is_installed_is_pinned_by_hash_and_the_files_exist():
    script = step(ACTION, "Install sms-docs")["run"]
    assert "--require-hashes" in script
    (requirements,) = re.findall(r'"\$SOURCE/(\S+)"', script)
    assert (ROOT / requirements).is_file()


def test_every_input_and_output_is_explained():
    action = read(ACTION)
    described = [*action["inputs"].values(), *action["outputs"].values(), action]
    assert all(each["description"] for each in described)
