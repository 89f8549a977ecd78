"""Versions: their form, their order, and what they say about an approval."""

import pytest

from tests.support import document, found, messages, related

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"


def log(*versions: str, kind: str = "approved") -> str:
    """A decision log, three lines an entry, one month apart."""
    return "".join(
        f'- version: "{version}"\n  decision: {kind}\n  on: 2026-{month:02}-01\n'
        for month, version in enumerate(versions, 1)
    )


def files(text: str | None = None, **fields: object) -> dict[str, str]:
    page = {PAGE: document("", **fields)}
    return page if text is None else {**page, LOG: text}


# ------------------------------------------------------------------ version.malformed


@pytest.mark.parametrize("version", ["1", "v1.0", "1.0.3", "1.a", "01.0", "1.00", "12345.0"])
def test_a_version_that_is_not_major_and_minor_is_found(version: str) -> None:
    assert found("version.malformed", files(version=f'"{version}"')) == [f"{PAGE}:5:10"]


@pytest.mark.parametrize("version", ["0.1", "0.10", "1.0", "10.12"])
def test_a_version_of_two_numbers_is_not_found(version: str) -> None:
    assert found("version.malformed", files(version=f'"{version}"')) == []


def test_the_message_on_a_malformed_version_shows_it() -> None:
    assert messages("version.malformed", files(version='"v2"')) == ['The version "v2" is not of the form major.minor.']


def test_an_approved_document_has_version_one_or_higher() -> None:
    early = files(version='"0.9"', status="approved")
    assert found("version.malformed", early) == [f"{PAGE}:5:10"]
    assert messages("version.malformed", early) == [
        "The document is approved, but the version 0.9 means that it never was."
    ]
    assert related("version.malformed", early) == [f"{PAGE}:6:9"]
    assert found("version.malformed", files(version='"0.9"', status="review")) == []
    assert found("version.malformed", files(version='"1.0"', status="approved")) == []


def test_a_version_that_is_no_text_is_left_to_the_schema() -> None:
    assert found("version.malformed", files(version="1.0")) == []


# ------------------------------------------------------------------ version.ahead-of-approval


def test_a_draft_from_one_on_that_was_never_approved_is_found() -> None:
    assert found("version.ahead-of-approval", files(version='"1.0"')) == [f"{PAGE}:5:10"]
    assert messages("version.ahead-of-approval", files(version='"2.1"')) == [
        "SMS-PLN-001 is a draft with version 2.1, though no version was ever approved."
    ]


def test_a_draft_below_one_or_after_an_approval_is_not_found() -> None:
    assert found("version.ahead-of-approval", files(version='"0.9"')) == []
    assert found("version.ahead-of-approval", files(log("1.0"), version='"1.1"')) == []
    assert found("version.ahead-of-approval", files(version='"1.0"', status="review")) == []
    assert found("version.ahead-of-approval", files("- [", version='"1.0"')) == []


def test_a_withdrawal_alone_is_no_approval_and_a_review_tells_of_one() -> None:
    assert found("version.ahead-of-approval", files(log("1.0", kind="withdrawn"), version='"1.0"')) == [f"{PAGE}:5:10"]
    assert found("version.ahead-of-approval", files(log("1.0", kind="reviewed"), version='"1.0"')) == []


# ------------------------------------------------------------------ version.behind-log


def test_a_page_with_an_older_version_than_the_last_approval_is_found() -> None:
    behind = files(log("1.9", "1.10"), version='"1.9"')
    assert found("version.behind-log", behind) == [f"{PAGE}:5:10"]
    assert messages("version.behind-log", behind) == [
        "The page has version 1.9, but version 1.10 was approved already."
    ]
    assert related("version.behind-log", behind) == [f"{LOG}:4:12"]


@pytest.mark.parametrize("version", ["1.10", "1.11", "2.0", "x"])
def test_a_page_with_the_last_approved_or_a_newer_version_is_not_found(version: str) -> None:
    assert found("version.behind-log", files(log("1.9", "1.10"), version=f'"{version}"')) == []


def test_an_approval_of_what_is_no_version_makes_none_old() -> None:
    assert found("version.behind-log", files(log("x"), version='"1.0"')) == []


def test_reviews_do_not_make_a_version_old() -> None:
    assert found("version.behind-log", files(log("2.0", kind="reviewed"), version='"1.0"')) == []


# ------------------------------------------------------------------ version.not-rising


def test_an_approval_below_a_higher_one_is_found_in_the_log() -> None:
    text = log("1.0", "1.2", "1.1")
    assert found("version.not-rising", {LOG: text}) == [f"{LOG}:7:12"]
    assert messages("version.not-rising", {LOG: text}) == ["Version 1.1 of SMS-PLN-001 was approved after version 1.2."]
    assert related("version.not-rising", {LOG: text}) == [f"{LOG}:4:12"]


def test_a_version_that_is_approved_twice_is_found() -> None:
    assert found("version.not-rising", {LOG: log("1.0", "1.0")}) == [f"{LOG}:4:12"]


def test_every_approval_below_the_highest_is_found() -> None:
    assert len(found("version.not-rising", {LOG: log("2.0", "1.0", "1.1", "2.1")})) == 2


def test_versions_that_go_up_are_not_found() -> None:
    assert found("version.not-rising", {LOG: log("0.9", "1.0", "1.9", "1.10", "2.0")}) == []


def test_a_review_repeats_a_version_and_what_is_no_version_is_left_out() -> None:
    text = log("1.0") + log("1.0", "0.9", kind="reviewed") + log("x", "1.1")
    assert found("version.not-rising", {LOG: text}) == []
    assert found("version.not-rising", {LOG: text + log("1.0")}) == [f"{LOG}:16:12"]
