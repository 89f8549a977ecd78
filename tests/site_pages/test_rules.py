"""Pages with the manuals of the checks."""

import re

import pytest

from sms_docs.checks import CHECKS
from sms_docs.load.standard import load_rules, load_standard
from sms_docs.model.generated import HELD, RULES, rule_page
from sms_docs.model.report import Rule
from sms_docs.pages import Sources
from sms_docs.pages.watch import clauses_of, watch
from tests.made_pages import html, pages, plain, released, sources

FILES = {"content/plan.md": "---\nid: A\n", "data/tasks.yml": "- {id: T-1, wrong: 1}\n"}


@pytest.fixture(scope="module")
def draft() -> Sources:
    return sources(FILES)


def test_every_check_has_its_place_and_no_link_to_one_is_dead(draft: Sources) -> None:
    made = pages(draft)
    for check in CHECKS:
        path, _, anchor = rule_page(check.id).partition("#")
        head = f"## `{check.id}` {{ #{anchor} }}"
        assert sum(str(part).startswith(head + "\n") for part in made[path].parts) == 1, check.id


def test_the_anchor_is_on_the_heading(draft: Sources) -> None:
    text = html(draft, rule_page("yaml.tag").partition("#")[0])
    assert re.search(r'<h2 id="tag"><code>yaml\.tag</code></h2>', text)
    assert "<h1" in text
    assert "Rules: YAML" in plain(text)


def test_a_manual_says_how_bad_it_is_which_clause_it_serves_and_what_was_found(draft: Sources) -> None:
    text = html(draft, rule_page("data.schema-violation").partition("#")[0])
    facts = re.search(r'id="schema-violation".*?<span class="sms-facts">(.*?)</span>', text, re.DOTALL)
    assert facts
    assert plain(facts.group(1)).startswith("Error")
    assert re.search(r"[1-9]\d* findings? now", plain(facts.group(1)))


def test_the_table_of_all_rules_leads_to_each_manual(draft: Sources) -> None:
    text = html(draft, RULES)
    assert text.count("<tr") == len(CHECKS) + 1
    assert '<a href="../rules/yaml/#tag">yaml.tag</a>' in text or 'yaml/#tag">yaml.tag</a>' in text


def test_a_release_and_a_live_view_have_no_manuals(draft: Sources) -> None:
    assert not [path for path in pages(released(draft)) if "/rules/" in path]
    assert not [path for path in pages(sources(FILES, lean=True)) if "/rules/" in path]


def test_the_search_leaves_manuals_out(draft: Sources) -> None:
    assert not [path for path, page in pages(draft).items() if "/rules/" in path and page.search]


def test_a_check_watches_the_clauses_of_the_edition_in_use() -> None:
    rule = Rule("plan.x", "error", ("6.3", "9.9.9"), "A fault.")
    assert clauses_of(load_standard("2018"), rule) == ("6.3",)
    older = load_standard("2011")
    assert clauses_of(older, rule) == ("4.5.2",)


def test_clauses_of_an_older_edition_are_watched_too(draft: Sources) -> None:
    older = load_standard("2011")
    watched = watch(older, draft.report)
    assert set(watched) <= set(older.clauses)
    assert "4.5.2" in watched


def test_what_has_to_hold_is_told_in_groups_with_what_looks_for_it(draft: Sources) -> None:
    text = html(draft, HELD)
    assert text.count("<tr") == len(load_rules()) + 17
    assert "Why programmes stall" in plain(text)
    assert re.search(r'<a href="[^"]*task/#overdue">task\.overdue</a>', text)
    assert ">rules</a> that look for its opposite" in text
