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


def test_several_roles_approve_one_version_each_once() -> None:
    both = '- {version: "1.0", decision: approved, role: a}\n- {version: "1.0", decision: approved, role: b}\n'
    assert found("version.not-rising", {LOG: both}) == []
    assert found("version.not-rising", {LOG: both + both}) == [f"{LOG}:3:13", f"{LOG}:4:13"]


def test_what_was_logged_without_a_digest_may_be_taken_over_once() -> None:
    logged = '- {version: "1.0", decision: approved, role: a}\n'
    taken = f'- {{version: "1.0", decision: adopted, role: a, digest: "sha256:{"a" * 64}"}}\n'
    assert found("version.not-rising", {LOG: logged + taken}) == []
    assert found("version.not-rising", {LOG: logged + taken + taken}) == [f"{LOG}:3:13"]


def test_two_contents_of_one_version_are_found_once_and_elsewhere() -> None:
    first, second = (f'- {{version: "1.0", decision: approved, role: a, digest: "sha256:{x * 64}"}}\n' for x in "ab")
    assert found("version.not-rising", {LOG: first + second}) == []
    assert len(found("digest.differs-within-version", {PAGE: document(), LOG: first + second})) == 1


# ------------------------------------------------------------------ version.skipped


@pytest.mark.parametrize(("before", "after"), [("1.0", "1.2"), ("1.0", "2.1"), ("1.3", "3.0"), ("0.9", "2.0")])
def test_numbers_left_out_between_two_approvals_are_found(before: str, after: str) -> None:
    assert found("version.skipped", {LOG: log(before, after)}) == [f"{LOG}:4:12"]
    assert related("version.skipped", {LOG: log(before, after)}) == [f"{LOG}:1:12"]


def test_the_message_says_which_numbers_may_follow() -> None:
    assert messages("version.skipped", {LOG: log("1.0", "1.2")}) == [
        "Version 1.2 of SMS-PLN-001 comes after 1.0: numbers are left out."
    ]


@pytest.mark.parametrize("versions", [("3.7",), ("1.0", "1.1", "2.0", "2.1"), ("0.9", "1.0"), ("1.9", "1.10")])
def test_the_next_minor_or_major_version_is_sound(versions: tuple[str, ...]) -> None:
    assert found("version.skipped", {LOG: log(*versions)}) == []


def test_versions_taken_over_are_what_they_are() -> None:
    assert found("version.skipped", {LOG: log("1.0") + log("4.2", kind="adopted")}) == []
    assert found("version.skipped", {LOG: log("1.0") + log("4.2", kind="adopted") + log("4.4")}) == [f"{LOG}:7:12"]


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_version_in_writing_follows_the_approved_one(status: str) -> None:
    assert found("version.skipped", files(log("1.0"), version='"1.3"', status=status)) == [f"{PAGE}:5:10"]
    for version in ("1.0", "1.1", "2.0"):
        assert found("version.skipped", files(log("1.0"), version=f'"{version}"', status=status)) == []
    assert found("version.skipped", files(version='"1.3"', status=status)) == []


def test_numbers_left_out_by_a_version_half_decided_are_found_once() -> None:
    half = log("1.0") + '- {version: "1.3", decision: approved, role: executive-sponsor, on: 2026-12-01}\n'
    assert (
        len(found("version.skipped", files(half, version='"1.3"', status="review", approvers="[executive-sponsor, b]")))
        == 1
    )


def bound(version: str, size: str, role: str = "executive-sponsor", digit: str = "a", *, done: bool = True) -> str:
    """An approval with a digest; the last one of a version has an edition."""
    edition = f', edition: "sha256:{digit * 64}"' if done else ""
    on = f"2026-{3 * int(version[0]) + int(version[-1]) + 1:02}-01"
    return (
        f'- {{version: "{version}", decision: approved, role: {role}, on: {on}, change: {size}, '
        f'digest: "sha256:{digit * 64}"{edition}}}\n'
    )


@pytest.mark.parametrize("check", ["version.skipped", "version.wrong-step", "version.not-rising", "version.behind-log"])
@pytest.mark.parametrize(
    ("begun", "then"),
    [
        (("1.1", "minor"), ("1.2", "minor")),
        (("1.1", "minor"), ("2.0", "major")),
        (("2.0", "major"), ("2.1", "major")),
        (("2.0", "major"), ("1.1", "minor")),
    ],
)
def test_a_number_under_which_not_all_roles_decided_is_used_up(
    check: str, begun: tuple[str, str], then: tuple[str, str]
) -> None:
    """What `sms approve` asks for after a half approval whose text was given up."""
    both = {"approvers": "[executive-sponsor, b]", "version": f'"{then[0]}"'}
    text = bound("1.0", "major") + bound(*begun, digit="b", done=False)
    for status in ("draft", "review"):
        assert found(check, files(text, status=status, **both)) == []
    decided = text + bound(*then, digit="c", done=False) + bound(*then, role="b", digit="c")
    assert found(check, files(decided, status="approved", **both)) == []


def test_a_number_is_used_up_by_no_more_than_its_own_half_approval() -> None:
    text = bound("1.0", "major") + bound("1.1", "minor", digit="b", done=False) + bound("1.3", "minor", digit="c")
    assert found("version.skipped", files(text, status="approved", version='"1.3"')) == [f"{LOG}:3:13"]


# ------------------------------------------------------------------ version.wrong-step


def sized(version: str, size: str) -> str:
    return f'- {{version: "{version}", decision: approved, change: {size}}}\n'


@pytest.mark.parametrize(
    ("version", "size", "right"),
    [("1.1", "major", "2.0"), ("2.0", "minor", "1.1"), ("2.0", "editorial", "1.1")],
)
def test_a_number_that_does_not_go_with_the_size_is_found(version: str, size: str, right: str) -> None:
    wrong = {LOG: sized("1.0", "major") + sized(version, size)}
    assert found("version.wrong-step", wrong) == [f"{LOG}:2:13"]
    assert messages("version.wrong-step", wrong) == [
        f"The change to SMS-PLN-001 1.0 is called {size}, but the version is {version}."
    ]
    assert found("version.wrong-step", {LOG: sized("1.0", "major") + sized(right, size)}) == []


def test_each_role_calls_the_same_change_by_one_size() -> None:
    log_of_two = sized("1.0", "major") + sized("1.1", "minor") + sized("1.1", "major")
    assert found("version.wrong-step", {LOG: log_of_two}) == [f"{LOG}:3:13"]


@pytest.mark.parametrize("size", ["", "huge", "[major]"])
def test_without_a_known_size_there_is_nothing_to_compare(size: str) -> None:
    assert found("version.wrong-step", {LOG: sized("1.0", "major") + sized("1.1", size)}) == []


def test_the_first_version_and_one_that_leaves_out_numbers_are_not_judged() -> None:
    assert found("version.wrong-step", {LOG: sized("1.1", "major")}) == []
    assert found("version.wrong-step", {LOG: sized("1.0", "major") + sized("1.5", "major")}) == []


# ------------------------------------------------------------------ version.understated

EDITION = "editions/SMS-PLN-001/1.0.md"


def reviewed(text: str, edition: str, **fields: object) -> dict[str, str]:
    """A version in review, and the newest edition with the same header and a text."""
    front = {"version": '"1.0"', "status": "approved"}
    page = document(text, **{"version": '"1.1"', "status": "review", **fields})
    return {PAGE: page, EDITION: document(edition, **front)}


def test_a_new_section_under_a_minor_number_is_found() -> None:
    more = reviewed("## Goal\n\nFast.\n\n## Limits\n\nNone.\n", "## Goal\n\nFast.\n")
    assert found("version.understated", more) == [f"{PAGE}:5:10"]
    assert messages("version.understated", more) == [
        'SMS-PLN-001 1.1 is a major change to 1.0: section "Limits" added.'
    ]


def test_another_owner_under_a_minor_number_is_found() -> None:
    assert len(found("version.understated", reviewed("Same.\n", "Same.\n", owner="sponsor"))) == 1


@pytest.mark.parametrize("fields", [{"version": '"2.0"'}, {"status": "draft"}, {"status": "approved"}])
def test_a_major_number_and_a_text_that_is_still_written_are_no_fault(fields: dict[str, object]) -> None:
    assert found("version.understated", reviewed("## New\n\nText.\n", "Text.\n", **fields)) == []


def test_a_minor_change_and_a_document_without_edition_are_no_fault() -> None:
    assert found("version.understated", reviewed("It takes 5 days.\n", "It takes 4 days.\n")) == []
    alone = reviewed("## New\n\nText.\n", "Text.\n")
    del alone[EDITION]
    assert found("version.understated", alone) == []
