"""Seals of decision logs: what was rewritten, removed, put in or merged."""

import pytest

from sms_docs.identity.seal import seals
from tests.approvals import log_text, sealed
from tests.programmes import lines
from tests.support import messages, related, report

LOG = "data/decisions/SMS-PLN-001.yml"
BROKEN, FORKED, MISSING = "seal.broken", "seal.forked", "seal.missing"
Entries = list[dict[str, object]]


def entry(version: str, decision: str = "approved", **more: object) -> dict[str, object]:
    return {"version": version, "decision": decision, "by": "PER-01", "on": "2027-01-04", **more}


PLAIN = [entry("1.0"), entry("1.0", "reviewed"), entry("1.1"), entry("1.2")]


def marked(entries: Entries = PLAIN) -> Entries:
    """The entries with their seals."""
    return [each | {"seal": seal} for each, seal in zip(entries, seals(entries), strict=True)]


def at(check: str, entries: Entries) -> list[str]:
    return lines(check, {LOG: log_text(entries)})


@pytest.mark.parametrize("check", [BROKEN, FORKED, MISSING])
def test_a_log_as_it_was_sealed_is_sound(check: str) -> None:
    assert lines(check, {LOG: sealed(PLAIN)}) == []
    assert at(check, marked()[:2]) == []
    assert at(check, PLAIN) == []
    assert lines(check, {LOG: ""}) == lines(check, {LOG: "- [\n"}) == lines(check, {LOG: "- 7\n"}) == []


def test_a_log_may_begin_without_seals() -> None:
    entries = [*PLAIN[:2], *marked()[2:]]
    assert at(BROKEN, entries) == at(FORKED, entries) == at(MISSING, entries) == []


def test_what_stands_above_the_first_seal_is_covered_by_it() -> None:
    entries = [PLAIN[0] | {"by": "PER-09"}, PLAIN[1], *marked()[2:]]
    assert at(BROKEN, entries) == ["decisions/SMS-PLN-001:3"]


@pytest.mark.parametrize("place", range(4))
def test_a_rewritten_entry_is_found(place: int) -> None:
    entries = marked()
    entries[place] = entries[place] | {"by": "PER-02"}
    assert at(BROKEN, entries) == [f"decisions/SMS-PLN-001:{place + 1}"]
    assert "`git checkout COMMIT -- data/decisions/SMS-PLN-001.yml`" in _hint({LOG: log_text(entries)})


def test_a_field_that_was_added_or_taken_out_is_found() -> None:
    first, *others = marked()
    assert at(BROKEN, [first | {"reason": "x"}, *others]) == ["decisions/SMS-PLN-001:1"]
    assert at(BROKEN, [{key: first[key] for key in first if key != "on"}, *others]) == ["decisions/SMS-PLN-001:1"]


@pytest.mark.parametrize("place", range(3))
def test_a_removed_entry_is_found_at_the_one_below(place: int) -> None:
    entries = marked()
    del entries[place]
    assert at(BROKEN, entries) == [f"decisions/SMS-PLN-001:{place + 1}"]


def test_an_entry_put_in_with_a_seal_of_its_own_is_found_at_the_one_below() -> None:
    first, second, *others = marked()
    put_in = marked([PLAIN[0], entry("1.0", "reviewed", reason="Never said")])[1]
    entries = [first, put_in, second, *others]
    assert at(BROKEN, entries) == []
    assert at(FORKED, entries) == ["decisions/SMS-PLN-001:3"]
    assert related(FORKED, {LOG: log_text(entries)})[0].startswith(f"{LOG}:1:")


def test_two_entries_in_another_order_are_found() -> None:
    first, second, third, fourth = marked()
    assert at(BROKEN, [first, third, second, fourth]) == ["decisions/SMS-PLN-001:2"]


def test_decisions_of_two_branches_are_found() -> None:
    ours, theirs = marked([*PLAIN[:2], entry("1.1", by="PER-02")]), marked([*PLAIN[:2], entry("1.1", by="PER-03")])
    entries = [*ours, theirs[-1]]
    assert at(FORKED, entries) == ["decisions/SMS-PLN-001:4"]
    assert at(BROKEN, entries) == []
    assert messages(FORKED, {LOG: log_text(entries)})[0].endswith(
        "two branches decided beside each other, or an entry was put in."
    )


def test_two_first_decisions_of_two_branches_are_found() -> None:
    entries = [*marked([entry("1.0")]), *marked([entry("1.0", by="PER-03")])]
    assert at(FORKED, entries) == ["decisions/SMS-PLN-001:2"]


def test_an_entry_without_a_seal_below_a_sealed_one_is_found_once() -> None:
    entries = [*marked()[:2], *PLAIN[2:]]
    assert at(MISSING, entries) == ["decisions/SMS-PLN-001:3"]


def test_an_entry_with_an_edition_and_without_a_seal_is_found() -> None:
    assert at(MISSING, [entry("1.0", edition="sha256:" + "a" * 64)]) == ["decisions/SMS-PLN-001:1"]


@pytest.mark.parametrize("value", ["7", "[1]", "sha256:x", "null", "{a: b}"])
def test_odd_values_stop_no_check(value: str) -> None:
    text = f"- version: {value}\n  by: {value}\n  seal: {value}\n- version: {value}\n  seal: {value}\n- {value}\n"
    for check in (BROKEN, FORKED, MISSING):
        assert len(lines(check, {LOG: text})) <= 1


def _hint(files: dict[str, str]) -> str:
    return next(each.hint for each in report(files).findings if each.id == BROKEN)
