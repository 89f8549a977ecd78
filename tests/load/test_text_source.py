"""Bytes to text: encodings, line ends, unfinished merges, and that offsets fit the text that is used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.repository import LARGEST
from sms_docs.load.text_source import decode, read_text
from tests.support import MemoryTree


def kinds(raw: bytes) -> list[str]:
    return [each.kind for each in decode(raw, "x")[1]]


def test_plain_utf8_is_taken_as_it_is() -> None:
    assert decode("a\nö\U0001f4a5\n".encode(), "x") == ("a\nö\U0001f4a5\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named_and_not_guessed(encoding: str) -> None:
    text, defects = decode("# Title\n".encode(encoding), "x")
    assert text is None
    assert [each.kind for each in defects] == ["not-utf8"]


def test_one_wrong_byte_does_not_hide_the_rest() -> None:
    text, defects = decode("ö\nM".encode() + b"\xfc" + b"ller\n- a\n", "x")
    assert text == "ö\nM�ller\n- a\n"
    assert [(each.kind, each.location.at) for each in defects] == [("not-utf8", 3)]


@pytest.mark.parametrize("marks", [1, 2])
def test_byte_order_marks_are_named_once_and_removed(marks: int) -> None:
    text, defects = decode(b"\xef\xbb\xbf" * marks + b"---\n", "x")
    assert text == "---\n"
    assert [each.kind for each in defects] == ["byte-order-mark"]


@pytest.mark.parametrize(("raw", "at"), [(b"a\r\nb\r\n", 1), (b"a\nb\r\n", 3), (b"a\rb", 1)])
def test_line_ends_of_other_systems_become_ours(raw: bytes, at: int) -> None:
    text, defects = decode(raw, "x")
    assert text is not None
    assert text.split() == ["a", "b"]
    assert "\r" not in text
    assert [(each.kind, each.location.at) for each in defects] == [("carriage-returns", at)]


def test_every_unfinished_merge_is_found_where_it_begins() -> None:
    merge = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"
    defects = decode(f"{merge}text\n{merge}".encode(), "x")[1]
    assert [(each.kind, each.location.at) for each in defects] == [
        ("conflict-marker", 0),
        ("conflict-marker", len(merge) + 5),
    ]


def test_several_faults_of_one_file_are_all_told() -> None:
    assert kinds(b"\xef\xbb\xbfa\r\n\xff\r\n") == ["byte-order-mark", "not-utf8", "carriage-returns"]


def test_a_file_of_10_mb_is_not_read() -> None:
    class Large(MemoryTree):
        def size(self, path: str) -> int:
            return 10_000_000

        def read(self, path: str) -> bytes:
            raise AssertionError("it was read")

    text, defects = read_text(Large({"a.md": ""}), "a.md")
    assert (text, [each.kind for each in defects]) == (None, ["too-large"])
    assert defects[0].message == f"This file is larger than {LARGEST // 2**20} MiB and was not read."


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)))
def test_no_bytes_raise_and_every_place_lies_inside_the_text(raw: bytes) -> None:
    text, defects = decode(raw, "x")
    assert text is not None or defects
    for each in defects:
        at = each.location.at
        assert at is None or (isinstance(at, int) and 0 <= at <= len(text or ""))
