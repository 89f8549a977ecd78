"""The control header answers an auditor's first questions."""

import pytest

from sms_docs.render.control_header import below_title, control_header_html
from tests.support import document, load

REGISTERS = {
    "data/people.yml": "- {id: PER-01, name: Ada Bell}\n- {id: PER-02, name: Bo <Lind>}\n",
    "data/roles.yml": "- {id: sms-manager, title: SMS manager}\n- {id: executive-sponsor, title: Executive sponsor}\n",
    "data/assignments.yml": """
        - {id: AS-01, role: executive-sponsor, person: PER-01, from: 2026-01-01}
        - {id: AS-02, role: executive-sponsor, person: PER-02, from: 2026-01-01, deputy_for: PER-01}
        - {id: AS-03, role: sms-manager, person: PER-02, from: 2026-01-01}
        """,
}
LOG = '- {version: "1.0", decision: approved, by: PER-01, role: executive-sponsor, on: 2026-11-24, reason: First}\n'


def header(log: str = "", **fields: object) -> str:
    files = {**REGISTERS, "content/plan.md": document("", **fields)}
    if log:
        files["data/decisions/SMS-PLN-001.yml"] = log
    system = load(files)
    return control_header_html(system, system.documents[0], lambda _: None)


def test_it_names_number_version_owner_and_clauses() -> None:
    html = header()
    for shown in ("SMS-PLN-001", "1.0", "SMS manager", "internal", "6.3"):
        assert f"<dd>{shown}" in html


def test_people_who_stand_in_are_not_shown_as_holders() -> None:
    assert "<dd>Executive sponsor (Ada Bell)</dd>" in header()


def test_an_approval_is_shown_with_day_person_and_role() -> None:
    html = header(LOG, status="approved", effective_from="2026-11-25")
    assert "<dt>Approved</dt><dd>2026-11-24 by Ada Bell, Executive sponsor</dd>" in html
    assert "<dt>Next review</dt><dd>2027-11-24</dd>" in html
    assert "sms-mark" not in html


def test_an_approval_of_an_older_version_does_not_approve_a_draft() -> None:
    assert "<dt>Approved</dt>" not in header(LOG, status="draft", version='"1.1"')


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("draft", "Draft: not in force"),
        ("review", "In review: not in force"),
        ("obsolete", "Obsolete: do not use"),
        ("withdrawn", "Withdrawn: do not use"),
    ],
)
def test_what_is_not_in_force_says_so_first(status: str, mark: str) -> None:
    assert header(status=status).startswith(f'<p class="sms-mark sms-mark--{status}"><strong>{mark}</strong></p>')


def test_names_are_text_and_never_markup() -> None:
    html = header()
    assert "<Lind>" not in html
    assert "Bo &#60;Lind&#62;" in html


def test_it_stands_below_the_title() -> None:
    assert below_title("<h1>Plan</h1><p>Text</p>", "[header]") == "<h1>Plan</h1>[header]<p>Text</p>"
    assert below_title("<p>Text</p>", "[header]") == "[header]<p>Text</p>"
