"""Bad input beside everything else of the reference SMS: each fault at its place, and pages that show it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import copy_reference, edit, fetch, free_port, run, serving, wait_for

pytestmark = pytest.mark.slow

MILLION = "and so on " * 100_000
ARTICLES = 10_000
CIRCLE = """
- id: T-901
  title: Proves the audit
  evidence: [G-901]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference SMS with one fault of each sort."""
    found = copy_reference(tmp_path_factory.mktemp("bad"))
    edit(found, "data/tasks.yml", "  remark: Sampled monthly", f"  remark: {MILLION}Sampled monthly")
    edit(found, "data/services.yml", "- id: SVC-02\n", "- id: SVC-02\n  colour: blue\n")
    edit(found, "data/tasks.yml", "  due: 2027-08-13\n", "  due: 2026-02-30\n")
    append(found, "data/gaps.yml", "\n- id: G-901\n  closed_by: [AUD-901]\n")
    append(found, "data/audits.yml", "\n- id: AUD-901\n  report: T-901\n")
    append(found, "data/tasks.yml", CIRCLE)
    append(found, "data/measures.yml", MEASURE)
    forget_month(found / "data/measurements.yml", "ME-001", "2027-05")
    edit(found, "data/assignments.yml", "  person: PER-05\n  from: 2026-10-05\n  to: 2027-05-31\n", KEPT)
    knowledge = found / "data/knowledge.yml"
    article = knowledge.read_text("utf-8").partition("\n\n")[0].partition("- id: KB-001")[2]
    copies = "\n".join(f"- id: KB-{number}{article}" for number in range(1000, 1000 + ARTICLES))
    knowledge.write_text(f"{knowledge.read_text('utf-8')}\n{copies}\n", "utf-8")
    return found


KEPT = "  person: PER-05\n  from: 2026-10-05\n"
MEASURE = """
- id: ME-901
  title: Never measured
  area: sms
  kpi: Share of something
  formula: Something / all x 100
  source: Nowhere
  comparator: at-least
  target: 85
  unit: percent
  frequency: monthly
  owner: sms-manager
  first_due: 2027-01-31
"""


def append(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")


def forget_month(file: Path, measure: str, period: str) -> None:
    """Take the value of a month out of the middle."""
    entries = re.split(r"(?m)^(?=- id: )", file.read_text("utf-8"))
    kept = [each for each in entries if not (f"measure: {measure}\n" in each and f'period: "{period}"' in each)]
    assert len(kept) == len(entries) - 1
    file.write_text("".join(kept), "utf-8")


def line_of(folder: Path, path: str, text: str) -> int:
    lines = (folder / path).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.fixture(scope="module")
def findings(folder: Path) -> list[dict[str, object]]:
    done = run(folder, "sms_docs", "check", "--format", "json")
    assert done.returncode == 1, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return found


@pytest.mark.parametrize(
    ("check", "path", "text"),
    [
        ("data.overlong-value", "data/tasks.yml", MILLION[:40]),
        ("data.schema-violation", "data/services.yml", "colour: blue"),
        ("data.schema-violation", "data/tasks.yml", "2026-02-30"),
        ("proof.circular", "data/audits.yml", "report: T-901"),
        ("measure.value-missing", "data/measures.yml", "first_due: 2027-01-31"),
        ("departure.role-kept", "data/assignments.yml", "person: PER-05"),
    ],
)
def test_each_fault_is_found_at_its_line(
    folder: Path, findings: list[dict[str, object]], check: str, path: str, text: str
) -> None:
    places = [each["line"] for each in findings if (each["id"], each["path"]) == (check, path)]
    assert line_of(folder, path, text) in places


def test_a_month_missing_in_the_middle_is_found_at_the_value_after_it(findings: list[dict[str, object]]) -> None:
    found = [each for each in findings if each["id"] == "measure.month-missing"]
    assert [("ME-001" in str(each["message"]), "2027-05" in str(each["message"])) for each in found] == [(True, True)]


def test_ten_thousand_sound_records_are_no_fault(findings: list[dict[str, object]]) -> None:
    assert [each for each in findings if each["path"] == "data/knowledge.yml"] == []


def test_no_message_is_longer_than_anybody_reads(findings: list[dict[str, object]]) -> None:
    assert max(len(f"{each['message']}{each['hint']}") for each in findings) < 3000


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    port = free_port()
    with serving(folder, "sms_docs", "serve", "--address", f"127.0.0.1:{port}"):
        wait_for(f"http://127.0.0.1:{port}/", "</html>", seconds=180)
        yield f"http://127.0.0.1:{port}/"
    assert "Traceback" not in (folder / "server.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        ("registers/service-catalogue/", "data.schema-violation"),
        ("registers/task-manager/", "data.overlong-value"),
        ("registers/measurement-matrix/", "measure.value-missing"),
        ("audit/findings/", "proof.circular"),
    ],
)
def test_a_draft_shows_the_pages_with_visible_marks(site: str, page: str, mark: str) -> None:
    text = fetch(site + page)
    assert mark in text
    assert "</html>" in text
    assert len(text) < 3_000_000


def test_a_table_of_ten_thousand_rows_shows_the_first_and_offers_all(site: str) -> None:
    text = fetch(site + "processes/knowledge-management/")
    assert text.count('id="entry-KB-') <= 200
    assert re.search(r'href="[^"]*knowledge[^"]*\.csv"', text)
