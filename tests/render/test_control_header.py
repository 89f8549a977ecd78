"""The control header answers an auditor's first questions."""

import re
from datetime import date
from typing import Any

import pytest

from sms_docs import engine
from sms_docs.render.control_header import below_title, control_facts, control_header_html, control_mark
from tests.support import DAY, document, load, tree

REGISTERS = {
    "data/people.yml": "- {id: PER-01, name: Ada Bell}\n- {id: PER-02, name: Bo <Lind>}\n- {id: PER-03}\n",
    "data/roles.yml": """
        - {id: sms-manager, title: SMS manager}
        - {id: executive-sponsor, title: Executive sponsor}
        - {id: quality-manager, title: Quality manager}
        """,
    "data/assignments.yml": """
        - {id: AS-01, role: executive-sponsor, person: PER-01, from: 2026-01-01}
        - {id: AS-02, role: executive-sponsor, person: PER-02, from: 2026-01-01, deputy_for: PER-01}
        - {id: AS-03, role: sms-manager, person: PER-02, from: 2026-01-01}
        - {id: AS-04, role: quality-manager, person: PER-01, from: 2026-01-01, to: 2026-12-31}
        """,
}
LOG = '- {version: "1.0", decision: approved, by: PER-01, role: executive-sponsor, on: 2026-11-24, reason: First}\n'
REVIEWED = '- {version: "1.0", decision: reviewed, by: PER-01, role: executive-sponsor, on: 2027-01-12, reason: Read}\n'
WITHDRAWN = (
    '- {version: "1.0", decision: withdrawn, by: PER-01, role: executive-sponsor, on: 2027-01-10, reason: No use.}\n'
)
FACTS = [
    "Document", "Version", "Status", "Owner", "Approver", "Authors", "Approved on", "In force from", "Review by",
    "Classification", "Clauses", "Last change",
]  # fmt: skip


def header(log: str = "", *, as_of: date = DAY, others: dict[str, str] | None = None, **fields: object) -> str:
    files = {**REGISTERS, "content/plan.md": document("", **fields), **(others or {})}
    if log:
        files["data/decisions/SMS-PLN-001.yml"] = log
    system = load(files, as_of)
    return control_header_html(system, system.by_path["content/plan.md"], lambda target: f"/{target}")


def fact(html: str, label: str) -> str:
    """What a reader sees beside a label."""
    found = re.search(rf"<dt>{label}</dt><dd>(.*?)</dd>", html)
    assert found, f"{label} is not in the header"
    return re.sub(r"<[^>]+>", "", found.group(1))


def mark(html: str) -> str:
    """What the band says, "" without one."""
    found = re.search(r'<div class="sms-mark.*?</div>', html)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


def test_it_answers_every_question_in_a_fixed_order() -> None:
    assert re.findall(r"<dt>(.*?)</dt>", header()) == FACTS


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Document", "SMS-PLN-001"), ("Version", "1.0"), ("Classification", "internal"), ("Clauses", "6.3")],
)
def test_it_names_number_version_classification_and_clauses(label: str, shown: str) -> None:
    assert fact(header(), label) == shown


def test_clauses_lead_to_their_pages() -> None:
    html = header(clauses='["6.3", "7.5.4"]')
    assert '<a href="/clause:6.3">6.3</a>, <a href="/clause:7.5.4">7.5.4</a>' in html


def test_a_role_has_the_name_of_its_holder_and_nobody_who_stands_in() -> None:
    assert fact(header(), "Approver") == "Executive sponsor (Ada Bell)"


@pytest.mark.parametrize("role", ["quality-manager", "unheard-of"])
def test_a_role_that_nobody_holds_on_the_day_is_vacant(role: str) -> None:
    html = header(owner=role)
    assert fact(html, "Owner").endswith("(vacant)")
    assert 'class="sms-tone sms-warn"' in html


def test_a_role_was_held_on_an_earlier_day() -> None:
    assert fact(header(owner="quality-manager", as_of=date(2026, 12, 31)), "Owner") == "Quality manager (Ada Bell)"


def test_a_person_without_a_name_is_called_by_number() -> None:
    assert fact(header(authors="[PER-03, PER-77]"), "Authors") == "PER-03, PER-77"


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("version", "Version"),
        ("owner", "Owner"),
        ("approvers", "Approver"),
        ("authors", "Authors"),
        ("classification", "Classification"),
        ("clauses", "Clauses"),
    ],
)
def test_a_missing_fact_is_said_to_be_missing(field: str, label: str) -> None:
    missing: dict[str, Any] = {field: None}
    assert fact(header(**missing), label) == "not named"


def test_a_document_without_a_number_says_so_and_offers_no_history() -> None:
    html = header(id=None)
    assert fact(html, "Document") == "no number"
    assert "#sms-history" not in html


def test_an_approval_is_shown_with_day_person_and_role() -> None:
    html = header(LOG, status="approved", effective_from="2026-11-25")
    assert fact(html, "Approved on") == "2026-11-24 by Ada Bell, Executive sponsor"
    assert fact(html, "In force from") == "2026-11-25"
    assert "sms-mark" not in html
    assert "sms-watermark" not in html


def test_an_approval_of_an_older_version_does_not_approve_a_draft() -> None:
    html = header(LOG, status="draft", version='"1.1"')
    assert fact(html, "Approved on") == "not approved yet; version 1.0 on 2026-11-24"


def test_the_word_approved_without_a_decision_is_shown_as_wrong() -> None:
    html = header(status="approved")
    assert fact(html, "Approved on") == "not approved yet"
    assert '<span class="sms-tone sms-bad">not approved yet</span>' in html
    assert fact(html, "In force from") == "not named"


def test_a_review_after_the_approval_has_a_line_of_its_own() -> None:
    html = header(LOG + REVIEWED, status="approved")
    assert fact(html, "Reviewed on") == "2027-01-12 by Ada Bell, Executive sponsor"
    assert "Reviewed on" not in header(LOG, status="approved")


def test_entries_of_a_live_register_are_reviewed_and_not_approved() -> None:
    html = header(REVIEWED, status="approved", kind="risk-register")
    assert fact(html, "Approved on") == "its entries are reviewed instead"
    assert fact(html, "Reviewed on").startswith("2027-01-12")


def test_the_next_review_is_a_day_that_the_browser_counts_to() -> None:
    html = header(LOG, status="approved")
    assert '<dd><time datetime="2027-11-24" data-sms-due>2027-11-24</time></dd>' in html


def test_an_overdue_review_says_so_without_a_script() -> None:
    html = header(LOG, status="approved", review_interval_months=1)
    assert fact(html, "Review by") == "2026-12-24 overdue"
    assert '<span class="sms-due sms-bad">overdue</span>' in html


def test_a_review_on_the_day_itself_is_not_overdue() -> None:
    html = header(LOG, status="approved", review_interval_months=1, as_of=date(2026, 12, 24))
    assert fact(html, "Review by") == "2026-12-24"


def test_the_review_of_a_draft_is_counted_from_its_approval() -> None:
    assert fact(header(), "Review by") == "set when it is approved"
    assert fact(header(LOG, status="withdrawn"), "Review by") == "not reviewed any more"


def test_the_last_change_is_told_and_leads_to_the_history() -> None:
    html = header(LOG.replace("reason:", "change: minor, reason:"), status="approved")
    told = "Version 1.0 approved on 2026-11-24, minor change: First Revision history"
    assert fact(html, "Last change") == told
    assert '<a href="#sms-history">Revision history</a>' in html


def test_a_decision_of_tomorrow_is_not_told_today() -> None:
    assert fact(header(LOG, as_of=date(2026, 11, 23)), "Last change").startswith("No decision is recorded yet.")


@pytest.mark.parametrize(
    ("status", "word", "tone"),
    [
        ("approved", "Approved", "good"),
        ("draft", "Draft", "warn"),
        ("review", "In review", "warn"),
        ("obsolete", "Obsolete", "bad"),
        ("withdrawn", "Withdrawn without successor", "bad"),
        ("signed-off", "signed-off", "bad"),
    ],
)
def test_a_status_is_a_word_with_a_drawing_and_a_colour(status: str, word: str, tone: str) -> None:
    html = header(status=status)
    assert fact(html, "Status") == word
    assert f'<span class="sms-status sms-{tone}"><svg class="sms-sign"' in html


def test_every_status_has_a_drawing_of_its_own() -> None:
    every = ("approved", "draft", "review", "obsolete", "withdrawn", "signed-off")
    drawings = {re.findall(r' d="([^"]+)"', header(status=status))[-1] for status in every}
    assert len(drawings) == len(every)


@pytest.mark.parametrize(
    ("status", "said", "word"),
    [
        ("draft", "Draft: not in force", "Draft"),
        ("review", "In review: not in force", "In review"),
        ("obsolete", "Obsolete: do not use", "Obsolete"),
        ("withdrawn", "Withdrawn: do not use", "Withdrawn"),
        ("signed-off", "Not valid: do not use", "Not valid"),
        (None, "Not valid: do not use", "Not valid"),
    ],
)
def test_what_is_not_in_force_says_so_before_all_else_and_on_paper(status: str | None, said: str, word: str) -> None:
    html = header(status=status)
    assert html.startswith('<div class="sms-mark')
    assert mark(html).startswith(said)
    assert f'<div class="sms-watermark" data-word="{word}" aria-hidden="true"></div>' in html


def test_the_mark_can_be_had_as_words() -> None:
    system = load({"content/a.md": document("", status="draft"), "content/b.md": document("", status="approved")})
    assert [control_mark(each) for each in system.documents] == ["Draft: not in force", ""]


def test_what_is_approved_for_later_says_from_when_until_that_day() -> None:
    html = header(LOG, status="approved", effective_from="2027-02-01")
    assert mark(html) == "Approved, but not in force yet. It holds from 2027-02-01."
    assert 'data-sms-until="2027-02-01"' in html
    assert fact(html, "In force from") == "2027-02-01 (not yet)"
    assert "sms-mark" not in header(LOG, status="approved", effective_from="2027-01-20")


SUCCESSOR = {
    "content/new.md": document("", id="SMS-PLN-009", title="New plan", status="approved", effective_from="2027-01-04")
}


def test_an_obsolete_document_leads_to_its_successor_and_says_since_when() -> None:
    html = header(LOG, status="obsolete", superseded_by="SMS-PLN-009", others=SUCCESSOR)
    assert mark(html) == (
        "Obsolete: do not use Replaced by SMS-PLN-009 New plan . Out of use since 2027-01-04."
    )  # the blanks are tags
    assert '<a href="/document:SMS-PLN-009">SMS-PLN-009 New plan</a>' in html.partition("sms-control")[0]
    assert fact(html, "Replaced by") == "SMS-PLN-009 New plan"


def test_a_successor_is_found_when_only_it_names_the_old_document() -> None:
    new = document("", id="SMS-PLN-009", title="New plan", status="approved", supersedes="[SMS-PLN-001]")
    html = header(LOG, status="obsolete", others={"content/new.md": new})
    assert '<a href="/document:SMS-PLN-009">SMS-PLN-009 New plan</a>' in html
    assert "Since when is not recorded." in mark(html)


def test_a_successor_that_is_no_use_itself_says_so() -> None:
    draft = {"content/new.md": document("", id="SMS-PLN-009", title="New plan", status="draft")}
    assert "SMS-PLN-009 New plan (draft)" in header(status="obsolete", superseded_by="SMS-PLN-009", others=draft)


def test_an_obsolete_document_without_successor_says_that_none_is_named() -> None:
    said = mark(header(LOG, status="obsolete"))
    assert said == "Obsolete: do not use What replaces it is not named. Since when is not recorded."


def test_a_successor_that_does_not_exist_leads_nowhere() -> None:
    html = header(status="obsolete", superseded_by="SMS-PLN-404")
    assert "SMS-PLN-404 (no such document)" in mark(html)
    assert "/document:SMS-PLN-404" not in html


def test_a_document_that_names_itself_is_not_its_own_successor() -> None:
    assert "not named" in mark(header(status="obsolete", superseded_by="SMS-PLN-001"))


def test_a_withdrawn_document_says_when_by_whom_and_why() -> None:
    said = mark(header(LOG + WITHDRAWN, status="withdrawn"))
    assert said.endswith("Taken out of use on 2027-01-10 by Ada Bell, Executive sponsor: No use.")


def test_a_new_document_names_what_it_replaced() -> None:
    old = {"content/old.md": document("", id="SMS-PLN-000", title="Old plan", status="obsolete")}
    html = header(LOG, status="approved", supersedes="[SMS-PLN-000]", others=old)
    assert fact(html, "Replaces") == "SMS-PLN-000 Old plan (obsolete)"


def test_the_day_is_named_where_the_settings_fix_it_and_only_there() -> None:
    assert "As of" not in header()
    system = engine.load(tree({"content/plan.md": document(), "data/settings.yml": "as_of: 2027-03-01\n"}))
    html = control_header_html(system, system.documents[0], lambda _: None)
    assert '<p class="sms-as-of">As of 2027-03-01;' in html


def test_names_are_text_and_never_markup() -> None:
    html = header(LOG + WITHDRAWN.replace("No use", "<script>"), status="withdrawn", title="</h1><i>")
    assert "<Lind>" not in html
    assert "Bo &#60;Lind&#62;" in html
    assert "<script>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize("status", ['"<script>"', "'\"><img src=x>'"])
def test_a_hostile_status_is_text_too(status: str) -> None:
    html = header(status=status, version='"\'<b>"', clauses='["<u>"]')
    assert not re.search(r"<(script|img|b|u)\b", html)


def test_the_facts_can_be_had_as_cells_for_other_outputs() -> None:
    files = {**REGISTERS, "content/plan.md": document("", status="approved", review_interval_months=1)}
    system = load(files | {"data/decisions/SMS-PLN-001.yml": LOG})
    facts = {label: value.text for label, value in control_facts(system, system.documents[0])}
    assert list(facts) == FACTS
    assert facts["Review by"] == "2026-12-24 (overdue)"
    assert facts["Status"] == "Approved"


def test_it_stands_below_the_title() -> None:
    assert below_title("<h1>Plan</h1><p>Text</p>", "[header]") == "<h1>Plan</h1>[header]<p>Text</p>"
    assert below_title("<p>Text</p>", "[header]") == "[header]<p>Text</p>"


def test_a_version_taken_over_says_so() -> None:
    taken = LOG.replace("decision: approved", "decision: adopted")
    html = header(taken, status="approved")
    assert fact(html, "Approved on") == "2026-11-24 by Ada Bell, Executive sponsor (taken over)"
    assert fact(html, "Last change").startswith("Version 1.0 taken over on 2026-11-24")


def test_of_several_approvers_all_are_shown_and_those_who_are_waited_for() -> None:
    both, second = (
        "[executive-sponsor, sms-manager]",
        LOG.replace("PER-01", "PER-03").replace("executive-sponsor", "sms-manager"),
    )
    assert fact(header(LOG, status="review", approvers=both), "Approved on") == (
        "not approved yet: 2026-11-24 by Ada Bell, Executive sponsor; still to decide: SMS manager"
    )
    whole = fact(header(LOG + second, status="approved", approvers=both), "Approved on")
    assert whole == "2026-11-24 by Ada Bell, Executive sponsor" + "2026-11-24 by PER-03, SMS manager"
