"""The pages that show a record with a fault: they stand beside the finding."""

from sms_docs.views import VIEWS
from tests.support import document, report

TASKS = """
- {id: T-001, title: First, phase: design, status: open, owner: nobody}
- {id: T-002, title: Second, phase: design, status: done, owner: sms-manager}
"""
ROLES = "- {id: sms-manager, title: SMS manager}\n"
PAGE = "content/plans/plan.md"


def shown(text: str, others: dict[str, str] | None = None) -> list[str]:
    """Where the finding on the owner of T-001 says that a page shows the task; the page's text begins in line 15."""
    files = {PAGE: document(text), "data/tasks.yml": TASKS, "data/roles.yml": ROLES, **(others or {})}
    finding = next(each for each in report(files).findings if each.id == "data.dangling-reference")
    assert finding.position.path == "data/tasks.yml"
    return [f"{each.position.path}:{each.position.line} {each.message}" for each in finding.related]


def test_a_table_with_a_row_for_the_record_is_named() -> None:
    assert shown('Text.\n\n{{ sms_table("tasks") }}\n') == [f"{PAGE}:17 A table shows it here."]
    assert shown('{{ sms_table("tasks", status="open", columns=["id"]) }}\n') == [f"{PAGE}:15 A table shows it here."]


def test_a_table_without_a_row_for_the_record_is_not_named() -> None:
    assert shown('{{ sms_table("tasks", status="done") }}\n') == []
    assert shown('{{ sms_table("tasks", sort="-id", limit=1) }}\n') == []
    assert shown('{{ sms_table("roles") }}\n') == []


def test_calls_that_make_no_table_of_records_are_passed_over() -> None:
    calls = ("approvals", "no-such-table", "tasks', 'x")
    text = "\n\n".join(f"{{{{ sms_table('{name}') }}}}" for name in calls)
    assert shown(f'{text}\n\n{{{{ sms_table("tasks", nofield=1) }}}}\n\n{{{{ sms_value("count:tasks") }}}}\n') == []


def test_each_table_is_judged_by_its_own_rows() -> None:
    two = '{{ sms_table("tasks") }}\n\n{{ sms_table("roles") }}\n'
    assert shown(two) == [f"{PAGE}:15 A table shows it here."]
    turned = '{{ sms_table("tasks", status="open") }}\n\n{{ sms_table("tasks", status="done") }}\n'
    assert shown(turned) == [f"{PAGE}:15 A table shows it here."]
    assert shown('{{ sms_ref("tasks") }} {{ sms_ref() }} {{ sms_table() }}\n') == []


def test_three_places_are_all_named_in_the_order_of_the_page() -> None:
    table = '{{ sms_table("tasks", sort="id") }}\n\n{{ sms_table("tasks") }}\n\n{{ sms_table("tasks", sort="id") }}\n'
    assert shown(table) == [f"{PAGE}:{line} A table shows it here." for line in (15, 17, 19)]


def test_a_fault_of_the_record_itself_is_shown_too() -> None:
    files = {PAGE: document('{{ sms_table("roles") }}\n'), "data/roles.yml": "- {id: sms-manager}\n"}
    missing = [each for each in report(files).findings if each.message == 'The field "title" is missing here.']
    assert [place.position.line for each in missing for place in each.related] == [15]


def test_documents_under_control_come_first_and_many_places_are_counted() -> None:
    table = '{{ sms_table("tasks") }}\n\n'
    pages = {"content/guide/a.md": table, "content/zz.md": document(table * 2, id="SMS-PLN-002")}
    assert shown(table, pages) == [
        f"{PAGE}:15 A table shows it here.",
        "content/zz.md:15 A table shows it here.",
        "content/zz.md:17 A table shows it here, and 1 more do.",
    ]


def test_a_fault_inside_a_record_is_shown_where_the_record_is_and_where_its_part_is() -> None:
    slas = "- {id: SLA-01, service: x, targets: [{id: SLA-01-A, value: many}, {id: SLA-01-B, value: 1}]}\n"
    text = '{{ sms_table("slas") }}\n\n{{ sms_table("slas.targets", value=1) }}\n\n{{ sms_table("slas.targets") }}\n'
    found = report({PAGE: document(text), "data/slas.yml": slas}).findings
    wrong = next(each for each in found if '"value"' in each.message or "many" in each.message)
    assert [each.position.line for each in wrong.related] == [15, 19]


def test_a_finding_on_a_page_names_no_tables() -> None:
    found = report({PAGE: document('{{ sms_table("tasks") }}\n', owner="nobody"), "data/roles.yml": ROLES}).findings
    assert [each.related for each in found if each.id == "responsibility.unknown-owner"] == [()]


def test_tables_that_count_or_gather_from_everywhere_are_not_named() -> None:
    names = [each.name for each in VIEWS.values() if not each.of_entries and not each.of_documents]
    assert {"at-a-glance", "calendar", "documents", "outlook"} <= set(names)
    assert shown("\n\n".join(f'{{{{ sms_table("{name}") }}}}' for name in names)) == []


def test_columns_order_and_caption_choose_no_rows_but_a_limit_does() -> None:
    whole = '{{ sms_table("tasks", sort="-id", columns=["id"], caption="All") }}\n\n'
    cut = '{{ sms_table("tasks", sort="id", limit=1) }}\n'
    assert shown(whole + cut) == [f"{PAGE}:{line} A table shows it here." for line in (15, 17)]


def test_a_wrong_call_beside_a_right_one_of_the_same_rows_is_not_named() -> None:
    two = '{{ sms_table("tasks", columns=["no"]) }}\n\n{{ sms_table("tasks") }}\n'
    assert shown(two) == [f"{PAGE}:17 A table shows it here."]
