"""A part of a page as paragraphs, items, quotes and rows."""

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.judgement.blocks import Block, blocks, visible
from sms_docs.load.page import read_page
from tests.pages import line, page


def read(text: str) -> list[Block]:
    document = page(text)
    return list(blocks(document, document.start, len(document.source)))


def texts(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in read(text)]


def test_a_paragraph_goes_on_over_lines_and_ends_at_an_empty_one() -> None:
    assert texts("One\ntwo.\n\nThree.\n") == [("paragraph", "One\ntwo."), ("paragraph", "Three.")]


def test_list_items_know_their_depth_and_take_up_their_lines() -> None:
    found = read("- One\n  goes on\n    - Two\n3. Three\n* [x] Four\n")
    assert [(each.text, each.depth) for each in found] == [("One\ngoes on", 0), ("Two", 4), ("Three", 0), ("Four", 0)]


def test_a_list_needs_no_empty_line_before_it() -> None:
    assert texts("Two things:\n- a\n- b\n") == [("paragraph", "Two things:"), ("item", "a"), ("item", "b")]


def test_quotes_lose_their_mark() -> None:
    assert texts("> One\n> two\nthree\n\n> Four") == [("quote", "One\ntwo\nthree"), ("quote", "Four")]


def test_rows_know_the_heads_of_their_table() -> None:
    (row,) = read("| Role | Holder |\n|---|:-:|\n| SMS manager | a \\| b |\n")
    assert row.kind == "row"
    assert row.columns == ("Role", "Holder")
    assert row.cells == ("SMS manager", "a | b")


def test_a_table_needs_no_bars_at_its_edges_and_may_follow_a_sentence() -> None:
    found = read("Text.\nA | B\n--|--\n1 | 2\n3 |\n\nAfter | it\n")
    assert [each.cells for each in found if each.kind == "row"] == [("1", "2"), ("3",)]
    assert [each.text for each in found if each.kind == "paragraph"] == ["Text.", "After | it"]


def test_the_head_of_a_table_is_no_row() -> None:
    assert read("| A | B |\n|---|---|\n") == []


def test_comments_code_rules_and_definitions_are_no_blocks() -> None:
    text = "<!-- one\n\ntwo -->\n\n```\ncode\n```\n\n---\n\n[TOC]\n\n[x]: https://example.org\n\n{: .wide }\n"
    assert texts(text) == []


def test_calls_that_show_rows_are_left_to_the_caller_and_facts_stay() -> None:
    text = (
        '{{ sms_table("tasks") }}\n\n{{ sms_figure("heat-map") }}\n\nWe are {{ sms_value("organization.headcount") }}.'
    )
    assert texts(text) == [("paragraph", 'We are {{ sms_value("organization.headcount") }}.')]


def test_headings_are_no_blocks_and_say_where_a_block_stands() -> None:
    found = read("Before\n# One\n- a\n\nTwo\n===\nb\n## Three\n")
    assert [(each.text, each.heading) for each in found] == [("Before", -1), ("a", 0), ("b", 1)]


def test_a_block_begins_at_its_first_word() -> None:
    document = page("# One\n\n  - item\n\n> quote\n\n| A |\n|---|\n  | x |\n")
    places = [
        (line(document, each.offset), document.source[each.offset])
        for each in blocks(document, 0, len(document.source))
    ]
    assert places == [(3, "i"), (5, "q"), (9, "|")]


def test_only_the_part_asked_for_is_read() -> None:
    document = page("# One\na\n# Two\nb\n")
    heading = document.headings[1]
    assert [each.text for each in blocks(document, heading.body, len(document.source))] == ["b"]


def test_an_inline_code_span_stays_and_a_fence_is_blanked() -> None:
    document = page("Use `x`.\n\n```\ny\n```\n")
    seen = visible(document, 0, len(document.source))
    assert "`x`" in seen
    assert "y" not in seen
    assert len(seen) == len(document.source)


MARKDOWN = st.text(alphabet=st.sampled_from("ab |-\n>#*`~<!1.{}[]:\t"), max_size=200)


@given(MARKDOWN)
def test_any_text_can_be_read_and_each_block_lies_in_it(text: str) -> None:
    document, _ = read_page(text, "p.md", controlled=True)
    found = list(blocks(document, document.start, len(document.source)))
    assert all(document.start <= each.offset <= len(document.source) for each in found)
    assert [each.offset for each in found] == sorted(each.offset for each in found)


@given(MARKDOWN)
def test_what_is_visible_is_as_long_as_the_text_and_keeps_its_lines(text: str) -> None:
    document, _ = read_page(text, "p.md", controlled=True)
    seen = visible(document, 0, len(document.source))
    assert len(seen) == len(document.source)
    assert seen.count("\n") == document.source.count("\n")
