"""A page made from data as a Markdown file."""

import yaml

from sms_docs.model.generated_page import GeneratedPage
from sms_docs.model.table import Column, Table
from sms_docs.render.page_markdown import page_link, page_markdown

TABLE = Table("t", "Tasks", (Column("id", "Number"),))


def front(text: str) -> object:
    return yaml.safe_load(text.split("---\n")[1])


def made(page: GeneratedPage) -> str:
    return page_markdown(page, lambda part: f"[{part.name}]" if isinstance(part, Table) else "")


def test_title_way_up_and_parts_stand_in_their_order() -> None:
    trail = (("content/audit/index.md", "For auditors"), ("content/audit/clauses/index.md", "Clauses"))
    text = made(GeneratedPage("content/audit/clauses/6.3.md", "6.3 Plan", ("First.", TABLE, "Last."), trail))
    order = ["[For auditors](../index.md)", "[Clauses](index.md)", "# 6&#46;3 Plan", "First.", "[t]", "Last."]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    assert text.endswith("Last.\n\n")


LOWER = {"search": {"boost": 0.5}}
"""The search shows what people wrote before what was made from it."""


def test_no_template_is_run_on_a_page_made_from_data() -> None:
    assert front(made(GeneratedPage("content/a.md", "A", ()))) == {"title": "A", "render_macros": False, **LOWER}


def test_letters_of_a_title_stay_letters() -> None:
    text = made(GeneratedPage("content/a.md", "Prüfung 😀", ()))
    assert 'title: "Prüfung 😀"' in text
    assert front(text) == {"title": "Prüfung 😀", "render_macros": False, **LOWER}


def test_a_title_stays_a_title_whatever_stands_in_it() -> None:
    title = 'A: "b" <script> {{ c }} # d\n---'
    text = made(GeneratedPage("content/a.md", title, ()))
    assert front(text) == {"title": title, "render_macros": False, **LOWER}
    assert "<script" not in text.split("---\n", 2)[2]
    assert "{{" not in text.split("---\n", 2)[2]


def test_a_page_that_the_search_leaves_out_says_so() -> None:
    page = GeneratedPage("content/a.md", "A", (), search=False)
    assert front(made(page)) == {"title": "A", "render_macros": False, "search": {"exclude": True}}


def test_a_page_with_wide_tables_gets_the_column_of_its_headings() -> None:
    assert front(made(GeneratedPage("content/a.md", "A", (), wide=True))) == {
        "title": "A",
        "render_macros": False,
        "hide": ["toc"],
        **LOWER,
    }


def test_links_go_from_page_to_page_and_keep_their_anchor() -> None:
    assert page_link("content/audit/rules/yaml.md", "content/audit/clauses/6.3.md") == "../clauses/6.3.md"
    assert page_link("content/audit/findings.md", "content/audit/rules/yaml.md#tag") == "rules/yaml.md#tag"
