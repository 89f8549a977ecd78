"""A decision at the end of a log; whatever stands above it stays, byte for byte."""

from pathlib import Path

import pytest

from sms_docs.control.log import append_entry, log_path
from sms_docs.control.refusal import UnwritableError
from sms_docs.identity.seal import seals
from sms_docs.load.yaml_source import read_yaml

ENTRY = {"version": "1.1", "decision": "approved", "by": "PER-01", "role": "boss", "on": "2027-01-04", "reason": "New"}
SHAPES = {
    "plain": "- version: '1.0'\n  decision: approved\n",
    "without a last line end": "- version: '1.0'\n  decision: approved",
    "apart": "# Log\n- version: '1.0'\n  decision: approved\n\n- version: '1.1'\n  decision: reviewed\n",
    "together": "- version: '1.0'\n  decision: approved\n- version: '1.1'\n  decision: reviewed\n",
    "flow": "- {version: '1.0', decision: approved}\n",
    "indented": "  - version: '1.0'\n    decision: approved\n",
    "with a comment below": "- version: '1.0'\n  decision: approved\n# The end\n",
    "with kept lines": "- version: '1.0'\n  reason: |+\n    Two\n    lines\n\n\n",
    "with windows line ends": "- version: '1.0'\r\n  decision: approved\r\n",
    "with a mark": "\ufeff- version: '1.0'\n",
    "in other scripts": "- version: '1.0'\n  reason: Änderung 変更 🚢\n",
    "empty": "",
    "only a comment": "# Nothing yet\n",
}
REFUSED = {
    "in brackets": "[{version: '1.0'}]\n",
    "an empty list": "[]\n",
    "a mapping": "version: '1.0'\n",
    "a list of words": "- one\n",
    "broken": "- {version: '1.0'\n",
    "an unfinished merge": "<<<<<<< ours\n- version: '1.0'\n=======\n>>>>>>> theirs\n",
    "ended": "- version: '1.0'\n...\n",
    "a key twice": "- version: '1.0'\n  version: '1.1'\n",
}


def entries(content: bytes):
    value, defects, sound = read_yaml(content.decode().removeprefix("\ufeff").replace("\r\n", "\n"), "log")
    assert sound
    assert not defects
    assert isinstance(value, list)
    return value


@pytest.mark.parametrize("shape", SHAPES)
def test_what_stands_above_stays_byte_for_byte(shape):
    before = SHAPES[shape].encode()
    after = append_entry(before, ENTRY, "log")
    assert after.startswith(before)
    old = entries(before) if before.strip() and not before.startswith(b"#") else entries(after)[:-1]
    assert entries(after)[:-1] == old
    assert {key: value for key, value in entries(after)[-1].items() if key != "seal"} == ENTRY
    if "\r\n" in SHAPES[shape]:
        assert after.count(b"\r\n") == after.count(b"\n")


@pytest.mark.parametrize("shape", REFUSED)
def test_what_cannot_be_added_to_is_refused_with_the_file(shape):
    with pytest.raises(UnwritableError, match=r"data/decisions/A-1\.yml"):
        append_entry(REFUSED[shape].encode(), ENTRY, "data/decisions/A-1.yml")


@pytest.mark.parametrize("content", [b"\xff\xfe-", b"- version: \xe9\n", b"\0"])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(UnwritableError):
        append_entry(content, ENTRY, "log")


def test_a_new_log_names_its_schema_and_has_no_blank_line():
    lines = append_entry(None, ENTRY, "log").decode().splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../schemas/decisions.schema.json"
    assert lines[1:6] == [
        '- version: "1.1"',
        "  decision: approved",
        "  by: PER-01",
        "  role: boss",
        "  on: 2027-01-04",
    ]
    assert all(lines)


def test_each_entry_is_bound_to_all_above_it():
    log = append_entry(append_entry(SHAPES["plain"].encode(), ENTRY, "log"), ENTRY, "log")
    found = entries(log)
    assert [each["seal"] for each in found[1:]] == list(seals(found))[1:]
    assert found[1]["seal"] != found[2]["seal"]


def test_fields_stand_in_one_order_and_empty_ones_are_left_out():
    given = {"digest": "sha256:00", "reference": "", "reason": "New", "version": "1.0", "change": "minor"}
    lines = append_entry(None, given, "log").decode().splitlines()[1:]
    assert [line[2:].partition(":")[0] for line in lines] == ["version", "change", "reason", "digest", "seal"]


@pytest.mark.parametrize(
    "reason",
    [
        "yes", "no", "null", "~", "on", "12", "1.0", "0x1F", "1e3", "2027-01-04", "- a", "a: b", "a #b", "#a", "a:",
        "'a'", '"a"', "&a", "*a", "!a", "%a", "@a", "`a`", "[a]", "{a}", "a\\b", "a, b", "|", ">", "?", "Ä: ö",
        "变更: 理由", "🚢", "word " * 60, "x" * 200, "a: " + "b " * 80, "\u00a0a", "a\tb", "<<<<<<< HEAD", "---", "...",
        "=", "key: |", "two  blanks " * 20, "\u00a0" * 120, "a" * 120 + " b",
    ],
)  # fmt: skip
def test_every_reason_is_read_back_as_it_was_given(reason):
    reason = reason.strip(" ")
    log = append_entry(b"- version: '1.0'\n", {**ENTRY, "reason": reason}, "log")
    assert entries(log)[-1]["reason"] == reason


@pytest.mark.parametrize("reason", ["a\nb", "a\x07b", "a\u2028b", "a\x85b"])
def test_what_no_line_can_hold_is_read_back_or_refused(reason):
    try:
        log = append_entry(None, {**ENTRY, "reason": reason}, "log")
    except UnwritableError as fault:
        assert "printable" in str(fault)  # noqa: PT017 - either is right
    else:
        assert entries(log)[-1]["reason"] == reason


def test_lines_stay_short():
    log = append_entry(None, {**ENTRY, "reason": ("A sentence with words. " * 20).strip()}, "log")
    assert max(map(len, log.decode().splitlines())) <= 100


def test_the_logs_of_the_reference_system_can_all_be_added_to():
    logs = sorted(Path(__file__).parents[2].glob("data/decisions/*.yml"))
    assert logs
    for path in logs:
        before = path.read_bytes()
        assert append_entry(before, ENTRY, path.name).startswith(before)


def test_a_log_is_named_after_its_document():
    assert log_path("SMS-PLN-001") == "data/decisions/SMS-PLN-001.yml"
