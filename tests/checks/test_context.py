"""The context of the organization: the decision on climate change, and who has to be heard."""

import pytest

from tests.programmes import lines, programme
from tests.support import load, messages, related

ISSUE = """\
- id: I-01
  text: Heat stops the cooling
  climate: true
  climate_relevant: true
  decided_on: 2026-10-16
"""
PARTIES = """\
- id: IP-01
  customer: CUS-01
- id: IP-02
  supplier: SUP-01
"""


def issues(*replacements: tuple[str, str]) -> dict[str, str]:
    text = ISSUE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return {"data/issues.yml": text}


# ------------------------------------------------------------------ context.climate-undecided


def test_a_dated_decision_is_enough_whichever_way_it_goes() -> None:
    assert lines("context.climate-undecided", issues()) == []
    assert lines("context.climate-undecided", issues(("climate_relevant: true", "climate_relevant: false"))) == []


@pytest.mark.parametrize(
    "change",
    [
        ("  decided_on: 2026-10-16\n", ""),
        ("2026-10-16", "2027-01-21"),
        ("2026-10-16", "2026-02-30"),
        ("  climate_relevant: true\n", ""),
        ("climate_relevant: true", "climate_relevant: perhaps"),
    ],
)
def test_a_decision_without_answer_or_day_is_found_at_the_issue(change: tuple[str, str]) -> None:
    assert lines("context.climate-undecided", issues(change)) == ["issues:3"]


def test_in_a_programme_it_is_due_with_the_gate_of_the_scope() -> None:
    files = programme(issues=ISSUE.replace("  decided_on: 2026-10-16\n", ""))
    assert lines("context.climate-undecided", files, "2026-11-26") == []
    assert lines("context.climate-undecided", files, "2026-11-27") == ["issues:3"]
    assert lines("context.climate-undecided", files | {"data/programme.yml": "- ["}, "2026-11-28") == []


def test_a_decision_of_today_counts() -> None:
    assert lines("context.climate-undecided", issues(("2026-10-16", "2027-01-20"))) == []


def test_issues_without_a_word_on_climate_are_found_at_the_register() -> None:
    files = issues(("  climate: true\n", ""))
    assert lines("context.climate-undecided", files) == ["issues:1"]
    assert messages("context.climate-undecided", files) == [
        "No issue holds a decision on the relevance of climate change."
    ]


def test_one_decision_among_many_issues_is_enough() -> None:
    open_issue = ISSUE.replace("I-01", "I-02").replace("  decided_on: 2026-10-16\n", "")
    assert lines("context.climate-undecided", {"data/issues.yml": open_issue + ISSUE}) == []


def test_an_issue_that_says_no_to_climate_is_about_something_else() -> None:
    assert lines("context.climate-undecided", issues(("climate: true", "climate: false"))) == ["issues:1"]


def test_the_2011_edition_does_not_ask() -> None:
    old = {"data/settings.yml": "standard: iso20000-1-2011\n"}
    assert lines("context.climate-undecided", issues(("  climate: true\n", "")) | old) == []


@pytest.mark.parametrize("text", ["[]\n", "- [\n", ""])
def test_no_issues_or_broken_ones_prove_nothing(text: str) -> None:
    assert lines("context.climate-undecided", {"data/issues.yml": text}) == []
    assert lines("context.climate-undecided", {}) == []


# ------------------------------------------------------------------ context.party-unlisted


def test_customers_and_suppliers_that_are_parties_are_not_found() -> None:
    files = {
        "data/interested_parties.yml": PARTIES,
        "data/customers.yml": "- id: CUS-01\n",
        "data/suppliers.yml": "- id: SUP-01\n",
    }
    assert lines("context.party-unlisted", files) == []


def test_others_are_found_where_they_stand() -> None:
    files = {
        "data/interested_parties.yml": PARTIES,
        "data/customers.yml": "- id: CUS-01\n- id: CUS-02\n  name: The schools\n",
        "data/suppliers.yml": "- id: SUP-02\n  name: A carrier\n",
    }
    assert lines("context.party-unlisted", files) == ["customers:2", "suppliers:1"]
    assert messages("context.party-unlisted", files) == [
        "The customer CUS-02 The schools is no interested party.",
        "The supplier SUP-02 A carrier is no interested party.",
    ]
    assert related("context.party-unlisted", files)[0] == "data/interested_parties.yml:1:1"


def test_a_supplier_s_number_as_a_customer_does_not_count() -> None:
    files = {"data/interested_parties.yml": "- id: IP-01\n  customer: SUP-01\n", "data/suppliers.yml": "- id: SUP-01\n"}
    assert lines("context.party-unlisted", files) == ["suppliers:1"]


@pytest.mark.parametrize("parties", ["[]\n", "- [\n"])
def test_without_parties_nobody_is_missing(parties: str) -> None:
    files = {"data/interested_parties.yml": parties, "data/customers.yml": "- id: CUS-01\n"}
    assert lines("context.party-unlisted", files) == []


def test_odd_values_are_no_reason_to_stop() -> None:
    files = {
        "data/interested_parties.yml": "- id: 7\n  customer: [CUS-01]\n",
        "data/customers.yml": "- id: null\n- 3\n",
    }
    assert load(files).register("customers").entries
    assert lines("context.party-unlisted", files) == []
