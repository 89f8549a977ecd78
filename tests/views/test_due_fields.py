"""Days of registers on which something is due: counted while it is open, by the schema's own word."""

from dataclasses import replace

import pytest

from sms_docs.load.schemas import packaged_schemas
from sms_docs.model.schema import Field, Schema
from sms_docs.model.standard import Standard
from sms_docs.model.table import Cell, Row
from sms_docs.views import view
from sms_docs.views.field_cell import is_open
from tests.support import load


def due(register: str, field: str, entry: str, sort: str = "") -> bool:
    table = view(load({f"data/{register}.yml": f"- {{{entry}}}\n"}), sort or register, columns=[field])
    cell = table.rows[0].cells[0]
    assert cell.text == "2027-01-15"
    return cell.due


@pytest.mark.parametrize(
    ("register", "field", "entry", "open_still"),
    [
        ("tasks", "due", "id: T-1, due: 2027-01-15, status: open", True),
        ("tasks", "due", "id: T-1, due: 2027-01-15", True),
        ("tasks", "due", "id: T-1, due: 2027-01-15, status: done", False),
        ("tasks", "due", "id: T-1, due: 2027-01-15, status: cancelled", False),
        ("tasks", "due", "id: T-1, due: 2027-01-15, status: open, done_on: 2027-01-14", False),
        ("tasks", "start", "id: T-1, start: 2027-01-15, status: open", False),
        ("risks", "due", "id: R-1, due: 2027-01-15, status: treating", True),
        ("risks", "due", "id: R-1, due: 2027-01-15, status: closed", False),
        ("corrective_actions", "due", "id: CA-1, due: 2027-01-15, status: in-progress", True),
        ("corrective_actions", "due", "id: CA-1, due: 2027-01-15, status: verified", False),
        ("reviews", "planned", "id: MR-1, planned: 2027-01-15, status: planned", True),
        ("reviews", "planned", "id: MR-1, planned: 2027-01-15, status: held, held_on: 2027-01-15", False),
        ("audits", "planned_end", "id: AUD-1, planned_end: 2027-01-15, status: planned", True),
        ("audits", "planned_end", "id: AUD-1, planned_end: 2027-01-15, status: cancelled", False),
        ("suppliers", "next_review", "id: SUP-1, next_review: 2027-01-15", True),
        ("knowledge", "review_due", "id: KB-1, review_due: 2027-01-15", True),
        ("objectives", "due", "id: O-1, due: 2027-01-15, status: reached", False),
        ("improvements", "due", "id: IMP-1, due: 2027-01-15, status: open, result: So far well", True),
        ("processes", "live_planned", "id: incident, live_planned: 2027-01-15, live_since: 2027-01-11", False),
        ("training", "planned", "id: TR-1, planned: 2027-01-15", True),
        ("training", "effect_check_due", "id: TR-1, done_on: 2026-12-01, effect_check_due: 2027-01-15", True),
        ("training", "planned", "id: TR-1, planned: 2027-01-15, done_on: 2026-12-01", False),
    ],
)
def test_a_day_is_counted_while_what_is_due_is_open(register: str, field: str, entry: str, open_still: bool) -> None:
    assert due(register, field, entry) is open_still


def test_days_inside_an_entry_are_counted_too() -> None:
    entry = "id: CI-1, verifications: [{planned: 2027-01-15}, {planned: 2026-01-15, verified_on: 2026-01-15}]"
    system = load({"data/config.yml": f"- {{{entry}}}\n"})
    rows = view(system, "config.verifications", columns=["planned"]).rows
    assert [row.cells[0].due for row in rows] == [True, False]


def test_what_is_no_day_is_shown_as_it_is() -> None:
    system = load({"data/tasks.yml": "- {id: T-1, due: soon}\n- {id: T-2}\n"})
    assert [row.cells[0] for row in view(system, "tasks", columns=["due"]).rows] == [Cell("soon"), Cell("")]


def test_whether_a_day_is_counted_is_no_part_of_what_a_table_says() -> None:
    assert Row((Cell("2027-01-15", due=True),)) == Row((Cell("2027-01-15"),))
    assert Cell("2027-01-15", due=True) != Cell("2027-01-16", due=True)


def test_an_entry_is_open_until_its_status_or_its_day_ends_it() -> None:
    entry = load({"data/tasks.yml": "- {id: T-1, status: on-track}\n"}).register("tasks").entries[0]
    assert is_open(entry)
    assert is_open(entry, "done_on")
    assert not is_open(replace(entry, values={"status": "held"}))
    assert not is_open(replace(entry, values={"done_on": "2027-01-01"}), "done_on")


def fields(schema: Schema) -> tuple[Field, ...]:
    return (*schema.fields, *(field for part in schema.parts.values() for field in part.fields))


@pytest.mark.parametrize("schema", packaged_schemas().values(), ids=lambda schema: schema.key)
def test_each_field_that_is_due_is_a_day_that_is_ended_by_a_field_beside_it(schema: Schema) -> None:
    for part in (schema, *schema.parts.values()):
        names = {field.key for field in part.fields}
        for field in part.fields:
            if field.due is not None:
                assert field.format == "date", field.key
                assert field.due in {"", *names}, field.key


def test_the_registers_of_work_say_what_is_due() -> None:
    counted = {schema.key for schema in packaged_schemas().values() if any(f.due is not None for f in fields(schema))}
    assert {"tasks", "risks", "audits", "reviews", "corrective_actions", "training", "objectives"} <= counted


@pytest.mark.parametrize("schema", packaged_schemas().values(), ids=lambda schema: schema.key)
def test_each_clause_that_a_register_stands_for_exists(schema: Schema) -> None:
    standard: Standard = load({}).standard
    assert [key for key in schema.clauses if key not in standard.clauses] == []


@pytest.mark.parametrize("value", [None, "9.2.2", [1, {}], {"a": 1}])
def test_a_schema_of_somebody_else_may_say_anything(value: object) -> None:
    schema = Schema("x", "schemas/x.schema.json", {"x-register": {"clauses": value}, "items": {"properties": {
        "day": {"type": "string", "x-due": value if not isinstance(value, str) else 7},
    }}})  # fmt: skip
    assert schema.clauses == ()
    assert schema.fields[0].due is None


def test_an_audit_that_has_begun_is_not_called_late_by_the_day_on_which_it_began() -> None:
    entry = "id: AUD-1, planned_start: 2027-01-15, planned_end: 2027-01-22, status: in-progress"
    rows = view(load({"data/audits.yml": f"- {{{entry}}}\n"}), "audits", columns=["planned_start", "planned_end"]).rows
    assert [cell.due for cell in rows[0].cells] == [False, True]
