"""What stands in `data/standard/` becomes part of the standard, without code."""

import pytest

from sms_docs.load.schema_violations import violations
from sms_docs.load.schemas import standard_schemas
from sms_docs.load.standard import load_standard
from tests.support import load, report

FOLDER = "data/standard"

INVENTED = {
    f"{FOLDER}/standard.yml": "title: House standard 7:2026\nreplaces: [clauses, kinds, processes, phases]\n",
    f"{FOLDER}/clauses.yml": """\
- id: "1"
  title: Direction
  summary: somebody decides and is known to decide
  written: false
- id: "1.1"
  title: Charter
  summary: the charter is written and approved
  written: true
""",
    f"{FOLDER}/kinds.yml": """\
- key: charter
  title: Charter
  family: statement
  need: required
  clauses: ["1.1"]
  sections:
    - key: purpose
      title: Purpose
      hint: why the house exists
    - key: rights
      title: Rights
      aliases: [authority]
      hint: who decides what
""",
    f"{FOLDER}/processes.yml": '- key: deciding\n  title: Deciding\n  clauses: ["1"]\n  kinds: [charter]\n',
    f"{FOLDER}/phases.yml": """\
- key: two-steps
  title: Two steps
  order: strict
  phases:
    - key: write
      number: 1
      title: Write
      criteria:
        - key: charter-read
          title: Charter read aloud
    - key: live
      number: 2
      title: Live by it
""",
    f"{FOLDER}/parameters.yml": (
        "- key: readings\n  title: Readings a year\n  value: 2\n  unit: readings\n  source: practice\n"
    ),
    "data/settings.yml": "standard: iso20000-1-2018\ncertification: none\n",
}
CHARTER = """\
---
id: HOUSE-001
title: Charter
kind: charter
version: "0.1"
status: draft
owner: head
authors: [PER-01]
approvers: [head]
classification: internal
clauses: ["1.1"]
---
# Charter

## Purpose

The house keeps the tools of eleven villages.
"""


def test_an_invented_standard_stands_alone() -> None:
    standard = load(INVENTED).standard
    assert standard.title == "House standard 7:2026"
    assert list(standard.clauses) == ["1", "1.1"]
    assert (standard.clauses["1.1"].parent, standard.clauses["1.1"].level) == ("1", 2)
    assert list(standard.kinds) == ["charter"]
    assert [each.key for each in standard.process_areas] == ["deciding"]
    assert standard.default_phase_model.key == "two-steps"
    assert standard.parameters["readings"].value == 2
    assert "operation_months" in standard.parameters, "what is not replaced stays"


def test_documents_are_judged_by_the_invented_standard() -> None:
    findings = report({**INVENTED, "content/charter.md": CHARTER}).findings
    missing = [each for each in findings if each.id == "section.missing"]
    assert [(each.position.path, each.position.line) for each in missing] == [("content/charter.md", 4)]
    assert "Rights" in missing[0].message
    assert [each for each in findings if each.id == "citation.unknown-clause"] == []


def test_the_required_kind_of_the_invented_standard_has_to_exist() -> None:
    absent = [each for each in report({**INVENTED, "content/index.md": "# x\n"}).findings if each.id == "kind.absent"]
    assert ["Charter" in each.message for each in absent] == [True]


def test_what_is_not_replaced_is_added_to() -> None:
    files = {f"{FOLDER}/kinds.yml": INVENTED[f"{FOLDER}/kinds.yml"].replace('["1.1"]', '["5.1"]')}
    kinds = load(files).standard.kinds
    assert len(kinds) == 61
    assert list(kinds)[-1] == "charter"


def test_a_change_keeps_the_fields_that_it_does_not_name() -> None:
    text = """\
- key: risk-register
  title: Register of risks
  sections:
    - key: method
      hint: our own scale of six
    - key: appetite
      title: Appetite
      hint: what we dare
"""
    before, after = (load(files).standard.kinds["risk-register"] for files in ({}, {f"{FOLDER}/kinds.yml": text}))
    assert (after.title, after.need, after.clauses) == ("Register of risks", before.need, before.clauses)
    assert [each.key for each in after.sections] == [*(each.key for each in before.sections), "appetite"]
    changed = after.section("method")
    assert changed is not None
    assert changed.hint == "our own scale of six"
    assert changed.title == before.section("method").title  # type: ignore[union-attr]


def test_a_preset_threshold_is_changed() -> None:
    files = {f"{FOLDER}/parameters.yml": "- key: operation_months\n  value: 6\n"}
    assert load(files).standard.parameters["operation_months"].value == 6
    assert load({}).standard.parameters["operation_months"].value == 3


def test_a_part_that_replaces_with_nothing_replaces_nothing() -> None:
    files = {f"{FOLDER}/standard.yml": "replaces: [clauses, kinds, processes, phases, parameters]\n"}
    standard = load(files).standard
    assert (len(standard.clauses), len(standard.kinds), len(standard.process_areas)) == (88, 60, 19)
    assert standard.default_phase_model.key == "four-phase-programme"


@pytest.mark.parametrize("edition", ["2018", "2011"])
def test_the_schemas_judge_the_data_of_the_package_too(edition: str) -> None:
    for part, records in _records(edition).items():
        schema = standard_schemas()[part]
        assert [(each.pointer, each.message) for each in violations(schema, records)] == [], part
        needs = schema.raw["items"]["x-new-needs"]  # type: ignore[index]
        assert all(need in record for record in records for need in needs), part


def _records(edition: str) -> dict[str, list[dict[str, object]]]:
    from sms_docs.load import standard  # noqa: PLC0415  the reader of the raw files is no public name

    return {
        "clauses": standard._edition_file(edition, "clauses"),
        "processes": standard._edition_file(edition, "processes"),
        "kinds": standard._file("kinds")["kinds"],
        "parameters": standard._file("parameters"),
        "phases": standard._file("programme")["models"],
    }


def test_nothing_is_read_twice_when_there_is_no_folder() -> None:
    assert load({}).own_standard == ()
    assert load({}).standard.kinds.keys() == load_standard("2018").kinds.keys()
