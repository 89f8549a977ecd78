"""One line of a front matter changes, and nothing else."""

from difflib import ndiff
from pathlib import Path

import pytest

from sms_docs.control.front_matter import with_fields
from sms_docs.control.refusal import UnwritableError


def changed(text, **fields):
    return with_fields(text.encode(), fields, "page.md").decode()


def page(*lines):
    return "\n".join(["---", *lines, "---", "", "# Text", "", "status: draft", ""])


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("status: review", "status: approved"),
        ("status: review  # since Monday", "status: approved  # since Monday"),
        ('status: "review"', "status: approved"),
        ("status: 'review' # why", "status: approved # why"),
        ('status: "re # view"   # why', "status: approved   # why"),
        ("status:    review   ", "status:    approved   "),
        ("status :  review", "status :  approved"),
        ("status:", "status: approved"),
        ("status: ~", "status: approved"),
        ("status: in review", "status: approved"),
        ("status: a#b #c", "status: approved #c"),
        ("status: # why", "status: approved # why"),
    ],
)
def test_the_value_changes_and_the_comment_stays(line, after):
    text = page("id: A-1", line, "owner: boss")
    assert changed(text, status="approved") == text.replace(line, after, 1)


def test_comments_order_and_blank_lines_stay():
    text = page("# The head", "", "status: review", "", "id: A-1   # number", "# status: no")
    assert changed(text, status="approved") == text.replace("status: review", "status: approved")


def test_a_field_of_the_same_name_elsewhere_is_left_alone():
    text = page("other:", "  status: review", "status: review", "x: |", "  status: review")
    assert changed(text, status="approved") == page(
        "other:", "  status: review", "status: approved", "x: |", "  status: review"
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_stay(ends, mark):
    text = mark + page("id: A-1", "status: review", "approvers: [boss]").replace("\n", ends)
    found = changed(text, status="approved", effective_from="2027-01-04")
    wanted = text.replace("review", "approved").replace("[boss]", f"[boss]{ends}effective_from: 2027-01-04")
    assert found == wanted


def test_a_missing_field_stands_below_the_one_it_belongs_to():
    text = page("id: A-1", "status: review", "approvers:", "  - boss", "  - chief", "clauses: []")
    assert changed(text, effective_from="2027-01-04").splitlines()[6] == "effective_from: 2027-01-04"
    assert changed(text, superseded_by="A-2").splitlines()[3] == "superseded_by: A-2"
    assert changed(page("id: A-1"), superseded_by="A-2").splitlines()[2] == "superseded_by: A-2"


def test_a_field_below_a_list_without_indentation_stands_behind_it():
    text = page("approvers:", "- boss", "- chief", "clauses: []")
    assert changed(text, effective_from="2027-01-04").splitlines()[4] == "effective_from: 2027-01-04"


@pytest.mark.parametrize(
    "text",
    [
        "# No front matter\n",
        "---\nstatus: review\n",
        page("status: {a: 1}", "status: review"),
        page("status: |", "  review"),
        page("status: [a,", "  b]"),
        page("status: a", "  goes on"),
        page("status: [a"),
        page("- a"),
        page("{status: review}"),
    ],
)
def test_what_cannot_be_changed_for_certain_is_refused_with_the_file(text):
    with pytest.raises(UnwritableError, match=r"page\.md"):
        changed(text, status="approved")


def test_bytes_that_are_no_text_stay():
    text = b"---\nstatus: review\n---\n\nCaf\xe9\n"
    assert with_fields(text, {"status": "approved"}, "page.md") == text.replace(b"review", b"approved")


def test_every_page_of_the_reference_system_can_be_changed():
    pages = [
        each for each in Path(__file__).parents[2].glob("content/**/*.md") if each.read_bytes().startswith(b"---\nid")
    ]
    assert len(pages) > 50
    for each in pages:
        before = each.read_text("utf-8")
        after = changed(before, status="withdrawn").splitlines()
        lines = [line for line in ndiff(before.splitlines(), after) if line[0] in "+-"]
        assert [line[:9] for line in lines] == ["- status:", "+ status:"]
