"""Entries and registers: getters that answer for every value, and never raise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.register import Entry, Register, parse_date

ENTRY = Entry(
    {
        "id": " T-001 ",
        "title": "Write the plan",
        "due": "2027-01-20",
        "percent": 50,
        "share": 0.5,
        "done": True,
        "open": False,
        "owners": ["a", " b ", "", 3, None],
        "inner": {"x": "y"},
        "list": [{"id": "1"}, "words", {"id": "2"}],
        "zero": 0,
        "none": None,
        "empty": "",
    },
    "data/tasks.yml",
    (3,),
    "tasks",
)


def test_text_is_stripped_and_anything_else_is_empty() -> None:
    assert (ENTRY.text("title"), ENTRY.id) == ("Write the plan", "T-001")
    assert [ENTRY.text(key) for key in ("percent", "done", "owners", "inner", "none", "missing")] == [""] * 6


def test_texts_of_a_list_leave_out_what_is_no_text() -> None:
    assert ENTRY.texts("owners") == ("a", "b")
    assert ENTRY.texts("title") == ("Write the plan",)
    assert [ENTRY.texts(key) for key in ("empty", "percent", "inner", "none", "missing")] == [()] * 5


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1, 1.0),
        (0, 0.0),
        (-2.5, -2.5),
        (True, None),
        ("5", None),
        (None, None),
        (float("inf"), None),
        (float("nan"), None),
    ],
)
def test_a_number_is_finite_and_neither_true_nor_text(value: object, number: float | None) -> None:
    assert Entry({"x": value}, "x").number("x") == number


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2027-01-20", date(2027, 1, 20)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2027-02-29", None),
        ("2027-1-20", None),
        ("20270120", None),
        ("2027-W03-3", None),
        (" 2027-01-20", None),
        ("2027-01-20\n", None),
        ("٢٠٢٧-٠١-٢٠", None),
        ("0000-01-01", None),
        (20270121, None),
        (date(2027, 1, 20), None),
        (None, None),
    ],
)
def test_a_day_is_a_text_of_one_form_that_exists(value: object, day: date | None) -> None:
    assert parse_date(value) == day
    assert Entry({"x": value}, "x").date("x") == day


def test_only_true_is_a_flag() -> None:
    assert ENTRY.flag("done")
    assert [ENTRY.flag(key) for key in ("open", "title", "percent", "missing")] == [False] * 4
    assert not Entry({"x": "true"}, "x").flag("x")


def test_what_is_given_is_neither_null_nor_empty() -> None:
    assert all(ENTRY.has(key) for key in ("title", "zero", "open", "owners", "inner"))
    assert not any(ENTRY.has(key) for key in ("none", "empty", "missing"))
    assert not Entry({"a": [], "b": {}}, "x").has("a")
    assert not Entry({"a": [], "b": {}}, "x").has("b")
    assert not Entry({"a": " \n"}, "x").has("a")


def test_a_day_to_come_has_not_come() -> None:
    entry = Entry({"on": "2027-01-20", "odd": 7}, "x")
    assert entry.past_date("on", date(2027, 1, 20)) == date(2027, 1, 20)
    assert entry.past_date("on", date(2027, 1, 19)) is None
    assert entry.past_date("odd", date(2027, 1, 20)) is None


def test_inner_entries_know_where_they_stand() -> None:
    assert ENTRY.entry("inner").text("x") == "y"
    assert ENTRY.entry("inner").pointer == (3, "inner")
    assert [(each.id, each.pointer, each.register) for each in ENTRY.entries("list")] == [
        ("1", (3, "list", 0), "tasks"),
        ("2", (3, "list", 2), "tasks"),
    ]
    assert not ENTRY.entry("title")
    assert ENTRY.entries("inner") == ()


def test_a_location_leads_from_the_top_of_the_file() -> None:
    assert ENTRY.location().at == (3,)
    assert ENTRY.location("owners", 1).at == (3, "owners", 1)
    assert ENTRY.location("due", on_key=True).on_key


@pytest.mark.parametrize(
    ("values", "label"),
    [({"title": "A", "name": "B", "id": "C"}, "A"), ({"name": "B", "id": "C"}, "B"), ({"id": "C"}, "C"), ({}, "")],
)
def test_an_entry_is_called_by_its_title_name_or_number(values: dict[str, object], label: str) -> None:
    assert Entry(values, "x").label == label


def test_of_two_entries_with_one_id_the_first_is_found() -> None:
    entries = tuple(Entry({"id": name, "n": index}, "x") for index, name in enumerate(("a", "b", "a", "")))
    register = Register("x", "data/x.yml", entries)
    assert {key: each["n"] for key, each in register.by_id.items()} == {"a": 0, "b": 1}
    assert (len(register), list(register)) == (4, list(entries))


def test_a_register_without_a_record_gives_an_empty_one_at_its_file() -> None:
    single = Register("scope", "data/scope.yml").single
    assert (bool(single), single.path, single.location().at) == (False, "data/scope.yml", ())


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "id", "title"]), VALUES))
def test_no_value_makes_a_getter_raise(values: dict[str, object]) -> None:
    entry = Entry(values, "x")
    for key in ("a", "id", "missing"):
        assert isinstance(entry.text(key), str)
        assert all(entry.texts(key))
        assert entry.number(key) is None or isinstance(entry.number(key), float)
        assert entry.date(key) is None or isinstance(entry.date(key), date)
        assert entry.flag(key) in (True, False)
        assert entry.has(key) in (True, False)
        assert isinstance(entry.entry(key), Entry)
        assert all(isinstance(each, Entry) for each in entry.entries(key))
    assert isinstance(entry.label, str)
