"""What holds for every view."""

from datetime import date
from typing import Any

import pytest

from sms_docs.model.table import Table
from sms_docs.views import VIEWS, find_view, view, view_names
from tests.support import document, load

EMPTY = load({})


def test_views_are_listed_by_name() -> None:
    assert list(VIEWS) == sorted(VIEWS)
    assert all(name == each.name for name, each in VIEWS.items())


def test_every_name_leads_to_a_view() -> None:
    names = view_names(EMPTY)
    assert {"tasks", "gates", "measures", "organization.sites", "documents"} <= set(names)
    assert not {"settings", "decisions", "front-matter"} & set(names)
    assert len(names) == len({name.replace("-", "_") for name in names})
    assert all(find_view(EMPTY, name) for name in names)


@pytest.mark.parametrize("name", view_names(EMPTY))
def test_a_view_of_nothing_is_a_table_that_says_so(name: str) -> None:
    table = view(EMPTY, name)
    assert table.columns
    assert table.caption
    assert table.empty.endswith(".")
    # What the standard asks for is known before anything is written.
    assert table.rows == () or name in (
        "at-a-glance",
        "certification-cycle",
        "clause-coverage",
        "coverage-depth",
        "evidence",
        "gates",
        "kinds",
    )


@pytest.mark.parametrize("name", view_names(EMPTY))
def test_every_column_can_be_shown_and_sorted_by(name: str) -> None:
    found = find_view(EMPTY, name)
    assert found is not None
    for key in found.function(EMPTY).keys:
        assert view(EMPTY, name, columns=[key], sort=f"-{key}").columns[0].key == key


@pytest.mark.parametrize("name", view_names(EMPTY))
def test_a_view_says_itself_whether_it_is_controlled(name: str) -> None:
    found = find_view(EMPTY, name)
    assert found is not None
    assert found.controlled == view(EMPTY, name).controlled


BEFORE = {
    "data/tasks.yml": "- {id: T-1, title: One, status: open, percent: 10, due: 2027-01-25, owner: a, phase: design}\n",
    "data/risks.yml": "- {id: R-1, title: Fire, likelihood: 2, impact: 4, status: open, kind: risk}\n",
    "data/roles.yml": "- {id: a, title: A role, duties: [Decides.]}\n",
    "data/assignments.yml": "- {id: AS-1, role: a, person: PER-1, from: 2026-01-01, to: 2027-01-31}\n",
    "data/programme.yml": "- {id: design, number: 1, title: Design, start: 2026-11-30, end: 2027-01-31, milestones: "
                          "[{id: M-1.1, title: Plan, due: 2027-01-25}], gate: {id: GATE-1, planned: 2027-01-31}}\n",
    "data/objectives.yml": "- {id: O-1, title: Fast, target: 95, current: 80, status: on-track}\n",
    "data/decisions/SMS-PLN-001.yml": '- {version: "1.0", decision: approved, by: a, on: 2026-02-01}\n',
    "content/plan.md": document(status="approved"),
}  # fmt: skip
AFTER = {
    **BEFORE,
    "data/tasks.yml": BEFORE["data/tasks.yml"].replace("open", "done").replace("percent: 10", "percent: 100"),
    "data/risks.yml": BEFORE["data/risks.yml"].replace("open", "closed"),
    "data/objectives.yml": BEFORE["data/objectives.yml"].replace("80", "90").replace("on-track", "reached"),
    "content/plan.md": document(status="obsolete"),
}


def _controlled(files: dict[str, str], on: date) -> dict[str, Table]:
    """What each view shows when only columns of authored facts are asked for."""
    system = load(files, on)
    found = {}
    for name in view_names(system):
        each = find_view(system, name)
        assert each is not None
        sheet = each.function(system)
        if keys := [key for key in sheet.keys if key not in sheet.live]:
            found[name] = view(system, name, columns=keys)
    return found


def test_authored_columns_are_the_same_on_every_day_and_after_new_values() -> None:
    before, after = _controlled(BEFORE, date(2027, 1, 20)), _controlled(AFTER, date(2028, 6, 1))
    assert before.keys() == after.keys()
    for name, table in before.items():
        assert table.controlled, name
        # Status of an objective's task or of a phase is live; nothing of it may shine through.
        assert table == after[name], name


@pytest.mark.parametrize(
    ("name", "arguments", "controlled"),
    [
        ("tasks", {}, False),
        ("tasks", {"columns": ["id", "title", "due"]}, True),
        ("tasks", {"columns": ["id", "title", "status"]}, False),
        ("tasks", {"columns": ["id"], "status": "open"}, False),
        ("tasks", {"columns": ["id"], "sort": "-percent"}, False),
        ("tasks", {"columns": ["id"], "sort": "-due", "phase": "design"}, True),
        ("objectives", {"columns": ["id", "target", "due"]}, True),
        ("governance-roles", {"columns": ["title", "duties"]}, True),
        ("governance-roles", {"columns": ["title", "holder"]}, False),
        ("gap-assessment", {"columns": ["clause", "gap", "tasks"]}, True),
        ("documents", {"columns": ["id", "title"]}, False),
        ("gates", {}, False),
        ("overdue-tasks", {"columns": ["id"]}, False),
        ("pdca", {}, True),
    ],
)
def test_a_table_is_controlled_when_it_shows_authored_facts_only(
    name: str, arguments: dict[str, Any], controlled: bool
) -> None:
    assert view(load(BEFORE), name, **arguments).controlled is controlled
