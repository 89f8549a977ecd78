"""The files of approved editions: all are hashed, the newest keeps its text."""

from hashlib import sha256

from sms_docs.load.editions import edition_path, file_digest, read_editions
from tests.support import MemoryTree

OLD, NEW = "editions/A-1/1.9.md", "editions/A-1/1.10.md"
TEXT = '---\ndigest: "sha256:abc"\n---\n\n# A\n'


def test_all_are_hashed_and_the_newest_keeps_its_text() -> None:
    found, defects = read_editions(MemoryTree({OLD: "old\n", NEW: TEXT}), (OLD, NEW))
    assert defects == []
    assert found["A-1"]["1.9"].text is None
    assert found["A-1"]["1.9"].digest == f"sha256:{sha256(b'old' + bytes([10])).hexdigest()}"
    assert found["A-1"]["1.10"].text == TEXT
    assert found["A-1"]["1.10"].path == NEW == edition_path("A-1", "1.10")


def test_the_digest_of_the_content_is_known_without_its_text() -> None:
    found, _ = read_editions(MemoryTree({OLD: TEXT, NEW: "none\n"}), (OLD, NEW))
    assert [each.content for each in found["A-1"].values()] == ["sha256:abc", ""]


def test_line_ends_do_not_count_and_are_said() -> None:
    found, defects = read_editions(MemoryTree({NEW: TEXT.replace("\n", "\r\n")}), (NEW,))
    assert found["A-1"]["1.10"].digest == file_digest(TEXT)
    assert [each.kind for each in defects] == ["carriage-returns"]


def test_what_is_no_edition_is_passed_over() -> None:
    others = ("editions/a.md", "editions/A-1/b/c.md", "editions/A-1/1.0.txt", "content/A-1/1.0.md")
    assert read_editions(MemoryTree(dict.fromkeys(others, "x")), others) == ({}, [])


def test_a_file_that_cannot_be_read_is_a_defect() -> None:
    found, defects = read_editions(MemoryTree({NEW: b"\xff\xfea"}), (NEW,))
    assert found == {}
    assert [each.kind for each in defects] == ["not-utf8"]
