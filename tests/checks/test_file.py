"""Faults of files: each is planted and found where it stands."""

import os
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.repository import LARGEST, FolderTree
from tests.support import document, found, messages, report

TASK = "- id: T-001\n  title: Write the plan\n"


def found_in(check_id: str, root: Path) -> list[str]:
    tree = FolderTree(root)
    check = engine.find_check(check_id)
    assert check is not None
    report = engine.check(engine.load(tree), tree, checks=(check,))
    return [f"{each.position.path}:{each.position.line}:{each.position.column}" for each in report.findings]


def test_a_byte_order_mark_is_named_at_the_start_of_the_file() -> None:
    files: dict[str, str | bytes] = {"content/a.md": b"\xef\xbb\xbf" + document("# A").encode(), "data/tasks.yml": TASK}
    assert found("file.byte-order-mark", files) == ["content/a.md:1:1"]
    assert messages("file.byte-order-mark", files) == ["This file begins with a byte order mark."]


def test_windows_line_ends_are_named_once_a_file_at_the_first() -> None:
    files: dict[str, str | bytes] = {
        "data/tasks.yml": TASK.replace("\n", "\r\n").encode(),
        "content/a.md": document("# A"),
    }
    assert found("file.carriage-returns", files) == ["data/tasks.yml:1:12"]


def test_an_unfinished_merge_is_named_at_its_first_line() -> None:
    text = "# A\n\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n"
    assert found("file.conflict-marker", {"content/a.md": text}) == ["content/a.md:3:1"]
    assert found("file.conflict-marker", {"data/tasks.yml": text.replace("# A\n\n", TASK)}) == ["data/tasks.yml:3:1"]


MERGE = "<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "content/a.css",
            "data/settings.yml",
            "data/decisions/A-1.yml",
            "data/standard/kinds.yml",
            "data/waivers.yml",
        ),
        *("data/people.csv", "editions/A-1/1.0.md", "evidence/a.txt", "mkdocs.yml", "overrides/main.html"),
        *("schemas/risks.schema.json", ".gitattributes"),
    ],
)
def test_a_merge_may_be_left_unfinished_in_any_file_and_its_command_is_named(path: str) -> None:
    findings = [each for each in report({path: MERGE, "data/tasks.yml": TASK}).findings if "conflict" in each.id]
    assert [(each.position.path, each.position.line) for each in findings] == [(path, 1)]
    assert f"`git checkout --theirs {path}`" in findings[0].hint


@pytest.mark.parametrize("path", ["content/a.png", "tests/data.yml", "data/a.pdf"])
def test_what_is_no_text_of_the_system_is_not_read(path: str) -> None:
    assert found("file.conflict-marker", {path: MERGE, "data/tasks.yml": TASK}) == []


def test_two_unfinished_merges_are_two_findings() -> None:
    merge = "<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n"
    assert found("file.conflict-marker", {"content/a.md": f"{merge}\n{merge}"}) == [
        "content/a.md:1:1",
        "content/a.md:7:1",
    ]


@pytest.mark.parametrize("text", ["A\n=======\n", "`<<<<<<< HEAD`\n", "<<<<<<<HEAD\n"])
def test_what_only_looks_like_a_merge_is_none(text: str) -> None:
    assert found("file.conflict-marker", {"content/a.md": text}) == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_register_without_entries_is_named(text: str) -> None:
    assert found("file.empty-file", {"data/tasks.yml": text}) == ["data/tasks.yml:1:1"]


def test_an_empty_page_is_named_and_an_empty_list_is_not() -> None:
    assert found("file.empty-file", {"content/a.md": " \n", "data/tasks.yml": "[]\n"}) == ["content/a.md:1:1"]


def test_a_folder_without_content_and_data_is_named() -> None:
    assert found("file.empty-repository", {"README.md": "# Something else"}) == ["data/settings.yml:1:1"]
    assert found("file.empty-repository", {}) == ["data/settings.yml:1:1"]


@pytest.mark.parametrize("path", ["content/a.md", "data/tasks.yml"])
def test_a_page_or_a_register_alone_makes_a_system(path: str) -> None:
    assert found("file.empty-repository", {path: "x"}) == []


def test_front_matter_without_an_end_is_named_where_it_begins() -> None:
    files = {"content/a.md": "---\nid: SMS-PLN-001\n\n# A\n"}
    assert found("file.front-matter-unclosed", files) == ["content/a.md:1:1"]
    assert messages("file.front-matter-unclosed", files) == ["The front matter that begins here never ends."]


@pytest.mark.parametrize(
    "text", ["---\nid: a\n---\n", "---  \nid: a\n--- \n# A", "---\nid: a\n...\n", "# A\n\n---\n\nB"]
)
def test_front_matter_with_an_end_or_none_at_all_is_sound(text: str) -> None:
    assert found("file.front-matter-unclosed", {"content/a.md": text}) == []


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"# A\n\nM\xfcller\n", "content/a.md:3:2"),
        (b"\xc3\xa9\xff", "content/a.md:1:2"),
        ("# A".encode("utf-16"), "content/a.md:1:1"),
        ("# A".encode("utf-16-le"), "content/a.md:1:1"),
        (b"\x89PNG\r\n\x00", "content/a.md:1:1"),
    ],
)
def test_bytes_that_are_no_text_are_placed(raw: bytes, place: str) -> None:
    assert found("file.not-utf8", {"content/a.md": raw}) == [place]


def test_the_wrong_byte_is_named() -> None:
    said = messages("file.not-utf8", {"content/a.md": b"M\xfcller"})
    assert said == ["This file is not UTF-8: byte 0xFC is no character."]


@pytest.mark.parametrize(("more", "expected"), [(0, []), (1, ["content/a.md:1:1"])])
def test_a_file_above_the_limit_is_named_and_not_read(more: int, expected: list[str]) -> None:
    assert found("file.too-large", {"content/a.md": b"x" * (LARGEST + more)}) == expected


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("data/task.yml", "Correct the file's name"),
        ("data/tasks.yaml", "Rename it with `git mv data/tasks.yaml data/tasks.yml`."),
        ("data/decisions/A-1.yaml", "Rename it with `git mv data/decisions/A-1.yaml data/decisions/A-1.yml`."),
        ("data/nothing.yaml", "Correct the file's name"),
    ],
)
def test_a_file_of_data_that_nothing_reads_is_named(path: str, hint: str) -> None:
    assert found("file.unknown-register", {path: TASK}) == [f"{path}:1:1"]
    findings = [each for each in report({path: TASK}).findings if each.id == "file.unknown-register"]
    assert findings[0].hint.startswith(hint)


@pytest.mark.parametrize(
    "path", ["data/tasks.yml", "data/settings.yml", "data/waivers.yml", "data/README.md", "data/more/x.yml"]
)
def test_other_files_of_data_are_left_alone(path: str) -> None:
    assert found("file.unknown-register", {path: TASK}) == []


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        ("content/Plan.md", "content/plan.md", "content/plan.md"),
        ("content/Plans/a.md", "content/plans/b.md", "content/plans/b.md"),
        ("content/caf\u00e9.md", "content/cafe\u0301.md", "content/caf\u00e9.md"),
        ("content/Flow.png", "content/flow.png", "content/flow.png"),
    ],
)
def test_names_that_only_some_file_systems_tell_apart_are_named_once(one: str, other: str, named: str) -> None:
    assert found("file.names-in-two-cases", {one: "# A", other: "# B"}) == [f"{named}:1:1"]
    hint = next(each.hint for each in report({one: "# A", other: "# B"}).findings if "two-cases" in each.id)
    assert "git mv content/" in hint


def test_a_folder_in_two_cases_is_told_once_and_other_names_are_sound() -> None:
    files = {"content/Plans/a.md": "# A", "content/plans/b.md": "# B", "content/plans/c.md": "# C"}
    assert len(found("file.names-in-two-cases", files)) == 1
    assert found("file.names-in-two-cases", {"content/a.md": "# A", "src/X.py": "", "src/x.py": ""}) == []


@pytest.mark.parametrize(
    ("path", "target"), [("content/a.md", "b.md"), ("data/tasks.yml", "../content/b.md"), ("editions/A/1.0.md", "b.md")]
)
def test_a_link_that_was_checked_out_as_a_text_is_named_with_the_command(path: str, target: str) -> None:
    files = {path: target, "content/b.md": "# B", "editions/A/b.md": "# B"}
    assert found("file.link-as-text", files) == [f"{path}:1:1"]
    hint = next(each.hint for each in report(files).findings if each.id == "file.link-as-text")
    assert f"`git checkout -- {path}`" in hint


@pytest.mark.parametrize("text", ["b.md\n", "a.md", "c.md", "../../etc/passwd", "# b.md", "x"])
def test_one_word_is_no_link(text: str) -> None:
    assert found("file.link-as-text", {"content/a.md": text, "content/b.md": "# B"}) == []


def test_a_file_that_cannot_be_opened_is_named(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("# A")
    (tmp_path / "content" / "b.md").symlink_to("nowhere.md")
    # Also root, who may read everything, cannot follow a link to nothing.
    assert found_in("file.unreadable", tmp_path) == ["content/b.md:1:1"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tasks.yml").write_text(TASK)
    (tmp_path / "data" / "tasks.yml").chmod(0)
    assert found_in("file.unreadable", tmp_path) == ["data/tasks.yml:1:1"]


def test_a_link_out_of_the_repository_is_named_and_one_inside_is_not(tmp_path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(TASK)
    root = tmp_path / "root"
    (root / "data").mkdir(parents=True)
    (root / "data" / "risks.yml").write_text("[]")
    (root / "data" / "tasks.yml").symlink_to(outside)
    (root / "data" / "gaps.yml").symlink_to("risks.yml")
    assert found_in("file.link-out-of-repository", root) == ["data/tasks.yml:1:1"]


def test_a_folder_that_is_a_link_out_of_the_repository_is_named(tmp_path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("# A")
    root = tmp_path / "root"
    (root / "content").mkdir(parents=True)
    (root / "content" / "plans").symlink_to(tmp_path / "elsewhere")
    assert found_in("file.link-out-of-repository", root) == ["content/plans:1:1"]
