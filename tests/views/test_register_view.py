"""A register by its schema: labels, formats, references."""

from dataclasses import replace

import pytest

from sms_docs.load.schemas import packaged_schemas
from sms_docs.model.schema import Schema
from sms_docs.model.table import Cell
from sms_docs.views import view
from sms_docs.views.cell import Cells
from sms_docs.views.register_view import NO_REGISTERS
from tests.support import document, load

ITEM = {
    "id": {"type": "string", "x-column": True},
    "title": {"type": "string", "x-column": True, "x-label": "What"},
    "count": {"type": "number", "x-format": "number"},
    "share": {"type": "number", "x-format": "percent"},
    "cost": {"type": "number", "x-format": "money"},
    "currency": {"type": "string"},
    "state": {"type": "string", "enum": ["in-progress", "done"], "x-format": "status", "x-live": True},
    "severity": {"type": "string", "enum": ["critical", "minor"]},
    "kind": {"type": "string", "enum": ["some-thing"]},
    "on": {"type": "string", "x-format": "date"},
    "yes": {"type": "boolean"},
    "owner": {"type": "string", "x-format": "role"},
    "who": {"type": "array", "x-format": "person"},
    "clause": {"type": "string", "x-ref": "clauses"},
    "service": {"type": "string", "x-ref": "services"},
    "tasks": {"type": "array", "x-ref": "tasks"},
    "site": {"type": "string", "x-ref": "organization.sites"},
    "aim": {"type": "string", "x-ref": "organization.aims"},
    "doc": {"type": "string", "x-ref": "documents"},
    "made": {"type": "array", "x-ref": "kinds"},
    "proof": {"type": "array", "x-ref": "evidence"},
    "duties": {"type": "array"},
    "parts": {"type": "array"},
    "inner": {"type": "object"},
}
SCHEMA = Schema("things", "schemas/things.schema.json", {
    "title": "Things in use", "x-register": {"label": "Things"}, "items": {"properties": ITEM},
})  # fmt: skip
FILES = {
    "data/roles.yml": "- {id: sms-manager, title: SMS manager}\n",
    "data/people.yml": "- {id: PER-01, name: Ada Bell}\n- {id: PER-02}\n",
    "data/services.yml": "- {id: SVC-01, name: Managed Workplace}\n",
    "data/tasks.yml": "- {id: T-1, title: One}\n",
    "data/organization.yml": "name: Org\nsites: [{id: SITE-1, name: Head office}]\naims: [{id: AIM-1, text: Grow}]\n",
    "content/plan.md": document(),
    "content/file.txt": "x",
}


def cell(key: str, value: object, **more: object) -> Cell:
    system = load({**FILES, "data/issues.yml": "[]\n"})
    issues = system.register("issues")
    entry = replace(system.register("tasks").entries[0], values={"id": "X-1", key: value, **more}, register="things")
    system = replace(
        system, schemas={**system.schemas, "things": SCHEMA},
        registers={**system.registers, "things": replace(issues, key="things", entries=(entry,))},
    )  # fmt: skip
    return view(system, "things", columns=[key]).rows[0].cells[0]


@pytest.mark.parametrize(
    ("key", "value", "text", "target", "tone"),
    [
        ("id", "X-1", "X-1", "entry:things/X-1", ""),
        ("title", "  A title ", "A title", "", ""),
        ("title", 3, "3", "", ""),
        ("title", None, "", "", ""),
        ("count", 1234567, "1,234,567", "", ""),
        ("count", 2.50, "2.5", "", ""),
        ("count", "many", "many", "", ""),
        ("share", 40, "40 %", "", ""),
        ("state", "in-progress", "in progress", "", "warn"),
        ("state", "done", "done", "", "good"),
        ("state", "never-heard-of", "never-heard-of", "", ""),
        ("severity", "critical", "critical", "", "bad"),
        ("severity", "minor", "minor", "", ""),
        ("kind", "some-thing", "some thing", "", ""),
        ("on", "2027-01-20", "2027-01-20", "", ""),
        ("on", "2027-02-30", "2027-02-30", "", ""),
        ("yes", True, "yes", "", ""),
        ("yes", False, "no", "", ""),
        ("owner", "sms-manager", "SMS manager", "entry:roles/sms-manager", ""),
        ("owner", "nobody", "nobody", "", ""),
        ("clause", "6.3", "6.3", "clause:6.3", ""),
        ("service", "SVC-01", "Managed Workplace", "entry:services/SVC-01", ""),
        ("site", "SITE-1", "Head office", "entry:organization/SITE-1", ""),
        ("site", "SITE-9", "SITE-9", "", ""),
        ("aim", "AIM-1", "AIM-1", "entry:organization/AIM-1", ""),
        ("doc", "SMS-PLN-001", "SMS-PLN-001", "document:SMS-PLN-001", ""),
        ("doc", "SMS-PLN-999", "SMS-PLN-999", "", ""),
        ("duties", ["only one"], "only one", "", ""),
        ("inner", {"text": "inside", "kind": "x"}, "inside", "", ""),
        ("inner", {"when": "2027-01-20", "count": 3, "deep": {"name": "n"}}, "2027-01-20, 3, n", "", ""),
        ("duties", [], "", "", ""),
    ],
)
def test_a_value_reads_as_its_format_says(key: str, value: object, text: str, target: str, tone: str) -> None:
    found = cell(key, value)
    assert (found.text, found.target, found.tone) == (text, target, tone)


def test_money_has_the_currency_of_its_entry() -> None:
    assert cell("cost", 12500, currency="EUR").text == "12,500 EUR"


def test_several_references_each_lead_somewhere() -> None:
    found = cell("tasks", ["T-1", "T-2"])
    assert isinstance(found, Cells)
    assert [(part.text, part.target) for part in found.parts] == [("T-1", "entry:tasks/T-1"), ("T-2", "")]
    assert (found.text, found.block) == ("T-1, T-2", False)


def test_people_stand_by_name_and_without_name_by_number() -> None:
    assert cell("who", ["PER-01", "PER-02", "PER-03"]).text == "Ada Bell, PER-02, PER-03"


def test_kinds_lead_to_the_document_of_that_kind() -> None:
    found = cell("made", ["implementation-plan", "capacity-plan"])
    assert isinstance(found, Cells)
    assert found.parts[0].target == "document:SMS-PLN-001"
    assert found.parts[1].target == ""
    assert found.parts[1].text == "Capacity plan"


def test_evidence_is_a_document_an_entry_or_a_file() -> None:
    found = cell("proof", ["SMS-PLN-001", "T-1", "content/file.txt#x", "nowhere"])
    assert isinstance(found, Cells)
    assert [part.target for part in found.parts] == [
        "document:SMS-PLN-001", "entry:tasks/T-1", "file:content/file.txt", "",
    ]  # fmt: skip


def test_sentences_stand_below_each_other() -> None:
    found = cell("duties", ["Plans.", "Decides."])
    assert isinstance(found, Cells)
    assert (found.text, found.block) == ("Plans.; Decides.", True)


def test_the_schema_names_columns_and_caption() -> None:
    table = view(load({}), "measures")
    assert table.caption == "Matrix of process measurements"
    assert table.columns[0].label == "Number"
    assert not table.rows


def test_a_broken_register_is_an_empty_table() -> None:
    assert view(load({"data/tasks.yml": "- {id: T-1: x\n"}), "tasks").rows == ()


def test_a_single_record_is_a_table_of_one_row() -> None:
    table = view(load(FILES), "organization", columns=["name", "sites"])
    assert [cell.text for cell in table.rows[0].cells] == ["Org", "Head office"]


def test_a_list_inside_entries_is_a_table_of_its_own() -> None:
    table = view(load(FILES), "organization.sites", columns=["id", "name"])
    assert [cell.text for cell in table.rows[0].cells] == ["SITE-1", "Head office"]


def test_a_list_inside_many_entries_says_of_which() -> None:
    system = load({"data/processes.yml": """
        - {id: incident, title: Incidents, interfaces: [{to: problem, gives: Major incidents, form: Record}]}
        - {id: problem, title: Problems, interfaces: [{to: incident, gives: Known errors, form: Article}]}
        """})  # fmt: skip
    table = view(system, "processes.interfaces", of="problem")
    assert [cell.text for cell in table.rows[0].cells] == ["Problems", "Incidents", "Known errors", "Article"]
    location = table.rows[0].location
    assert location is not None
    assert location.at == (1, "interfaces", 0)


def clause_fields() -> list[tuple[str, str]]:
    """Every field of a register, and of the lists inside its entries, that names a clause of the standard."""
    schemas = [part for schema in packaged_schemas().values() for part in (schema, *schema.parts.values())]
    return [
        (schema.key, field.key)
        for schema in schemas
        for field in schema.fields
        if schema.key not in NO_REGISTERS
        and (field.target == "clauses" or field.format == "clause" or field.key in ("clause", "clauses"))
    ]


@pytest.mark.parametrize(("name", "field"), clause_fields(), ids=".".join)
def test_every_table_that_names_a_clause_links_it(name: str, field: str) -> None:
    register, _, part = name.partition(".")
    single = packaged_schemas()[register].single
    inner = f"{{{part}: [{{{field}: '6.3'}}]}}" if part else f"{{id: X-1, {field}: '6.3'}}"
    system = load({f"data/{register}.yml": f"{inner}\n" if single else f"- {inner}\n"})
    cell = view(system, name, columns=[field]).rows[0].cells[0]
    assert (cell.text, cell.target) == ("6.3", "clause:6.3")


def test_most_registers_of_work_name_a_clause() -> None:
    named = {name for name, _ in clause_fields()}
    assert {"tasks", "gaps", "findings", "corrective_actions", "records", "audits", "scope.exclusions"} <= named
