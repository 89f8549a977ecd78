"""``sms approve``: versions by the size of the change, and several roles that decide on one."""

import json

import pytest

from tests.deciding import CHANGED, DAY, EDITION, ID, LOG, PAGE, reasons


@pytest.fixture
def edition(changed):
    """Version 1.1 approved, with an edition."""
    assert changed.approve("--change", "minor").exit_code == 0
    return changed


@pytest.fixture
def two(desk):
    """Version 1.1 in review, on which two roles decide."""
    desk.raised("1.1", CHANGED, ("approvers: [executive-sponsor]", "approvers: [executive-sponsor, change-owner]"))
    return desk


def test_a_first_approval_is_version_one(desk):
    (desk.root / LOG).unlink()
    desk.raised("0.9")
    assert reasons(desk.approve()) == [f'{PAGE}:5: It is the first approval. Set version: "1.0" instead of "0.9".']
    desk.edit(PAGE, ('"0.9"', '"1.0"'))
    assert desk.approve().exit_code == 0
    (entry,) = desk.log()
    assert (entry["change"], entry["reason"]) == ("major", "First issue.")
    assert desk.read(LOG).startswith("# yaml-language-server: $schema=")


def test_a_version_that_was_approved_is_raised(desk):
    desk.edit(PAGE, ("status: approved", "status: review"))
    (reason,) = reasons(desk.approve("--change", "minor"))
    assert reason.startswith(f"{LOG}:4: the executive-sponsor approved version 1.0 of {ID} on 2026-10-23 already.")


@pytest.mark.parametrize(
    ("version", "size", "wanted"),
    [("1.2", "minor", "1.1"), ("1.1", "major", "2.0"), ("3.0", "major", "2.0"), ("2.0", "editorial", "1.1")],
)
def test_the_version_is_raised_by_the_size_of_the_change(desk, version, size, wanted):
    desk.raised(version, CHANGED)
    (reason,) = reasons(desk.approve("--change", size))
    assert reason == (f'{PAGE}:5: The change from 1.0 is {size}. Set version: "{wanted}" instead of "{version}".')


@pytest.mark.parametrize("version", ["v2", "1.0.1", "1", "01.1"])
def test_a_version_is_two_numbers(desk, version):
    desk.raised(version, CHANGED)
    assert reasons(desk.approve("--change", "minor"))[0].startswith(f'{PAGE}:5: "{version}" is no version.')


def test_without_an_edition_only_a_person_can_say_how_large_the_change_is(changed):
    (reason,) = reasons(changed.approve())
    assert reason.startswith("There is no edition of 1.0 to compare with")


def test_the_size_is_proposed_from_the_edition_before(edition):
    edition.raised("1.2", ("no change stops a sailing", "no change ever stops a sailing"), since="1.1")
    done = edition.approve()
    assert done.exit_code == 0, done.stderr
    assert 'The change since 1.1 is entered as editorial: wording in "Target".' in done.stdout
    entry = edition.log()[-1]
    assert (entry["change"], entry["reason"]) == ("editorial", 'Since 1.1: wording in "Target".')


def test_a_change_is_not_called_smaller_than_it_is(edition):
    edition.raised("1.2", ("autumn 2027", "autumn 2028"), since="1.1")
    (reason,) = reasons(edition.approve("--change", "editorial"))
    assert reason.startswith(f'{PAGE}: the change from 1.1 is at least minor (a number changed in "Target").')


def test_a_change_may_be_called_larger_than_it_looks(edition):
    edition.raised("2.0", ("autumn 2027", "autumn 2028"), since="1.1")
    done = edition.approve("--change", "major", "--reason", "Another year")
    assert done.exit_code == 0, done.stderr
    assert (edition.root / f"editions/{ID}/2.0.md").is_file()


def test_a_major_change_asks_for_a_major_version(edition):
    edition.raised("1.2", ("## Limits", "## Summary\n\nShort.\n\n## Limits"), since="1.1")
    (reason,) = reasons(edition.approve())
    assert reason == (
        f'{PAGE}:5: The change from 1.1 is major (section "Summary" added). Set version: "2.0" instead of "1.2".'
    )


def test_what_was_not_changed_needs_no_version(edition):
    edition.raised("1.2", ("In autumn 2027 harbours", "In autumn 2027\nharbours"), since="1.1")
    (reason,) = reasons(edition.approve())
    assert "nothing was changed since 1.1 was approved. `sms reviewed QD-PLN-07` records" in reason


def test_an_edition_is_never_written_over(changed):
    changed.write(EDITION, "Mine.\n")
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert reason.startswith(f"{EDITION}: there is an edition of this version, and an edition is never changed.")
    assert changed.read(EDITION) == "Mine.\n"


def test_the_first_of_two_roles_leaves_the_document_in_review(two):
    page = two.read(PAGE)
    done = two.approve("--change", "minor")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0].endswith("; change-owner has to decide yet.")
    assert two.read(PAGE) == page
    assert not (two.root / "editions").exists()
    assert "edition" not in two.log()[-1]
    assert two.errors() == []


def test_the_last_of_two_roles_completes_it_with_one_digest(two):
    two.approve("--change", "minor", "--reason", "Nights left out")
    done = two.approve(by="PER-04")
    assert done.exit_code == 0, done.stderr
    first, last = two.log()[1:]
    assert first["digest"] == last["digest"]
    assert (last["change"], last["reason"]) == ("minor", "Nights left out")
    assert "edition" in last
    assert two.errors() == []
    decided = json.loads(two.read(EDITION).partition("decided: ")[2].splitlines()[0])
    assert [(each["name"], each["title"]) for each in decided] == [
        ("Ottilie Brandvik", "Executive sponsor"), ("Tobin Ashgrove", "Change process owner"),
    ]  # fmt: skip


def test_a_role_decides_once(two):
    two.approve("--change", "minor")
    for arguments in ((), ("--role", "executive-sponsor")):
        (reason,) = reasons(two.approve(*arguments))
        assert reason == (
            f"{LOG}:12: the executive-sponsor approved version 1.1 of {ID} on {DAY} already. "
            "Still to decide: change-owner."
        )


def test_all_roles_decide_on_one_text(two):
    two.approve("--change", "minor")
    two.edit(PAGE, ("or at night", "or by night"))
    (reason,) = reasons(two.approve(by="PER-04"))
    assert reason.startswith(f"{LOG}:16: the executive-sponsor approved another text as version 1.1 on {DAY}.")
    assert "give this one the next version" in reason


def test_after_an_approval_that_was_not_completed_all_decide_on_the_next_version(two):
    two.approve("--change", "minor")
    two.edit(PAGE, ("or at night", "or by night"), ('version: "1.1"', 'version: "1.2"'))
    assert two.approve("--change", "minor").exit_code == 0
    done = two.approve(by="PER-04")
    assert done.exit_code == 0, done.stderr
    assert (two.root / f"editions/{ID}/1.2.md").is_file()


def test_a_missing_first_day_is_set_with_the_first_decision_so_that_all_decide_on_one_text(two):
    two.edit(PAGE, (f"effective_from: {DAY}\n", ""))
    assert two.approve("--change", "minor", "--on", "2027-02-02").exit_code == 0
    assert "effective_from: 2027-02-02\n" in two.read(PAGE)
    assert two.approve(by="PER-04").exit_code == 0


def test_somebody_with_two_roles_says_which_one_decides(two):
    both = "- {id: AS-06, role: change-owner, person: PER-01, from: 2026-09-07}\n"
    two.write("data/assignments.yml", two.read("data/assignments.yml") + both)
    (reason,) = reasons(two.approve("--change", "minor"))
    assert reason.endswith("Say which one decides: --role executive-sponsor")
    assert two.approve("--change", "minor", "--role", "change-owner").exit_code == 0
