"""Faults of suppliers: contract, agreement, manager, reviews, disputes."""

from datetime import date

import pytest

from tests.services import changed, live, places, said

SUPPLIER = """\
- id: SUP-01
  name: Northlight Connect
  kind: external
  manager: supplier-manager
  contract:
    reference: NC-2023-017
    kind: contract
    requirements: Notice of works five days ahead
    from: 2025-01-01
    to: 2027-12-31
  targets:
    - {id: SUP-01-A, value: 99.8}
  review_interval_months: 12
  reviewed_on: 2027-05-12
  disputes: []
"""
INTERNAL = changed(SUPPLIER, ("kind: external", "kind: internal"), ("kind: contract", "kind: agreement"))
NEEDED = "- {id: SVC-01, status: live, suppliers: [SUP-01]}\n"
PROCESS = live("supplier-management-process")
ROLE = "- id: supplier-manager\n  title: Supplier manager\n"
HOLDER = "- {id: AS-01, role: supplier-manager, person: PER-16, from: 2026-10-05}\n"
ALL = (
    "supplier.contract-lapsed", "supplier.contract-thin", "supplier.dispute-unsettled",
    "supplier.internal-agreement-missing", "supplier.manager-missing", "supplier.review-overdue",
)  # fmt: skip


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("supplier", [SUPPLIER, INTERNAL], ids=["external", "internal"])
def test_a_supplier_under_contract_who_is_reviewed_is_no_fault(name: str, supplier: str) -> None:
    assert places(name, suppliers=supplier, roles=ROLE, assignments=HOLDER) == []
    assert places(name) == []


# ------------------------------------------------------------------ supplier.contract-lapsed


def test_a_contract_holds_on_its_last_day_and_not_on_the_next() -> None:
    assert places("supplier.contract-lapsed", date(2027, 12, 31), suppliers=SUPPLIER) == []
    assert places("supplier.contract-lapsed", date(2028, 1, 1), suppliers=SUPPLIER, services=NEEDED) == ["suppliers:10"]
    assert said("supplier.contract-lapsed", date(2028, 1, 1), suppliers=SUPPLIER, services=NEEDED) == [
        "The contract with Northlight Connect ended on 2027-12-31."
    ]


@pytest.mark.parametrize("name", ["supplier.contract-lapsed", "supplier.internal-agreement-missing"])
def test_who_supplied_something_once_may_stay_in_the_register(name: str) -> None:
    gone = changed(NEEDED, ("live", "retired"))
    part = "  provides:\n    - {kind: process-part, item: Advice}\n"
    for supplier in (SUPPLIER, INTERNAL, SUPPLIER + part):
        assert places(name, date(2028, 1, 1), suppliers=supplier, services=gone) == []
    assert places("supplier.manager-missing", date(2028, 1, 1), suppliers=SUPPLIER, roles=ROLE, assignments=(
        changed(HOLDER, ("2026-10-05", "2026-10-05, to: 2027-12-31")))) == []  # fmt: skip


def test_a_process_cannot_be_run_without_a_contract() -> None:
    whole = SUPPLIER + "  provides:\n    - {kind: process, item: Service desk, process: incident}\n"
    assert places("supplier.contract-lapsed", date(2028, 1, 1), suppliers=whole) == ["suppliers:10"]


def test_an_outside_company_needs_more_than_an_internal_agreement() -> None:
    loose = changed(SUPPLIER, ("kind: contract", "kind: agreement"))
    assert places("supplier.contract-lapsed", suppliers=loose) == ["suppliers:7"]


def test_a_contract_that_has_not_begun_is_planned() -> None:
    later = changed(SUPPLIER, ("from: 2025-01-01", "from: 2027-09-01"), ("kind: contract", "kind: agreement"))
    assert places("supplier.contract-lapsed", suppliers=later) == []
    assert places("supplier.contract-lapsed", date(2027, 9, 1), suppliers=later) == ["suppliers:7"]


def test_a_contract_without_an_end_goes_on() -> None:
    endless = changed(SUPPLIER, ("    to: 2027-12-31\n", ""))
    assert places("supplier.contract-lapsed", date(2040, 1, 1), suppliers=endless) == []


# ------------------------------------------------------------------ supplier.contract-thin


def test_a_contract_without_targets_is_found() -> None:
    thin = changed(SUPPLIER, ("  targets:\n    - {id: SUP-01-A, value: 99.8}\n", "  targets: []\n"))
    assert places("supplier.contract-thin", suppliers=thin) == ["suppliers:11"]
    assert said("supplier.contract-thin", suppliers=thin) == ["The contract with Northlight Connect sets no target."]


def test_requirements_stand_in_the_register_or_in_a_document() -> None:
    without = changed(SUPPLIER, ("    requirements: Notice of works five days ahead\n", ""))
    assert places("supplier.contract-thin", suppliers=without) == ["suppliers:6"]
    sheet = changed(without, ("    kind: contract\n", "    kind: contract\n    document: SMS-REC-005\n"))
    assert places("supplier.contract-thin", suppliers=sheet) == []


def test_a_contract_that_is_missing_at_all_is_left_to_the_schema() -> None:
    bare = "- id: SUP-01\n  name: Northlight\n  kind: external\n  targets: []\n"
    assert [places(name, suppliers=bare) for name in ALL] == [[]] * len(ALL)


# ------------------------------------------------------------------ supplier.internal-agreement-missing


@pytest.mark.parametrize("kind", ["internal", "customer"])
def test_an_internal_party_needs_targets_too(kind: str) -> None:
    loose = changed(
        SUPPLIER,
        ("kind: external", f"kind: {kind}"),
        ("  targets:\n    - {id: SUP-01-A, value: 99.8}\n", "  targets: []\n"),
    )
    assert places("supplier.internal-agreement-missing", suppliers=loose) == ["suppliers:11"]
    assert places("supplier.contract-thin", suppliers=loose) == []


def test_an_internal_agreement_ends_like_a_contract() -> None:
    assert places("supplier.internal-agreement-missing", date(2028, 1, 1), suppliers=INTERNAL, services=NEEDED) == [
        "suppliers:10"
    ]
    assert said("supplier.internal-agreement-missing", date(2028, 1, 1), suppliers=INTERNAL, services=NEEDED) == [
        "The agreement with Northlight Connect ended on 2027-12-31."
    ]
    assert places("supplier.contract-lapsed", date(2028, 1, 1), suppliers=INTERNAL, services=NEEDED) == []


# ------------------------------------------------------------------ supplier.manager-missing


def test_a_role_that_nobody_holds_manages_nothing() -> None:
    left = changed(HOLDER, ("2026-10-05", "2026-10-05, to: 2027-05-31"))
    files = {"suppliers": SUPPLIER, "roles": ROLE, "assignments": left}
    assert places("supplier.manager-missing", date(2027, 5, 31), **files) == []
    assert places("supplier.manager-missing", date(2027, 6, 1), **files) == ["suppliers:4"]
    assert said("supplier.manager-missing", date(2027, 6, 1), **files) == [
        "Northlight Connect is managed by the role supplier-manager, which nobody holds on 2027-06-01."
    ]


def test_a_stand_in_manages_meanwhile() -> None:
    stand_in = changed(HOLDER, ("from:", "deputy_for: PER-02, from:"))
    assert places("supplier.manager-missing", suppliers=SUPPLIER, roles=ROLE, assignments=stand_in) == []


@pytest.mark.parametrize("texts", [
    {"roles": ROLE}, {"roles": ROLE, "assignments": "- [\n"}, {"assignments": "[]\n"},
])  # fmt: skip
def test_nothing_is_concluded_from_what_is_not_there(texts: dict[str, str]) -> None:
    assert places("supplier.manager-missing", suppliers=SUPPLIER, **texts) == []


# ------------------------------------------------------------------ supplier.review-overdue


def test_a_review_is_overdue_a_day_after_its_interval() -> None:
    short = changed(SUPPLIER, ("months: 12", "months: 6"), ("2027-12-31", "2029-12-31"))
    assert places("supplier.review-overdue", date(2027, 11, 12), suppliers=short) == []
    assert places("supplier.review-overdue", date(2027, 11, 13), suppliers=short) == ["suppliers:14"]
    assert said("supplier.review-overdue", date(2027, 11, 13), suppliers=short) == [
        "Northlight Connect has not been reviewed since the last review on 2027-05-12, more than 6 months."
    ]


def test_without_an_interval_the_parameter_holds() -> None:
    plain = changed(SUPPLIER, ("  review_interval_months: 12\n", ""), ("2027-05-12", "2026-08-10"))
    assert places("supplier.review-overdue", suppliers=plain) == ["suppliers:13"]
    settings = "parameters:\n  supplier_review_months: 18\n"
    assert places("supplier.review-overdue", suppliers=plain, settings=settings) == []


@pytest.mark.parametrize("reviewed", ["", "  reviewed_on: 2027-11-10\n"])
def test_a_supplier_never_reviewed_counts_from_its_contract(reviewed: str) -> None:
    never = changed(SUPPLIER, ("  reviewed_on: 2027-05-12\n", reviewed))
    files = {"suppliers": never, "processes": PROCESS}
    assert places("supplier.review-overdue", **files) == ["suppliers:9"]
    assert "since the contract's start on 2025-01-01" in said("supplier.review-overdue", **files)[0]
    assert places("supplier.review-overdue", date(2027, 4, 11), **files) == [], "suppliers are not managed yet"


def test_a_review_counts_on_its_own_day() -> None:
    today = changed(SUPPLIER, ("2027-05-12", "2027-08-11"))
    files = {"suppliers": today, "processes": PROCESS}
    assert places("supplier.review-overdue", **files) == []
    assert places("supplier.review-overdue", date(2027, 8, 10), **files) == ["suppliers:9"]


def test_a_supplier_whose_contract_is_over_is_reviewed_no_more() -> None:
    over = changed(SUPPLIER, ("2027-12-31", "2027-06-30"), ("2027-05-12", "2025-05-12"))
    assert places("supplier.review-overdue", suppliers=over) == []


# ------------------------------------------------------------------ supplier.dispute-unsettled


def dispute(fields: str) -> str:
    return changed(SUPPLIER, ("disputes: []", f"disputes:\n    - {{text: Invoice, {fields}}}"))


@pytest.mark.parametrize(("fields", "missing"), [
    ("raised_on: 2027-06-01, status: closed", "closed_on and result"),
    ("raised_on: 2027-06-01, status: closed, closed_on: 2027-06-30", "result"),
])  # fmt: skip
def test_a_closed_dispute_has_a_day_and_a_result(fields: str, missing: str) -> None:
    assert places("supplier.dispute-unsettled", suppliers=dispute(fields)) == ["suppliers:16"]
    assert said("supplier.dispute-unsettled", suppliers=dispute(fields)) == [
        f"A dispute with Northlight Connect is closed without {missing}."
    ]


def test_an_open_dispute_is_found_after_half_a_year() -> None:
    text = dispute("raised_on: 2027-01-01, status: open")
    assert places("supplier.dispute-unsettled", date(2027, 6, 30), suppliers=text) == []
    assert places("supplier.dispute-unsettled", date(2027, 7, 1), suppliers=text) == ["suppliers:16"]
