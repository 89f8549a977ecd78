"""Faults of records (read on 2027-08-11)."""

from datetime import date

import pytest

from tests.programmes import certified, lines
from tests.support import messages, related

RECORDS = "data/records.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
SINCE = "2027-04-12"
IDS = ["record.bunched", "record.month-missing", "record.none-kept"]


def records(expected: str = SINCE, rhythm: str = "monthly", /, **months: tuple[int, int]) -> dict[str, str]:
    """A kind of records; months as ``m2027_05=(count, weeks)``, from line 6 on."""
    rows = (
        f'    - {{period: "{month[1:].replace("_", "-")}", count: {count}, weeks: {weeks}}}\n'
        for month, (count, weeks) in months.items()
    )
    return {
        RECORDS: f"- id: REC-13\n  title: Changes\n  expected_from: {expected}\n  rhythm: {rhythm}\n  instances:\n"
        + ("".join(rows) or "    []\n")
    }


SOUND = records(m2027_04=(9, 3), m2027_05=(12, 4), m2027_06=(14, 5), m2027_07=(13, 5))


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_kind_of_records_has_no_fault(check_id: str) -> None:
    assert lines(check_id, SOUND, DAY) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "- {id: 7, expected_from: x, instances: {}, rhythm: []}\n"])
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    assert lines(check_id, {RECORDS: text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ record.none-kept


def test_records_that_were_never_counted_are_found_after_their_rhythm_and_a_month() -> None:
    assert lines("record.none-kept", records(), "2027-05-31") == []
    assert lines("record.none-kept", records(), "2027-06-01") == ["records:3"]
    assert messages("record.none-kept", records(), NOW) == [
        "No records of REC-13 (Changes) were ever counted, but they are expected from 2027-04-12 on."
    ]
    assert lines("record.none-kept", records(m2027_05=(0, 0)), DAY) == ["records:3"], "a count of zero is none"


@pytest.mark.parametrize(
    ("rhythm", "last_good", "first_bad"),
    [
        ("monthly", "2027-06-30", "2027-07-01"),
        ("quarterly", "2027-08-31", "2027-09-01"),
        ("half-yearly", "2027-11-30", "2027-12-01"),
        ("yearly", "2028-05-31", "2028-06-01"),
        ("''", "2027-11-30", "2027-12-01"),
        ("as-needed", "2027-12-01", None),
    ],
)
def test_the_rhythm_says_how_long_there_may_be_none(rhythm: str, last_good: str, first_bad: str | None) -> None:
    files = records(SINCE, rhythm, m2027_04=(3, 2))
    assert lines("record.none-kept", files, last_good) == []
    if first_bad:
        assert lines("record.none-kept", files, first_bad) == ["records:6"]


def test_the_message_names_the_newest_month_and_the_settings_move_the_silence() -> None:
    files = records(SINCE, "''", m2027_01=(3, 2))
    assert messages("record.none-kept", files, date(2027, 9, 1)) == [
        "No records of REC-13 (Changes) are counted since 2027-01, but they are expected from 2027-04-12 on."
    ]
    settings = {"data/settings.yml": "parameters:\n  record_silence_months: 12\n"}
    assert lines("record.none-kept", files | settings, "2027-09-01") == []


def test_records_expected_later_are_not_missed() -> None:
    assert lines("record.none-kept", records("2027-09-01"), DAY) == []


# ------------------------------------------------------------------ record.month-missing


def test_a_month_missing_in_the_middle_is_found_at_the_month_after_it() -> None:
    files = records(m2027_04=(9, 3), m2027_05=(12, 4), m2027_07=(13, 5))
    assert lines("record.month-missing", files, DAY) == ["records:8"]
    assert messages("record.month-missing", files, NOW) == [
        "There are no records of REC-13 (Changes) for 2027-06; this month comes after the hole."
    ]
    assert related("record.month-missing", files, NOW) == [f"{RECORDS}:4:11"]
    zero = records(m2027_04=(9, 3), m2027_05=(0, 0), m2027_06=(0, 0), m2027_07=(13, 5))
    assert messages("record.month-missing", zero, NOW) == [
        "There are no records of REC-13 (Changes) for 2027-05 to 2027-06; this month comes after the hole."
    ]


@pytest.mark.parametrize(("rhythm", "hole"), [("quarterly", False), ("as-needed", False), ("weekly", True)])
def test_only_a_rhythm_makes_a_hole(rhythm: str, hole: bool) -> None:
    files = records(SINCE, rhythm, m2027_04=(9, 3), m2027_06=(13, 5))
    assert lines("record.month-missing", files, DAY) == ["records:7"] * hole


# ------------------------------------------------------------------ record.bunched

BUNCH = {"m2027_04": (3, 2), "m2027_05": (4, 3), "m2027_06": (2, 1), "m2027_07": (41, 1)}


def test_most_records_from_one_week_are_found() -> None:
    assert lines("record.bunched", records(**BUNCH), DAY) == ["records:9"]
    assert messages("record.bunched", records(**BUNCH), NOW) == [
        "41 of 50 records of REC-13 (Changes) stem from 1 week of 2027-07."
    ]


@pytest.mark.parametrize(
    "july",
    [(41, 3), (9, 2), (4, 1)],
    ids=["spread over three weeks", "no more than half", "too few to say"],
)
def test_other_spreads_are_sound(july: tuple[int, int]) -> None:
    assert lines("record.bunched", records(**BUNCH | {"m2027_07": july}), DAY) == []


@pytest.mark.parametrize("rhythm", ["as-needed", "half-yearly", "yearly"])
def test_what_comes_at_once_by_nature_may_be_bunched(rhythm: str) -> None:
    assert lines("record.bunched", records(SINCE, rhythm, **BUNCH), DAY) == []
    assert lines("record.bunched", records(SINCE, "''", **BUNCH), DAY) == ["records:9"]


def test_a_kind_that_just_began_cannot_be_spread_yet() -> None:
    assert lines("record.bunched", records("2027-05-12", **BUNCH), DAY) == []
    assert lines("record.bunched", records("2027-05-11", **BUNCH), DAY) == ["records:9"]


def test_only_months_up_to_stage_2_count() -> None:
    files = certified() | records(**BUNCH | {"m2027_10": (60, 5), "m2027_11": (500, 1)})
    assert lines("record.bunched", files, "2027-12-01") == []
    october = certified() | records(**BUNCH | {"m2027_10": (60, 2), "m2027_11": (500, 5)})
    assert lines("record.bunched", october, "2027-12-01") == ["records:10"]
    assert related("record.bunched", october, date(2027, 12, 1)) == ["data/certification.yml:10:10"]


def test_the_settings_move_share_days_and_number() -> None:
    for parameter in ("records_bunch_share: 0.9", "records_bunch_days: 0", "records_bunch_least: 51"):
        settings = {"data/settings.yml": f"parameters:\n  {parameter}\n"}
        assert lines("record.bunched", records(**BUNCH) | settings, DAY) == []
