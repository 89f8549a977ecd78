"""Documents: anchors as the site gives them, parts of a page, and fields of the front matter."""

import markdown
import pytest
from markdown.extensions.toc import TocExtension

from sms_docs.load.page import read_page
from sms_docs.model.document import Document, slug

HEADINGS = [
    "Scope of SMS",
    "Roles, duties & authority",
    "Plan-Do-Check-Act",
    "What's new?",
    "  Two   blanks  ",
    "Über die Größe",
    "Café ☕ time",
    "日本語",
    "1.2 Numbered heading",
    "3.",
    "A -- B – C",
    "under_score and `code_span`",
    "**Bold** and *italic*",
    "A [link](target.md) in it",
    "Trailing marks ##",
    "a/b:c;d",
    "C++ & C#",
    "100 % sure",
    "Ends with -",
    "`only code`",
    "Scope &amp; limits",
]


def document(text: str, **fields: str) -> Document:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return read_page(f"---\n{front}---\n{text}", "content/a.md", controlled=True)[0]


def site_anchors(text: str) -> list[str]:
    def flat(tokens) -> list[str]:
        return [name for each in tokens for name in (each["id"], *flat(each["children"]))]

    converter = markdown.Markdown(extensions=[TocExtension(), "attr_list", "fenced_code"])
    converter.convert(text)
    return flat(converter.toc_tokens)  # type: ignore[attr-defined]  # the extension adds it


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_has_the_anchor_that_the_site_gives_it(heading: str) -> None:
    text = f"## {heading}\n"
    assert list(document(text).anchors) == site_anchors(text)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n# A\n\n# A\n",
        "# A\n\n# A_1\n\n# A\n",
        "# A {: #b }\n\n# B\n",
        "# A {#b}\n\n# A\n",
        "# A { #b .c }\n",
        "A\n===\n\nB\n---\n",
        "# A\n\n```\n# B\n```\n\n## C\n",
        "# !?\n\n# ...\n",
        "# A_1\n\n# A_1\n\n# A_9\n\n# A_9\n",
    ],
)
def test_anchors_of_a_page_are_those_of_the_site(text: str) -> None:
    assert list(document(text).anchors) == site_anchors(text)


def test_an_id_set_in_html_is_an_anchor_too() -> None:
    page = document('# A\n\n<a id="here"></a>\n<div class="x" name=\'there\'>\n')
    assert list(page.anchors) == ["a", "here", "there"]
    assert page.source[page.anchors["here"] :].startswith("<a id")


def test_an_anchor_leads_to_its_heading() -> None:
    page = document("# A\n\n## B\n")
    assert page.source[page.anchors["b"] :] == "## B\n"


def test_the_part_below_a_heading_ends_at_the_next_of_its_level_or_higher() -> None:
    page = document("# T\n\n## A\na\n### B\nb\n## C\nc\n")
    assert [page.body_of(index).split() for index in range(4)] == [
        ["##", "A", "a", "###", "B", "b", "##", "C", "c"],
        ["a", "###", "B", "b"],
        ["b"],
        ["c"],
    ]


@pytest.mark.parametrize(
    ("text", "fields", "title"),
    [
        ("# H\n", {"title": "T"}, "T"),
        ("# H\n", {}, "H"),
        ("words", {}, "content/a.md"),
        ("# H\n", {"title": "[x]"}, "H"),
    ],
)
def test_a_page_is_called_by_its_title_its_first_heading_or_its_file(
    text: str, fields: dict[str, str], title: str
) -> None:
    assert document(text, **fields).title == title


def test_fields_of_the_front_matter() -> None:
    page = document("# A", id="SMS-PLN-001", kind="k", version="'1.0'", owner="r", authors="[a, b]", approvers="c")
    assert (page.id, page.kind, page.version, page.owner) == ("SMS-PLN-001", "k", "1.0", "r")
    assert (page.authors, page.approvers, page.effective_from) == (("a", "b"), ("c",), None)


@pytest.mark.parametrize(
    ("status", "retired"), [("draft", False), ("approved", False), ("obsolete", True), ("withdrawn", True)]
)
def test_obsolete_and_withdrawn_documents_are_retired(status: str, retired: bool) -> None:
    assert document("", status=status).retired is retired


def test_a_field_is_placed_in_the_front_matter_and_the_page_at_its_start() -> None:
    page = document("# A", id="x")
    assert page.location("id").at == ("id",)
    assert page.location().at is None
    assert read_page("# A", "content/a.md", controlled=True)[0].location("id").at is None


def test_a_slug_is_made_of_small_letters_digits_and_hyphens() -> None:
    assert slug("Scope (of the) SMS!") == "scope-of-the-sms"
