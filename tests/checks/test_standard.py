"""What an organization adds to the standard: whole, single, and never less than the standard."""

import pytest

from tests.support import found, load, messages, report

KINDS = "data/standard/kinds.yml"
CLAUSES = "data/standard/clauses.yml"
PROCESSES = "data/standard/processes.yml"

NEW_KIND = """\
- key: cloud-register
  title: Cloud register
  family: register
  need: expected
  clauses: ["8.2.3"]
  sections:
    - key: contracts
      title: Contracts
      hint: which cloud service is used under which contract
"""
PAGE = """\
---
id: SMS-REG-001
title: Cloud register
kind: cloud-register
version: "0.1"
status: draft
owner: sms-manager
authors: [PER-01]
approvers: [sms-manager]
classification: internal
---
# Cloud register

## {heading}

Three services, each under a contract of its own.
"""


def test_a_whole_addition_is_not_found() -> None:
    assert [each.id for each in report({KINDS: NEW_KIND}).findings if each.id.startswith("standard.")] == []


@pytest.mark.parametrize("field", ["title", "family", "need"])
def test_an_addition_without_what_it_needs_is_found_and_left_out(field: str) -> None:
    text = "\n".join(line for line in NEW_KIND.splitlines() if not line.startswith(f"  {field}:")) + "\n"
    assert found("standard.incomplete-addition", {KINDS: text}) == [f"{KINDS}:1:8"]
    assert "cloud-register" not in load({KINDS: text}).standard.kinds


def test_all_that_is_missing_is_named_at_once() -> None:
    assert messages("standard.incomplete-addition", {CLAUSES: '- id: "8.9"\n  title: Cloud\n'}) == [
        "8.9 is new to the standard and lacks summary, written, so it is left out."
    ]


def test_a_change_of_what_the_edition_has_needs_nothing_more() -> None:
    assert found("standard.incomplete-addition", {KINDS: "- key: risk-register\n  title: Register of risks\n"}) == []


def test_a_record_that_stands_twice_is_found_at_the_second() -> None:
    assert found("standard.record-twice", {KINDS: NEW_KIND + NEW_KIND}) == [f"{KINDS}:10:8"]
    assert found("standard.record-twice", {KINDS: NEW_KIND}) == []


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (KINDS, "- key: service-continuity-plan\n  need: expected\n", f"{KINDS}:2:9"),
        (
            KINDS,
            "- key: scope-statement\n  sections:\n    - key: exclusions\n      required: false\n",
            f"{KINDS}:4:17",
        ),
        (CLAUSES, '- id: "4.3"\n  written: false\n', f"{CLAUSES}:2:12"),
    ],
)
def test_less_than_the_standard_asks_for_is_found(path: str, text: str, place: str) -> None:
    assert found("standard.requirement-loosened", {path: text}) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "- key: service-continuity-plan\n  need: required\n",
        "- key: communication-plan\n  need: programme\n",
        "- key: scope-statement\n  title: Scope\n",
    ],
)
def test_what_is_not_less_is_not_found(text: str) -> None:
    assert found("standard.requirement-loosened", {KINDS: text}) == []


def test_sections_of_an_added_kind_are_asked_for() -> None:
    assert found("section.missing", {KINDS: NEW_KIND, "content/cloud.md": PAGE.format(heading="Bills")}) == [
        "content/cloud.md:4:7"
    ]
    assert found("section.missing", {KINDS: NEW_KIND, "content/cloud.md": PAGE.format(heading="Contracts")}) == []


def test_what_offends_its_schema_is_found_there_and_left_out() -> None:
    files = {KINDS: NEW_KIND + "  colour: red\n"}
    assert found("data.schema-violation", files) == [f"{KINDS}:10:3"]
    assert "cloud-register" not in load(files).standard.kinds


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (PROCESSES, "- key: demand\n  kinds: [demand-proces]\n", f"{PROCESSES}:2:11"),
        (KINDS, "- key: risk-register\n  prerequisites: [scope]\n", f"{KINDS}:2:19"),
    ],
)
def test_a_kind_that_does_not_exist_is_found(path: str, text: str, place: str) -> None:
    assert found("data.dangling-reference", {path: text}) == [place]


def test_a_clause_that_does_not_exist_is_found() -> None:
    assert found("citation.unknown-clause", {KINDS: '- key: risk-register\n  clauses: ["6.9"]\n'}) == [f"{KINDS}:2:13"]


def test_a_file_that_nothing_reads_is_found_with_the_names_that_count() -> None:
    files = {"data/standard/kind.yml": "[]\n"}
    assert found("file.unknown-register", files) == ["data/standard/kind.yml:1:1"]


@pytest.mark.parametrize(
    "text", ["", "a: [\n", "7\n", "- 7\n", "- key: 7\n", "- []\n", "- key: x\n  sections: [1, {}]\n"]
)
@pytest.mark.parametrize("part", ["clauses", "kinds", "parameters", "processes", "phases", "standard"])
def test_no_odd_file_hides_the_edition(part: str, text: str) -> None:
    path = f"data/standard/{part}.yml"
    result = report({path: text, "content/index.md": "# Start\n"})
    assert [each for each in result.findings if each.position.path == path]
    assert len(load({path: text}).standard.kinds) == 60
