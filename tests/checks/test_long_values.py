"""Values that are longer than anybody reads: said once, cut on pages, whole in downloads."""

from sms_docs.model.table import LONGEST_TEXT, Cell
from sms_docs.render.table_csv import table_csv
from sms_docs.views import view
from tests.support import found, load, messages, report

TASKS = "data/tasks.yml"
MILLION = 1_000_000


def tasks(length: int) -> dict[str, str]:
    return {TASKS: f"- id: T-001\n  title: Mend\n  remark: {'x' * length}\n"}


def test_a_text_that_no_page_shows_is_found_at_its_field() -> None:
    assert found("data.overlong-value", tasks(MILLION)) == [f"{TASKS}:3:11"]
    assert messages("data.overlong-value", tasks(MILLION)) == [
        '"remark" is 1,000,000 characters long; pages show the first 2,000.'
    ]


def test_a_text_that_just_fits_is_not_found() -> None:
    assert found("data.overlong-value", tasks(LONGEST_TEXT)) == []
    assert found("data.overlong-value", tasks(LONGEST_TEXT + 1)) != []


def test_texts_inside_lists_and_mappings_are_found_where_they_stand() -> None:
    files = {TASKS: f"- id: T-001\n  gaps: [a, {'y' * 3000}]\n  more: {{deep: {{er: {'z' * 3000}}}}}\n"}
    assert found("data.overlong-value", files) == [f"{TASKS}:2:13", f"{TASKS}:3:21"]


def test_no_report_repeats_a_million_characters() -> None:
    files = {TASKS: f"- id: T-001\n  title: Mend\n  owner: {'x' * MILLION}\n"}
    assert all(len(each.message) + len(each.hint) < 3000 for each in report(files).findings)


def test_a_page_shows_the_beginning_and_the_download_everything() -> None:
    cell = Cell("x" * MILLION)
    assert len(cell.shown) < LONGEST_TEXT + 40
    assert cell.shown.endswith("… (1,000,000 characters)")
    assert Cell("short").shown == "short"
    table = view(load(tasks(MILLION)), "tasks", columns=["id", "remark"])
    assert "x" * MILLION in table_csv(table)
