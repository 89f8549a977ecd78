"""The history page of a document, and the pages of its editions."""

from dataclasses import replace
from functools import partial

import pytest

from sms_docs import engine
from sms_docs.model.generated import edition_page, history_page
from sms_docs.pages import Sources
from sms_docs.pages.history import LONGEST
from sms_docs.publish.assembly import Assembly
from sms_docs.publish.front_matter import with_meta
from sms_docs.render.page_markdown import page_markdown
from sms_docs.render.page_url import relative_url
from tests.editions import approved
from tests.made_pages import html, pages, plain, released, sources
from tests.support import document, tree

ID = "SMS-PLN-001"
FILE = "content/plans/plan.md"
TEXT = """
    # A plan

    Above everything, see [the scope](../scope.md#the-scope) and [what is gone](gone.md "Gone").

    ## Duties

    The manager decides within two days. [Here](#duties), [not here](#nowhere), [outside](https://example.org/a).

    ```yaml
    {{ not a call }} <script>code</script>
    ```

    {{ sms_table("roles") }}
"""
BASE = {
    "content/audit/index.md": "# For auditors\n",
    "content/scope.md": "# The scope\n",
    "data/people.yml": "- {id: PER-01, name: Ada Bell}\n",
    "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n- {id: sms-manager, title: SMS manager}\n",
}


def made(files: dict[str, str | bytes], *, lean: bool = False) -> Sources:
    found, memory = sources(files, lean=lean), tree(files)
    return replace(found, editions={} if lean else engine.editions(found.system, memory))


def three_states(**last: object) -> dict[str, str | bytes]:
    """Version 1.0, version 1.1, and a draft of 1.2."""
    one = approved({**BASE, FILE: document(TEXT, status="approved")}, ID, on="2027-01-04", reference="Minutes <1>")
    text = TEXT.replace("two days", "three days")
    one["data/roles.yml"] = BASE["data/roles.yml"].replace("title: SMS manager", "title: Head of service")
    two = approved(
        {**one, FILE: document(text, status="approved", version='"1.1"')},
        ID,
        on="2027-01-12",
        change="minor",
        reason="Why",
    )
    fields = {"version": '"1.2"', "status": "draft", **last}
    return {**two, FILE: document(text.replace("three", "four"), **fields)}


@pytest.fixture(scope="module")
def draft() -> Sources:
    return made(three_states())


@pytest.fixture(scope="module")
def text(draft: Sources) -> str:
    return html(draft, history_page(ID))


def test_it_says_what_is_in_force_and_what_is_being_written(text: str) -> None:
    said = plain(text)
    assert "Version 1.1 is in force since 2027-01-12" in said
    assert "The page as it is now has version 1.2: Draft" in said
    assert f'href="../editions/{ID}/1.1.md"' in text


def test_it_says_from_when_to_when_earlier_versions_held(text: str) -> None:
    assert "In force before: 1.0 from 2027-01-04 to 2027-01-11." in plain(text)


def test_of_a_document_that_was_replaced_it_names_what_took_its_place() -> None:
    rules = document("# New rules\n", id="SMS-PRO-002", kind="change-management-process", title="New rules")
    after = plain(
        html(
            made({**three_states(status="obsolete", superseded_by="SMS-PRO-002"), "content/rules.md": rules}),
            history_page(ID),
        )
    )
    assert "The page as it is now has version 1.2: Obsolete. In its place: SMS-PRO-002 New rules" in after
    gone = made(three_states(status="obsolete", superseded_by="SMS-PRO-009"))
    assert "In its place: SMS-PRO-009 (no such document)." in plain(html(gone, history_page(ID)))


def test_each_decision_is_told_with_person_role_reason_and_reference(text: str) -> None:
    said = plain(text)
    assert "1.1 approved 2027-01-12 Ada Bell Sponsor minor Why" in said
    assert "Minutes <1>" in said
    assert "Minutes <1>" not in text
    assert said.index("2027-01-12 Ada Bell Sponsor minor") < said.index("2027-01-04 Ada Bell Sponsor major")


def test_it_shows_what_changed_between_editions_and_since_the_last(text: str) -> None:
    said = plain(text)
    assert said.index("From 1.1 to the page as it is now") < said.index("From 1.0 to 1.1")
    assert "within [removed: two ] [added: three ] days" in said
    assert "Head of service" in said


def test_it_says_how_large_the_change_was_called_and_how_large_it_looks(text: str) -> None:
    assert "Called minor and decided on 2027-01-12. By its form it is minor" in plain(text)


def test_digests_stand_in_full_to_be_copied_and_checked(draft: Sources, text: str) -> None:
    for entry in draft.system.decisions[ID]:
        assert entry.text("digest") in plain(text)
        assert entry.text("edition").removeprefix("sha256:") + f" editions/{ID}/" in plain(text)


def test_an_edition_is_shown_as_it_was_approved(draft: Sources) -> None:
    said = plain(html(draft, edition_page(ID, "1.0")))
    assert "within two days" in said
    assert "SMS manager" in said
    assert "Head of service" not in said.partition("within two days")[2]


def test_an_edition_names_the_command_that_verifies_its_file(draft: Sources) -> None:
    path, digest = f"editions/{ID}/1.0.md", draft.system.editions[ID]["1.0"].digest.removeprefix("sha256:")
    assert f"sha256sum {path} prints {digest}" in plain(html(draft, edition_page(ID, "1.0")))


def test_the_banner_says_which_edition_holds(draft: Sources) -> None:
    old, now = (plain(html(draft, edition_page(ID, version))) for version in ("1.0", "1.1"))
    assert "Version 1.0: superseded by 1.1 on 2027-01-12; in force since 2027-01-04. Version 1.1 is in force." in old
    assert "Version 1.1: in force since 2027-01-12." in now
    assert "Approved on 2027-01-12 by Ada Bell, Sponsor. Why" in now


def test_links_of_an_edition_lead_from_its_page_to_what_exists_today(draft: Sources) -> None:
    text = html(draft, edition_page(ID, "1.0"))
    assert 'href="../../../scope.md#the-scope"' in text
    assert "gone.md" not in text
    assert "what is gone" in text
    assert 'href="#duties"' in text
    assert "#nowhere" not in text
    assert 'href="https://example.org/a"' in text


def test_code_of_an_edition_is_as_it_was(draft: Sources) -> None:
    said = plain(html(draft, edition_page(ID, "1.0"))).replace("\u2060", "")
    assert "{{ not a call }} <script>code</script>" in said


def test_tables_of_an_edition_have_no_places_that_others_lead_to(draft: Sources) -> None:
    assert "entry-" not in draft.editions[f"editions/{ID}/1.0.md"]
    assert "\u2060a id" not in html(draft, edition_page(ID, "1.0"))


def test_no_macro_runs_on_these_pages(draft: Sources) -> None:
    for path in (history_page(ID), edition_page(ID, "1.0")):
        front = page_markdown(pages(draft)[path], lambda _: "").split("---\n")[1]
        assert "render_macros: false" in front
        assert "search: {exclude: true}" in front


def test_while_somebody_edits_there_are_decisions_and_nothing_else() -> None:
    lean = made(three_states(), lean=True)
    assert edition_page(ID, "1.1") not in pages(lean)
    said = plain(html(lean, history_page(ID)))
    assert "Ada Bell" in said
    assert f"sms diff {ID}" in said
    assert "[removed:" not in said


def test_a_release_has_them_too(draft: Sources) -> None:
    assert {history_page(ID), edition_page(ID, "1.0")} <= pages(released(draft)).keys()


def test_an_edition_whose_file_was_changed_says_so(draft: Sources, text: str) -> None:
    files = three_states()
    path = f"editions/{ID}/1.0.md"
    files[path] = str(files[path]).replace("two days", "nine days")
    assert f"Do not rely on this: The edition 1.0 is not the file that was approved: {path}" in plain(
        html(made(files), history_page(ID))
    )
    assert "Do not rely on this" not in plain(text)
    assert "is not the one that was approved" in plain(html(made(files), edition_page(ID, "1.0")))
    assert "is not the one that was approved" not in plain(html(draft, edition_page(ID, "1.0")))


def test_a_document_without_editions_says_how_they_come_about() -> None:
    files = {**BASE, FILE: document(TEXT, status="approved")}
    log = f"data/decisions/{ID}.yml"
    files[log] = "- {version: '1.0', decision: approved, by: PER-01, role: executive-sponsor, on: 2027-01-04}\n"
    said = plain(html(made({**files}), history_page(ID)))
    assert "No edition was kept" in said
    assert "Version 1.0 is in force since 2027-01-04" in said


def test_an_edition_without_decision_is_shown_and_said() -> None:
    files = three_states()
    del files[f"data/decisions/{ID}.yml"]
    assert "No decision is recorded, although there are editions" in plain(html(made(files), history_page(ID)))
    assert "never in force" in plain(html(made(files), edition_page(ID, "1.0")))


def test_the_history_of_a_page_that_is_gone_stays() -> None:
    files = three_states()
    del files[FILE]
    assert "The page itself is gone." in plain(html(made(files), history_page(ID)))


@pytest.mark.parametrize("name", ["../../etc", "a b", "", ".hidden", "x" * 200])
def test_a_number_that_is_no_file_name_gets_no_page(name: str) -> None:
    files = {**BASE, FILE: document(TEXT, id=f'"{name}"'), f"data/decisions/{name or 'x'}x.yml": "- {version: '1'}\n"}
    assert not [path for path in pages(made({**files})) if "/history/" in path and name and name in path]


def test_a_large_rewrite_is_cut_and_points_to_the_command() -> None:
    old = "\n".join(f"    The desk answers call number {n} within two hours and tells everybody.\n" for n in range(600))
    one = approved({**BASE, FILE: document(old, status="approved")}, ID, on="2027-01-04")
    new = old.replace("two hours", "three days").replace("everybody", "nobody at all")
    two = approved({**one, FILE: document(new, status="approved", version='"1.1"')}, ID, on="2027-01-12")
    text = html(made(two), history_page(ID))
    assert "more changes: too much for a page" in plain(text)
    assert f"sms diff {ID} 1.0 1.1" in plain(text)
    assert LONGEST < len(text) < 110_000
    edition = html(made(two), edition_page(ID, "1.0"))
    assert len(edition) < 110_000


def test_a_document_page_leads_to_its_history_and_to_the_edition_in_force(draft: Sources) -> None:
    assembly = Assembly(draft, partial(relative_url, directories=True))
    text = assembly.content(FILE, "<h1>A plan</h1>", lambda block, _: block)
    assert "Version 1.2 is being written; " in plain(text)
    assert f'href="../../audit/editions/{ID}/1.1/">version 1.1</a> is in force' in text
    assert f'href="../../audit/history/{ID}/">1.2</a>' in text


def test_the_front_matter_of_an_edition_cannot_become_that_of_its_page(draft: Sources) -> None:
    text = with_meta(page_markdown(pages(draft)[edition_page(ID, "1.0")], lambda _: ""), {"sms_build": "x"})
    assert text.count("\n---\n") == 1
