"""The redline between two editions."""

from sms_docs.identity.redline import now_text, redline
from sms_docs.model.redline import Passage, Redline, Unchanged, shortened
from sms_docs.model.system import System
from tests.support import document, load

ID = "SMS-PLN-001"
TEXT = """
    # A plan

    ## Scope

    We run the service desk for four customers.

    ## Duties

    The manager decides within two days.

    - first item
    - second item
"""
ROLES = "- {id: sms-manager, title: SMS manager}\n- {id: boss, title: The boss}\n"


def system(text: str = TEXT, risks: str = "", **fields: object) -> System:
    files = {"content/plan.md": document(text, **fields), "data/roles.yml": ROLES}
    return load(files | ({"data/risks.yml": risks} if risks else {}))


def between(old: System, new: System) -> Redline:
    before, after = (now_text(each, each.by_id[ID]) for each in (old, new))
    return redline(new, ID, ("1.0", before), ("1.1", after))


def words(part: Passage | Unchanged) -> str:
    if isinstance(part, Unchanged):
        return f"({part.number})"
    signs = {"same": "{}", "removed": "[{}]", "added": "<{}>"}
    return part.section + ": " + "".join(signs[each.mark].format(each.text) for each in part.pieces)


def test_two_equal_states_have_no_redline() -> None:
    found = between(system(), system())
    assert not found
    assert found.text == ()


def test_what_stayed_is_folded_and_what_changed_stands_below_its_heading() -> None:
    found = between(system(), system(TEXT.replace("two days", "three days")))
    assert list(map(words, found.text)) == ["(4)", "Duties: The manager decides within [two]<three> days.", "(2)"]
    assert found.number == 1


def test_a_new_and_a_removed_paragraph() -> None:
    new = TEXT.replace("    - second item\n", "").replace("## Duties\n", "## Duties\n\n    Nobody decides alone.\n")
    found = [words(part) for part in between(system(), system(new)).text if isinstance(part, Passage)]
    assert found == ["Duties: <Nobody decides alone.>", "Duties: [- second item]"]


def test_a_changed_paragraph_beside_a_new_one_is_still_seen_as_changed() -> None:
    new = TEXT.replace(
        "The manager decides within two days.", "Nobody is alone.\n\n    The manager decides within a day."
    )
    found = [words(part) for part in between(system(), system(new)).text if isinstance(part, Passage)]
    assert found == ["Duties: <Nobody is alone.>", "Duties: The manager decides within [two days]<a day>."]


def test_a_heading_is_read_without_its_signs() -> None:
    found = between(system(), system(TEXT.replace("## Scope", "## Scope and customers")))
    assert [words(part) for part in found.text if isinstance(part, Passage)] == [
        "Scope and customers: Scope< and customers>"
    ]


def test_where_only_signs_changed_these_are_shown() -> None:
    found = between(system(), system(TEXT.replace("four customers", "**four** customers")))
    (passage,) = [part for part in found.text if isinstance(part, Passage)]
    assert "**" in words(passage)
    deeper = between(system(), system(TEXT.replace("## Duties", "### Duties")))
    assert any("#" in words(part) for part in deeper.text if isinstance(part, Passage))


def test_control_fields_are_said_by_name() -> None:
    found = between(system(), system(owner="boss", version='"1.1"', clauses='["6.3", "8.2"]'))
    assert [(each.label, [piece.text for piece in each.pieces]) for each in found.fields] == [
        ("version", ["1.0", "1.1"]),
        ("owner", ["SMS manager", "The boss"]),
        ("clauses", ["6.3", "6.3, 8.2"]),
    ]


def test_a_row_that_changed_is_shown_field_by_field_with_the_names_of_the_columns() -> None:
    text = TEXT + '\n    {{ sms_table("roles", columns=["id", "title"]) }}\n'
    old = load({"content/plan.md": document(text), "data/roles.yml": ROLES})
    new = load({"content/plan.md": document(text), "data/roles.yml": ROLES.replace("The boss", "The *big* boss | x")})
    (table,) = between(old, new).tables
    assert table.name == "roles"
    (row,) = table.rows
    assert (row.key, row.mark) == ("boss", "changed")
    (field,) = row.fields
    assert field.label == "Role"
    assert "".join(each.text for each in field.pieces if each.mark != "removed") == "The *big* boss | x"


def test_rows_that_came_and_went() -> None:
    text = TEXT + '\n    {{ sms_table("roles", columns=["id", "title"]) }}\n'
    new = "- {id: sms-manager, title: SMS manager}\n- {id: chief, title: The chief}\n"
    first, second = (load({"content/plan.md": document(text), "data/roles.yml": each}) for each in (ROLES, new))
    (table,) = between(first, second).tables
    assert {(each.key, each.mark) for each in table.rows} == {("boss", "removed"), ("chief", "added")}


def test_a_table_that_is_chosen_otherwise_is_the_same_table_with_other_rows() -> None:
    roles = ROLES + "- {id: chief, title: The chief}\n"

    def state(call: str) -> System:
        return load({"content/plan.md": document(f"{TEXT}\n    {call}\n"), "data/roles.yml": roles})

    old = state('{{ sms_table("roles", columns=["id", "title"], id=["boss", "sms-manager"]) }}')
    new = state('{{ sms_table("roles", caption="Who decides", columns=["id", "title"], id=["boss", "chief"]) }}')
    found = between(old, new)
    (table,) = found.tables
    assert table.name == "Who decides"
    assert {(each.key, each.mark) for each in table.rows} == {("chief", "added"), ("sms-manager", "removed")}
    (passage,) = [part for part in found.text if isinstance(part, Passage)]
    assert "{{" not in words(passage)
    assert "Table" in words(passage)


def test_a_column_that_came_is_told_row_by_row_and_nothing_else() -> None:
    def state(columns: str) -> System:
        text = f'{TEXT}\n    {{{{ sms_table("roles", columns=[{columns}]) }}}}\n'
        return load({"content/plan.md": document(text), "data/roles.yml": ROLES})

    (table,) = between(state('"id"'), state('"id", "title"')).tables
    assert [(row.mark, [each.label for each in row.fields]) for row in table.rows] == [("changed", ["Role"])] * 2


def test_the_key_of_a_row_is_said_once() -> None:
    text = TEXT + '\n    {{ sms_table("roles", columns=["id", "title"]) }}\n'
    first, second = (
        load({"content/plan.md": document(text), "data/roles.yml": each})
        for each in (ROLES, ROLES + "- {id: chief, title: The chief}\n")
    )
    (row,) = between(first, second).tables[0].rows
    assert [each.label for each in row.fields] == ["Role"]


def test_an_entry_that_is_called_order_is_an_entry() -> None:
    text = TEXT + '\n    {{ sms_table("roles", columns=["title", "id"]) }}\n'

    def state(*ids: str) -> System:
        rows = "".join(f"- {{id: {each}, title: {'order' if each != 'boss' else 'The boss'}}}\n" for each in ids)
        return load({"content/plan.md": document(text), "data/roles.yml": rows})

    (row,) = between(state("clerk", "boss"), state("agent", "boss")).tables[0].rows
    assert (row.key, row.mark, [each.label for each in row.fields]) == ("order", "changed", ["Key"])
    (row,) = between(state("clerk", "boss"), state("boss", "clerk")).tables[0].rows
    assert row.mark == "moved"


def test_of_rows_that_begin_alike_the_one_that_changed_is_told() -> None:
    def state(first: str, call: str = '{{ sms_table("roles", columns=["title", "id"]) }}') -> System:
        roles = f"- {{id: {first}, title: Clerk}}\n- {{id: boss, title: Clerk}}\n"
        return load({"content/plan.md": document(f"{TEXT}\n    {call}\n"), "data/roles.yml": roles})

    captioned = '{{ sms_table("roles", caption="Who", columns=["title", "id"]) }}'
    for after in (state("agent"), state("agent", captioned)):
        (table,) = between(state("clerk"), after).tables
        (row,) = table.rows
        assert (row.key, row.mark) == ("Clerk", "changed")
        assert [(each.mark, each.text) for each in row.fields[0].pieces] == [("removed", "clerk"), ("added", "agent")]


def test_a_row_that_somebody_typed_is_read_without_its_bars() -> None:
    rows = "\n    | Who | When |\n    |---|---|\n    | boss | {} |\n"
    found = between(system(TEXT + rows.format("soon")), system(TEXT + rows.format("now")))
    (passage,) = [part for part in found.text if isinstance(part, Passage)]
    assert words(passage) == "Duties: boss | [soon]<now>"


def test_a_long_stretch_that_is_new_is_not_compared_line_by_line() -> None:
    old, new = ("\n".join(f"    - {word} number {n}\n" for n in range(60)) for word in ("item", "point"))
    found = between(system(old), system(new))
    assert found.number == 120


def test_a_redline_is_cut_and_says_how_much_is_missing() -> None:
    old, new = (
        "\n\n".join(f"    The {word} {n} is as it is and stays here." for n in range(30)) for word in ("a", "b")
    )
    found = between(system(old), system(new))
    short = shortened(found, 1_000)
    assert 0 < short.number - short.left_out < 30
    assert short.number == found.number
    assert shortened(found, 1_000_000) == found
    assert shortened(found, 0).left_out == found.number - len(found.fields)
