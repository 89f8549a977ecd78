"""Documentation framework of a service management plan, in its text and in the procedure that it refers to."""

from tests.plans import heading, plan
from tests.support import document, found, messages

PROCEDURE = """
## Document types

Policies, plans and processes.

## Naming

SMS-XXX-000 and nothing else.

## Review and approval

The approver decides.

## Version control

Two numbers make a version.

## Records and retention

36 months and longer.
"""


def referring(text: str, **fields: object) -> dict[str, str]:
    front = {"id": "SMS-PRC-001", "kind": "document-control-procedure"} | fields
    return plan(documentation=text) | {"content/procedures/control.md": document(PROCEDURE, **front)}


def test_the_plan_in_small_lays_down_all_five() -> None:
    assert found("plan-documentation.not-described", plan()) == []
    assert found("plan-documentation.topic-missing", plan()) == []


def test_a_section_that_controls_nothing_is_found_at_its_heading() -> None:
    files = plan(documentation="Documents are important to all of us.")
    assert found("plan-documentation.not-described", files) == [heading("Documentation framework")]
    assert messages("plan-documentation.not-described", files) == [
        'The section "Documentation framework" lays down nothing on documents.'
    ]
    assert found("plan-documentation.topic-missing", files) == []


def test_a_gap_is_a_warning() -> None:
    files = plan(documentation="Each document is approved by its approver and kept for 36 months.")
    assert found("plan-documentation.not-described", files) == []
    assert messages("plan-documentation.topic-missing", files) == [
        'The section "Documentation framework" says nothing on: document types, naming, version control.'
    ]


def test_the_procedure_that_the_section_refers_to_counts() -> None:
    for text in ('As {{ sms_ref("SMS-PRC-001") }} says.', "See [it](../procedures/control.md).", "See SMS-PRC-001."):
        assert found("plan-documentation.not-described", referring(text)) == []
        assert found("plan-documentation.topic-missing", referring(text)) == []


def test_a_retired_procedure_another_document_and_a_comment_do_not() -> None:
    text = 'As {{ sms_ref("SMS-PRC-001") }} lays down.'
    for files in (
        referring(text, status="obsolete"),
        referring(text, kind="incident-management-process"),
        referring("As written elsewhere. <!-- SMS-PRC-001 -->"),
        referring("As written elsewhere: `SMS-PRC-001`"),
    ):
        assert len(found("plan-documentation.not-described", files)) == 1
