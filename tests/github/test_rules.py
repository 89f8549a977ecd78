"""What a reviewer looks for in a workflow: rights, pins, triggers, and who may run code with which right."""

import re

import pytest

from tests.github.workflows import ACTION, WORKFLOWS, jobs, read, step, steps
from tests.sites import ROOT

EVERY_FILE = [*WORKFLOWS, ACTION]
JOBS = [(path, name) for path in WORKFLOWS for name in jobs(path)]
RUNS_OUR_CODE = re.compile(r"\bmake\b|\.ci/run|\bsms\b|\bpython3?\b|\bpip\b")
"""In a step: runs a program that the change may have changed."""

each_file = pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
each_job = pytest.mark.parametrize(("path", "name"), JOBS, ids=lambda value: getattr(value, "name", value))


def runs_our_code(job) -> bool:
    return any(each.get("uses") == "./" or RUNS_OUR_CODE.search(each.get("run", "")) for each in job["steps"])


@each_workflow
def test_nothing_is_allowed_but_what_a_job_asks_for(path):
    assert read(path)["permissions"] == {}
    assert all("permissions" in job for job in jobs(path).values())


@each_file
def test_every_action_is_pinned_by_hash_and_its_version_is_said(path):
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    wrong = [each for each in used if not re.fullmatch(r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)]
    assert [each.split(" ")[0] for each in wrong] in ([], ["./"])


def test_an_action_has_the_same_hash_everywhere():
    used = {row for path in EVERY_FILE for row in re.findall(r"uses: (\S+@.+)", path.read_text("utf-8"))}
    names = [row.split("@")[0] for row in used]
    assert sorted(names) == sorted(set(names))


@each_file
def test_no_secret_is_used(path):
    assert "secrets." not in path.read_text("utf-8")


@each_workflow
def test_a_stranger_s_change_never_runs_with_our_rights(path):
    assert {"pull_request_target", "workflow_run", "issue_comment"}.isdisjoint(read(path)["on"])


@each_workflow
def test_no_token_is_left_beside_what_was_checked_out(path):
    checkouts = [each for each in steps(path) if each.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(each["with"]["persist-credentials"] is False for each in checkouts)


@each_job
def test_what_runs_code_of_the_change_can_only_read(path, name):
    job = jobs(path)[name]
    if runs_our_code(job):
        assert job["permissions"] == {"contents": "read"}


@each_job
def test_what_may_write_runs_no_code_of_the_repository(path, name):
    job = jobs(path)[name]
    if "write" in job["permissions"].values():
        assert not runs_our_code(job)


def test_the_rule_on_code_and_rights_knows_both_sides():
    code = {name for path, name in JOBS if runs_our_code(jobs(path)[name])}
    assert code == {"check", "build", "test"}
    writing = {name for path, name in JOBS if "write" in jobs(path)[name]["permissions"].values()}
    assert writing == {"findings", "attest", "publish"}


@each_job
def test_no_job_runs_for_ever(path, name):
    assert jobs(path)[name]["timeout-minutes"] <= 45


@each_file
def test_no_cache_carries_anything_from_one_run_to_another(path):
    assert "cache" not in path.read_text("utf-8")


def test_a_pull_request_is_checked_and_built_and_the_site_is_kept():
    workflow = read(ROOT / ".github/workflows/check.yml")
    assert {"pull_request", "merge_group", "push"} <= set(workflow["on"])
    build = workflow["jobs"]["build"]["steps"][-1]
    assert build["uses"].startswith("actions/upload-artifact@")
    assert build["with"]["path"] == "site"


def test_findings_are_kept_from_where_the_action_puts_them_also_when_the_check_fails():
    keep = step(ROOT / ".github/workflows/check.yml", "Keep the findings")
    assert keep["if"] == "${{ !cancelled() }}"
    place = keep["with"]["path"].replace("${{ runner.temp }}", "$RUNNER_TEMP")
    assert f'sarif="{place}"' in step(ACTION, "Check")["run"]


def test_what_a_change_means_is_kept_from_where_the_action_puts_it_and_needs_no_right():
    keep = step(ROOT / ".github/workflows/check.yml", "Keep what the change means, for a comment")
    assert "!cancelled()" in keep["if"]
    place = keep["with"]["path"].replace("${{ runner.temp }}", "$RUNNER_TEMP")
    assert f'review="{place}"' in step(ACTION, "Review the change")["run"]
    assert jobs(ROOT / ".github/workflows/check.yml")["check"]["permissions"] == {"contents": "read"}


def test_the_check_has_the_history_that_it_compares_with():
    checkout = jobs(ROOT / ".github/workflows/check.yml")["check"]["steps"][0]
    assert checkout["with"]["fetch-depth"] == 0


def test_findings_of_a_fork_are_not_handed_over_because_it_has_no_right_to():
    condition = jobs(ROOT / ".github/workflows/check.yml")["findings"]["if"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition


def test_a_version_is_published_only_after_it_was_attested():
    release = jobs(ROOT / ".github/workflows/release.yml")
    assert release["publish"]["needs"] == ["build", "attest"]
    assert release["attest"]["permissions"] == {"attestations": "write", "id-token": "write"}
    assert release["attest"]["steps"][-1]["uses"].startswith("actions/attest-build-provenance@")


def test_the_template_of_a_pull_request_names_what_the_guide_and_the_makefile_have():
    text = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)`", text)) <= targets
    assert text.count("- [ ]") >= 5
    assert "<!--" in text


def test_dependabot_watches_what_is_pinned_and_waits_a_week():
    updates = read(ROOT / ".github/dependabot.yml")["updates"]
    assert {each["package-ecosystem"]: each["directory"] for each in updates} == {
        "github-actions": "/",
        "pip": "/requirements",
    }
    assert all(each["cooldown"]["default-days"] >= 7 for each in updates)
