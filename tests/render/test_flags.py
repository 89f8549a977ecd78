"""Findings beside what they are about: which finding stands where, and what its box says."""

import re

import pytest

from sms_docs.model.finding import Finding, Severity
from sms_docs.model.location import Location, Pointer, Position
from sms_docs.render.flags import flag_name, flags_html, flags_of
from tests.render.sample_report import HOSTILE, finding, report

PAGE = "content/plan.md"
PHRASING = {"span", "strong", "code", "a", "br"}
"""Elements that may stand inside a sentence, a list item or a field of a table."""


def at(path: str, place: int | Pointer | None) -> Finding:
    """A finding at a place."""
    return finding(location=Location(path, place), position=Position(path, 3))


def manual(target: str) -> str:
    return f"../rules/#{target}"


def nowhere(_target: str) -> None:
    return None


@pytest.mark.parametrize("inside", [(3,), (3, "due"), (3, "steps", 0, "what")])
def test_a_row_shows_what_is_wrong_in_its_entry(inside: Pointer) -> None:
    flags = flags_of(report(at("data/tasks.yml", inside)))
    assert len(flags.entry(Location("data/tasks.yml", (3,)))) == 1


@pytest.mark.parametrize(
    "row", [None, Location("data/tasks.yml"), Location("data/tasks.yml", (2,)), Location("data/risks.yml", (3,))]
)
def test_a_row_of_another_entry_shows_nothing(row: Location | None) -> None:
    assert flags_of(report(at("data/tasks.yml", (3, "due")))).entry(row) == ()


def test_a_row_of_a_list_inside_an_entry_shows_its_own_findings_alone() -> None:
    flags = flags_of(report(at("data/p.yml", (1, "interfaces", 0, "with")), at("data/p.yml", (1, "title"))))
    assert len(flags.entry(Location("data/p.yml", (1, "interfaces", 0)))) == 1
    assert flags.entry(Location("data/p.yml", (1, "interfaces", 1))) == ()
    assert len(flags.entry(Location("data/p.yml", (1,)))) == 2


def test_a_register_with_one_record_shows_all_of_its_findings_on_it() -> None:
    assert len(flags_of(report(at("data/scope.yml", ("sites", 0)))).entry(Location("data/scope.yml", ()))) == 1


def test_text_and_header_of_a_page_share_its_findings() -> None:
    flags = flags_of(report(at(PAGE, 40), at(PAGE, ("owner",)), at(PAGE, None), at("content/other.md", 1)))
    assert [place for place, _ in flags.text(PAGE)] == [40]
    assert len(flags.header(PAGE)) == 2
    assert len(flags.page(PAGE)) == 3


def test_without_a_report_nothing_is_shown() -> None:
    flags = flags_of(None)
    for shown in (flags.page(PAGE), flags.text(PAGE), flags.header(PAGE), flags.entry(Location(PAGE, ()))):
        assert len(shown) == 0
    assert flags_html((), manual) == ""


@pytest.mark.parametrize(("severity", "word"), [("error", "Error"), ("warning", "Warning"), ("note", "Note")])
def test_a_box_says_in_a_word_how_bad_it_is_and_what_to_do(severity: Severity, word: str) -> None:
    html = flags_html([finding(severity)], manual)
    text = re.sub(r"<[^>]*>", "", html)
    assert text == f"{word}: The task in line 2 has no owner. Name a role. data/tasks.yml:2 · task.no-owner"
    assert f"sms-flag--{severity}" in html
    assert 'role="note" aria-label="Findings here"' in html


def test_words_of_a_page_do_not_run_into_the_advice() -> None:
    assert "here: TODO. Name a role." in flags_html([finding(message="A placeholder stands here: TODO")], manual)
    assert "values and… Name a role." in flags_html([finding(message="values and…")], manual)


def test_the_manual_is_one_click_away_where_there_is_one() -> None:
    assert '<a href="../rules/&#35;rule:task.no-owner">' in flags_html([finding()], manual).replace(
        "#rule", "&#35;rule"
    )
    assert "<a" not in flags_html([finding()], nowhere)
    assert "<code>task.no-owner</code>" in flags_html([finding()], nowhere)


def test_a_box_holds_only_what_may_stand_in_a_sentence() -> None:
    html = flags_html([finding(message=HOSTILE), finding("note", line=4)], manual)
    assert set(re.findall(r"<([a-z]+)", html)) <= PHRASING
    assert "\n" not in html


def test_a_value_of_the_data_cannot_bring_markup_into_a_box() -> None:
    html = flags_html([finding(message=HOSTILE, hint=HOSTILE, position=Position(HOSTILE, 1))], manual)
    assert "<script" not in html
    assert "{{" not in html
    assert "|" not in html


def test_only_the_box_of_a_finding_on_a_page_has_a_name_for_it_stands_there_once() -> None:
    on_page, on_data = at(PAGE, 40), at("data/tasks.yml", (1,))
    assert flag_name(on_page) == f"finding-{2:016x}"
    assert f'id="finding-{2:016x}"' in flags_html([on_page], manual)
    assert flag_name(on_data) == ""
    assert "id=" not in flags_html([on_data], manual)
