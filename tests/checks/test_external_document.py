"""Documents of others: the edition in use, and when somebody last looked for a new one."""

import pytest

from tests.programmes import changed, lines
from tests.support import document, messages, related

EXTERNAL = """\
- id: EXT-01
  title: ISO/IEC 20000-1 Requirements
  edition: 2018 with amendment 1 of 2024
  checked_on: 2026-11-03
- id: EXT-02
  title: Data protection act
  edition: "2025"
  checked_on: 2026-11-03
"""
AUDITS = """\
- id: AUD-01
  criteria: ISO/IEC 20000-1:2018, ISO/IEC 27001:2013 and our own documents
  status: planned
"""


def files(*replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    others = {f"data/{key}.yml": text for key, text in registers.items()}
    return {"data/external_documents.yml": changed(EXTERNAL, *replacements), "data/audits.yml": AUDITS} | others


@pytest.mark.parametrize("check", ["external-document.check-overdue", "external-document.other-edition"])
def test_sound_documents_give_nothing(check: str) -> None:
    assert lines(check, files()) == []
    assert lines(check, {"data/external_documents.yml": "- [", "data/audits.yml": AUDITS}) == []
    assert lines(check, {"data/external_documents.yml": "- {title: 3, edition: [1], checked_on: soon}\n- 4\n"}) == []


# ------------------------------------------------------------------ external-document.check-overdue


@pytest.mark.parametrize(("checked", "expected"), [("2026-01-20", []), ("2026-01-19", ["external_documents:4"])])
def test_a_document_is_looked_for_once_a_year(checked: str, expected: list[str]) -> None:
    found = files(("2024\n  checked_on: 2026-11-03", f"2024\n  checked_on: {checked}"))
    assert lines("external-document.check-overdue", found) == expected


def test_nobody_has_looked_on_a_day_to_come() -> None:
    found = files(("2024\n  checked_on: 2026-11-03", "2024\n  checked_on: 2027-01-21"))
    assert lines("external-document.check-overdue", found) == ["external_documents:4"]
    assert messages("external-document.check-overdue", found)[0].endswith("2027-01-21, which has not come yet.")


def test_the_message_says_when_it_was_looked_for_last() -> None:
    found = files(("2024\n  checked_on: 2026-11-03", "2024\n  checked_on: 2025-11-03"))
    assert messages("external-document.check-overdue", found) == [
        "EXT-01 ISO/IEC 20000-1 Requirements was checked on 2025-11-03, more than 12 months ago."
    ]


def test_the_settings_move_the_year() -> None:
    found = files(settings="parameters:\n  external_check_months: 2\n")
    assert lines("external-document.check-overdue", found) == ["external_documents:4", "external_documents:8"]


# ------------------------------------------------------------------ external-document.other-edition


def test_an_audit_by_an_old_edition_is_found_at_its_criteria() -> None:
    found = files(audits=changed(AUDITS, ("20000-1:2018", "20000-1:2011")))
    assert lines("external-document.other-edition", found) == ["audits:2"]
    assert messages("external-document.other-edition", found) == [
        "ISO/IEC 20000-1:2011 is named here, but the edition in use is 2018 with amendment 1 of 2024."
    ]
    assert related("external-document.other-edition", found) == ["data/external_documents.yml:3:12"]


def test_an_audit_that_was_held_stays_as_it_was() -> None:
    text = changed(AUDITS, ("20000-1:2018", "20000-1:2011"), ("planned", "held"))
    assert lines("external-document.other-edition", files(audits=text)) == []


def test_an_obligation_by_an_old_edition_is_found_too() -> None:
    found = files(obligations="- id: OB-01\n  version: ISO/IEC 20000-1:2011\n")
    assert lines("external-document.other-edition", found) == ["obligations:2"]


def test_a_part_is_another_standard() -> None:
    found = files(obligations="- id: OB-01\n  version: ISO/IEC TS 20000-5:2013, ISO/IEC 20000-10:2013\n")
    assert lines("external-document.other-edition", found) == []


def test_while_two_editions_are_in_use_each_may_be_named() -> None:
    old = "- id: EXT-03\n  title: ISO/IEC 20000-1 Requirements, old edition\n  edition: '2011'\n"
    both = files(audits=changed(AUDITS, ("20000-1:2018", "20000-1:2011"))) | {
        "data/external_documents.yml": EXTERNAL + old
    }
    assert lines("external-document.other-edition", both) == []
    assert lines("external-document.other-edition", both | {"data/audits.yml": AUDITS}) == []


def test_a_standard_that_is_not_recorded_is_not_compared() -> None:
    assert lines("external-document.other-edition", files(("ISO/IEC 20000-1 Requirements", "The standard"))) == []


SECURITY = "- id: EXT-03\n  title: ISO/IEC 27001 Security\n  edition: 2022 with amendment\n  checked_on: 2026-11-03\n"


def page(text: str, status: str = "approved") -> dict[str, str]:
    return {"data/external_documents.yml": SECURITY, "content/a.md": document(f"# A\n\n{text}\n", status=status)}


def test_a_document_in_force_by_an_old_edition_is_found_in_its_text() -> None:
    found = page("We keep the controls of ISO/IEC 27001:2013.")
    assert lines("external-document.other-edition", found) == ["content/a.md:17"]


@pytest.mark.parametrize(
    "text",
    [
        "We keep the controls of ISO/IEC 27001:2022.",
        "We keep the controls of ISO/IEC 27001.",
        "Until 2025 we kept those of ISO/IEC 27001:2013.",
        "ISO/IEC 27001:2022 replaced ISO/IEC 27001:2013.",
        "We audit by ISO 19011:2011.",
    ],
)
def test_the_edition_in_use_the_past_and_other_standards_are_sound(text: str) -> None:
    assert lines("external-document.other-edition", page(text)) == []


def test_a_standard_by_its_short_name_is_listed() -> None:
    assert lines("external-document.unlisted", page("We follow ISO 27001.")) == []
    assert lines("external-document.unlisted", page("We follow ISO 27001-2.")) == ["content/a.md:17"]


def test_a_draft_may_still_be_corrected() -> None:
    assert lines("external-document.other-edition", page("By ISO/IEC 27001:2013.", "draft")) == []


# ------------------------------------------------------------------ external-document.unlisted

UNLISTED = "external-document.unlisted"


def going_by(text: str, **fields: object) -> dict[str, str]:
    return files() | {"content/plans/plan.md": document(text, **{"status": "approved", **fields})}


def test_a_standard_that_nobody_listed_is_found_once_where_it_is_named_first() -> None:
    found_in = going_by("# Plan\n\nAs ISO 19011 says. ISO 19011 again, ISO/IEC 27001 and ISO/IEC TS 20000-5.\n")
    assert lines(UNLISTED, found_in) == ["content/plans/plan.md:17"] * 3
    assert messages(UNLISTED, found_in)[0] == "ISO 19011 is named here, but is not among the external documents."


@pytest.mark.parametrize("text", ["ISO/IEC 20000-1:2018, 6.3", "ISO 8", "an ISOLATED 27001", "isolation of 27001", ""])
def test_the_standard_of_the_system_and_other_words_are_no_fault(text: str) -> None:
    assert lines(UNLISTED, going_by(text)) == []


def test_listed_standards_drafts_and_a_broken_register_are_left_alone() -> None:
    listed = {"data/external_documents.yml": "- title: ISO/IEC 27001 Information security\n- 7\n"}
    assert lines(UNLISTED, going_by("ISO/IEC 27001:2022") | listed) == []
    assert lines(UNLISTED, going_by("ISO/IEC 27001-2") | listed) == ["content/plans/plan.md:15"]
    assert lines(UNLISTED, going_by("ISO/IEC 27001", status="draft")) == []
    assert lines(UNLISTED, going_by("ISO/IEC 27001") | {"data/external_documents.yml": "- [\n"}) == []
