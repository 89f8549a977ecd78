"""The certification cycle: stages, decision, visits, and the limits between them."""

from datetime import date

import pytest

from sms_docs.gates import CriterionState, cycle
from tests.programmes import NO_CERTIFICATE, certified, programme
from tests.support import load

STAGE_1 = ("end: 2027-09-15\n  status: planned", "end: 2027-09-15\n  status: held")
STAGE_2 = ("end: 2027-10-14\n  status: planned", "end: 2027-10-14\n  status: held")
DECIDED = ("validity_months: 36", "decision_on: 2027-10-28\ncertificate: C-1\nvalidity_months: 36")
HELD = (STAGE_1, STAGE_2, DECIDED)
BOARD = {"bodies": "- {id: BOD-01, chair: executive-sponsor}\n"}
KEYS = [
    "stage-1", "stage-2", "stage-gap", "major-nc-verification", "decision", "surveillance-1", "surveillance-2",
    "recertification", "certificate-validity",
]  # fmt: skip


def found(key: str, files: dict[str, str], on: str = "2027-08-11") -> CriterionState:
    return next(each for each in cycle(load(files, date.fromisoformat(on))) if each.key == key)


def state(key: str, files: dict[str, str], on: str) -> str:
    return found(key, files, on).state


def test_the_cycle_has_its_events_and_limits_in_order() -> None:
    whole = cycle(load(certified()))
    assert [each.key for each in whole] == KEYS
    assert all(each.title and each.why for each in whole)


def test_without_a_certificate_there_is_no_cycle() -> None:
    assert cycle(load(certified() | NO_CERTIFICATE)) == ()


def test_without_a_record_everything_is_open_for_ever() -> None:
    whole = cycle(load(programme(), date(2040, 1, 1)))
    assert {each.state for each in whole} == {"open"}
    assert all(each.missing and each.lacks[0].location for each in whole)


@pytest.mark.parametrize("register", ["certification", "findings", "audits"])
def test_what_cannot_be_read_fails_nothing(register: str) -> None:
    whole = cycle(load(certified() | {f"data/{register}.yml": "- ["}, date(2040, 1, 1)))
    assert {(each.state, each.known) for each in whole} == {("open", False)}


def test_odd_values_raise_nothing() -> None:
    odd = "stage1: 7\nstage2: []\nsurveillance: [7, {planned: soon}]\nrecertification: x\nvalidity_months: many\n"
    assert {each.state for each in cycle(load(programme(certification=odd), date(2040, 1, 1)))} == {"open"}


def test_who_acts_next_is_the_chair_of_the_body_of_the_gate() -> None:
    assert found("stage-1", certified(**BOARD)).owner == "executive-sponsor"
    assert found("stage-1", certified()).owner == ""


@pytest.mark.parametrize(
    ("key", "held", "last"), [("stage-1", STAGE_1, "2027-09-15"), ("stage-2", STAGE_2, "2027-10-14")]
)
def test_a_stage_is_met_when_it_was_held_and_fails_after_its_last_day(
    key: str, held: tuple[str, str], last: str
) -> None:
    assert state(key, certified(), last) == "open"
    assert state(key, certified(), date.fromordinal(date.fromisoformat(last).toordinal() + 1).isoformat()) == "failed"
    assert state(key, certified(held), last) == "met"
    assert found(key, certified(), last).due == date.fromisoformat(last)


def test_a_stage_is_shown_by_its_report_and_its_audit() -> None:
    held = ("end: 2027-09-15\n  status: planned", "end: 2027-09-15\n  status: held\n  audit: AUD-2\n  report: nowhere")
    files = certified(held, audits="- id: AUD-2\n")
    assert found("stage-1", files, "2027-09-20").evidence == ("entry:audits/AUD-2",)
    assert found("stage-1", certified(STAGE_1), "2027-09-20").evidence == ("file:data/certification.yml",)


def test_stage_2_is_in_time_up_to_six_months_after_stage_1() -> None:
    assert found("stage-gap", certified()).why == "Stage 2 is planned for 2027-10-12; up to 2028-03-15 is in time."
    assert state("stage-gap", certified(*HELD), "2027-10-20") == "met"


def test_what_each_body_decides_for_itself_never_fails() -> None:
    late = certified(("start: 2027-10-12", "start: 2028-04-12"))
    assert state("stage-gap", late, "2029-01-01") == "open"
    assert "ask whether stage 1 has to be repeated" in found("stage-gap", late, "2029-01-01").why


def test_majors_of_stage_2_have_to_be_resolved_in_six_months() -> None:
    audits = "- {id: AUD-3, kind: stage-2}\n"
    major = "- {id: F-1, audit: AUD-3, class: major, status: open, owner: change-manager}\n"
    files = certified(*HELD, audits=audits, findings=major)
    open_one = found("major-nc-verification", files, "2028-04-14")
    assert (open_one.state, open_one.owner, open_one.due) == ("open", "change-manager", date(2028, 4, 14))
    assert state("major-nc-verification", files, "2028-04-15") == "failed"
    minor = certified(*HELD, audits=audits, findings=major.replace("major", "minor"))
    assert state("major-nc-verification", minor, "2028-04-15") == "met"


def test_the_decision_is_met_with_day_and_number() -> None:
    assert state("decision", certified(*HELD), "2027-10-27") == "open"
    assert state("decision", certified(*HELD), "2027-10-28") == "met"
    assert state("decision", certified(STAGE_1, STAGE_2), "2027-10-30") == "failed"


SURVEILLED = ("planned: 2028-09-19", "planned: 2028-09-19\n    done_on: 2028-09-20")


def test_the_first_surveillance_has_twelve_months_from_the_decision() -> None:
    open_one = found("surveillance-1", certified(*HELD), "2028-10-28")
    assert (open_one.state, open_one.due) == ("open", date(2028, 9, 19))
    assert open_one.missing == "the first surveillance up to 2028-10-28"
    assert state("surveillance-1", certified(*HELD), "2028-10-29") == "failed"
    assert state("surveillance-1", certified(*HELD, SURVEILLED), "2028-10-29") == "met"
    late = ("planned: 2028-09-19", "planned: 2028-09-19\n    done_on: 2028-12-01")
    assert state("surveillance-1", certified(*HELD, late), "2028-12-02") == "failed"


def test_the_settings_move_the_limit() -> None:
    files = certified(*HELD) | {"data/settings.yml": "parameters:\n  surveillance_first_months: 14\n"}
    assert state("surveillance-1", files, "2028-12-28") == "open"


def test_the_second_surveillance_has_the_second_year() -> None:
    assert state("surveillance-2", certified(*HELD), "2029-12-31") == "open"
    assert state("surveillance-2", certified(*HELD), "2030-01-01") == "failed"
    none = certified(*HELD, ("  - title: Second surveillance\n    planned: 2029-09-18\n", ""))
    assert found("surveillance-2", none, "2029-01-01").why == "The second surveillance is not planned."


def test_a_certificate_is_valid_until_it_expires_or_was_renewed() -> None:
    files = certified(*HELD)
    assert found("certificate-validity", files, "2030-10-27").why == (
        "The certificate of 2027-10-28 is valid until 2030-10-28."
    )
    expired = found("certificate-validity", files, "2030-10-29")
    assert expired.state == "failed"
    assert expired.why == "The certificate expired on 2030-10-28; until 2031-04-28 recertification can restore it."
    renewed = certified(*HELD, ("planned: 2030-06-12", "planned: 2030-06-12\n  done_on: 2030-06-14"))
    assert state("certificate-validity", renewed, "2030-10-29") == "met"
    assert state("recertification", renewed, "2030-10-29") == "met"
    assert state("recertification", files, "2030-10-29") == "failed"


def test_the_record_may_say_itself_when_the_certificate_expires() -> None:
    own = ("certificate: C-1", "certificate: C-1\nexpires: 2029-01-31")
    assert state("certificate-validity", certified(*HELD, own), "2029-02-01") == "failed"
