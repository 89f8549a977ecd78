"""Who is believed in a change: whom the base knows, never whom the change brings along."""

from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.judgement.provenance import provenance_of
from sms_docs.judgement.waivers import standing, too_new
from sms_docs.load.base import find_base
from sms_docs.load.repository import FolderTree
from sms_docs.model.provenance import Provenance
from sms_docs.model.system import System
from tests.commits import Person, commit, git, new_key, new_repository, public
from tests.load.test_provenance import LOG, decision, log
from tests.support import DAY
from tests.waivers import LATE, PATH, entry

ADA = Person("ada@example.org")
EVE = Person("eve@example.org")
STRANGER = Person("stranger@example.org")
PEOPLE, ASSIGNMENTS = LATE["data/people.yml"], LATE["data/assignments.yml"]
MORE_MAIL = PEOPLE.replace("email: ada@example.org", "email: ada@example.org, other_emails: [stranger@example.org]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = new_repository(tmp_path / "root", {"content/index.md": "# Home\n", **LATE})
    git(root, "checkout", "-q", "-b", "change")
    return root


def load(root: Path, base: str = "main") -> System:
    return engine.load(FolderTree(root), DAY, find_base(root, base) if base else None)


def found(root: Path) -> list[str]:
    """Checks on provenance that find something, compared with the base."""
    system = load(root)
    report = engine.check(system, FolderTree(root))
    return [each.id for each in report.findings if each.id.startswith("provenance.") and "shared" not in each.id]


# ------------------------------------------------------------------ waivers


def test_an_approver_whom_the_base_knows_brings_a_waiver(root):
    commit(root, {PATH: entry()}, ADA)
    assert standing(load(root), load(root).waivers.entries[0]) == "in force"


def test_an_address_that_came_in_with_the_waiver_does_not_help(root):
    commit(root, {PATH: entry(), "data/people.yml": MORE_MAIL}, STRANGER)
    system = load(root)
    why = too_new(system, system.waivers.entries[0])
    assert why.endswith("is by stranger@example.org, which is no address of Ada Bell in main")
    assert standing(system, system.waivers.entries[0]) == "does not count"
    # Once it is in the base, the base is what counts.
    git(root, "branch", "-f", "main", "change")
    assert standing(load(root), load(root).waivers.entries[0]) == "in force"


def test_a_role_that_came_in_with_the_waiver_does_not_help(root):
    more = "- {id: AS-09, role: sms-manager, person: PER-04, from: 2026-01-01}\n"
    waiver = entry(approved_by="PER-04", approver="sms-manager")
    commit(root, {PATH: waiver, "data/assignments.yml": ASSIGNMENTS + more}, EVE)
    system = load(root)
    assert too_new(system, system.waivers.entries[0]) == "main does not say that PER-04 held the role sms-manager"
    assert standing(system, system.waivers.entries[0]) == "does not count"


def test_a_person_new_in_the_change_cannot_bring_a_waiver(root):
    people = PEOPLE + "- {id: PER-09, name: New, email: stranger@example.org}\n"
    more = "- {id: AS-09, role: executive-sponsor, person: PER-09, from: 2026-01-01}\n"
    files = {"data/people.yml": people, "data/assignments.yml": ASSIGNMENTS + more}
    commit(root, files | {PATH: entry(approved_by="PER-09")}, STRANGER)
    system = load(root)
    assert "no address of PER-09 in main" in too_new(system, system.waivers.entries[0])


# ------------------------------------------------------------------ decisions


def judged(root: Path, base: str = "main") -> Provenance:
    system = load(root, base)
    return provenance_of(system, system.decisions["SMS-PLN-001"].entries[-1])


def test_a_new_decision_is_judged_by_the_addresses_of_the_base(root):
    commit(root, {LOG: log(decision("1.0")), "data/people.yml": MORE_MAIL}, STRANGER)
    assert judged(root, "").word == "proven"
    assert judged(root).word == "contradicted"
    assert found(root) == ["provenance.other-author"]


def test_a_decision_that_the_base_has_is_judged_by_the_addresses_of_now(root):
    git(root, "checkout", "-q", "main")
    commit(root, {LOG: log(decision("1.0"))}, STRANGER)
    git(root, "checkout", "-q", "-B", "change")
    assert found(root) == ["provenance.other-author"]
    commit(root, {"data/people.yml": MORE_MAIL}, ADA)
    assert found(root) == []


def test_the_change_that_brings_the_register_of_people_is_judged_by_that(tmp_path):
    root = new_repository(tmp_path / "root", {"content/index.md": "# Home\n"})
    git(root, "checkout", "-q", "-b", "change")
    commit(root, {LOG: log(decision("1.0")), "data/people.yml": PEOPLE}, ADA)
    assert judged(root).word == "proven"


def test_where_the_base_cannot_be_read_the_tree_is_asked(root):
    commit(root, {LOG: log(decision("1.0")), "data/people.yml": MORE_MAIL}, STRANGER)
    assert judged(root, "nowhere").word == "proven"


# ------------------------------------------------------------------ signatures

SETTINGS, SIGNERS = "data/settings.yml", "data/allowed_signers"


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Path]:
    return {name: new_key(tmp_path / "keys", name) for name in ("ada", "stranger")}


@pytest.fixture
def signed(root: Path, keys: dict[str, Path]) -> Path:
    """The base asks for signatures."""
    signers = {SETTINGS: f"allowed_signers: {SIGNERS}\n", SIGNERS: f"ada@example.org {public(keys['ada'])}\n"}
    git(root, "checkout", "-q", "main")
    commit(root, signers)
    git(root, "checkout", "-q", "-B", "change")
    return root


def test_a_key_that_the_base_allows_proves_a_new_decision(signed, keys):
    commit(signed, {LOG: log(decision("1.0"))}, Person(ADA.mail, keys["ada"]))
    assert judged(signed).word == "proven"


def test_a_key_that_came_in_with_the_decision_proves_nothing(signed, keys):
    more = f"ada@example.org {public(keys['ada'])}\nada@example.org {public(keys['stranger'])}\n"
    commit(signed, {LOG: log(decision("1.0")), SIGNERS: more}, Person(ADA.mail, keys["stranger"]))
    assert judged(signed, "").word == "proven"
    assert (judged(signed).word, "nobody among the allowed signers" in judged(signed).why) == ("claimed", True)
    assert found(signed) == ["provenance.missing-signature"]


def test_a_key_that_the_change_takes_out_still_proves_what_is_new_in_it(signed, keys):
    commit(signed, {LOG: log(decision("1.0")), SIGNERS: "# Nobody.\n"}, Person(ADA.mail, keys["ada"]))
    assert judged(signed).word == "proven"


def test_a_change_that_stops_asking_for_signatures_has_to_be_signed(signed):
    commit(signed, {LOG: log(decision("1.0")), SETTINGS: "currency: EUR\n"}, ADA)
    assert judged(signed, "").word == "proven"
    assert (judged(signed).word, "but no signature" in judged(signed).why) == ("claimed", True)
    assert found(signed) == ["provenance.missing-signature"]


def test_a_list_of_signers_that_the_base_does_not_have_allows_nobody(root, keys):
    git(root, "checkout", "-q", "main")
    commit(root, {SETTINGS: f"allowed_signers: {SIGNERS}\n"})
    git(root, "checkout", "-q", "-B", "change")
    more = {SIGNERS: f"ada@example.org {public(keys['ada'])}\n"}
    commit(root, {LOG: log(decision("1.0")), **more}, Person(ADA.mail, keys["ada"]))
    assert judged(root).word == "claimed"
