"""Documents of a change: what happened to them, how large it is, which version and whose decision they need."""

import pytest

from sms_docs import engine
from sms_docs.identity.edition import edition_text
from sms_docs.load.repository import FolderTree
from sms_docs.model.change import Holder
from tests.commits import Person, commit, git, write
from tests.load.test_provenance import decision, log
from tests.proposals import DECIDED, LOG, PLAN, POLICY, change
from tests.support import document


def only(root, since="main"):
    """The one document that changed."""
    (found,) = change(root, since).documents
    return found


def test_without_a_change_there_is_nothing_to_say(root):
    found = change(root)
    assert not found.documents
    assert not found.mentions
    assert not found.registers
    assert not found.new_findings
    assert not found.gone_findings


# ------------------------------------------------------------------ what happened


def test_a_new_document(root):
    write(root, {"content/new.md": document("Text.\n", id="SMS-PLN-002", title="Another")})
    found = only(root)
    assert (found.how, found.id, found.path) == ("added", "SMS-PLN-002", "content/new.md")
    assert (found.version_was, found.version_now, found.proposed) == ("", "1.0", "1.0")
    assert [each.role for each in found.needed] == ["executive-sponsor"]


def test_a_document_that_is_gone(root):
    (root / POLICY).unlink()
    found = only(root)
    assert (found.how, found.id, found.path, found.version_was) == ("removed", "SMS-POL-001", POLICY, "1.0")
    assert found.needed == ()


def test_a_document_that_only_moved_needs_nothing(root):
    git(root, "mv", PLAN, "content/plan.md")
    found = only(root)
    assert (found.how, found.was_path, found.path, found.size) == ("renamed", PLAN, "content/plan.md", "none")
    assert (found.decision, found.proposed) == ("", "1.0")


def test_a_document_that_moved_and_changed(root, edit):
    edit(PLAN, "five offices", "six offices and 2 depots")
    git(root, "mv", PLAN, "content/plan.md")
    found = only(root)
    assert (found.how, found.size, found.proposed) == ("renamed", "minor", "1.1")


def test_a_document_that_got_another_number_is_the_same_file(root, edit):
    edit(PLAN, "id: SMS-PLN-001", "id: SMS-PLN-009")
    found = only(root)
    assert (found.how, found.id) == ("changed", "SMS-PLN-009")
    assert ("field", "id") in {(each.kind, each.where) for each in found.pieces}


def test_a_change_of_form_alone_means_nothing(root, edit):
    edit(PLAN, "We serve five offices.", "We serve\nfive   offices.")
    found = only(root)
    assert (found.how, found.size, found.decision) == ("form", "none", "")


def test_a_status_is_no_content(root, edit):
    edit(PLAN, "status: approved", "status: withdrawn")
    found = only(root)
    assert (found.how, found.size, found.status_was, found.status_now) == ("status", "none", "approved", "withdrawn")
    assert found.needed == ()


def test_what_only_data_changed_is_told_apart_with_the_row(root, edit):
    edit("data/services.yml", "name: Mail", "name: Post")
    found = only(root)
    assert (found.how, found.id, found.reasons) == ("data", "SMS-PLN-001", ("row SVC-01 changed",))
    (piece,) = found.pieces
    assert piece.kind == "row"
    assert "Mail" in piece.before
    assert "Post" in piece.after
    assert (found.proposed, found.decision) == ("1.1", "approved")


def test_pages_that_are_not_under_control_are_only_listed(root):
    write(root, {"content/index.md": "# Start\n", "content/guide/new.md": "# New\n"})
    found = change(root)
    assert not found.documents
    assert found.pages == (("content/guide/new.md", "added"), ("content/index.md", "changed"))


# ------------------------------------------------------------------ size and version


@pytest.mark.parametrize(
    ("old", "new", "size", "version"),
    [
        ("We serve five offices.", "We serve five of the offices.", "editorial", "1.1"),
        ("We serve five offices.", "We serve 5 offices within 2 days.", "minor", "1.1"),
        ("## Scope", "## Aim\n\nOf it.\n\n## Scope", "major", "2.0"),
        ("owner: sms-manager", "owner: executive-sponsor", "major", "2.0"),
        ("title: A plan", "title: The plan", "editorial", "1.1"),
    ],
)
def test_the_size_proposes_the_version(root, old, new, size, version):
    page = (root / PLAN).read_text("utf-8")
    assert page.count(old) == 1
    (root / PLAN).write_text(page.replace(old, new), "utf-8")
    found = only(root)
    assert (found.size, found.version_was, found.proposed) == (size, "1.0", version)
    assert found.reasons


def test_the_version_counts_from_the_last_approval_not_from_the_last_commit(root, edit):
    edit(PLAN, "## Scope", "## Aim\n\nOf it.\n\n## Scope")
    edit(PLAN, "status: approved", "status: draft")
    edit(PLAN, 'version: "1.0"', 'version: "1.1"')
    git(root, "checkout", "-q", "main")
    commit(root)
    git(root, "checkout", "-q", "-B", "change", "main")
    edit(PLAN, "We serve", "We support")
    found = only(root)
    assert (found.size, found.known) == ("editorial", False)


def test_an_edition_tells_what_was_approved_last(root, edit):
    system = engine.load(FolderTree(root))
    text = edition_text(system, system.by_id["SMS-PLN-001"], [])
    git(root, "checkout", "-q", "main")
    edit(PLAN, "## Scope", "## Aim\n\nOf it.\n\n## Scope")
    edit(PLAN, "status: approved", "status: draft")
    commit(root, {"editions/SMS-PLN-001/1.0.md": text})
    git(root, "checkout", "-q", "-B", "change", "main")
    edit(PLAN, "We serve", "We support")
    found = only(root)
    assert (found.size, found.proposed, found.known) == ("editorial", "2.0", True)


def test_a_version_that_is_no_version_proposes_nothing(root, edit):
    edit(LOG, '"1.0"', '"one"')
    git(root, "checkout", "-q", "main")
    commit(root)
    git(root, "checkout", "-q", "-B", "change", "main")
    edit(PLAN, "five", "six")
    assert only(root).proposed == ""


# ------------------------------------------------------------------ who decides


def test_the_role_is_named_with_holders_of_the_day_and_deputies(root, edit):
    edit(PLAN, "five", "six")
    (needed,) = only(root).needed
    assert (needed.role, needed.title) == ("executive-sponsor", "Executive sponsor")
    assert needed.people == (Holder("PER-01", "Ada"), Holder("PER-03", "Cem", deputy=True))


def test_authors_do_not_decide(root, edit):
    edit(PLAN, "authors: [PER-02]", "authors: [PER-01]")
    edit(PLAN, "five", "six")
    (needed,) = only(root).needed
    assert [each.id for each in needed.people] == ["PER-03"]
    assert needed.excluded == ("Ada",)


def test_every_role_decides(root, edit):
    edit(PLAN, "approvers: [executive-sponsor]", "approvers: [executive-sponsor, sms-manager]")
    found = only(root)
    assert [each.role for each in found.needed] == ["executive-sponsor", "sms-manager"]
    assert [each.people for each in found.needed][1] == ()


def test_a_decision_in_the_change_is_given(root, edit):
    edit(PLAN, "We serve five", "We serve 6")
    edit(PLAN, 'version: "1.0"', 'version: "1.1"')
    write(root, {LOG: DECIDED + DECIDED.replace("1.0", "1.1").replace("2027-01-04", "2027-01-19")})
    found = only(root)
    assert found.needed[0].given_by == "Ada"
    assert found.waiting == ()
    assert (found.version_now, found.proposed) == ("1.1", "1.1")


@pytest.mark.parametrize(("mail", "given"), [("ada@example.org", "Ada"), ("bob@example.org", "")])
def test_a_decision_that_somebody_else_brought_in_is_still_needed(root, edit, mail, given):
    edit(PLAN, "We serve five", "We serve 6")
    edit(PLAN, 'version: "1.0"', 'version: "1.1"')
    write(root, {LOG: log(decision("1.1", role="executive-sponsor"))})
    commit(root, by=Person(mail))
    assert [each.given_by for each in only(root).needed] == [given]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.1", "1.2"),
        ("role: executive-sponsor", "role: sms-manager"),
        ("decision: approved", "decision: withdrawn"),
        ("  reason: First\n", f"  reason: First\n  digest: sha256:{'0' * 64}\n"),
    ],
)
def test_a_decision_on_something_else_gives_nothing(root, edit, old, new):
    edit(PLAN, "five", "six")
    edit(PLAN, 'version: "1.0"', 'version: "1.1"')
    more = DECIDED.replace("1.0", "1.1").replace(old, new)
    write(root, {LOG: DECIDED + more})
    assert only(root).needed[0].given_by == ""


def test_a_register_that_lives_needs_a_review(root):
    page = document("Text.\n", id="SMS-REG-001", title="Risks", kind="risk-register")
    write(root, {"content/registers/risks.md": page})
    found = next(each for each in change(root).documents if each.id == "SMS-REG-001")
    assert found.decision == "reviewed"


# ------------------------------------------------------------------ documents that name it


def test_a_document_that_names_a_changed_one_is_to_be_looked_at(root, edit):
    edit(PLAN, "We serve five", "We serve 6")
    (found,) = change(root).mentions
    assert (found.id, found.names) == ("SMS-POL-001", ("SMS-PLN-001",))


def test_a_document_that_replaced_it_is_to_be_looked_at(root, edit):
    page = document("Text.\n", id="SMS-PLN-002", title="Later", supersedes="[SMS-PLN-001]")
    git(root, "checkout", "-q", "main")
    commit(root, {"content/later.md": page})
    git(root, "checkout", "-q", "-B", "change", "main")
    edit(PLAN, "We serve five", "We serve 6")
    assert [each.id for each in change(root).mentions] == ["SMS-PLN-002", "SMS-POL-001"]


def test_a_link_counts_as_well(root, edit):
    page = document(
        "See [the plan](plans/plan.md#scope) and [us](https://x.example).\n", id="SMS-PLN-003", title="Linked"
    )
    git(root, "checkout", "-q", "main")
    commit(root, {"content/linked.md": page})
    git(root, "checkout", "-q", "-B", "change", "main")
    edit(PLAN, "We serve five", "We serve 6")
    assert [each.id for each in change(root).mentions] == ["SMS-PLN-003", "SMS-POL-001"]


@pytest.mark.parametrize(("old", "new"), [("five offices", "five of the offices"), ("five offices.", "five\noffices.")])
def test_wording_alone_asks_nobody_to_look(root, edit, old, new):
    edit(PLAN, old, new)
    assert change(root).mentions == ()


def test_who_changes_it_as_well_is_not_told_to_look(root, edit):
    edit(PLAN, "We serve five", "We serve 6")
    edit(POLICY, "Follows", "Strictly follows")
    assert change(root).mentions == ()


def test_a_retired_document_is_named_where_it_is_still_used(root, edit):
    edit(PLAN, "status: approved", "status: withdrawn")
    assert [each.id for each in change(root).mentions] == ["SMS-POL-001"]
