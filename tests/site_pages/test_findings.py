"""The page of all findings: where each leads, and what a release says instead."""

from dataclasses import replace

import pytest

from sms_docs.model.generated import BUILD, CLAUSES, FINDINGS, IN_FORCE
from sms_docs.model.table import Table
from sms_docs.pages import Sources
from sms_docs.pages.findings import MANY, target_of
from tests.made_pages import html, pages, plain, released, sources
from tests.support import document

FILES = {
    "content/plan.md": document("# A plan\n\nSee [nothing](gone.md).\n\n{{ sms_table('tasks') }}\n", owner="nobody"),
    "content/index.md": "# Home\n\n{{ sms_table('scope') }}\n",
    "data/tasks.yml": "- {id: T-1, title: <b>One</b>, due: 2026-13-40}\n- {title: no number}\n",
    "data/measures.yml": "- {id: ME-1, wrong: 1}\n",
    "data/scope.yml": "{statement: 3}\n",
    "data/decisions/SMS-PLN-001.yml": "- {version: '1.0', decision: maybe}\n",
}


@pytest.fixture(scope="module")
def draft() -> Sources:
    return sources(FILES)


def targets(draft: Sources, path: str) -> set[str]:
    found = draft.report.findings
    return {target_of(draft.system, each) for each in found if each.position.path == path}


def test_a_finding_on_a_page_leads_to_its_box_there(draft: Sources) -> None:
    dead = next(each for each in draft.report.findings if each.id == "link.dead-link")
    assert target_of(draft.system, dead) == f"anchor:content/plan.md#finding-{dead.fingerprint}"


def test_a_finding_on_an_entry_leads_to_the_entry(draft: Sources) -> None:
    assert "entry:tasks/T-1" in targets(draft, "data/tasks.yml")


def test_a_finding_on_a_decision_leads_to_its_document(draft: Sources) -> None:
    assert targets(draft, "data/decisions/SMS-PLN-001.yml") == {"document:SMS-PLN-001"}


def test_a_finding_on_a_record_without_number_leads_to_a_page_with_its_table(draft: Sources) -> None:
    assert targets(draft, "data/scope.yml") <= {"file:content/index.md", ""}
    assert targets(draft, "data/nothing.yml") == set()


def test_the_page_counts_and_lists_every_finding(draft: Sources) -> None:
    text = html(draft, FINDINGS)
    report = draft.report
    assert f"{report.checks} checks: {report.counts['error']} errors" in plain(text)
    for each in report.findings:
        assert f"{each.position.path}:{each.position.line}" in plain(text)
    assert 'rules/link/#dead-link">link.dead-link</a>' in text
    assert "<b>One</b>" not in text


def names(made_from: Sources) -> list[str]:
    """The tables on the page."""
    return [part.name for part in pages(made_from)[FINDINGS].parts if isinstance(part, Table)]


def test_many_findings_are_summed_up_by_rule_first(draft: Sources) -> None:
    many = replace(draft, report=replace(draft.report, findings=draft.report.findings[:1] * (MANY + 1)))
    assert names(many) == ["findings-by-rule", "findings"]
    assert names(replace(draft, report=replace(draft.report, findings=draft.report.findings[:1]))) == ["findings"]


def test_a_thousand_findings_are_one_table(draft: Sources) -> None:
    many = replace(draft, report=replace(draft.report, findings=draft.report.findings[:1] * 1000))
    table = next(part for part in pages(many)[FINDINGS].parts if isinstance(part, Table) and part.name == "findings")
    assert len(table.rows) == 1000


def test_no_finding_is_said_in_words(draft: Sources) -> None:
    none = replace(draft, report=replace(draft.report, findings=()))
    assert "No finding: nothing contradicts a rule." in plain(html(none, FINDINGS))


def test_a_release_says_where_its_findings_are_to_be_had_and_shows_none(draft: Sources) -> None:
    release = released(draft)
    release = replace(release, record=replace(release.record, commit="0123abcd"))
    text = plain(html(release, FINDINGS))
    assert "A published release shows no findings" in text
    assert "at commit 0123abcd" in text
    assert "sms check --as-of 2027-01-20" in text
    assert "link.dead-link" not in text
    assert "content/plan.md" not in text


def test_a_live_view_keeps_the_pages_that_the_navigation_names(draft: Sources) -> None:
    assert set(pages(replace(draft, lean=True))) == {FINDINGS, BUILD, CLAUSES, IN_FORCE}
