"""From a place to line and column: keys, values, front matter, and places that do not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.position import Positions
from sms_docs.load.yaml_spots import read_spots
from sms_docs.model.location import Location, Pointer
from tests.support import tree

TASKS = """
    # a comment
    - id: T-001
      due: 2027-01-20
    - id: T-002
      gaps: [G-001, "G-002"]
      texts:
        - first
        - |
          block
      nested: {inner: {deep: 1}}
      empty:
    """
PAGE = """
    ---
    id: SMS-PLN-001
    authors:
      - PER-02
    ---
    # Title

    Text
    """


def find(pointer: Pointer | int | None, path: str = "data/tasks.yml", *, on_key: bool = False) -> tuple[int, int]:
    positions = Positions(tree({"data/tasks.yml": TASKS, "content/a.md": PAGE}))
    found = positions.find(Location(path, pointer, on_key))
    assert found.path == path
    return found.line, found.column


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ((), 2, 1),
        ((0,), 2, 3),
        ((0, "id"), 2, 7),
        ((0, "due"), 3, 8),
        ((1, "gaps"), 5, 9),
        ((1, "gaps", 0), 5, 10),
        ((1, "gaps", 1), 5, 17),
        ((1, "texts"), 7, 5),
        ((1, "texts", 0), 7, 7),
        ((1, "texts", 1), 8, 7),
        ((1, "nested", "inner", "deep"), 10, 26),
    ],
)
def test_a_value_is_found_where_it_begins(pointer: Pointer, line: int, column: int) -> None:
    assert find(pointer) == (line, column)


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [((0, "due"), 3, 3), ((1, "nested", "inner"), 10, 12), ((1, "empty"), 11, 3), ((1, "gaps", 1), 5, 9)],
)
def test_a_key_is_found_where_it_is_written(pointer: Pointer, line: int, column: int) -> None:
    assert find(pointer, on_key=True) == (line, column)


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ((7,), 2, 1),
        ((-1,), 2, 1),
        ((0, "owner"), 2, 3),
        ((0, "owner", "name"), 2, 3),
        ((1, "gaps", 9), 5, 9),
        ((1, "nested", "x", 3), 10, 11),
        ((0, "id", "deeper"), 2, 7),
        (("id",), 2, 1),
    ],
)
@pytest.mark.parametrize("on_key", [False, True])
def test_what_is_missing_is_placed_at_its_nearest_ancestor(
    pointer: Pointer, line: int, column: int, on_key: bool
) -> None:
    assert find(pointer, on_key=on_key) == (line, column)


def test_a_field_of_the_front_matter_is_found_in_the_page() -> None:
    assert find(("id",), "content/a.md") == (2, 5)
    assert find(("id",), "content/a.md", on_key=True) == (2, 1)
    assert find(("authors", 0), "content/a.md") == (4, 5)
    assert find(("owner",), "content/a.md") == (2, 1)


@pytest.mark.parametrize(("offset", "line", "column"), [(0, 1, 1), (3, 1, 4), (4, 2, 1), (9999, 9, 1)])
def test_an_offset_is_found_by_counting_lines(offset: int, line: int, column: int) -> None:
    assert find(offset, "content/a.md") == (line, column)


def test_the_start_of_a_file_is_line_1_also_when_there_is_no_such_file() -> None:
    assert find(None) == (1, 1)
    assert find(None, "data/nothing.yml") == (1, 1)


def test_lines_that_only_yaml_sees_do_not_shift_the_count() -> None:
    # libyaml ends a line at U+2028 too; an editor does not.
    positions = Positions(tree({"data/x.yml": 'a: "b\u2028c"\nd: e\n'}))
    found = positions.find(Location("data/x.yml", ("d",)))
    assert (found.line, found.column) == (2, 4)


def test_columns_count_characters_and_not_bytes() -> None:
    positions = Positions(tree({"data/x.yml": "[ö, \U0001f4a5, x]\n"}))
    assert positions.find(Location("data/x.yml", (2,))).column == 8


def test_windows_line_ends_and_a_byte_order_mark_do_not_shift_a_place() -> None:
    positions = Positions(tree({"data/x.yml": b"\xef\xbb\xbfa: b\r\nc: d\r\n"}))
    found = positions.find(Location("data/x.yml", ("c",)))
    assert (found.line, found.column) == (2, 4)


def test_inside_an_alias_the_place_is_at_its_anchor() -> None:
    text = "a: &x\n  b: 1\nc: *x\n"
    spots = read_spots(text)
    assert spots is not None
    assert spots.find(("c",), on_key=False) == text.index("*x")
    assert spots.find(("c", "b"), on_key=False) == text.index("1")


def test_of_a_key_that_stands_twice_the_first_is_meant() -> None:
    spots = read_spots("a: 1\na: 2\n")
    assert spots is not None
    assert spots.find(("a",), on_key=False) == 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: [", "[" * 100_000, "a: b: c"])
def test_a_text_that_cannot_be_read_has_no_spots(text: str) -> None:
    assert read_spots(text) is None


@pytest.mark.parametrize(
    "path_and_text",
    [
        ("data/x.yml", "a: ["),
        ("content/x.md", "---\na: [\n---\n"),
        ("content/x.md", "no front"),
        ("content/x.md", "---\na"),
    ],
)
def test_a_pointer_into_a_file_that_cannot_be_read_means_its_start(path_and_text: tuple[str, str]) -> None:
    path, text = path_and_text
    found = Positions(tree({path: text})).find(Location(path, ("a", 0)))
    assert found.line == 1


def test_a_line_is_shown_as_it_stands_and_outside_the_file_there_is_none() -> None:
    positions = Positions(tree({"content/a.md": PAGE}))
    assert positions.line("content/a.md", 2) == "id: SMS-PLN-001"
    assert positions.line("content/a.md", 0) == ""
    assert positions.line("content/a.md", 99) == ""
    assert positions.line("content/none.md", 1) == ""


@given(st.text(), st.lists(st.one_of(st.text(max_size=3), st.integers(-2, 3)), max_size=4), st.booleans())
def test_no_text_and_no_pointer_raises(text: str, steps: list[str | int], on_key: bool) -> None:
    spots = read_spots(text)
    assert spots is None or 0 <= spots.find(tuple(steps), on_key=on_key) <= len(text)
