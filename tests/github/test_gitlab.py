"""The GitLab template, its scripts run as a runner runs them, on a small system."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.commits import commit, git, new_repository
from tests.github.workflows import GITLAB, read, run_script, sms_place
from tests.sites import copy_example, copy_reference
from tests.support import document


def job(name: str):
    """A job with what it extends."""
    template = read(GITLAB)
    own = template[name]
    return {**template[own["extends"]], **own}


def variables(name: str) -> dict[str, str | int]:
    return {**read(GITLAB)["variables"], **job(name)["variables"]}


def run_job(name: str, folder: Path, place: Path, **environment: str):
    """The script of a job behind an installation of ours."""
    script = "\n".join(job(name)["script"])
    given = {key: str(value) for key, value in variables(name).items()}
    return run_script(script, folder, **{**given, "SMS_PLACE": str(place), **environment})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return sms_place(tmp_path)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A project whose system, in a folder, holds an error."""
    page = tmp_path / "project/docs/content/guide/merge.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Merge\n\n<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n", "utf-8")
    (tmp_path / "project/.git").mkdir()
    return tmp_path / "project"


def reports(name: str = "sms-check") -> dict[str, str]:
    found: dict[str, str] = job(name)["artifacts"]["reports"]
    return found


def test_an_error_fails_the_job_and_is_shown_in_the_log(faulty, place):
    done = run_job("sms-check", faulty, place, SMS_ROOT="docs")
    assert done.returncode == 1, done.stderr
    assert "--> content/guide/merge.md:3" in done.stdout


def test_the_report_of_code_quality_lies_where_the_job_says_and_names_files_from_the_top(faulty, place):
    run_job("sms-check", faulty, place, SMS_ROOT="docs")
    found = json.loads((faulty / reports()["codequality"]).read_text("utf-8"))
    assert "docs/content/guide/merge.md" in {each["location"]["path"] for each in found}


def test_the_report_of_tests_lies_where_the_job_says(faulty, place):
    run_job("sms-check", faulty, place, SMS_ROOT="docs")
    suite = ET.parse(faulty / reports()["junit"]).getroot()  # noqa: S314 - our own file
    assert int(suite.get("failures") or next(iter(suite)).get("failures") or 0) >= 1


def test_the_reports_are_kept_when_the_job_fails():
    assert job("sms-check")["artifacts"]["when"] == "always"


def test_a_sound_system_passes(place, tmp_path):
    done = run_job("sms-check", copy_example(tmp_path / "sound"), place)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_fails_the_job_can_be_chosen(place, tmp_path):
    warned = copy_reference(tmp_path / "warned")
    (warned / "data/waivers.yml").unlink()  # one warning is meant, and waived
    assert run_job("sms-check", warned, place, SMS_FAIL_ON="warning").returncode == 1


@pytest.mark.slow
def test_the_site_lies_where_the_job_keeps_it(place, tmp_path):
    project = tmp_path / "project"
    copy_example(project / "docs")
    done = run_job("sms-site", project, place, SMS_ROOT="docs")
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = job("sms-site")["artifacts"]["paths"]
    assert (project / path.replace("$SMS_ROOT", "docs") / "index.html").is_file()


# ------------------------------------------------------------------ merge requests


@pytest.fixture
def proposed(tmp_path: Path) -> tuple[Path, str]:
    """A project with a change, and the commit from which it set out."""
    project = new_repository(tmp_path / "merge", {"docs/content/index.md": "# Home\n", "docs/data/people.yml": "[]\n"})
    base = git(project, "rev-parse", "HEAD")
    commit(project, {"docs/content/plan.md": document("# Plan\n")})
    return project, base


@pytest.mark.parametrize("given", ["CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"])
def test_a_merge_request_says_what_it_means(proposed, place, given):
    project, base = proposed
    done = run_job("sms-review", project, place, SMS_ROOT="docs", **{given: base})
    assert done.returncode == 0, done.stderr
    assert "SMS-PLN-001 A plan: new" in done.stdout
    (path,) = job("sms-review")["artifacts"]["paths"]
    assert "| SMS-PLN-001 A plan | new |" in (project / path).read_text("utf-8")


def test_the_check_of_a_merge_request_is_told_the_base(proposed, place):
    project, base = proposed
    log = "docs/data/decisions/SMS-PLN-001.yml"
    base = commit(project, {log: "- {version: '1.0', decision: reviewed}\n"})
    (project / log).unlink()
    commit(project)
    done = run_job("sms-check", project, place, SMS_ROOT="docs", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert "data/decisions/SMS-PLN-001.yml" in done.stdout


def test_only_a_merge_request_is_reviewed_and_the_whole_history_is_there():
    assert [each["if"] for each in job("sms-review")["rules"]] == ['$CI_PIPELINE_SOURCE == "merge_request_event"']
    assert variables("sms-review")["GIT_DEPTH"] == 0


def test_without_a_source_the_job_says_what_is_missing(tmp_path):
    done = run_script("\n".join(job("sms-check")["before_script"]), tmp_path, SMS_DOCS_SOURCE="", SMS_EXTRA="")
    assert done.returncode == 2
    assert "SMS_DOCS_SOURCE is empty" in done.stderr


def test_the_site_is_built_only_after_the_check():
    assert job("sms-site")["needs"] == ["sms-check"]


def test_merge_requests_and_the_main_branch_are_checked():
    rules = [each["if"] for each in job("sms-check")["rules"]]
    assert rules == ['$CI_PIPELINE_SOURCE == "merge_request_event"', "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
    assert job("sms-site")["rules"] == job("sms-check")["rules"]


def test_while_installing_python_does_not_look_into_the_repository():
    script = "\n".join(job("sms-check")["before_script"])
    assert script.count("python") == script.count("python3 -I -m") + script.count('/bin/python" -I -m') == 2
