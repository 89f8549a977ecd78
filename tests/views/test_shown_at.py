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


def test_without_pages_there_is_no_place() -> None:
    assert shown_at(load({}), "tasks") == ""
