"""Values against schemas: where the fault is, and what is said about it to somebody who is no programmer."""

import pytest

from sms_docs.load.schema_messages import listed, nearest, shown
from sms_docs.load.schema_violations import Violation, violations
from sms_docs.load.schemas import packaged_schemas
from sms_docs.model.schema import Schema

SCHEMA = Schema(
    "things",
    "schemas/things.schema.json",
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id"],
            "properties": {
                "id": {"$ref": "#/$defs/id"},
                "due": {"type": "string", "format": "date"},
                "status": {"enum": ["open", "done"]},
                "percent": {"type": "integer", "minimum": 0, "maximum": 100},
                "owners": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
                "title": {"type": "string", "minLength": 1},
                "agreed": {"type": "boolean"},
                "part": {"$ref": "#/$defs/part"},
                "size": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 9},
                "odd": {"multipleOf": 2},
            },
        },
        "$defs": {
            "id": {"type": "string", "pattern": "^T-[0-9]{3}$"},
            "part": {"type": "object", "additionalProperties": False, "properties": {"name": {"type": "string"}}},
        },
    },
)


def only(**values: object) -> Violation:
    (found,) = violations(SCHEMA, [{"id": "T-001"}, {"id": "T-002", **values}])
    return found


def test_sound_values_have_no_violation() -> None:
    entry = {"id": "T-001", "due": "2027-01-20", "status": "open", "percent": 0, "owners": ["a"], "part": {"name": "x"}}
    assert list(violations(SCHEMA, [entry])) == []


@pytest.mark.parametrize(
    ("values", "pointer", "message", "hint"),
    [
        ({"due": "2027-02-30"}, ("due",), '"due" is "2027-02-30", which is no real date.', "Write year-month-day"),
        ({"due": "20.1.2027"}, ("due",), '"due" is "20.1.2027", which is no real date.', "Write year-month-day"),
        ({"due": 2027}, ("due",), '"due" must be a text, but it is 2027.', "Put quotes around it."),
        ({"status": "opne"}, ("status",), '"status" cannot be "opne".', 'Did you mean "open"? Choose open or done.'),
        ({"status": None}, ("status",), '"status" cannot be nothing.', "Choose open or done."),
        ({"percent": "5"}, ("percent",), '"percent" must be a whole number, but it is "5".', "Remove the quotes"),
        ({"percent": -1}, ("percent",), '"percent" is -1; the least is 0.', "Correct the value."),
        ({"percent": 101}, ("percent",), '"percent" is 101; the most is 100.', "Correct the value."),
        ({"size": 0}, ("size",), '"size" is 0; it must be more than 0.', "Correct the value."),
        ({"size": 9}, ("size",), '"size" is 9; it must be less than 9.', "Correct the value."),
        ({"owners": "a"}, ("owners",), '"owners" must be a list, but it is "a".', "Write it as a list"),
        ({"owners": []}, ("owners",), '"owners" is empty or too short.', "Fill it in"),
        ({"owners": ["a", "a"]}, ("owners",), '"owners" names the same item twice.', "Keep one of the two."),
        ({"owners": ["a", 1]}, ("owners", 1), '"owners" must be a text, but it is 1.', "Put quotes around it."),
        ({"title": ""}, ("title",), '"title" is empty or too short.', "Fill it in"),
        ({"agreed": "yes"}, ("agreed",), '"agreed" must be true or false, but it is "yes".', "Remove the quotes"),
        ({"id": "7"}, ("id",), '"id" is "7", which does not have the form agreed on.', "Write it like the other"),
        ({"part": "x"}, ("part",), '"part" must be fields of its own, but it is "x".', "Correct the value."),
        ({"odd": 3}, ("odd",), '"odd" does not fit the schema (multipleOf).', "Compare it with another entry"),
    ],
)
def test_each_fault_is_told_at_its_value(
    values: dict[str, object], pointer: tuple[str | int, ...], message: str, hint: str
) -> None:
    found = only(**values)
    assert found.pointer == (1, *pointer)
    assert found.message == message
    assert found.hint.startswith(hint)
    assert not found.on_key


def test_a_missing_field_is_told_at_its_entry() -> None:
    (found,) = violations(SCHEMA, [{"title": "x"}])
    assert (found.pointer, found.message) == ((0,), 'The field "id" is missing here.')
    assert found.hint == 'Add "id: …".'


def test_an_unknown_field_is_told_at_its_key_with_the_one_that_was_meant() -> None:
    found = only(titel="x")
    assert (found.pointer, found.on_key, found.keyword) == ((1, "titel"), True, "additionalProperties")
    assert (found.message, found.hint) == ('The field "titel" is not known here.', 'Did you mean "title"?')


def test_a_field_unlike_any_other_is_told_with_those_that_exist() -> None:
    assert only(zzz=1).hint.startswith("Delete it, or use one of: ")


def test_an_unknown_field_inside_a_definition_is_told_with_its_fields() -> None:
    found = only(part={"nam": "x"})
    assert (found.pointer, found.hint) == ((1, "part", "nam"), 'Did you mean "name"?')


def test_several_faults_of_one_entry_are_all_told() -> None:
    found = list(violations(SCHEMA, [{"a": 1, "b": 2, "percent": 500}]))
    assert len(found) == 4


@pytest.mark.parametrize(
    "value", [None, "x", {}, [1], [None], [[]], float("inf"), float("nan"), 10**150, [{"id": 10**150}]]
)
def test_no_value_raises(value: object) -> None:
    for schema in packaged_schemas().values():
        for found in violations(schema, value):
            assert found.message
            assert found.hint


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", '"a"'),
        ("x" * 61, f'"{"x" * 60}…"'),
        ("two\n lines", '"two lines"'),
        (10**70, "1" + "0" * 59 + "…"),
        (True, "true"),
        (False, "false"),
        (None, "nothing"),
        (0, "0"),
        (1, "1"),
        (1.5, "1.5"),
        ([1], "a list"),
        ({"a": 1}, "a group of fields"),
    ],
)
def test_a_value_is_shown_as_its_writer_knows_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_names_are_listed_and_guessed() -> None:
    assert (listed(["a"]), listed(["a", "b"]), listed(("a", "b", "c"))) == ("a", "a or b", "a, b or c")
    assert (nearest("stauts", ["status", "title"]), nearest("zzz", ["status"])) == ("status", "")
