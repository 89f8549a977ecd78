"""``sms reviewed``: nothing had to be changed."""

import pytest

from tests.deciding import BOSS, DAY, ID, LOG, PAGE, reasons

CHANGED = ("Nobody is asked for anything in a storm.", "Nobody is asked at night.")


@pytest.fixture
def sealed(desk):
    """Version 1.1 approved with a digest."""
    desk.raised("1.1", CHANGED)
    assert desk.approve("--change", "minor").exit_code == 0
    return desk


def reviewed(desk, *arguments, by=BOSS, document=ID):
    return desk.sms("reviewed", document, "--by", by, *arguments)


def test_a_review_is_one_entry_and_nothing_else(desk):
    before = desk.files()
    done = reviewed(desk, "--reason", "Looked at after the storm", "--reference", "MR-01")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"Ottilie Brandvik reviewed version 1.0 of {ID} as executive-sponsor on {DAY}.\n  wrote {LOG}\n"
    )
    after = desk.files()
    assert [path for path in after if after[path] != before.get(path)] == [LOG]
    assert after[LOG].startswith(before[LOG])
    entry = desk.log()[-1]
    assert (entry["decision"], entry["reason"], entry["reference"]) == (
        "reviewed", "Looked at after the storm", "MR-01",
    )  # fmt: skip
    assert "digest" not in entry
    assert "seal" in entry
    assert desk.errors() == []


def test_the_next_review_is_counted_from_it(desk):
    desk.edit(PAGE, ("review_interval_months: 12", "review_interval_months: 1"))
    assert "[document-review.overdue]" in desk.sms("check").stdout
    assert reviewed(desk).exit_code == 0
    assert "document-review." not in desk.sms("check").stdout


def test_a_review_of_a_sealed_version_repeats_its_digest(sealed):
    assert reviewed(sealed).exit_code == 0
    approved, entry = sealed.log()[-2:]
    assert entry["digest"] == approved["digest"]
    assert "edition" not in entry
    assert sealed.errors() == []


def test_a_sealed_text_that_was_changed_is_not_confirmed(sealed):
    sealed.edit(PAGE, ("at night", "by night"))
    before = sealed.files()
    (reason,) = reasons(reviewed(sealed))
    assert reason.startswith(f"{PAGE}: the content is not the one that was approved as version 1.1 ({LOG}:")
    assert "give it the next version and have that approved" in reason
    assert sealed.files() == before


def test_what_means_nothing_does_not_stand_in_the_way(sealed):
    sealed.write(PAGE, sealed.read(PAGE).replace("\n\n", "\n\n\n").replace("## Limits", "##  Limits "))
    assert reviewed(sealed).exit_code == 0


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_only_a_document_in_force_is_reviewed(desk, status):
    desk.edit(PAGE, ("status: approved", f"status: {status}"))
    (reason,) = reasons(reviewed(desk))
    assert reason.startswith(f"{PAGE}:6: the status of {ID} is {status}; only a document in force is reviewed.")


def test_the_owner_may_review_and_somebody_else_may_not(desk):
    assert reviewed(desk, by="PER-02").exit_code == 0
    found = reasons(reviewed(desk, by="PER-04"))
    assert len(found) == 2
    assert all("PER-04 Tobin Ashgrove does not hold the role" in each for each in found)


def test_programs_get_the_facts(desk):
    found = desk.facts("reviewed", ID, "--by", BOSS)
    assert (found["decision"], found["status"], found["files"]) == ("reviewed", "approved", [LOG])


def test_a_dry_run_writes_nothing(desk):
    before = desk.files()
    assert reviewed(desk, "--dry-run").stdout.startswith("Would be: Ottilie Brandvik reviewed")
    assert desk.files() == before


def test_a_document_without_a_log_gets_its_first_entry_only_with_an_approval(desk):
    (desk.root / LOG).unlink()
    found = reasons(reviewed(desk))
    assert any("[approval.approved-without-decision]" in each for each in found)
    assert not (desk.root / LOG).exists()


def test_a_live_register_is_kept_by_reviews(desk):
    done = reviewed(desk, document="QD-REG-01", by="PER-02")
    assert done.exit_code == 0, done.stderr


def test_reviews_of_a_sealed_log_are_sealed_on(sealed):
    for reason in ("Read", "Read again", "Read once more"):
        assert reviewed(sealed, "--reason", reason).exit_code == 0
    assert len({each["seal"] for each in sealed.log()[1:]}) == 4
    assert sealed.errors() == []


def test_the_same_review_is_not_entered_twice(sealed):
    assert sealed.sms("reviewed", ID, "--by", BOSS).exit_code == 0
    before = sealed.files()
    (reason,) = reasons(sealed.sms("reviewed", ID, "--by", BOSS))
    assert reason.startswith(f"{LOG}:")
    assert "this review is entered already, with the same person, role, day and reason. Nothing is left to do" in reason
    assert sealed.files() == before
    assert sealed.sms("reviewed", ID, "--by", BOSS, "--reason", "Read once more").exit_code == 0
