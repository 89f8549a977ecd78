"""``sms show``: a register or view as a table."""

import csv

import pytest

ROWS = ["--columns", "id,title"]


def test_a_register_is_a_table_with_title_and_count(sms):
    shown = sms("show", "risks", *ROWS).stdout
    lines = shown.splitlines()
    assert lines[1] == ""
    assert lines[3].startswith("------")
    assert lines[4:6] == ["R-001   =1+1", "R-002   Second"]
    assert lines[-1] == "2 rows · as of 2027-01-15 (from SOURCE_DATE_EPOCH)"


def test_columns_are_chosen_and_ordered(sms):
    assert sms("show", "risks", "--columns", "title, id").stdout.splitlines()[5].split() == ["Second", "R-002"]


def test_rows_are_sorted_either_way(sms):
    assert [line[:5] for line in sms("show", "risks", *ROWS, "--sort", "-id").stdout.splitlines()[4:6]] == [
        "R-002",
        "R-001",
    ]
    assert sms("show", "risks", *ROWS, "--sort", "id").stdout == sms("show", "risks", *ROWS).stdout


def test_rows_are_cut(sms):
    assert sms("show", "risks", *ROWS, "--limit", "1").stdout.splitlines()[4:-1] == ["R-001   =1+1", ""]
    assert sms("show", "risks", "--limit", "0").exit_code == 2


def test_months_of_a_table_by_months_are_counted_from_the_newest(sms, folder):
    target = "{id: SLA-01-A, text: Up, comparator: at-least, value: 9, period: month}"
    (folder / "data" / "slas.yml").write_text(f"- {{id: SLA-01, targets: [{target}]}}\n", "utf-8")
    heads = sms("show", "service-levels", "--months", "2").stdout.splitlines()[2].split()
    assert heads[-4:] == ["2026-11", "2026-12", "Last", "result"]
    refused = sms("show", "risks", "--months", "2")
    assert refused.exit_code == 2
    assert 'The table "risks" has no columns of months. Leave months out.' in refused.stderr
    assert sms("show", "service-levels", "--months", "0").exit_code == 2


def test_rows_are_chosen_by_value(sms):
    assert "R-001" not in sms("show", "risks", *ROWS, "--where", "title=Second").stdout
    both = sms("show", "risks", *ROWS, "--where", "id=R-001", "--where", "id=R-002").stdout
    assert both.count("R-00") == 2
    assert "R-00" not in sms("show", "risks", *ROWS, "--where", "id=R-001", "--where", "title=Second").stdout


def test_a_number_is_found_as_number_and_as_text(sms, folder):
    (folder / "data" / "risks.yml").write_text("- {id: R-1, impact: 4, title: '4'}\n- {id: R-2, impact: 3}\n", "utf-8")
    assert "R-1" in sms("show", "risks", *ROWS, "--where", "impact=4").stdout
    assert "R-1" in sms("show", "risks", *ROWS, "--where", "title=4").stdout
    assert "R-2" not in sms("show", "risks", *ROWS, "--where", "impact=4").stdout


@pytest.mark.parametrize("condition", ["title", "=x", "a b=x", "columns=x", "sort=x"])
def test_a_condition_of_another_form_is_wrong_usage(sms, condition):
    done = sms("show", "risks", "--where", condition)
    assert done.exit_code == 2
    assert f'"{condition}" is not of the form FIELD=VALUE.' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rsks"], 'There is no table called "rsks". Did you mean "risks"?'),
        (["risks", "--columns", "titel"], 'The table "risks" has no column "titel". Did you mean "title"?'),
        (["risks", "--sort", "titel"], "titel"),
        (["risks", "--where", "titel=x"], 'The table "risks" has no field "titel". Did you mean "title"?'),
        (["risks", "--where", "likelihod=4"], 'no field "likelihod"'),
        (["risks", "--columns", ""], "risks"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(sms, arguments, words):
    done = sms("show", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_csv_is_read_back_and_no_cell_is_a_formula(sms):
    rows = list(csv.reader(sms("show", "risks", *ROWS, "--csv").stdout.splitlines()))
    assert rows[1:] == [["R-001", "'=1+1"], ["R-002", "Second"]]


def test_an_empty_table_says_so(sms):
    shown = sms("show", "tasks").stdout
    assert shown.endswith("\n\n0 rows · as of 2027-01-15 (from SOURCE_DATE_EPOCH)\n")
    assert "othing" in shown


def test_the_day_can_be_asked_for(sms):
    assert "as of 2028-01-01 (as asked for)" in sms("show", "risks", "--as-of", "2028-01-01").stdout
    assert sms("show", "risks", "--as-of", "2028-13-01").exit_code == 2


def test_every_table_that_is_listed_can_be_shown(sms):
    names = [line.split()[0] for line in sms("list", "views").stdout.splitlines()[2:]]
    assert {name: sms("show", name).exit_code for name in names} == dict.fromkeys(names, 0)


def test_a_register_that_cannot_be_read_is_not_shown_as_empty_without_a_word(sms, folder):
    (folder / "data" / "risks.yml").write_text("- id: [")
    done = sms("show", "tasks")
    assert done.exit_code == 0
    assert done.stderr == "Rows are missing, because this cannot be read: data/risks.yml. `sms check` says why.\n"
    assert "Rows are missing" not in done.stdout


def test_where_there_is_no_system_nothing_can_be_shown(sms, tmp_path):
    (tmp_path / "empty").mkdir()
    done = sms("--root", str(tmp_path / "empty"), "show", "tasks")
    assert done.exit_code == 2
    assert "content/ and data/ are missing" in done.stderr
