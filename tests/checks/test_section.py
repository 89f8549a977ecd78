"""Sections: there, filled, once, and without what a template left."""

import pytest

from tests.support import document, found, messages, related, report

PAGE = "content/page.md"
TASKS = "data/tasks.yml"
TASK = "- id: T-001\n  title: Write the plan\n  status: open\n  kind: document\n"


def matrix(text: str, **fields: object) -> dict[str, str]:
    """A matrix of measurements, a kind with the two sections "Matrix" and "Evaluation"; its text begins on line 15."""
    return {PAGE: document(text, kind="measurement-matrix", **fields)}


FILLED = "# Measures\n\n## Matrix\n\nFive measures.\n\n## Evaluation\n\nEvery month.\n"

# ------------------------------------------------------------------ section.missing


def test_a_missing_section_is_found_at_the_kind_with_the_headings_that_count() -> None:
    files = matrix("## Matrix\n\nFive measures.\n")
    assert found("section.missing", files) == [f"{PAGE}:4:7"]
    assert messages("section.missing", files) == [
        'The section "Evaluation" is missing; this kind of document (matrix of process measurements) needs it.'
    ]
    (finding,) = [each for each in report(files).findings if each.id == "section.missing"]
    assert finding.hint == (
        'Add a heading "Evaluation" (or "analysis", "results") and write below it: '
        "gap between actual and target, action."
    )


def test_a_heading_that_may_have_been_meant_is_named() -> None:
    (finding,) = [
        each
        for each in report(matrix("## Matrix\n\nFive.\n\n## Evaluations\n\nMonthly.\n")).findings
        if each.id == "section.missing"
    ]
    assert finding.hint.startswith('Rename the heading "Evaluations" if it is meant, or add')
    assert [(each.position.line, each.message) for each in finding.related] == [(19, "Is this the section?")]
    assert (finding.position.line, finding.position.column) == (4, 7)


@pytest.mark.parametrize(
    "headings",
    [
        ("## Matrix", "## Evaluation"),
        ("## 1. MATRIX!", "### 2.1 Results"),
        ("###### KPI matrix", "## *Analysis*"),
        ("Matrix\n------", "## Evaluation {: #e }"),
        ("# Matrix", "# Evaluation"),
    ],
)
def test_title_and_aliases_count_at_any_level(headings: tuple[str, str]) -> None:
    files = matrix("".join(f"{each}\n\nSomething is said here.\n\n" for each in headings))
    assert found("section.missing", files) == []
    assert found("section.empty", files) == []


def test_the_title_of_the_page_counts_only_with_text_right_below_it() -> None:
    assert found("section.missing", matrix("# Matrix\n\nFive measures.\n\n## Evaluation\n\nMonthly.\n")) == []
    assert found("section.missing", matrix("# Matrix\n\n## Other\n\nText.\n\n## Evaluation\n\nMonthly.\n")) == [
        f"{PAGE}:4:7"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The matrix and the evaluation are described here.\n",
        "<!--\n## Matrix\n## Evaluation\n-->\n",
        "```\n## Matrix\n## Evaluation\n```\n",
        "- [Matrix](#matrix)\n- [Evaluation](#evaluation)\n",
    ],
)
def test_a_word_a_comment_code_and_a_table_of_contents_are_no_headings(text: str) -> None:
    assert found("section.missing", matrix(text)) == [f"{PAGE}:4:7"] * 2


@pytest.mark.parametrize("status", ["draft", "review", "approved"])
def test_a_section_is_needed_in_every_status(status: str) -> None:
    assert len(found("section.missing", matrix("Text.\n", status=status))) == 2


@pytest.mark.parametrize("fields", [{"status": "obsolete"}, {"status": "withdrawn"}])
def test_retired_documents_need_no_sections(fields: dict[str, str]) -> None:
    assert found("section.missing", matrix("Text.\n", **fields)) == []


def test_unknown_kinds_uncontrolled_pages_and_broken_headers_are_left_alone() -> None:
    files = {
        "content/a.md": document("Text.\n", kind="menu"),
        "content/index.md": document("Text.\n", kind="measurement-matrix"),
        "content/b.md": "---\nkind: measurement-matrix\nid: [\n---\nText.\n",
        "content/c.md": document("Text.\n", kind="records-set"),
    }
    assert found("section.missing", files) == []


def test_an_optional_section_may_be_left_out() -> None:
    text = "".join(f"## {each}\n\nText of it.\n\n" for each in ("Method and criteria", "Risks", "Opportunities"))
    assert found("section.missing", {PAGE: document(text, kind="risk-register")}) == []


def test_the_2011_edition_asks_for_the_classic_elements_of_a_plan() -> None:
    files = {PAGE: document("Text.\n", kind="service-management-plan")}
    old = {"data/settings.yml": "standard: iso20000-1-2011\n"}
    assert len(found("section.missing", files)) == 13
    assert len(found("section.missing", files | old)) == 6


# ------------------------------------------------------------------ section.empty


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!-- to come: the evaluation of every month -->",
        "> **Hint:** say how results are judged",
        "```\nmonthly\n```",
        "- [Matrix](#matrix)\n- [Evaluation](#evaluation)",
        "[TOC]",
        "---",
        "<br>",
        "Evaluation",
        "### Details\n\n#### More",
        "| Measure | Result |\n|---|---|\n",
        "| Measure | Result |\n|---|---|\n| ME-001 | |\n",
        '{{ sms_table("measures") }}',
        '{{ sms_figure("risk-matrix") }}',
    ],
)
def test_a_section_without_content_is_found_at_its_heading(body: str) -> None:
    files = matrix(f"## Matrix\n\nFive measures.\n\n## Evaluation\n\n{body}\n")
    assert found("section.empty", files) == [f"{PAGE}:19:1"]
    if "{{" not in body:
        assert messages("section.empty", files) == ['The section "Evaluation" is empty.']


@pytest.mark.parametrize(
    "body",
    [
        "Monthly.",
        "None: nothing was measured before go-live, and that is on purpose.",
        "- one",
        "> A quote of the management review.",
        "| Measure | Result |\n|---|---|\n| ME-001 | good |\n",
        "### Details\n\nMonthly.",
        'See {{ sms_ref("SMS-PLN-001") }}.',
        '{{ sms_table("tasks") }}',
        '{{ sms_table("approvals") }}',
        '{{ sms_table("overdue-tasks") }}',
        '{{ sms_table("no-such-table") }}',
        '{{ sms_table("tasks", status="blocked") }}',
        "`make check` in the repository",
    ],
)
def test_a_section_with_text_or_rows_is_filled(body: str) -> None:
    files = matrix(f"## Matrix\n\nFive measures.\n\n## Evaluation\n\n{body}\n") | {TASKS: TASK}
    assert found("section.empty", files) == []


def test_a_table_without_rows_is_named_with_its_place() -> None:
    files = matrix('## Matrix\n\nFive measures.\n\n## Evaluation\n\n{{ sms_table("measures", sort="id") }}\n')
    (finding,) = [each for each in report(files).findings if each.id == "section.empty"]
    assert finding.message == 'The section "Evaluation" shows nothing: sms_table("measures") has no row.'
    assert [(each.position.line, each.message) for each in finding.related] == [(21, "This table has no row.")]


def test_only_the_tables_of_the_empty_section_are_named() -> None:
    text = '## Matrix\n\n{{ sms_table("tasks") }}\n\n## Evaluation\n\n{{ sms_table("measures") }}\n'
    assert messages("section.empty", matrix(text) | {TASKS: TASK}) == [
        'The section "Evaluation" shows nothing: sms_table("measures") has no row.'
    ]


def test_of_two_empty_headings_of_a_section_the_first_is_found() -> None:
    assert found("section.empty", matrix("## Matrix\n\n## KPI matrix\n\n## Evaluation\n\nText.\n")) == [f"{PAGE}:15:1"]


def test_a_selection_by_what_does_not_change_from_day_to_day_has_to_have_rows() -> None:
    files = matrix('## Matrix\n\nFive.\n\n## Evaluation\n\n{{ sms_table("tasks", kind="audit") }}\n')
    assert found("section.empty", files | {TASKS: TASK}) == [f"{PAGE}:19:1"]
    assert found("section.empty", files | {TASKS: TASK.replace("document", "audit")}) == []


def test_nothing_is_concluded_from_rows_while_a_register_cannot_be_read() -> None:
    files = matrix('## Matrix\n\nFive.\n\n## Evaluation\n\n{{ sms_table("measures") }}\n')
    assert found("section.empty", files | {"data/measures.yml": "- id: [\n"}) == []


def test_one_of_two_headings_with_text_fills_a_section() -> None:
    assert found("section.empty", matrix("## Matrix\n\n## KPI matrix\n\nText.\n\n## Evaluation\n\nText.\n")) == []


# ------------------------------------------------------------------ placeholders and hints

OPEN = "## Matrix\n\nFive measures.\n\n## Evaluation\n\nTBD\n"
STRAY = (
    "## Matrix\n\n| Measure | Owner |\n|---|---|\n| ME-001 | TBD |\n| ME-002 | n/a |\n| ME-003 | sms-manager |\n\n"
    "## Evaluation\n\nText.\n"
)
HINT = "## Matrix\n\n> **Hint:** list them\n\nFive.\n\n## Evaluation\n\nText.\n"


@pytest.mark.parametrize("status", ["review", "approved"])
def test_a_section_of_placeholders_is_an_error_from_review_on(status: str) -> None:
    files = matrix(OPEN, status=status)
    assert found("section.only-placeholders", files) == [f"{PAGE}:21:1"]
    assert messages("section.only-placeholders", files) == ['The section "Evaluation" holds only a placeholder: TBD']
    assert found("section.empty", files) == []
    assert found("section.placeholder-left", files) == []
    assert found("section.placeholders-in-draft", files) == []


def test_a_placeholder_beside_content_is_an_error_from_review_on() -> None:
    files = matrix(STRAY, status="review")
    assert found("section.placeholder-left", files) == [f"{PAGE}:19:12"]
    assert messages("section.placeholder-left", files) == ["A placeholder still stands here: TBD"]
    assert found("section.only-placeholders", files) == []


def test_a_hint_is_an_error_from_review_on() -> None:
    files = matrix(HINT, status="review")
    assert found("section.hint-left", files) == [f"{PAGE}:17:3"]
    assert messages("section.hint-left", files) == ["A hint of the template still stands here."]


@pytest.mark.parametrize(("text", "place"), [(OPEN, "21:1"), (STRAY, "19:12"), (HINT, "17:3")])
def test_in_a_draft_they_are_warnings(text: str, place: str) -> None:
    files = matrix(text)
    assert found("section.placeholders-in-draft", files) == [f"{PAGE}:{place}"]
    for check in ("only-placeholders", "placeholder-left", "hint-left"):
        assert found(f"section.{check}", files) == []


def test_the_warning_says_whether_a_whole_section_is_open() -> None:
    assert messages("section.placeholders-in-draft", matrix(OPEN + "\nOwner: to be defined\n")) == [
        'The section "Evaluation" holds only a placeholder: TBD'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We count what is marked TBD or TODO.\n",
        "`TBD`\n",
        "```\nTBD\n> **Hint:** x\n```\n",
        "<!-- TODO -->\nText.\n",
        "The holders have\nto be defined in the contract.\n",
        "> Hint: this is no template's hint\n",
    ],
)
def test_speaking_of_placeholders_leaves_none(text: str) -> None:
    files = matrix(FILLED + "\n" + text, status="review")
    for check in ("only-placeholders", "placeholder-left", "hint-left"):
        assert found(f"section.{check}", files) == []


def test_a_long_placeholder_is_cut() -> None:
    (message,) = messages(
        "section.placeholder-left", matrix(FILLED + "\nTODO: " + "write " * 20 + "\n", status="review")
    )
    assert message == "A placeholder still stands here: TODO: write write write write write writ…"


def test_a_table_of_placeholders_only_is_no_content() -> None:
    files = matrix("## Matrix\n\n| M | Owner |\n|---|---|\n| A | TBD |\n\n## Evaluation\n\nText.\n", status="review")
    assert found("section.only-placeholders", files) == [f"{PAGE}:19:1"]


def test_an_unknown_status_is_taken_for_a_draft() -> None:
    files = matrix(OPEN, status="finished")
    assert found("section.only-placeholders", files) == []
    assert len(found("section.placeholders-in-draft", files)) == 1


# ------------------------------------------------------------------ section.twice, section.under-two-names


def test_a_section_that_stands_twice_is_found_at_the_second_heading() -> None:
    files = matrix(FILLED + "\n## 2. Matrix\n\nMore.\n")
    assert found("section.twice", files) == [f"{PAGE}:25:1"]
    assert messages("section.twice", files) == ['The section "2. Matrix" stands in this document already.']
    assert related("section.twice", files) == [f"{PAGE}:17:1"]
    assert found("section.under-two-names", files) == []


def test_two_names_of_one_section_are_a_warning() -> None:
    files = matrix(FILLED + "\n## Results\n\nMore.\n")
    assert found("section.under-two-names", files) == [f"{PAGE}:25:1"]
    assert related("section.under-two-names", files) == [f"{PAGE}:21:1"]
    assert messages("section.under-two-names", files) == [
        'The sections "Evaluation" and "Results" are the same section under two names.'
    ]
    assert found("section.twice", files) == []


@pytest.mark.parametrize(
    "text",
    [FILLED, FILLED + "\n### Results\n\nMore.\n", "# Matrix\n\nText.\n\n" + FILLED.removeprefix("# Measures\n")],
)
def test_details_and_the_title_of_the_page_are_not_the_section_again(text: str) -> None:
    assert found("section.twice", matrix(text)) == []
    assert found("section.under-two-names", matrix(text)) == []


# ------------------------------------------------------------------ section.placeholder-left inside a sentence


@pytest.mark.parametrize("place", ["[Insert company name]", "[insert name]", "<insert date>"])
def test_brackets_of_a_template_are_found_in_the_middle_of_a_sentence(place: str) -> None:
    files = matrix(FILLED.replace("Five measures.", f"Five measures of {place} hold."), status="review")
    assert found("section.placeholder-left", files) == [f"{PAGE}:19:18"]
    assert messages("section.placeholder-left", files) == [f"A placeholder still stands here: {place}"]


@pytest.mark.parametrize("words", ["press [Insert](keys.md) twice", "we insert [a row]", "[inserted] rows"])
def test_links_and_other_brackets_are_no_placeholders(words: str) -> None:
    files = matrix(FILLED.replace("Five measures.", f"Five measures: {words}."), status="review")
    assert found("section.placeholder-left", files) == []
