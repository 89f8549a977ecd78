"""``sms withdraw``: a document goes out of use."""

import pytest

from tests.deciding import BOSS, DAY, ID, LOG, PAGE, reasons

CHANGED = ("Nobody is asked for anything in a storm.", "Nobody is asked at night.")


def withdraw(desk, *arguments, by=BOSS, document=ID):
    return desk.sms("withdraw", document, "--by", by, "--reason", "Joined with the plan", *arguments)


def test_without_a_successor_it_is_withdrawn(desk):
    page, log = desk.read(PAGE), desk.read(LOG)
    done = withdraw(desk)
    assert (done.exit_code, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first == f"Ottilie Brandvik withdrew {ID} Target state as executive-sponsor on {DAY}; it is withdrawn."
    assert rest[:2] == [f"  wrote {PAGE}", f"  wrote {LOG}"]
    assert desk.read(PAGE) == page.replace("status: approved", "status: withdrawn")
    assert desk.read(LOG).startswith(log)
    entry = desk.log()[-1]
    assert (entry["version"], entry["decision"], entry["reason"]) == ("1.0", "withdrawn", "Joined with the plan")


def test_with_a_successor_it_is_obsolete_and_names_it(desk):
    done = withdraw(desk, "--superseded-by", "QD-PLN-01")
    assert done.exit_code == 0, done.stderr
    assert "status: obsolete\nsuperseded_by: QD-PLN-01\n" in desk.read(PAGE)
    assert desk.log()[-1]["decision"] == "withdrawn"
    assert [each for each in desk.errors() if each.startswith(("approval.", "decision-log.", "version."))] == []


def test_the_editions_stay(desk):
    desk.raised("1.1", CHANGED)
    assert desk.approve("--change", "minor").exit_code == 0
    edition = desk.read(f"editions/{ID}/1.1.md")
    assert withdraw(desk).exit_code == 0
    assert desk.read(f"editions/{ID}/1.1.md") == edition


def test_who_still_refers_to_it_is_the_next_step(desk):
    desk.edit("content/statements/scope.md", ("Both services of", f'See {{{{ sms_ref("{ID}") }}}}. Both services of'))
    done = withdraw(desk)
    assert done.exit_code == 0
    assert "Next, because of this decision:\n" in done.stdout
    assert "  - content/statements/scope.md:24: This document is in force, but it refers to QD-PLN-07" in done.stdout


@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("withdrawn", "Nothing is left to do."),
        ("obsolete", "Nothing is left to do."),
        ("draft", "Bring the approved text"),
    ],
)
def test_only_a_document_in_force_is_withdrawn(desk, status, step):
    desk.edit(PAGE, ("status: approved", f"status: {status}"))
    (reason,) = reasons(withdraw(desk))
    assert reason.startswith(f"{PAGE}:6: the status of {ID} is {status}. {step}")


def test_what_was_never_in_force_is_deleted_instead(desk):
    (reason,) = reasons(withdraw(desk, document="QD-PLN-02"))
    assert reason.endswith("It was never in force: delete the page, its history stays in git.")


def test_it_is_not_withdrawn_twice(desk):
    withdraw(desk)
    before = desk.files()
    assert reasons(withdraw(desk)) == [f"{PAGE}:6: the status of {ID} is withdrawn. Nothing is left to do."]
    assert desk.files() == before


def test_a_successor_is_another_document_in_force(desk):
    assert reasons(withdraw(desk, "--superseded-by", ID))[0].endswith(
        f"{ID} cannot replace itself. Name its successor."
    )
    (reason,) = reasons(withdraw(desk, "--superseded-by", "QD-PLN-02"))
    assert reason.endswith(f"QD-PLN-02 is to replace {ID}, but its status is draft. Have it approved first.")
    assert withdraw(desk, "--superseded-by", "QD-PLN-99").exit_code == 2


def test_who_may_not_approve_may_not_withdraw(desk):
    assert "does not hold the role executive-sponsor" in reasons(withdraw(desk, by="PER-04"))[0]


@pytest.mark.parametrize("arguments", [(), ("--reason", "  ")])
def test_a_reason_is_asked_for(desk, arguments):
    done = desk.sms("withdraw", ID, "--by", BOSS, *arguments)
    assert done.exit_code == 2
    assert "--reason" in done.stderr


def test_a_reason_of_many_words_is_folded_and_read_back(desk):
    reason = 'Joined: the "plan" # holds it now; ' * 8
    assert desk.sms("withdraw", ID, "--by", BOSS, "--reason", reason).exit_code == 0
    assert desk.log()[-1]["reason"] == reason.strip()
    assert max(map(len, desk.read(LOG).splitlines())) <= 100


def test_programs_get_the_facts(desk):
    found = desk.facts("withdraw", ID, "--by", BOSS, "--reason", "Done", "--dry-run")
    assert (found["status"], found["decision"], found["dry_run"]) == ("withdrawn", "withdrawn", True)


def test_what_its_text_lacks_does_not_keep_a_document_in_use(desk):
    """Its owner's role was given up, for example: nobody can mend that without an approval of what nobody needs."""
    desk.edit(PAGE, ("owner: sms-manager\nauthors", "owner: given-up\nauthors"))
    done = withdraw(desk)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"It goes out of use with an error: {PAGE}:7: The owner" in done.stdout
    assert "status: withdrawn" in desk.read(PAGE)


def test_what_was_changed_after_its_approval_is_not_withdrawn(desk):
    assert desk.sms("adopt", ID, "--by", BOSS).exit_code == 0
    desk.edit(PAGE, CHANGED)
    assert "[digest.content-changed]" in reasons(withdraw(desk))[0]
    assert "status: approved" in desk.read(PAGE)
