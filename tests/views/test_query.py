"""Which rows a table has, in which order, with which columns."""

import pytest

from sms_docs.views import ViewError, view
from tests.support import load

SYSTEM = load({
    "data/tasks.yml": """
        - {id: T-9, title: Nine, status: open, priority: low, percent: 5, due: 2027-03-01, owner: b, gaps: [G-1, G-2]}
        - {id: T-10, title: ten, status: done, priority: critical, percent: 100, due: 2026-12-31, owner: a}
        - {id: T-1, title: One, status: in-progress, priority: high, percent: 40, gaps: [G-2]}
        """,
    "data/roles.yml": "- {id: a, title: Zoo keeper, budget_authority: true}\n- {id: b, title: Auditor}\n",
})  # fmt: skip


def ids(**arguments) -> list[str]:
    return [row.cells[0].text for row in view(SYSTEM, "tasks", columns=["id"], **arguments).rows]


def test_without_arguments_rows_stand_in_the_order_of_the_file() -> None:
    assert ids() == ["T-9", "T-10", "T-1"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("id", ["T-1", "T-9", "T-10"]),
        ("-id", ["T-10", "T-9", "T-1"]),
        ("due", ["T-10", "T-9", "T-1"]),
        ("-due", ["T-9", "T-10", "T-1"]),  # no day: last either way
        ("percent", ["T-9", "T-1", "T-10"]),
        ("title", ["T-9", "T-1", "T-10"]),  # without regard to case
        ("priority", ["T-10", "T-1", "T-9"]),  # the schema's order, not the alphabet's
        ("owner", ["T-9", "T-10", "T-1"]),  # as the reader sees it: Auditor, Zoo keeper
    ],
)
def test_rows_are_sorted_as_people_expect(sort: str, expected: list[str]) -> None:
    assert ids(sort=sort) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"status": "open"}, ["T-9"]),
        ({"status": ["open", "done"]}, ["T-9", "T-10"]),
        ({"status": ["open", "done"], "owner": "a"}, ["T-10"]),
        ({"gaps": "G-2"}, ["T-9", "T-1"]),
        ({"gaps": None}, ["T-10"]),
        ({"due": None}, ["T-1"]),
        ({"percent": 100}, ["T-10"]),
        ({"percent": "100"}, []),
        ({"id": ("T-1", "T-9")}, ["T-9", "T-1"]),
    ],
)
def test_rows_are_chosen_by_raw_values(filters: dict[str, object], expected: list[str]) -> None:
    assert ids(**filters) == expected


def test_a_number_does_not_fit_a_yes_or_no_field() -> None:
    def titles(**filters) -> list[str]:
        return [row.cells[0].text for row in view(SYSTEM, "roles", columns=["title"], **filters).rows]

    assert titles(budget_authority=True) == ["Zoo keeper"]
    assert titles(budget_authority=1) == []


def test_rows_are_cut_after_sorting() -> None:
    assert ids(sort="id", limit=2) == ["T-1", "T-9"]
    assert ids(limit=50) == ["T-9", "T-10", "T-1"]


def test_columns_are_chosen_and_ordered() -> None:
    table = view(SYSTEM, "tasks", columns=["percent", "id"], limit=1)
    assert [(column.key, column.label, column.align) for column in table.columns] == [
        ("percent", "Progress", "right"),
        ("id", "Number", "left"),
    ]
    assert [cell.text for cell in table.rows[0].cells] == ["5 %", "T-9"]


def test_a_caption_takes_the_place_of_the_views_own() -> None:
    assert view(SYSTEM, "tasks").caption == "SMS tasks"
    assert view(SYSTEM, "tasks", caption="Until the gate").caption == "Until the gate"


def test_each_row_says_where_its_facts_stand() -> None:
    location = view(SYSTEM, "tasks").rows[1].location
    assert location is not None
    assert (location.path, location.at) == ("data/tasks.yml", (1,))


def test_no_row_because_of_a_filter_is_told_from_no_row_at_all() -> None:
    assert view(SYSTEM, "tasks", percent=7).empty == "Nothing fits this selection."
    assert view(SYSTEM, "risks").empty == "Risks and opportunities: nothing recorded yet."


def test_what_does_not_fit_raises_with_the_next_step() -> None:
    with pytest.raises(ViewError, match='There is no table called "taks"') as raised:
        view(SYSTEM, "taks")
    assert raised.value.hint == 'Did you mean "tasks"?'


def test_the_same_call_gives_the_same_table() -> None:
    assert view(SYSTEM, "tasks", sort="due") == view(SYSTEM, "tasks", sort="due")
