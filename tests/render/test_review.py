"""A change in words, in Markdown and for programs."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from sms_docs.model.change import (
    Change,
    Compared,
    DecisionIn,
    DocumentChange,
    GateMove,
    Holder,
    Mention,
    Needed,
    Piece,
    RegisterChange,
)
from sms_docs.model.finding import Finding
from sms_docs.model.location import Position
from sms_docs.render import review_json, review_markdown, review_text, review_words

COMPARED = Compared("origin/main", "a" * 40, "b" * 40)
SPONSOR = Needed("sponsor", "Sponsor", (Holder("PER-01", "Ada"), Holder("PER-03", "Cem", deputy=True)), "", ("Bob",))
PLAN = DocumentChange(
    how="changed",
    id="SMS-PLN-001",
    title="A plan",
    path="content/plan.md",
    size="minor",
    reasons=('a number changed in "Scope"',),
    pieces=(Piece("text", "Scope", "We serve five.", "We serve 6."), Piece("row", 'sms_table("services")', "a", "")),
    version_was="1.0",
    version_now="1.0",
    proposed="1.1",
    status_was="approved",
    status_now="approved",
    decision="approved",
    needed=(SPONSOR,),
)
DATA = PLAN._replace(how="data", id="SMS-PLN-002", size="minor", needed=())
ERROR = Finding("link.dead-link", "error", Position("content/plan.md", 3, 1), "It is dead.", "Mend it.", (), "f" * 16)
DECISION = DecisionIn("SMS-PLN-001", "1.0", "approved", "Ada", "Sponsor", "2027-01-04", "proven", "commit x is by Ada")
FULL = Change(
    compared=COMPARED,
    as_of=date(2027, 1, 20),
    documents=(PLAN, DATA),
    mentions=(Mention("SMS-POL-001", "A policy", "content/policy.md", ("SMS-PLN-001",)),),
    decisions=(DECISION,),
    lost=(DECISION._replace(version="0.9"),),
    editions=(("editions/SMS-PLN-001/1.0.md", "added"),),
    new_findings=(ERROR,),
    gone_findings=(ERROR,),
    set_aside=(ERROR,),
    gates=(GateMove("GATE-1 Gate 1", "Scope approved", "open", "met", "It was approved."),),
    registers=(RegisterChange("services", "data/services.yml", ("SVC-03",), ("SVC-02",), (("SVC-01", ("name",)),)),),
    pages=(("content/index.md", "changed"),),
    trusted=("data/signers",),
)
PARTS = (
    "SMS-PLN-001 A plan: changed, minor",
    "New findings",
    "Findings waived or set aside",
    "Findings gone",
    "GATE-1 Gate 1, Scope approved: open → met",
    "SMS-POL-001 A policy names SMS-PLN-001",
    "proven, commit x",
    "services: SVC-03 added; SVC-02 removed; SVC-01 changed (name)",
    "editions/SMS-PLN-001/1.0.md added",
    "content/index.md changed",
    "data/signers",
)
NOTHING = Change(COMPARED, date(2027, 1, 20))
CUT = Change(Compared("origin/main", "", "b" * 40, ('No "x". `git fetch origin` brings it.',)), date(2027, 1, 20))


def test_the_verdict_is_one_line_with_the_worst_first():
    assert review_words.verdict(FULL) == (
        "1 decision lost or rewritten, 1 document changes (1 minor), 1 document changes through data alone, "
        "1 decision needed, 1 decision came in, 1 new error, 1 finding waived or set aside, 1 finding gone, "
        "1 gate criterion moves"
    )


def test_the_verdict_on_nothing():
    assert review_words.verdict(NOTHING) == "no difference to origin/main that matters"
    assert review_words.verdict(CUT) == "nothing can be compared with origin/main"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "1.0, at least 1.1 needed"),
        ({"version_now": "1.1"}, "1.0 → 1.1"),
        ({"version_now": "1.10", "proposed": "1.9"}, "1.0 → 1.10"),
        ({"version_was": "", "proposed": "1.0"}, "1.0"),
        ({"version_now": "", "proposed": ""}, "1.0 → none"),
        ({"how": "removed"}, "1.0 was here"),
    ],
)
def test_versions(fields, words):
    assert review_words.version(PLAN._replace(**fields)) == words


def test_who_decides_names_deputies_and_those_who_must_not():
    assert review_words.who(SPONSOR) == "Sponsor: Ada, Cem (deputy); not Bob, who wrote it"
    assert review_words.who(SPONSOR._replace(people=(), excluded=())) == "Sponsor: nobody who may"
    assert review_words.who(SPONSOR._replace(given_by="Ada")) == "Sponsor: given by Ada"
    assert review_words.needs(PLAN._replace(needed=())) == "no role is named that decides on it"


# ------------------------------------------------------------------ text


def test_text_says_everything_once():
    text = review_text.render(FULL)
    for part in PARTS:
        assert text.count(part) == 1, part


def test_text_for_a_terminal_steers_none():
    assert "\x1b" not in review_text.render(Change(COMPARED, date(2027, 1, 20), (PLAN._replace(title="\x1b[2J"),)))


def test_text_of_nothing_is_short():
    assert len(review_text.render(NOTHING).splitlines()) == 3
    assert review_text.render(CUT).splitlines()[1] == 'No "x". `git fetch origin` brings it.'


# ------------------------------------------------------------------ Markdown


def test_markdown_begins_with_the_mark_and_the_verdict():
    first, second = review_markdown.render(FULL).splitlines()[:2]
    assert first == review_markdown.MARK
    assert second.startswith("## What this change means: 1 decision lost or rewritten")


def test_markdown_shows_tables_first_and_folds_the_rest():
    text = review_markdown.render(FULL)
    before, _, after = text.partition("<details>")
    for part in ("### Documents", "### Decisions that came in", "### New findings", "### Gates that move"):
        assert part in before
    for part in ("We serve 6.", "Registers changed: 1", "Findings gone: 1", "data/signers", "SMS-POL-001"):
        assert part in after
    assert text.count("<details>") == text.count("</details>") == 6


def test_every_row_of_a_table_has_the_cells_of_its_head():
    tables = re.findall(r"(?:^\|.*\n)+", review_markdown.render(FULL), re.MULTILINE)
    assert len(tables) == 12
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1, table


@pytest.mark.parametrize(
    "text", ["a | b", "<script>x</script>", "@everybody", "[x](javascript:1)", "`x`", "</details>"]
)
def test_data_stays_data_in_markdown(text):
    hostile = PLAN._replace(title=text, reasons=(text,), id=text, pieces=(Piece("text", text, text, text),))
    shown = review_markdown.render(Change(COMPARED, date(2027, 1, 20), (hostile,)))
    assert shown.count("</details>") == 1
    for wrong in ("<script>", "@everybody", "](javascript", " | b "):
        assert wrong not in shown.replace("| b |", "")


def test_the_command_in_a_note_stays_a_command():
    assert "`git fetch origin` brings it." in review_markdown.render(CUT)


def test_markdown_fits_into_a_comment_whatever_changed():
    many = tuple(
        PLAN._replace(id=f"SMS-PLN-{number}", pieces=(Piece("text", "Scope", "a" * 590, "b" * 590),) * 20)
        for number in range(150)
    )
    text = review_markdown.render(Change(COMPARED, date(2027, 1, 20), many))
    assert len(text) < 65_536
    assert text.count("<details>") == text.count("</details>") > 0
    assert "50 more: `sms review` shows them all." in text
    assert "Decisions needed in all: 150 documents by Sponsor: Ada, Cem \\(deputy\\); not Bob, who wrote it." in text
    assert "There is more than a comment can hold" in text
    assert text.splitlines()[-1].startswith("<sub>As of")


def test_of_very_much_the_short_parts_are_all_there():
    finding = FULL.new_findings[0]
    findings = tuple(replace(finding, message="m" * 590, hint="") for _ in range(300))
    text = review_markdown.render(replace(FULL, new_findings=findings, documents=FULL.documents * 300))
    assert len(text) < 65_536
    for part in ("### Documents", "### Gates that move", "### New findings", "Registers changed: 1", "SMS-POL-001"):
        assert part in text
    # What is said below a table is no row of it.
    assert "\n\nThere is more than a comment can hold" in text


# ------------------------------------------------------------------ JSON


def test_json_has_the_documented_shape():
    content = json.loads(review_json.render(FULL))
    documented = review_json.__doc__ or ""
    assert content["format"] == 1
    assert content["base"] == "a" * 40
    for key in (*content, *content["documents"][0], *content["documents"][0]["needed"][0], *content["decisions"][0]):
        assert f'"{key}"' in documented, key
    assert content["documents"][0]["version_fits"] is False
    assert content["documents"][0]["needed"][0]["people"][1] == {"id": "PER-03", "name": "Cem", "deputy": True}
    assert content["findings"]["new"][0]["fingerprint"] == "f" * 16
    assert list(content["findings"]) == ["new", "gone", "set_aside"]
    assert content["registers"][0]["changed"] == [{"id": "SVC-01", "fields": ["name"]}]
    assert content["editions"] == [{"path": "editions/SMS-PLN-001/1.0.md", "what": "added"}]


def test_json_of_what_cannot_be_compared_says_so():
    content = json.loads(review_json.render(CUT))
    assert (content["base"], content["documents"]) == ("", [])
    assert content["unknown"] == ['No "x". `git fetch origin` brings it.']


def test_json_is_the_same_each_time():
    assert review_json.render(FULL) == review_json.render(FULL)


# ------------------------------------------------------------------ documents that moved, and what is not known

MOVED = PLAN._replace(how="renamed", was_path="content/old.md", known=False, status_was="draft")


def test_a_document_that_moved_says_from_where_and_what_is_not_known():
    change = Change(COMPARED, date(2027, 1, 20), (MOVED,))
    text, shown = review_text.render(change), review_markdown.render(change)
    assert "SMS-PLN-001 A plan: moved and changed, minor" in text
    assert "moved from content/old.md to content/plan.md" in text
    assert "- moved from content/old.md to content/plan.md" in shown
    assert text.count("is not kept as an edition") == shown.count("is not kept as an edition") == 1
    assert "status draft → approved" in text


def test_a_change_of_registers_alone_is_counted():
    change = Change(COMPARED, date(2027, 1, 20), registers=FULL.registers)
    assert review_words.verdict(change) == "1 register changed"


def test_a_document_that_needs_no_decision_names_nobody():
    assert review_words.needs(PLAN._replace(decision="")) == ""
