"""``sms mechanical``: a mass change of words in approved documents needs no new versions, and is seen by everybody."""

import json

import pytest

from sms_docs.load.yaml_source import read_yaml
from tests.commits import commit, git, new_repository
from tests.deciding import BOSS, DAY, ID, LOG, PAGE, Desk, reasons

PATH = "data/mechanical.yml"
SCOPE = "content/statements/scope.md"
SCOPE_ID = "QD-STM-01"
WORDS = ("engineers who have", "technicians who have")
REASON = ("--reason", "Engineers are called technicians everywhere.")


@pytest.fixture
def desk(tmp_path):
    """Two documents approved with a digest, under git."""
    found = Desk(tmp_path / "system")
    done = found.sms("adopt", ID, SCOPE_ID, "--by", BOSS)
    assert done.exit_code == 0, done.stderr
    new_repository(found.root, {})
    return found


def declare(desk, revision="HEAD", *, by=BOSS):
    return desk.sms("mechanical", revision, "--by", by, *REASON)


def renamed(desk, *changes):
    desk.edit(PAGE, *(changes or (WORDS,)))
    return commit(desk.root)


def entries(desk):
    value, defects, sound = read_yaml(desk.read(PATH).replace("\r\n", "\n"), PATH)
    assert sound
    assert not defects
    return value


def notes(desk):
    found = json.loads(desk.sms("check", "--format", "json").stdout)["findings"]
    return [(each["id"], each["severity"], each["path"]) for each in found if each["id"].startswith("mechanical.")]


def test_the_documents_count_as_approved_and_every_report_says_so(desk):
    name = renamed(desk)
    assert desk.errors() == ["digest.content-changed"]
    done = declare(desk)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{PATH}: commit {name[:12]} entered for 1 document: {ID} 1.0.",
        "",
        "Words that took the place of others, the rarest first; look through them:",
        '  "engineers" is now "technicians", 1 time in 1 document',
    ]
    assert desk.errors() == []
    assert notes(desk) == [("mechanical.carried-over", "note", PATH)]


def test_the_entry_says_who_answers_for_what(desk):
    before = desk.log()[-1]["digest"]
    name = renamed(desk)
    declare(desk)
    (entry,) = entries(desk)
    (changed,) = entry.pop("documents")
    assert entry == {"commit": name, "by": BOSS, "on": DAY, "reason": REASON[1]}
    assert (changed["document"], changed["version"], changed["from"]) == (ID, "1.0", before)
    assert changed["to"] != before


def test_one_commit_may_change_many(desk):
    desk.edit(SCOPE, ("# Scope statement", "# Statement of scope"))
    renamed(desk)
    facts = desk.facts("mechanical", "HEAD", "--by", BOSS, *REASON)
    assert [each["document"] for each in facts["documents"]] == [ID, SCOPE_ID]
    assert desk.errors() == []


def test_changes_follow_each_other(desk):
    first = renamed(desk)
    second = renamed(desk, (WORDS[1], "experts who have"))
    assert declare(desk, first).exit_code == 0
    assert desk.errors() == ["digest.content-changed"]
    assert declare(desk, second).exit_code == 0
    assert desk.errors() == []
    assert [each["commit"] for each in entries(desk)] == [first, second]
    assert len(notes(desk)) == 2


def test_a_later_change_is_found_all_the_same(desk):
    renamed(desk)
    declare(desk)
    desk.edit(PAGE, ("Nobody is asked", "Hardly anybody is asked"))
    assert set(desk.errors()) == {"digest.content-changed"}


def test_the_way_back_to_what_was_approved_is_always_right(desk):
    renamed(desk)
    declare(desk)
    desk.edit(PAGE, WORDS[::-1])
    assert desk.errors() == []
    assert notes(desk) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("In autumn 2027", "In autumn 2028", "a number changed"),
        ("and no change stops", "and a change stops", "a duty changed"),
        ("Nobody is asked for anything in a storm.", "", "a paragraph removed"),
        ("## Limits", "## Edges\n\nNone.\n\n## Limits", 'section "Edges" added'),
        ("review_interval_months: 12", "review_interval_months: 24", "review_interval_months changed"),
        ("approvers: [executive-sponsor]", "approvers: [sms-manager]", "approvers changed"),
    ],
)
def test_more_than_words_is_refused(desk, old, new, said):
    renamed(desk, WORDS, (old, new))
    before = desk.files()
    *named, last = reasons(declare(desk))
    assert any(each.startswith(f"{PAGE}: {said}") for each in named), named
    assert last == "That is more than a change of words: give these documents a new version."
    assert desk.files() == before


def test_a_document_with_a_new_version_goes_its_own_way(desk):
    desk.raised("1.1", WORDS)
    desk.edit(SCOPE, ("# Scope statement", "# Statement of scope"))
    commit(desk.root)
    declare(desk)
    assert [each["document"] for each in entries(desk)[0]["documents"]] == [SCOPE_ID]


def test_a_document_that_had_been_changed_before_is_not_taken_along(desk):
    renamed(desk, ("Nobody is asked", "Hardly anybody is asked"))
    renamed(desk)
    assert "changed no document whose version was approved" in reasons(declare(desk))[0]


def test_the_same_commit_twice_says_that_it_is_entered(desk):
    renamed(desk)
    declare(desk)
    before = desk.files()
    assert "or it is entered already" in reasons(declare(desk))[0]
    assert desk.files() == before


def test_what_stands_in_the_list_already_stays_byte_for_byte(desk):
    first = renamed(desk)
    declare(desk, first)
    # Somebody's editor kept Unix line ends in the first line only.
    desk.write(PATH, desk.read(PATH).replace("\n", "\r\n").replace("\r\n", "\n", 1) + "# Mine\r\n")
    before = desk.read(PATH)
    assert declare(desk, renamed(desk, (WORDS[1], "experts who have"))).exit_code == 0
    assert desk.read(PATH).startswith(before)
    assert desk.read(PATH).count("\r\n") == desk.read(PATH).count("\n") - 1


@pytest.mark.parametrize("text", ["3\n", "a: b\n", "- commit: [\n", "<<<<<<< ours\n"])
def test_a_list_that_cannot_be_added_to_is_left_alone(desk, text):
    renamed(desk)
    desk.write(PATH, text)
    done = declare(desk)
    assert done.exit_code == 2
    assert f"{PATH} cannot be added to." in done.stderr
    assert desk.read(PATH) == text
    assert desk.sms("check").exit_code == 1


@pytest.mark.parametrize(
    "text", ["- 3\n", "- {commit: 3, documents: 4}\n", "- {documents: [{document: 1, from: 2}]}\n"]
)
def test_odd_values_are_findings_and_no_crash(desk, text):
    desk.write(PATH, text)
    done = desk.sms("check", "--format", "json")
    assert done.exit_code == 1
    assert {each["path"] for each in json.loads(done.stdout)["findings"]} == {PATH}


@pytest.mark.parametrize("revision", ["none", "HEAD~7", ""])
def test_what_is_no_commit_is_a_sentence(desk, revision):
    done = declare(desk, revision)
    assert done.exit_code == 2
    assert f'There is no commit "{revision}" here.' in done.stderr


def test_the_first_commit_has_nothing_before_it(desk):
    done = declare(desk)
    assert done.exit_code == 2
    assert "It must be a commit with one before it" in done.stderr


def test_a_merge_is_no_change_of_its_own(desk):
    git(desk.root, "checkout", "-q", "-b", "other")
    renamed(desk)
    git(desk.root, "checkout", "-q", "main")
    commit(desk.root)
    git(desk.root, "merge", "-q", "--no-edit", "other")
    done = declare(desk)
    assert done.exit_code == 2
    assert "is a merge" in done.stderr


def test_without_a_repository_it_says_so(tmp_path):
    done = declare(Desk(tmp_path / "system"))
    assert done.exit_code == 2
    assert 'There is no commit "HEAD" here.' in done.stderr


def test_who_answers_for_it_must_be_known_and_hold_a_role(desk):
    renamed(desk)
    assert "there is no person PER-99" in reasons(declare(desk, by="PER-99"))[0]
    desk.edit("data/assignments.yml", ("person: PER-05, from: 2026-09-07", "person: PER-05, from: 2027-09-07"))
    assert "PER-05 holds no role" in reasons(declare(desk, by="PER-05"))[0]


def test_an_entry_that_begins_nowhere_has_no_effect_and_is_found(desk):
    digest = desk.log()[-1]["digest"]
    renamed(desk)
    declare(desk)
    desk.write(PATH, desk.read(PATH).replace(digest, f"sha256:{'0' * 64}"))
    assert desk.errors() == ["digest.content-changed"]
    assert notes(desk) == [("mechanical.leads-nowhere", "warning", PATH)]


def test_approving_entries_stay_as_they_are(desk):
    renamed(desk)
    before = desk.read(LOG)
    declare(desk)
    assert desk.read(LOG) == before
