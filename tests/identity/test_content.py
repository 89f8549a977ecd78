"""What an approval covers, and its digest."""

import json
from hashlib import sha256

import pytest

from sms_docs.identity.content import content_of, digest, digest_of, fields_of
from sms_docs.model.register import Entry
from tests.support import document, load

PAGE = "content/plans/plan.md"
TABLE = '{{ sms_table("risks", columns=["id", "title"]) }}'
DATA = {"data/risks.yml": "- {id: R-1, title: One}\n", "data/organization.yml": "name: Merrow\n"}


def of(text: str = "", data: dict[str, str] | None = None, **fields: object) -> str:
    system = load({PAGE: document(f"\n# Plan\n\n{text}\n", **fields)} | (DATA if data is None else data))
    return digest_of(system, system.by_path[PAGE])


def test_what_is_hashed_is_plain_json_that_anybody_can_make() -> None:
    system = load({PAGE: document("\n# Plan\n\nFour phases.\n")})
    front = system.by_path[PAGE].front
    form = {"fields": fields_of(front), "form": 1, "parts": [], "text": ["# Plan", "Four phases."]}
    text = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert digest_of(system, system.by_path[PAGE]) == f"sha256:{sha256(text.encode()).hexdigest()}"


def test_the_content_names_fields_text_and_shown_parts() -> None:
    system = load({PAGE: document(f"\nOf {{{{ sms_value('organization.name') }}}}.\n\n{TABLE}\n")} | DATA)
    content = content_of(system, system.by_path[PAGE])
    call = 'sms_table("risks", columns=["id", "title"])'
    assert content.text == ("Of Merrow.", f"{{{{ {call} }}}}")
    assert [(part.call, part.rows) for part in content.parts] == [(call, (("R-1", "One"),))]
    assert content.fields["owner"] == "sms-manager"
    assert "status" not in content.fields
    assert digest(content) == digest_of(system, system.by_path[PAGE])


def test_a_call_that_is_shown_as_it_was_typed_is_another_text() -> None:
    call = '{{ sms_ref("SMS-PLN-001") }}'
    typed = f"{{% raw %}}See\n{call}{{% endraw %}}"
    assert of(f"See {call}") != of(typed)
    assert of(typed) == of(typed.replace("\n", " "))
    assert of("A") == of("{% raw %}A{% endraw %}")


@pytest.mark.parametrize("field", ["# A remark", "x-note: mine", "superseded_by: SMS-PLN-002"])
def test_fields_that_follow_from_decisions_are_not_covered(field: str) -> None:
    approved = document("", status="approved")
    one, other = (load({PAGE: text}) for text in (approved, approved.replace("---\n", f"---\n{field}\n", 1)))
    assert digest_of(one, one.by_path[PAGE]) == digest_of(other, other.by_path[PAGE])


def test_fields_without_a_value_are_not_given() -> None:
    assert fields_of(Entry({"id": "x", "covers": [], "language": None, "title": " "}, "x")) == {"id": "x"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TABLE.replace(")", ", limit=3)"), "{{sms_table('risks',limit=3,columns=('id','title'))}}"),
        ("{{ sms_value('organization.name') }}", "Merrow"),
        ("{% raw %}{{ x }}{% endraw %}", "{%raw%}{{ x }}{%endraw%}"),
    ],
)  # fmt: skip
def test_how_a_call_is_written_is_no_matter(one: str, other: str) -> None:
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TABLE, TABLE.replace("title", "owner")),
        (TABLE, TABLE.replace("id", "title")),
        (TABLE, TABLE.replace(")", ", limit=1)")),
        (TABLE, "{{ sms_figure('risk-matrix') }}"),
        ("{{ sms_ref('R-1') }}", "{{ sms_ref('R-2') }}"),
    ],
)
def test_what_a_call_asks_for_matters(one: str, other: str) -> None:
    assert of(one) != of(other)


def test_shown_data_is_covered_and_other_data_is_not() -> None:
    risks = DATA["data/risks.yml"]
    assert of(TABLE, DATA | {"data/risks.yml": risks.replace("One", "Two")}) != of(TABLE)
    assert of(TABLE, DATA | {"data/risks.yml": risks.replace("}", ", owner: x}")}) == of(TABLE)
    assert of(TABLE, DATA | {"data/organization.yml": "name: Other\n"}) == of(TABLE)
    assert of("{{ sms_value('organization.name') }}", DATA | {"data/organization.yml": "name: Other\n"}) != of("Merrow")


def test_what_changes_without_a_decision_is_covered_as_its_call() -> None:
    more = DATA | {"data/risks.yml": DATA["data/risks.yml"] + "- {id: R-2, title: Two}\n"}
    assert of("{{ sms_value('count:risks') }}", more) == of("{{ sms_value('count:risks') }}")
    assert of("{{ sms_table('documents') }}", more) == of("{{ sms_table('documents') }}")


@pytest.mark.parametrize(
    "text", ["{{ sms_table('nothing') }}", "{{ sms_value('a.b') }}", "{{ x(1) }}", "{{ sms_table(", ""]
)
def test_a_wrong_call_still_has_a_digest(text: str) -> None:
    assert of(text).startswith("sha256:")
