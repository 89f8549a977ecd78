"""What a build adds to its pages: header, findings, links, downloads; and what a release leaves out."""

from functools import partial

from sms_docs import engine
from sms_docs.model.generated import BUILD
from sms_docs.pages import Sources
from sms_docs.publish.assembly import Assembly
from sms_docs.render.page_url import relative_url
from tests.support import DAY, document, tree

FILES = {
    "content/index.md": "# Home\n\nFirst paragraph.\n\nSee [gone](gone.md) now.\n",
    "content/a.md": document("# A\n\nText.\n", status="wrong"),
    "data/tasks.yml": "- {id: T-1, title: One, due: 2026-13-40}\n- {id: T-2, title: Two}\n",
    "data/settings.yml": "as_of: 2027-01-20\n",
}


def assembly(files: dict[str, str] = FILES, version: str = "", *, lean: bool = False) -> Assembly:
    source = tree(files)
    # What the settings fix comes from the settings; nothing here depends on the real day.
    system = engine.load(source, None if "data/settings.yml" in files else DAY)
    report = engine.check(system, source)
    record = engine.build_record(report, source, version=version)
    return Assembly(Sources(system, report, record, lean=lean), partial(relative_url, directories=True))


def home(made: Assembly) -> str:
    return made.source(made.sources.system.by_path["content/index.md"], lambda html: html) or ""


def shown(html: str, _found_as: str) -> str:
    return html


def test_a_finding_stands_at_the_end_of_its_paragraph() -> None:
    before, flag, after = home(assembly()).partition('<span class="sms-flags"')
    assert before.endswith("First paragraph.\n\nSee [gone](gone.md) now.")
    assert "link.dead-link" in after
    assert flag


def test_a_page_without_a_finding_stays_as_it_is() -> None:
    made = assembly({"content/index.md": "# Home\n"})
    assert made.source(made.sources.system.documents[0], lambda html: html) is None


def test_a_finding_on_the_front_matter_stands_below_the_header() -> None:
    html = assembly().content("content/a.md", "<h1>A</h1><p>Text.</p>", shown)
    assert html.index("</h1>") < html.index("sms-control") < html.index("sms-flags") < html.index("<p>Text.")


def test_a_row_shows_the_findings_on_its_entry_alone() -> None:
    made = assembly()
    first, second = made.sources.system.register("tasks")
    assert "data." in "".join(each.id for each in made.flags.entry(first.location()))
    assert {each.position.line for each in made.flags.entry(first.location())} == {1}
    assert {each.position.line for each in made.flags.entry(second.location())} == {2}


def test_a_release_shows_no_finding() -> None:
    made = assembly(version="1.0")
    assert home(made) == ""
    assert "sms-flag" not in made.content("content/a.md", "<h1>A</h1>", shown)
    assert made.flags.entry(made.sources.system.register("tasks").entries[0].location()) == ()


def test_every_page_says_what_it_was_built_from_and_for_which_day() -> None:
    meta = assembly().meta()
    assert meta["sms_build"].startswith("Draft of the site · sources ")
    assert "as of 2027-01-20" in meta["sms_build"]
    assert meta["sms_as_of"] == "2027-01-20"
    assert "sms_release" not in meta
    released = assembly(version="1.0").meta()
    assert released["sms_build"].startswith("Release 1.0 · sources ")
    assert released["sms_release"] == "1.0"


def test_a_day_that_nobody_fixed_is_left_to_the_reader() -> None:
    assert "sms_as_of" not in assembly({"content/index.md": "# Home\n"}).meta()


def test_links_lead_only_to_pages_that_this_build_has() -> None:
    href = assembly().href("content/index.md")
    assert href("content/a.md#x") == "a/#x"
    assert href(BUILD) == "audit/build/"
    assert href("content/audit/rules/none.md#x") is None


def test_pages_that_only_repeat_the_standard_are_left_out_while_somebody_edits() -> None:
    full, lean = assembly(), assembly(lean=True)
    clause = "content/audit/clauses/6.3.md"
    assert full.href("content/index.md")(clause) == "audit/clauses/6.3/"
    assert lean.href("content/index.md")(clause) is None
    assert len(lean.generated) < len(full.generated)


def test_a_page_of_ones_own_takes_the_place_of_a_generated_one() -> None:
    made = assembly({**FILES, BUILD: "# Mine\n"})
    assert BUILD not in {page.path for page in made.generated}
    assert made.href("content/index.md")(BUILD) == "audit/build/"


def test_downloads_of_a_page_keep_apart() -> None:
    made = assembly()
    attach = made.additions("content/a.md").attach
    assert attach("tasks.csv", "1") == "../assets/tables/a/tasks.csv"
    assert attach("tasks.csv", "2") == "../assets/tables/a/tasks-2.csv"
    assert attach("tasks.csv", "1") == "../assets/tables/a/tasks.csv"
    assert made.additions("content/index.md").attach("tasks.csv", "1") == "assets/tables/index/tasks.csv"
    assert len(made.downloads) == 3


def test_a_finding_on_the_decision_log_stands_below_the_header_of_its_document() -> None:
    made = assembly({**FILES, "data/decisions/SMS-PLN-001.yml": "- {decision: approved}\n"})
    html = made.content("content/a.md", "<h1>A</h1><p>Text.</p>", shown)
    assert "data/decisions/SMS-PLN-001.yml:1" in html


def test_the_foot_leads_only_to_pages_that_there_are() -> None:
    assert assembly().meta()["sms_ways"] == "audit/clauses"
    assert (
        assembly({**FILES, "content/audit/calendar.md": "# C\n"}).meta()["sms_ways"] == "audit/clauses audit/calendar"
    )


def test_each_sheet_of_a_controlled_document_says_what_it_is() -> None:
    made = assembly(
        {"content/a.md": document("# A\n", status="obsolete"), "content/guide/b.md": "---\nstatus: new\n---\n"}
    )
    pages = made.sources.system.by_path
    assert made.meta(pages["content/a.md"])["sms_sheet"] == "SMS-PLN-001 · Version 1.0 · Obsolete: do not use"
    assert "sms_sheet" not in made.meta(pages["content/guide/b.md"])
