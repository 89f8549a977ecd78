"""The example in the lean form: nine people, nothing of the standard left out, and no way around its profile."""

import json
import re
import shutil
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.completeness.kinds_due import required_kinds
from sms_docs.judgement.very_small import is_very_small
from sms_docs.load.repository import FolderTree
from sms_docs.model.finding import Finding
from sms_docs.model.system import System
from tests.sites import ROOT, edit, run

pytestmark = pytest.mark.slow

EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/mkdocs.yml"))
EXAMPLE = ROOT / "examples" / "wrenfold-hosting"
PROFILE = "profile: very-small\n"
MEANT: list[tuple[str, str]] = []
"""Path and check of each warning that is meant; its reason stands in the example's README."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the example, to be damaged or built."""
    for name in ("content", "data"):
        shutil.copytree(EXAMPLE / name, tmp_path / name)
    shutil.copy2(EXAMPLE / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def system() -> System:
    return engine.load(FolderTree(EXAMPLE))


def said(folder: Path) -> tuple[Finding, ...]:
    """What all checks find."""
    tree = FolderTree(folder)
    return engine.check(engine.load(tree), tree).findings


def places(folder: Path) -> list[tuple[str, str]]:
    return [(each.position.path, each.id) for each in said(folder)]


def test_every_example_is_one_that_is_tested() -> None:
    assert EXAMPLES == [EXAMPLE]


def test_nothing_is_wrong_but_what_is_meant() -> None:
    done = run(EXAMPLE, "sms_docs", "check", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [(each["path"], each["id"]) for each in json.loads(done.stdout)["findings"]] == MEANT


def test_fewer_than_25_people_run_it_and_the_register_has_each_of_them(system: System) -> None:
    assert system.settings.profile == "very-small"
    assert is_very_small(system)
    own = [each for each in system.register("people") if not each.has("supplier") and not each.has("left_on")]
    assert len(own) == system.register("organization").single.number("headcount") == 9


def test_every_required_kind_is_in_force_in_few_documents(system: System) -> None:
    required = {kind.key for kind in required_kinds(system)}
    in_force = {kind for kind, of in system.by_kind.items() if any(each.status == "approved" for each in of)}
    assert len(required) == 19
    assert required - in_force == set()
    assert len(system.controlled) <= 17


def test_every_expected_kind_has_a_document(system: System) -> None:
    expected = {kind.key for kind in system.standard.kinds.values() if kind.need == "expected"}
    assert len(expected) > 20
    assert expected - set(system.by_kind) == set()


def test_it_has_run_for_four_months_at_least(system: System) -> None:
    months = {each.text("period") for each in system.register("sla_results")}
    assert sorted(months) == ["2027-03", "2027-04", "2027-05", "2027-06", "2027-07", "2027-08"]
    started = [day for each in system.register("processes") if (day := each.date("live_since"))]
    assert (system.as_of - max(started)).days > 180


def test_an_auditor_from_outside_audits(system: System) -> None:
    people = system.register("people").by_id
    internal = [each for each in system.register("audits") if each.text("kind") == "internal"]
    assert internal
    for audit in internal:
        assert [people[each].text("supplier") for each in audit.texts("auditors")] == ["SUP-03"]


def test_its_words_are_its_own() -> None:
    def paragraphs(folder: Path) -> set[str]:
        texts = [path.read_text("utf-8") for path in folder.rglob("*.md")]
        lines = (line.strip() for text in texts for line in re.split(r"\n\s*\n", text))
        return {" ".join(line.split()) for line in lines if len(line) > 60 and "{{" not in line and line[0] not in "|-"}

    own = paragraphs(EXAMPLE / "content")
    assert len(own) > 80
    assert own & paragraphs(ROOT / "content") == set()


def test_without_the_profile_each_joined_kind_is_an_error_where_it_is_covered(copy: Path, system: System) -> None:
    edit(copy, "data/settings.yml", PROFILE, "")
    joined = [each for each in said(copy) if each.id == "profile.kinds-not-to-join"]
    wanted = [(each.path, f'"{system.standard.kinds[key].title}"') for each in system.controlled for key in each.covers]
    assert len(wanted) > 30
    assert sorted((each.position.path, each.message.partition(" may")[0]) for each in joined) == sorted(wanted)
    assert {each.severity for each in joined} == {"error"}


FAULTS = {
    "a twenty-fifth person": (
        "data/organization.yml", "headcount: 9\nheadcount_on", "headcount: 25\nheadcount_on",
        ("data/settings.yml", "profile.too-many-people"),
    ),
    "a section of a required kind that is covered": (
        "content/security-and-risks.md", "## Opportunities\n", "### What else\n",
        ("content/security-and-risks.md", "section.missing"),
    ),
    "the section of an expected kind": (
        "content/services.md", "## Asset management\n", "## What we own\n",
        ("content/services.md", "section.missing"),
    ),
    "an author who approves, and no control": (
        "data/decisions/WF-02.yml", "  control: PER-05", "  reference: PER-05",
        ("data/decisions/WF-02.yml", "approval.approver-is-author-uncontrolled"),
    ),
    "an owner who runs the process, and no second look": (
        "data/processes.yml", "  additional_control: The platform lead agrees before a problem is closed as solved.\n",
        "", ("data/processes.yml", "ownership.owner-is-manager"),
    ),
    "an auditor from inside": (
        "data/audits.yml", "auditors: [PER-10]\n  status: held", "auditors: [PER-04]\n  status: held",
        ("data/audits.yml", "audit.own-work"),
    ),
    "clause 8 never looked at": (
        "data/organization.yml", "  looked_at: 2026-09-24", "  looked_at: 2028-09-24",
        ("data/organization.yml", "very-small.lean-means-unsaid"),
    ),
    "a month without a result": (
        "data/sla_results.yml", 'period: "2027-06", actual: 99.95', 'period: "2027-09", actual: 99.95',
        ("data/slas.yml", "agreement.result-missing"),
    ),
    "a spreadsheet that nobody compared": (
        "data/config.yml", "verified_on: 2027-08-13", "verified_on: 2028-08-13",
        ("data/config.yml", "configuration.verification-overdue"),
    ),
    "a copy that nobody tried": (
        "data/services.yml", "tested_on: 2027-05-11", "tested_on: 2026-01-11",
        ("data/services.yml", "continuity.untested"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_lapse_is_found_in_the_lean_form_too(copy: Path, fault: str) -> None:
    path, old, new, finding = FAULTS[fault]
    edit(copy, path, old, new)
    assert finding in places(copy)


def test_its_site_is_built_as_it_stands(copy: Path) -> None:
    done = run(copy, "mkdocs", "build", "--strict", SMS_PAGES="lean")
    assert done.returncode == 0, done.stderr
    for page in (copy / "content").glob("*.md"):
        built = copy / "site" / ("" if page.stem == "index" else page.stem) / "index.html"
        text = built.read_text("utf-8")
        assert "{{" not in text, page
        assert "sms-missing" not in text, page
    promised = (copy / "site/customers-and-agreements/index.html").read_text("utf-8")
    assert "Sites and shops are available" in promised
    assert "Approved" in promised


def test_its_readme_names_the_commands_and_files_that_it_has() -> None:
    text = (EXAMPLE / "README.md").read_text("utf-8")
    assert "sms check --root examples/wrenfold-hosting" in text
    assert "sms serve --root examples/wrenfold-hosting" in text
    for path in re.findall(r"`((?:data|content)/[^`]+)`", text):
        assert (EXAMPLE / path).exists(), path


def test_the_readme_of_the_repository_leads_to_it() -> None:
    assert "examples/wrenfold-hosting" in (ROOT / "README.md").read_text("utf-8")
