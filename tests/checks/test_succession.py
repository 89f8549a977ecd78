"""What comes after a document, and who still refers to one that is no longer in use."""

import pytest

from tests.support import document, found, messages, related, report

NEW, OLD = "content/new.md", "content/old.md"


def pair(text: str, status: str = "obsolete", old: dict[str, object] | None = None, **fields: object) -> dict[str, str]:
    """A document in force with a text, and one that is no longer."""
    new = document(text, **{"id": "SMS-PRO-014", "status": "approved", **fields})
    return {NEW: new, OLD: document("", **{"id": "SMS-PRO-004", "status": status, "title": "Old", **(old or {})})}


# ------------------------------------------------------------------ succession.obsolete-without-successor


def test_an_obsolete_document_without_successor_is_found_at_its_status() -> None:
    assert found("succession.obsolete-without-successor", pair("")) == [f"{OLD}:6:9"]
    assert messages("succession.obsolete-without-successor", pair("")) == [
        "SMS-PRO-004 is obsolete but does not say what replaces it."
    ]


def test_a_withdrawn_document_has_no_successor_to_name() -> None:
    assert found("succession.obsolete-without-successor", pair("", "withdrawn")) == []
    assert found("succession.obsolete-without-successor", pair("", old={"superseded_by": "SMS-PRO-014"})) == []


# ------------------------------------------------------------------ succession.unknown-successor


def test_a_successor_that_does_not_exist_is_found() -> None:
    files = pair("", old={"superseded_by": "SMS-PRO-14"})
    assert found("succession.unknown-successor", files) == [f"{OLD}:13:16"]
    [finding] = [each for each in report(files).findings if each.id == "succession.unknown-successor"]
    assert finding.message == "The successor SMS-PRO-14 does not exist."
    assert finding.hint == 'Did you mean "SMS-PRO-014"?'


def test_each_predecessor_that_does_not_exist_is_found() -> None:
    files = pair("", supersedes="[SMS-PRO-004, SMS-PRO-999]")
    assert found("succession.unknown-successor", files) == [f"{NEW}:13:27"]
    assert found("succession.unknown-successor", pair("", supersedes='[7, "", null, " SMS-PRO-004 "]')) == []
    assert found("succession.unknown-successor", pair("", supersedes='" SMS-PRO-004 "')) == []
    assert messages("succession.unknown-successor", files) == ["The predecessor SMS-PRO-999 does not exist."]


def test_a_document_does_not_replace_itself() -> None:
    files = pair("", supersedes="SMS-PRO-014")
    assert found("succession.unknown-successor", files) == [f"{NEW}:13:13"]
    assert messages("succession.unknown-successor", files) == ["SMS-PRO-014 names itself as its predecessor."]


def test_a_broken_header_keeps_its_number_and_an_unread_page_proves_nothing() -> None:
    files = {NEW: document(supersedes="[SMS-PRO-004]"), OLD: "---\nid: SMS-PRO-004 # the old one\nx: [\n---\n"}
    assert found("succession.unknown-successor", files) == []
    assert found("succession.unknown-successor", {NEW: document(supersedes="[X]"), OLD: b"\xff\xfe"}) == []
    guide: dict[str, str | bytes] = {NEW: document(supersedes="[X]"), "content/guide/a.md": b"\xff\xfe"}
    assert found("succession.unknown-successor", guide) == [f"{NEW}:13:14"]


# ------------------------------------------------------------------ succession.refers-to-obsolete


@pytest.mark.parametrize("status", ["obsolete", "withdrawn"])
def test_a_reference_to_a_document_out_of_use_is_found(status: str) -> None:
    files = pair('See {{ sms_ref("SMS-PRO-004") }}.\n', status)
    assert found("succession.refers-to-obsolete", files) == [f"{NEW}:15:5"]
    assert messages("succession.refers-to-obsolete", files) == [
        f"This document is in force, but it refers to SMS-PRO-004, which is {status}."
    ]


@pytest.mark.parametrize("target", ["old.md", "./old.md#scope", "../content/old.md", "old%2Emd"])
def test_a_link_to_a_document_out_of_use_is_found(target: str) -> None:
    assert found("succession.refers-to-obsolete", pair(f"See [it]({target}).\n")) == [f"{NEW}:15:10"]


def test_the_hint_names_the_successor() -> None:
    files = pair("[it](old.md)\n", old={"superseded_by": "SMS-PRO-014"})
    [finding] = [each for each in report(files).findings if each.id == "succession.refers-to-obsolete"]
    assert finding.hint == "Refer to SMS-PRO-014 instead."
    assert related("succession.refers-to-obsolete", files) == [f"{OLD}:6:9"]
    [finding] = [each for each in report(pair("[it](old.md)\n")).findings if each.id == "succession.refers-to-obsolete"]
    assert finding.hint == "Refer to a document in force, or take the reference out."


def test_a_document_may_name_those_that_it_replaces() -> None:
    files = pair('{{ sms_ref("SMS-PRO-004") }} [it](old.md)\n', supersedes="[SMS-PRO-004]")
    assert found("succession.refers-to-obsolete", files) == []


@pytest.mark.parametrize("status", ["draft", "review", "obsolete", "withdrawn"])
def test_only_documents_in_force_are_judged(status: str) -> None:
    files = pair('{{ sms_ref("SMS-PRO-004") }}\n') | {NEW: document("[it](old.md)\n", id="SMS-PRO-014", status=status)}
    assert found("succession.refers-to-obsolete", files) == []


def test_a_document_in_force_is_judged_also_after_one_that_is_not() -> None:
    files = pair("[it](old.md)\n") | {"content/a.md": document("[it](old.md)\n", id="SMS-PRO-013")}
    assert found("succession.refers-to-obsolete", files) == [f"{NEW}:15:6"]


@pytest.mark.parametrize(
    "call",
    ["sms_ref()", "sms_ref(7)", 'sms_ref(["SMS-PRO-004"])', 'sms_clause("SMS-PRO-004")', 'sms_ref("SMS-PRO-014")'],
)
def test_other_calls_refer_to_no_document_out_of_use(call: str) -> None:
    assert found("succession.refers-to-obsolete", pair(f"{{{{ {call} }}}}\n")) == []


def test_the_first_argument_is_the_number() -> None:
    assert found("succession.refers-to-obsolete", pair('{{ sms_ref("SMS-PRO-014", "SMS-PRO-004") }}\n')) == []
    assert found("succession.refers-to-obsolete", pair('{{ sms_ref("SMS-PRO-004", 7) }}\n')) == [f"{NEW}:15:1"]
    assert found("succession.refers-to-obsolete", pair('{{ sms_ref("") }}\n', old={"id": None})) == []


def test_references_to_documents_in_use_and_in_code_are_not_found() -> None:
    files = pair('`{{ sms_ref("SMS-PRO-004") }}` [x](#a) [y](https://example.org/old.md)\n')
    assert found("succession.refers-to-obsolete", files) == []
    assert found("succession.refers-to-obsolete", pair("[it](old.md)\n", "draft")) == []
    assert found("succession.refers-to-obsolete", pair("[itself](new.md) [gone](gone.md)\n")) == []


# ------------------------------------------------------------------ succession.both-in-force


def test_a_predecessor_that_is_still_approved_is_found_at_its_status() -> None:
    files = pair("", "approved", supersedes="[SMS-PRO-004]")
    assert found("succession.both-in-force", files) == [f"{OLD}:6:9"]
    assert messages("succession.both-in-force", files) == [
        "SMS-PRO-004 is approved, and so is SMS-PRO-014, which replaces it."
    ]
    assert related("succession.both-in-force", files) == [f"{NEW}:6:9"]


def test_the_old_one_may_say_it_itself_and_is_found_once() -> None:
    assert found("succession.both-in-force", pair("", "approved", {"superseded_by": "SMS-PRO-014"})) == [f"{OLD}:6:9"]
    both = pair("", "approved", {"superseded_by": "SMS-PRO-014"}, supersedes="[SMS-PRO-004]")
    assert found("succession.both-in-force", both) == [f"{OLD}:6:9"]


@pytest.mark.parametrize("status", ["obsolete", "withdrawn", "review"])
def test_a_predecessor_that_is_not_approved_is_not_in_force(status: str) -> None:
    assert found("succession.both-in-force", pair("", status, supersedes="[SMS-PRO-004]")) == []


@pytest.mark.parametrize(("start", "expected"), [("2027-01-20", [f"{OLD}:6:9"]), ("2027-01-21", [])])
def test_until_the_successor_begins_the_old_one_holds(start: str, expected: list[str]) -> None:
    files = pair("", "approved", supersedes="[SMS-PRO-004]", effective_from=start)
    assert found("succession.both-in-force", files) == expected


def test_a_document_that_replaces_itself_is_in_force_once() -> None:
    assert found("succession.both-in-force", pair("", "approved", supersedes="[SMS-PRO-014]")) == []


# ------------------------------------------------------------------ succession.same-title-in-force


def test_two_versions_under_one_title_are_found_at_the_second() -> None:
    files = pair("", "approved", {"title": "a PLAN"}, title="A plan")
    assert found("succession.same-title-in-force", files) == [f"{OLD}:3:8"]
    assert messages("succession.same-title-in-force", files) == [
        "SMS-PRO-004 and SMS-PRO-014 are both in force under this title."
    ]
    assert related("succession.same-title-in-force", files) == [f"{NEW}:3:8"]


@pytest.mark.parametrize(
    ("status", "old"),
    [
        ("obsolete", {"title": "A plan"}),
        ("review", {"title": "A plan"}),
        ("approved", {"title": "Another plan"}),
        ("approved", {"title": "A plan", "kind": "target-state"}),
        ("approved", {"title": "A plan", "id": "SMS-PRO-014"}),
    ],
)
def test_another_title_kind_or_status_is_no_second_version(status: str, old: dict[str, object]) -> None:
    assert found("succession.same-title-in-force", pair("", status, old, title="A plan")) == []


def test_records_and_reports_stand_in_series() -> None:
    old: dict[str, object] = {"title": "Gate", "kind": "phase-gate-record"}
    assert found("succession.same-title-in-force", pair("", "approved", old, title="Gate", kind=old["kind"])) == []


# ------------------------------------------------------------------ succession.two-for-one-system

ONE = {"kind": "service-management-policy", "effective_from": "2026-12-01"}


def two(status: str = "approved", old: dict[str, object] | None = None, **fields: object) -> dict[str, str]:
    """Two policies, by default both in force from one day."""
    return pair("", status, {**ONE, **(old or {})}, **{**ONE, "title": "New", **fields})


@pytest.mark.parametrize("kind", ["service-management-policy", "scope-statement", "service-management-plan"])
def test_two_documents_of_a_kind_that_is_one_are_found_at_the_second(kind: str) -> None:
    both = two(kind=kind, old={"kind": kind})
    assert found("succession.two-for-one-system", both) == [f"{OLD}:4:7"]
    assert related("succession.two-for-one-system", both) == [f"{NEW}:4:7"]


def test_the_message_names_both_and_the_kind() -> None:
    assert messages("succession.two-for-one-system", two()) == [
        "SMS-PRO-014 and SMS-PRO-004 are both in force as service management policy."
    ]


@pytest.mark.parametrize(
    ("status", "old"),
    [
        ("obsolete", {}),
        ("review", {}),
        ("approved", {"effective_from": "2027-01-21"}),
        ("approved", {"kind": "change-management-policy"}),
        # Each of these has a finding of its own.
        ("approved", {"title": "New"}),
        ("approved", {"superseded_by": "SMS-PRO-014"}),
        ("approved", {"id": "SMS-PRO-014"}),
    ],
)
def test_one_in_force_is_enough(status: str, old: dict[str, object]) -> None:
    assert found("succession.two-for-one-system", two(status, old)) == []


def test_a_document_that_covers_the_kind_besides_its_own_is_no_second_one() -> None:
    covering = two(old={"kind": "organization-profile", "covers": "[service-management-policy]"})
    assert found("succession.two-for-one-system", covering) == []
