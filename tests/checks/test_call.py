"""Macro calls that cannot be shown, and template code."""

import pytest

from tests.support import document, found, messages, report

PAGE = "content/plans/plan.md"
GUIDE = "content/guide/macros.md"
DATA = {
    "data/tasks.yml": "- id: T-001\n  title: Write\n  status: open\n",
    "data/organization.yml": "name: Merrowdale\nheadcount: 142\n",
    "data/services.yml": "- id: SVC-01\n  name: Managed Workplace\n",
}


def page(text: str, path: str = PAGE) -> dict[str, str]:
    return {**DATA, path: document(text) if path == PAGE else text}


SOUND = [
    'sms_table("tasks")',
    'sms_table("tasks", status="open", sort="-due", columns=["id", "title"], limit=5, caption="x")',
    'sms_table("tasks", status=["open", "done"])',
    'sms_table("documents")',
    'sms_table("external-documents")',
    'sms_value("organization.headcount")',
    'sms_value("services.SVC-01.name")',
    'sms_value("count:tasks")',
    'sms_ref("SMS-PLN-001")',
    'sms_clause("6.3")',
    'sms_figure("risk-matrix")',
]


@pytest.mark.parametrize("call", SOUND)
def test_a_sound_call_has_no_finding(call: str) -> None:
    findings = report(page(f"{{{{ {call} }}}}\n")).findings
    assert [each.message for each in findings if each.id.startswith("call.")] == []


# ------------------------------------------------------------------ call.unknown-table


def test_a_table_that_does_not_exist_is_found_with_the_near_one() -> None:
    files = page('Text.\n\n{{ sms_table("task") }}\n')
    assert found("call.unknown-table", files) == [f"{PAGE}:17:1"]
    [finding] = [each for each in report(files).findings if each.id == "call.unknown-table"]
    assert (finding.message, finding.hint) == ('There is no table called "task".', 'Did you mean "tasks"?')


@pytest.mark.parametrize("name", ["settings", "front-matter", "decisions", "", "Tasks"])
def test_files_that_are_no_registers_are_no_tables(name: str) -> None:
    assert found("call.unknown-table", page(f'{{{{ sms_table("{name}") }}}}\n')) == [f"{PAGE}:15:1"]


def test_a_register_without_file_is_a_table() -> None:
    assert found("call.unknown-table", page('{{ sms_table("risks") }}\n')) == []


# ------------------------------------------------------------------ call.bad-argument


@pytest.mark.parametrize(
    "call",
    [
        "sms_table()",
        "sms_table(7)",
        'sms_table("tasks", "open")',
        'sms_table("tasks", state="open")',
        'sms_table("tasks", sort="dew")',
        'sms_table("tasks", columns=["id", "nonsense"])',
        'sms_table("tasks", columns="id")',
        'sms_table("tasks", limit="5")',
        'sms_table("tasks", limit=0)',
        'sms_table("tasks", caption=5)',
        'sms_table("tasks", status="opened")',
        'sms_figure("heatmap")',
        "sms_figure()",
        'sms_figure("risk-matrix", 2)',
        'sms_value("organisation.headcount")',
        'sms_value("organization.heads")',
        'sms_value("organization")',
        'sms_value("services.SVC-99.name")',
        'sms_value("count:task")',
        "sms_value(1)",
        'sms_value("organization.sector")',
        "sms_ref()",
        "sms_ref(1)",
        'sms_ref("T-001", title=True)',
        "sms_clause(6.3)",
        'sms_clause("6.3", "6.4")',
    ],
)
def test_an_argument_that_does_not_fit_is_found(call: str) -> None:
    assert found("call.bad-argument", page(f"A {{{{ {call} }}}}\n")) == [f"{PAGE}:15:3"]


def test_the_message_on_an_argument_names_it() -> None:
    files = page('{{ sms_table("tasks", statu="open") }}\n')
    [finding] = [each for each in report(files).findings if each.id == "call.bad-argument"]
    assert (finding.message, finding.hint) == ('The table "tasks" has no field "statu".', 'Did you mean "status"?')


def test_each_wrong_argument_of_a_table_is_told() -> None:
    files = page('{{ sms_table("tasks", limit="x", phase="design", statu="open", sort="nope") }}\n')
    assert sorted(each for each in messages("call.bad-argument", files)) == [
        'The table "tasks" has no column to sort by "nope".',
        'The table "tasks" has no field "statu".',
        "limit must be a whole number above 0.",
    ]


@pytest.mark.parametrize(
    "call", ['sms_ref("X-9")', 'sms_clause("8.9")', 'sms_table("task")', 'sms_tabel("x")', "1 + 1"]
)
def test_what_another_check_says_is_not_said_twice(call: str) -> None:
    assert found("call.bad-argument", page(f"{{{{ {call} }}}}\n")) == []


@pytest.mark.parametrize(
    ("call", "check"),
    [
        ('sms_table("task")', "unknown-table"),
        ('sms_table("tasks", state="open")', "bad-argument"),
        ('sms_tabel("x")', "unknown-macro"),
        ("1 + 1", "not-a-call"),
        ("sms_table(tasks)", "not-a-call"),
        ("sms_value()", "bad-argument"),
    ],
)
def test_a_call_has_one_fault_and_one_check_that_says_so(call: str, check: str) -> None:
    files = page(f"{{{{ {call} }}}}\n")
    for each in ("unknown-table", "bad-argument", "unknown-macro", "not-a-call", "template-code"):
        assert found(f"call.{each}", files) == ([f"{PAGE}:15:1"] if each == check else [])


def test_a_figure_is_judged_also_where_a_register_cannot_be_read() -> None:
    files = page('{{ sms_figure("tasks") }}\n') | {"data/tasks.yml": "- ["}
    assert found("call.bad-argument", files) == [f"{PAGE}:15:1"]


@pytest.mark.parametrize("call", ['sms_value("tasks.T-009.title")', 'sms_value("count:tasks")'])
def test_a_value_of_a_register_that_cannot_be_read_is_not_the_pages_fault(call: str) -> None:
    assert found("call.bad-argument", page(f"{{{{ {call} }}}}\n") | {"data/tasks.yml": "- ["}) == []


def test_calls_of_ours_are_judged_on_pages_without_control() -> None:
    assert found("call.bad-argument", page('{{ sms_value("organization.x") }}\n', GUIDE)) == [f"{GUIDE}:1:1"]


# ------------------------------------------------------------------ call.unknown-macro


def test_a_macro_that_does_not_exist_is_found() -> None:
    files = page('{{ sms_tabel("tasks") }}\n')
    assert found("call.unknown-macro", files) == [f"{PAGE}:15:1"]
    [finding] = [each for each in report(files).findings if each.id == "call.unknown-macro"]
    assert (finding.message, finding.hint) == ('There is no macro "sms_tabel".', 'Did you mean "sms_table"?')


def test_a_page_without_control_may_use_macros_of_others() -> None:
    assert found("call.unknown-macro", page("{{ now() }}\n")) == [f"{PAGE}:15:1"]
    assert found("call.unknown-macro", page("{{ now() }}\n", GUIDE)) == []
    assert found("call.unknown-macro", page("{{ sms_now() }}\n", GUIDE)) == [f"{GUIDE}:1:1"]


# ------------------------------------------------------------------ call.not-a-call


@pytest.mark.parametrize(
    "text",
    [
        "{{ 3 * 4 }}",
        "{{ page.title }}",
        '{{ sms_table("tasks, limit=1) }}',
        "{{ sms_table(tasks) }}",
        "{{ }}",
        '{{ sms_table(name="a" + "b") }}',
        '{{ sms_table("tasks", **{}) }}',
        '{{ sms_table("tasks")|safe }}',
    ],
)
def test_braces_around_something_else_are_found(text: str) -> None:
    place = [f"{PAGE}:15:1"]
    both = found("call.not-a-call", page(f"{text}\n")) or found("call.template-code", page(f"{text}\n"))
    assert both == place


def test_the_message_on_braces_says_what_is_wrong() -> None:
    [message] = messages("call.not-a-call", page("{{ 3 * 4 }}\n"))
    assert message == (
        "This is no call of a table, figure or value: "
        'only a call such as sms_table("tasks") may stand between the braces.'
    )


def test_on_pages_without_control_only_calls_of_ours_have_to_be_sound() -> None:
    assert found("call.not-a-call", page("{{ page.title }}\n", GUIDE)) == []
    assert found("call.not-a-call", page("{{ sms_table(tasks) }}\n", GUIDE)) == [f"{GUIDE}:1:1"]


def test_calls_in_code_are_text() -> None:
    text = "`{{ 1 }}`\n\n```\n{{ 2 }}\n```\n\n{% raw %}{{ 3 }}{% endraw %}\n\n<!-- {{ 4 }} -->\n"
    assert found("call.not-a-call", page(text)) == []
    assert found("call.template-code", page(text)) == []


# ------------------------------------------------------------------ call.template-code


def test_each_block_of_a_controlled_page_is_found() -> None:
    files = page("{% if x %}A{% endif %}\n")
    assert found("call.template-code", files) == [f"{PAGE}:15:1", f"{PAGE}:15:12"]
    assert messages("call.template-code", files)[0] == (
        "A controlled document holds no template code, but here stands {% if x %}."
    )


def test_braces_that_are_never_closed_are_found() -> None:
    files = page('{{ sms_table("tasks")\n')
    assert found("call.template-code", files) == [f"{PAGE}:15:1"]
    assert messages("call.template-code", files) == ["Two braces are opened here and never closed."]


def test_long_code_is_shown_in_part() -> None:
    [message] = messages("call.template-code", page("{% set x = '" + "y" * 100 + "' %}\n"))
    assert message.endswith("yyyy….")
    assert len(message) < 120


def test_pages_without_control_may_hold_template_code() -> None:
    assert found("call.template-code", page("{% if x %}A{% endif %}\n", GUIDE)) == []
