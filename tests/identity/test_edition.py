"""An edition is written once, read back, and compared with the document as it is."""

import re

import pytest

from sms_docs.identity.compare import compare
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import Stored, as_edition, edition_text, read_edition
from sms_docs.model.document import Document
from sms_docs.model.system import System
from tests.support import document, load

PAGE = "content/plans/plan.md"
WHO = [{"by": "PER-01", "name": "A: B #1", "role": "r", "title": "T", "on": "2027-01-11"}]
TEXT = """
    # Plan

    Of {{ sms_value("organization.name") }}, see {{ sms_clause("6.3") }} and {{ sms_value("count:risks") }}.

    {{ sms_table("risks", columns=["id", "title"]) }}

    {{ sms_table("documents") }}

    {{ sms_figure("roadmap") }}

    ```
    {{ sms_table("risks") }}
    ```

    {{ sms_table("nothing") }}
    """
DATA = {
    "data/organization.yml": "name: 'Merrow | <b>'\n",
    "data/risks.yml": "- {id: R-1, title: 'One --> <!-- | two'}\n- {id: R-2, title: ''}\n",
}


def made(text: str = TEXT, data: dict[str, str] | None = None) -> tuple[System, Document]:
    system = load({PAGE: document(text)} | (DATA if data is None else data))
    return system, system.by_path[PAGE]


def written(text: str = TEXT) -> str:
    return edition_text(*made(text), WHO)


def read(text: str) -> Stored:
    return read_edition(text, "editions/SMS-PLN-001/1.0.md")


def test_an_edition_read_back_is_the_document_as_it_is() -> None:
    assert not compare(read(written()), as_edition(*made()))


def test_an_edition_says_who_decided_and_of_what_content() -> None:
    front = read(written()).front
    assert front.text("digest") == digest_of(*made())
    assert [each.text("name") for each in front.entries("decided")] == ["A: B #1"]
    assert (front.text("as_of"), front.text("path"), front.text("status")) == ("2027-01-20", PAGE, "approved")


def test_an_edition_holds_no_call_outside_code() -> None:
    shown = re.sub(r"```.*?```", "", written(), flags=re.DOTALL)
    assert "{{" not in re.sub(r"<!--.*?-->", "", shown)
    assert "One" in shown
    assert "*As on 2027-01-20; changes without a decision.*" in shown


def test_an_edition_is_the_same_again() -> None:
    assert written() == written()


def test_what_changes_without_a_decision_is_no_difference() -> None:
    more = DATA | {"content/plans/other.md": document("\n# Other\n", id="SMS-PLN-002")}
    assert not compare(read(written()), as_edition(*made(data=more)))


def test_a_changed_row_is_a_difference() -> None:
    data = DATA | {"data/risks.yml": DATA["data/risks.yml"].replace("One", "Eins")}
    found = compare(read(written()), as_edition(*made(data=data)))
    assert [each.key for each in found.rows] == ["R-1"]
    assert found.texts == ()


def test_where_other_pages_lead_to_is_no_difference() -> None:
    first = DATA | {"content/a.md": document('\n{{ sms_table("risks") }}\n', id="SMS-PLN-009")}
    assert not compare(read(written()), as_edition(*made(data=first)))


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_are_no_difference(end: str) -> None:
    assert not compare(read(written().replace("\n", end)), as_edition(*made()))


def test_a_text_cannot_pass_itself_off_as_what_a_macro_made() -> None:
    key = re.search(r"key: \"(k[0-9a-f]{8})\"", written())
    assert key
    forged = f'\n# Plan\n\n<!-- sms:{key[1]} sms_value("x") -->Forged<!-- /sms:{key[1]} -->\n'
    lines = [line.text for line in read(written(forged)).lines]
    assert any("Forged" in text for text in lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "---\n",
        "---\n[\n---\n",
        "---\nkey: 7\n---\n<!-- sms:7 a -->",
        "---\nkey: k(.*)\n---\n",
        "---\n- 1\n---\n",
    ],
)
def test_what_is_no_edition_is_read_as_far_as_it_goes(text: str) -> None:
    assert isinstance(read(text), Stored)
