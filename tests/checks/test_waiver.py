"""Faults of waivers: who approved them, how long they hold, and whether anybody needs them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.model.base import Base
from sms_docs.model.report import Report
from tests.support import report, tree
from tests.waivers import FIELDS, FINDING, LATE, PATH, entry, late

DAY = date(2027, 1, 20)


def said(files: Mapping[str, str], as_of: date = DAY) -> dict[str, list[str]]:
    """What the checks of waivers find: id → line and message."""
    return listed(report(files, as_of))


def listed(made: Report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in made.findings:
        if each.id.startswith(("waiver.", "waiver-approval.")):
            assert each.position.path == PATH
            found.setdefault(each.id, []).append(f"{each.position.line}: {each.message}")
    return found


def test_a_sound_waiver_that_is_needed_gives_nothing() -> None:
    assert said(late(entry())) == {}


def test_no_file_gives_nothing() -> None:
    files = late()
    del files[PATH]
    assert said(files) == {}


# ------------------------------------------------------------------ days


def test_one_that_runs_out_within_the_notice_is_announced() -> None:
    files = late(entry(expires="2027-01-21"), settings="parameters: {due_soon_days: 14}\n")
    assert said(files) == {"waiver.ends-soon": ["10: Waiver W-001 holds until 2027-01-21: 1 day more."]}
    last = said(late(entry(expires="2027-01-20"), settings="parameters: {due_soon_days: 14}\n"))
    assert last == {"waiver.ends-soon": ["10: Waiver W-001 holds until 2027-01-20: 0 days more."]}
    assert said(late(entry(expires="2027-02-04"), settings="parameters: {due_soon_days: 14}\n")) == {}


def test_one_that_has_run_out_is_found_until_it_is_closed() -> None:
    ended = {"expires": "2027-01-19"}
    text = "10: Waiver W-001 ended on 2027-01-19; what it covered counts again."
    assert said(late(entry(**ended))) == {"waiver.expired": [text]}
    assert said(late(entry(**ended, closed_on="2027-01-18"))) == {}
    assert said(late(entry(**ended, closed_on="2027-03-01"))) == {"waiver.expired": [text]}


def test_one_that_is_approved_later_is_not_found_today() -> None:
    assert said(late(entry()), date(2027, 1, 10)) == {}


def test_one_that_holds_for_too_long_is_found() -> None:
    assert said(late(entry(expires="2028-01-11"))) == {}
    found = said(late(entry(expires="2028-01-12")))
    told = "10: Waiver W-001 was approved on 2027-01-11 and holds until 2028-01-12; it may hold until 2028-01-11"
    assert found == {"waiver.too-long": [f"{told} at most."]}


# ------------------------------------------------------------------ people


def test_one_that_was_approved_by_who_asked_for_it_is_found() -> None:
    text = "8: PER-01 asked for waiver W-001 and approved it."
    assert said(late(entry(requested_by="PER-01"))) == {"waiver-approval.by-requester": [text]}


def test_one_approved_in_a_role_that_somebody_else_held_is_found() -> None:
    assert said(late(entry(approved_by="PER-04", approved_on="2027-01-13"))) == {
        "waiver-approval.role-not-held": [
            "8: PER-04 approved waiver W-001 as executive-sponsor on 2027-01-13 and did not hold that role; PER-01 did."
        ]
    }
    assert said(late(entry(approved_on="2025-12-31", expires="2026-03-01", closed_on="2026-02-01"))) == {
        "waiver-approval.role-not-held": [
            "8: PER-01 approved waiver W-001 as executive-sponsor on 2025-12-31 and did not hold that role; nobody did."
        ]
    }


@pytest.mark.parametrize("fields", [{"approved_by": "PER-99"}, {"approver": "nobody"}])
def test_a_person_or_role_that_does_not_exist_is_a_dangling_reference_and_no_more(fields: Mapping[str, str]) -> None:
    found = report(late(entry(**fields))).findings
    ids = [each.id for each in found if each.position.path == PATH]
    assert ids == ["data.dangling-reference"]


@pytest.mark.parametrize("broken", ["people", "roles", "assignments", "risks"])
def test_a_register_that_cannot_be_read_leads_to_no_finding(broken: str) -> None:
    assert said(late(entry(), **{broken: "- id: [\n"})) == {}


# ------------------------------------------------------------------ rule and scope


def test_a_scope_that_takes_in_everything_is_found_at_its_line() -> None:
    assert said(late(entry(scope='["T-001", "data/"]'))) == {
        "waiver.without-limit": ['3: "data/" takes in everything, so waiver W-001 has no limit.']
    }


@pytest.mark.parametrize(
    "scope", ["da*", "*a*", "d*/*", "[a-z]*/**", "data/[!x]*", "data/*.yml", "data/?*", "content/*/*.md", "*.md", "./"]
)
def test_a_pattern_that_whatever_lies_there_fits_is_no_limit(scope: str) -> None:
    made = report(late(entry(scope=f"['{scope}']")))
    assert listed(made)["waiver.without-limit"]
    assert not made.waived


@pytest.mark.parametrize("scope", ["data/t*", "data/*s.yml", "data/tasks.yml", "T-001", "data/[r-t]asks.yml"])
def test_a_pattern_with_a_name_in_it_is_a_limit(scope: str) -> None:
    made = report(late(entry(scope=f"['{scope}']")))
    assert [each.id for each in made.waived] == [FINDING]


@pytest.mark.parametrize("scope", ["content/plans/", "content/plans/*", "content/*/capacity*.md", "SMS-PLN-*"])
def test_a_folder_or_a_name_in_many_folders_is_a_limit(scope: str) -> None:
    assert "waiver.without-limit" not in listed(report(late(entry(scope=f"['{scope}']"))))


def test_the_second_address_of_the_person_who_asked_is_that_persons() -> None:
    people = LATE["data/people.yml"].replace(
        "email: ada@example.org", "email: ada@example.org, other_emails: [ben@example.org]"
    )
    assert "waiver-approval.by-requester" in listed(report(late(entry(), people=people)))


def test_a_rule_that_does_not_exist_is_found_with_the_one_that_was_meant() -> None:
    made = report(late(entry(rule="task.overdu")))
    found = next(each for each in made.findings if each.id == "waiver.unknown-rule")
    assert (found.position.line, found.hint) == (2, f"Write {FINDING}, if you mean that.")
    assert found.message == 'Waiver W-001 is for the rule "task.overdu", and there is none of that name.'
    strange = report(late(entry(rule="zzzzzz")))
    assert next(x for x in strange.findings if x.id == "waiver.unknown-rule").hint.startswith("`sms list checks`")


def test_a_rule_that_cannot_be_waived_is_found() -> None:
    assert said(late(entry(rule="kind.absent", scope="[data/settings.yml]"))) == {
        "waiver.not-allowed": ["2: kind.absent cannot be waived, so waiver W-001 does not count."]
    }


@pytest.mark.parametrize("rule", ["waiver.expired", "waiver.unused", "waiver.not-allowed"])
def test_no_waiver_silences_the_checks_of_waivers(rule: str) -> None:
    assert "waiver.not-allowed" in said(late(entry(rule=rule, scope=f"[{PATH}]")))


def test_one_that_no_finding_needs_is_found() -> None:
    mended = late(entry(), tasks="- {id: T-001, owner: sms-manager, status: open, due: 2027-03-15}\n")
    assert said(mended) == {"waiver.unused": ["3: Waiver W-001 covers no finding of task.overdue."]}
    assert said(late(entry(scope="[T-002]"))) == {
        "waiver.unused": ["3: Waiver W-001 covers no finding of task.overdue; 1 lies outside its scope."]
    }


def test_one_beside_another_for_the_same_finding_is_not_unused() -> None:
    assert said(late(entry(), entry(id="W-002"))) == {}


def test_one_that_is_not_in_force_is_not_called_unused() -> None:
    assert said(late(entry(scope="[T-002]")), date(2027, 1, 10)) == {}
    assert said(late(entry(scope="[T-002]", closed_on="2027-01-15"))) == {}
    assert said(late(entry(scope="[T-002]", risk="R-009"))) == {}


def test_where_its_rule_did_not_run_it_is_not_called_unused() -> None:
    source = tree(late(entry(scope="[T-002]")))
    some = tuple(each for each in CHECKS if each.id.startswith(("waiver.", "waiver-approval.")))
    assert listed(engine.check(engine.load(source, DAY), source, checks=some)) == {}


@pytest.mark.parametrize(
    "text", ["- 3\n- [x]\n- {}\n", "{a: 1}\n", "- id: [\n", "", "- {id: W-1, scope: 3, rule: [x]}\n"]
)
def test_odd_files_give_no_crash_and_silence_nothing(text: str) -> None:
    made = report({**late(), PATH: text})
    assert not made.waived
    assert FINDING in {each.id for each in made.open}


@pytest.mark.parametrize("value", ["3", "[]", "{a: 1}", "null", "true", '""', "-1.5"])
@pytest.mark.parametrize("field", sorted(FIELDS))
def test_odd_values_give_no_crash_and_silence_nothing(field: str, value: str) -> None:
    made = report(late(entry(**{field: value})))
    assert not made.waived
    assert "data.schema-violation" in {each.id for each in made.findings} or listed(made)


# ------------------------------------------------------------------ compared with a base


def compared(files: Mapping[str, str], base: Mapping[str, str]) -> Iterator[str]:
    """What is found when a base held these waivers."""
    source, before = tree(files), engine.load(tree(base), DAY)
    values = tuple(each.values for each in before.waivers)
    system = replace(engine.load(source, DAY), base=Base("origin/main", waivers=values))
    for key, places in listed(engine.check(system, source)).items():
        yield from (f"{key} {each}" for each in places)


def test_one_of_the_base_gives_nothing_and_counts() -> None:
    assert list(compared(late(entry()), late(entry()))) == []


def test_a_new_one_does_not_count_and_says_so() -> None:
    (found,) = compared(late(entry()), late())
    assert found.startswith(
        "waiver-approval.not-from-approver 8: Waiver W-001 is new in this change and was not brought in by"
    )
    assert found.endswith("PER-01, so it does not count here: there is no git repository.")


def test_one_with_other_words_than_in_the_base_is_found() -> None:
    changed = list(compared(late(entry(expires="2027-12-31")), late(entry())))
    assert changed == [
        "waiver-approval.rewritten 1: Waiver W-001 says something else than in origin/main, where it was approved."
    ]


def test_one_that_was_taken_out_is_found() -> None:
    gone = list(compared(late(entry(id="W-002", closed_on="2027-01-15")), late(entry(), entry(id="W-002"))))
    assert gone == ["waiver-approval.rewritten 1: Waiver W-001 stands in origin/main and here no more."]
    assert list(compared({**late(), PATH: "- id: [\n"}, late(entry()))) == []


def test_where_the_whole_file_was_taken_out_it_is_found_there() -> None:
    files = late()
    del files[PATH]
    assert list(compared(files, late(entry()))) == [
        "waiver-approval.rewritten 1: Waiver W-001 stands in origin/main and here no more."
    ]
