"""The list that the selector reads stays mike's."""

import json

import pytest

from sms_docs.publish.release_record import BrokenRecordError
from sms_docs.publish.versions_file import dumps, in_force, loads, newest, with_latest

MIKES = """[
  {"version": "dev", "title": "Draft", "aliases": ["next"], "properties": {"hidden": true}},
  {"version": "1.0", "title": "First", "aliases": ["latest", "gate-1"]}
]"""


def test_the_new_release_takes_over_the_alias_and_nothing_else_is_lost() -> None:
    listed = with_latest(loads(MIKES), "1.1")
    assert json.loads(dumps(listed)) == [
        {"version": "dev", "title": "Draft", "aliases": ["next"], "properties": {"hidden": True}},
        {"version": "1.1", "title": "1.1", "aliases": ["latest"]},
        {"version": "1.0", "title": "First", "aliases": ["gate-1"]},
    ]
    assert in_force(listed) == "1.1"


def test_the_first_release_stands_alone() -> None:
    assert [each["version"] for each in with_latest((), "1.0")] == ["1.0"]


def test_nothing_is_in_force_where_nothing_has_the_alias() -> None:
    assert in_force(loads('[{"version": "1.0"}]')) == ""


def test_the_newest_is_the_highest_number_not_the_last_letter() -> None:
    assert newest(["1.9", "gate-1", "1.10", "1.2"]) == "1.10"
    assert newest(["gate-1"]) == ""


@pytest.mark.parametrize(
    "text", ["{", "{}", '["1.0"]', '[{"title": "1.0"}]', '[{"version": "1.0", "aliases": "latest"}]']
)
def test_a_broken_list_is_named(text: str) -> None:
    with pytest.raises(BrokenRecordError, match=r"versions\.json is no"):
        loads(text)
