"""Claims of a certificate or of conformity (read on 2027-08-11, stage 2 in October)."""

from datetime import date

import pytest

from tests.programmes import CERTIFICATION, NO_CERTIFICATE
from tests.support import document, found, load, messages

NOW = date(2027, 8, 11)
PAGE = "content/a.md"
CERTIFIED, CONFORMS = "claim.certification-unproven", "claim.conformity-unproven"
RECORD = {"data/certification.yml": CERTIFICATION}
DECIDED = {
    "data/certification.yml": CERTIFICATION.replace(
        "decision_planned: 2027-10-29", "decision_on: 2027-08-11\ncertificate: C-1\nexpires: 2030-08-10"
    )
}
GAPS = {"data/gaps.yml": "- {id: G-1, clause: '4.1', status: open}\n"}
LINE = 15


def page(text: str, **fields: object) -> dict[str, str]:
    return {PAGE: document(text, **fields)} | RECORD | GAPS


def closed(status: str = "closed", on: str = "2027-08-01") -> str:
    """A gap assessment in which every clause is met."""
    clauses = load({}).standard.clauses
    parents = {clause.parent for clause in clauses.values()}
    rows = (
        f"- {{clause: '{each}', status: {status}, reassessed_on: {on}}}\n" for each in clauses if each not in parents
    )
    return "".join(rows)


@pytest.mark.parametrize("check_id", [CERTIFIED, CONFORMS])
@pytest.mark.parametrize(
    "text",
    [
        "We prepare for certification to ISO/IEC 20000-1.",
        "Our services will be certified to ISO/IEC 20000-1 in October.",
        "We are not certified to ISO/IEC 20000-1.",
        "The goal: MSS is certified to ISO/IEC 20000-1 by the end of October.",
        "When the organization is certified to ISO/IEC 20000-1, the seal may be used.",
        "Nobody says that we are certified to ISO/IEC 20000-1.",
        "Is the supplier certified to ISO/IEC 20000-1?",
        "Cobalt Harbour Cloud is certified to ISO/IEC 20000-1.",
        "Amara Osei-Lund holds a foundation certificate of ISO/IEC 20000-1.",
        "We are certified to ISO 9001. The system follows ISO/IEC 20000-1.",
        "The plan complies with ISO/IEC 20000-1, 6.3.",
        "```\nWe are certified to ISO/IEC 20000-1.\n```",
    ],
)
def test_plans_denials_and_what_is_said_of_others_are_no_claims(check_id: str, text: str) -> None:
    files = page(text) | {"data/suppliers.yml": "- {id: SUP-02, name: Cobalt Harbour Cloud}\n"}
    assert found(check_id, files, NOW) == []


@pytest.mark.parametrize("check_id", [CERTIFIED, CONFORMS])
@pytest.mark.parametrize("text", ["- [", "7\n", "[]\n", "{claims: [7, {kind: 7}], certificate: {}}\n"])
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    files = {"data/gaps.yml": text, "data/scope.yml": text, "data/suppliers.yml": text}
    assert found(check_id, files | page("We are certified to ISO/IEC 20000-1.") | DECIDED, NOW) == []
    assert found(check_id, {"data/certification.yml": "- ["} | GAPS, NOW) == []
    assert found(check_id, {}, NOW) == []


# ------------------------------------------------------------------ claim.certification-unproven


@pytest.mark.parametrize(
    "text",
    [
        "We are certified to ISO/IEC 20000-1.",
        "Our services are now certified according to ISO/IEC 20000-1:2018.",
        "The ISO/IEC 20000-1 certified provider of the county.",
        "MSS holds the certificate to ISO/IEC 20000-1.",
        "- Delivered by an ISO 20000-1 certified team",
    ],
)
def test_a_claim_in_a_text_is_found_at_its_sentence(text: str) -> None:
    files = page(f"Before.\n\n{text} And behind.")
    column = 3 if text.startswith("-") else 1
    assert found(CERTIFIED, files, NOW) == [f"{PAGE}:{LINE + 2}:{column}"]
    assert found(CERTIFIED, files | DECIDED, NOW) == [], "the certificate is there"


def test_the_message_quotes_the_claim() -> None:
    assert messages(CERTIFIED, page("We are certified to ISO/IEC 20000-1."), NOW) == [
        '"We are certified to ISO/IEC 20000-1" claims certification, but there is no valid certificate.'
    ]


def test_an_expired_certificate_is_none() -> None:
    files = page("We are certified to ISO/IEC 20000-1.") | DECIDED
    assert found(CERTIFIED, files, date(2030, 8, 10)) == []
    assert found(CERTIFIED, files, date(2030, 8, 11)) == [f"{PAGE}:{LINE}:1"]


def test_the_start_page_counts_and_a_guide_does_not() -> None:
    text = "# Welcome\n\nWe are certified to ISO/IEC 20000-1.\n"
    assert found(CERTIFIED, RECORD | {"content/index.md": text}, NOW) == ["content/index.md:3:1"]
    assert found(CERTIFIED, RECORD | {"content/guide/claims.md": text}, NOW) == []


@pytest.mark.parametrize(
    ("register", "text", "place"),
    [
        ("organization", "description: Certified to ISO/IEC 20000-1\n", "1:14"),
        ("services", "- {id: SVC-01, requirements: [Fast, Certified to ISO/IEC 20000-1]}\n", "1:37"),
        ("slas", "- id: SLA-01\n  exceptions:\n    - The provider is certified to ISO/IEC 20000-1\n", "3:7"),
    ],
)
def test_claims_in_public_data_are_found(register: str, text: str, place: str) -> None:
    path = f"data/{register}.yml"
    assert found(CERTIFIED, RECORD | {path: text}, NOW) == [f"{path}:{place}"]


CLAIM = """\
claims:
  - kind: certification
    text: Certified provider
    made_on: 2027-07-01
"""


def test_a_statement_of_the_list_needs_the_certificate_on_its_first_day() -> None:
    listed = {"data/certification.yml": CERTIFICATION + CLAIM}
    row = CERTIFICATION.count("\n") + 3
    assert found(CERTIFIED, listed, NOW) == [f"data/certification.yml:{row}:11"]
    assert found(CERTIFIED, listed, date(2027, 6, 30)) == [], "not said yet"
    early = {"data/certification.yml": DECIDED["data/certification.yml"] + CLAIM}
    assert len(found(CERTIFIED, early, NOW)) == 1, "said six weeks before the decision"
    later = {"data/certification.yml": early["data/certification.yml"].replace("2027-07-01", "2027-08-11")}
    assert found(CERTIFIED, later, NOW) == []


def test_a_number_without_a_decision_is_a_claim() -> None:
    text = f"{CERTIFICATION}certificate: C-1\n"
    place = f"data/certification.yml:{text.count(chr(10))}:14"
    assert found(CERTIFIED, {"data/certification.yml": text}, NOW) == [place]
    future = text.replace("decision_planned", "decision_on")
    assert found(CERTIFIED, {"data/certification.yml": future}, NOW) == [place]
    assert messages(CERTIFIED, {"data/certification.yml": text}, NOW) == [
        "A certificate is recorded, but no decision on it has been taken."
    ]


def test_without_a_record_only_who_aims_at_none_is_judged() -> None:
    files = {PAGE: document("We are certified to ISO/IEC 20000-1.")}
    assert found(CERTIFIED, files, NOW) == []
    assert found(CERTIFIED, files | NO_CERTIFICATE, NOW) == [f"{PAGE}:{LINE}:1"]


# ------------------------------------------------------------------ claim.conformity-unproven


@pytest.mark.parametrize(
    "text",
    [
        "The system conforms to ISO/IEC 20000-1.",
        "Our ISO/IEC 20000-1 compliant service desk.",
        "MSS meets all requirements of ISO/IEC 20000-1:2018.",
        "All services are compliant with ISO/IEC 20000-1.",
    ],
)
def test_conformity_is_claimed_when_no_gap_is_open(text: str) -> None:
    assert found(CONFORMS, page(text), NOW) == [f"{PAGE}:{LINE}:1"]
    assert found(CONFORMS, page(text) | {"data/gaps.yml": closed()}, NOW) == []
    assert found(CONFORMS, page(text) | {"data/gaps.yml": closed("no-gap")}, NOW) == []
    assert found(CONFORMS, page(text) | DECIDED, NOW) == []


def test_the_message_counts_the_open_clauses() -> None:
    one = closed().replace("'4.2', status: closed", "'4.2', status: open")
    assert messages(CONFORMS, page("We comply with ISO/IEC 20000-1.") | {"data/gaps.yml": one}, NOW) == [
        '"We comply with ISO/IEC 20000-1" claims conformity, but one clause is not shown to be met (4.2).'
    ]
    late = {"data/gaps.yml": closed(on="2027-08-12")}
    [said] = messages(CONFORMS, page("We comply with ISO/IEC 20000-1.") | late, NOW)
    assert "clauses are not shown to be met (4.1, 4.2, 4.3)" in said


def test_in_a_readiness_file_a_claim_for_a_clause_counts() -> None:
    text = "Incident management conforms for clause 8.6."
    assert found(CONFORMS, page(text), NOW) == []
    assert found(CONFORMS, page(text, kind="certification-readiness"), NOW) == [f"{PAGE}:{LINE}:1"]


def test_without_an_assessment_nothing_can_be_said() -> None:
    files = {PAGE: document("We comply with ISO/IEC 20000-1.")} | RECORD
    assert found(CONFORMS, files, NOW) == []
    assert found(CONFORMS, files | {"data/gaps.yml": "- ["}, NOW) == []
