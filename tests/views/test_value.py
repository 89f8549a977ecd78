"""Facts inside a sentence: values, names, clauses."""

import pytest

from sms_docs.views.value import clause, name, value
from tests.support import document, load

SYSTEM = load(
    {
        "data/organization.yml": """
        name: Merrowdale
        headcount: 1420
        provider_type: shared
        drivers: [Money, Law]
        aims: [{id: AIM-1, text: Grow}]
        units: [{id: UNIT-1, name: Desk, head: boss}]
        """,
        "data/roles.yml": "- {id: boss, title: Boss}\n",
        "data/services.yml": "- {id: SVC-01, name: Workplace, owner: boss, status: live}\n- {id: SVC-02}\n",
        "data/certification.yml": "stage1: {start: 2027-09-14, findings_open: 0}\n",
        "data/programme.yml": "- {id: design, milestones: [{id: M-1, slipped_from: [2027-01-01, 2027-02-01]}]}\n",
        "data/people.yml": "- {id: PER-1, name: Ada Bell}\n",
        "data/settings.yml": "standard: iso20000-1-2018\nparameters: {due_soon_days: 20}\n",
        "content/plan.md": document(title="The plan"),
    }
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("organization.name", "Merrowdale"),
        ("organization.headcount", "1,420"),
        ("organization.provider_type", "shared"),
        ("organization.drivers", "Money; Law"),
        ("organization.aims.AIM-1.text", "Grow"),
        ("organization.units.UNIT-1.head", "Boss"),
        ("services.SVC-01.name", "Workplace"),
        ("services.SVC-01.owner", "Boss"),
        ("certification.stage1.start", "2027-09-14"),
        ("certification.stage1.findings_open", "0"),
        ("settings.parameters.due_soon_days", "20"),
        ("programme.design.milestones.M-1.slipped_from", "2027-01-01, 2027-02-01"),
        ("count:services", "2"),
        ("count:tasks", "0"),
    ],
)
def test_a_value_is_found_by_its_path(path: str, text: str) -> None:
    found = value(SYSTEM, path)
    assert (found.cell.text, found.error) == (text, None)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("organisation.name", 'There is no register called "organisation".', 'Did you mean "organization"?'),
        ("decisions.x", 'There is no register called "decisions".', None),
        ("organization", '"organization" is a whole register.', "Go on with a dot and a field."),
        ("organization.headcuont", 'There is no field "headcuont" in data/organization.yml.',
         'Did you mean "headcount"?'),
        ("organization.short_name", '"organization.short_name" is not given.', "Add it in data/organization.yml."),
        ("organization.aims", None, None),
        ("organization.aims.AIM-9.text", '"organization.aims.AIM-9.text" is not given.', None),
        ("certification.stage1", '"certification.stage1" is a group of values.',
         "Go on with a dot and one of its fields."),
        ("services", '"services" is a whole register.', None),
        ("services.SVC-1.name", 'The register "services" has no entry "SVC-1".', 'Did you mean "SVC-01"?'),
        ("services.SVC-01", '"services.SVC-01" is a whole entry.', "Go on with a dot and a field."),
        ("services.SVC-02.name", '"services.SVC-02.name" is not given.', "Add it in data/services.yml."),
        ("tasks.T-1.title", 'The register "tasks" holds nothing.', "Fill data/tasks.yml."),
        ("count:servces", 'There is no list called "servces" to count.', 'Did you mean "services"?'),
        ("count:organization", 'There is no list called "organization" to count.', None),
        ("count:settings", 'There is no list called "settings" to count.', None),
        ("", 'There is no register called "".', None),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(path: str, message: str | None, hint: str | None) -> None:
    error = value(SYSTEM, path).error
    if message is None:
        assert value(SYSTEM, path).cell.text
        return
    assert error is not None
    assert error.message == message
    assert hint is None or error.hint == hint


@pytest.mark.parametrize(
    ("wanted", "text", "target"),
    [
        ("SMS-PLN-001", "SMS-PLN-001 The plan", "document:SMS-PLN-001"),
        ("SVC-01", "SVC-01 Workplace", "entry:services/SVC-01"),
        ("SVC-02", "SVC-02", "entry:services/SVC-02"),
        ("PER-1", "PER-1 Ada Bell", "entry:people/PER-1"),
        ("boss", "Boss", "entry:roles/boss"),
    ],
)
def test_a_reference_has_number_and_title(wanted: str, text: str, target: str) -> None:
    found = name(SYSTEM, wanted)
    assert (found.cell.text, found.cell.target, found.error) == (text, target, None)


def test_a_dead_reference_is_answered_with_the_nearest() -> None:
    error = name(SYSTEM, "SMS-PLN-010").error
    assert error == ('There is no document or entry "SMS-PLN-010".', 'Did you mean "SMS-PLN-001"?')
    assert name(SYSTEM, "§§§").error == (
        'There is no document or entry "§§§".', "Use the number of a document or of an entry in a register.",
    )  # fmt: skip


def test_a_clause_has_number_and_title() -> None:
    found = clause(SYSTEM, "6.3")
    assert (found.cell.text, found.cell.target) == ("6.3 Plan the service management system", "clause:6.3")


def test_a_clause_of_the_other_edition_is_translated() -> None:
    error = clause(SYSTEM, "4.5.2").error
    assert error is not None
    assert error.message.endswith("has no clause 4.5.2.")
    assert error.hint.startswith("In this edition it is ")
    assert clause(SYSTEM, "77").error == (error.message.replace("4.5.2", "77"), "`sms list clauses` shows them all.")
