"""The text of an edition: harmless, whatever was approved, and as it was in everything else."""

import re
from functools import cache
from html.parser import HTMLParser
from random import Random

import pytest

from sms_docs.load.editions import file_digest
from sms_docs.model.edition import Edition
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.pages.dossier import Kept
from sms_docs.pages.edition_text import LONGEST, edition_markdown
from tests.made_pages import convert, plain
from tests.support import load

HERE = "content/audit/editions/A/1.0.md"
HARMLESS = frozenset({
    *("a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "hr", "kbd", "li", "ol", "p"),
    *("pre", "span", "strong", "sub", "table", "tbody", "td", "th", "thead", "tr", "ul"),
})  # fmt: skip
SCHEME = re.compile(r"[\s\x00-\x1f]*(?:(?!https?:|mailto:)[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
SIGNS = (
    *(
        "`",
        "``",
        "\n```\n",
        "\n~~~\n",
        "\\`",
        "\\",
        "<script>x</script>",
        "\n\n",
        "\n",
        "    ",
        "<!--",
        "-->",
        "{% raw %}",
    ),
    *("{% endraw %}", "a", "[a](", "javascript:x", ")", "- ", ">", " ", "<div markdown>", "{ onclick=x }", "{{", "}}"),
    *("> ```\n", "\n1. ", "\t", "[b]: ", "<p onclick=x>", "<scr<!-- -->ipt>", "java&#115;cript:x", "&lt;"),
)


class Dangers(HTMLParser):
    """What a browser would run, fetch, or take for a part of the page's own frame."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HARMLESS:
            self.found.append(tag)
        for name, value in attrs:
            away = name in {"href", "src"} and SCHEME.match(value or "")
            if name.startswith(("on", "data-")) or name in {"style", "src"} or away:
                self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")


def dangers(html: str) -> list[str]:
    parser = Dangers()
    parser.feed(html)
    parser.close()
    return parser.found


def shown(body: str, home: str = "content/plans/plan.md") -> str:
    """The Markdown of an edition with a body."""
    text = f"---\nid: A\n---\n\n{body}\n"
    path = "editions/A/1.0.md"
    kept = Kept(Edition("A", "1.0", path, file_digest(text), text), text)
    return edition_markdown(system(), kept, HERE, Entry({"path": home, "key": "k0123abcd"}, path))


@cache
def system() -> System:
    return load({"content/plans/plan.md": "# Plan\n", "content/a b.md": "# Blank\n"})


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=//x>",
        "<img src=x onerror=alert(1)>",
        '<p onclick="x">a</p>',
        "<iframe src='x'>",
        "<style>body{display:none}</style>",
        "<textarea>",
        "<plaintext>",
        "<svg onload=x>",
        "<a href='javascript:x'>a</a>",
        "<base href='https://x'>",
        "<form action='x'><input></form>",
        '<div data-sms-held="0"></div>',
        '<div style="position:fixed">',
        "<!-- never closed",
        "<![CDATA[ x",
        "<?php x ?>",
        "<link rel=stylesheet href=x>",
        "<math><mi//xlink:href='data:x'>",
        '<p\nonclick="x">a</p>',
        "[a](x){ onclick=alert(1) }",
        "a paragraph\n{: onmouseover=x style='x' }",
        "[a](javascript:alert(1))",
        "[a](JAVASCRIPT:alert(1))",
        "[a](data:text/html,x)",
        "[a](//example.org/x)",
        "[a](file:///etc/passwd)",
        "[a]: javascript:x\n\n[a][a]",
    ],
)
def test_nothing_can_reach_beyond_the_text(evil: str) -> None:
    html = convert(shown(f"Before.\n\n{evil}\n\nBehind the rest."))
    assert dangers(html) == []
    assert "Behind the rest." in plain(html)


@pytest.mark.parametrize("seed", range(20))
def test_no_mixture_of_signs_gets_through(seed: int) -> None:
    """Where a converter sees code and we see none, or the other way round."""
    chosen = Random(seed)  # noqa: S311 - the same mixtures in every run
    for _ in range(20):
        body = "".join(chosen.choice(SIGNS) for _ in range(chosen.randint(3, 12)))
        assert dangers(convert(shown(f"a\n\n{body}\n\nb"))) == [], body


@pytest.mark.parametrize(
    "good",
    [
        "a<br>b", "x<sub>2</sub>", "<kbd>F1</kbd>", "<details markdown>\n<summary>More</summary>\n\nText\n\n</details>",
        "<https://example.org/x>", "<ada@example.org>", "a < b and c > d", "{{ braces }}", "{% raw %}",
        "**bold** and *slanted*", '!!! note "Mind"\n\n    Text', "Term\n:   Meaning",
    ],
)  # fmt: skip
def test_what_is_harmless_is_as_it_was(good: str) -> None:
    assert shown(f"{good}").strip() == good


def test_code_reads_as_it_was() -> None:
    """A sign without width stands in it: what is shown does not depend on where a converter sees code."""
    text = convert(shown("`<script>` and\n\n```html\n<p onclick='x'>a</p> <!-- said -->\n```"))
    said = plain(text).replace("\u2060", "").replace(" ", "")  # colours stand between the signs
    assert said == "<script>and<ponclick='x'>a</p><!--said-->"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](plan.md)", "[a](../../../plans/plan.md)"),
        ("[a](plan.md#plan)", "[a](../../../plans/plan.md#plan)"),
        ("[a](plan.md#gone)", "[a](../../../plans/plan.md)"),
        ('[a](gone.md "Title") b', "a b"),
        ("![a picture](gone.png)", "a picture"),
        ("[a [b] c](gone.md)", "a [b] c"),
        ("[a](<../a b.md>)", "[a](<../../../a b.md>)"),
        ("[a](../../data/x.yml)", "a"),
        ("[a](../../../../etc/passwd)", "a"),
        ("[x]: plan.md", "[x]: ../../../plans/plan.md"),
        ("[x]: gone.md", "[x]: #"),
        ("[a](https://example.org/?a=1)", "[a](https://example.org/?a=1)"),
        ("`[a](plan.md)`", "`[a](plan.md)`"),
    ],
)
def test_links_lead_to_what_exists_today(written: str, expected: str) -> None:
    assert shown(written).strip() == expected


def test_a_link_within_the_edition_stays() -> None:
    assert "[a](#part)" in shown("# Title\n\n## Part\n\n[a](#part)")


@pytest.mark.parametrize("home", ["", "../../x.md", "content/../../x.md", "/etc/x.md"])
def test_an_odd_home_leads_nowhere_else(home: str) -> None:
    assert "etc" not in shown("[a](etc/passwd)", home)


def test_the_title_and_the_marks_of_macros_go() -> None:
    body = '# Title\n\n<!-- sms:k0123abcd sms_table("x") -->\n\n| a |\n| --- |\n\n<!-- /sms:k0123abcd -->\n\nEnd'
    assert shown(body).split() == ["|", "a", "|", "|", "---", "|", "End"]


def test_a_mark_that_somebody_typed_is_no_mark() -> None:
    assert "sms:kffffffff" not in shown("<!-- sms:kffffffff x --> a")


def test_a_long_edition_is_cut_between_paragraphs_and_says_where_the_rest_is() -> None:
    text = shown("\n\n".join(f"Paragraph {number} of many." for number in range(5_000)))
    assert len(text) < LONGEST + 500
    assert "of many.\n\n\n**Here the page ends" in text.replace("\n\n\n\n", "\n\n\n")
    assert "`editions/A/1.0.md`" in text


def test_a_long_edition_is_not_cut_inside_code() -> None:
    body = "Text.\n\n```text\n" + "\n\n".join(["a line of code"] * 5_000) + "\n```\n\nEnd."
    assert shown(body).count("```") % 2 == 0
