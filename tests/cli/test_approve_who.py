"""``sms approve``: who may decide, and when."""

import subprocess

import pytest

from tests.deciding import DAY, ID, LOG, PAGE, Desk, reasons


def test_an_author_does_not_approve(changed):
    changed.edit(PAGE, ("authors: [PER-02]", "authors: [PER-02, PER-01]"))
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert reason == f"{PAGE}:8: PER-01 Ottilie Brandvik wrote {ID}. Let another holder of the role decide."


def test_somebody_without_the_role_is_told_who_holds_it(changed):
    (reason,) = reasons(changed.approve("--change", "minor", by="PER-04"))
    assert reason == (
        f"data/assignments.yml: PER-04 Tobin Ashgrove does not hold the role executive-sponsor on {DAY}; PER-01 "
        "Ottilie Brandvik held it then. Let a holder decide, or enter the assignment that was forgotten."
    )


def test_a_deputy_decides_on_the_days_on_which_the_role_is_held(changed):
    deputy = (
        "- {id: AS-06, role: executive-sponsor, person: PER-04, deputy_for: PER-01, from: 2027-02-01, to: 2027-02-02}\n"
    )
    changed.write("data/assignments.yml", changed.read("data/assignments.yml") + deputy)
    changed.edit(PAGE, (f"effective_from: {DAY}", "effective_from: 2027-02-02"))
    assert "does not hold the role" in reasons(changed.approve("--change", "minor", by="PER-04"))[0]
    assert changed.approve("--change", "minor", "--on", "2027-02-02", by="PER-04").exit_code == 0


def test_somebody_who_left_decides_nothing(changed):
    changed.edit(
        "data/people.yml",
        ("  unit: UNIT-2\n  competences: &known", "  unit: UNIT-2\n  left_on: 2027-01-29\n  competences: &known"),
    )
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert reason.startswith("data/people.yml:5: PER-01 Ottilie Brandvik left on 2027-01-29.")


def test_an_unknown_person_is_a_slip(changed):
    (reason,) = reasons(changed.approve("--change", "minor", by="PER-1"))
    assert reason.startswith("data/people.yml: there is no person PER-1. ")


@pytest.mark.parametrize("register", ["people", "roles", "assignments"])
def test_without_the_registers_nobody_can_tell_who_may_decide(changed, register):
    path = changed.root / f"data/{register}.yml"
    path.unlink()
    assert reasons(changed.approve("--change", "minor"))[0].startswith(f"data/{register}.yml is missing or empty")
    path.write_text("- {id: A\n", "utf-8")
    assert reasons(changed.approve("--change", "minor")) == [
        f"data/{register}.yml cannot be read. `sms check data/{register}.yml` says why."
    ]


def test_another_role_has_no_say(changed):
    (reason,) = reasons(changed.approve("--change", "minor", "--role", "sms-manager"))
    assert reason.startswith(f"{PAGE}:9: the role sms-manager does not decide on {ID}; executive-sponsor does.")


def test_in_a_very_small_organization_an_author_decides_with_an_additional_control(changed):
    changed.edit(PAGE, ("authors: [PER-02]", "authors: [PER-01]"))
    changed.edit("data/settings.yml", ("certification: stages\n", "certification: stages\nprofile: very-small\n"))
    assert "--control" in reasons(changed.approve("--change", "minor"))[0]
    assert changed.approve("--change", "minor", "--control", "Read by PER-03 before").exit_code == 0
    assert "  control: Read by PER-03 before\n" in changed.read(LOG)


def test_nothing_is_decided_ahead(changed):
    (reason,) = reasons(changed.approve("--change", "minor", "--on", "2027-02-04"))
    assert reason.startswith("2027-02-04 lies ahead: today is 2027-02-03 (as_of in data/settings.yml).")


def test_nothing_is_decided_before_the_last_decision(changed):
    (reason,) = reasons(changed.approve("--change", "minor", "--on", "2026-10-22"))
    assert reason.startswith(f"{LOG}:5: the last decision on {ID} is of 2026-10-23, after 2026-10-22.")


def committed(root, day):
    moment = f"{day}T12:00:00+00:00"
    given = ["-c", "user.name=A", "-c", "user.email=a@example"]
    days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin", "HOME": str(root)}
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
        subprocess.run(["git", *given, *command], cwd=root, env=days, check=True)


def test_nothing_is_decided_before_the_text_was_changed(changed):
    committed(changed.root, "2027-02-02")
    (reason,) = reasons(changed.approve("--change", "minor", "--on", "2027-02-01"))
    assert reason.startswith(f"{PAGE}: the text was changed on 2027-02-02 (commit ")
    assert changed.approve("--change", "minor").exit_code == 0


def test_a_clone_with_a_cut_history_says_that_nobody_looked(changed, tmp_path):
    committed(changed.root, "2027-02-02")
    clone = Desk.__new__(Desk)
    clone.root = tmp_path / "clone"
    given = ["git", "-c", "user.name=A", "-c", "user.email=a@example"]
    subprocess.run([*given, "commit", "-q", "--allow-empty", "-m", "Next"], cwd=changed.root, check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", changed.root.as_uri(), str(clone.root)], check=True)
    done = clone.approve("--change", "minor")
    assert done.exit_code == 0
    assert "The history of this clone is cut, so that nobody looked whether the text was changed" in done.stdout
