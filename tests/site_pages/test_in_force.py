"""The page of what is in force."""

from dataclasses import replace

from sms_docs.model.generated import IN_FORCE
from tests.editions import approved
from tests.made_pages import html, plain, sources
from tests.support import document

FILES = {
    "content/audit/index.md": "# For auditors\n",
    "content/plan.md": document("# A\n", status="approved", title="The <plan>"),
    "content/other.md": document("# B\n", id="SMS-POL-001", title="A policy"),
    "data/people.yml": "- {id: PER-01, name: Ada Bell}\n",
    "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n",
}


def test_each_document_stands_with_its_version_day_and_decider() -> None:
    text = html(sources(approved(FILES, "SMS-PLN-001")), IN_FORCE)
    assert "SMS-PLN-001 The <plan> 1.0 2027-01-10 approved 2027-01-10 Ada Bell Sponsor" in plain(text)
    assert "<plan>" not in text


def test_a_version_leads_to_its_edition_and_else_to_the_history() -> None:
    files = approved(FILES, "SMS-PLN-001")
    log = "- {version: '1.0', decision: approved, by: PER-01, role: executive-sponsor, on: 2027-01-04}\n"
    files |= {
        "data/decisions/SMS-POL-001.yml": log,
        "content/other.md": document("# B\n", id="SMS-POL-001", status="approved"),
    }
    made = sources(files)
    text = html(
        replace(made, editions={"editions/SMS-PLN-001/1.0.md": str(files["editions/SMS-PLN-001/1.0.md"])}), IN_FORCE
    )
    assert 'href="../editions/SMS-PLN-001/1.0/"' in text
    assert 'href="../history/SMS-POL-001/"' in text


def test_earlier_versions_stand_with_their_days_so_that_every_day_has_its_answer() -> None:
    first = approved(FILES, "SMS-PLN-001", on="2027-01-04")
    second = {**first, "content/plan.md": document("# A\n", status="approved", title="The <plan>", version='"1.1"')}
    said = plain(html(sources(approved(second, "SMS-PLN-001", on="2027-01-12")), IN_FORCE))
    earlier = said[said.index("Earlier versions") :]
    assert "SMS-PLN-001 The <plan> 1.0 2027-01-04 2027-01-12 1.1" in earlier
    assert "Ended on" not in said[: said.index("Earlier versions")]


def test_without_an_earlier_version_there_is_no_such_part() -> None:
    assert "Earlier versions" not in plain(html(sources(approved(FILES, "SMS-PLN-001")), IN_FORCE))


def test_documents_of_which_nothing_is_in_force_are_named_apart() -> None:
    said = plain(html(sources(approved(FILES, "SMS-PLN-001")), IN_FORCE))
    assert said.index("SMS-PLN-001") < said.index("Not in force") < said.index("SMS-POL-001")


def test_without_documents_it_says_so() -> None:
    assert "No document was in force on that day." in plain(html(sources({"content/index.md": "# A\n"}), IN_FORCE))
