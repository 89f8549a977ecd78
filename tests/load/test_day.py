"""Where the day comes from, the first that there is: argument, settings, SOURCE_DATE_EPOCH, clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sms_docs.load.day import settle_day
from sms_docs.model.register import Entry
from sms_docs.model.settings import Settings

NONE = Settings(Entry({}, "data/settings.yml"))
FIXED = Settings(Entry({"as_of": "2027-01-20"}, "data/settings.yml"))


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_argument_comes_first(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert settle_day(date(2030, 1, 1), FIXED) == (date(2030, 1, 1), "argument")


def test_the_settings_come_before_the_environment(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert settle_day(None, FIXED) == (date(2027, 1, 20), "settings")


def test_the_environment_is_read_in_utc(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert settle_day(None, NONE) == (date(1970, 1, 1), "SOURCE_DATE_EPOCH")


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5", "9" * 30, "²"])
def test_an_environment_that_makes_no_sense_is_left_aside(monkeypatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert settle_day(None, NONE)[1] == "today"


def test_without_anything_it_is_today() -> None:
    day, source = settle_day(None, NONE)
    assert source == "today"
    assert abs(day - datetime.now(UTC).date()) <= timedelta(days=1)


@pytest.mark.parametrize("value", ["2027-02-30", "soon", 20270120, None])
def test_a_day_in_the_settings_that_does_not_exist_is_left_aside(value: object) -> None:
    assert settle_day(None, Settings(Entry({"as_of": value}, "data/settings.yml")))[1] == "today"
