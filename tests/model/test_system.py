"""Questions to a system: who holds a role, what was decided last, what a setting says."""

from datetime import date

import pytest

from sms_docs.model.register import Entry
from sms_docs.model.settings import DEFAULT_UNCONTROLLED, Settings
from sms_docs.model.system import APPROVING, System
from tests.support import document, load

ASSIGNMENTS = """
    - {id: AS-01, role: sms-manager, person: PER-01, from: 2026-10-05, to: 2026-12-31}
    - {id: AS-02, role: sms-manager, person: PER-02, from: 2027-01-01}
    - {id: AS-03, role: sms-manager, person: PER-03, from: 2027-01-01, deputy_for: PER-02}
    - {id: AS-04, role: executive-sponsor, person: PER-04, from: 2027-01-01}
    - {id: AS-05, role: sms-manager, person: PER-05}
    - {id: AS-06, role: sms-manager, person: PER-06, from: soon}
    """
LOG = """
    - {version: "1.0", decision: approved, on: 2027-01-10}
    - {version: "1.1", decision: approved, on: 2027-01-15}
    - {version: "1.1", decision: reviewed, on: 2027-01-18}
    - {version: "1.0", decision: approved, on: 2027-01-12}
    - {version: "2.0", decision: approved, on: 2027-01-21}
    - {version: "9.0", decision: approved}
    """


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        (date(2026, 10, 4), ()),
        (date(2026, 10, 5), ("PER-01",)),
        (date(2026, 12, 31), ("PER-01",)),
        (date(2027, 1, 1), ("PER-02", "PER-03")),
        (date(2030, 1, 1), ("PER-02", "PER-03")),
    ],
)
def test_a_role_is_held_from_the_first_to_the_last_day(day: date, holders: tuple[str, ...]) -> None:
    assert load({"data/assignments.yml": ASSIGNMENTS}).holders("sms-manager", day) == holders


def test_deputies_can_be_left_out_and_unknown_roles_are_held_by_nobody() -> None:
    system = load({"data/assignments.yml": ASSIGNMENTS})
    assert system.holders("sms-manager", date(2027, 1, 20), deputies=False) == ("PER-02",)
    assert system.holders("nobody", date(2027, 1, 20)) == ()
    assert load({}).holders("sms-manager", date(2027, 1, 20)) == ()


@pytest.mark.parametrize(
    ("kinds", "day", "version"),
    [
        ((), date(2027, 1, 20), "1.1"),
        (("approved",), date(2027, 1, 20), "1.1"),
        (("approved",), date(2027, 1, 21), "2.0"),
        (("approved",), date(2027, 1, 11), "1.0"),
        (("approved",), date(2027, 1, 9), ""),
        (("withdrawn",), date(2027, 1, 20), ""),
    ],
)
def test_the_last_decision_is_the_newest_up_to_the_day(kinds: tuple[str, ...], day: date, version: str) -> None:
    system = load({"data/decisions/SMS-PLN-001.yml": LOG}, day)
    found = system.last_decision("SMS-PLN-001", *kinds)
    assert (found.text("version") if found else "") == version


def test_of_two_documents_with_one_id_the_first_is_found() -> None:
    system = load({"content/a.md": document(title="A"), "content/b.md": document(title="B"), "content/c.md": "# C"})
    assert {key: each.title for key, each in system.by_id.items()} == {"SMS-PLN-001": "A"}
    assert [each.title for each in system.by_kind["implementation-plan"]] == ["A", "B"]
    assert set(system.by_path) == {"content/a.md", "content/b.md", "content/c.md"}


def test_an_entry_is_found_by_its_id_in_any_register() -> None:
    system = load({"data/tasks.yml": "- id: T-001\n", "data/risks.yml": "- id: R-001\n"})
    assert {key: each.register for key, each in system.entry_ids.items()} == {"T-001": "tasks", "R-001": "risks"}


def settings(**values: object) -> Settings:
    return Settings(Entry(values, "data/settings.yml"))


def test_without_settings_the_defaults_hold() -> None:
    empty = settings()
    assert (empty.edition, empty.as_of, empty.certification, empty.due_soon_days) == ("2018", None, True, 30)
    assert empty.uncontrolled == DEFAULT_UNCONTROLLED
    assert empty.parameter("anything", 7) == 7


@pytest.mark.parametrize("value", [3, None, "x", {}, [None]])
def test_settings_of_a_wrong_type_count_as_not_given(value: object) -> None:
    odd = settings(
        standard=value if value != "x" else 3, as_of=value, id_pattern=value if value != "x" else 3, parameters=value
    )
    assert (odd.edition, odd.as_of, odd.due_soon_days) == ("2018", None, 30)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), "30", True, None])
def test_a_threshold_that_is_no_number_leaves_the_default(value: object) -> None:
    assert settings(parameters={"due_soon_days": value}).due_soon_days == 30


def test_what_is_given_replaces_the_default() -> None:
    given = settings(
        standard="iso20000-1-2011",
        as_of="2027-01-20",
        certification="none",
        uncontrolled=["notes/*"],
        parameters={"due_soon_days": 14},
    )
    assert (given.edition, given.as_of, given.certification, given.due_soon_days) == (
        "2011",
        date(2027, 1, 20),
        False,
        14,
    )
    assert (given.is_controlled("notes/a/b.md"), given.is_controlled("index.md")) == (False, True)


DIGESTS = tuple(f"sha256:{letter * 64}" for letter in "ab")


def decided(*steps: str, status: str = "review", approvers: str = "[boss, chief]") -> System:
    """A plan that two roles decide on, with steps like ``approved 1.0 boss`` or ``… a`` for the text decided on."""
    lines = []
    for step in steps:
        kind, version, role, *text = step.split()
        digest = f", digest: '{DIGESTS['ab'.index(text[0])]}'" if text else ""
        lines.append(f'- {{version: "{version}", decision: {kind}, role: {role}, on: 2027-01-10{digest}}}\n')
    page = document(status=status, approvers=approvers, version='"1.0"')
    return load({"content/a.md": page, "data/decisions/SMS-PLN-001.yml": "".join(lines)})


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        ((), ("boss", "chief")),
        (("approved 1.0 boss",), ("chief",)),
        (("approved 1.0 boss", "adopted 1.0 chief"), ()),
        (("approved 0.9 boss", "reviewed 1.0 chief", "withdrawn 1.0 chief"), ("boss", "chief")),
        (("approved 1.0 boss a", "approved 1.0 chief b"), ("boss",)),
        (("approved 1.0 boss", "approved 1.0 chief b"), ()),
    ],
)
def test_every_approver_decides_on_the_version_and_on_one_text_of_it(
    steps: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    system = decided(*steps)
    assert system.undecided(system.controlled[0]) == missing


BEGUN = """
    - {version: "1.0", decision: approved, role: a, on: 2027-01-10, digest: x, edition: x}
    - {version: "1.1", decision: approved, role: a, on: 2027-01-12, digest: y}
    """


@pytest.mark.parametrize(("version", "status"), [("1.0", "approved"), ("1.2", "draft"), ("1.2", "review")])
def test_a_version_that_some_approved_and_nobody_completed_was_never_in_force(version: str, status: str) -> None:
    page = document("", version=f'"{version}"', status=status, approvers="[a, b]")
    system = load({"content/plans/plan.md": page, "data/decisions/SMS-PLN-001.yml": BEGUN})
    assert system.begun == {"SMS-PLN-001": {"1.1"}}
    last = system.last_decision("SMS-PLN-001", *APPROVING)
    assert last
    assert last.text("version") == "1.0"


def test_a_version_that_says_approved_without_its_edition_is_not_hidden() -> None:
    """Its faults are findings of their own."""
    page = document("", version='"1.1"', status="approved", approvers="[a, b]")
    system = load({"content/plans/plan.md": page, "data/decisions/SMS-PLN-001.yml": BEGUN})
    assert system.last_decision("SMS-PLN-001", *APPROVING) == system.decisions["SMS-PLN-001"].entries[1]


def test_a_version_half_decided_is_not_approved_yet() -> None:
    half = ("approved 0.9 boss", "approved 1.0 boss")
    system = decided(*half)
    last = system.last_decision("SMS-PLN-001", *APPROVING)
    assert last is not None
    assert last.text("version") == "0.9"
    whole = decided(*half, "approved 1.0 chief")
    assert [each.text("version") for each in whole.decided("SMS-PLN-001")] == ["0.9", "1.0", "1.0"]
    # What says that it is approved is taken at its word; the missing decision is a finding.
    assert len(decided(*half, status="approved").decided("SMS-PLN-001")) == 2
    assert system.decided("SMS-PLN-002") == ()
