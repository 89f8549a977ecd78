"""Days, money and people of the programme."""

import pytest

from tests.programmes import lines, programme
from tests.support import messages, related

BUDGET = """\
- id: BUD-01
  phase: foundation
  planned: 40000
  currency: EUR
  internal_days: 96
  external_days: 14
- id: BUD-02
  phase: design
  planned: 100000
  currency: EUR
  internal_days: 250
  external_days: 62
- id: BUD-03
  phase: implementation
  planned: 50000
  currency: EUR
  internal_days: 102
  external_days: 24
- id: BUD-04
  phase: certification
  planned: 30000
  currency: EUR
  internal_days: 64
  external_days: 4
"""
CASE = "costs: {internal_days: 512, external_days: 104, money: 220000, currency: EUR}\n"
ROLES = "- id: sms-manager\n  title: SMS manager\n  load: full-time\n- id: change-owner\n  load: part-time\n"
PEOPLE = """\
- id: RES-01
  kind: people
  title: Coordinator
  role: sms-manager
  load_percent: 100
  from: 2026-10-05
  agreed_by: sponsor
  agreed_on: 2026-09-28
  status: assigned
- id: RES-02
  kind: people
  title: Owner of change
  role: change-owner
  person: PER-04
  load_percent: 30
  from: 2026-11-30
  to: 2027-10-29
  agreed_by: director
  agreed_on: 2026-11-24
  status: assigned
"""
SMALL = "headcount: 9\n"
CHECKS = (
    "effort.coordinator-part-time", "effort.double-booked", "effort.share-not-agreed", "effort.phase-without-budget",
    "effort.budget-sum-differs", "effort.total-unusual", "effort.phase-unusual",
)  # fmt: skip


def files(*changes: tuple[str, str], **registers: str) -> dict[str, str]:
    """A sound programme with money and people, some words of budget, case, roles or people changed."""
    texts = {"budget": BUDGET, "business_case": CASE, "roles": ROLES, "resources": PEOPLE} | registers
    for old, new in changes:
        assert any(old in text for text in texts.values()), old
        texts = {key: text.replace(old, new) for key, text in texts.items()}
    return programme(**texts)


@pytest.mark.parametrize("check", CHECKS)
def test_a_usual_programme_gives_nothing(check: str) -> None:
    assert lines(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["budget", "business_case", "roles", "resources"])
@pytest.mark.parametrize("text", ["[", "[]\n", "- 5\n- null\n", "- id: [1]\n  load_percent: many\n  phase: {a: 1}\n"])
def test_a_broken_or_odd_register_says_nothing_false(check: str, key: str, text: str) -> None:
    assert lines(check, files(**{key: text})) == []


# ------------------------------------------------------------------ effort.coordinator-part-time


def test_a_coordinator_with_other_work_is_found_where_it_is_planned() -> None:
    part = files(("load_percent: 100", "load_percent: 20"))
    assert lines("effort.coordinator-part-time", part) == ["resources:5"]
    assert messages("effort.coordinator-part-time", part) == [
        "RES-01 plans the coordinator of the programme with 20 percent of the working time."
    ]


@pytest.mark.parametrize("load", ["part-time", "as-needed"])
def test_a_coordinator_whose_role_is_part_time_is_found_at_the_role(load: str) -> None:
    assert lines("effort.coordinator-part-time", files(("full-time", load))) == ["roles:3"]


@pytest.mark.parametrize("name", ["SMS coordinator", "Service management manager", "Head of service management"])
def test_the_coordinator_is_known_by_other_names(name: str) -> None:
    named = files(("id: sms-manager", "id: lead"), ("title: SMS manager", f"title: {name}"), ("full-time", "part-time"))
    assert lines("effort.coordinator-part-time", named) == ["roles:3"]


def test_owners_and_released_people_may_work_part_time() -> None:
    left = files(
        ("load_percent: 100", "load_percent: 20"), ("2026-09-28\n  status: assigned", "2026-09-28\n  status: released")
    )
    assert lines("effort.coordinator-part-time", left) == []


def test_nine_people_need_no_full_time_coordinator() -> None:
    assert lines("effort.coordinator-part-time", files(("full-time", "part-time"), organization=SMALL)) == []


# ------------------------------------------------------------------ effort.double-booked

AGAIN = "- id: RES-03\n  kind: people\n  person: PER-04\n  load_percent: 80\n  from: {}\n  status: assigned\n"


def test_shares_beyond_the_working_time_are_found_where_they_begin() -> None:
    twice = files(resources=PEOPLE + AGAIN.format("2027-02-01"))
    assert lines("effort.double-booked", twice) == ["resources:24"]
    assert messages("effort.double-booked", twice) == [
        "PER-04 is planned with 110 percent of the working time from 2027-02-01 on."
    ]
    assert related("effort.double-booked", twice) == ["data/resources.yml:15:17"]


def test_shares_one_after_the_other_are_no_double_booking() -> None:
    assert lines("effort.double-booked", files(resources=PEOPLE + AGAIN.format("2027-10-30"))) == []


def test_what_daily_work_needs_counts() -> None:
    daily = files(("load_percent: 30", "load_percent: 30\n  daily_work_percent: {}"))
    for percent, found in ((70, []), (71, ["resources:15"])):
        text = daily["data/resources.yml"].replace("{}", str(percent))
        assert lines("effort.double-booked", daily | {"data/resources.yml": text}) == found


def test_the_holder_of_a_role_is_the_person() -> None:
    held = "- {id: AS-01, role: sms-manager, person: PER-04, from: 2026-01-01}\n"
    assert lines("effort.double-booked", files(assignments=held)) == ["resources:15"]


def test_a_person_is_reported_once() -> None:
    third = AGAIN.format("2027-03-01").replace("RES-03", "RES-04")
    assert len(lines("effort.double-booked", files(resources=PEOPLE + AGAIN.format("2027-02-01") + third))) == 1


# ------------------------------------------------------------------ effort.share-not-agreed


@pytest.mark.parametrize(
    "change",
    [
        ("  agreed_by: director\n", ""),
        ("  agreed_on: 2026-11-24\n", ""),
        ("agreed_on: 2026-11-24", "agreed_on: 2027-03-01"),
    ],
)
def test_a_share_without_agreement_is_found_at_its_status(change: tuple[str, str]) -> None:
    found = lines("effort.share-not-agreed", files(change))
    assert found == [f"resources:{20 if change[1] else 19}"]


@pytest.mark.parametrize("status", ["planned", "requested", "released"])
def test_a_share_that_is_only_asked_for_needs_no_agreement_yet(status: str) -> None:
    asked = files(
        ("  agreed_by: director\n", ""), ("2026-11-24\n  status: assigned", f"2026-11-24\n  status: {status}")
    )
    assert lines("effort.share-not-agreed", asked) == []


# ------------------------------------------------------------------ effort.phase-without-budget


def test_a_phase_without_money_is_found_at_the_phase() -> None:
    assert lines("effort.phase-without-budget", files(("phase: certification", "phase: design"))) == ["programme:34"]


def test_without_any_budget_other_checks_speak() -> None:
    assert lines("effort.phase-without-budget", files(budget="[]\n")) == []


# ------------------------------------------------------------------ effort.budget-sum-differs


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "internal_days: 512",
            "internal_days: 500",
            "grants 500 internal days, but the lines of the budget add up to 512",
        ),
        (
            "external_days: 104",
            "external_days: 90",
            "grants 90 external days, but the lines of the budget add up to 104",
        ),
        ("money: 220000", "money: 95000", "grants 95,000 EUR, but the lines of the budget add up to 220,000"),
    ],
)
def test_lines_that_do_not_add_up_are_found_at_the_total(old: str, new: str, said: str) -> None:
    differing = files((old, new))
    assert lines("effort.budget-sum-differs", differing) == ["business_case:1"]
    assert said in messages("effort.budget-sum-differs", differing)[0]
    assert related("effort.budget-sum-differs", differing) == ["data/budget.yml:1:1"]


def test_money_of_two_currencies_is_not_added() -> None:
    assert (
        lines(
            "effort.budget-sum-differs",
            files(
                ("money: 220000", "money: 1"),
                ("currency: EUR\n  internal_days: 64", "currency: NOK\n  internal_days: 64"),
            ),
        )
        == []
    )


def test_a_total_that_nobody_gave_is_not_compared() -> None:
    assert lines("effort.budget-sum-differs", files(business_case="costs: {}\n")) == []


def test_cents_of_rounding_are_no_difference() -> None:
    assert lines("effort.budget-sum-differs", files(("planned: 40000", "planned: 40000.001"))) == []


# ------------------------------------------------------------------ effort.total-unusual


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("internal_days: 250", "internal_days: 120", 11),
        ("internal_days: 250", "internal_days: 600", 11),
        ("external_days: 62", "external_days: 9", 18),
        ("external_days: 62", "external_days: 300", 12),
    ],
)
def test_a_total_outside_the_usual_range_is_found_at_the_largest_line(old: str, new: str, line: int) -> None:
    assert lines("effort.total-unusual", files((old, new))) == [f"budget:{line}"]


@pytest.mark.parametrize(("days", "found"), [(138, []), (137, ["budget:11"])])
def test_the_limit_itself_is_usual(days: int, found: list[str]) -> None:
    assert lines("effort.total-unusual", files(("internal_days: 250", f"internal_days: {days}"))) == found


def test_the_settings_move_the_limit() -> None:
    own = files() | {"data/settings.yml": "parameters: {effort_internal_days_max: 500}\n"}
    assert lines("effort.total-unusual", own) == ["budget:11"]


@pytest.mark.parametrize("check", ["effort.total-unusual", "effort.phase-unusual"])
def test_usual_days_do_not_count_for_nine_people(check: str) -> None:
    assert lines(check, files(("internal_days: 250", "internal_days: 20"), organization=SMALL)) == []


# ------------------------------------------------------------------ effort.phase-unusual


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("internal_days: 96", "internal_days: 79", 5),
        ("internal_days: 96", "internal_days: 121", 5),
        ("external_days: 14", "external_days: 9", 6),
        ("internal_days: 102", "internal_days: 160", 17),
        ("external_days: 4", "external_days: 11", 24),
    ],
)
def test_a_phase_outside_its_range_is_found(old: str, new: str, line: int) -> None:
    assert lines("effort.phase-unusual", files((old, new))) == [f"budget:{line}"]


def test_the_lines_of_a_phase_count_together() -> None:
    more = BUDGET + "- {id: BUD-05, phase: design, internal_days: 110}\n"
    found = files(budget=more)
    assert lines("effort.phase-unusual", found) == ["budget:11"]
    assert messages("effort.phase-unusual", found) == [
        'The phase "Design" is planned with 360 internal days; usual are 250 to 350.'
    ]


def test_another_phase_model_has_no_such_ranges() -> None:
    other = files(("internal_days: 96", "internal_days: 9")) | {"data/settings.yml": "phase_model: ts-approach-1\n"}
    assert lines("effort.phase-unusual", other) == []


def test_a_line_that_ends_on_the_day_on_which_another_begins_overlaps_with_it() -> None:
    assert lines("effort.double-booked", files(resources=PEOPLE + AGAIN.format("2027-10-29"))) == ["resources:24"]


def test_days_of_a_supplier_need_no_line_manager() -> None:
    bought = "- id: RES-09\n  kind: people\n  title: Consultants\n  from: 2026-10-05\n  status: assigned\n"
    assert lines("effort.share-not-agreed", files(resources=PEOPLE + bought)) == []


def test_a_line_that_has_begun_without_a_status_needs_an_agreement() -> None:
    unsaid = "- id: RES-09\n  kind: people\n  person: PER-09\n  from: {}\n"
    assert len(lines("effort.share-not-agreed", files(resources=PEOPLE + unsaid.format("2027-01-20")))) == 1
    assert lines("effort.share-not-agreed", files(resources=PEOPLE + unsaid.format("2027-01-21"))) == []


@pytest.mark.parametrize("check", ["effort.coordinator-part-time", "effort.double-booked"])
def test_a_line_without_a_share_is_not_judged(check: str) -> None:
    assert lines(check, files(("  load_percent: 100\n", ""), ("  load_percent: 30\n", ""))) == []


def test_a_released_person_is_free_again() -> None:
    released = AGAIN.format("2027-02-01").replace("assigned", "released")
    assert lines("effort.double-booked", files(resources=PEOPLE + released)) == []
