"""One document from anywhere: what is missing, and what to add."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs import checks
from sms_docs.checks import file as file_checks
from sms_docs.load.position import Positions
from sms_docs.load.standard import EDITIONS, load_standard
from sms_docs.validate import CHECKS, Validation, validate
from tests.plans import SECTIONS, text

KIND = "service-management-plan"


def judged(**changes: str) -> Validation:
    return validate(text(**changes), "plan.md", KIND)


def ids(found: Validation) -> list[str]:
    return [each.id for each in found.report.findings]


def states(found: Validation) -> dict[str, str]:
    return {each.title: each.state for each in found.elements if each.state != "met"}


def test_a_plan_that_is_complete_in_its_text_has_no_finding() -> None:
    found = judged()
    assert found.report.findings == ()
    assert [each.state for each in found.elements] == ["met"] * 6
    assert found.unjudged == ()


def test_a_plan_needs_no_front_matter_and_one_that_it_has_is_passed_over() -> None:
    front = "---\nid: X-1\nkind: menu\nstatus: draft\nversion: [\n---\n"
    found = validate(front + text(), "elsewhere/plan.markdown", KIND)
    assert found.report.findings == ()


ELEMENTS = [
    (
        "sms_objectives",
        "- Improve incident handling by 2027\n",
        "Measurable objectives",
        "plan-objectives.none-measurable",
    ),
    (
        "governance",
        "- SMS manager: TBD\n- Sponsor: Ann Lee pays\n",
        "Key roles with holder and duties",
        "plan-roles.without-holder",
    ),
    ("pdca", "We follow PDCA.\n", "Plan, do, check and act", "plan-pdca.not-described"),
    ("resource", "Two people.\n", "Personnel, tools and training", "plan-resources.kind-missing"),
    ("documentation", "Papers matter.\n", "Documentation framework", "plan-documentation.not-described"),
    ("implementation", "Soon.\n", "Two or more dated phases with milestones", "plan-timeline.too-few-phases"),
]


@pytest.mark.parametrize(("section", "body", "title", "check"), ELEMENTS)
def test_each_classic_element_is_judged_from_the_text(section: str, body: str, title: str, check: str) -> None:
    found = judged(**{section: body})
    assert check in ids(found)
    assert states(found) == {title: "not met"}
    (element,) = [each for each in found.elements if each.state == "not met"]
    assert check in [each.id for each in element.findings]


@pytest.mark.parametrize(("section", "title"), [(each[0], each[2]) for each in ELEMENTS])
@pytest.mark.parametrize(
    ("body", "check"), [("", "section.missing"), ("TBD", "section.only-placeholders"), ("<!-- x -->", "section.empty")]
)
def test_a_missing_open_or_empty_section_holds_no_element(section: str, title: str, body: str, check: str) -> None:
    found = judged(**{section: body})
    assert states(found) == {title: "not met"}
    (element,) = [each for each in found.elements if each.state == "not met"]
    assert [each.id for each in element.findings] == [check]


def test_warnings_on_an_element_that_is_met_are_counted() -> None:
    objectives = "- Resolve 95 % of incidents within 4 hours by June 2027\n- Improve incident handling by 2027\n"
    first = judged(sms_objectives=objectives).elements[0]
    assert (first.title, first.state, first.warnings) == ("Measurable objectives", "met", 1)
    assert [each.warnings for each in judged().elements] == [0] * 6


def test_a_finding_says_where_and_what_to_add() -> None:
    (finding,) = judged(known="").report.findings
    assert (finding.position.path, finding.position.line, finding.position.column) == ("plan.md", 1, 1)
    assert finding.hint.startswith('Add a heading "Known limitations" (or "limitations", "constraints")')
    lines = text().split("\n")
    change = {"sms_objectives": "- Answer in 5 minutes from June 2027\n- Improve\n"}
    (finding,) = [each for each in judged(**change).report.findings if each.id == "plan-objectives.unmeasurable"]
    assert text(**change).split("\n")[finding.position.line - 1] == "- Improve"
    assert len(lines) > finding.position.line


def test_the_line_of_a_finding_can_be_shown() -> None:
    found = judged(risk="TBD")
    (finding,) = found.report.findings
    assert Positions(found.tree).line("plan.md", finding.position.line) == "TBD"


ADVISED = ("risk", "services", "known", "obligations", "other", "technology", "measurement")


def test_the_editions_ask_for_different_contents() -> None:
    short = text(**dict.fromkeys((*ADVISED, "process_interfaces"), ""))
    new, old = validate(short, "plan.md", KIND, "2018"), validate(short, "plan.md", KIND, "2011")
    assert [each.id for each in new.report.findings] == ["section.missing"] * 7
    assert [each.id for each in old.report.findings] == ["plan.content-of-2011-missing"] * 8
    assert not old.report.fails()
    assert old.report.standard == "ISO/IEC 20000-1:2011"
    assert [each.state for each in old.elements] == ["met"] * 6


def test_tables_of_registers_cannot_be_judged_and_are_told() -> None:
    found = judged(
        sms_objectives='{{ sms_table("objectives") }}', governance='Roles.\n\n{{ sms_table("governance-roles") }}'
    )
    assert found.report.findings == ()
    assert states(found) == {"Measurable objectives": "unknown", "Key roles with holder and duties": "unknown"}
    lines = text(
        sms_objectives='{{ sms_table("objectives") }}', governance='Roles.\n\n{{ sms_table("governance-roles") }}'
    )
    shown = [lines.split("\n")[each.line - 1] for each in found.unjudged]
    assert shown == ['{{ sms_table("objectives") }}', '{{ sms_table("governance-roles") }}']


def test_any_kind_can_be_judged_by_its_sections() -> None:
    found = validate("# Matrix\n\nFive measures.\n", "matrix.md", "measurement-matrix")
    assert [each.message for each in found.report.findings] == [
        'The section "Evaluation" is missing; this kind of document (matrix of process measurements) needs it.'
    ]
    assert found.elements == ()


def test_a_document_without_any_section_lacks_all() -> None:
    assert len(ids(validate("", "empty.md", KIND))) == 13
    assert len(ids(validate("Just a sentence.", "plan.md", KIND))) == 13


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(ends: str) -> None:
    found = validate("\ufeff" + text(known="").replace("\n", ends), "plan.md", KIND)
    assert ids(found) == ["section.missing"]


def test_an_unknown_kind_and_an_unknown_edition_are_refused() -> None:
    with pytest.raises(
        ValueError, match='there is no kind of document "service-managment-plan"; did you mean service-man'
    ):
        validate("", "plan.md", "service-managment-plan")
    with pytest.raises(ValueError, match="sms list kinds"):
        validate("", "plan.md", "menu card of the canteen")
    with pytest.raises(ValueError, match="no edition '2005'"):
        validate("", "plan.md", KIND, "2005")


def test_the_checks_are_those_of_sms_check_sorted_by_id() -> None:
    assert set(CHECKS) <= set(checks.CHECKS)
    assert [each.id for each in CHECKS] == sorted(each.id for each in CHECKS)
    assert file_checks.empty_file not in CHECKS


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_every_kind_can_be_validated(edition: str) -> None:
    for kind in load_standard(edition).kinds:
        assert validate("# Title\n\nText.\n", "page.md", kind, edition).report.documents == 1


PIECES = st.sampled_from(
    [
        *(f"## {each}\n" for each in SECTIONS),
        "- SMS manager: TBD\n",
        "| A | B |\n",
        "|---|---|\n",
        "| x | TBD |\n",
        "Plan: x. Do: y.\n",
        "5 % by 2027\n",
        "```\n",
        "<!--",
        "-->",
        "> **Hint:** x\n",
        '{{ sms_table("tasks") }}\n',
        "{{ broken\n",
        "\n",
        "# One\n",
        "===\n",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_gets_a_judgement_with_positions_inside_it(document: str) -> None:
    found = validate(document, "plan.md", KIND)
    lines = document.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= each.position.line <= lines for each in found.report.findings)
    assert len(found.elements) == 6
