"""What a link's target as written means."""

import pytest

from sms_docs.load.link_target import LinkTarget, read_target, resolve_path


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("a.md", LinkTarget("page", "a.md")),
        ("../a/b.md#c-d", LinkTarget("page", "../a/b.md", "c-d")),
        ("#here", LinkTarget("page", "", "here")),
        ("a.md?x=1&y#z", LinkTarget("page", "a.md", "z")),
        ("a%20b.md#%C3%BC", LinkTarget("page", "a b.md", "ü")),
        ("a\\_b\\(1\\).md", LinkTarget("page", "a_b(1).md")),
        ("a\\b.md", LinkTarget("page", "a\\b.md")),
        ("%", LinkTarget("page", "%")),
        ("a%23b.md", LinkTarget("page", "a#b.md")),
    ],
)
def test_a_relative_target_has_a_path_and_an_anchor(written: str, target: LinkTarget) -> None:
    assert read_target(written) == target


@pytest.mark.parametrize("written", ["http://x", "HTTPS://x/y.md", "mailto:a@b", "tel:1", "//host/x", "urn:a:b"])
def test_other_sites_and_addresses_are_external(written: str) -> None:
    assert read_target(written).sort == "external"


@pytest.mark.parametrize("written", ["file:///x", "File:x", "/x.md", "/", "C:\\x", "d:/x", "c:", "\\\\host\\x"])
def test_places_of_one_machine_are_told_apart(written: str) -> None:
    assert read_target(written).sort == "machine"


@pytest.mark.parametrize("written", ["{{", '{{ sms_value("a.b") }}', "{%", "a/{{b}}.md"])
def test_what_a_macro_makes_is_not_judged(written: str) -> None:
    assert read_target(written).sort == "computed"


@pytest.mark.parametrize(
    ("page", "path", "file"),
    [
        ("content/a/b.md", "../c.md", "content/c.md"),
        ("content/a/b.md", "", "content/a/b.md"),
        ("content/a/b.md", "./x//y.md", "content/a/x/y.md"),
        ("content/a/b.md", "../../../x.md", "../x.md"),
        ("content/a/b.md", "..", "content"),
    ],
)
def test_a_path_is_counted_from_its_page(page: str, path: str, file: str) -> None:
    assert resolve_path(page, path) == file
