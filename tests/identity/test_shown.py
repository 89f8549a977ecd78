"""What the calls of a document show."""

import pytest

from sms_docs.identity.shown import Shown, controlled_table, shown, shown_in, written
from sms_docs.model.document import MacroCall
from tests.support import document, load

FILES = {
    "content/plans/plan.md": document("\n# Plan\n"),
    "content/registers/risks.md": document("\n# Risks\n", id="SMS-REG-003", kind="risk-register"),
    "data/risks.yml": "- {id: R-1, title: One}\n",
    "data/organization.yml": "name: Merrow\n",
}
RISKS = MacroCall("sms_table", ("risks",), {"columns": ["id", "title"]}, 0, 0)


def call(name: str, *args: object, **kwargs: object) -> MacroCall:
    return MacroCall(name, args, kwargs, 0, 0)


def test_a_call_is_written_in_one_way() -> None:
    assert written(call("sms_table", "risks", sort="id", columns=("a", 'b"'), limit=3)) == (
        'sms_table("risks", columns=["a", "b\\""], limit=3, sort="id")'
    )
    assert written(call("x", None, flag=True, some={"b": 1, "a": [2]})) == 'x(null, flag=true, some={"a": [2], "b": 1})'


def test_a_controlled_table_shows_its_rows_and_knows_their_places() -> None:
    system = load(FILES)
    assert shown(system, RISKS) == Shown('sms_table("risks", columns=["id", "title"])', (("R-1", "One"),))
    table = controlled_table(system, RISKS)
    assert table
    assert [row.location for row in table.rows] == [system.registers["risks"].entries[0].location()]


def test_a_figure_of_authored_facts_alone_shows_its_data() -> None:
    processes = "- {id: a, title: Ask, interfaces: [{to: b, gives: a need}]}\n- {id: b, title: Build}\n"
    system = load(FILES | {"data/processes.yml": processes})
    drawn = shown(system, call("sms_figure", "interfaces", process="a"))
    assert drawn.rows
    assert any("a need" in row for row in drawn.rows)


def test_a_live_register_shows_its_rows_without_a_decision() -> None:
    system = load(FILES)
    assert shown_in(system, system.by_id["SMS-PLN-001"], RISKS).rows is not None
    assert shown_in(system, system.by_id["SMS-REG-003"], RISKS).rows is None


@pytest.mark.parametrize(
    "live",
    [
        call("sms_table", "documents"),
        call("sms_table", "tasks", columns=["id", "status"]),
        call("sms_table", "nothing"),
        call("sms_table"),
        call("sms_figure", "roadmap"),
        call("sms_figure", "risk-matrix"),
        call("sms_value", "count:risks"),
        call("sms_value", "risks.R-9.title"),
        call("sms_ref", "R-1"),
        call("other", 1),
    ],
)
def test_what_is_live_wrong_or_drawn_is_its_call_alone(live: MacroCall) -> None:
    assert shown(load(FILES), live) == Shown(written(live))
    assert controlled_table(load(FILES), live) is None


def test_a_controlled_value_is_its_text() -> None:
    assert shown(load(FILES), call("sms_value", "organization.name")).text == "Merrow"
