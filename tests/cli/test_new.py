"""``sms new``: a document of any kind, ready to be filled."""

import json
from pathlib import Path

import pytest

from tests.support import document

ROLES = "- {id: boss, title: Boss, top_management: true}\n- {id: sms-manager, title: SMS manager, reports_to: boss}\n"
HELD = (
    "- {id: AS-1, role: boss, person: PER-1, from: 2026-01-01}\n"
    "- {id: AS-2, role: sms-manager, person: PER-2, from: 2026-01-01}\n"
)
DATA = {
    "data/roles.yml": ROLES,
    "data/assignments.yml": HELD,
    "data/people.yml": "- {id: PER-1, name: Ada}\n- {id: PER-2, name: Ben}\n",
    "data/risks.yml": "[]\n",
    "data/settings.yml": "standard: iso20000-1-2018\ncertification: none\nclassifications: [public, internal]\n"
    "uncontrolled: [index.md, guide/*]\n",
    "content/policies/first.md": document("# First", id="SMS-POL-001", kind="change-management-policy"),
}
GROUND = "Organization profile and context, Scope statement, Service catalogue, Gap assessment report"
POLICY = "content/policies/information-security-policy.md"


@pytest.fixture
def new(sms, folder):
    """Run the command on a small system with two roles and one policy."""
    for path, text in DATA.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return lambda *arguments: sms("new", *arguments)


def head(path: Path) -> list[str]:
    return path.read_text("utf-8").split("---\n")[1].splitlines()


def test_a_document_is_written_where_its_family_stands(new, folder):
    done = new("information-security-policy")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{POLICY}: SMS-POL-002 Information security policy, draft 0.1 with 4 sections.",
        "",
        "  1. Write what each hint asks for, and delete the hint.",
        f"  2. sms check {POLICY} says what is still missing.",
    ]
    assert head(folder / POLICY)[:6] == [
        "id: SMS-POL-002",
        "title: Information security policy",
        "kind: information-security-policy",
        'version: "0.1"',
        "status: draft",
        "owner: sms-manager",
    ]


def test_what_was_written_is_checked_as_an_unwritten_draft(new, sms):
    new("information-security-policy")
    report = json.loads(sms("check", POLICY, "--format", "json").stdout)
    assert {each["id"] for each in report["findings"]} <= {"section.empty", "section.placeholders-in-draft"}
    assert len(report["findings"]) >= 4


def test_the_next_document_has_the_next_number(new, folder):
    new("information-security-policy")
    assert "SMS-POL-003" in new("service-management-policy").stdout
    assert (folder / "content/policies/service-management-policy.md").is_file()


def test_every_fact_of_the_header_can_be_given(new, folder):
    done = new(
        "communication-plan", "--title", 'Who  is told: "what"', "--id", "SMS-PLN-077", "--owner", "boss",
        "--author", "PER-1", "--author", "PER-2", "--approver", "sms-manager", "--classification", "public",
        "--out", "content/plans/told.md",
    )  # fmt: skip
    assert done.exit_code == 0
    assert head(folder / "content/plans/told.md") == [
        "id: SMS-PLN-077",
        'title: "Who is told: \\"what\\""',
        "kind: communication-plan",
        'version: "0.1"',
        "status: draft",
        "owner: boss",
        "authors: [PER-1, PER-2]",
        "approvers: [sms-manager]",
        "review_interval_months: 12",
        "classification: public",
        'clauses: ["7.4", "7.3"]',
    ]


def test_a_title_names_the_file_too(new, folder):
    assert new("phase-gate-record", "--title", "Gate 3").exit_code == 0
    assert (folder / "content/records/gate-3.md").is_file()


def test_the_page_has_to_be_entered_in_the_navigation(new, folder):
    (folder / "mkdocs.yml").write_text("nav: []\n", "utf-8")
    assert "Add the page to nav in mkdocs.yml: - plans/communication-plan.md" in new("communication-plan").stdout


def test_nothing_is_overwritten(new, folder):
    (folder / POLICY).write_text("mine", "utf-8")
    done = new("information-security-policy")
    assert done.exit_code == 2
    assert f"{POLICY} is there already, and nothing is overwritten. Choose another file with --out." in done.stderr
    assert (folder / POLICY).read_text("utf-8") == "mine"
    assert new("information-security-policy", "--out", "content/policies/first.md").exit_code == 2


def test_a_link_that_leads_nowhere_is_not_written_through(new, folder):
    (folder / POLICY).symlink_to(folder.parent / "outside.md")
    assert new("information-security-policy").exit_code == 2
    assert not (folder.parent / "outside.md").exists()


def test_a_second_document_of_a_kind_is_written_and_mentioned(new, folder):
    done = new("change-management-policy")
    assert (done.exit_code, done.stderr) == (0, "There is a document of this kind already: SMS-POL-001.\n")
    assert (folder / "content/policies/change-management-policy.md").is_file()


def test_a_dash_writes_to_the_terminal_only(new, folder):
    done = new("information-security-policy", "--out", "-")
    assert done.stdout.startswith("---\nid: SMS-POL-002\n")
    assert done.stdout.endswith("\n")
    assert not (folder / POLICY).exists()


def test_without_a_kind_all_kinds_are_listed_with_what_is_written(new):
    done = new()
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert len(lines) == 59 + 2
    assert next(line for line in lines if line.startswith("change-management-policy")).endswith("SMS-POL-001")
    assert "records-set" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["incident"], 'There is no kind "incident". Did you mean "incident-management-process"? `sms new` lists all.'),
        (["Risk register"], 'There is no kind "Risk register". Did you mean "risk-register"? `sms new` lists all.'),
        (["xyzzy"], 'There is no kind "xyzzy". `sms new` lists all.'),
        (["records-set"], "is no document: its entries stand in registers."),
        (["risk-register", "--id", "SMS-POL-001"], "The number SMS-POL-001 is taken."),
        (["risk-register", "--id", "sms-pol-001"], "The number sms-pol-001 is taken."),
        (["risk-register", "--id", "7"], "The number 7 does not follow the naming rule"),
        (["risk-register", "--id", "../x"], '"../x" is no document number'),
        (["risk-register", "--owner", "bos"], 'There is no role "bos". Did you mean "boss"?'),
        (["risk-register", "--approver", "zzz"], 'There is no role "zzz". data/roles.yml names all.'),
        (["risk-register", "--author", "PER-9"], 'There is no person "PER-9". Did you mean "PER-'),
        (["risk-register", "--owner", "a: b"], '"a: b" is no key: letters, digits, dots and hyphens only.'),
        (["risk-register", "--classification", "x"], 'There is no classification "x". Choose one of public, internal.'),
        (["risk-register", "--out", "data/x.md"], "data/x.md is no page: give a file below content/ that ends with"),
        (["risk-register", "--out", "content/x.txt"], "content/x.txt is no page"),
        (["risk-register", "--out", "../content/x.md"], "../content/x.md is no page"),
        (["risk-register", "--out", "content/guide/x.md"], "content/guide/x.md lies outside document control"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_answered_with_what_can(new, folder, arguments, words):
    before = sorted(folder.rglob("*"))
    done = new(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_pattern_that_no_number_can_be_made_from_asks_for_one(new, folder):
    text = "standard: iso20000-1-2018\ncertification: none\nid_pattern: '[XYZ]{4}'\n"
    (folder / "data" / "settings.yml").write_text(text, "utf-8")
    done = new("risk-register")
    assert done.exit_code == 2
    assert "No number can be made from the pattern [XYZ]{4}. Give one with --id." in done.stderr
    assert new("risk-register", "--id", "XYZX").exit_code == 0


def test_in_an_empty_folder_what_nobody_knows_is_marked(sms, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = sms("new", "service-management-plan")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[2:] == [
        "  1. Fill in what is marked TBD at the top: owner, authors, approvers.",
        f"  2. Write first what it is built on: {GROUND}.",
        "  3. Write what each hint asks for, and delete the hint.",
        "  4. sms check content/plans/service-management-plan.md says what is still missing.",
    ]
    assert "owner: TBD" in head(tmp_path / "content/plans/service-management-plan.md")


def test_from_a_folder_below_the_file_is_meant_from_there(new, folder, monkeypatch):
    monkeypatch.chdir(folder / "content")
    assert new("risk-register", "--out", "plans/r.md").exit_code == 0
    assert (folder / "content/plans/r.md").is_file()


def test_a_kind_of_the_organization_is_written_like_any_other(new, folder):
    (folder / "data" / "standard").mkdir()
    text = "- key: pilot-charter\n  title: Pilot charter\n  family: plan\n  need: programme\n  sections:\n"
    section = "    - {key: aim, title: Aim, hint: what the pilot is to show, data: [objectives]}\n"
    (folder / "data" / "standard" / "kinds.yml").write_text(text + section, "utf-8")
    assert "pilot-charter" in new().stdout
    assert new("pilot-charter").exit_code == 0
    written = (folder / "content/plans/pilot-charter.md").read_text("utf-8")
    assert '## Aim\n\n> **Hint:** what the pilot is to show.\n\n{{ sms_table("objectives") }}\n' in written


SETTINGS = "data/settings.yml"


@pytest.fixture
def lean(new, folder):
    (folder / SETTINGS).write_text(DATA[SETTINGS] + "profile: very-small\n", "utf-8")
    return new


def test_a_document_may_hold_related_kinds_in_a_very_small_organization(lean, sms, folder):
    page = folder / "content/processes/resolution.md"
    done = lean(
        *("incident-management-process", "--title", "Resolution", "--covers", "problem-management-process"),
        *("--covers", "service-request-management-process"),
    )
    assert done.exit_code == 0
    assert "covers: [problem-management-process, service-request-management-process]" in head(page)
    assert 'clauses: ["8.6.1", "8.6.3", "8.6.2"]' in head(page)
    text = page.read_text("utf-8")
    assert text.count("## Problem management\n") == text.count("## Service request management\n") == 1
    found = {each["id"] for each in json.loads(sms("check", "--format", "json", str(page)).stdout)["findings"]}
    assert found <= {"section.empty", "section.placeholders-in-draft"}


def test_a_required_kind_that_is_covered_keeps_its_sections_once(lean, folder):
    assert lean("continuity-management-process", "--covers", "service-continuity-plan").exit_code == 0
    headings = [
        line
        for line in (folder / "content/processes/continuity-management.md").read_text("utf-8").splitlines()
        if line.startswith("## ")
    ]
    assert len(headings) == len(set(headings))
    assert len(headings) > 20


@pytest.mark.parametrize(
    ("covers", "words"),
    [
        ("problem-management-proces", 'Did you mean "problem-management-process"?'),
        ("information-security-policy", "may not be written in a document of the kind incident-management-process"),
    ],
)
def test_what_may_not_be_joined_is_refused(lean, folder, covers, words):
    done = lean("incident-management-process", "--covers", covers)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (folder / "content/processes").exists()


def test_without_the_profile_nothing_is_joined(new):
    done = new("incident-management-process", "--covers", "problem-management-process")
    assert done.exit_code == 2
    assert "profile: very-small" in done.stderr


def test_a_file_may_be_given_as_seen_from_content(new, folder):
    assert new("information-security-policy", "--out", "policies/security.md").exit_code == 0
    assert (folder / "content/policies/security.md").is_file()
