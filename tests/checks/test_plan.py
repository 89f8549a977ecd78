"""A service management plan as a whole."""

from tests.plans import PAGE, plan
from tests.support import document, found, messages, report

OLD = {"settings": "standard: iso20000-1-2011\ncertification: none\n"}


def test_the_plan_in_small_is_complete() -> None:
    ids = {each.id for each in report(plan()).findings if each.id.startswith(("plan", "section"))}
    assert ids == {"plan-prerequisites.absent"}


# ------------------------------------------------------------------ plan.content-of-2011-missing


def test_the_2011_edition_advises_its_own_contents() -> None:
    files = plan(OLD, process_interfaces="", known="")
    assert found("plan.content-of-2011-missing", files) == [f"{PAGE}:4:7"] * 2
    assert messages("plan.content-of-2011-missing", files) == [
        'This plan has no section "Known limitations" (ISO/IEC 20000-1:2011, 4.5.2 c).',
        'This plan has no section "Process interfaces" (ISO/IEC 20000-1:2011, 4.5.2 i).',
    ]
    assert found("section.missing", files) == []


def test_the_2018_edition_does_not() -> None:
    assert found("plan.content-of-2011-missing", plan(process_interfaces="")) == []
    assert found("plan.content-of-2011-missing", plan(OLD)) == []


# ------------------------------------------------------------------ plan.only-one-plan

PROGRAMME = {"programme": "- {id: foundation, number: 1}\n"}
BUILDING = "content/plans/implementation.md"


def building(**fields: object) -> dict[str, str]:
    return {BUILDING: document("# Plan", **{"id": "SMS-PLN-001", "title": "Implementation plan", **fields})}


def test_a_service_management_plan_alone_is_noted_at_its_kind() -> None:
    assert found("plan.only-one-plan", plan(PROGRAMME)) == [f"{PAGE}:4:7"]
    assert messages("plan.only-one-plan", plan(PROGRAMME)) == [
        "Beside SMS-PLN-002 no plan says how the system is built."
    ]


def test_a_plan_for_the_building_is_the_second_one() -> None:
    assert found("plan.only-one-plan", plan(PROGRAMME) | building()) == []
    assert found("plan.only-one-plan", plan(PROGRAMME) | building(kind="implementation-project-plan")) == []
    assert found("plan.only-one-plan", plan(PROGRAMME) | building(status="withdrawn")) == [f"{PAGE}:4:7"]


def test_without_a_programme_nothing_is_built() -> None:
    assert found("plan.only-one-plan", plan()) == []
    assert found("plan.only-one-plan", plan({"programme": "- ["})) == []


def test_a_page_that_cannot_be_read_may_be_the_second_one() -> None:
    assert found("plan.only-one-plan", plan(PROGRAMME) | {"content/a.md": "---\nid: [\n---\n"}) == []


# ------------------------------------------------------------------ plan.building-called-service-management


def test_a_project_plan_under_the_other_name_is_noted_at_its_title() -> None:
    check = "plan.building-called-service-management"
    assert found(check, building(title="Service Management Plan 2027")) == [f"{BUILDING}:3:8"]
    assert found(check, building()) == []
    assert found(check, building(title="Service management plan", kind="service-management-plan")) == []
    assert found(check, building(title="Service management plan", status="obsolete")) == []
