"""Decisions on documents as tables: approvals and the revision history."""

import pytest

from sms_docs.render.table_csv import table_csv
from sms_docs.views import view
from tests.support import document, load

FILES = {
    "content/a.md": document(status="approved"),
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n",
    "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n",
    "data/decisions/SMS-PLN-001.yml": """
        - {version: "1.0", decision: adopted, by: PER-1, role: executive-sponsor, on: 2026-10-01, reason: As signed}
        - {version: "1.1", decision: approved, by: PER-1, role: executive-sponsor, on: 2026-12-01, reason: New}
        - {version: "1.1", decision: reviewed, by: PER-1, role: executive-sponsor, on: 2027-01-10, reason: Read}
        """,
}


@pytest.mark.parametrize("name", ["approvals", "history"])
def test_a_version_that_was_adopted_reads_as_taken_over(name: str) -> None:
    table = view(load(FILES), name, columns=["version", "decision"])
    assert sorted([cell.text for cell in row.cells] for row in table.rows) == [
        ["1.0", "taken over"],
        ["1.1", "approved"],
        ["1.1", "reviewed"],
    ]


def test_the_words_stand_in_a_spreadsheet_too() -> None:
    assert "taken over" in table_csv(view(load(FILES), "approvals"))


def test_decisions_are_asked_for_by_the_word_of_the_log() -> None:
    table = view(load(FILES), "approvals", columns=["version"], decision="adopted")
    assert [row.cells[0].text for row in table.rows] == ["1.0"]


def test_what_was_taken_over_is_the_approved_version_of_the_register() -> None:
    only = FILES | {"data/decisions/SMS-PLN-001.yml": FILES["data/decisions/SMS-PLN-001.yml"].split("- {", 2)[1]}
    only["data/decisions/SMS-PLN-001.yml"] = "- {" + only["data/decisions/SMS-PLN-001.yml"]
    table = view(load(only), "documents", columns=["approved_version", "approved_on"])
    assert [cell.text for cell in table.rows[0].cells] == ["1.0", "2026-10-01"]
