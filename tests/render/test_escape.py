"""Data are text: neither Jinja, Markdown nor the browser reads anything in them but letters."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sms_docs.render.escape import attribute, block, clean, inline, line, link, markdown

HOSTILE = [
    "<script>alert(1)</script>", "</script>", "{{ 7*7 }}", "{% raw %}", "{# no #}", "a | b", "`code`", "**bold**",
    "[x](javascript:alert(1))", "![x](y)", "&amp; &lt;", "\"' onload=x", "# title", "line\nline\r\nline", "\x02\x03",
    "\ud800", "{: .class }", ":smile:", "https://example.org", "T-001", "<!-- no -->", "\u202eabc", "$x$", "a\\|b",
    "مرحبا", "🙂", "\x00", "|\n|", "{{", "}}", "\u2028", "--", "1. one", "==x==", "~~x~~", "^x^", "[[wiki]]",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(codec=None)), st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE, *"{}%<>&|*_`\n"])).map("".join),
)  # fmt: skip
LINE = "<br>"


def read_back(written: str) -> str:
    """What a browser shows."""
    return html.unescape(written.replace(LINE, "\n"))


@given(TEXTS)
@example("{{ sms_table('x') }}")
def test_no_mark_of_any_reader_survives_in_a_block(text: str) -> None:
    written = block(text).replace(LINE, "")
    assert not set(written) & set("<>{}|*_`[]\\~\"'\n")
    assert not re.search(r"&(?!#\d+;)", written)
    assert read_back(block(text)) == clean(text)


@given(TEXTS)
def test_inside_a_sentence_only_letters_digits_and_blanks_are_left(text: str) -> None:
    written = re.sub(r"&#\d+;", "", inline(text).replace(LINE, ""))
    assert all(char.isalnum() or not char.isascii() or char in " \t" for char in written)
    assert read_back(inline(text)) == clean(text)


@given(TEXTS)
def test_a_markdown_file_holds_no_mark_either(text: str) -> None:
    assert not set(markdown(text).replace(LINE, "")) & set("<>{}|*_`[]\\~\n")
    assert read_back(markdown(text)) == clean(text)


def test_a_markdown_file_stays_readable() -> None:
    assert markdown("SMS-PLN-001, 12.5 % (of 3): x/y") == "SMS-PLN-001, 12.5 % (of 3): x/y"
    assert markdown("see :smile:") == "see &#58;smile:"


@given(TEXTS)
def test_an_attribute_never_ends_early(text: str) -> None:
    written = attribute(text)
    assert not set(written) & set("\"<>'{}`\n")
    assert html.unescape(written) == clean(text)


@given(TEXTS)
def test_every_text_can_be_written_to_a_file(text: str) -> None:
    for function in (block, inline, markdown, attribute):
        function(text).encode("utf-8")


@given(TEXTS)
def test_in_a_drawing_no_tag_stands_for_a_line_end(text: str) -> None:
    assert not set(line(text)) & set("<>{}|\n")
    assert html.unescape(line(text)) == clean(text).replace("\n", " ")


def test_line_ends_are_one_kind_and_control_characters_are_shown_as_replaced() -> None:
    assert clean("a\r\nb\u2028c\x85d") == "a\nb\nc\nd"
    assert clean("\x02x\x03\x00\ud800\t") == "\ufffdx\ufffd\ufffd\ufffd\t"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org/x",
        "\\\\example.org", "", None, "   ",
    ],
)  # fmt: skip
def test_an_address_that_runs_or_leaves_gives_no_link(url: str | None) -> None:
    assert link(url) == ""


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("../plans/x/#scope", ' href="../plans/x/#scope"'),
        ("https://example.org/a?b=c&d", ' href="https://example.org/a?b&#61;c&#38;d"'),
        ("mailto:a@example.org", ' href="mailto:a@example.org"'),
        ('x" onclick="y', ' href="x&#34; onclick&#61;&#34;y"'),
    ],
)
def test_other_addresses_are_written_as_one_attribute(url: str, written: str) -> None:
    assert link(url) == written


@given(TEXTS)
def test_no_address_ever_carries_a_script(text: str) -> None:
    found = re.fullmatch(r' href="([^"<>]*)"', link(text))
    if found:
        address = re.sub(r"[\x00-\x20]", "", html.unescape(found.group(1))).lower()
        assert not address.startswith(("javascript:", "data:", "vbscript:", "//"))
