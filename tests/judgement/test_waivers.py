"""Whether a waiver counts on the day, and why not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sms_docs.judgement.waivers import flaws, last_day, standing
from sms_docs.model.base import Base
from sms_docs.model.provenance import Origin
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.waiver import waiver_key
from tests.support import load
from tests.waivers import entry, late


def only(system: System) -> Entry:
    return system.waivers.entries[0]


def state(as_of: date = date(2027, 1, 20), **fields: object) -> str:
    system = load(late(entry(**fields)), as_of)
    return standing(system, only(system))


def why(**fields: object) -> list[str]:
    system = load(late(entry(**fields)))
    return list(flaws(system, only(system)))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-01-10", "not in force yet"),
        ("2027-01-11", "in force"),
        ("2027-06-30", "in force"),
        ("2027-07-01", "expired"),
    ],
)
def test_it_holds_from_the_approval_to_the_last_day(day: str, expected: str) -> None:
    assert state(date.fromisoformat(day)) == expected


def test_a_closed_one_is_neither_in_force_nor_expired() -> None:
    assert state(closed_on="2027-01-20") == "closed"
    assert state(date(2028, 1, 1), closed_on="2027-01-20") == "closed"
    assert state(closed_on="2027-01-21") == "in force"


def test_a_sound_one_has_no_flaw() -> None:
    assert why() == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"reason": None}, "it does not say reason"),
        ({"requested_by": None}, "it does not say requested_by"),
        ({"risk": None}, "it names no risk of data/risks.yml"),
        ({"risk": "R-009"}, "it names no risk of data/risks.yml"),
        ({"scope": None}, "its scope has no limit"),
        ({"scope": "[T-001, data/*]"}, "its scope has no limit"),
        ({"requested_by": "PER-01"}, "the person who asked for it approved it"),
        ({"approved_by": "PER-02", "requested_by": "PER-01"}, "it was approved by somebody who did not hold the role"),
        ({"approved_on": "2027-01-13", "approved_by": "PER-04"}, "it was approved by somebody who did not hold"),
        ({"expires": "2028-01-12"}, "it holds for longer than a waiver may"),
    ],
)
def test_what_is_wrong_keeps_it_from_counting(fields: Mapping[str, Any], expected: str) -> None:
    assert [each for each in why(**fields) if each.startswith(expected)]
    assert state(**fields) == "does not count"


@pytest.mark.parametrize("field", ["approved_on", "expires"])
@pytest.mark.parametrize("value", [None, "soon", "3", "[]", "2027-02-30"])
def test_without_a_real_day_it_does_not_count(field: str, value: str | None) -> None:
    given: dict[str, Any] = {field: value}
    assert state(**given) == "does not count"


def test_a_deputy_may_approve_while_standing_in() -> None:
    assert why(approved_by="PER-04", approved_on="2027-01-11") == []


def test_two_numbers_with_one_mail_address_are_one_person() -> None:
    assert "the person who asked for it approved it" in why(requested_by="PER-02", approved_by="PER-03")


def test_people_without_a_mail_address_are_told_apart_by_their_numbers() -> None:
    people = "- {id: PER-01, name: Ada}\n- {id: PER-02, name: Ben}\n"
    system = load(late(entry(), people=people))
    assert list(flaws(system, only(system))) == []


@pytest.mark.parametrize("broken", ["risks", "assignments", "people", "roles"])
def test_a_register_that_cannot_be_read_proves_nothing_against_it(broken: str) -> None:
    system = load(late(entry(), **{broken: "- id: [\n"}))
    assert standing(system, only(system)) == "in force"


def test_the_settings_say_how_long_a_waiver_may_hold() -> None:
    assert last_day(load(late(entry())), only(load(late(entry())))) == date(2028, 1, 11)
    system = load(late(entry(expires="2027-02-11"), settings="parameters: {waiver_days_max: 30}\n"))
    assert last_day(system, only(system)) == date(2027, 2, 10)
    assert standing(system, only(system)) == "does not count"


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_no_crash(value: str) -> None:
    system = load(late(entry(approved_on=value, expires=value), settings="parameters: {waiver_days_max: 100000}\n"))
    assert standing(system, only(system)) in {"not in force yet", "does not count"}


# ------------------------------------------------------------------ compared with a base


KEY = waiver_key(load(late(entry())).waivers.entries[0].values)


class Brought:
    """Origins in which somebody brought in W-001."""

    silence = ""

    def __init__(self, *mails: str) -> None:
        self._mails = mails

    def of(self, key: str) -> tuple[Origin, ...]:
        return tuple(Origin("abc", mail, mail) for mail in self._mails) if key == KEY else ()


def compared(base: tuple[Mapping[str, object], ...], *mails: str, missing: str = "", **fields: object) -> str:
    system = load(late(entry(**fields)))
    history = replace(system.history, origins=Brought(*mails))
    system = replace(system, base=Base("main", missing=missing, waivers=base), history=history)
    return standing(system, only(system))


SAME = load(late(entry())).waivers.entries[0].values


def test_one_that_is_in_the_base_counts() -> None:
    assert compared((SAME,)) == "in force"


def test_a_new_one_counts_only_when_its_approver_brought_it_in() -> None:
    assert compared((), "ben@example.org") == "does not count"
    assert compared((), "Ada@example.org") == "in force"
    assert compared((), "ben@example.org", "ada@example.org") == "in force"


def test_a_new_one_that_nobody_committed_does_not_count() -> None:
    assert compared(()) == "does not count"


def test_a_reference_in_the_entry_does_not_help() -> None:
    assert compared((), "ben@example.org", reference="Minutes of 11 January") == "does not count"


def test_where_the_base_cannot_be_read_it_counts() -> None:
    assert compared((), missing="The revision is not there.") == "in force"


@pytest.mark.parametrize(
    "fields", [{"expires": "2027-12-31"}, {"scope": "[T-001, T-002]"}, {"rule": "task.stacked"}, {"reason": "Other"}]
)
def test_one_that_says_something_else_than_in_the_base_does_not_count(fields: Mapping[str, Any]) -> None:
    assert compared((SAME,), "ada@example.org", **fields) == "does not count"


def test_one_whose_words_somebody_changed_after_its_approver_brought_it_does_not_count() -> None:
    assert compared((), "ada@example.org", scope="[T-001, T-002]") == "does not count"


def test_one_that_was_closed_in_the_base_is_not_opened_again() -> None:
    closed = {**SAME, "closed_on": "2027-01-19"}
    assert compared((closed,)) == "does not count"
    assert compared((closed,), closed_on="2027-02-01") == "does not count"
    assert compared((closed,), closed_on="2027-01-19") == "closed"


def test_closing_one_or_adding_where_it_was_minuted_is_no_change() -> None:
    assert compared((SAME,), reference="Minutes of 11 January") == "in force"
    assert compared((SAME,), closed_on="2027-01-19") == "closed"
