"""The history below a controlled document."""

from sms_docs.render.history_html import HISTORY_ANCHOR, history_html, history_table
from tests.support import document, load

LOG = """
- {version: "1.0", decision: approved, by: PER-01, role: sponsor, on: 2026-11-24, change: major, reason: First <issue>}
- {version: "1.1", decision: approved, by: PER-01, role: sponsor, on: 2027-01-11, change: minor, reason: Dates}
- {version: "2.0", decision: approved, by: PER-01, role: sponsor, on: 2027-06-11, change: major, reason: Later}
"""


def history(log: str = LOG, **fields: object) -> str:
    files = {"content/plan.md": document("", **fields), "data/people.yml": "- {id: PER-01, name: Ada Bell}\n"}
    system = load(files | {"data/decisions/SMS-PLN-001.yml": log, "data/decisions/SMS-PLN-002.yml": LOG})
    return history_html(system, system.documents[0], lambda _: None)


def test_each_decision_up_to_the_day_is_a_row_with_person_and_reason() -> None:
    html = history()
    assert html.count("<tr") == 3
    assert html.index("2026-11-24") < html.index("2027-01-11")
    assert "Ada Bell" in html
    assert "<issue>" not in html
    assert "Later" not in html


def test_a_document_without_decisions_says_so() -> None:
    assert "No decision on this document is recorded yet." in history("")


def test_a_document_without_number_has_no_history() -> None:
    assert history(id=None) == ""


def test_the_header_can_lead_to_it() -> None:
    assert history().startswith(f'<div class="sms-history" id="{HISTORY_ANCHOR}">')
    assert history("").startswith(f'<div class="sms-history" id="{HISTORY_ANCHOR}">')


def test_a_person_who_is_not_in_the_register_is_called_by_number() -> None:
    assert "PER-77" in history(LOG.replace("by: PER-01", "by: PER-77"))


def test_it_can_be_had_as_a_table_for_other_outputs() -> None:
    system = load({"content/plan.md": document(""), "data/decisions/SMS-PLN-001.yml": LOG})
    table = history_table(system, system.documents[0])
    assert [row.cells[0].text for row in table.rows] == ["1.0", "1.1"]
