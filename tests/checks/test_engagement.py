"""Top management that acts, and interested parties that are heard."""

import pytest

from tests.programmes import lines, programme
from tests.support import messages

ROLES = "- id: executive-sponsor\n  top_management: true\n- id: sms-manager\n  top_management: false\n"
BODIES = """\
- id: BOD-01
  chair: executive-sponsor
  meetings:
    - held_on: 2027-01-13
- id: BOD-02
  chair: sms-manager
  meetings:
    - held_on: 2027-03-17
"""
COMMUNICATIONS = """\
- id: COM-01
  parties: [IP-01]
  sender: sms-manager
  phases: [foundation, design, implementation, certification]
"""
SILENT, LEFT_OUT = "engagement.management-silent", "engagement.parties-left-out"


def files(*changes: tuple[str, str], **registers: str) -> dict[str, str]:
    texts = {"roles": ROLES, "bodies": BODIES, "communications": COMMUNICATIONS}
    return programme(*changes, **(texts | registers))


@pytest.mark.parametrize("check", [SILENT, LEFT_OUT])
def test_a_programme_that_is_led_and_told_gives_nothing(check: str) -> None:
    assert lines(check, files()) == []


@pytest.mark.parametrize("check", [SILENT, LEFT_OUT])
@pytest.mark.parametrize("key", ["programme", "roles", "bodies", "communications", "reviews"])
@pytest.mark.parametrize(
    "text", ["[", "- 5\n- {id: [1], phases: 3, parties: {a: 1}, meetings: no, start: 7, chair: [x]}\n"]
)
def test_what_cannot_be_read_says_nothing_false(check: str, key: str, text: str) -> None:
    silent = lines(check, files() | {f"data/{key}.yml": text})
    assert silent == [] or (check, key) == (LEFT_OUT, "communications")


# ------------------------------------------------------------------ engagement.management-silent


@pytest.mark.parametrize(("day", "found"), [("2027-04-15", []), ("2027-04-16", ["bodies:4"])])
def test_silence_of_more_than_92_days_is_found_at_the_last_trace(day: str, found: list[str]) -> None:
    assert lines(SILENT, files(), day) == found


def test_a_gap_between_two_traces_is_found_too() -> None:
    later = files(bodies=BODIES.replace("2027-01-13", "2027-03-30"))
    assert lines(SILENT, later, "2027-03-31") == ["programme:12"]  # nothing since the gate of 27 November


def test_without_any_trace_the_start_of_the_programme_is_named() -> None:
    early = files(("decided_on: 2026-11-27", "decided_on: 2027-03-30"), bodies="[]\n")
    assert lines(SILENT, early, "2027-02-01") == ["programme:4"]
    assert messages(SILENT, early) == ["No trace of top management for 107 days, from 2026-10-05 to 2027-01-20."]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("reviews", "- {id: MR-01, chair: executive-sponsor, held_on: 2027-03-01}\n"),
        ("communications", COMMUNICATIONS.replace("sms-manager", "executive-sponsor") + "  done_on: 2027-03-01\n"),
        ("decisions/A-1", "- {decision: approved, role: executive-sponsor, on: 2027-03-01}\n"),
        ("bodies", BODIES.replace("chair: sms-manager", "chair: executive-sponsor")),
    ],
)
def test_each_sort_of_trace_counts(key: str, text: str) -> None:
    assert lines(SILENT, files() | {f"data/{key}.yml": text}, "2027-05-03") == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("reviews", "- {id: MR-01, chair: sms-manager, held_on: 2027-03-01}\n"),
        ("communications", COMMUNICATIONS + "  done_on: 2027-03-01\n"),
        ("decisions/A-1", "- {decision: approved, role: sms-manager, on: 2027-03-01}\n"),
    ],
)
def test_what_others_do_is_no_trace_of_top_management(key: str, text: str) -> None:
    assert lines(SILENT, files() | {f"data/{key}.yml": text}, "2027-05-03") == ["bodies:4"]


def test_after_the_programme_nothing_is_asked() -> None:
    busy = "".join(f"    - held_on: 2027-{month:02}-15\n" for month in range(2, 11))
    after = files(bodies=BODIES.replace("    - held_on: 2027-01-13\n", f"    - held_on: 2027-01-13\n{busy}"))
    assert lines(SILENT, after, "2028-10-01") == []


def test_without_roles_of_top_management_nothing_can_be_said() -> None:
    assert lines(SILENT, files(roles="- id: sms-manager\n"), "2027-12-01") == []


def test_the_settings_set_the_longest_silence() -> None:
    own = files() | {"data/settings.yml": "parameters: {management_silence_days: 200}\n"}
    assert lines(SILENT, own, "2027-06-01") == []


# ------------------------------------------------------------------ engagement.parties-left-out


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (", certification]", "]", ["programme:34"]),
        (
            "[foundation, design, implementation, certification]",
            "[foundation]",
            ["programme:14", "programme:24", "programme:34"],
        ),
        ("  parties: [IP-01]\n", "", ["programme:1", "programme:14", "programme:24", "programme:34"]),
    ],
)
def test_a_phase_without_a_message_is_found_at_the_phase(old: str, new: str, found: list[str]) -> None:
    assert lines(LEFT_OUT, files(communications=COMMUNICATIONS.replace(old, new))) == found


def test_two_messages_may_share_the_phases() -> None:
    two = (
        COMMUNICATIONS.replace(", certification]", "]")
        + "- id: COM-02\n  parties: [IP-02]\n  phases: [certification]\n"
    )
    assert lines(LEFT_OUT, files(communications=two)) == []


def test_without_any_register_of_messages_other_checks_speak() -> None:
    assert lines(LEFT_OUT, files(communications="[]\n")) == []


@pytest.mark.parametrize("key", ["reviews", "bodies", "communications"])
def test_while_a_register_of_traces_cannot_be_read_nobody_is_called_silent(key: str) -> None:
    assert lines(SILENT, files() | {f"data/{key}.yml": "["}, "2027-06-01") == []


def test_a_programme_without_an_end_is_not_judged() -> None:
    endless = files(
        ("  end: 2027-10-29\n", ""),
        ("  end: 2027-08-27\n", ""),
        ("  end: 2027-03-26\n", ""),
        ("  end: 2026-11-27\n", ""),
    )
    assert lines(SILENT, endless, "2027-06-01") == []
