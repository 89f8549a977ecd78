"""``sms approve``: what is written, and which documents can be approved."""

from hashlib import sha256

import pytest

from sms_docs import engine
from sms_docs.identity.content import digest_of
from sms_docs.identity.seal import seals
from sms_docs.load.repository import FolderTree
from tests.deciding import BOSS, CHANGED, DAY, EDITION, ID, LOG, PAGE, reasons


def test_an_approval_writes_edition_page_and_log_and_says_so(changed):
    done = changed.approve("--change", "minor", "--reason", "Nights left out", "--reference", "CD-2027-03")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"Ottilie Brandvik approved version 1.1 of {ID} Target state as executive-sponsor on {DAY}; it is approved.",
        f"  wrote {EDITION}",
        f"  wrote {PAGE}",
        f"  wrote {LOG}",
    ]
    assert not (changed.root / ".sms-pending").exists()


def test_the_entry_is_added_below_the_others_and_sealed(changed):
    before = changed.read(LOG)
    changed.approve("--change", "minor", "--reason", "Nights left out", "--reference", "CD-2027-03")
    after = changed.read(LOG)
    assert after.startswith(before)
    entry = changed.log()[-1]
    assert {key: value for key, value in entry.items() if key not in ("digest", "edition", "seal")} == {
        "version": "1.1", "decision": "approved", "by": BOSS, "role": "executive-sponsor", "on": DAY,
        "change": "minor", "reason": "Nights left out", "reference": "CD-2027-03",
    }  # fmt: skip
    assert entry["edition"] == f"sha256:{sha256((changed.root / EDITION).read_bytes()).hexdigest()}"
    system = engine.load(FolderTree(changed.root))
    assert entry["digest"] == digest_of(system, system.by_id[ID])
    assert entry["seal"] == list(seals([each.values for each in system.decisions[ID]]))[-1]


def test_of_the_page_only_the_status_changes(changed):
    changed.edit(PAGE, ("status: review\n", "status: review  # since Monday\n"))
    before = changed.read(PAGE)
    changed.approve("--change", "minor")
    assert changed.read(PAGE) == before.replace("status: review  #", "status: approved  #")


def test_the_check_finds_nothing_afterwards(changed):
    changed.approve("--change", "minor")
    assert changed.errors() == []


def test_a_page_with_windows_line_ends_keeps_them(changed):
    changed.write(PAGE, changed.read(PAGE).replace("\n", "\r\n"))
    changed.write(LOG, changed.read(LOG).replace("\n", "\r\n"))
    assert changed.approve("--change", "minor").exit_code == 0
    for path in (PAGE, LOG):
        text = changed.read(path)
        assert text.count("\r\n") == text.count("\n")
    assert "status: approved\r\n" in changed.read(PAGE)


def test_a_missing_first_day_is_the_day_of_the_decision(changed):
    changed.edit(PAGE, (f"effective_from: {DAY}\n", ""))
    done = changed.approve("--change", "minor")
    assert "effective_from was missing and has been set to this day" in done.stdout
    assert f"approvers: [executive-sponsor]\neffective_from: {DAY}\n" in changed.read(PAGE)
    assert changed.errors() == []


def test_programs_get_the_facts(changed):
    found = changed.facts("approve", ID, "--by", BOSS, "--change", "minor")
    assert (found["document"], found["version"], found["status"], found["missing"]) == (ID, "1.1", "approved", [])
    assert found["files"] == [EDITION, PAGE, LOG]
    assert found["digest"].startswith("sha256:")
    assert found["dry_run"] is False


def test_a_dry_run_says_the_same_and_writes_nothing(changed):
    before = changed.files()
    done = changed.approve("--change", "minor", "--dry-run")
    assert done.stdout.startswith("Would be: Ottilie Brandvik approved version 1.1")
    assert f"  would write {EDITION}\n" in done.stdout
    assert changed.files() == before
    assert sorted(path.name for path in changed.root.iterdir()) == ["content", "data", "mkdocs.yml"]


@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("draft", "Set status: review when it is ready to be decided on."),
        ("approved", "Raise its version and set status: review when it was changed"),
        ("withdrawn", "Give what comes instead a number of its own."),
        ("obsolete", "Approve the document that replaces it."),
        ("rejected", "Set status: review"),
    ],
)
def test_only_what_is_in_review_is_approved(desk, status, step):
    desk.edit(PAGE, ("status: approved", f"status: {status}"))
    before = desk.files()
    (reason,) = reasons(desk.approve())
    assert reason.startswith(f"{PAGE}:6: the status of {ID} is {status}.")
    assert step in reason
    assert desk.files() == before


def test_a_withdrawn_document_does_not_come_back(changed):
    changed.write(LOG, changed.read(LOG) + "- {version: '1.0', decision: withdrawn, by: PER-01, on: 2027-01-04}\n")
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert reason == f"{LOG}:8: {ID} was withdrawn on 2027-01-04. Give what comes instead a number of its own."


def test_an_unknown_document_is_a_slip(desk):
    done = desk.approve(document="QD-PLN-08")
    assert done.exit_code == 2
    assert 'There is no document "QD-PLN-08". Did you mean QD-PLN-0' in done.stderr


def test_two_pages_with_one_number_are_not_decided_on(changed):
    changed.write("content/plans/copy.md", changed.read(PAGE))
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert f"{ID} is the number of content/plans/copy.md and {PAGE}. Give one of them another number." in reason


def test_errors_of_the_page_stand_in_the_way_each_with_its_line(changed):
    changed.edit(PAGE, (CHANGED[1], "See [the plan](nowhere.md).\n\nTBD"), ("owner: sms-manager", "owner: sms-boss"))
    found = reasons(changed.approve("--change", "minor"))
    assert [(each.partition(": ")[0], each.rpartition(" ")[2]) for each in found] == [
        (f"{PAGE}:7", "[responsibility.unknown-owner]"),
        (f"{PAGE}:29", "[link.dead-link]"),
        (f"{PAGE}:31", "[section.placeholder-left]"),
    ]
    assert found[0].endswith("Enter it in data/roles.yml, or correct the name. [responsibility.unknown-owner]")


def test_errors_of_data_that_an_approved_table_shows_stand_in_the_way(changed):
    table = '{{ sms_table("risks", columns=["id", "title", "owner"]) }}'
    changed.edit(PAGE, (CHANGED[1], f"{CHANGED[1]}\n\n{table}"))
    changed.edit(
        "data/risks.yml", ("  owner: change-owner\n  due: 2027-03-26\n", "  owner: nobody\n  due: 2027-03-26\n")
    )
    found = reasons(changed.approve("--change", "minor"))
    assert [each.partition(": ")[0] for each in found] == ["data/risks.yml:18"]


def test_errors_of_a_fact_in_a_sentence_stand_in_the_way(changed):
    changed.edit(
        "data/risks.yml", ("  owner: change-owner\n  due: 2027-03-26\n", "  owner: nobody\n  due: 2027-03-26\n")
    )
    number = next(each["id"] for each in changed.log("data/risks.yml") if each["owner"] == "nobody")
    title, owner = (f'{{{{ sms_value("risks.{number}.{field}") }}}}' for field in ("title", "owner"))
    text = changed.read(PAGE)
    changed.write(PAGE, text.replace(CHANGED[1], f"{CHANGED[1]} {owner}, one of {{{{ sms_value('count:risks') }}}}."))
    assert [each.partition(": ")[0] for each in reasons(changed.approve("--change", "minor"))] == ["data/risks.yml:18"]
    changed.write(PAGE, text.replace(CHANGED[1], f'{CHANGED[1]} {title}, {{{{ sms_value("organization.name") }}}}.'))
    assert changed.approve("--change", "minor").exit_code == 0


def test_errors_elsewhere_do_not(changed):
    changed.edit("content/statements/scope.md", ("owner: sms-manager", "owner: nobody"))
    assert changed.approve("--change", "minor").exit_code == 0


def test_what_the_approval_itself_would_break_stands_in_the_way(changed):
    changed.edit(PAGE, (f"effective_from: {DAY}", "effective_from: 2026-10-26"))
    (reason,) = reasons(changed.approve("--change", "minor"))
    assert reason.startswith(f"{PAGE}:10: {ID} applies from 2026-10-26, before its approval on {DAY}.")


def test_an_error_that_the_approval_brings_elsewhere_is_the_next_step(changed):
    changed.edit(PAGE, ('clauses: ["6.2.1"]', 'clauses: ["6.2.1"]\nsupersedes: [QD-STM-01]'))
    done = changed.approve("--change", "minor")
    assert done.exit_code == 0
    assert "Next, because of this decision:\n  - content/statements/scope.md:6: QD-STM-01 is approved" in done.stdout


def test_a_broken_log_is_not_added_to(changed):
    changed.write(LOG, changed.read(LOG) + "- {version: '1.0\n")
    before = changed.files()
    assert reasons(changed.approve("--change", "minor")) == [
        f"{LOG} cannot be read, so that nothing can be decided. `sms check {LOG}` says why."
    ]
    assert changed.files() == before


def test_a_log_with_the_marks_of_a_merge_is_not_added_to(changed):
    changed.write(LOG, f"{changed.read(LOG)}# <<<<<<< ours\n<<<<<<< ours\n")
    assert changed.approve("--change", "minor").exit_code in (1, 2)


def test_a_name_that_differs_in_capitals_is_a_clash(changed):
    changed.write(f"editions/{ID.lower()}/1.0.md", "Old.\n")
    done = changed.approve("--change", "minor")
    assert done.exit_code == 2
    assert f"editions/{ID.lower()} stands where {EDITION} is to be written" in done.stderr
    assert 'version: "1.1"' not in changed.read(LOG)


def test_a_number_that_leads_out_of_the_folder_is_refused(desk):
    desk.raised("1.1", (f"id: {ID}", "id: ../../QD"))
    assert "cannot be the name of a file" in reasons(desk.approve(document="../../QD"))[0]


@pytest.mark.parametrize("arguments", [("--change", "none"), ("--on", "tomorrow"), ("--reason", "a\x07b")])
def test_wrong_use_is_said_in_a_sentence(changed, arguments):
    done = changed.approve(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_a_link_out_of_the_system_is_not_written_through(changed, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (changed.root / f"editions/{ID}").mkdir(parents=True)
    (changed.root / EDITION).symlink_to(outside / "edition.md")
    assert f"{EDITION}: there is an edition of this version" in reasons(changed.approve("--change", "minor"))[0]
    assert list(outside.iterdir()) == []


def test_what_is_let_stand_is_approved_with_it_and_said(changed):
    changed.edit(PAGE, ("owner: sms-manager\nauthors", "owner: sms-manger\nauthors"))
    assert changed.approve("--change", "minor").exit_code == 1
    assert changed.sms("baseline").exit_code == 0
    done = changed.approve("--change", "minor")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"It has an error that data/baseline.yml holds as known: {PAGE}:7: The owner" in done.stdout
    assert "[responsibility.unknown-owner]" in done.stdout
