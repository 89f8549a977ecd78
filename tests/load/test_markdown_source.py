"""Headings, links, calls and template code of a page, and what is text because it stands in code."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.macro_call import LONGEST
from sms_docs.load.markdown_source import Scan, scan


def page(text: str) -> Scan:
    """A page given as a block of its own; what needs its indentation is given to ``scan`` itself."""
    return scan(dedent(text).removeprefix("\n"))


def headings(text: str) -> list[tuple[int, str]]:
    return [(each.level, each.text) for each in scan(text).headings]


def links(text: str) -> list[str]:
    return [each.target for each in scan(text).links]


# ---------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A", [(1, "A")]),
        ("#A", [(1, "A")]),
        ("###### A", [(6, "A")]),
        ("## A ##", [(2, "A")]),
        ("## A #b", [(2, "A #b")]),
        ("##  A\t", [(2, "A")]),
        ("# A {: #b }", [(1, "A {: #b }")]),
        ("#", [(1, "")]),
        ("text\n# A", [(1, "A")]),
        (" # A", []),
        ("    # A", []),
        ("\\# A", []),
        ("a # b", []),
    ],
)
def test_marks_at_the_start_of_a_line_make_a_heading(text: str, expected: list[tuple[int, str]]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n===\n", [(1, "A")]),
        ("A\n===", [(1, "A")]),
        ("A\n-", [(2, "A")]),
        ("x\n\nA\n---  \n", [(2, "A")]),
        ("two\nlines\n---\n", []),
        ("\n---\n", []),
        ("| a |\n---\n", []),
        ("- a\n---\n", []),
        ("# A\n---\n", [(1, "A")]),
        ("A\n--- b\n", []),
        ("```\nx\n\n```\n---\n", []),
    ],
)
def test_a_line_of_one_paragraph_with_a_line_below_is_a_heading(text: str, expected: list[tuple[int, str]]) -> None:
    assert headings(text) == expected


def test_a_heading_right_behind_the_front_matter_is_found_at_its_offset() -> None:
    text = "---\nid: a\n---\n# A\n\n## B\n"
    assert [(each.text, text[each.offset : each.body]) for each in scan(text, 14).headings] == [
        ("A", "# A"),
        ("B", "## B"),
    ]


def test_front_matter_is_not_scanned() -> None:
    text = "---\n# a comment\nid: a\n---\n# A\n"
    assert [each.text for each in scan(text, text.index("# A")).headings] == ["A"]


# ---------------------------------------------------------------- code is text


@pytest.mark.parametrize(
    "code",
    [
        "```\n# x [a](b) {{ c() }}\n```",
        "```yaml title=x\n# x\n`````",
        "````\n```\n# x\n```\n````",
        "~~~\n# x\n```\n~~~~",
        "> ```\n> # x [a](b)\n> ```",
        "- item\n\n    ```\n    # x [a](b)\n    ```",
        "``` `# x` [a](b) ```",
        "`[a](b) {{ c() }}`",
        "`` ` [a](b) ``",
        "`two\nlines [a](b)`",
        "{% raw %}\n# x [a](b) {{ c() }}\n{% endraw %}",
        "{%- raw -%}\n# x\n{%- endraw -%}",
        "<!-- # x\n# y [a](b) {{ c() }} -->",
    ],
)
def test_nothing_in_code_raw_blocks_and_comments_counts(code: str) -> None:
    found = scan(f"{code}\n\n# After [here](there.md)\n")
    assert [each.text for each in found.headings] == ["After [here](there.md)"]
    assert [each.target for each in found.links] == ["there.md"]
    assert (found.calls, found.template_code) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "`a\n\n[b](c.md)`",
        "\\`[b](c.md)\\`",
        "a ` [b](c.md)",
        "``` [b](c.md)` \n",
        "```x``` [b](c.md)",
        "a ~~~ [b](c.md)",
    ],
)
def test_marks_that_open_no_code_hide_nothing(text: str) -> None:
    assert links(text) == ["c.md"]


def test_the_spans_of_code_are_known() -> None:
    text = "a `b` c\n\n```\nd\n```\ne\n"
    assert [text[begin:end] for begin, end in scan(text).code] == ["`b`", "```\nd\n```"]


@pytest.mark.parametrize("opening", ["```\n", "~~~\n", "<!-- ", "{% raw %}"])
def test_what_is_never_closed_goes_on_to_the_end(opening: str) -> None:
    assert headings(f"# A\n\n{opening}\n# B\n") == [(1, "A")]


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ('[a](b.md "title")', ["b.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("[a](b\\).md)", ["b\\).md"]),
        ("[a]( b.md )", ["b.md"]),
        ("[a](\nb.md)", ["b.md"]),
        ("[a]()", []),
        ("![a](b.png)", ["b.png"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("# [a](b.md)", ["b.md"]),
        ("| [a](b.md) | [c](d.md) |", ["b.md", "d.md"]),
        ("[a]: b.md", ["b.md"]),
        ("   [a]: <b.md> 'title'", ["b.md"]),
        ("    [a]: b.md", []),
        ("[^1]: a note", []),
        ("*[HTML]: words", []),
        ("see [a]: b", []),
        ("[a](b.md) and [c]: d", ["b.md"]),
    ],
)
def test_targets_of_links_images_and_definitions(text: str, expected: list[str]) -> None:
    found = scan(text)
    assert [each.target for each in found.links] == expected
    assert all(text.startswith(each.target, each.offset) for each in found.links)


# ---------------------------------------------------------------- calls


def test_a_call_is_read_with_its_place() -> None:
    text = 'a {{ sms_table("tasks", status="open") }} b'
    (call,) = scan(text).calls
    assert (call.name, call.args, call.kwargs, call.error) == ("sms_table", ("tasks",), {"status": "open"}, "")
    assert text[call.offset : call.end] == '{{ sms_table("tasks", status="open") }}'


def test_a_call_may_run_over_several_lines() -> None:
    (call,) = page("""
        {{ sms_table(
            "tasks",
            columns=["id", "title"],
        ) }}
        """).calls
    assert (call.args, call.kwargs) == (("tasks",), {"columns": ["id", "title"]})


@pytest.mark.parametrize("quote", ["'", '"'])
def test_braces_inside_a_text_do_not_end_the_call(quote: str) -> None:
    (call,) = scan(f"{{{{ f({quote}a }}}} b{quote}) }}}}").calls
    assert (call.name, call.args) == ("f", ("a }} b",))


def test_two_calls_on_a_line_are_two() -> None:
    assert [each.args for each in scan("{{ f(1) }}{{ f(2) }}").calls] == [(1,), (2,)]


@pytest.mark.parametrize("text", ["{{ f(1)\n\n# A {{ g() }}", "{{ it's\n\n# A {{ g() }}", "{{\n\n# A {{ g() }}"])
def test_a_call_that_is_never_closed_hides_nothing(text: str) -> None:
    found = scan(text)
    assert [(each.text, each.offset) for each in found.template_code] == [("{{", 0)]
    assert [each.text for each in found.headings] == ["A {{ g() }}"]
    assert [each.name for each in found.calls] == ["g"]


def test_a_call_that_is_far_too_long_is_no_call() -> None:
    assert scan("{{ f('" + "x" * 3 * LONGEST + "') }}").template_code[0].text == "{{"
    assert scan("{{ f('" + "x" * LONGEST + "') }}").calls[0].error == "this call is far too long"


def test_other_template_code_is_told_apart() -> None:
    text = "{% if a %}b{% endif %} {# c\n# d #}\n## E\n"
    found = scan(text)
    assert [(each.text, each.offset) for each in found.template_code] == [
        ("{% if a %}", 0),
        ("{% endif %}", 11),
        ("{# c\n# d #}", 23),
    ]
    assert [each.text for each in found.headings] == ["E"]


@pytest.mark.parametrize("opening", ["{% if", "{# if"])
def test_template_code_that_is_never_closed_hides_nothing(opening: str) -> None:
    found = scan(f"{opening}\n\n# A\n")
    assert [each.text for each in found.template_code] == [opening[:2]]
    assert [each.text for each in found.headings] == ["A"]


# ---------------------------------------------------------------- for all inputs

PIECES = st.lists(
    st.sampled_from(
        [
            *[
                "`",
                "```",
                "~~~",
                "\n",
                "\n\n",
                "# ",
                "===",
                "---",
                "[a]",
                "](",
                ")",
                "<",
                ">",
                "]:",
                "{{",
                "}}",
                "{%",
                "%}",
            ],
            *["{#", "#}", "raw", "endraw", "<!--", "-->", "f(", "'", '"', "\\", " ", "    ", "x", "é", "\U0001f4a5"],
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), PIECES), st.integers(0, 5))
def test_no_text_raises_and_every_place_lies_inside_it(text: str, start: int) -> None:
    start = min(start, len(text))
    found = scan(text, start)
    for heading in found.headings:
        assert start <= heading.offset <= heading.body <= len(text)
    for link in found.links:
        assert text.startswith(link.target, link.offset)
    for call in found.calls:
        assert text[call.offset : call.offset + 2] == "{{"
        assert text[call.end - 2 : call.end] == "}}"
    for code in found.template_code:
        assert text.startswith(code.text, code.offset)
    for begin, end in found.code:
        assert start <= begin < end <= len(text)
    assert list(found.headings) == sorted(found.headings, key=lambda each: each.offset)


@pytest.mark.parametrize(
    "piece", ["]:", "`a ", "{{ ", "{{'", "{% ", "](", "](\\", "[a]:", "\n-", "<!--", "```\n", "](x(", "> ", "~~~ "]
)
def test_a_page_of_nothing_but_openings_is_read_in_linear_time(piece: str) -> None:
    # A quadratic reader would need minutes; the time limit of the test run would end it.
    scan(piece * 50_000)
