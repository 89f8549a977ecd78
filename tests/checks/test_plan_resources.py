"""Resources of a service management plan, in its text and in the registers that it shows."""

import pytest

from tests.plans import heading, plan
from tests.support import found, messages

RESOURCES = """
- {id: RES-001, kind: people, title: SMS manager, status: assigned}
- {id: RES-002, kind: technology, title: Tool, status: assigned}
- {id: RES-003, kind: training, title: Course, status: planned}
- {id: RES-004, kind: finance, title: Budget, status: planned}
"""


def test_a_resource_plan_is_complete_in_text_and_register() -> None:
    shown = plan({"resources": RESOURCES}, resource='{{ sms_table("resources") }}')
    for files in (plan(), shown):
        assert found("plan-resources.kind-missing", files) == []
        assert found("plan-resources.without-budget", files) == []


def test_what_is_missing_is_found_at_the_heading() -> None:
    files = plan(resource="Two people work full time.")
    assert found("plan-resources.kind-missing", files) == [heading("Resource plan")] * 2
    assert messages("plan-resources.kind-missing", files) == [
        'The section "Resource plan" says nothing on tools.',
        'The section "Resource plan" says nothing on training.',
    ]
    assert messages("plan-resources.without-budget", files) == ['The section "Resource plan" gives no sum of money.']


def test_a_table_provides_for_the_kinds_that_it_shows() -> None:
    call = '{{ sms_table("resources", kind=["people", "technology"]) }}'
    assert messages("plan-resources.kind-missing", plan({"resources": RESOURCES}, resource=call)) == [
        'The section "Resource plan" says nothing on training.'
    ]


@pytest.mark.parametrize(
    ("register", "entry", "kind"),
    [
        ("tools", "- {id: TOOL-01, name: Zabbix}\n", "tools"),
        ("training", "- {id: TR-001, course: Basics}\n", "training"),
        ("people", "- {id: PER-01, name: Ann Lee}\n", "personnel"),
        ("budget", "- {id: BUD-01, item: Work, internal_days: 5}\n", "personnel"),
    ],
)
def test_each_register_provides_for_its_kind(register: str, entry: str, kind: str) -> None:
    files = plan({register: entry}, resource=f'{{{{ sms_table("{register}") }}}}')
    texts = messages("plan-resources.kind-missing", files)
    assert len(texts) == 2
    assert not any(text.endswith(f" {kind}.") for text in texts)
    assert (found("plan-resources.without-budget", files) == []) is (register == "budget")


@pytest.mark.parametrize("text", ["It costs 512 000 EUR.", "€ 4000 a year", "about two thousand euros"])
def test_a_sum_of_money_is_a_budget(text: str) -> None:
    assert found("plan-resources.without-budget", plan(resource=text)) == []


def test_nothing_is_said_while_a_register_cannot_be_read() -> None:
    files = plan({"training": "- id: [\n"}, resource='{{ sms_table("training") }}')
    assert found("plan-resources.kind-missing", files) == []
    assert found("plan-resources.without-budget", files) == []
