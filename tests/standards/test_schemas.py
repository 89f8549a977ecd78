"""JSON Schemas judge what the package says of the standard, as they judge what an organization adds to it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sms_docs.load import standard as loader
from sms_docs.load.schema_violations import violations
from sms_docs.load.schemas import standard_schemas
from sms_docs.model.schema import Schema

SCHEMAS = Path(__file__).parents[2] / "schemas" / "standard" / "facts"
FACTS = sorted(path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir())
MAY_BE_ADDED_TO = {"clauses", "kinds", "parameters", "processes", "programme"}
"""Files whose parts have the schemas that organizations use too (`tests/load/test_own_standard.py`)."""


def schema(name: str) -> Schema:
    path = SCHEMAS / f"{name}.schema.json"
    return Schema(name, path.name, json.loads(path.read_text("utf-8")))


def content(name: str) -> Any:
    return json.loads((Path(loader.__file__).parent.parent / "standards" / f"{name}.json").read_bytes())


def test_every_file_has_its_schema() -> None:
    files = {path.stem for path in (Path(loader.__file__).parent.parent / "standards").rglob("*.json")}
    assert files == {*FACTS, *MAY_BE_ADDED_TO}
    assert MAY_BE_ADDED_TO - {"programme"} <= standard_schemas().keys()


@pytest.mark.parametrize("name", FACTS)
def test_a_file_fits_its_schema(name: str) -> None:
    assert [(each.pointer, each.message) for each in violations(schema(name), content(name))] == []


SPOILT = {
    "severity that is none": ("rules", lambda value: value[0].update(severity="fatal")),
    "inspected nowhere": ("rules", lambda value: value[0].update(inspects=["somewhere"])),
    "rule without example": ("rules", lambda value: value[0].pop("example")),
    "strength that is none": ("crosswalk", lambda value: value[0].update(strength="some")),
    "element without clauses": ("maturity", lambda value: value["elements"][0].pop("clauses")),
    "unknown field": ("challenges", lambda value: value["challenges"][0].update(colour="red")),
    "clause that is no number": ("subjects", lambda value: value[0].update(clauses_2018=["eight"])),
    "groups that are no list": ("profiles", lambda value: value[0].update(groups="all")),
    "status without title": ("control", lambda value: value["statuses"][0].pop("title")),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_file_does_not(fault: str) -> None:
    name, spoil = SPOILT[fault]
    value = content(name)
    spoil(value)
    assert len(list(violations(schema(name), value))) == 1
