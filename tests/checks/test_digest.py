"""Digests of approved content, as the decision logs hold them."""

from hashlib import sha256

import pytest

from tests.programmes import lines
from tests.support import document, messages, related

CHECK = "digest.differs-within-version"
LOG = "data/decisions/SMS-PLN-001.yml"


def log(*entries: tuple[str, str, str]) -> dict[str, str]:
    """Decisions of version, kind and the digit that the digest is made of."""
    return {
        LOG: "".join(
            f"- version: '{version}'\n  decision: {kind}\n  digest: sha256:{digit * 64}\n"
            for version, kind, digit in entries
        )
    }


def test_a_review_of_the_same_content_is_sound() -> None:
    assert lines(CHECK, log(("1.0", "approved", "a"), ("1.0", "reviewed", "a"))) == []


def test_a_new_version_may_have_another_content() -> None:
    assert lines(CHECK, log(("1.0", "approved", "a"), ("1.1", "approved", "b"), ("1.1", "reviewed", "b"))) == []


def test_other_content_under_the_same_version_is_found_at_the_later_decision() -> None:
    files = log(("1.0", "approved", "a"), ("1.1", "approved", "b"), ("1.0", "reviewed", "b"))
    assert lines(CHECK, files) == ["decisions/SMS-PLN-001:9"]
    assert messages(CHECK, files) == [
        "Version 1.0 of SMS-PLN-001 has another content here than when it was decided on first."
    ]
    assert related(CHECK, files) == [f"{LOG}:3:11"]


@pytest.mark.parametrize(
    "text",
    [
        "- version: '1.0'\n  decision: approved\n- version: '1.0'\n  decision: reviewed\n  digest: sha256:a\n",
        "- digest: sha256:a\n- digest: sha256:b\n",
        "- version: 1\n  digest: 2\n- 3\n",
        "- [\n",
    ],
)
def test_entries_without_digest_or_version_prove_nothing(text: str) -> None:
    assert lines(CHECK, {LOG: text}) == []


# ------------------------------------------------------------------ digest.differs-from-text

TEXT = "digest.differs-from-text"
PAGE = "content/plans/plan.md"
BODY = "\n# Plan\n\nFour phases.\n"


def approved(text: str = BODY, digest: str = "", version: str = "1.0", **fields: object) -> dict[str, str]:
    page = document("", **{"status": "approved", "effective_from": "2027-01-04", **fields}).rstrip("\n") + "\n"
    digest = digest or sha256(BODY.encode()).hexdigest()
    return {
        PAGE: page + text,
        LOG: f"- version: '{version}'\n  decision: approved\n  digest: sha256:{digest}\n",
    }


def test_the_text_that_was_approved_is_sound() -> None:
    assert lines(TEXT, approved()) == []
    assert lines(TEXT, approved(BODY.replace("\n", "\r\n"))) == []


def test_a_text_that_changed_without_a_new_version_is_found_at_the_version() -> None:
    files = approved("\n# Plan\n\nFive phases.\n")
    assert lines(TEXT, files) == [f"{PAGE}:5"]
    assert messages(TEXT, files) == ["The text of version 1.0 is not the one that was decided on."]
    assert related(TEXT, files) == [f"{LOG}:3:11"]


def test_drafts_other_versions_and_decisions_without_digest_prove_nothing() -> None:
    assert lines(TEXT, approved("other\n", status="draft")) == []
    assert lines(TEXT, approved("other\n", version="0.9")) == []
    assert lines(TEXT, approved("other\n") | {LOG: "- version: '1.0'\n  decision: approved\n- 7\n"}) == []
    assert lines(TEXT, approved("other\n") | {LOG: "- [\n"}) == []
