"""actionlint, ShellCheck and zizmor find nothing in what runs on a code host, and would find what is wrong."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.github.workflows import ACTION, GITLAB, TOOLS, WORKFLOWS, read, steps
from tests.sites import ROOT, edit

JUDGED_BY_ZIZMOR = (".github", "action.yml", ".pre-commit-hooks.yaml")


def tool(folder: Path, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """A linter that came with requirements/test.txt."""
    return subprocess.run(
        [TOOLS / command[0], *command[1:]], cwd=folder, input=given, capture_output=True, text=True, check=False
    )


def actionlint(folder: Path) -> list[str]:
    """What actionlint, with ShellCheck, says about the workflows of a folder: ``file: message``."""
    done = tool(folder, "actionlint", "-shellcheck", str(TOOLS / "shellcheck"), "-pyflakes=", "-format", "{{json .}}")
    assert done.returncode in (0, 1), done.stderr
    return [f"{Path(each['filepath']).name}: {each['message']}" for each in json.loads(done.stdout)]


def zizmor(folder: Path, *options: str) -> list[str]:
    """What zizmor says about the same and more, at its strictest, without network: ``audit: file``."""
    done = tool(
        folder, "zizmor", "--offline", "--no-config", "--quiet", "--persona=auditor", "--strict-collection",
        "--collect=all", "--format=json-v1", "--no-exit-codes", *options, "--", *JUDGED_BY_ZIZMOR,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [
        f"{each['ident']}: {Path(each['locations'][0]['symbolic']['key']['Local']['verbatim_path']).name}"
        for each in json.loads(done.stdout)
    ]


def shellcheck(script: str) -> str:
    """What ShellCheck says about a script for bash."""
    return tool(ROOT, "shellcheck", "--shell=bash", "--severity=style", "-", given=script).stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository with our files for code hosts, to plant faults in."""
    for name in JUDGED_BY_ZIZMOR:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy2(source, tmp_path / name)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_actionlint_finds_nothing(copy):
    assert actionlint(copy) == []


def test_zizmor_finds_nothing(copy):
    assert zizmor(copy) == []


def test_the_only_thing_that_zizmor_is_told_to_overlook_is_our_own_action(copy):
    assert zizmor(copy, "--no-ignores") == ["self-repository: check.yml"]


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        ("check.yml", "needs.check.outputs", "needs.chek.outputs", 'property "chek" is not defined'),
        ("check.yml", "needs: check", "needs: chekc", '"chekc"'),
        ("check.yml", "uses: ./ #", "with: {colour: red}\n        uses: ./ #", '"colour"'),
        ("check.yml", "steps.sms.outputs.command", "steps.sms.outputs.comand", '"comand" is not defined'),
        ("check.yml", "contents: read", "contents: reed", '"reed"'),
        ("release.yml", "runs-on: ubuntu-latest", "runs-on: ubuntu-lastest", '"ubuntu-lastest"'),
        ("release.yml", '"${TAG#v}"', "${TAG#v} && echo $TAG", "SC2086"),
        ("program.yml", "run: .ci/run", "run: echo ${{ github.head_ref }}", "potentially untrusted"),
    ],
)
def test_actionlint_would_find(copy, path, old, new, words):
    edit(copy, f".github/workflows/{path}", old, new)
    assert any(each.startswith(f"{path}: ") and words in each for each in actionlint(copy)), actionlint(copy)


@pytest.mark.parametrize(
    ("path", "old", "new", "audit"),
    [
        (".github/workflows/check.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("action.yml", "@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0", "@v7", "unpinned-uses"),
        ("action.yml", '"$SMS" check', "${{ inputs.root }}/sms check", "template-injection"),
        (".github/workflows/check.yml", "  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        (".github/workflows/check.yml", "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (".github/workflows/program.yml", "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (".github/workflows/release.yml", "persist-credentials: false", "submodules: false", "artipacked"),
        (".github/workflows/release.yml", 'python-version: "3.11"', "cache: pip", "cache-poisoning"),
        (".github/dependabot.yml", "      default-days: 7\n", "      default-days: 1\n", "dependabot-cooldown"),
    ],
)
def test_zizmor_would_find(copy, path, old, new, audit):
    edit(copy, path, old, new)
    assert f"{audit}: {Path(path).name}" in zizmor(copy)


def test_shellcheck_finds_nothing_in_the_scripts_that_actionlint_does_not_read():
    scripts = [each["run"] for each in steps(ACTION) if "run" in each]
    jobs = [each for name, each in read(GITLAB).items() if name != "variables"]
    scripts += ["\n".join([*each.get("before_script", []), *each.get("script", [])]) for each in jobs]
    assert len(scripts) == 8
    assert [shellcheck(each) for each in scripts] == [""] * len(scripts)


def test_shellcheck_would_find():
    assert "SC2086" in shellcheck('sarif="$1"\nrm -f $sarif\n')


def test_there_are_workflows_to_judge():
    assert [path.name for path in WORKFLOWS] == ["check.yml", "program.yml", "release.yml"]
