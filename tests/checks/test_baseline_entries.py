"""Which findings may be taken as known: never those that hide others, or that tell of something altered."""

import pytest

from sms_docs.checks import CHECKS
from sms_docs.checks.baseline_entries import is_unreadable, may_be_known

IDS = [check.id for check in CHECKS]


@pytest.mark.parametrize(
    "check_id",
    [
        *("yaml.broken", "file.conflict-marker", "file.not-utf8", "file.interrupted-command", "digest.content-changed"),
        *("edition.altered", "seal.broken", "base.decision-altered", "baseline-file.grown", "mechanical.carried-over"),
    ],
)
def test_these_always_count(check_id):
    assert check_id in IDS
    assert not may_be_known(check_id)


@pytest.mark.parametrize("check_id", ["section.missing", "document.missing-owner", "file.carriage-returns"])
def test_these_may_be_known(check_id):
    assert may_be_known(check_id)
    assert not is_unreadable(check_id)


def test_what_cannot_be_read_is_told_apart_from_what_was_altered():
    unreadable = {each for each in IDS if is_unreadable(each)}
    assert "yaml.broken" in unreadable
    assert "digest.content-changed" not in unreadable
    assert not any(map(may_be_known, unreadable))
