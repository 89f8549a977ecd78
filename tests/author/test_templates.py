"""A template of every kind: it gives the findings of an unwritten document, and none else."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.author.document import compose
from sms_docs.author.header import OPEN, Wishes, header
from sms_docs.author.place import default_path
from sms_docs.load.standard import load_standard
from sms_docs.model.finding import Finding
from sms_docs.model.standard import Kind
from sms_docs.model.system import System
from tests.support import DAY, MemoryTree, load

ROOT = Path(__file__).parents[2]
KINDS = [kind for kind in load_standard("2018").kinds.values() if kind.sections]
UNWRITTEN = {"section.empty", "section.placeholders-in-draft"}
GROUND = {"plan-prerequisites.absent"}
"""What a service management plan is built on has to be written first; `sms new` says so."""
NOBODY = {"responsibility.unknown-owner", "responsibility.unknown-author", "responsibility.unknown-approver"}


def template(system: System, kind: Kind, number: str = "") -> str:
    return compose(system, kind, header(system, kind, Wishes(id=number)))


def findings(files: dict[str, bytes], written: dict[str, str], day: date | None) -> list[Finding]:
    """What is found in new pages, or leads to one."""
    tree = MemoryTree(files | {path: text.encode() for path, text in written.items()})
    report = engine.check(engine.load(tree, day), tree)
    return [each for each in report.findings if each.position.path in written]


def unexpected(found: list[Finding], allowed: set[str]) -> list[str]:
    return [
        f"{each.id} {each.position.path}:{each.position.line} {each.message}"
        for each in found
        if each.id not in allowed
    ]


@pytest.fixture(scope="module")
def reference() -> dict[str, bytes]:
    """The files of the reference SMS."""
    paths = [path for top in ("content", "data") for path in (ROOT / top).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def beside(reference) -> tuple[dict[str, str], list[Finding]]:
    """A template of every kind beside the reference SMS, and what is found in them."""
    system = engine.load(MemoryTree(reference))
    written = {
        f"content/templates/{kind.key}.md": template(system, kind, f"SMS-PLN-{number}")
        for number, kind in enumerate(KINDS, start=900)
    }
    return written, findings(reference, written, None)


def test_there_is_a_template_of_each_of_the_59_kinds() -> None:
    assert len(KINDS) == 59


def test_beside_the_reference_sms_a_template_is_unwritten_and_nothing_else(beside) -> None:
    assert unexpected(beside[1], UNWRITTEN) == []


def test_beside_the_reference_sms_nobody_and_nothing_has_to_be_named(beside) -> None:
    assert [path for path, text in beside[0].items() if OPEN in text] == []


def test_every_hint_that_stands_is_found(beside) -> None:
    written, found = beside
    hints = Counter(each.position.path for each in found if each.id == "section.placeholders-in-draft")
    assert hints == {path: text.count("> **Hint:**") for path, text in written.items()}
    sections = {f"content/templates/{kind.key}.md": len(kind.sections) for kind in KINDS}
    assert hints == sections


@pytest.mark.parametrize("status", ["review", "approved"])
def test_a_hint_that_is_left_in_a_finished_document_is_an_error(reference, status) -> None:
    system = engine.load(MemoryTree(reference))
    kind = system.standard.kinds["information-security-policy"]
    text = template(system, kind, "SMS-POL-900").replace("status: draft", f"status: {status}")
    found = findings(reference, {"content/policies/new.md": text}, None)
    left = [each.position.line for each in found if each.id == "section.hint-left"]
    assert left == [number for number, line in enumerate(text.splitlines(), start=1) if line.startswith("> **Hint")]


def test_a_section_is_written_when_its_hint_is_gone_and_text_is_there() -> None:
    kind = load_standard("2018").kinds["information-security-policy"]
    lines = template(load({}), kind).splitlines()
    text = "\n".join("Written by hand, and at some length." if line.startswith("> ") else line for line in lines)
    found = findings({}, {"content/policies/new.md": text}, DAY)
    assert unexpected(found, NOBODY) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_in_an_empty_repository_it_is_unwritten_and_says_who_is_not_named(kind) -> None:
    system = load({})
    path = default_path(system, kind)
    text = template(system, kind)
    found = findings({}, {path: text}, DAY)
    assert unexpected(found, UNWRITTEN | NOBODY | (GROUND if kind.prerequisites else set())) == []
    assert {each.id for each in found} >= NOBODY
    assert all(f'"{OPEN}"' in each.message for each in found if each.id in NOBODY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_all_sections_stand_in_order_with_hint_and_tables(kind) -> None:
    system = load({})
    text = template(system, kind)
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert headings == [section.title for section in kind.sections]
    plain = " ".join(text.replace("\n> ", " ").split())
    for section in kind.sections:
        assert " ".join(section.hint.split()) in plain
    fed = {key for section in kind.sections for key in section.data if key != "register"}
    assert {key for key in fed if f'"{key}"' in text or f"data/{key}.yml" in text} == fed


def test_the_edition_of_2011_names_its_own_clauses() -> None:
    system = load({"data/settings.yml": "standard: iso20000-1-2011\ncertification: none\n"})
    for kind in system.standard.kinds.values():
        if kind.sections:
            text = template(system, kind)
            found = findings(
                {"data/settings.yml": b"standard: iso20000-1-2011\n"}, {default_path(system, kind): text}, DAY
            )
            assert unexpected(found, UNWRITTEN | NOBODY | (GROUND if kind.prerequisites else set())) == []
