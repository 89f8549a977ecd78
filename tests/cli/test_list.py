"""``sms list``: what can be named."""

import json

import pytest

from sms_docs.checks import CHECKS
from sms_docs.cli.formats import FORMATS
from sms_docs.cli.listing import SUBJECTS
from sms_docs.figures import FIGURES
from sms_docs.views import VIEWS


def listed(sms, subject):
    done = sms("list", subject, "--json")
    assert done.exit_code == 0
    return json.loads(done.stdout)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_can_be_listed_for_people_and_for_programs(sms, subject):
    rows = listed(sms, subject)
    shown = sms("list", subject)
    assert shown.exit_code == 0
    assert all(tuple(row) == SUBJECTS[subject][0] for row in rows)
    assert all(next(iter(row.values())) in shown.stdout for row in rows)


def test_checks_have_id_severity_clauses_and_summary(sms):
    rows = {row["id"]: row for row in listed(sms, "checks")}
    assert list(rows) == [check.id for check in CHECKS]
    assert rows["file.conflict-marker"] == {
        "id": "file.conflict-marker",
        "severity": "error",
        "clauses": "7.5.3",
        "fault": "A merge was left unfinished in a file.",
    }


def test_rules_have_what_enforces_them(sms):
    rows = {row["key"]: row for row in listed(sms, "rules")}
    assert len(rows) == 230
    assert rows["plan.pdca.present"]["enforced_by"].startswith("plan-pdca.")
    assert all(row["enforced_by"] for row in rows.values())


def test_views_are_views_and_registers(sms):
    rows = {row["name"]: row["source"] for row in listed(sms, "views")}
    assert rows["risks"]
    assert set(VIEWS) <= set(rows)
    assert "settings" not in rows


def test_figures_are_those_that_can_be_drawn(sms):
    assert [row["name"] for row in listed(sms, "figures")] == list(FIGURES)


def test_registers_tell_their_file_and_how_many_records_they_hold(sms):
    rows = {row["key"]: row for row in listed(sms, "registers")}
    assert (rows["risks"]["file"], rows["risks"]["records"]) == ("data/risks.yml", "2")
    assert rows["tasks"]["records"] == ""
    assert not {"settings", "front-matter", "decisions"} & set(rows)


def test_clauses_are_those_of_the_edition_in_use(sms, folder):
    assert "10.2" in {row["id"] for row in listed(sms, "clauses")}
    (folder / "data" / "settings.yml").write_text("standard: iso20000-1-2011\ncertification: none\n", "utf-8")
    assert "10.2" not in {row["id"] for row in listed(sms, "clauses")}


def test_kinds_tell_family_and_need(sms):
    rows = {row["key"]: row for row in listed(sms, "kinds")}
    assert rows["service-management-plan"]["family"] == "plan"
    assert rows["service-management-plan"]["need"] == "required"


def test_formats_are_those_of_check(sms):
    assert {row["name"]: row["use"] for row in listed(sms, "formats")} == dict(FORMATS)


def test_the_help_explains_every_subject(sms):
    shown = sms("list", "--help").stdout
    assert all(f"\n  {subject} " in shown for subject in SUBJECTS)


def test_an_unknown_subject_is_wrong_usage(sms):
    assert sms("list", "people").exit_code == 2
