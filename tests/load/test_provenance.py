"""How far decisions are proven, asked of real repositories with real signatures."""

import json
import os
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.identity.seal import seals
from sms_docs.judgement.provenance import judge, provenance_of
from sms_docs.load.provenance import GitOrigins
from sms_docs.load.repository import FolderTree
from sms_docs.model.provenance import Provenance
from sms_docs.model.register import Entry
from sms_docs.model.waiver import waiver_key
from tests.commits import CLERK, Person, commit, git, new_key, new_repository, public, write

ADA = Person("ada@example.org")
BOB = Person("bob@example.org")
LOG = "data/decisions/SMS-PLN-001.yml"
PEOPLE = """\
- {id: PER-01, name: Ada, email: Ada@example.org, other_emails: [ada@host.example], competences: []}
- {id: PER-02, name: Bob, email: bob@example.org, competences: []}
"""


def decision(version: str, by: str = "PER-01", **more: str) -> dict[str, str]:
    return {
        "version": version,
        "decision": "approved",
        "by": by,
        "role": "sponsor",
        "on": "2027-01-18",
        "reason": "First",
    } | more


def log(*entries: dict[str, str]) -> str:
    """A decision log with its seals."""
    sealed = [{**each, "seal": seal} for each, seal in zip(entries, seals(entries), strict=True)]
    lines = [
        f'{"- " if key == "version" else "  "}{key}: "{value}"\n' for each in sealed for key, value in each.items()
    ]
    return "".join(lines)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "root", {"data/people.yml": PEOPLE, "content/index.md": "# Home\n"})


def judged(root: Path) -> list[Provenance]:
    system = engine.load(FolderTree(root))
    return [provenance_of(system, entry) for entry in system.decisions["SMS-PLN-001"]]


def words(root: Path) -> list[str]:
    return [each.word for each in judged(root)]


# ------------------------------------------------------------------ whose commit it is


def test_a_decision_in_a_commit_of_the_person_is_proven(root):
    done = commit(root, {LOG: log(decision("1.0"))}, ADA)
    (found,) = judged(root)
    assert found.word == "proven"
    assert found.why == f"commit {done[:10]} is by Ada"
    assert found.origin
    assert (found.origin.commit, found.origin.author) == (done, "ada@example.org")


def test_an_alias_of_the_person_counts(root):
    commit(root, {LOG: log(decision("1.0"))}, Person("ADA@host.example"))
    assert words(root) == ["proven"]


def test_a_mailmap_of_the_repository_counts_for_nothing(root):
    write(root, {".mailmap": "Ada <ada@example.org> <bob@example.org>\n"})
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    assert words(root) == ["contradicted"]


def test_in_somebody_elses_commit_it_is_contradicted(root):
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    (found,) = judged(root)
    assert found.word == "contradicted"
    assert found.why.endswith("is by bob@example.org, which is no address of Ada, and no reference is named")


def test_in_somebody_elses_commit_with_a_reference_it_is_claimed(root):
    commit(root, {LOG: log(decision("1.0", reference="Minutes 7"))}, BOB)
    (found,) = judged(root)
    assert found.word == "claimed"
    assert found.why.endswith("but Minutes 7 is named")


def test_what_was_taken_over_is_claimed(root):
    commit(root, {LOG: log(decision("1.0", decision="adopted"))}, BOB)
    assert words(root) == ["claimed"]


def test_somebody_who_is_not_in_the_register_proves_nothing(root):
    commit(root, {LOG: log(decision("1.0", by="PER-99"))}, ADA)
    assert words(root) == ["contradicted"]


def test_an_address_of_two_people_proves_neither(root):
    shared = PEOPLE.replace("email: bob@example.org", "email: ada@example.org")
    commit(root, {"data/people.yml": shared, LOG: log(decision("1.0"))}, ADA)
    (found,) = judged(root)
    assert (found.word, "more people than Ada" in found.why) == ("claimed", True)


def test_each_decision_has_its_own_commit(root):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    commit(root, {LOG: log(decision("1.0"), decision("1.1", "PER-02"))}, ADA)
    commit(root, {LOG: log(decision("1.0"), decision("1.1", "PER-02"), decision("1.2", "PER-02"))}, BOB)
    assert words(root) == ["proven", "contradicted", "proven"]


def test_a_decision_is_found_in_a_folder_of_a_larger_repository(tmp_path):
    top = new_repository(tmp_path / "top", {"sms/data/people.yml": PEOPLE, LOG: "- {}\n"})
    commit(top, {f"sms/{LOG}": log(decision("1.0"))}, ADA)
    assert words(top / "sms") == ["proven"]


# ------------------------------------------------------------------ what is not known


def test_what_is_not_committed_is_unknown(root):
    write(root, {LOG: log(decision("1.0"))})
    assert judged(root) == [Provenance("unknown", "it is not committed yet")]


def test_without_a_repository_it_is_unknown(tmp_path):
    write(tmp_path, {"data/people.yml": PEOPLE, LOG: log(decision("1.0"))})
    assert judged(tmp_path) == [Provenance("unknown", "there is no git repository")]


def test_without_git_it_is_unknown(root, monkeypatch):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    monkeypatch.setenv("PATH", "")
    assert judged(root) == [Provenance("unknown", "git could not be asked")]


def test_an_entry_without_seal_is_unknown_and_git_is_not_asked(root, tmp_path, monkeypatch):
    commit(root, {LOG: "- {version: '1.0', decision: approved, by: PER-01}\n"}, ADA)
    told = spy(tmp_path, monkeypatch)
    assert words(root) == ["unknown"]
    assert engine.find_check("provenance.other-author") is not None
    system = engine.load(FolderTree(root))
    engine.check(system, FolderTree(root))
    assert not told.exists()


def test_git_is_asked_once_for_all_decisions(root, tmp_path, monkeypatch):
    commit(root, {LOG: log(decision("1.0"), decision("1.1")), LOG.replace("1.yml", "2.yml"): log(decision("2.0"))}, ADA)
    told = spy(tmp_path, monkeypatch)
    tree = FolderTree(root)
    engine.check(engine.load(tree), tree)
    assert told.read_text("utf-8").count("git\n") == 1


def spy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that gets a line each time git is started from now on."""
    real = git_path()
    told, script = tmp_path / "told", tmp_path / "bin/git"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\necho git >> {told}\nexec {real} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    return told


def git_path() -> str:
    return next(str(path) for each in os.environ["PATH"].split(os.pathsep) if (path := Path(each, "git")).exists())


def test_at_the_end_of_a_cut_clone_it_is_unknown_and_the_command_is_named(root, tmp_path):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    commit(root, {LOG: log(decision("1.0"), decision("1.1"))}, ADA)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "cut")
    assert words(tmp_path / "cut") == ["unknown", "unknown"]
    assert "`git fetch --unshallow`" in judged(tmp_path / "cut")[0].why
    git(tmp_path, "clone", "-q", "--depth", "2", root.as_uri(), "half")
    assert words(tmp_path / "half") == ["unknown", "proven"]


def test_the_first_commit_of_a_whole_history_is_no_cut(tmp_path):
    root = new_repository(tmp_path / "r", {"data/people.yml": PEOPLE, LOG: log(decision("1.0"))}, ADA)
    assert words(root) == ["proven"]


# ------------------------------------------------------------------ merges, rebases, moves


def branch(root: Path, files: dict[str, str], by: Person) -> str:
    git(root, "checkout", "-q", "-b", "change")
    done = commit(root, files, by)
    git(root, "checkout", "-q", "main")
    return done


def test_a_merge_by_somebody_else_takes_nothing_away(root):
    done = branch(root, {LOG: log(decision("1.0"))}, ADA)
    commit(root, {"content/index.md": "# Start\n"}, BOB)
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "change", by=BOB)
    (found,) = judged(root)
    assert found.word == "proven"
    assert found.origin
    assert found.origin.commit == done


def test_what_somebody_slips_in_while_merging_is_that_persons(root):
    branch(root, {"content/index.md": "# Start\n"}, ADA)
    commit(root, {"content/else.md": "# Else\n"}, ADA)
    git(root, "merge", "-q", "--no-ff", "--no-commit", "change", by=BOB)
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    assert words(root) == ["contradicted"]


def test_a_conflict_solved_while_merging_leaves_each_entry_with_its_author(root):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    branch(root, {LOG: log(decision("1.0"), decision("1.1", "PER-02"))}, BOB)
    commit(root, {LOG: log(decision("1.0"), decision("2.0"))}, ADA)
    git(root, "merge", "-q", "--no-ff", "-s", "ours", "--no-commit", "change", by=BOB)
    commit(root, {LOG: log(decision("1.0"), decision("2.0"), decision("1.1", "PER-02"))}, BOB)
    assert words(root) == ["proven", "proven", "proven"]


def test_a_rebase_by_somebody_else_keeps_the_author(root):
    branch(root, {LOG: log(decision("1.0"))}, ADA)
    commit(root, {"content/index.md": "# Start\n"}, BOB)
    git(root, "checkout", "-q", "change")
    git(root, "rebase", "-q", "main", by=BOB)
    (found,) = judged(root)
    assert found.word == "proven"
    assert found.origin
    assert (found.origin.author, found.origin.committer) == ("ada@example.org", "bob@example.org")


def test_a_squash_by_somebody_else_loses_the_author(root):
    branch(root, {LOG: log(decision("1.0"))}, ADA)
    git(root, "merge", "-q", "--squash", "change", by=BOB)
    commit(root, by=BOB)
    assert words(root) == ["contradicted"]


def test_whoever_writes_the_file_anew_or_moves_it_takes_nothing_away(root):
    text = log(decision("1.0"))
    commit(root, {LOG.replace("001", "009"): text}, ADA)
    (root / LOG.replace("001", "009")).unlink()
    commit(root, {LOG: text.replace("\n", "\r\n")}, BOB)
    assert words(root) == ["proven"]


def test_a_name_forged_at_first_can_be_made_good_by_the_person(root):
    commit(root, {LOG: log(decision("1.0"))}, BOB)
    (root / LOG).unlink()
    commit(root, by=ADA)
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    assert words(root) == ["proven"]


def test_an_entry_altered_afterwards_is_no_longer_the_one_that_was_committed(root):
    commit(root, {LOG: log(decision("1.0"))}, ADA)
    commit(root, {LOG: log(decision("1.0", reason="Other"))}, BOB)
    assert words(root) == ["contradicted"]


# ------------------------------------------------------------------ hostile repositories


def test_nothing_of_the_repository_is_run(root, tmp_path):
    trap, script = tmp_path / "trap", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    key = new_key(tmp_path / "keys", "ada")
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "diff.x.command"):
        git(root, "config", name, str(script))
    for name in ("gpg.program", "gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program"):
        git(root, "config", name, str(script))
    git(root, "config", "log.showSignature", "true")
    write(root, {".gitattributes": "*.yml diff=x\n", "data/signers": f"ada@example.org {public(key)}\n"})
    git(root, "config", "gpg.ssh.program", "ssh-keygen")
    commit(
        root, {LOG: log(decision("1.0")), "data/settings.yml": "allowed_signers: data/signers\n"}, Person(ADA.mail, key)
    )
    git(root, "config", "gpg.ssh.program", str(script))
    trap.unlink(missing_ok=True)
    assert words(root) == ["proven"]
    assert not trap.exists()


def test_attributes_and_settings_of_git_hide_nothing(root):
    for name, value in {
        "color.ui": "always",
        "diff.noprefix": "true",
        "diff.renames": "copies",
        "log.date": "raw",
    }.items():
        git(root, "config", name, value)
    commit(root, {LOG: log(decision("1.0")), ".gitattributes": "data/decisions/* binary -diff\n"}, ADA)
    assert words(root) == ["proven"]


def test_a_text_that_looks_like_another_commit_is_only_text(root):
    trap = f"\x01{'0' * 40}\x00ada@example.org\x00ada@example.org\x00\x00\n"
    write(root, {"data/decisions/X.txt": trap + "+  seal: x\n"})
    commit(root, {LOG: f"# {trap.replace(chr(0), ' ').strip()}\n" + log(decision("1.0"))}, BOB)
    assert GitOrigins(root).silence == ""
    (found,) = GitOrigins(root).of(next(seals([decision("1.0")])))
    assert found.author == "bob@example.org"


# ------------------------------------------------------------------ waivers


WAIVERS = "data/waivers.yml"


def waiver(number: str, scope: str = "T-001", **more: str) -> dict[str, object]:
    return {"id": number, "scope": [scope], **more}


def waivers(*entries: dict[str, object]) -> str:
    return "".join(f"- {json.dumps(each)}\n" for each in entries)


def brought(root: Path, *entries: dict[str, object]) -> list[str]:
    """Whose commits brought in each waiver, as far as PER-01 is meant."""
    system = engine.load(FolderTree(root))
    return [judge(system, waiver_key(each), Entry({"by": "PER-01"}, "")).word for each in entries]


def test_the_commit_of_a_waiver_is_known_by_what_it_says(root):
    first, second = waiver("W-001"), waiver("W-002")
    commit(root, {WAIVERS: waivers(first)}, ADA)
    commit(root, {WAIVERS: waivers(first, second)}, BOB)
    assert brought(root, first, second, waiver("W-003")) == ["proven", "contradicted", "unknown"]


def test_a_waiver_that_somebody_else_widened_is_no_longer_its_approvers(root):
    narrow, wide = waiver("W-001"), waiver("W-001", "content/plans/")
    commit(root, {WAIVERS: waivers(narrow)}, ADA)
    commit(root, {WAIVERS: waivers(wide)}, BOB)
    commit(root, {WAIVERS: waivers(wide, waiver("W-002"))}, ADA)
    assert brought(root, narrow, wide) == ["proven", "contradicted"]
    commit(root, {WAIVERS: waivers(narrow)}, BOB)
    commit(root, {WAIVERS: waivers(wide)}, ADA)
    assert brought(root, wide) == ["proven"]


def test_closing_a_waiver_or_writing_it_in_another_form_leaves_it_to_its_approver(root):
    commit(root, {WAIVERS: waivers(waiver("W-001"))}, ADA)
    commit(root, {WAIVERS: "# Open ones\n- id: W-001\n  scope:\n    - T-001\n"}, BOB)
    assert brought(root, waiver("W-001", closed_on="2027-01-19", reference="Minutes 7")) == ["proven"]


def test_a_waiver_slipped_in_while_merging_is_that_persons_and_a_merged_one_its_approvers(root):
    branch(root, {WAIVERS: waivers(waiver("W-001"))}, ADA)
    commit(root, {"content/else.md": "# Else\n"}, ADA)
    git(root, "merge", "-q", "--no-ff", "--no-commit", "change", by=BOB)
    commit(root, {WAIVERS: waivers(waiver("W-001"), waiver("W-002"))}, BOB)
    assert brought(root, waiver("W-001"), waiver("W-002")) == ["proven", "contradicted"]


def test_waivers_that_could_not_be_read_in_some_commit_break_nothing(root):
    commit(root, {WAIVERS: "- id: [\n"}, BOB)
    commit(root, {WAIVERS: "text\n"}, BOB)
    (root / WAIVERS).unlink()
    commit(root, by=BOB)
    commit(root, {WAIVERS: "- 5\n" + waivers(waiver("W-001"))}, ADA)
    assert brought(root, waiver("W-001")) == ["proven"]


def test_at_the_end_of_a_cut_clone_nobody_knows_who_brought_a_waiver(root, tmp_path):
    commit(root, {WAIVERS: waivers(waiver("W-001"))}, ADA)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "cut")
    assert brought(tmp_path / "cut", waiver("W-001")) == ["unknown"]


def test_a_waiver_in_a_decision_log_is_none(root):
    commit(root, {LOG: waivers(waiver("W-001"))}, ADA)
    assert GitOrigins(root).of(waiver_key(waiver("W-001"))) == ()


# ------------------------------------------------------------------ signatures


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Path]:
    return {name: new_key(tmp_path / "keys", name) for name in ("ada", "bob", "other")}


@pytest.fixture
def signed(tmp_path: Path, keys: dict[str, Path]) -> Path:
    """A repository that asks for signatures."""
    signers = f"ada@host.example,ada@example.org {public(keys['ada'])}\nbob@example.org {public(keys['bob'])}\n"
    files = {
        "data/people.yml": PEOPLE,
        "data/settings.yml": "allowed_signers: data/allowed_signers\n",
        "data/allowed_signers": signers,
    }
    return new_repository(tmp_path / "signed", files)


def decide(root: Path, mail: str, key: Path | None, **more: str) -> Provenance:
    commit(root, {LOG: log(decision("1.0", **more))}, Person(mail, key))
    (found,) = judged(root)
    return found


def test_a_signed_commit_of_the_person_is_proven(signed, keys):
    found = decide(signed, ADA.mail, keys["ada"])
    assert found.word == "proven"
    assert found.why.endswith("is by Ada and signed")


def test_a_commit_without_signature_only_claims(signed):
    found = decide(signed, ADA.mail, None)
    assert (found.word, "no signature" in found.why) == ("claimed", True)


def test_a_key_of_nobody_only_claims(signed, keys):
    found = decide(signed, ADA.mail, keys["other"])
    assert (found.word, "nobody among the allowed signers" in found.why) == ("claimed", True)


def test_the_persons_name_with_anothers_signature_is_contradicted(signed, keys):
    found = decide(signed, ADA.mail, keys["bob"])
    assert (found.word, "bob@example.org signed it" in found.why) == ("contradicted", True)


def test_a_signature_does_not_make_somebody_elses_commit_the_persons(signed, keys):
    assert decide(signed, BOB.mail, keys["bob"]).word == "contradicted"


def test_a_broken_signature_is_contradicted_even_with_a_reference(signed, keys):
    commit(signed, {LOG: log(decision("1.0", reference="Minutes 7"))}, Person(ADA.mail, keys["ada"]))
    raw = git(signed, "cat-file", "commit", "HEAD").replace("\n\nChange", "\n\nForged")
    write(signed, {".git/forged": raw + "\n"})
    forged = git(signed, "hash-object", "-t", "commit", "-w", ".git/forged")
    git(signed, "reset", "-q", "--hard", forged)
    (found,) = judged(signed)
    assert (found.word, "is not valid" in found.why) == ("contradicted", True)


def test_a_rebase_by_somebody_else_loses_the_signature(signed, keys):
    branch(signed, {LOG: log(decision("1.0"))}, Person(ADA.mail, keys["ada"]))
    commit(signed, {"content/index.md": "# Start\n"}, BOB)
    git(signed, "checkout", "-q", "change")
    git(signed, "rebase", "-q", "main", by=CLERK)
    assert words(signed) == ["claimed"]


def test_a_key_for_everybody_proves_nobody(signed, keys):
    write(signed, {"data/allowed_signers": f"*@example.org {public(keys['ada'])}\n"})
    found = decide(signed, ADA.mail, keys["ada"])
    assert (found.word, "stands for many" in found.why) == ("claimed", True)


def test_without_the_file_of_signers_nothing_is_proven(signed, keys):
    (signed / "data/allowed_signers").unlink()
    assert decide(signed, ADA.mail, keys["ada"]).word == "claimed"


def test_without_ssh_keygen_nothing_is_proven(signed, keys, tmp_path, monkeypatch):
    commit(signed, {LOG: log(decision("1.0"))}, Person(ADA.mail, keys["ada"]))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").symlink_to(git_path())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert words(signed) == ["claimed"]


def with_signature(root: Path, kind: str) -> None:
    """Give the newest commit a signature of another kind, as another tool would."""
    lines = f"gpgsig -----BEGIN {kind}-----\n \n iHUEABYKAB0WIQ\n =abcd\n -----END {kind}-----\n"
    raw = git(root, "cat-file", "commit", "HEAD").replace("\n\nChange", f"\n{lines}\nChange")
    write(root, {".git/made": raw + "\n"})
    git(root, "reset", "-q", "--hard", git(root, "hash-object", "-t", "commit", "-w", ".git/made"))


@pytest.mark.parametrize("kind", ["PGP SIGNATURE", "SIGNED MESSAGE", "KIND OF TOMORROW"])
def test_a_signature_of_another_kind_is_told_from_none_and_hides_no_other(signed, keys, kind):
    decide(signed, ADA.mail, keys["bob"])
    commit(signed, {LOG: log(decision("1.0"), decision("1.1"))}, ADA)
    with_signature(signed, kind)
    first, second = judged(signed)
    assert first.word == "contradicted"
    assert (second.word, "of a kind that is not verified; only those made with ssh are" in second.why) == (
        "claimed",
        True,
    )
