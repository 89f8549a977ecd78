"""Management reviews: inputs treated, decisions and how they stand, and what is on the agenda."""

from datetime import date

import pytest

from sms_docs.views import ViewError, view
from tests.support import load
from tests.views.shown import cells, column

REVIEWS = """
    - id: MR-01
      title: Interim
      kind: interim
      planned: 2026-06-01
      chair: boss
      status: held
      held_on: 2026-06-02
      inputs: [{letter: a, summary: Nothing open, evidence: REC-1}]
      decisions:
        - {text: Buy it, owner: clerk, due: 2026-09-01, task: T-1}
        - {text: Sell it, owner: clerk, due: 2026-09-01, task: T-2}
        - {text: Keep it, owner: boss, due: 2027-03-01}
        - {text: Paint it, owner: boss, due: 2026-10-01, done_on: 2026-09-20, outcome: It is blue.}
        - {text: Mend it, owner: boss, due: 2026-10-01, improvement: IMP-1}
    - id: MR-02
      title: Full
      kind: full
      planned: 2026-12-01
      chair: boss
      status: held
      held_on: 2026-12-01
      inputs: [{letter: a, summary: All done}, {letter: l, summary: A new law}]
    - {id: MR-03, title: Next, kind: full, planned: 2027-06-01, chair: boss, status: planned, agenda: [First, Second]}
    - {id: MR-04, title: Late, kind: full, planned: 2027-01-01, chair: boss, status: planned}
    - {id: MR-05, title: Off, kind: full, planned: 2027-01-01, chair: boss, status: cancelled}
    """
FILES: dict[str, str | bytes] = {
    "data/reviews.yml": REVIEWS,
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
    "data/tasks.yml": "- {id: T-1, title: Buying, status: done}\n- {id: T-2, title: Selling, status: open}\n",
    "data/improvements.yml": "- {id: IMP-1, title: Mending, status: done}\n",
    "data/records.yml": "- {id: REC-1, title: Minutes}\n",
}


def test_the_newest_review_stands_first_and_what_is_to_come_last() -> None:
    found = [each.text for each in column(load(FILES), "management-review", "review")]
    assert list(dict.fromkeys(found)) == ["MR-02", "MR-01", "MR-04", "MR-03"]


def test_a_full_review_treats_every_input_and_what_it_did_not_is_marked() -> None:
    inputs = column(load(FILES), "management-review", "state", review="MR-02", kind="input")
    assert [each.text for each in inputs] == ["treated", *["not treated"] * 10, "treated"]
    assert inputs[1].tone == "bad"
    items = [each.text for each in column(load(FILES), "management-review", "item", review="MR-02", kind="input")]
    assert [each[0] for each in items] == list("abcdefghijkl")
    assert items[0] == "a) actions from earlier reviews"


def test_an_interim_review_lacks_nothing_that_it_was_not_called_for() -> None:
    assert cells(load(FILES), "management-review", ["text", "state", "evidence"], review="MR-01", kind="input") == [
        ["Nothing open", "treated", "REC-1"],
    ]  # fmt: skip


def test_a_decision_stands_as_what_carries_it_out_else_by_its_day() -> None:
    columns = ["text", "owner", "state", "evidence", "outcome"]
    assert cells(load(FILES), "management-review", columns, kind="output") == [
        ["Buy it", "Clerk", "done", "T-1", ""],
        ["Sell it", "Clerk", "overdue", "T-2", ""],
        ["Keep it", "Boss", "open", "", ""],
        ["Paint it", "Boss", "done", "", "It is blue."],
        ["Mend it", "Boss", "done", "IMP-1", ""],
    ]  # fmt: skip


def test_only_what_is_still_open_is_due() -> None:
    found = column(load(FILES), "management-review", "due", kind="output")
    assert [each.due for each in found] == [False, True, True, False, False]


def test_what_is_done_on_a_later_day_is_open_before() -> None:
    before = load(FILES, date(2026, 9, 19))
    assert cells(before, "management-review", ["text", "state"], kind="output")[3] == ["Paint it", "open"]


def test_where_the_tasks_cannot_be_read_no_decision_is_called_overdue() -> None:
    broken = load(FILES | {"data/tasks.yml": "- ["})
    assert [each.text for each in column(broken, "management-review", "state", kind="output")] == [
        "not known", "not known", "open", "done", "done",
    ]  # fmt: skip


def test_a_review_to_come_shows_its_agenda_and_a_late_one_says_so() -> None:
    assert cells(load(FILES), "management-review", ["review", "item", "text", "due", "state"], kind="agenda") == [
        ["MR-04", "point 1", "", "2027-01-01", "overdue"],
        ["MR-03", "point 1", "First", "2027-06-01", "planned"],
        ["MR-03", "point 2", "Second", "2027-06-01", "planned"],
    ]


def test_a_review_that_is_said_to_be_held_later_is_to_come() -> None:
    found = cells(load(FILES, date(2026, 11, 1)), "management-review", ["review", "kind"], review="MR-02")
    assert found == [["MR-02", "agenda"]]


def test_rows_are_chosen_by_review_owner_and_state() -> None:
    assert len(view(load(FILES), "management-review", owner="clerk").rows) == 2
    assert len(view(load(FILES), "management-review", state="overdue").rows) == 2
    with pytest.raises(ViewError, match='There is no review "MR-1"') as raised:
        view(load(FILES), "management-review", review="MR-1")
    assert raised.value.hint.startswith('Did you mean "MR-0')


def test_the_inputs_of_another_edition_have_letters_without_words() -> None:
    settings = "standard: iso20000-1-2011\n"
    found = load(FILES | {"data/settings.yml": settings})
    items = column(found, "management-review", "item", review="MR-02", kind="input")
    assert [each.text[:2] for each in items] == [f"{letter})" for letter in "abcdefghijkl"]


def test_empty_and_broken_registers_say_so() -> None:
    assert view(load({}), "management-review").empty == (
        "No management review is planned yet: add it in data/reviews.yml."
    )
    broken = view(load({"data/reviews.yml": "- ["}), "management-review")
    assert (broken.rows, broken.empty) == ((), "Not known: data/reviews.yml cannot be read.")
