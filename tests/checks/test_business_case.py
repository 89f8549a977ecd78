"""The business case: measurable, honest, confirmed at each gate."""

from datetime import date

import pytest

from tests.programmes import changed, lines, programme
from tests.support import document, found, messages, related

CASE = """\
drivers:
  - text: Two customers ask for the certificate
benefits:
  - text: Fewer repeated incidents
    measure: Share of incidents that repeat an earlier one
    baseline: 41
    target: 30
    unit: percent
options:
  - title: Programme
    assessment: Highest effort, and the agreements stay
evaluation: Benefits are compared with the benchmarks
approved_on: 2026-11-25
confirmations:
  - gate: GATE-1
    on_date: 2026-11-27
"""
PATH = "data/business_case.yml"
DOCUMENT = "content/plans/business-case.md"


def case(*changes: tuple[str, str]) -> dict[str, str]:
    return programme(business_case=changed(CASE, *changes))


CHECKS = ("business-case.benefit-unmeasurable", "business-case.promises-too-much", "business-case.unconfirmed")


@pytest.mark.parametrize("check", CHECKS)
def test_a_sound_business_case_gives_nothing(check: str) -> None:
    assert lines(check, case()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("text", ["[", "", "- 1\n", "benefits: 5\ndrivers: [null]\noptions: {a: 1}\nevaluation: [x]\n"])
def test_a_business_case_that_cannot_be_read_says_nothing_false(check: str, text: str) -> None:
    silent = lines(check, programme(business_case=text))
    assert silent == [] or check.endswith("unconfirmed")


# ------------------------------------------------------------------ business-case.benefit-unmeasurable


@pytest.mark.parametrize(
    ("old", "missing"),
    [
        ("    target: 30\n", "target"),
        ("    unit: percent\n", "unit"),
        ("    target: 30\n    unit: percent\n", "target and no unit"),
    ],
)
def test_a_benefit_without_a_number_is_found_at_its_measure(old: str, missing: str) -> None:
    vague = case((old, ""))
    assert lines("business-case.benefit-unmeasurable", vague) == ["business_case:5"]
    said = messages("business-case.benefit-unmeasurable", vague)
    assert said == [f'The benefit "Fewer repeated incidents" has no {missing}.']


def test_a_target_that_is_reached_already_is_found() -> None:
    assert lines("business-case.benefit-unmeasurable", case(("target: 30", "target: 41"))) == ["business_case:7"]


def test_a_benefit_needs_no_baseline_where_nothing_was_before() -> None:
    assert lines("business-case.benefit-unmeasurable", case(("    baseline: 41\n", ""))) == []


# ------------------------------------------------------------------ business-case.promises-too-much


@pytest.mark.parametrize(
    "promise",
    [
        "The certificate opens up new markets",
        "We enter the southern market",
        "Changes make the servers much faster",
        "The tool accelerates our software",
        "It monitors the profitability of each service",
        "It manages the innovation of services",
        "The SMS frees top management from daily questions",
        "Directors are no longer accountable for services",
    ],
)
def test_a_promise_that_a_management_system_cannot_keep_is_found(promise: str) -> None:
    text = promise.replace(":", "")
    assert lines("business-case.promises-too-much", case(("Fewer repeated incidents", text))) == ["business_case:4"]


@pytest.mark.parametrize(
    "honest",
    [
        "The certificate does not open new markets",
        "Two customers stay when we hold the certificate",
        "Restoring a service takes less time",
        "Innovation stays a matter of the departments",
        "Top management decides faster because reports are short",
    ],
)
def test_what_is_denied_or_true_is_no_promise(honest: str) -> None:
    assert lines("business-case.promises-too-much", case(("Fewer repeated incidents", honest))) == []


@pytest.mark.parametrize(
    ("old", "line"),
    [("Two customers ask for the certificate", 2), ("Highest effort, and the agreements stay", 11),
     ("Benefits are compared with the benchmarks", 12)],
)  # fmt: skip
def test_each_part_of_the_register_is_read(old: str, line: int) -> None:
    assert lines("business-case.promises-too-much", case((old, "It opens new markets"))) == [f"business_case:{line}"]


def test_the_document_is_read_too() -> None:
    page = {DOCUMENT: document("# Case\n\n## Benefits\n\nThe certificate opens new markets.\n", kind="business-case")}
    assert found("business-case.promises-too-much", page) == [f"{DOCUMENT}:19:1"]


@pytest.mark.parametrize("fields", [{"kind": "implementation-plan"}, {"kind": "business-case", "status": "obsolete"}])
def test_other_documents_and_retired_ones_are_not_read(fields: dict[str, str]) -> None:
    page = {DOCUMENT: document("# Case\n\n## Benefits\n\nThe certificate opens new markets.\n", **fields)}
    assert found("business-case.promises-too-much", page) == []


# ------------------------------------------------------------------ business-case.unconfirmed

SECOND = (
    "title: Gate 2\n    planned: 2027-03-26\n",
    "title: Gate 2\n    planned: 2027-03-26\n    decision: go\n    decided_on: 2027-03-26\n",
)
UNCONFIRMED = "business-case.unconfirmed"


def passed(*changes: tuple[str, str], **more: str) -> dict[str, str]:
    return programme(SECOND, business_case=changed(CASE, *changes), **more)


def test_a_gate_without_confirmation_is_found() -> None:
    assert lines(UNCONFIRMED, passed(), "2027-04-01") == ["business_case:15"]
    assert [each.rpartition(":")[0] for each in related(UNCONFIRMED, passed(), date(2027, 4, 1))] == [
        "data/programme.yml:24"
    ]


def test_before_the_gate_was_passed_nothing_is_asked() -> None:
    assert lines(UNCONFIRMED, passed(), "2027-03-25") == []


def test_a_confirmation_with_the_number_of_the_gate_is_enough() -> None:
    more = passed(("  - gate: GATE-1\n", "  - gate: GATE-2\n    on_date: 2027-03-26\n  - gate: GATE-1\n"))
    assert lines(UNCONFIRMED, more, "2027-04-01") == []


def test_a_confirmation_of_a_day_to_come_does_not_count() -> None:
    more = passed(("  - gate: GATE-1\n", "  - gate: GATE-2\n    on_date: 2027-05-26\n  - gate: GATE-1\n"))
    assert lines(UNCONFIRMED, more, "2027-04-01") == ["business_case:15"]


def test_the_approval_before_the_first_gate_confirms_it() -> None:
    assert lines(UNCONFIRMED, case(("confirmations:\n  - gate: GATE-1\n    on_date: 2026-11-27\n", ""))) == []


@pytest.mark.parametrize(("on", "lacks"), [("2027-03-20", 0), ("2026-11-20", 1), ("2027-03-29", 1)])
def test_a_review_of_the_document_between_the_gates_confirms_the_second(on: str, lacks: int) -> None:
    page = document("# Case\n", id="SMS-PLN-003", kind="business-case")
    log = f"- {{version: '1.0', decision: reviewed, by: PER-01, role: managing-director, on: {on}}}\n"
    more = {DOCUMENT: page, "data/decisions/SMS-PLN-003.yml": log}
    assert len(lines(UNCONFIRMED, passed() | more, "2027-04-01")) == lacks


def test_without_any_business_case_the_gate_itself_speaks() -> None:
    assert lines(UNCONFIRMED, programme()) == []


def test_a_page_that_cannot_be_read_promises_nothing() -> None:
    page = "---\nkind: business-case\nid: [\n---\n\nThe certificate opens new markets.\n"
    assert found("business-case.promises-too-much", {DOCUMENT: page}) == []


def test_a_document_alone_is_a_business_case() -> None:
    page = document("# Case\n", id="SMS-PLN-003", kind="business-case")
    assert found(UNCONFIRMED, programme() | {DOCUMENT: page}) == [f"{DOCUMENT}:5:10"]


@pytest.mark.parametrize(("title", "name"), [("    title: Gate 2\n", "Gate 2"), ("", "GATE-2")])
def test_the_gate_is_called_by_its_name_or_number(title: str, name: str) -> None:
    more = passed()
    more["data/programme.yml"] = more["data/programme.yml"].replace("    title: Gate 2\n", title)
    report_lines = found(UNCONFIRMED, more, date(2027, 4, 1))
    assert len(report_lines) == 1
    said = messages(UNCONFIRMED, more, date(2027, 4, 1))
    assert said == [f"{name} was passed on 2027-03-26, but the business case was not confirmed for it."]
