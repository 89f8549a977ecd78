"""Document kinds: what each has to hold, and that a heading finds its section."""

from collections import Counter

import pytest

from sms_docs.load.standard import load_registers, load_rules, load_standard
from sms_docs.model.standard import Kind, normalise_heading

STANDARD = load_standard("2018")
OLD = load_standard("2011")
KINDS = STANDARD.kinds


@pytest.fixture(params=KINDS, ids=str)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def test_there_are_sixty_kinds_in_both_editions():
    assert len(KINDS) == 60
    assert list(OLD.kinds) == list(KINDS)


def test_families():
    assert Counter(each.family for each in KINDS.values()) == {
        "process": 21,
        "register": 10,
        "plan": 9,
        "record": 6,
        "report": 5,
        "statement": 4,
        "policy": 3,
        "procedure": 2,
    }


def test_needs():
    needs = Counter(each.need for each in KINDS.values())
    assert needs == {"required": 20, "expected": 30, "programme": 10}


def test_registers_are_live_but_for_the_objectives():
    registers = {each.key for each in KINDS.values() if each.family == "register"}
    assert {each.key for each in KINDS.values() if each.live} == registers - {"service-management-objectives"}


def test_clauses_exist_in_their_edition(kind: Kind):
    assert kind.clauses
    assert set(kind.clauses) <= set(STANDARD.clauses)
    assert set(kind.clauses_2011) <= set(OLD.clauses)
    assert STANDARD.clauses_of(kind) == kind.clauses
    assert OLD.clauses_of(kind) == kind.clauses_2011
    for section in kind.sections:
        assert set(section.clauses) <= set(STANDARD.clauses), section.key


def test_every_clause_that_asks_for_writing_has_a_kind():
    """A clause is served by a kind that names it, or a clause above or below it."""
    cited = {f"{clause}." for each in KINDS.values() for clause in each.clauses if "." in clause}
    for clause in STANDARD.written_clauses():
        branch = f"{clause.id}."
        assert any(branch.startswith(each) or each.startswith(branch) for each in cited), clause.id


def test_section_keys_are_unique(kind: Kind):
    keys = [section.key for section in kind.sections]
    assert len(keys) == len(set(keys))


def test_a_heading_opens_one_section_only(kind: Kind):
    owners: dict[str, str] = {}
    for section in kind.sections:
        for name in section.names:
            assert name
            assert owners.setdefault(name, section.key) == section.key, name


def test_every_name_of_a_section_finds_it(kind: Kind):
    for section in kind.sections:
        for name in (section.title, *section.aliases):
            assert kind.section_for(name) is section, name
            assert kind.section_for(f"7. {name.upper()}:") is section, name


def test_no_alias_repeats_another_name(kind: Kind):
    for section in kind.sections:
        assert len(section.names) == 1 + len(section.aliases), section.key


def test_sections_say_what_belongs_in_them(kind: Kind):
    assert all(section.hint and section.title for section in kind.sections)


def test_sections_draw_on_known_registers(kind: Kind):
    known = {register["key"] for register in load_registers()}
    for section in kind.sections:
        assert set(section.data) <= known, section.key


def test_what_is_generated_is_no_section(kind: Kind):
    """Header and history come from front matter and decision log; the risk register's is closed risks."""
    titles = {normalise_heading(section.title) for section in kind.sections}
    assert titles.isdisjoint({"document header", "change history", "revision history", "version history"})


@pytest.mark.parametrize("key", ["implementation-plan", "service-management-plan"])
def test_sections_of_plans_are_numbered_in_order(key: str):
    numbers = [section.number for section in KINDS[key].sections]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_implementation_plan_has_twelve_sections_and_eleven_elements():
    plan = KINDS["implementation-plan"]
    assert len(plan.sections) == 12
    assert len(plan.details["elements"]) == 11
    for element in plan.details["elements"]:
        assert all(plan.section(key) for key in element["covered_by"]), element["key"]


def test_a_process_holds_the_common_sections_first_and_records_last():
    sections = [section.key for section in KINDS["incident-management-process"].sections]
    assert sections[:3] == ["purpose", "scope", "roles"]
    assert sections[-5:] == ["priority", "escalation", "major", "references", "records"]


def test_every_process_has_the_common_sections():
    common = {section.key for section in KINDS["incident-management-process"].sections[:12]}
    for each in KINDS.values():
        keys = {section.key for section in each.sections}
        assert (common <= keys) == (each.family == "process"), each.key


def test_only_the_record_set_has_no_sections():
    assert [each.key for each in KINDS.values() if not each.sections] == ["records-set"]


def test_records_to_sample_name_clauses():
    sampled = KINDS["records-set"].details["sampled_records"]
    assert len(sampled) == 19
    assert {record["clause"] for record in sampled} <= set(STANDARD.clauses)


def test_contents_of_the_plan_lead_to_its_sections():
    plan = KINDS["service-management-plan"]
    for edition, clause in (("2018", STANDARD.clauses["6.3"]), ("2011", OLD.clauses["4.5.2"])):
        contents = plan.details["contents"][edition]
        assert set(contents) == set(clause.items)
        assert all(plan.section(key) for key in contents.values())


def test_classic_elements_of_the_plan_are_rules():
    rules = {rule["key"] for rule in load_rules()}
    elements = KINDS["service-management-plan"].details["classic_elements"]
    assert len(elements) == 6
    assert set(elements) <= rules


def test_prerequisites_exist():
    for each in KINDS.values():
        assert set(each.prerequisites) <= set(KINDS) - {each.key}, each.key
    assert KINDS["service-management-plan"].prerequisites == (
        "organization-profile",
        "scope-statement",
        "service-catalogue",
        "gap-assessment-report",
    )


def test_top_management_approves_what_directs_the_system():
    assert {each.key for each in KINDS.values() if each.approved_by == "top management"} == {
        "business-case",
        "scope-statement",
        "service-management-objectives",
        "service-management-plan",
        "service-management-policy",
    }


def test_letters_of_the_technical_specification_run_from_a():
    letters = [section.letter for section in KINDS["business-case"].sections if section.letter]
    assert letters == list("abcdefghijklmn")
    letters = [section.letter for section in KINDS["implementation-project-plan"].sections if section.letter]
    assert letters == list("abcdefghi")


@pytest.mark.parametrize(
    ("kind_key", "heading", "section"),
    [
        ("service-management-plan", "1. SMS objectives", "objectives"),
        ("service-management-plan", "2 Governance", "governance"),
        ("service-management-plan", "3.1 Plan-Do-Check-Act", "pdca"),
        ("service-management-plan", "Section 4: **Resource plan**", "resources"),
        ("service-management-plan", "Measurement, audit, reporting & improvement", "measurement"),
        ("implementation-plan", "Current State Assessment (Gap Analysis)", "current-state"),
        ("implementation-plan", "A) Purpose & Objectives", "purpose"),
        ("implementation-plan", "Approval & sign-off", "approval"),
        ("change-management-process", "Back-out", "reversal"),
        ("problem-management-process", "Root cause", "cause"),
    ],
)
def test_heading_finds_its_section(kind_key: str, heading: str, section: str):
    found = KINDS[kind_key].section_for(heading)
    assert found
    assert found.key == section


@pytest.mark.parametrize("heading", ["", "1.", "Objectives of somebody else", "Weather", "Objective s"])
def test_heading_of_its_own_finds_no_section(heading: str):
    assert KINDS["service-management-plan"].section_for(heading) is None


def test_section_by_key():
    plan = KINDS["service-management-plan"]
    assert plan.section("timeline") is plan.sections[6]
    assert plan.section("weather") is None
