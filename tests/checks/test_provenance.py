"""What is said of decisions whose commit is not that of the person named."""

from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from tests.commits import Person, commit, new_key, new_repository, public
from tests.load.test_provenance import ADA, BOB, LOG, PEOPLE, decision, log
from tests.programmes import lines
from tests.support import messages, related

MISSING = "provenance.missing-signers-file"
SHARED = "provenance.shared-address"
SIGNERS = {"data/settings.yml": "allowed_signers: data/allowed_signers\n", "data/allowed_signers": "# Nobody.\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "root", {"data/people.yml": PEOPLE, "content/index.md": "# Home\n"})


def told(root: Path) -> list[str]:
    """What this topic finds: ``check line``."""
    tree = FolderTree(root)
    found = engine.check(engine.load(tree), tree).findings
    return [f"{each.id} {each.position.line}" for each in found if each.id.startswith("provenance.")]


def test_a_decision_in_the_persons_own_commit_is_sound(root):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    assert told(root) == []


def test_a_decision_with_a_reference_is_sound_whoever_commits_it(root):
    commit(root, {LOG: log(decision("1.0", reference="Minutes 7"))}, BOB)
    assert told(root) == []


def test_somebody_elses_commit_is_a_warning_at_the_name(root):
    commit(root, {LOG: log(decision("1.0"), decision("1.1", "PER-02"))}, BOB)
    assert told(root) == ["provenance.other-author 3"]


def test_where_signatures_are_asked_for_it_is_an_error(root):
    commit(root, SIGNERS | {LOG: log(decision("1.0"))}, BOB)
    assert told(root) == ["provenance.contradicted 3"]
    check = engine.find_check("provenance.contradicted")
    assert check
    assert check.severity == "error"


@pytest.mark.parametrize(
    ("check_id", "severity"),
    [("provenance.missing-signature", "warning"), ("provenance.other-author", "warning"), (MISSING, "error")],
)
def test_only_what_is_asked_for_is_an_error(check_id, severity):
    check = engine.find_check(check_id)
    assert check
    assert check.severity == severity


def test_a_later_review_by_the_person_confirms_it(root):
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    commit(root, {LOG: log(decision("1.0"), decision("1.0", decision="reviewed"))}, ADA)
    assert told(root) == []


@pytest.mark.parametrize("other", [decision("1.0", "PER-02"), decision("1.1")])
def test_another_person_or_version_confirms_nothing(root, other):
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    commit(root, {LOG: log(decision("1.0"), other)}, BOB if other["by"] == "PER-02" else ADA)
    assert told(root) == ["provenance.other-author 3"]


def test_a_decision_in_another_log_confirms_nothing(root):
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    commit(root, {LOG.replace("001", "002"): log(decision("1.0", reason="Second"))}, ADA)
    assert told(root) == ["provenance.other-author 3"]


def test_a_missing_signature_is_a_warning_at_the_seal(root):
    commit(root, SIGNERS | {LOG: log(decision("1.0"))}, ADA)
    assert told(root) == ["provenance.missing-signature 7"]


def test_a_signature_is_sound(root, tmp_path):
    key = new_key(tmp_path / "keys", "ada")
    signers = {**SIGNERS, "data/allowed_signers": f"ada@example.org {public(key)}\n"}
    commit(root, signers | {LOG: log(decision("1.0"))}, Person(ADA.mail, key))
    assert told(root) == []


def test_a_claim_by_reference_misses_no_signature(root):
    commit(root, SIGNERS | {LOG: log(decision("1.0", reference="Minutes 7"))}, BOB)
    assert told(root) == []


def test_what_is_not_known_is_no_finding(root):
    (root / "data/decisions").mkdir()
    (root / LOG).write_text(log(decision("1.0")), "utf-8")
    assert told(root) == []


@pytest.mark.parametrize("text", ["- [\n", "- 7\n", "- {seal: 7}\n", "- {seal: [x], by: {a: b}}\n", "seal: x\n"])
def test_a_broken_log_leads_to_no_finding_here(root, text):
    commit(root, {LOG: text}, BOB)
    assert told(root) == []


# ------------------------------------------------------------------ the settings and the people


def test_a_file_of_signers_that_is_there_is_sound():
    assert lines(MISSING, SIGNERS) == []


def test_a_missing_file_of_signers_is_found_at_the_setting():
    files = {"data/settings.yml": "as_of: 2027-01-20\nallowed_signers: data/signers\n"}
    assert lines(MISSING, files) == ["settings:2"]
    assert messages(MISSING, files) == ['There is no file "data/signers", so that no signature can be judged.']


def test_without_the_setting_no_file_is_missing():
    assert lines(MISSING, {"data/settings.yml": "as_of: 2027-01-20\n"}) == []


def test_addresses_of_their_own_are_sound():
    assert lines(SHARED, {"data/people.yml": PEOPLE}) == []


def test_an_address_of_two_people_is_found_whatever_its_letters():
    files = {"data/people.yml": PEOPLE.replace("bob@example.org", "ADA@host.example")}
    assert lines(SHARED, files) == ["people:2"]
    assert related(SHARED, files) == ["data/people.yml:1:3"]


def test_an_address_twice_under_one_person_is_no_fault():
    assert lines(SHARED, {"data/people.yml": PEOPLE.replace("ada@host.example", "ada@example.org")}) == []


@pytest.mark.parametrize("value", ["7", "[1, {a: b}]", "null", "'  '"])
def test_odd_addresses_prove_nothing(value):
    files = {"data/people.yml": f"- {{id: PER-01, email: {value}}}\n- {{id: PER-02, other_emails: {value}}}\n"}
    assert lines(SHARED, files) == []
