"""What the guide names is there, and nothing that it has to explain is left out."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from sms_docs.checks import CHECKS
from sms_docs.checks.enforcement import Enforcement, enforcements
from sms_docs.cli.group import COMMANDS
from sms_docs.load.schemas import packaged_schemas
from sms_docs.load.standard import load_standard
from sms_docs.views import find_view
from tests.support import load

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "content" / "guide"
PAGES = sorted(path.name for path in GUIDE.glob("*.md"))
IDS = frozenset(each.id for each in CHECKS)
TOPICS = frozenset(each.partition(".")[0] for each in IDS)
FILES = (".yml", ".json", ".md", ".html", ".txt", ".sarif", ".xml")
PLANNING = tuple(each for each in enforcements() if each.group in ("mistake", "stall"))


@cache
def text(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_check_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"`([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)`", text(page))
    assert [each for each in named if each not in IDS and not each.endswith(FILES)] == []
    assert [each for each in re.findall(r"`([a-z][a-z-]*)\.`", text(page)) if each not in TOPICS] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_exists(page: str) -> None:
    inline = re.findall(r"`sms ([a-z]+)[ `]", text(page))
    blocks = re.findall(r"^\s*(?:\$ )?sms ([a-z]+)(?= |$)", text(page), re.MULTILINE)
    assert [each for each in (*inline, *blocks) if each not in COMMANDS] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_table_that_a_page_lets_somebody_show_exists(page: str) -> None:
    system = load({})
    assert [each for each in re.findall(r"`sms show ([\w-]+)", text(page)) if find_view(system, each) is None] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_register_that_a_page_names_has_a_schema(page: str) -> None:
    named = re.findall(r"`data/([a-z_]+)\.yml`", text(page))
    assert [each for each in named if each not in packaged_schemas()] == []


@pytest.mark.parametrize("rule", PLANNING, ids=lambda each: each.key)
def test_each_mistake_and_each_reason_to_stall_names_a_check_that_finds_it(rule: Enforcement) -> None:
    checks = [check for _, check in rule.checks]
    assert checks
    assert any(f"`{check}`" in text("mistakes.md") for check in checks)


def test_each_challenge_stands_on_the_page() -> None:
    given = json.loads((ROOT / "plugins/sms_docs/standards/challenges.json").read_text("utf-8"))["challenges"]
    rows = re.findall(
        r"^\| [^|]+ \| [^|]+ \| [^|]+ \|$", text("mistakes.md").partition("## Four challenges")[2], re.MULTILINE
    )
    assert len(rows) - 1 == len(given)


def test_the_eight_steps_are_those_of_the_model() -> None:
    steps = load_standard("2018").phase_models["eight-steps"].phases
    headings = re.findall(r"^## (\d)\. (.+)$", text("eight-steps.md"), re.MULTILINE)
    assert [int(number) for number, _ in headings] == [each.number for each in steps]
    assert all(each.title.startswith(title) for each, (_, title) in zip(steps, headings, strict=True))


def test_every_phase_model_can_be_chosen_by_its_name() -> None:
    models = load_standard("2018").phase_models
    assert [each for each in models if f"`{each}`" not in text("own-standard.md")] == []


def test_every_criterion_of_every_gate_is_explained() -> None:
    phases = load_standard("2018").default_phase_model.phases
    titles = [each.title.partition(" (")[0] for phase in phases for each in phase.criteria]
    assert len(titles) == 15
    assert [
        each for each in titles if f"| {each.replace('of three months or more', '').strip()} |" not in text("gates.md")
    ] == []


def test_every_family_of_documents_has_its_table() -> None:
    families = {each.family for each in load_standard("2018").kinds.values()}
    assert set(re.findall(r'sms_table\("kinds", family="(\w+)"', text("writing.md"))) == families


@pytest.mark.parametrize("page", [each for each in PAGES if each != "index.md"])
def test_the_start_page_and_the_navigation_lead_to_every_page(page: str) -> None:
    assert f"]({page}" in text("index.md")
    assert f"- guide/{page}\n" in (ROOT / "mkdocs.yml").read_text("utf-8") + "\n"
