"""What is on record about a release survives being written and read; what is broken is named."""

import json

import pytest

from sms_docs.publish.release_record import BrokenRecordError, Release, dumps, loads

RELEASE = Release("1.0", "2027-01-20", "Zoë “Z” <z>", "c" * 40, "d" * 64, "e" * 40, "Gate 1")


def test_what_is_written_is_read_again() -> None:
    assert loads(dumps([RELEASE, RELEASE])) == (RELEASE, RELEASE)


def test_people_can_read_the_file() -> None:
    text = dumps([RELEASE])
    assert "Zoë" in text
    assert text.endswith("\n")
    assert json.loads(text)["format"] == 1


def test_an_older_file_may_lack_a_note() -> None:
    given = json.loads(dumps([RELEASE]))
    del given["releases"][0]["note"]
    assert loads(json.dumps(given))[0].note == ""


def test_a_newer_file_may_say_more() -> None:
    given = json.loads(dumps([RELEASE]))
    given["releases"][0]["signature"] = "x"
    assert loads(json.dumps(given)) == (RELEASE,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< ours", "is no JSON"),
        ("[]", 'has no list "releases"'),
        ('{"releases": {}}', 'has no list "releases"'),
        ('{"releases": [1]}', "has no version and no date"),
        ('{"releases": [{"version": 1.0}]}', "has no version"),
    ],
)
def test_a_broken_file_is_named_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(BrokenRecordError, match=said) as caught:
        loads(text)
    assert "releases.json" in str(caught.value)
