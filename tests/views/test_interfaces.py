"""Interfaces between processes, and who does what in them."""

import pytest

from sms_docs.views import ViewError, view
from tests.support import load
from tests.views.shown import cells, column

PROCESSES = """
    - id: incident
      title: Incidents
      owner: boss
      manager: clerk
      pdca:
        plan: {text: Plan it}
        do: {text: Do it}
        check: {text: Look at it, measure: ME-1, rhythm: monthly}
        act: {text: Mend it, route: BOD-1}
      interfaces:
        - {to: problem, gives: Cases, form: Ticket}
        - {to: change, gives: Requests, form: Form}
    - id: problem
      title: Problems
      owner: boss
      manager: boss
      interfaces:
        - {to: incident, gives: Workarounds, form: Article}
    - id: change
      title: Changes
      manager: smith
    """
FILES: dict[str, str | bytes] = {
    "data/processes.yml": PROCESSES,
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n- {id: smith, title: Smith}\n",
    "data/measures.yml": "- {id: ME-1, title: Speed, owner: smith}\n",
    "data/bodies.yml": "- {id: BOD-1, title: Board, chair: smith}\n",
    "data/records.yml": "- {id: REC-1, title: Tickets, processes: [incident], owner: smith}\n"
                        "- {id: REC-2, title: Logs, processes: [incident, problem]}\n",
    "data/suppliers.yml": "- {id: SUP-01, name: Party, manager: clerk, accountable: boss,"
                          " provides: [{kind: process-part, item: First answer, process: incident}, {item: Lines}]}\n",
}  # fmt: skip


# ------------------------------------------------------------------ interfaces


def test_each_interface_says_whether_the_other_side_answers() -> None:
    assert cells(load(FILES), "interfaces", ["from", "to", "gives", "form", "back"]) == [
        ["Incidents", "Problems", "Cases", "Ticket", "both ways"],
        ["Incidents", "Changes", "Requests", "Form", "one-sided"],
        ["Problems", "Incidents", "Workarounds", "Article", "both ways"],
    ]


def test_a_one_sided_interface_is_marked() -> None:
    assert [each.tone for each in column(load(FILES), "interfaces", "back")] == ["", "warn", ""]


def test_an_interface_to_nowhere_or_to_itself_is_marked() -> None:
    processes = "- {id: a, title: A, interfaces: [{to: a}, {to: zzz}, {gives: Air}]}\n"
    found = column(load({"data/processes.yml": processes}), "interfaces", "back")
    assert [(each.text, each.tone) for each in found] == [
        ("to itself", "bad"), ("no such process", "bad"), ("no such process", "bad"),
    ]  # fmt: skip


def test_a_process_has_what_it_gives_and_what_it_gets() -> None:
    def chosen(**filters: object) -> list[str]:
        return [each.text for each in column(load(FILES), "interfaces", "gives", **filters)]

    assert chosen(process="problem") == ["Cases", "Workarounds"]
    assert chosen(process="change") == ["Requests"]
    assert chosen(to="incident") == ["Workarounds"]
    assert chosen(**{"from": "incident"}) == ["Cases", "Requests"]
    assert chosen(back="one-sided") == ["Requests"]


def test_an_unknown_process_is_refused() -> None:
    with pytest.raises(ViewError, match='There is no process "incidnt"'):
        view(load(FILES), "interfaces", process="incidnt")


def test_interfaces_are_authored_facts() -> None:
    assert view(load(FILES), "interfaces").controlled


@pytest.mark.parametrize("name", ["interfaces", "raci"])
def test_processes_that_cannot_be_read_leave_no_rows_and_say_why(name: str) -> None:
    table = view(load(FILES | {"data/processes.yml": "- ["}), name)
    assert (table.rows, table.empty) == ((), "Not known: data/processes.yml cannot be read.")


def test_an_empty_register_says_where_to_add() -> None:
    assert view(load({}), "interfaces").empty == (
        "No interface is described yet: add them to the processes in data/processes.yml."
    )
    assert view(load({}), "raci").empty == "No process is described yet: add it in data/processes.yml."


# ------------------------------------------------------------------ who does what

RACI = ["activity", "responsible", "accountable", "consulted", "informed"]


def test_the_steps_of_a_process_have_a_doer_and_the_owner_answers_for_them() -> None:
    assert cells(load(FILES), "raci", ["kind", *RACI], process="incident", kind=["plan", "do", "check", "act"]) == [
        ["plan", "Plan it", "Clerk", "Boss", "", ""],
        ["do", "Do it", "Clerk", "Boss", "", ""],
        # Who owns the measure checks, and the chair of the body that decides is asked.
        ["check", "Look at it", "Smith", "Boss", "", ""],
        ["act", "Mend it", "Clerk", "Boss", "Smith", ""],
    ]


def test_what_is_handed_over_is_told_to_the_manager_who_gets_it() -> None:
    assert cells(load(FILES), "raci", RACI, process="incident", kind="hand over") == [
        ["Cases → Problems", "Clerk", "Boss", "", ""],  # its manager is the owner here, who answers already
        ["Requests → Changes", "Clerk", "Boss", "", "Smith"],
    ]


def test_records_are_kept_by_their_owner_else_by_the_manager() -> None:
    assert cells(load(FILES), "raci", ["process", *RACI[:3]], kind="record") == [
        ["Incidents", "Tickets", "Smith", "Boss"],
        ["Incidents", "Logs", "Clerk", "Boss"],
        ["Problems", "Logs", "Boss", "Boss"],
    ]


def test_a_part_that_a_supplier_carries_out_stays_ours_to_answer_for() -> None:
    assert cells(load(FILES), "raci", RACI, kind="other party") == [["First answer", "Party", "Boss", "Clerk", ""]]


def test_what_nobody_does_or_answers_for_is_marked() -> None:
    system = load({"data/processes.yml": "- {id: a, title: A, pdca: {do: {text: Work}}}\n"})
    row = view(system, "raci").rows[0]
    assert [(cell.text, cell.tone) for cell in row.cells[3:5]] == [("nobody named", "bad")] * 2


def test_a_role_finds_all_that_it_has_to_do_with() -> None:
    found = cells(load(FILES), "raci", ["kind", "activity"], role="smith")
    assert [kind for kind, _ in found] == ["check", "act", "hand over", "record"]
    assert len(cells(load(FILES), "raci", ["activity"], accountable="boss", process="problem")) == 2


def test_who_does_what_is_an_authored_fact() -> None:
    assert view(load(FILES), "raci").controlled


def test_rows_lead_to_the_line_that_says_so() -> None:
    rows = view(load(FILES), "raci", process="incident").rows
    assert rows[0].location is not None
    assert (rows[0].location.path, rows[0].location.at) == ("data/processes.yml", (0, "pdca", "plan"))
    assert rows[-1].location is not None
    assert rows[-1].location.path == "data/suppliers.yml"


@pytest.mark.parametrize("odd", ["3", "text", "[1, null]", "{a: 1}", "null"])
def test_odd_values_do_no_harm(odd: str) -> None:
    processes = f"- {{id: a, title: {odd}, owner: {odd}, manager: {odd}, pdca: {odd}, interfaces: {odd}}}\n- {odd}\n"
    records, suppliers = f"- {{processes: {odd}, owner: {odd}}}\n", f"- {{provides: {odd}}}\n"
    system = load({"data/processes.yml": processes, "data/records.yml": records, "data/suppliers.yml": suppliers})
    assert view(system, "interfaces").rows == ()
    assert all(row.cells for row in view(system, "raci").rows)
