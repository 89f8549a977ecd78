"""``sms gates``: how each gate and the certificate stand."""

import csv
import json
from typing import Any

import pytest

from tests.programmes import CERTIFICATION, NO_CERTIFICATE, PROGRAMME
from tests.support import document

SCOPE = document("# A", id="SMS-STM-001", kind="scope-statement", status="approved", owner="sms-manager")
DATA = {
    "content/scope.md": SCOPE,
    "data/decisions/SMS-STM-001.yml": "- {version: '1.0', decision: approved, on: 2026-10-30}\n",
    "data/programme.yml": PROGRAMME,
    "data/certification.yml": CERTIFICATION,
    "data/bodies.yml": "- {id: BOD-01, title: Board, chair: boss}\n",
    "data/roles.yml": "- {id: boss, title: Boss}\n",
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n",
    "data/assignments.yml": "- {id: AS-1, role: boss, person: PER-1, from: 2026-01-01}\n",
    "data/settings.yml": "standard: iso20000-1-2018\ncertification: stages\nas_of: 2027-01-20\n",
}


@pytest.fixture
def gates(sms, folder):
    """Run the command on a programme whose first gate was decided without most of what it asks for."""
    (folder / "data" / "decisions").mkdir(parents=True)
    for path, text in DATA.items():
        (folder / path).write_text(text, "utf-8")
    return lambda *arguments: sms("gates", *arguments)


def rows(done) -> Any:
    return json.loads(done.stdout)


def test_each_gate_stands_under_its_decision_and_the_certificate_last(gates):
    lines = gates().stdout.splitlines()
    heads = [line for line in lines if line.startswith(("Gate ", "Certification cycle")) and "Criterion" not in line]
    assert heads == [
        "Gate 1: go on 2026-11-27",
        "Gate 2: planned for 2027-03-26, not decided",
        "Gate 3: planned for 2027-08-27, not decided",
        "Gate 4: planned for 2027-10-29, not decided",
        "Certification cycle",
    ]
    assert lines[-1] == "1 met, 20 open, 3 failed · as of 2027-01-20 (fixed in data/settings.yml)"


def test_every_criterion_says_state_reason_evidence_and_the_next_step(gates):
    found = {each["criterion"]: each for each in rows(gates("--format", "json"))}
    met, open_one, failed = found["Scope approved"], found["Stage 1"], found["Plan endorsed"]
    assert (met["state"], met["evidence"], met["missing"], met["due"]) == ("met", "SMS-STM-001", "", "")
    assert (open_one["state"], open_one["missing"], open_one["owner"], open_one["holder"], open_one["due"]) == (
        "open", "the audit of stage 1", "Boss", "Ada Bell", "2027-09-15",
    )  # fmt: skip
    assert (failed["state"], failed["missing"]) == ("failed", 'the document "Implementation project plan"')
    assert len(found) == len(rows(gates("--format", "json")))


def test_evidence_is_named_as_the_data_names_it(gates, folder):
    case = "approved_by: boss\napproved_on: 2026-11-01\n"
    (folder / "data" / "business_case.yml").write_text(case, "utf-8")
    (folder / "data" / "roles.yml").write_text("- {id: boss, title: The sponsor, budget_authority: true}\n", "utf-8")
    found = {each["criterion"]: each["evidence"] for each in rows(gates("--format", "json"))}
    assert found["Sponsor committed"] == "boss, data/business_case.yml"


def test_a_failed_criterion_makes_the_exit_code_one(gates, folder):
    assert gates().exit_code == 1
    assert gates("--gate", "1").exit_code == 1
    assert gates("--gate", "GATE-2").exit_code == 0
    assert gates("--gate", "1", "--state", "met").exit_code == 1
    go = "    decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor\n"
    text = PROGRAMME.replace(go, "").replace("planned: 2026-11-27", "planned: 2027-01-20")
    (folder / "data" / "programme.yml").write_text(text, "utf-8")
    assert gates().exit_code == 0


def test_a_later_day_shows_what_will_fail(gates):
    assert gates("--gate", "2", "--as-of", "2027-03-26").exit_code == 0
    late = gates("--gate", "2", "--as-of", "2027-03-27", "--format", "json")
    assert late.exit_code == 1
    assert {each["state"] for each in rows(late)} == {"failed"}
    assert gates("--gate", "cycle", "--as-of", "2027-09-15").exit_code == 0
    assert gates("--gate", "cycle", "--as-of", "2027-09-16").exit_code == 1


@pytest.mark.parametrize("name", ["GATE-1", "gate-1", "1", "foundation"])
def test_one_gate_is_asked_for_by_id_number_or_phase(gates, name):
    assert {each["gate"] for each in rows(gates("--gate", name, "--format", "json"))} == {"Gate 1"}


def test_the_certificate_alone_can_be_asked_for(gates):
    found = rows(gates("--gate", "cycle", "--format", "json"))
    assert {each["gate"] for each in found} == {"Certification cycle"}
    assert [each["criterion"] for each in found][:2] == ["Stage 1", "Stage 2"]


def test_only_criteria_in_a_state_can_be_asked_for(gates):
    assert [each["criterion"] for each in rows(gates("--state", "met", "--format", "json"))] == ["Scope approved"]
    assert "No criterion is in this state." in gates("--gate", "2", "--state", "met").stdout


def test_a_gate_that_does_not_exist_is_answered_with_those_that_do(gates):
    done = gates("--gate", "7")
    assert done.exit_code == 2
    assert done.stderr == 'Error: There is no gate "7". There are GATE-1, GATE-2, GATE-3, GATE-4, cycle.\n'


def test_csv_has_the_same_rows(gates):
    read = list(csv.reader(gates("--format", "csv").stdout.splitlines()))
    assert read[0][:3] == ["Gate", "Criterion", "State"]
    assert len(read) - 1 == len(rows(gates("--format", "json"))) == 24


def test_without_a_certificate_there_is_neither_gate_4_nor_a_cycle(gates, folder):
    (folder / "data" / "settings.yml").write_text(NO_CERTIFICATE["data/settings.yml"], "utf-8")
    assert {each["gate"] for each in rows(gates("--format", "json"))} == {"Gate 1", "Gate 2", "Gate 3"}
    assert gates("--gate", "cycle").exit_code == 2


def test_a_model_without_gates_says_so(gates, folder):
    text = "standard: iso20000-1-2018\ncertification: none\nphase_model: five-phase-example\n"
    (folder / "data" / "settings.yml").write_text(text, "utf-8")
    done = gates()
    assert done.exit_code == 0
    assert done.stdout.startswith("The phase model in use has no gates, and no certificate is aimed at.\n")


def test_a_programme_that_cannot_be_read_is_said_and_fails_nothing(gates, folder):
    (folder / "data" / "programme.yml").write_text("- [", "utf-8")
    done = gates()
    assert done.exit_code == 0
    assert done.stderr.startswith("Rows are missing, because this cannot be read: data/programme.yml.")


def test_where_there_is_no_system_there_is_no_answer(sms, tmp_path):
    (tmp_path / "empty").mkdir()
    done = sms("--root", str(tmp_path / "empty"), "gates")
    assert done.exit_code == 2
    assert "content/ and data/ are missing" in done.stderr
