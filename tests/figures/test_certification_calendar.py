"""The certification calendar as a strip over the years of a certificate."""

from datetime import date

import pytest

from sms_docs.figures import figure
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Point
from tests.support import load
from tests.views.test_certification_calendar import FILES

NAME = "certification-calendar"


def drawn(found: Figure) -> Timeline:
    assert isinstance(found.drawing, Timeline)
    return found.drawing


def points(found: Figure, lane: str) -> list[Point]:
    marks = next(each.marks for each in drawn(found).lanes if each.label == lane)
    return [each for each in marks if isinstance(each, Point)]


def test_the_strip_covers_whole_years_around_the_certificate() -> None:
    scale = drawn(figure(load(FILES), NAME)).scale
    assert (scale.first, scale.last) == (date(2027, 1, 1), date(2031, 1, 1))
    early = str(FILES["data/certification.yml"]).replace("decision_planned: 2027-10-28", "decision_planned: 2027-03-01")
    scale = drawn(figure(load(FILES | {"data/certification.yml": early}), NAME)).scale
    assert (scale.first, scale.last) == (date(2026, 1, 1), date(2031, 1, 1))


def test_each_sort_of_step_has_a_lane() -> None:
    found = figure(load(FILES), NAME)
    assert [(each.label, each.note) for each in drawn(found).lanes] == [
        ("Certification", "0 of 4 done"), ("Surveillance", "0 of 2 done"), ("Internal audits", "0 of 1 done"),
        ("Management reviews", "0 of 1 done"),
    ]  # fmt: skip
    assert [each.name for each in points(found, "Certification")] == [
        "stage 1",
        "stage 2",
        "decision",
        "recertification",
    ]
    assert [each.name for each in points(found, "Internal audits")] == ["AUD-01"]


def test_what_ends_a_step_of_the_cycle_is_a_diamond() -> None:
    found = figure(load(FILES), NAME)
    assert [each.shape for each in points(found, "Certification")] == ["circle", "circle", "diamond", "diamond"]


def test_a_mark_says_what_when_and_how_it_stands() -> None:
    late = figure(load(FILES, date(2027, 7, 10)), NAME)
    (audit,) = points(late, "Internal audits")
    assert (audit.look, audit.text) == ("late", "AUD-01 Inside, 2027-07-05, overdue")


def test_many_steps_of_a_quarter_stand_as_one_mark() -> None:
    reviews = "".join(
        f"- {{id: MR-{number:02}, title: R, planned: 2027-0{month}-15, status: planned}}\n"
        for number, month in enumerate((4, 4, 5, 6, 7), 1)
    )
    found = points(figure(load(FILES | {"data/reviews.yml": reviews}), NAME), "Management reviews")
    assert [each.name for each in found] == ["4 steps", "MR-05"]
    assert found[0].text.count(";") == 3


def test_the_sentence_says_what_is_done_and_what_comes_next() -> None:
    assert figure(load(FILES), NAME).description == (
        "As of 2027-01-20: 0 steps done, 8 planned, none of these is overdue; next: AUD-01 Inside on 2027-07-05."
    )
    assert "1 overdue" in figure(load(FILES, date(2027, 7, 10)), NAME).description


def test_the_day_is_drawn_where_it_lies_in_the_years_shown() -> None:
    assert [rule.text for rule in drawn(figure(load(FILES), NAME)).rules] == ["as of 2027-01-20"]
    assert drawn(figure(load(FILES, date(2026, 1, 20)), NAME)).rules == ()


def test_the_data_of_the_strip_are_all_steps() -> None:
    assert len(figure(load(FILES), NAME).table.rows) == 8


def test_nothing_planned_is_no_drawing() -> None:
    found = figure(load({}), NAME)
    assert (found.drawing, found.description) == (None, "")
    assert figure(load({"data/certification.yml": "- ["}), NAME).table.empty.startswith("Not known: ")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9998-11-30"])
def test_the_ends_of_the_calendar_do_no_harm(day: str) -> None:
    record = f"decision_planned: {day}\nsurveillance: [{{planned: {day}}}]\n"
    found = figure(load({"data/certification.yml": record}), NAME)
    assert found.title
