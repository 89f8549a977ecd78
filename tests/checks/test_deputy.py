"""Those who stand in for others."""

import pytest

from tests.support import document, found, messages, related

PAGE = "content/plans/plan.md"
FILE = "data/assignments.yml"
HOLDER = "- {id: AS-1, role: executive-sponsor, person: PER-01, from: 2026-01-01}\n"


def deputy(number: int = 2, person: str = "PER-02", span: str = "from: 2026-03-01", of: str = "PER-01") -> str:
    """An assignment of a deputy; one line."""
    return f"- {{id: AS-{number}, role: executive-sponsor, person: {person}, {span}, deputy_for: {of}}}\n"


def files(assignments: str, status: str = "review") -> dict[str, str]:
    """A plan that waits for the sponsor, and who holds the role or stands in."""
    return {
        PAGE: document("", status=status),
        FILE: assignments,
        "data/people.yml": "- {id: PER-01, name: Ada}\n- {id: PER-02, name: Bo}\n- {id: PER-03, name: Cy}\n",
        "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n",
    }


# ------------------------------------------------------------------ deputy.expired

OVER = HOLDER + deputy(span="from: 2026-03-01, to: 2027-01-19")


def test_a_deputy_whose_time_is_over_is_found_while_a_document_waits() -> None:
    assert found("deputy.expired", files(OVER)) == [f"{FILE}:2:77"]
    assert related("deputy.expired", files(OVER)) == [f"{PAGE}:9:12"]
    assert messages("deputy.expired", files(OVER)) == [
        "PER-02 stood in for PER-01 as executive-sponsor until 2027-01-19, and nobody does since."
    ]


@pytest.mark.parametrize("status", ["draft", "approved", "obsolete"])
def test_while_nothing_waits_nobody_misses_the_deputy(status: str) -> None:
    assert found("deputy.expired", files(OVER, status)) == []


@pytest.mark.parametrize(
    "assignments",
    [
        HOLDER,
        HOLDER + deputy(),
        HOLDER + deputy(span="from: 2026-03-01, to: 2027-01-20"),
        OVER + deputy(3, "PER-03", "from: 2027-01-20"),
        # The holder left the role together with the deputy.
        HOLDER.replace("2026-01-01}", "2026-01-01, to: 2027-01-19}") + deputy(span="from: 2026-03-01, to: 2027-01-19"),
        "- [",
    ],
)
def test_a_deputy_of_today_or_none_at_all_is_no_fault(assignments: str) -> None:
    assert found("deputy.expired", files(assignments)) == []


# ------------------------------------------------------------------ deputy.for-nobody


def test_a_deputy_of_somebody_without_the_role_is_found() -> None:
    wrong = files(HOLDER + deputy(of="PER-03"))
    assert found("deputy.for-nobody", wrong) == [f"{FILE}:2:85"]
    assert messages("deputy.for-nobody", wrong) == [
        "PER-02 stands in for PER-03 as executive-sponsor, but PER-01 holds this role."
    ]


def test_nobody_stands_in_for_himself() -> None:
    wrong = files(HOLDER + deputy(person="PER-01"))
    assert messages("deputy.for-nobody", wrong) == ["PER-01 stands in for PER-01, the same person."]


@pytest.mark.parametrize(
    "assignments",
    [
        HOLDER + deputy(),
        # Not today; nobody known; a role without a holder, which is a fault of its own.
        HOLDER + deputy(of="PER-03", span="from: 2026-03-01, to: 2026-12-31"),
        HOLDER + deputy(of="PER-03", span="from: 2027-03-01"),
        HOLDER + deputy(of="PER-99"),
        deputy(of="PER-03"),
        "- [",
        "- 5\n- {deputy_for: [PER-01], from: 2026-01-01}\n",
    ],
)
def test_a_deputy_of_the_holder_or_of_another_day_is_no_fault(assignments: str) -> None:
    assert found("deputy.for-nobody", files(assignments)) == []
