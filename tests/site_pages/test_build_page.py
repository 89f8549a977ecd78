"""The build record's page: what was checked, and what nobody could know."""

from dataclasses import replace

import pytest

from sms_docs.load.digest import COMMAND
from sms_docs.load.git_history import CHANGED
from sms_docs.model.generated import BUILD
from sms_docs.model.system import History
from sms_docs.pages import Sources
from tests.made_pages import html, pages, plain, released, sources
from tests.support import document

FILES = {
    "content/audit/index.md": "# For auditors\n",
    "content/plan.md": document("# A plan\n"),
    "content/broken.md": "---\nid: [x\n---\n",
    "data/tasks.yml": "- [broken",
}


@pytest.fixture(scope="module")
def draft() -> Sources:
    return sources(FILES)


def test_it_says_what_the_checks_mean_and_leads_to_manuals_and_findings(draft: Sources) -> None:
    text = html(draft, BUILD)
    assert f"{draft.record.checks} checks judged every document" in plain(text)
    assert 'href="rules/index.md"' in text
    assert 'href="findings.md"' in text


def test_it_says_what_was_not_found_out(draft: Sources) -> None:
    text = plain(html(draft, BUILD))
    assert "not made from a git repository" in text
    assert "1 register that could not be read: tasks" in text
    assert "the header of 1 document" in text
    assert "no program can tell" in text


def test_a_cut_history_is_told(draft: Sources) -> None:
    shallow = replace(draft, system=replace(draft.system, history=History(shallow=True)))
    assert "shallow clone" in plain(html(shallow, BUILD))
    assert "shallow clone" not in plain(html(draft, BUILD))


def test_with_a_commit_nothing_is_missing(draft: Sources) -> None:
    known = replace(draft, record=replace(draft.record, commit="0123abcd"))
    text = plain(html(known, BUILD))
    assert "0123abcd" in text
    assert "Which commit" not in text


def test_it_shows_the_command_that_is_tried_and_what_the_digest_covers(draft: Sources) -> None:
    text = plain(html(draft, BUILD))
    assert COMMAND in text.replace("LC_ALL = C", "LC_ALL=C")  # the colours of a shell stand between
    assert "every file below content/ , data/ and editions/ outside hidden folders" in " ".join(text.split())


def test_changes_beside_the_commit_are_told(draft: Sources) -> None:
    known = replace(draft, record=replace(draft.record, commit=f"0123abcd{CHANGED}"))
    assert "0123abcd, with uncommitted changes" in plain(html(known, BUILD))


def test_a_waiver_is_explained_once_there_is_one(draft: Sources) -> None:
    assert "waived finding" not in plain(html(draft, BUILD))
    assert "A waived finding was decided" in plain(html(replace(draft, record=replace(draft.record, waived=2)), BUILD))


def test_a_release_leads_to_no_manual_and_names_no_register(draft: Sources) -> None:
    text = html(released(draft), BUILD)
    assert "rules/index.md" not in text
    assert "sms list checks" in text
    assert "could not be read: tasks" not in plain(text)


def test_the_way_up_is_left_out_where_there_is_no_page_for_auditors(draft: Sources) -> None:
    assert pages(draft)[BUILD].trail == (("content/audit/index.md", "For auditors"),)
    assert pages(sources({"content/plan.md": document("# A\n")}))[BUILD].trail == ()


def test_a_page_of_the_content_stands_in_place_of_the_generated_one() -> None:
    assert BUILD not in pages(sources({BUILD: "# My own\n"}))
