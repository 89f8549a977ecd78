"""Plans beside the service management plan: dates, people and services that agree with it."""

import pytest

from tests.programmes import certified, lines
from tests.support import document, messages, related

PAGE = "content/plans/capacity.md"


def plan(text: str, **fields: object) -> dict[str, str]:
    return certified() | {PAGE: document(f"# A\n\n{text}\n", **{"kind": "capacity-plan", **fields})}


# ------------------------------------------------------------------ plan-alignment.date-differs


@pytest.mark.parametrize(
    "text",
    [
        "Stage 2 starts on 2027-10-12.",
        "Stage 2 ends on 14 October 2027.",
        "Stage 2 takes place in October.",
        "Gate 3 is planned for August 2027 and was planned for June.",
        "Gate 1 was passed on 27 November 2026.",
        "Stage 1 and stage 2 follow in May 2027.",
        "Stage 2 follows gate 3 of June.",
        "Stage 2 comes last. In June 2027 we rest.",
        "Gate 7 is in May 2027.",
        "| Stage 2 | 12 October 2027 |\n|---|---|\n| Gate 4 | 29 October 2027 |",
        "Stage 2 may move.",
        "The papers for stage 2 are sent on 2027-08-30.",
        "All targets are agreed before gate 3, on 20 June 2027.",
        "| What | When |\n|---|---|\n| Evidence for gate 3 | June 2027 |",
    ],
)
def test_dates_that_agree_or_say_nothing_are_sound(text: str) -> None:
    assert lines("plan-alignment.date-differs", plan(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Stage 2 takes place in June 2027.",
        "Stage 2 takes place in June.",
        "We expect stage 2 on 2027-10-19.",
        "Gate 3: 3 September 2027.",
        "Before gate 3 is closed, gate 3 is held on 3 September 2027.",
        "- one\n- gate-3 in July 2027",
        "Stage 2 starts on 12 October 2028.",
    ],
)
def test_another_date_is_found_where_it_stands(text: str) -> None:
    [place] = lines("plan-alignment.date-differs", plan(text))
    assert place.startswith(f"{PAGE}:")


def test_a_row_is_found_at_its_line_with_the_date_that_is_agreed() -> None:
    files = plan("| What | When |\n|---|---|\n| Stage 2 | June 2027 |")
    assert lines("plan-alignment.date-differs", files) == [f"{PAGE}:19"]
    assert messages("plan-alignment.date-differs", files) == [
        "This plan sets stage 2 for June 2027, but it is planned for 2027-10-12."
    ]
    assert related("plan-alignment.date-differs", files) == ["data/certification.yml:10:10"]


@pytest.mark.parametrize("fields", [{"kind": "gap-assessment-report"}, {"status": "withdrawn"}])
def test_reports_and_retired_plans_may_tell_of_other_dates(fields: dict[str, object]) -> None:
    assert lines("plan-alignment.date-differs", plan("Stage 2 in June 2027.", **fields)) == []


def test_without_programme_or_certification_nothing_is_agreed() -> None:
    page = {PAGE: plan("Stage 2 in June 2027.")[PAGE]}
    assert lines("plan-alignment.date-differs", page) == []
    assert lines("plan-alignment.date-differs", page | {"data/certification.yml": "- ["}) == []


# ------------------------------------------------------------------ plan-alignment.holder-differs

PEOPLE = {
    "data/people.yml": "- {id: PER-01, name: Ann Other}\n- {id: PER-02, name: Bo Nilsson}\n",
    "data/roles.yml": "- {id: continuity-manager, title: Continuity manager}\n",
    "data/assignments.yml": """\
- {id: AS-1, role: continuity-manager, person: PER-01, from: 2026-01-01, to: 2027-01-19}
- {id: AS-2, role: continuity-manager, person: PER-02, from: 2027-01-20}
""",
}
TABLE = "| Role | Who |\n|---|---|\n| Continuity manager | {} |"


def test_a_row_with_the_holder_of_yesterday_is_found() -> None:
    files = plan(TABLE.format("Ann Other")) | PEOPLE
    assert lines("plan-alignment.holder-differs", files, "2027-01-19") == []
    assert lines("plan-alignment.holder-differs", files) == [f"{PAGE}:19"]
    assert messages("plan-alignment.holder-differs", files) == [
        "Ann Other stands here as Continuity manager, but does not hold this role."
    ]


@pytest.mark.parametrize("who", ["Bo Nilsson", "**Bo Nilsson**", "Somebody else", "call Ann Other", ""])
def test_the_holder_of_today_and_unknown_people_are_not_found(who: str) -> None:
    assert lines("plan-alignment.holder-differs", plan(TABLE.format(who)) | PEOPLE) == []


def test_a_stand_in_may_be_named() -> None:
    stand_in = "- {id: AS-3, role: continuity-manager, person: PER-01, from: 2027-01-20, deputy_for: PER-02}\n"
    files = plan(TABLE.format("Ann Other")) | PEOPLE
    files["data/assignments.yml"] += stand_in
    assert lines("plan-alignment.holder-differs", files) == []


@pytest.mark.parametrize("key", ["people", "assignments"])
def test_a_register_that_cannot_be_read_proves_nothing(key: str) -> None:
    files = plan(TABLE.format("Ann Other")) | PEOPLE | {f"data/{key}.yml": "- ["}
    assert lines("plan-alignment.holder-differs", files) == []


# ------------------------------------------------------------------ plan-alignment.service-unknown

SERVICES = {"data/services.yml": "- {id: SVC-01, name: Mail}\n"}


def test_a_service_that_the_catalogue_does_not_have_is_found() -> None:
    files = plan("We plan for SVC-01 and SVC-17.") | SERVICES
    assert lines("plan-alignment.service-unknown", files) == [f"{PAGE}:17"]
    assert messages("plan-alignment.service-unknown", files) == ["There is no service SVC-17."]


@pytest.mark.parametrize("services", ["[]\n", "- [\n", "- {id: 3}\n"])
def test_without_a_catalogue_no_number_is_wrong(services: str) -> None:
    files = plan("We plan for SVC-17.") | {"data/services.yml": services}
    assert lines("plan-alignment.service-unknown", files) == []


def test_a_number_inside_another_word_is_no_service() -> None:
    assert lines("plan-alignment.service-unknown", plan("See OLD-SVC-17.") | SERVICES) == []
