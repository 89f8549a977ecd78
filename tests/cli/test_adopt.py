"""``sms adopt``: what was approved before digests were kept, or elsewhere, is taken over as it is."""

import json
from hashlib import sha256

import pytest

from sms_docs import engine
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import as_edition, read_edition
from sms_docs.identity.seal import seals
from sms_docs.load.repository import FolderTree
from tests.commits import commit, git, new_repository
from tests.deciding import BOSS, DAY, ID, LOG, PAGE, reasons

EDITION = f"editions/{ID}/1.0.md"
MANAGER = "PER-02"
OLD = "content/plans/old.md"
OLD_TEXT = "# Capacity of the night shift\n\n## Capacity requirements\n\nTwo engineers.\n"
OF_PAGE = ("--kind", "capacity-plan", "--owner", "incident-owner", "--author", "PER-03", "--approver", "sms-manager")
NEW_ID = "QD-PLN-08"


@pytest.fixture
def page(desk):
    """A page without control data, approved elsewhere."""
    desk.write(OLD, OLD_TEXT)
    return desk


def adopt(desk, *arguments, by=BOSS):
    return desk.sms("adopt", *arguments, "--by", by)


def test_log_and_edition_are_written_and_the_page_stays(desk):
    before = desk.files()
    done = adopt(desk, ID)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{ID} 1.0 Target state: taken over by {BOSS} as executive-sponsor on {DAY}.",
        f"  wrote {EDITION}",
        f"  wrote {LOG}",
    ]
    after = desk.files()
    assert {path for path in after if after[path] != before.get(path)} == {EDITION, LOG}
    assert after[LOG].startswith(before[LOG])


def test_the_entry_says_what_was_taken_over_and_when_it_was_approved(desk):
    adopt(desk, ID, "--reference", "CD-2027-02")
    entry = desk.log()[-1]
    assert {key: value for key, value in entry.items() if key not in ("digest", "edition", "seal")} == {
        "version": "1.0", "decision": "adopted", "by": BOSS, "role": "executive-sponsor", "on": DAY,
        "reason": "Taken over as approved on 2026-10-23, before digests were kept.", "reference": "CD-2027-02",
    }  # fmt: skip
    system = engine.load(FolderTree(desk.root))
    assert entry["digest"] == digest_of(system, system.by_id[ID])
    assert entry["edition"] == f"sha256:{sha256((desk.root / EDITION).read_bytes()).hexdigest()}"
    assert entry["seal"] == list(seals([each.values for each in system.decisions[ID]]))[-1]


def test_the_edition_holds_the_document_and_both_decisions(desk):
    adopt(desk, ID)
    system = engine.load(FolderTree(desk.root))
    stored = read_edition(desk.read(EDITION), EDITION)
    now = as_edition(system, system.by_id[ID])
    assert (stored.fields, stored.lines) == (now.fields, now.lines)
    assert [(each.text("on"), each.text("decision")) for each in stored.front.entries("decided")] == [
        ("2026-10-23", ""),
        (DAY, "adopted"),
    ]


def test_afterwards_nothing_is_wrong_and_a_change_is_seen(desk):
    adopt(desk, ID)
    assert desk.errors() == []
    desk.edit(PAGE, ("Nobody is asked", "Hardly anybody is asked"))
    assert desk.errors() == ["digest.content-changed"]


def test_a_document_that_is_sealed_is_refused_and_stays(desk):
    adopt(desk, ID)
    before = desk.files()
    (reason,) = reasons(adopt(desk, ID))
    assert reason.startswith(f"{LOG}:")
    assert reason.endswith(f"version 1.0 of {ID} bears a digest already, since {DAY}. There is nothing to take over.")
    assert desk.files() == before


def test_all_takes_what_the_person_may_decide_and_says_whose_the_rest_is(desk):
    done = adopt(desk, "--all")
    taken = [line.split()[0] for line in done.stdout.splitlines() if "taken over by" in line]
    assert taken == ["QD-PLN-01", ID, "QD-REP-01", "QD-STM-01", "QD-STM-02"]
    head, reason = done.stderr.splitlines()
    assert head == "Not taken over: QD-PRO-02, QD-REG-01"
    assert f"PER-01 Ottilie Brandvik does not hold the role sms-manager on {DAY}; PER-02 Jory Penhallow" in reason
    assert done.exit_code == 1
    second = adopt(desk, "--all", by=MANAGER)
    assert (second.exit_code, second.stderr) == (0, "")
    third = adopt(desk, "--all", by=MANAGER)
    assert (third.exit_code, third.stdout) == (0, "Nothing to take over: 7 approved documents, each with a digest.\n")
    assert desk.errors() == []


def test_drafts_and_obsolete_documents_are_not_taken_over(desk):
    assert reasons(adopt(desk, "QD-PLN-02"))[0].startswith("content/plans/service-management.md:")
    assert "the status of QD-PRO-01 is obsolete" in reasons(adopt(desk, "QD-PRO-01", by=MANAGER))[0]


def test_of_several_that_are_named_none_is_taken_when_one_is_refused(desk):
    before = desk.files()
    assert len(reasons(adopt(desk, ID, "QD-PLN-02", "QD-PRO-02"))) == 2
    assert desk.files() == before


def test_who_wrote_it_does_not_take_it_over(desk):
    desk.edit(PAGE, ("approvers: [executive-sponsor]", "approvers: [sms-manager]"))
    (reason,) = reasons(adopt(desk, ID, by=MANAGER))
    assert f"{MANAGER} Jory Penhallow wrote {ID}" in reason


def test_where_two_roles_decide_the_second_one_completes_it(desk):
    desk.edit(PAGE, ("approvers: [executive-sponsor]", "approvers: [executive-sponsor, change-owner]"))
    (desk.root / LOG).unlink()
    first = adopt(desk, ID)
    assert first.exit_code == 0, first.stderr
    assert "change-owner has to decide yet." in first.stdout
    assert EDITION not in desk.files()
    assert "edition" not in desk.log()[-1]
    assert set(desk.errors()) == {"approval.incomplete", "edition.missing"}
    assert adopt(desk, ID, by="PER-04").exit_code == 0
    assert [each["role"] for each in desk.log()] == ["executive-sponsor", "change-owner"]
    assert "edition" in desk.log()[-1]
    assert desk.errors() == []


def test_a_document_that_was_never_logged_is_taken_over_as_approved_elsewhere(desk):
    (desk.root / LOG).unlink()
    assert adopt(desk, ID).exit_code == 0
    assert desk.log()[-1]["reason"] == "Taken over: approved elsewhere."
    assert desk.errors() == []


def test_a_day_ahead_or_before_the_last_decision_is_refused(desk):
    assert "lies ahead" in reasons(adopt(desk, ID, "--on", "2027-02-04"))[0]
    assert "the last decision" in reasons(adopt(desk, ID, "--on", "2026-10-22"))[0]


def test_a_day_before_the_text_was_changed_is_refused(desk):
    new_repository(desk.root, {})
    assert "the text was changed on 2027-01-18" in reasons(adopt(desk, ID, "--on", "2027-01-17"))[0]
    assert adopt(desk, ID, "--on", "2027-01-18").exit_code == 0


def test_what_a_broken_call_should_show_is_not_taken_over(desk):
    desk.edit(PAGE, ("Nobody is asked", '{{ sms_value("no.such") }}\n\nNobody is asked'))
    assert "[call." in reasons(adopt(desk, ID))[0]


def test_what_an_unreadable_register_should_show_is_not_taken_over(desk):
    desk.edit(PAGE, ("Nobody is asked", '{{ sms_table("risks") }}\n\nNobody is asked'))
    desk.write("data/risks.yml", "- id: [\n")
    assert reasons(adopt(desk, ID))[0].startswith("data/risks.yml cannot be read")


def test_an_edition_that_nobody_decided_on_is_not_overwritten(desk):
    desk.write(EDITION, "Mine.\n")
    assert f"{EDITION}: there is an edition of this version" in reasons(adopt(desk, ID))[0]
    assert desk.read(EDITION) == "Mine.\n"


def test_a_dry_run_writes_nothing(desk):
    before = desk.files()
    done = adopt(desk, ID, "--dry-run")
    assert done.stdout.splitlines()[0].startswith(f"Would be: {ID} 1.0")
    assert f"  would write {EDITION}" in done.stdout.splitlines()
    assert desk.files() == before


def test_programs_get_the_same_facts(desk):
    facts = desk.facts("adopt", ID, "--by", BOSS)
    (taken,) = facts["taken"]
    assert (taken["document"], taken["decision"], taken["waiting"]) == (ID, "adopted", [])
    assert taken["files"] == [EDITION, LOG]
    assert (facts["left"], facts["sealed"], facts["errors"], facts["dry_run"]) == ([], 0, 0, False)


def test_line_ends_of_windows_and_of_the_log_are_kept(desk):
    for path in (PAGE, LOG):
        desk.write(path, desk.read(path).replace("\n", "\r\n"))
    page = desk.read(PAGE)
    assert adopt(desk, ID).exit_code == 0
    assert desk.read(PAGE) == page
    assert desk.read(LOG).count("\r\n") == desk.read(LOG).count("\n")
    assert "digest.content-changed" not in desk.errors()


def test_a_page_gets_its_control_data_and_its_first_decision(page):
    done = adopt(page, OLD, *OF_PAGE, "--version", "2.3", "--effective-from", "2024-05-02", by=MANAGER)
    assert done.exit_code == 0, done.stderr
    assert page.read(OLD) == (
        f"---\nid: {NEW_ID}\ntitle: Capacity of the night shift\nkind: capacity-plan\n"
        'version: "2.3"\nstatus: approved\nowner: incident-owner\nauthors: [PER-03]\napprovers: [sms-manager]\n'
        'effective_from: 2024-05-02\nreview_interval_months: 12\nclassification: internal\nclauses: ["8.4.3"]\n---\n\n'
        + OLD_TEXT
    )
    (entry,) = page.log(f"data/decisions/{NEW_ID}.yml")
    assert (entry["decision"], entry["version"], entry["reason"]) == (
        "adopted", "2.3", "Taken over: approved elsewhere.",
    )  # fmt: skip
    assert f"editions/{NEW_ID}/2.3.md" in page.files()


def test_what_such_a_page_lacks_is_taken_down_as_known(page):
    done = adopt(page, OLD, *OF_PAGE, by=MANAGER)
    assert "errors; `sms check` shows them, `sms baseline` takes them as known." in done.stdout
    assert set(page.errors()) == {"capacity.resource-missing", "section.missing"}
    assert page.sms("baseline").exit_code == 0
    assert page.sms("check").exit_code == 0


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_a_page_of_windows_keeps_its_line_ends(page, mark):
    page.write(OLD, mark + OLD_TEXT.replace("\n", "\r\n"))
    assert adopt(page, OLD, *OF_PAGE, by=MANAGER).exit_code == 0
    assert page.read(OLD).startswith("---\r\nid: QD-PLN-08\r\n")
    assert page.read(OLD).endswith(OLD_TEXT.replace("\n", "\r\n"))
    assert page.read(OLD).count("\r\n") == page.read(OLD).count("\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((PAGE, *OF_PAGE), f"{PAGE} has a front matter already."),
        (("content/plans/none.md", *OF_PAGE), "is no page below content/"),
        ((OLD,), "Say with --kind what kind it is. `sms new` lists all."),
        ((OLD, "--kind", "no-such-plan"), 'There is no kind of document "no-such-plan".'),
        ((OLD, *OF_PAGE, "--version", "two"), '"two" is no version.'),
        ((OLD, *OF_PAGE, "--id", ID), f"The number {ID} is taken."),
        ((OLD, *OF_PAGE, "--approver", "nobody"), 'There is no role "nobody".'),
        ((OLD, ID, *OF_PAGE), "give one FILE at a time"),
        ((ID, "--kind", "capacity-plan"), "--kind is for a FILE without control data"),
        ((), "Name documents by their numbers, one FILE, or --all."),
        (("--all", ID), "Name documents by their numbers, one FILE, or --all."),
        (("QD-PLN-70",), 'There is no document "QD-PLN-70".'),
    ],
)
def test_a_slip_is_a_sentence_and_changes_nothing(page, arguments, said):
    before = page.files()
    done = adopt(page, *arguments, by=MANAGER)
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.stderr.split())
    assert page.files() == before


def test_an_unknown_person_is_named(desk):
    assert "there is no person PER-99" in reasons(adopt(desk, ID, by="PER-99"))[0]


def test_a_version_that_was_never_approved_is_refused_for_a_page(page):
    before = page.files()
    done = adopt(page, OLD, *OF_PAGE, "--version", "0.9", by=MANAGER)
    assert 'has the version "0.9"' in reasons(done)[0]
    assert page.files() == before


def test_a_page_whose_approver_somebody_else_is_stays_as_it_is(page):
    before = page.files()
    assert len(reasons(adopt(page, OLD, *OF_PAGE))) == 1
    assert page.files() == before


def test_a_log_that_cannot_be_read_is_left_alone(desk):
    desk.write(LOG, desk.read(LOG) + "<<<<<<< ours\n")
    before = desk.files()
    assert adopt(desk, ID).exit_code in (1, 2)
    assert desk.files() == before


def test_two_branches_that_take_different_documents_over_merge(desk):
    new_repository(desk.root, {})
    git(desk.root, "checkout", "-q", "-b", "other")
    assert adopt(desk, ID).exit_code == 0
    commit(desk.root)
    git(desk.root, "checkout", "-q", "main")
    assert adopt(desk, "QD-STM-01").exit_code == 0
    commit(desk.root)
    git(desk.root, "merge", "-q", "--no-edit", "other")
    assert desk.errors() == []
    assert json.loads(desk.sms("adopt", "--all", "--by", BOSS, "--dry-run", "--format", "json").stdout)["sealed"] == 2
