"""Which version of a document is in force on a day."""

from datetime import date

import pytest

from sms_docs import engine
from sms_docs.judgement.in_force import in_force, starts, terms
from sms_docs.model.system import System
from tests.editions import approved
from tests.support import DAY, document, load, tree

ID = "SMS-PLN-001"
FILE = "content/plan.md"
LOG = f"data/decisions/{ID}.yml"


def at(day: str) -> date:
    return date.fromisoformat(day)


def version(system: System, day: str) -> str:
    found = in_force(system, ID, at(day))
    return found.version if found else ""


def logged(*entries: str, **fields: object) -> System:
    """A document with a log of entries without digests, ``version decision day`` each."""
    lines = []
    for entry in entries:
        number, decision, on, *role = entry.split()
        role_id = role[0] if role else "executive-sponsor"
        lines.append(f'- {{version: "{number}", decision: {decision}, on: {on}, by: PER-01, role: {role_id}}}\n')
    front = {"status": "approved", **fields}
    return load({FILE: document("# A plan\n", **front), LOG: "".join(lines)}, date(2027, 6, 1))


def test_a_version_holds_from_the_day_of_its_decision_until_the_next_one() -> None:
    system = logged("1.0 approved 2027-01-10", "1.1 approved 2027-03-05", version='"1.1"')
    assert [version(system, day) for day in ("2027-01-09", "2027-01-10", "2027-03-04", "2027-03-05")] == [
        "",
        "1.0",
        "1.0",
        "1.1",
    ]


def test_the_named_first_day_counts_when_it_comes_later() -> None:
    system = logged("1.0 approved 2027-01-10", effective_from="2027-02-01")
    assert version(system, "2027-01-31") == ""
    assert version(system, "2027-02-01") == "1.0"


def test_nothing_holds_before_it_is_approved() -> None:
    system = logged("1.0 approved 2027-01-10", effective_from="2026-12-01")
    assert version(system, "2027-01-09") == ""


def test_what_was_taken_over_had_been_in_force_before() -> None:
    system = logged("1.0 adopted 2027-01-10", effective_from="2026-12-01")
    assert version(system, "2026-12-24") == "1.0"


def test_a_withdrawal_ends_it() -> None:
    system = logged("1.0 approved 2027-01-10", "1.0 withdrawn 2027-04-01", status="withdrawn")
    assert version(system, "2027-03-31") == "1.0"
    assert version(system, "2027-04-01") == ""
    assert [each.ended_by for each in terms(system, ID)] == ["withdrawn"]


def test_it_can_come_back_after_a_withdrawal() -> None:
    system = logged("1.0 approved 2027-01-10", "1.0 withdrawn 2027-02-01", "2.0 approved 2027-03-01", version='"2.0"')
    assert [version(system, day) for day in ("2027-01-20", "2027-02-10", "2027-03-01")] == ["1.0", "", "2.0"]


def test_a_version_whose_day_comes_after_that_of_the_next_never_holds() -> None:
    files = approved(
        {FILE: document("# A plan\n", status="approved", effective_from="2027-01-19")}, ID, on="2027-01-10"
    )
    text = document("# A plan\n", status="approved", version='"1.1"', effective_from="2027-01-15")
    files = approved({**files, FILE: text}, ID, on="2027-01-14")
    system = load(files)
    assert [each.version for each in terms(system, ID, starts(engine.editions(system, tree(files))))] == ["1.1"]


def test_a_draft_beside_it_leaves_the_approved_version_in_force() -> None:
    system = logged("1.0 approved 2027-01-10", version='"1.1"', status="draft")
    assert version(system, "2027-05-01") == "1.0"


def test_one_of_two_roles_is_not_enough() -> None:
    both = {"approvers": "[executive-sponsor, sms-manager]", "status": "review"}
    assert version(logged("1.0 approved 2027-01-10", **both), "2027-05-01") == ""
    done = logged("1.0 approved 2027-01-10", "1.0 approved 2027-01-12 sms-manager", **both)
    assert [version(done, day) for day in ("2027-01-11", "2027-01-12")] == ["", "1.0"]


def test_with_digests_the_entry_with_the_edition_completes_it() -> None:
    files = approved({FILE: document("# A plan\n", status="approved")}, ID)
    assert version(load(files), "2027-01-20") == "1.0"
    alone = str(files[LOG]).replace('"edition"', '"reference"')
    assert version(load({**files, LOG: alone}), "2027-01-20") == ""


def test_older_editions_name_their_own_first_day() -> None:
    files = approved(
        {FILE: document("# A plan\n", status="approved", effective_from="2027-01-12")}, ID, on="2027-01-10"
    )
    text = document("# A plan\n", status="approved", version='"1.1"', effective_from="2027-01-18")
    files = approved({**files, FILE: text}, ID, on="2027-01-17")
    system = load(files)
    found = terms(system, ID, starts(engine.editions(system, tree(files))))
    assert [(each.version, str(each.start), str(each.end)) for each in found] == [
        ("1.0", "2027-01-12", "2027-01-18"),
        ("1.1", "2027-01-18", "None"),
    ]


def test_what_is_decided_later_does_not_count_yet() -> None:
    files = {FILE: document("# A\n"), LOG: "- {version: '1.0', decision: approved, on: 2027-02-01}\n"}
    assert in_force(load(files), ID) is None


def test_a_live_register_holds_since_its_entries_were_reviewed() -> None:
    live = logged("1.0 reviewed 2027-01-10", kind="risk-register", id=ID)
    assert version(live, "2027-01-10") == "1.0"
    assert version(logged("1.0 reviewed 2027-01-10"), "2027-01-10") == ""


def test_an_obsolete_document_without_withdrawal_holds_no_more() -> None:
    system = logged("1.0 approved 2027-01-10", status="obsolete")
    assert in_force(system, ID) is None


@pytest.mark.parametrize("log", ["- 3\n", "- {version: [1], decision: approved, on: x}\n", "x: y\n", "- [broken\n", ""])
def test_an_odd_log_means_that_nothing_is_in_force(log: str) -> None:
    assert in_force(load({FILE: document("# A\n"), LOG: log}), ID, DAY) is None


def test_an_edition_that_cannot_be_read_names_no_day() -> None:
    files = approved({FILE: document("# A plan\n", status="draft", version='"1.0"')}, ID)
    broken = {path: "---\n[x\n---\n" if path.startswith("editions/") else text for path, text in files.items()}
    found = in_force(load(broken), ID)
    assert found is not None
    assert str(found.start) == "2027-01-10"
