"""A service management plan as a whole."""

from tests.plans import PAGE, plan
from tests.support import found, messages, report

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
