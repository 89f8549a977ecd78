"""A table in the terminal, for a spreadsheet and for a program: one way for every command."""

import csv
import json

import pytest

COMMANDS = [("show", "risks"), ("gates",), ("outlook", "--until", "2028-01-01")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_json_is_a_list_of_rows_by_column(sms, command):
    rows = json.loads(sms(*command, "--format", "json").stdout)
    assert isinstance(rows, list)
    assert all(isinstance(value, str) for row in rows for value in row.values())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_has_as_many_rows_as_json(sms, command):
    rows = json.loads(sms(*command, "--format", "json").stdout)
    assert len(list(csv.reader(sms(*command, "--format", "csv").stdout.splitlines()))) == len(rows) + 1


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_format_that_does_not_exist_is_wrong_usage(sms, command):
    done = sms(*command, "--format", "xml")
    assert done.exit_code == 2
    assert "'text', 'csv', 'json'" in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_text_is_the_default_and_tells_the_day(sms, command):
    assert sms(*command).stdout == sms(*command, "--format", "text").stdout
    assert "as of 2027-01-15 (from SOURCE_DATE_EPOCH)" in sms(*command).stdout


def test_the_short_form_of_csv_stays(sms):
    assert sms("show", "risks", "--csv").stdout == sms("show", "risks", "--format", "csv").stdout


def test_a_list_of_names_has_the_same_form(sms):
    rows = json.loads(sms("list", "kinds", "--json").stdout)
    assert rows[0].keys() == {"key", "title", "family", "need"}
