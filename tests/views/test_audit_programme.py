"""The audit programme: what is covered by which audit."""

from datetime import date

import pytest

from sms_docs.views import view
from tests.support import load
from tests.views.shown import cells, column, labels

AUDITS = """
    - {id: AUD-01, kind: internal, clauses: ["4", "8.5.1"], processes: [change], services: [SVC-01], sites: [SITE-1],
       planned_start: 2026-12-01, planned_end: 2026-12-02, status: held, done_on: 2026-12-02}
    - {id: AUD-02, kind: internal, clauses: ["5.1", "8"], processes: [incident], planned_start: 2027-05-01,
       status: planned}
    - {id: AUD-03, kind: internal, clauses: ["9"], planned_start: 2027-06-01, status: cancelled}
    - {id: AUD-04, kind: supplier, clauses: ["10"], planned_start: 2027-06-01, status: planned}
    - {id: AUD-05, kind: stage-1, clauses: ["4.1"], planned_start: 2027-09-01, status: planned}
    """
FILES: dict[str, str | bytes] = {
    "data/audits.yml": AUDITS,
    "data/processes.yml": "- {id: change, title: Changes}\n- {id: incident, title: Incidents}\n"
                          "- {id: asset, title: Assets}\n",
    "data/services.yml": "- {id: SVC-01, name: Mail, in_scope: true}\n- {id: SVC-02, name: Desk, in_scope: true}\n"
                         "- {id: SVC-03, name: Old, in_scope: false}\n",
    "data/organization.yml": "sites: [{id: SITE-1, name: Here}, {id: SITE-2}]\n",
}  # fmt: skip


def row(name: str, on: date = date(2027, 1, 20)) -> list[str]:
    found = cells(load(FILES, on), "audit-programme", ["what", "aud_01", "aud_02", "aud_05", "state"])
    return next(each[1:] for each in found if each[0].startswith(name))


def test_each_audit_of_the_system_has_a_column() -> None:
    assert labels(load(FILES), "audit-programme") == [
        "What", "Kind", "AUD-01 internal 2026-12", "AUD-02 internal 2027-05", "AUD-05 stage 1 2027-09", "Covered",
    ]  # fmt: skip


def test_a_clause_is_held_planned_or_not_covered() -> None:
    assert row("4.1") == ["held", "", "planned", "held"]
    assert row("4.2") == ["held", "", "", "held"]
    assert row("5.1") == ["", "planned", "", "planned"]
    assert row("9.1") == ["", "", "", "not covered"]
    assert row("10.1") == ["", "", "", "not covered"]


def test_an_audit_of_a_part_covers_a_clause_in_part() -> None:
    """8.5.1 was audited, all of chapter 8 is planned."""
    assert row("8.5 ") == ["held in part", "planned", "", "held in part"]
    assert row("8.6") == ["", "planned", "", "planned"]


def test_processes_services_in_scope_and_sites_are_covered_too() -> None:
    assert row("Changes") == ["held", "", "", "held"]
    assert row("Incidents") == ["", "planned", "", "planned"]
    assert row("Assets")[-1] == "not covered"
    assert row("Mail")[-1] == "held"
    assert row("Desk")[-1] == "not covered"
    assert row("Here")[-1] == "held"
    assert row("SITE-2")[-1] == "not covered"
    assert "Old" not in [each.text for each in column(load(FILES), "audit-programme", "what")]


def test_an_audit_of_a_later_day_is_not_held() -> None:
    assert row("4.2", date(2026, 12, 1)) == ["planned", "", "", "planned"]


def test_what_is_not_covered_is_marked_and_can_be_chosen() -> None:
    assert {each.tone for each in column(load(FILES), "audit-programme", "state", state="not covered")} == {"bad"}
    assert [each.text for each in column(load(FILES), "audit-programme", "what", kind="process")] == [
        "Changes", "Incidents", "Assets",
    ]  # fmt: skip
    assert len(view(load(FILES), "audit-programme", what="8.5").rows) == 1


def test_of_many_audits_the_newest_held_and_the_next_have_a_column_and_all_of_them_count() -> None:
    audits = "".join(
        f"- {{id: AUD-{number:02}, kind: internal, clauses: ['{4 + number % 2}'], planned_start: 20{number + 10}-03-01,"
        f" status: {'held' if number < 17 else 'planned'}, done_on: 20{number + 10}-03-02}}\n"
        for number in range(1, 30)
    )
    found = labels(load({"data/audits.yml": audits}), "audit-programme")
    assert [each.split()[0] for each in found[2:-1]] == [f"AUD-{number}" for number in range(14, 22)]


def test_a_column_never_takes_the_name_of_another() -> None:
    audits = "- {id: KIND, kind: internal, clauses: ['4']}\n- {id: LIMIT, clauses: ['4']}\n- {kind: internal}\n- 3\n"
    system = load({"data/audits.yml": audits})
    table = view(system, "audit-programme")
    assert len({each.key for each in table.columns}) == len(table.columns)
    assert view(system, "audit-programme", kind="clause", limit=1).rows


@pytest.mark.parametrize(
    ("files", "empty"),
    [
        ({}, "No audit is planned yet: add the programme in data/audits.yml."),
        ({"data/audits.yml": "[]\n"}, "No audit is planned yet: add the programme in data/audits.yml."),
        ({"data/audits.yml": "- ["}, "Not known: data/audits.yml cannot be read."),
    ],
)
def test_without_audits_nothing_is_called_uncovered(files: dict[str, str | bytes], empty: str) -> None:
    table = view(load(files), "audit-programme")
    assert (table.rows, table.empty) == ((), empty)
