"""Digests of approved content, as the decision logs hold them, and what was changed after an approval."""

import pytest

from sms_docs.identity.compare import compare
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import as_edition, read_edition
from sms_docs.identity.size import sized
from tests.approvals import approve, entries_of, sealed
from tests.programmes import lines
from tests.support import document, load, messages, related, report

CHECK = "digest.differs-within-version"
LOG = "data/decisions/SMS-PLN-001.yml"


def log(*entries: tuple[str, str, str]) -> dict[str, str]:
    """Decisions of version, kind and the digit that the digest is made of."""
    return {
        LOG: "".join(
            f"- version: '{version}'\n  decision: {kind}\n  digest: sha256:{digit * 64}\n"
            for version, kind, digit in entries
        )
    }


def test_a_review_of_the_same_content_is_sound() -> None:
    assert lines(CHECK, log(("1.0", "approved", "a"), ("1.0", "reviewed", "a"))) == []


def test_a_new_version_may_have_another_content() -> None:
    assert lines(CHECK, log(("1.0", "approved", "a"), ("1.1", "approved", "b"), ("1.1", "reviewed", "b"))) == []


def test_other_content_under_the_same_version_is_found_at_the_later_decision() -> None:
    files = log(("1.0", "approved", "a"), ("1.1", "approved", "b"), ("1.0", "reviewed", "b"))
    assert lines(CHECK, files) == ["decisions/SMS-PLN-001:9"]
    assert messages(CHECK, files) == [
        "Version 1.0 of SMS-PLN-001 has another content here than when it was decided on first."
    ]
    assert related(CHECK, files) == [f"{LOG}:3:11"]


@pytest.mark.parametrize(
    "text",
    [
        "- version: '1.0'\n  decision: approved\n- version: '1.0'\n  decision: reviewed\n  digest: sha256:a\n",
        "- digest: sha256:a\n- digest: sha256:b\n",
        "- version: 1\n  digest: 2\n- 3\n",
        "- [\n",
    ],
)
def test_entries_without_digest_or_version_prove_nothing(text: str) -> None:
    assert lines(CHECK, {LOG: text}) == []


# ------------------------------------------------------------------ digest.unknown-form

FORM = "digest.unknown-form"


@pytest.mark.parametrize(
    ("digest", "words"),
    [
        ("md5:9e107d9d372bb6826bd81d3542a419d6", 'was made with "md5", not with sha256'),
        ("SHA256:" + "a" * 64, 'was made with "SHA256"'),
        ("sha256:" + "a" * 63, "is not 64 hexadecimal digits"),
        ("sha256:" + "A" * 64, "in small letters"),
        ("a" * 64, "does not name how it was made"),
        ("sha256:", "does not name how it was made"),
    ],
)
@pytest.mark.parametrize("field", ["digest", "edition", "seal"])
def test_a_digest_of_another_form_is_found_where_it_stands(field: str, digest: str, words: str) -> None:
    files = {LOG: f"- version: '1.0'\n  {field}: '{digest}'\n"}
    assert lines(FORM, files) == ["decisions/SMS-PLN-001:2"]
    assert words in messages(FORM, files)[0]


def test_a_digest_of_our_form_or_none_is_sound() -> None:
    assert lines(FORM, log(("1.0", "approved", "a")) | {"data/decisions/X.yml": "- version: '1.0'\n"}) == []


def test_no_other_check_says_the_same_again() -> None:
    files = approve(FILES)
    broken = str(files[LOG]).replace('"digest": "sha256:', '"digest": "sha512:')
    found = {each.id for each in report(files | {LOG: broken}).findings if each.position.path == LOG}
    assert FORM in found
    assert "data.schema-violation" not in found


# ------------------------------------------------------------------ digest.missing

UNBOUND = "digest.missing"


@pytest.mark.parametrize("decision", ["approved", "adopted", "reviewed"])
def test_a_sealed_entry_without_digest_below_a_digest_is_found_and_covers_no_change(decision: str) -> None:
    files = approve(FILES)
    entry = {key: entries_of(files, "SMS-PLN-001")[0][key] for key in ("version", "by", "role", "on", "reason")}
    above = [{key: each[key] for key in each if key != "seal"} for each in entries_of(files, "SMS-PLN-001")]
    files |= {LOG: sealed([*above, entry | {"decision": decision}]), PAGE: files[PAGE].replace("Nobody", "Everybody")}
    assert lines(UNBOUND, files) == ["decisions/SMS-PLN-001:2"]
    assert lines(TEXT, files) == [f"{PAGE}:29"]


def test_versions_without_any_digest_and_withdrawals_need_none() -> None:
    text = "- version: '1.0'\n  decision: approved\n- version: '1.0'\n  decision: reviewed\n"
    assert lines(UNBOUND, {LOG: text}) == []
    bound = log(("1.0", "approved", "a"))[LOG]
    assert lines(UNBOUND, {LOG: f"{text}{bound}- version: '1.0'\n  decision: withdrawn\n"}) == []
    assert lines(UNBOUND, {LOG: f"{bound}- version: '1.1'\n  decision: approved\n"}) == []


# ------------------------------------------------------------------ digest.content-changed

TEXT = "digest.content-changed"
PAGE = "content/plans/plan.md"
RISKS = "data/risks.yml"
BODY = """
    # Plan

    ## Scope

    Four phases; {{ sms_value("organization.name") }} leads them.

    - The first item of a list.
    - The second item of a list.

    ## Risks

    {{ sms_table("risks", columns=["id", "title", "owner"], caption="Known risks") }}

    Nobody changes this.
    """
FILES = {
    PAGE: document(BODY, status="approved", effective_from="2027-01-12"),
    "data/organization.yml": "name: Merrow\n",
    RISKS: "- {id: R-1, title: One, owner: a}\n- {id: R-2, title: Two, owner: b}\n- {id: R-3, title: Three}\n",
}


def changed(path: str = PAGE, old: str = "", new: str = "") -> dict[str, str]:
    """The approved system with one text in place of another."""
    files = approve(FILES)
    assert str(files[path]).count(old) == 1
    return files | {path: str(files[path]).replace(old, new)}


def test_what_was_approved_is_sound() -> None:
    assert lines(TEXT, approve(FILES)) == []


def test_a_changed_paragraph_is_found_where_it_stands() -> None:
    files = changed(old="Nobody changes this.", new="Somebody changed this.")
    assert lines(TEXT, files) == [f"{PAGE}:29"]
    said = 'below "Risks" was changed after the approval of version 1.0: '
    assert messages(TEXT, files) == [f'A paragraph {said}"Nobody changes this." is now "Somebody changed this.".']
    assert related(TEXT, files) == [f"{LOG}:1:164"]


FLOW = "content/plans/flow.png"


@pytest.mark.parametrize(
    "shown", ["![Flow](flow.png)", '<img src="flow.png" alt="Flow">', "![Flow][f]\n\n[f]: flow.png"]
)
@pytest.mark.parametrize("now", ["other", None])
def test_a_picture_that_was_replaced_or_removed_is_found_where_the_page_shows_it(shown: str, now: str | None) -> None:
    page = document(f"\n# Plan\n\n{shown}\n", status="approved", effective_from="2027-01-12")
    files = approve({PAGE: page, FLOW: "as approved", "content/plans/else.png": "x"})
    assert lines(TEXT, files) == []
    assert lines(TEXT, files | {"content/plans/else.png": "y"}) == []
    changed = {path: text for path, text in {**files, FLOW: now}.items() if text is not None}
    assert lines(TEXT, changed) == [f"{PAGE}:{20 if '[f]:' in shown else 18}"]
    assert messages(TEXT, changed) == [f"The picture {FLOW} is not the one that was approved with version 1.0."]


def test_a_new_picture_is_a_change_that_can_be_approved() -> None:
    page = document("\n# Plan\n\n![Flow](flow.png)\n", status="approved", effective_from="2027-01-12")
    files = approve({PAGE: page, FLOW: "one"}) | {FLOW: "two"}
    before, now = files["editions/SMS-PLN-001/1.0.md"], load(files)
    found = compare(read_edition(before, ""), as_edition(now, now.by_id["SMS-PLN-001"]))
    assert sized(found) == ("minor", ("pictures changed",))


def test_an_added_and_a_removed_paragraph_are_found() -> None:
    files = changed(old="- The second item of a list.\n", new="")
    assert messages(TEXT, files) == [
        'A paragraph below "Scope" was removed after the approval of version 1.0: "- The second item of a list.".'
    ]
    files = changed(old="Nobody changes this.\n", new="Nobody changes this.\n\nBut for this.\n")
    assert lines(TEXT, files) == [f"{PAGE}:31"]
    assert "was added after the approval of version 1.0" in messages(TEXT, files)[0]


def test_a_changed_value_is_found_at_the_sentence_that_shows_it() -> None:
    files = changed("data/organization.yml", "Merrow", "Wren")
    assert lines(TEXT, files) == [f"{PAGE}:20"]
    assert '"Four phases; Merrow leads them." is now "Four phases; Wren leads them."' in messages(TEXT, files)[0]


def test_a_changed_row_is_found_at_its_entry_with_the_page_beside_it() -> None:
    files = changed(RISKS, "Two", "Second")
    assert lines(TEXT, files) == ["risks:2"]
    values = 'Risk is "Second", was "Two". This was not so when version 1.0 was approved.'
    assert messages(TEXT, files) == [f'The table "Known risks" has the row R-2 with other values: {values}']
    assert related(TEXT, files) == [f"{PAGE}:27:1"]


def test_an_added_and_a_removed_row_are_found() -> None:
    files = changed(RISKS, "- {id: R-3, title: Three}\n", "- {id: R-4, title: Four}\n")
    assert sorted(lines(TEXT, files)) == ["risks:1", "risks:3"]
    assert [each.partition(": ")[0] for each in sorted(messages(TEXT, files))] == [
        'The table "Known risks" has the row R-3 no more',
        'The table "Known risks" has the row R-4',
    ]


def test_rows_in_another_order_are_found() -> None:
    files = approve(FILES)
    one, two, three = str(files[RISKS]).splitlines(keepends=True)
    assert "R-2 / R-1 / R-3 instead of R-1 / R-2 / R-3" in messages(TEXT, files | {RISKS: two + one + three})[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("owner: sms-manager", "owner: executive-sponsor", 7, '"owner" was "sms-manager" when version 1.0'),
        ("authors: [PER-02]", "authors: [PER-02, PER-03]", 8, 'is "["PER-02", "PER-03"]" now'),
        ("review_interval_months: 12\n", "", 5, 'was "12" when version 1.0 was approved, and is not given now'),
        ("status: approved", "status: approved\nlanguage: de", 7, "was not given"),
    ],
)
def test_a_changed_control_field_is_found_at_the_field(old: str, new: str, line: int, words: str) -> None:
    files = changed(old=old, new=new)
    assert lines(TEXT, files) == [f"{PAGE}:{line}"]
    assert words in messages(TEXT, files)[0]


def test_of_many_changes_the_first_are_told_and_the_others_counted() -> None:
    many = "".join(f"\nParagraph number {number}.\n" for number in range(20))
    told = messages(TEXT, changed(old="Nobody changes this.\n", new=many))
    assert len(told) == 6
    assert (
        told[-1] == "15 more paragraphs were changed after the approval, or were added or removed; this is the first."
    )


def test_without_a_trusted_edition_one_finding_stands_at_the_version() -> None:
    files = changed(old="Nobody", new="Somebody")
    for edition in (None, str(files["editions/SMS-PLN-001/1.0.md"]).replace("Nobody", "Somebody")):
        others = {key: text for key, text in files.items() if not key.startswith("editions/")}
        kept = others if edition is None else others | {"editions/SMS-PLN-001/1.0.md": edition}
        assert lines(TEXT, kept) == [f"{PAGE}:5"]
        assert messages(TEXT, kept)[0].startswith("The content of version 1.0 is not the one that was approved;")


def test_drafts_other_versions_and_decisions_without_digest_prove_nothing() -> None:
    assert lines(TEXT, changed(old="status: approved", new="status: draft")) == []
    assert lines(TEXT, changed(old='version: "1.0"', new='version: "1.1"')) == []
    other = str(FILES[PAGE]).replace("Nobody", "Somebody")
    assert lines(TEXT, FILES | {PAGE: other, LOG: "- version: '1.0'\n  decision: approved\n- 7\n"}) == []
    assert lines(TEXT, FILES | {LOG: "- [\n"}) == []


def test_a_register_that_cannot_be_read_was_not_changed() -> None:
    assert lines(TEXT, approve(FILES) | {RISKS: "- [\n"}) == []


def test_a_document_that_is_no_longer_in_use_must_not_change_either() -> None:
    files = changed(old="Nobody", new="Somebody")
    retired = str(files[PAGE]).replace("status: approved", "status: obsolete")
    assert lines(TEXT, files | {PAGE: retired}) == [f"{PAGE}:29"]


def test_a_mechanical_change_on_the_list_is_accepted() -> None:
    files = approve(FILES)
    before = _digest(files)
    files |= {PAGE: str(files[PAGE]).replace("Four phases", "Four stages")}
    assert len(lines(TEXT, files)) == 1
    listed = (
        f"- commit: '{'1' * 40}'\n  documents:\n  - document: SMS-PLN-001\n    version: '1.0'\n"
        f"    from: {before}\n    to: {_digest(files)}\n"
    )
    assert lines(TEXT, files | {"data/mechanical.yml": listed}) == []


def _digest(files: dict[str, str]) -> str:
    system = load(files)
    return digest_of(system, system.by_id["SMS-PLN-001"])


def test_a_live_register_gets_new_entries_without_a_new_version() -> None:
    page = document(BODY, status="approved", effective_from="2027-01-12", kind="risk-register")
    files = approve(FILES | {PAGE: page})
    assert lines(TEXT, files | {RISKS: str(files[RISKS]) + "- {id: R-9, title: Nine}\n"}) == []
    assert lines(TEXT, files | {PAGE: page.replace("Nobody", "Somebody")}) == [f"{PAGE}:29"]
