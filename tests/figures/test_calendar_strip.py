"""Twelve months from the system's day."""

from datetime import date

from sms_docs.figures import figure
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Lane, Point
from sms_docs.views import view
from tests.support import DAY, document, load

FILES = {
    "data/programme.yml": """
        - id: design
          title: Design
          milestones:
            - {id: M-1, title: Policy, due: 2027-01-10, done_on: 2027-01-09}
            - {id: M-2, title: Plan, due: 2026-12-01}
            - {id: M-3, title: Later, due: 2028-05-01}
          gate: {title: Gate 2 - ready, planned: 2027-03-26}
        """,
    "data/audits.yml": """
        - {id: AUD-1, title: Everything, kind: internal, planned_start: 2027-07-05, status: planned}
        - {id: AUD-2, title: Stage 1, kind: stage-1, planned_start: 2027-09-14, status: planned}
        - {id: AUD-3, title: Dropped, kind: internal, planned_start: 2027-07-06, status: cancelled}
        - {id: AUD-4, title: Old, kind: internal, planned_start: 2026-01-01, done_on: 2026-01-02, status: held}
        """,
    "data/reviews.yml": """
        - {id: MR-1, title: Interim, planned: 2027-01-05, held_on: 2027-01-06, status: held}
        - {id: MR-2, title: Full, planned: 2027-07-29, status: planned}
        - {id: MR-3, title: None, planned: 2027-07-29, status: cancelled}
        """,
    "data/certification.yml": """
        stage1: {start: 2027-09-14, end: 2027-09-15, status: planned}
        stage2: {start: 2027-10-12, end: 2027-10-14, status: planned}
        decision_planned: 2027-10-28
        surveillance: [{title: First visit, planned: 2027-12-10}, {title: Far, planned: 2028-12-10}]
        recertification: {title: Again, planned: 2030-07-09}
        """,
}


def approved(number: str, on: str) -> dict[str, str]:
    log = f"- version: '1.0'\n  decision: approved\n  on: {on}\n"
    page = document("# A", id=number, title=f"The {number}", status="approved")
    return {f"content/plans/{number}.md": page, f"data/decisions/{number}.yml": log}


def drawn(files: dict[str, str], day: date = DAY) -> Figure:
    return figure(load(files, day), "calendar-strip")


def lanes(files: dict[str, str], day: date = DAY) -> dict[str, Lane]:
    drawing = drawn(files, day).drawing
    assert isinstance(drawing, Timeline)
    return {lane.label: lane for lane in drawing.lanes}


def points(lane: Lane) -> list[tuple[str, str, str]]:
    return [(mark.name, str(mark.at), mark.look) for mark in lane.marks if isinstance(mark, Point)]


def test_the_strip_begins_with_the_month_of_the_day() -> None:
    drawing = drawn(FILES, date(2027, 2, 28)).drawing
    assert isinstance(drawing, Timeline)
    assert (str(drawing.scale.first), str(drawing.scale.last)) == ("2027-02-01", "2028-02-01")
    assert [rule.text for rule in drawing.rules] == ["as of 2027-02-28"]


def test_each_sort_has_a_lane_and_one_without_anything_has_none() -> None:
    assert list(lanes(FILES)) == ["Gates and milestones", "Internal audits", "Management reviews", "Certification"]


def test_what_is_overdue_stands_at_the_edge_and_what_lies_beyond_is_left_out() -> None:
    lane = lanes(FILES)["Gates and milestones"]
    assert points(lane) == [
        ("M-2", "2027-01-01", "late"), ("M-1", "2027-01-09", "done"), ("Gate 2", "2027-03-26", "planned"),
    ]  # fmt: skip
    assert lane.note == "1 overdue, 1 planned, 1 done"
    assert isinstance(lane.marks[0], Point)
    assert lane.marks[0].text == "M-2 Plan, 2026-12-01, overdue"


def test_audits_that_are_cancelled_or_long_over_are_left_out() -> None:
    assert points(lanes(FILES)["Internal audits"]) == [("AUD-1", "2027-07-05", "planned")]


def test_a_review_that_was_held_stands_where_it_was_held() -> None:
    assert points(lanes(FILES)["Management reviews"]) == [
        ("MR-1", "2027-01-06", "done"), ("MR-2", "2027-07-29", "planned"),
    ]  # fmt: skip


def test_a_stage_that_the_audits_name_stands_once() -> None:
    assert points(lanes(FILES)["Certification"]) == [
        ("AUD-2", "2027-09-14", "planned"), ("Certification audit", "2027-10-12", "planned"),
        ("Decision on the certificate", "2027-10-28", "planned"), ("First visit", "2027-12-10", "planned"),
    ]  # fmt: skip


def test_a_decision_that_was_taken_and_a_certificate_have_their_days() -> None:
    files = {"data/certification.yml": "decision_on: 2027-01-12\ndecision_planned: 2027-01-02\nexpires: 2027-11-01\n"}
    assert points(lanes(files)["Certification"]) == [
        ("Decision on the certificate", "2027-01-12", "done"), ("The certificate expires", "2027-11-01", "planned"),
    ]  # fmt: skip


def test_the_strip_shows_the_events_of_the_calendar_view() -> None:
    system = load(FILES)
    shown = {(row.cells[0].text, row.cells[2].text) for row in figure(system, "calendar-strip").table.rows}
    assert shown <= {
        (row.cells[0].text, row.cells[2].text) for row in view(system, "calendar", columns=["day", "kind", "what"]).rows
    }


def test_a_gate_is_a_diamond() -> None:
    marks = lanes(FILES)["Gates and milestones"].marks
    shapes = {mark.name: mark.shape for mark in marks if isinstance(mark, Point)}
    assert shapes == {"M-2": "circle", "M-1": "circle", "Gate 2": "diamond"}


def test_documents_stand_where_their_review_is_due() -> None:
    files = approved("SMS-PLN-001", "2026-02-10") | approved("SMS-PLN-002", "2026-01-02")
    assert points(lanes(files)["Reviews of documents"]) == [
        ("SMS-PLN-002", "2027-01-02", "late"), ("SMS-PLN-001", "2027-02-10", "planned"),
    ]  # fmt: skip


def test_a_full_month_is_one_mark_with_the_number_of_what_it_holds() -> None:
    files = {key: text for day in range(1, 6) for key, text in approved(f"SMS-PLN-00{day}", f"2026-03-0{day}").items()}
    lane = lanes(files)["Reviews of documents"]
    assert points(lane) == [("5 documents", "2027-03-01", "planned")]
    assert isinstance(lane.marks[0], Point)
    assert lane.marks[0].text.count("; ") == 4


def test_the_strip_says_what_is_late_and_what_comes_next() -> None:
    assert drawn(FILES).description == (
        "As of 2027-01-20: 7 planned in twelve months; 1 overdue; next: Gate 2 - ready on 2027-03-26."
    )


def test_the_strip_speaks_of_what_it_shows_alone() -> None:
    files = approved("SMS-PLN-001", "2026-02-10") | {"data/tasks.yml": "- {id: T-1, due: 2026-12-01, status: open}\n"}
    assert drawn(files).description.startswith(
        "As of 2027-01-20: 1 planned in twelve months; none of these is overdue;"
    )


def test_the_strip_carries_its_data_by_day_and_open_days_are_counted_by_the_page() -> None:
    rows = drawn(FILES).table.rows
    assert [[cell.text for cell in row.cells] for row in rows][:3] == [
        ["2026-12-01", "Gates and milestones", "M-2 Plan", "overdue"],
        ["2027-01-06", "Management reviews", "MR-1 Interim", "done"],
        ["2027-01-09", "Gates and milestones", "M-1 Policy", "done"],
    ]
    assert [row.cells[0].due for row in rows][:3] == [True, False, False]
