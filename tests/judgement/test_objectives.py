"""The objectives that a text sets."""

from sms_docs.judgement.measurable import judge
from sms_docs.judgement.objectives import Objective, objectives_in
from tests.pages import WORDS, line, page, part


def objectives(text: str) -> tuple[Objective, ...]:
    document = page(f"# Objectives\n\n{text}")
    return objectives_in(document, part(document), WORDS)


def measured(text: str) -> list[tuple[str, bool]]:
    return [(each.name, judge(each.text, due=each.due).measurable) for each in objectives(text)]


def test_each_row_of_a_table_is_an_objective() -> None:
    text = """
| No | Objective | Metric | Baseline | Target | Due | Owner |
|---|---|---|---|---|---|---|
| 1 | Faster recovery | MTTR | 12 h | 4 h | 2027-06-30 | PER-04 |
| 2 | Better service | satisfaction | 3.8 | higher | 2027-12-31 | PER-09 |
| 3 | Fewer incidents | incidents | 40 | 30 | month 9 | PER-04 |
| 4 | Certificate | certificate issued | | yes | 2027-10-29 | PER-01 |
| 5 | Faster changes | lead time | 9 days | TBD | 2027-06-30 | PER-07 |
"""
    assert measured(text) == [
        ("Faster recovery", True),
        ("Better service", False),
        ("Fewer incidents", True),
        ("Certificate", True),
        ("Faster changes", False),
    ]
    assert all(each.due for each in objectives(text))


def test_a_row_without_a_date_is_not_due() -> None:
    text = "| Objective | Target |\n|---|---|\n| SLA compliance | 99.5 % |\n| Certificate issued by 2027 | yes |\n"
    assert [each.due for each in objectives(text)] == [False, True]


def test_a_table_of_something_else_is_no_table_of_objectives() -> None:
    assert objectives("| Role | Holder |\n|---|---|\n| a | b |\n") != ()
    assert [each.name for each in objectives("| Role | Name |\n|---|---|\n| a | b |\n\n- Answer in 5 minutes\n")] == [
        "Answer in 5 minutes"
    ]


def test_each_item_of_a_list_is_an_objective_with_the_items_below_it() -> None:
    text = "Our goals:\n\n- Faster recovery\n    - target: 4 hours\n    - due: June 2027\n- Better service\n"
    assert measured(text) == [("Faster recovery", True), ("Better service", False)]
    assert [each.due for each in objectives(text)] == [True, False]


def test_items_that_give_the_target_belong_to_the_item_above_also_at_one_level() -> None:
    assert measured("- Faster recovery\n- Target: 4 hours\n- Due date: 2027-06-30\n") == [("Faster recovery", True)]


def test_each_subsection_is_an_objective() -> None:
    text = "## Faster recovery\n\n- Target: 4 hours\n- Due: June 2027\n\n## Better service\n\nUsers feel well served.\n"
    assert measured(text) == [("Faster recovery", True), ("Better service", False)]


def test_a_subsection_that_lists_objectives_is_a_group() -> None:
    text = "## Service quality\n\n1. 99 % availability\n2. Improve the desk\n"
    assert measured(text) == [("99 % availability", True), ("Improve the desk", False)]


def test_prose_is_one_objective() -> None:
    assert measured("We want happy users.\n\nSo we answer within 5 minutes from June 2027 on.\n")[0][1]
    assert not measured("We want happy users.\n")[0][1]


def test_hints_and_placeholders_are_no_objectives() -> None:
    assert objectives("> **Hint:** reach 99 %\n\nTBD\n\n<!-- 99 % -->\n") == ()
    assert objectives("| Objective | Target |\n|---|---|\n| TBD | TBD |\n") == ()


def test_an_objective_has_its_place_and_a_short_name() -> None:
    document = page("# Objectives\n\n- Resolve " + "very " * 20 + "fast\n")
    (objective,) = objectives_in(document, part(document), WORDS)
    assert line(document, objective.offset) == 3
    assert objective.name.endswith(" …")
    assert len(objective.name) < 70
