"""Circular dependencies."""

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.cycles import circles, way_round
from sms_docs.model.register import Entry, Register


def register(**needs: object) -> Register:
    entries = ({"id": key, "depends_on": value} for key, value in needs.items())
    return Register("tasks", "data/tasks.yml", tuple(Entry(e, "data/tasks.yml", (i,)) for i, e in enumerate(entries)))


def ways(found: Register) -> list[str]:
    return [way_round(circle) for circle in circles(found)]


def test_a_chain_is_no_circle() -> None:
    assert ways(register(A=["B"], B=["C"], C=[])) == []


def test_two_ways_to_the_same_end_are_no_circle() -> None:
    assert ways(register(A=["B", "C"], B=["D"], C=["D"], D=[])) == []


def test_a_circle_is_named_once_from_its_first_entry_in_the_file() -> None:
    assert ways(register(A=["C"], B=["A"], C=["B"])) == ["A → C → B → A"]


def test_a_way_into_a_circle_is_no_part_of_it() -> None:
    assert ways(register(A=["B"], B=["C"], C=["B"])) == ["B → C → B"]


def test_an_entry_may_depend_on_itself() -> None:
    assert ways(register(A=["A"])) == ["A → A"]


def test_circles_that_share_an_entry_are_all_named() -> None:
    assert ways(register(A=["B", "C"], B=["A"], C=["A"])) == ["A → B → A", "A → C → A"]


def test_two_circles_apart_are_both_named() -> None:
    assert ways(register(A=["B"], B=["A"], C=["D"], D=["C"])) == ["A → B → A", "C → D → C"]


def test_the_place_is_the_item_that_says_so() -> None:
    [circle] = circles(register(A=["X", "B"], B="A"))
    assert [step.location.at for step in circle] == [(0, "depends_on", 1), (1, "depends_on", 0)]


def test_unknown_ids_and_odd_values_are_passed_over() -> None:
    assert ways(register(A=["nowhere", 7, None], B={"x": 1}, C=True)) == []


def test_a_long_chain_needs_no_deep_stack() -> None:
    count = 5000
    needs: dict[str, object] = {f"T{index}": [f"T{(index + 1) % count}"] for index in range(count)}
    [circle] = circles(register(**needs))
    assert len(circle) == count


ids = st.sampled_from("ABCDEF")


@given(st.dictionaries(ids, st.lists(ids, unique=True)))
def test_without_the_step_that_closes_each_circle_none_is_left(needs: dict[str, list[str]]) -> None:
    found = list(circles(register(**needs)))
    for circle in found:
        for step, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert step.needs == following.entry
            assert step.needs in needs[step.entry]
    assert bool(found) == _has_circle(needs)


def _has_circle(needs: dict[str, list[str]]) -> bool:
    """The plain way: take out what depends on nothing until nothing changes."""
    left = {key: set(value) & needs.keys() for key, value in needs.items()}
    while free := [key for key, value in left.items() if not value & left.keys()]:
        for key in free:
            del left[key]
    return bool(left)
