"""A change as a whole: decisions, findings, gates, registers, editions."""

import pytest

from sms_docs import engine
from sms_docs.identity.seal import seals
from sms_docs.load.repository import FolderTree
from tests.commits import Person, commit, git, write
from tests.programmes import PROGRAMME
from tests.proposals import DECIDED, LOG, PLAN, POLICY, change
from tests.support import DAY, document

REVIEWED = DECIDED.replace("approved", "reviewed").replace("2027-01-04", "2027-01-18")


def on_main(root, files=None):
    """Put what is there into the base, and go on from it."""
    git(root, "checkout", "-q", "main")
    commit(root, files)
    git(root, "checkout", "-q", "-B", "change", "main")


# ------------------------------------------------------------------ decisions


def test_a_decision_that_came_in_has_names_and_its_origin(root):
    write(root, {LOG: DECIDED + REVIEWED})
    (found,) = change(root).decisions
    assert found[:6] == ("SMS-PLN-001", "1.0", "reviewed", "Ada", "Executive sponsor", "2027-01-18")
    assert found.provenance == "unknown"
    assert change(root).lost == ()


def test_a_sealed_decision_in_the_persons_commit_is_proven(root):
    values = {"version": "1.0", "decision": "reviewed", "by": "PER-01", "role": "executive-sponsor", "on": "2027-01-18"}
    (seal,) = seals([values])
    lines = "".join(f'  {key}: "{value}"\n' for key, value in (values | {"seal": seal}).items())
    commit(root, {"data/decisions/SMS-POL-001.yml": f"- {lines.lstrip()}"}, Person("ada@example.org"))
    (found,) = change(root).decisions
    assert (found.document, found.provenance) == ("SMS-POL-001", "proven")


@pytest.mark.parametrize(("old", "new"), [("reason: First", "reason: Other"), ("PER-01", "PER-02")])
def test_a_decision_that_was_rewritten_is_lost(root, edit, old, new):
    edit(LOG, old, new)
    found = change(root)
    assert [(each.document, each.version, each.by) for each in found.lost] == [("SMS-PLN-001", "1.0", "Ada")]
    assert len(found.decisions) == 1


def test_a_log_that_was_removed_is_lost_with_all_decisions(root):
    (root / LOG).unlink()
    assert len(change(root).lost) == 1


def test_a_log_that_cannot_be_read_proves_no_loss(root):
    write(root, {LOG: "- [\n"})
    assert change(root).lost == ()


def test_the_same_decision_twice_is_one_more(root):
    write(root, {LOG: DECIDED + DECIDED})
    assert len(change(root).decisions) == 1


# ------------------------------------------------------------------ findings and gates


def test_findings_of_one_side_only_are_new_or_gone(root):
    on_main(root, {"content/guide/old.md": "# Old\n\n<<<<<<< ours\n"})
    (root / "content/guide/old.md").unlink()
    write(root, {"content/guide/new.md": "# New\n\n[gone](nowhere.md)\n"})
    found = change(root)
    assert [each.position.path for each in found.gone_findings] == ["content/guide/old.md"]
    assert [(each.id, each.position.path) for each in found.new_findings] == [
        ("link.dead-link", "content/guide/new.md")
    ]


def test_a_finding_that_only_moved_down_is_neither(root, edit):
    on_main(root, {POLICY: document("# A policy\n\n[gone](nowhere.md)\n", id="SMS-POL-001")})
    edit(POLICY, "# A policy\n", "# A policy\n\nMore.\n")
    assert not [each for each in change(root).new_findings if each.id == "link.dead-link"]


def test_a_finding_that_moved_with_its_file_is_neither(root):
    on_main(root, {POLICY: document("# A policy\n\n[gone](nowhere.md)\n", id="SMS-POL-001")})
    git(root, "mv", POLICY, "content/policies/other.md")
    found = change(root)
    assert found.new_findings == ()
    assert found.gone_findings == ()


def test_a_finding_that_moved_with_its_file_beside_a_new_one(root):
    on_main(root, {POLICY: document("# A policy\n\n[gone](nowhere.md)\n", id="SMS-POL-001")})
    git(root, "mv", POLICY, "content/policies/other.md")
    page = document("# A policy\n\n[gone](nowhere.md)\n\n[far](elsewhere.md)\n", id="SMS-POL-001")
    write(root, {"content/policies/other.md": page})
    found = change(root)
    assert [each.message for each in found.new_findings if each.id == "link.dead-link"] == [
        each.message for each in found.new_findings if "elsewhere" in each.message
    ]
    assert not [each for each in found.gone_findings if each.id == "link.dead-link"]


def test_a_finding_that_the_change_sets_aside_is_told(root):
    on_main(root, {"content/guide/old.md": "# Old\n\n[gone](nowhere.md)\n"})
    tree = FolderTree(root)
    (dead,) = [each for each in engine.check(engine.load(tree, DAY), tree).findings if each.id == "link.dead-link"]
    known = f"{{fingerprint: {dead.fingerprint}, id: {dead.id}, path: {dead.position.path}, message: '{dead.message}'}}"
    write(root, {"data/baseline.yml": f"since: 2027-01-19\nfindings:\n  - {known}\n"})
    found = change(root)
    assert [each.fingerprint for each in found.set_aside] == [dead.fingerprint]
    assert dead.fingerprint not in {each.fingerprint for each in found.gone_findings}
    commit(root)
    git(root, "checkout", "-q", "-B", "main")
    assert change(root).set_aside == ()
    (root / "data/baseline.yml").unlink()
    assert [each.fingerprint for each in change(root).new_findings if each.id == "link.dead-link"] == [dead.fingerprint]


def test_a_gate_whose_criterion_moves(root):
    on_main(root, {"data/programme.yml": PROGRAMME})
    scope = document("# Scope\n", id="SMS-STM-001", kind="scope-statement", title="Scope", status="approved")
    log = DECIDED.replace("2027-01-04", "2026-11-20")
    write(root, {"content/scope.md": scope, "data/decisions/SMS-STM-001.yml": log})
    (found,) = change(root).gates
    assert (found.gate, found.before, found.after) == ("GATE-1 Gate 1", "failed", "met")
    assert "SMS-STM-001" in found.why


def test_gates_that_stand_still_are_not_told(root, edit):
    edit(PLAN, "five", "six")
    assert change(root).gates == ()


def test_both_sides_are_read_for_one_day(root):
    on_main(root, {"data/settings.yml": "as_of: 2027-01-20\n"})
    write(root, {"data/settings.yml": "as_of: 2028-01-20\n"})
    found = change(root)
    assert [each.key for each in found.registers] == ["settings"]
    assert found.gone_findings == ()


# ------------------------------------------------------------------ registers and files


def test_entries_of_registers_by_number(root, edit):
    edit("data/services.yml", "name: Mail", "name: Post, criticality: high")
    edit("data/services.yml", "SVC-02", "SVC-03")
    (found,) = change(root).registers
    assert (found.key, found.path) == ("services", "data/services.yml")
    assert (found.added, found.removed) == (("SVC-03",), ("SVC-02",))
    assert found.changed == (("SVC-01", ("name", "criticality")),)


def test_a_register_that_is_new_or_gone(root):
    (root / "data/services.yml").unlink()
    write(root, {"data/organization.yml": "name: We\n"})
    found = {each.key: each for each in change(root).registers}
    assert found["services"].removed == ("SVC-01", "SVC-02")
    assert found["organization"].added == ("organization",)


def test_a_register_of_one_record_names_the_fields(root):
    on_main(root, {"data/organization.yml": "name: We\nheadcount: 5\n"})
    write(root, {"data/organization.yml": "name: We\nheadcount: 6\n"})
    (found,) = change(root).registers
    assert found.changed == (("organization", ("headcount",)),)


def test_entries_without_a_number_have_their_place(root):
    on_main(root, {"data/benchmarks.yml": "- {title: A}\n- {title: B}\n"})
    write(root, {"data/benchmarks.yml": "- {title: A}\n- {title: C}\n- {title: D}\n"})
    (found,) = change(root).registers
    assert (found.added, found.changed) == (("entry 3",), (("entry 2", ("title",)),))


@pytest.mark.parametrize("text", ["- [\n", "", "- 7\n- null\n", "{a: [1, {b: 2}]}\n"])
def test_odd_files_lead_to_no_fault_of_the_program(root, text):
    write(root, {"data/services.yml": text, LOG: text, PLAN: text, "data/waivers.yml": text, "data/settings.yml": text})
    found = change(root)
    assert found.registers or found.compared.unknown


# ------------------------------------------------------------------ what cannot be read


@pytest.mark.parametrize("path", ["data/services.yml", "data/settings.yml"])
def test_a_register_that_cannot_be_read_changes_no_document(root, path):
    write(root, {path: "- {id: [\n"})
    found = change(root)
    assert (found.documents, found.registers) == ((), ())
    (said,) = found.compared.unknown
    assert said.startswith(f"{path} cannot be read, so that nobody can tell what changed in it or in documents")
    assert "yaml.broken" in {each.id for each in found.new_findings}


def test_a_register_that_could_not_be_read_before_changes_no_document(root):
    sound = (root / "data/services.yml").read_text("utf-8")
    on_main(root, {"data/services.yml": "- {id: [\n"})
    write(root, {"data/services.yml": sound})
    found = change(root)
    assert (found.documents, found.registers) == ((), ())
    assert found.compared.unknown[0].startswith("data/services.yml could not be read in main")


def test_beside_a_broken_register_the_text_is_compared_without_rows(root, edit):
    edit(PLAN, "five offices", "6 offices")
    write(root, {"data/services.yml": "- {id: [\n"})
    (found,) = change(root).documents
    assert (found.size, [each.kind for each in found.pieces]) == ("minor", ["text"])


@pytest.mark.parametrize("side", ["main", "change"])
def test_control_data_that_cannot_be_read_are_no_change_of_owner_or_kind(root, edit, side):
    if side == "main":
        sound = (root / PLAN).read_text("utf-8")
        edit(PLAN, "id: SMS-PLN-001", "id: [SMS-PLN-001")
        on_main(root)
        write(root, {PLAN: sound})
    else:
        edit(PLAN, "id: SMS-PLN-001", "id: [SMS-PLN-001")
    (found,) = change(root).documents
    when = "could not be read before" if side == "main" else "cannot be read any more"
    assert (found.id, found.size, found.reasons) == ("SMS-PLN-001", "none", (f"its control data {when}",))
    assert (found.pieces, found.needed) == ((), ())


def test_decisions_beside_a_log_that_could_not_be_read_did_not_come_in(root):
    sound = (root / LOG).read_text("utf-8")
    on_main(root, {LOG: "- {id: [\n"})
    write(root, {LOG: sound})
    assert change(root).decisions == ()
    assert change(root).compared.unknown[0].startswith(f"{LOG} could not be read in main")


def test_editions_are_listed(root):
    on_main(root, {"editions/SMS-PLN-001/1.0.md": "---\n---\n\nText.\n"})
    write(
        root,
        {"editions/SMS-PLN-001/1.0.md": "---\n---\n\nOther.\n", "editions/SMS-PLN-001/1.1.md": "---\n---\n\nNew.\n"},
    )
    assert change(root).editions == (
        ("editions/SMS-PLN-001/1.0.md", "changed"),
        ("editions/SMS-PLN-001/1.1.md", "added"),
    )


def test_a_change_of_who_is_believed_is_told(root):
    on_main(
        root,
        {"data/settings.yml": "allowed_signers: data/signers\n", "data/signers": "ada@example.org ssh-ed25519 A\n"},
    )
    assert change(root).trusted == ()
    write(root, {"data/signers": "ada@example.org ssh-ed25519 B\n"})
    assert change(root).trusted == ("data/signers",)
    (root / "data/signers").unlink()
    assert change(root).trusted == ("data/signers",)
