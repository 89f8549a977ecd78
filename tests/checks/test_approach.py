"""A programme that sets up one group of processes after the other."""

import pytest

from tests.support import found, messages, related

SETTINGS = "standard: iso20000-1-2018\nphase_model: ts-approach-1\n"
BOUNDARY = """\
  boundary:
    interactions: Desk with platforms
    policies: Service management policy
    plans: Plan of the phase
    resources: Two people and the tool
    authority: Owner decides
    competence: Trained in October
    information: Tickets
    indicators: Time to restore
    methods: Weekly look at the queue
"""
PROGRAMME = f"""\
- id: one
  title: Phase one
  number: 1
  start: 2026-10-05
  objectives: [Disturbances end within the agreed time]
  processes: [incident, catalogue, security]
{BOUNDARY}  interfaces:
    - from: incident
      to: change
      how: Changes go to the weekly meeting of the platforms
    - from: change
      to: incident
      how: The meeting mails its list
- id: two
  title: Phase two
  number: 2
  start: 2027-03-29
  processes: [relationship]
- id: three
  title: Phase three
  number: 3
  start: 2027-06-28
  processes: [change, capacity]
"""


def process(key: str, clause: str, *others: str) -> str:
    text = f'- id: {key}\n  title: {key}\n  clause: "{clause}"\n'
    return text + "".join(["  interfaces:\n", *(f"    - to: {each}\n" for each in others)] if others else [])


PROCESSES = (
    process("incident", "8.6.1", "change")
    + process("change", "8.5.1", "incident")
    + process("capacity", "8.4.3")
    + process("relationship", "8.3.2")
    + process("catalogue", "8.2.4")
    + process("security", "8.7.3")
    + process("reporting", "9.4")
)
ALL = ("approach.boundary-open", "approach.interface-undefined", "approach.process-left-out", "approach.order-unusual")


def files(*changes: tuple[str, str], settings: str = SETTINGS, processes: str = PROCESSES) -> dict[str, str]:
    text = PROGRAMME
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return {"data/settings.yml": settings, "data/programme.yml": text, "data/processes.yml": processes}


def places(check: str, system: dict[str, str]) -> list[str]:
    return [each.removeprefix("data/").rpartition(":")[0] for each in found(check, system)]


@pytest.mark.parametrize("check", [each for each in ALL if each != "approach.process-left-out"])
def test_a_sound_programme_by_process_groups_gives_nothing(check: str) -> None:
    assert places(check, files()) == []


@pytest.mark.parametrize("check", ALL)
@pytest.mark.parametrize("model", ["four-phase-programme", "ts-approach-2", "five-phase-example"])
def test_other_programmes_are_not_judged(check: str, model: str) -> None:
    other = files((BOUNDARY, ""), ("[incident, catalogue, security]", "[capacity]"), settings=f"phase_model: {model}\n")
    assert places(check, other) == []


@pytest.mark.parametrize("check", ALL)
@pytest.mark.parametrize("key", ["programme", "processes"])
@pytest.mark.parametrize(
    "text", ["[", "[]\n", "- 3\n- {id: [x], processes: 5, start: never, interfaces: [1], clause: 8}\n"]
)
def test_what_cannot_be_read_says_nothing_false(check: str, key: str, text: str) -> None:
    silent = found(check, files() | {f"data/{key}.yml": text})
    assert silent == [] or (key, check) == ("processes", "approach.process-left-out")


# ------------------------------------------------------------------ approach.boundary-open


@pytest.mark.parametrize("part", ["interactions", "policies", "plans", "resources", "authority", "methods"])
def test_each_part_of_the_boundary_is_needed(part: str) -> None:
    line = next(each for each in BOUNDARY.splitlines(keepends=True) if f"    {part}:" in each)
    short = files((line, ""))
    assert places("approach.boundary-open", short) == ["programme.yml:8"]
    assert messages("approach.boundary-open", short) == [
        f'The phase "Phase one" has begun, but it does not say: {part}.'
    ]


def test_a_phase_without_any_boundary_is_found_at_its_id() -> None:
    assert places("approach.boundary-open", files((BOUNDARY, ""))) == ["programme.yml:1"]


@pytest.mark.parametrize(
    "field", ["objectives: [Disturbances end within the agreed time]", "processes: [incident, catalogue, security]"]
)
def test_objectives_and_processes_are_needed(field: str) -> None:
    assert places("approach.boundary-open", files((f"  {field}\n", ""))) == ["programme.yml:7"]


def test_a_phase_that_has_not_begun_may_be_open() -> None:
    assert places("approach.boundary-open", files((BOUNDARY, ""), ("start: 2026-10-05", "start: 2027-02-01"))) == []


# ------------------------------------------------------------------ approach.interface-undefined

ONE_WAY = "    - from: change\n      to: incident\n      how: The meeting mails its list\n"


def test_an_interface_between_phases_is_found_where_the_process_names_it() -> None:
    lost = files((ONE_WAY, ""))
    assert places("approach.interface-undefined", lost) == ["processes.yml:10"]
    assert messages("approach.interface-undefined", lost) == [
        "change (phase three) works together with incident (phase one), but no interface between the phases is defined."
    ]
    assert len(related("approach.interface-undefined", lost)) == 2


def test_processes_of_one_phase_need_no_interim_interface() -> None:
    same = files((ONE_WAY, ""), ("[incident, catalogue, security]", "[incident, change, catalogue, security]"))
    assert places("approach.interface-undefined", same) == []


def test_before_either_phase_has_begun_nothing_is_missing() -> None:
    early = files((ONE_WAY, ""), ("start: 2026-10-05", "start: 2027-02-01"))
    assert places("approach.interface-undefined", early) == []


# ------------------------------------------------------------------ approach.process-left-out


def test_a_process_in_no_phase_is_found_at_the_process() -> None:
    left = files(("[change, capacity]", "[change]"))
    assert "processes.yml:11" in places("approach.process-left-out", left)
    assert 'The process "capacity" belongs to no phase of the programme.' in messages("approach.process-left-out", left)


def test_a_practice_without_any_process_is_found_at_the_register() -> None:
    assert places("approach.process-left-out", files()) == ["processes.yml:1"]
    said = messages("approach.process-left-out", files())[0]
    assert "problem management" in said
    assert "incident management" not in said


def test_processes_outside_clause_8_need_no_phase() -> None:
    assert not any('"reporting"' in each for each in messages("approach.process-left-out", files()))


# ------------------------------------------------------------------ approach.order-unusual


@pytest.mark.parametrize(
    ("first", "second", "third", "said"),
    [
        ("change, catalogue, security", "incident", "relationship, capacity", "8.5 begins before 8.6 and 8.3"),
        ("relationship, catalogue, security", "incident", "change, capacity", "8.3 begins before 8.6"),
        ("incident, catalogue, security", "capacity", "relationship, change", "8.4 begins before 8.3"),
        ("incident, catalogue", "security, relationship", "change, capacity", "8.7 is not begun in the first phase"),
        ("incident, security", "catalogue, relationship", "change, capacity", "8.2 is not begun in the first phase"),
    ],
)
def test_an_unusual_order_is_found_at_the_phase_that_comes_too_early_or_late(
    first: str, second: str, third: str, said: str
) -> None:
    other = files(
        ("[incident, catalogue, security]", f"[{first}]"), ("[relationship]", f"[{second}]"),
        ("[change, capacity]", f"[{third}]"),
    )  # fmt: skip
    assert messages("approach.order-unusual", other) == [f"The order of the process groups is unusual: {said}."]


def test_a_group_may_begin_beside_the_one_before() -> None:
    beside = files(("[incident, catalogue, security]", "[incident, catalogue, security, relationship, change]"))
    assert places("approach.order-unusual", beside) == []


def test_a_process_that_no_phase_sets_up_has_no_phase_boundary() -> None:
    lonely = PROCESSES.replace('clause: "8.7.3"\n', 'clause: "8.7.3"\n  interfaces:\n    - to: reporting\n')
    assert places("approach.interface-undefined", files(processes=lonely)) == []


def test_a_phase_is_held_to_its_boundary_from_its_first_day() -> None:
    today = files((BOUNDARY, ""), ("start: 2026-10-05", "start: 2027-01-20"))
    assert places("approach.boundary-open", today) == ["programme.yml:1"]


def test_a_process_of_clause_8_as_a_whole_belongs_to_no_group() -> None:
    whole = files(processes=PROCESSES + process("planning", "8"))
    assert not any('"planning"' in each for each in messages("approach.process-left-out", whole))
