"""Files of approved editions against the decision logs."""

import pytest

from sms_docs.identity.seal import seals
from tests.approvals import approve, entries_of, log_text, sealed
from tests.programmes import lines
from tests.support import document, found, messages, related

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
FIRST, SECOND = "editions/SMS-PLN-001/1.0.md", "editions/SMS-PLN-001/1.1.md"
CHECKS = tuple(f"edition.{each}" for each in ("altered", "digest-differs", "missing", "not-in-log", "unknown-document"))


def approved() -> dict[str, str]:
    """A plan that was approved twice; the second time with another text."""
    page = document("\n# Plan\n\nFour phases.\n", status="approved", effective_from="2027-01-12")
    files = approve({PAGE: page})
    again = page.replace("Four", "Five").replace('version: "1.0"', 'version: "1.1"')
    return approve(files | {PAGE: again}, on="2027-01-14")


@pytest.mark.parametrize("check", CHECKS)
def test_editions_as_they_were_approved_are_sound(check: str) -> None:
    assert found(check, approved()) == []


@pytest.mark.parametrize("path", [FIRST, SECOND])
def test_an_altered_edition_is_found_old_or_new(path: str) -> None:
    files = approved()
    files[path] = str(files[path]).replace("phases", "steps")
    assert found("edition.altered", files) == [f"{path}:1:1"]
    assert related("edition.altered", files)[0].startswith(f"{LOG}:{1 if path == FIRST else 2}:")


def test_line_ends_of_a_checkout_alter_no_edition() -> None:
    files = approved()
    files[FIRST] = str(files[FIRST]).replace("\n", "\r\n")
    assert found("edition.altered", files) == []


@pytest.mark.parametrize("path", [FIRST, SECOND])
def test_a_missing_edition_is_found_at_the_decision(path: str) -> None:
    files = approved()
    del files[path]
    assert lines("edition.missing", files) == [f"decisions/SMS-PLN-001:{1 if path == FIRST else 2}"]
    assert path in messages("edition.missing", files)[0]


def test_an_edition_that_cannot_be_read_is_not_missing() -> None:
    files: dict[str, str | bytes] = {**approved(), FIRST: b"\xff\xfe\0"}
    assert found("edition.missing", files) == []


def test_a_version_with_a_digest_and_no_edition_is_found() -> None:
    files = approved()
    entries = [
        {key: each[key] for key in each if key not in ("edition", "seal")} for each in entries_of(files, "SMS-PLN-001")
    ]
    assert lines("edition.missing", files | {LOG: log_text(entries)}) == ["decisions/SMS-PLN-001:2"]
    draft = str(files[PAGE]).replace("status: approved", "status: review")
    assert lines("edition.missing", files | {LOG: log_text(entries), PAGE: draft}) == []


def test_an_edition_that_nobody_approved_is_found() -> None:
    files = approved() | {"editions/SMS-PLN-001/1.2.md": "# Plan\n"}
    assert found("edition.not-in-log", files) == ["editions/SMS-PLN-001/1.2.md:1:1"]
    assert related("edition.not-in-log", files) == [f"{LOG}:1:1"]


def test_an_approval_that_was_taken_out_leaves_its_edition() -> None:
    files = approved()
    entries = entries_of(files, "SMS-PLN-001")[:1]
    assert found("edition.not-in-log", files | {LOG: log_text(entries)}) == [f"{SECOND}:1:1"]
    without = {path: text for path, text in files.items() if path != LOG}
    assert found("edition.not-in-log", without) == [f"{FIRST}:1:1", f"{SECOND}:1:1"]
    assert found("edition.not-in-log", files | {LOG: "- [\n"}) == []


def test_a_folder_of_no_document_is_found_with_the_number_that_was_meant() -> None:
    files = approved() | {"editions/sms-pln-001/1.0.md": "x\n"}
    assert found("edition.unknown-document", files) == ["editions/sms-pln-001/1.0.md:1:1"]
    assert found("edition.not-in-log", files) == []


@pytest.mark.parametrize(
    "path", ["editions/plan.md", "editions/SMS-PLN-001/old/1.0.md", "editions/SMS-PLN-001/1.0.pdf"]
)
def test_a_file_that_is_no_edition_is_found(path: str) -> None:
    assert found("edition.unknown-document", approved() | {path: "x\n"}) == [f"{path}:1:1"]


def test_the_editions_of_a_withdrawn_page_that_is_gone_keep_their_log() -> None:
    files = approved()
    del files[PAGE]
    assert found("edition.unknown-document", files) == []


def test_an_edition_of_another_content_than_the_decision_is_found() -> None:
    files = approved()
    entries = [{key: each[key] for key in each if key != "seal"} for each in entries_of(files, "SMS-PLN-001")]
    entries[0]["digest"] = "sha256:" + "3" * 64
    files |= {LOG: sealed(entries)}
    assert lines("edition.digest-differs", files) == ["decisions/SMS-PLN-001:1"]
    assert related("edition.digest-differs", files) == [f"{FIRST}:1:1"]
    assert len(list(seals(entries))) == 2


@pytest.mark.parametrize("value", ["7", "[1]", "null", "{a: b}", "''"])
def test_odd_values_stop_no_check(value: str) -> None:
    log = f"- version: {value}\n  decision: {value}\n  edition: {value}\n  digest: {value}\n- {value}\n"
    for check in CHECKS:
        assert len(found(check, approved() | {LOG: log})) <= 2
