"""What differs between two contents, and how large that is."""

from datetime import date

import pytest

from sms_docs.identity.compare import FieldChange, RowChange, TextChange, compare, placed_changes
from sms_docs.identity.edition import Line, Stored, as_edition, edition_text, read_edition
from sms_docs.identity.size import sized
from sms_docs.model.register import NOTHING, Entry
from tests.support import document, load

CALL = 'sms_table("risks")'
TOP = "above the first heading"
SHOWN = Line(f"{{{{ {CALL} }}}}")


def stored(*lines: str | Line, **fields: object) -> Stored:
    return Stored(fields, tuple(each if isinstance(each, Line) else Line(each) for each in lines), Entry(NOTHING, "x"))


def rows(*texts: str) -> Stored:
    return stored("# Plan", SHOWN, *(Line(text, CALL) for text in texts))


def test_the_same_differs_in_nothing() -> None:
    found = compare(rows("R-1 | One"), rows("R-1 | One"))
    assert not found
    assert sized(found) == ("none", ())


def test_fields_that_came_went_or_changed() -> None:
    found = compare(stored(owner="a", language="en"), stored(owner="b", covers=["x"]))
    assert found.fields == (
        FieldChange("owner", "a", "b"), FieldChange("language", "en", None), FieldChange("covers", None, ["x"]),
    )  # fmt: skip
    assert found


def test_paragraphs_name_the_heading_above_them() -> None:
    before, after = (
        stored("# Plan", "One.", "## Scope", "Two.", "Three."),
        stored("# Plan", "Eins.", "## Scope", "Two."),
    )
    assert compare(before, after).texts == (TextChange("Plan", "One.", "Eins."), TextChange("Scope", "Three.", ""))
    assert [place for place, _ in placed_changes(before, after)] == [1, 4]
    assert compare(after, before).texts[1] == TextChange("Scope", "", "Three.")


def test_rows_are_told_apart_by_their_first_field() -> None:
    found = compare(rows("R-1 | One", "R-2 | Two", "R-3 | Three"), rows("R-2 | Zwei", "R-3 | Three", "R-4 | Four"))
    assert found.rows == (
        RowChange(CALL, "R-1", "R-1 | One", ""),
        RowChange(CALL, "R-2", "R-2 | Two", "R-2 | Zwei"),
        RowChange(CALL, "R-4", "", "R-4 | Four"),
    )
    assert found.texts == ()


def test_a_table_that_changes_without_a_decision_has_no_rows_and_its_call_is_compared_as_text() -> None:
    """An edition shows a live table as it stood that day; only the call is what was approved."""
    page = document("\n# Plan\n\n{{ sms_table('documents') }}\n", status="approved")
    before, after = (
        load({"content/a.md": page, "content/b.md": document(title=title, id="SMS-PLN-002")}, day)
        for title, day in (("B", date(2027, 1, 20)), ("C", date(2027, 2, 3)))
    )
    texts = [edition_text(each, each.by_id["SMS-PLN-001"], []) for each in (before, after)]
    one, other = (read_edition(text, "editions/SMS-PLN-001/1.0.md") for text in texts)
    assert "2027-02-03" in texts[1]
    assert "| C |" in texts[1]
    assert not compare(one, other)
    assert not compare(one, as_edition(after, after.by_id["SMS-PLN-001"]))
    assert [line.text for line in one.lines] == ["# Plan", '{{ sms_table("documents") }}']


def test_a_table_that_becomes_live_loses_its_rows_and_keeps_its_call() -> None:
    before, after = rows("R-1 | One"), stored("# Plan", SHOWN)
    assert compare(before, after) == ((), (), (RowChange(CALL, "R-1", "R-1 | One", ""),))
    assert compare(after, before).rows == (RowChange(CALL, "R-1", "", "R-1 | One"),)
    assert not compare(after, after)


def test_the_rows_of_a_call_that_went_are_told_with_it() -> None:
    found = compare(rows("R-1 | One"), stored("# Plan"))
    assert found.texts == (TextChange("Plan", SHOWN.text, ""),)
    assert found.rows == (RowChange(CALL, "R-1", "R-1 | One", ""),)


def test_the_same_rows_in_another_order_are_a_change() -> None:
    assert compare(rows("a | 1", "b | 2"), rows("b | 2", "a | 1")).rows == (RowChange(CALL, "order", "a / b", "b / a"),)


@pytest.mark.parametrize(
    ("before", "after", "size", "reason"),
    [
        (stored("The text."), stored("This text."), "editorial", "wording above the first heading"),
        (stored("# A", "Within 4 hours."), stored("# A", "Within 8 hours."), "minor", 'a number changed in "A"'),
        (stored("Two people decide."), stored("Three people decide."), "minor", f"a number changed {TOP}"),
        (stored("Once a year."), stored("Twice a year."), "minor", f"a number changed {TOP}"),
        (
            stored("P1 in 4 and P2 in 8 hours."),
            stored("P1 in 8 and P2 in 4 hours."),
            "minor",
            f"a number changed {TOP}",
        ),
        (stored("Within 4 hours."), stored("Within 4 days."), "minor", f"a period changed {TOP}"),
        (stored("A weekly report."), stored("A monthly report."), "minor", f"a period changed {TOP}"),
        (stored("A may and B must go."), stored("A must and B may go."), "minor", f"a duty changed {TOP}"),
        (stored("Someone in the tent."), stored("Somebody in the tent."), "editorial", f"wording {TOP}"),
        (stored("It may go."), stored("It must go."), "minor", "a duty changed above the first heading"),
        (stored("# A"), stored("# A", "More."), "minor", 'a paragraph added in "A"'),
        (stored("# A"), stored("# A", "## B"), "major", 'section "B" added'),
        (stored("# A", "## B"), stored("# A"), "major", 'section "B" removed'),
        (stored(owner="a"), stored(owner="b"), "major", "owner changed"),
        (stored(title="a"), stored(title="b"), "editorial", "title changed"),
        (stored(version="1.0"), stored(version="1.1"), "none", ""),
        (rows("R-1 | One"), rows("R-1 | Two"), "minor", "row R-1 changed"),
    ],
)
def test_the_size_of_a_change_and_its_reason(before: Stored, after: Stored, size: str, reason: str) -> None:
    assert sized(compare(before, after)) == (size, (reason,) if reason else ())


def test_the_largest_change_gives_the_size_and_the_reasons() -> None:
    found = sized(compare(stored("The text.", owner="a"), stored("This text.", owner="b")))
    assert found == ("major", ("owner changed",))
