"""The guide on code hosts says what is so: names of jobs, rights, inputs, and snippets that work as they stand."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.github.test_linters import actionlint, tool
from tests.github.workflows import ACTION, GITLAB, WORKFLOWS, jobs, read
from tests.sites import ROOT

GUIDE = (ROOT / "content/guide/github.md").read_text("utf-8")
JOBS = {job["name"]: job for path in WORKFLOWS for job in jobs(path).values()}
HASH = "0123456789abcdef0123456789abcdef01234567"


def section(title: str) -> str:
    """The text below a heading."""
    return GUIDE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows(title: str) -> list[list[str]]:
    """The cells of the first table of a section, without its head."""
    table = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def snippets(title: str) -> list[str]:
    """The YAML shown in a section, its placeholders filled."""
    found = re.findall(r"```yaml\n(.*?)```", section(title), re.DOTALL)
    return [each.replace("COMMIT", HASH).replace("OWNER", "owner") for each in found]


def test_the_jobs_of_a_pull_request_are_those_that_there_are():
    told = {row[0] for row in rows("What happens")}
    there = {job["name"] for path in WORKFLOWS if "pull_request" in read(path)["on"] for job in jobs(path).values()}
    assert told == there


def test_the_checks_to_require_are_names_of_jobs():
    required = set(re.findall(r"(?:type|for)\s+`(\w+)`", section("Make the check required")))
    assert required == {"Check", "Build"}
    assert required <= set(JOBS)


def test_the_rights_are_those_of_the_jobs():
    told = {
        name: set(re.findall(r"`([\w-]+: \w+)`", rights))
        for names, rights, _ in rows("Which right is for what")
        for name in names.split(", ")
    }
    there = {name: {f"{right}: {level}" for right, level in job["permissions"].items()} for name, job in JOBS.items()}
    assert told == there


def test_the_inputs_and_outputs_of_the_action_are_those_that_it_has():
    told = {row[0].strip("`") for row in rows("Your own repository")}
    assert told == set(read(ACTION)["inputs"])
    assert all(f"`{name}`" in section("Your own repository") for name in read(ACTION)["outputs"])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of somebody else with the workflow as the guide shows it."""
    target = tmp_path / ".github/workflows/sms.yml"
    target.parent.mkdir(parents=True)
    target.write_text(snippets("Your own repository")[0], "utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_the_workflow_for_another_repository_is_sound(repository):
    assert actionlint(repository) == []
    done = tool(repository, "zizmor", "--offline", "--no-config", "--quiet", ".")
    assert done.returncode == 0, done.stdout
    workflow = repository / ".github/workflows/sms.yml"
    given = next(each for each in jobs(workflow)["check"]["steps"] if "sms-docs@" in each.get("uses", ""))["with"]
    assert set(given) <= set(read(ACTION)["inputs"])


def test_the_hooks_are_those_that_there_are():
    (config,) = (yaml.safe_load(each) for each in snippets("Before the commit"))
    named = [hook["id"] for hook in config["repos"][0]["hooks"]]
    assert named == [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]


def test_the_gitlab_snippet_names_the_template_and_variables_that_it_has():
    (config,) = (yaml.safe_load(each) for each in snippets("GitLab"))
    assert ROOT / config["include"][0]["file"] == GITLAB
    assert set(config["variables"]) <= set(read(GITLAB)["variables"])


def test_the_switch_for_code_scanning_is_the_one_in_the_workflow():
    assert "`SMS_CODE_SCANNING` with the value `off`" in GUIDE
    assert "vars.SMS_CODE_SCANNING != 'off'" in (ROOT / ".github/workflows/check.yml").read_text("utf-8")


def test_the_tag_in_the_guide_starts_the_release():
    (pattern,) = read(ROOT / ".github/workflows/release.yml")["on"]["push"]["tags"]
    assert re.fullmatch(pattern.replace("*", ".*"), "v1.2")
    assert "git push origin v1.2" in GUIDE
