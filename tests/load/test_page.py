"""One page: front matter of every kind, and the text behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.page import front_matter_span, read_page


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\nid: a\n---\n# A\n", {"id": "a"}, "# A\n"),
        ("--- \nid: a\n---\t\n# A\n", {"id": "a"}, "# A\n"),
        ("---\nid: a\n...\n# A\n", {"id": "a"}, "# A\n"),
        ("---\nid: a\n---", {"id": "a"}, ""),
        ("---\n---\n# A\n", {}, "# A\n"),
        ("---\n# a comment\n---\n# A\n", {}, "# A\n"),
        ("---\nx: |\n  ---\n---\n# A\n", {"x": "---\n"}, "# A\n"),
        ("# A\n\n---\nid: a\n---\n", {}, "# A\n\n---\nid: a\n---\n"),
        ("----\nid: a\n----\n", {}, "----\nid: a\n----\n"),
        ("\n---\nid: a\n---\n", {}, "\n---\nid: a\n---\n"),
        ("", {}, ""),
    ],
)
def test_fields_and_text_are_told_apart(text: str, values: dict[str, object], body: str) -> None:
    document, defects = read_page(text, "content/a.md", controlled=True)
    assert (dict(document.front.values), document.text, defects) == (values, body, [])
    assert not document.broken


def test_a_page_knows_whether_it_has_a_front_matter() -> None:
    assert read_page("---\nid: a\n---\n", "a", controlled=True)[0].has_front
    assert read_page("---\nid: a\n", "a", controlled=True)[0].has_front
    assert not read_page("# A", "a", controlled=True)[0].has_front


@pytest.mark.parametrize(
    ("text", "kind", "at", "broken"),
    [
        ("---\nid: a\n\n# A\n", "front-matter-unclosed", 0, True),
        ("---\na: b: c\n---\n# A\n", "broken-yaml", 8, True),
        ("---\n- a\n---\n# A\n", "wrong-shape", 4, True),
        ("---\njust words\n---\n# A\n", "wrong-shape", 4, True),
        ("---\na: 1\na: 2\n---\n# A\n", "duplicate-key", 9, False),
        ("---\na: !x b\n---\n# A\n", "tag", 7, False),
    ],
)
def test_a_fault_of_the_front_matter_is_placed_in_the_page_and_the_text_is_read(
    text: str, kind: str, at: int, broken: bool
) -> None:
    document, defects = read_page(text, "content/a.md", controlled=True)
    assert [(each.kind, each.location.at) for each in defects] == [(kind, at)]
    assert document.broken is broken
    assert [each.text for each in document.headings][-1:] == ["A"]


def test_offsets_of_headings_count_from_the_start_of_the_file() -> None:
    text = "---\nid: a\n---\n\n# A [b](c.md)\n"
    document, _ = read_page(text, "a", controlled=True)
    assert text[document.headings[0].offset :].startswith("# A")
    assert text[document.links[0].offset :].startswith("c.md")


@given(st.one_of(st.text(), st.text("-\n .a:#[]`é").map(lambda text: f"---\n{text}")), st.booleans())
def test_no_text_raises_and_every_place_lies_inside_it(text: str, controlled: bool) -> None:
    document, defects = read_page(text, "content/a.md", controlled=controlled)
    assert document.controlled is controlled
    assert 0 <= document.start <= len(text)
    assert all(isinstance(each.location.at, int) and 0 <= each.location.at <= len(text) for each in defects)
    span = front_matter_span(text)
    assert span is None or 0 < span[0] <= span[1] < span[2] <= len(text)
