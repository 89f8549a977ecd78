"""Which page shows a table."""

import pytest

from sms_docs.views.shown_at import shown_at
from tests.support import document, load

FILES = {
    "content/audit/index.md": """
        # Audit

        {{ sms_table("tasks") }}

        ## Later

        {{ sms_table("corrective_actions") }}
        """,
    "content/audit/part.md": """
        # Part

        {{ sms_table("gates", gate="GATE-1") }}

        {{ sms_table("risks", kind="risk") }}
        """,
    "content/plan.md": document('# Plan\n\n## Gates\n\n{{ sms_table("gates") }}\n\n{{ sms_table("tasks") }}\n'),
    "content/guide/x.md": '# Guide\n\n```text\n{{ sms_table("people") }}\n```\n\n{{ sms_table(name) }}\n',
}


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (("tasks",), "file:content/audit/index.md"),  # a page for auditors goes before a document
        (("gates",), "anchor:content/plan.md#gates"),  # a whole table goes before a part
        (("risks",), "file:content/audit/part.md"),  # a part is better than nothing
        (("corrective-actions",), "anchor:content/audit/index.md#later"),
        (("corrective_actions",), "anchor:content/audit/index.md#later"),
        (("overdue-tasks", "tasks"), "file:content/audit/index.md"),
        (("people",), ""),  # in code it is an example
        (("nothing",), ""),
        ((), ""),
    ],
)
def test_the_page_and_section_of_a_table(names: tuple[str, ...], target: str) -> None:
    assert shown_at(load(FILES), *names) == target


CALL = '# Page\n\n## Some\n\n{{ sms_table("risks", area="sms") }}\n\n## More\n\n{{ sms_table("risks", area="x") }}\n'


def test_a_register_in_parts_is_shown_by_its_own_page_before_documents_that_quote_it() -> None:
    files = {
        "content/a.md": document(CALL),
        "content/b.md": document(CALL, id="SMS-REG-003", kind="risk-register"),
    }
    assert shown_at(load(files), "risks") == "file:content/b.md"
    assert shown_at(load({"content/a.md": files["content/a.md"]}), "risks") == "anchor:content/a.md#some"


def test_without_pages_there_is_no_place() -> None:
    assert shown_at(load({}), "tasks") == ""
