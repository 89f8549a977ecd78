"""The scope: what it says, and whether it agrees with the services that are run."""

import pytest

from tests.programmes import changed, lines
from tests.support import document, found, messages, related

SCOPE = """\
statement: The service management system of Merrow Services that supports payroll and mail services.
services: [SVC-01, SVC-02]
exclusions:
  - kind: service
    service: SVC-03
    reason: It ends
"""
SERVICES = """\
- id: SVC-01
  name: Payroll
  status: live
  in_scope: true
- id: SVC-02
  name: Mail
  status: retiring
  in_scope: true
- id: SVC-03
  name: Print room
  status: live
  in_scope: false
"""
ORGANIZATION = "name: Merrow Services\nshort_name: MSV\n"
PLAN = "content/plans/plan.md"


def files(*scope: tuple[str, str], services: tuple[str, str] = ("", ""), **registers: str) -> dict[str, str]:
    return {
        "data/scope.yml": changed(SCOPE, *scope),
        "data/services.yml": changed(SERVICES, services) if services[0] else SERVICES,
        "data/organization.yml": ORGANIZATION,
    } | {f"data/{key}.yml": text for key, text in registers.items()}


def stating(text: str) -> dict[str, str]:
    return files((SCOPE.split("\n", maxsplit=1)[0], f"statement: {text}"))


@pytest.mark.parametrize(
    "check",
    [
        "scope.all-inclusive",
        "scope.organization-unnamed",
        "scope.services-unnamed",
        "scope.service-left-out",
        "scope.service-not-run",
    ],
)
def test_a_sound_scope_gives_nothing(check: str) -> None:
    assert lines(check, files()) == []
    assert lines(check, {"data/scope.yml": "- [", "data/services.yml": SERVICES}) == []
    assert lines(check, {"data/scope.yml": "statement: 7\nservices: SVC\nexclusions: 3\n"}) == []
    assert lines(check, {}) == []


# ------------------------------------------------------------------ scope.all-inclusive


@pytest.mark.parametrize(
    "text",
    [
        "All IT services of the company",
        "The entire organization",
        "Every service that Merrow Services runs",
        "The complete information technology services of the county",
    ],
)
def test_a_scope_of_everything_is_found_at_the_statement(text: str) -> None:
    assert lines("scope.all-inclusive", stating(text)) == ["scope:1"]


def test_everything_that_is_named_is_a_scope() -> None:
    assert lines("scope.all-inclusive", stating("All services of Merrow Services, payroll and mail")) == []


@pytest.mark.parametrize(
    "text",
    [
        "All IT services of Merrow Services in accordance with the service catalogue",
        "The services of Merrow Services by its current service catalog",
    ],
)
def test_the_catalogue_says_which_services_are_meant(text: str) -> None:
    assert lines("scope.all-inclusive", stating(text)) == []
    assert lines("scope.services-unnamed", stating(text)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Managed workplaces", []), ("Workplace service", []), ("Managed platform", ["scope:1"])],
)
def test_a_telling_word_of_a_service_names_it(name: str, expected: list[str]) -> None:
    text = "Service management by Merrow Services for platforms and the workplace of each member of staff"
    named = stating(text) | {"data/services.yml": SERVICES.replace("Payroll", name).replace("Mail", "Post")}
    assert lines("scope.services-unnamed", named) == expected


def test_a_scope_of_everything_is_told_once() -> None:
    assert lines("scope.services-unnamed", stating("All services of Merrow Services")) == []


def planned(text: str) -> dict[str, str]:
    return files() | {PLAN: document(f"# A plan\n\n## Scope of SMS\n\n{text}\n", kind="implementation-plan")}


def test_a_plan_for_everything_is_found_at_its_heading() -> None:
    found = planned("All IT services and all departments.")
    assert lines("scope.all-inclusive", found) == [f"{PLAN}:17"]
    assert messages("scope.all-inclusive", found) == [
        'The section "Scope of SMS" takes in everything and names no service.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "All services of the list:\n\n- one\n- two",
        "All services of the [scope statement](../scope.md).",
        'All services:\n\n{{ sms_table("services") }}',
        "All services, that is payroll and mail.",
        "| All services | yes |\n|---|---|\n| Desk | yes |",
        "Five services.",
    ],
)
def test_a_plan_that_lists_names_or_refers_has_a_scope(text: str) -> None:
    assert lines("scope.all-inclusive", planned(text)) == []


# ------------------------------------------------------------------ scope.organization-unnamed


def test_a_scope_of_nobody_is_found_at_the_statement() -> None:
    found = stating("Payroll and mail services")
    assert lines("scope.organization-unnamed", found) == ["scope:1"]
    assert related("scope.organization-unnamed", found) == ["data/organization.yml:1:7"]


@pytest.mark.parametrize("text", ["Payroll by merrow services", "The payroll of MSV"])
def test_the_name_or_the_short_name_is_enough(text: str) -> None:
    assert lines("scope.organization-unnamed", stating(text)) == []


def test_an_organization_without_a_name_cannot_be_missed() -> None:
    found = stating("Payroll") | {"data/organization.yml": "sector: Public\n"}
    assert lines("scope.organization-unnamed", found) == []


# ------------------------------------------------------------------ scope.services-unnamed


def test_a_scope_without_services_is_found_at_the_statement() -> None:
    assert lines("scope.services-unnamed", stating("Service management at Merrow Services")) == ["scope:1"]


def test_services_that_are_out_of_scope_do_not_count_as_named() -> None:
    assert lines("scope.services-unnamed", stating("The print room of Merrow Services")) == ["scope:1"]


def test_without_a_catalogue_no_name_is_missing() -> None:
    found = stating("Service management") | {"data/services.yml": "[]\n"}
    assert lines("scope.services-unnamed", found) == []


# ------------------------------------------------------------------ scope.service-left-out


def test_a_live_service_that_the_scope_forgets_is_found_in_the_catalogue() -> None:
    found = files(("[SVC-01, SVC-02]", "[SVC-02]"))
    assert lines("scope.service-left-out", found) == ["services:4"]
    assert related("scope.service-left-out", found) == ["data/scope.yml:2:11"]


def test_a_service_without_exclusion_or_reason_is_found() -> None:
    found = files(("service: SVC-03", "service: SVC-09"))
    assert lines("scope.service-left-out", found) == ["services:12"]


def test_a_reason_in_the_catalogue_marks_it_as_well() -> None:
    reason = ("  in_scope: false\n", "  in_scope: false\n  out_of_scope_reason: Print trade\n")
    found = files(("service: SVC-03", "service: SVC-09"), services=reason)
    assert lines("scope.service-left-out", found) == []


def test_a_service_that_claims_to_be_in_scope_needs_more_than_a_reason() -> None:
    reason = ("  in_scope: false\n", "  in_scope: true\n  out_of_scope_reason: Print trade\n")
    found = files(("service: SVC-03", "service: SVC-09"), services=reason)
    assert lines("scope.service-left-out", found) == ["services:12"]


@pytest.mark.parametrize("status", ["pipeline", "retired"])
def test_what_is_not_run_need_not_be_in_scope(status: str) -> None:
    found = files(("[SVC-01, SVC-02]", "[SVC-01]"), services=("status: retiring", f"status: {status}"))
    assert lines("scope.service-left-out", found) == []


# ------------------------------------------------------------------ scope.service-not-run


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("status: retiring", "status: retired"), "is retired"),
        (("status: retiring", "status: retiring\n  ends_on: 2027-01-19"), "ended on 2027-01-19"),
        (("status: retiring", "status: pipeline"), "is only planned"),
        (("retiring\n  in_scope: true", "live\n  in_scope: false"), "the catalogue marks as out of scope"),
    ],
)
def test_a_service_in_scope_that_is_not_run_is_found_in_the_list(change: tuple[str, str], why: str) -> None:
    found = files(services=change)
    assert lines("scope.service-not-run", found) == ["scope:2"]
    assert messages("scope.service-not-run", found) == [f"The scope lists SVC-02 Mail, which {why}."]


@pytest.mark.parametrize(
    "change",
    [
        ("status: retiring", "status: retiring\n  ends_on: 2027-01-20"),
        ("status: retiring", "status: pipeline\n  change_plan: {kind: new, planned: 2027-03-01}"),
    ],
)
def test_a_last_day_or_a_plan_is_enough(change: tuple[str, str]) -> None:
    assert lines("scope.service-not-run", files(services=change)) == []


def test_a_service_that_does_not_exist_is_another_check_s_business() -> None:
    assert lines("scope.service-not-run", files(("[SVC-01, SVC-02]", "[SVC-01, SVC-07]"))) == []


# ------------------------------------------------------------------ scope.clause-excluded


@pytest.mark.parametrize(
    ("exclusion", "column", "what"),
    [
        ('{kind: clause, clause: "8.4.2", reason: Not applicable}', 28, "Clause 8.4.2"),
        ("{kind: clause, reason: Not applicable}", 12, "A clause"),
        ('{kind: unit, clause: "8.4.2", reason: Small}', 26, "Clause 8.4.2"),
    ],
)
def test_a_clause_cannot_be_left_out_whatever_the_reason(exclusion: str, column: int, what: str) -> None:
    excluded = {"data/scope.yml": f"exclusions:\n  - {exclusion}\n"}
    assert found("scope.clause-excluded", excluded) == [f"data/scope.yml:2:{column}"]
    assert messages("scope.clause-excluded", excluded) == [
        f"{what} is excluded from the scope, and no requirement of clauses 4 to 10 can be."
    ]


@pytest.mark.parametrize("text", ["exclusions: []\n", "exclusions: [7, x]\n", "exclusions: none\n", "- [\n", ""])
def test_services_may_be_left_out_and_odd_exclusions_are_the_schemas_business(text: str) -> None:
    assert lines("scope.clause-excluded", files()) == []
    assert lines("scope.clause-excluded", {"data/scope.yml": text}) == []
