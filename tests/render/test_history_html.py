"""The history below a controlled document."""

from sms_docs.render.history_html import history_html
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
