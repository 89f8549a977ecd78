"""House rules: what keeps the program readable for whoever carries it on."""

import ast
import inspect
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from sms_docs.checks import CHECKS
from sms_docs.load.standard import load_rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "sms_docs"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py"))
CHECK_FILES = sorted(path for path in (PACKAGE / "checks").glob("*.py") if path.name != "__init__.py")


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code: a check's manual is its documentation and does not count."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_300_lines() -> None:
    assert {path.name: _lines(path) for path in SOURCES if _lines(path) > 300} == {}


def test_half_of_the_files_have_at_most_90_lines() -> None:
    assert statistics.median(_lines(path) for path in SOURCES) <= 90


def test_no_function_is_longer_than_40_lines() -> None:
    long = {f"{path.name}:{node.name}": _length(node) for path in SOURCES for node in _functions(path)}
    assert {name: lines for name, lines in long.items() if lines > 40} == {}


def test_half_of_the_functions_have_at_most_10_lines() -> None:
    assert statistics.median(_length(node) for path in SOURCES for node in _functions(path)) <= 10


def _documentation(path: Path) -> int:
    """Lines of docstrings: a check's manual is read by people and tested by other means."""
    tree = ast.parse(path.read_text("utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    texts = [node.body[0] for node in ast.walk(tree) if isinstance(node, owners) and ast.get_docstring(node)]
    return sum((text.end_lineno or 0) - text.lineno + 1 for text in texts)


def test_there_are_a_third_more_lines_of_tests_than_of_program() -> None:
    program = sum(_lines(path) - _documentation(path) for path in SOURCES)
    # Planted faults and the small system that they are planted in are tests as data.
    planted = [path for path in (ROOT / "tests" / "faults").rglob("*") if path.suffix in (".yml", ".md")]
    tests = sum(_lines(path) for path in [*(ROOT / "tests").rglob("*.py"), *planted])
    assert tests / program >= 1.3


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [path for path in SOURCES if path.stem in drawers] == []


def test_only_the_plugin_imports_mkdocs() -> None:
    wrong = re.compile(r"^\s*(?:from|import) (?:mkdocs|jinja2|markdown)\b", re.MULTILINE)
    assert [path.name for path in SOURCES if wrong.search(path.read_text("utf-8"))] == ["mkdocs_plugin.py"]


def test_no_check_reads_clock_disk_git_or_network() -> None:
    forbidden = {"os", "pathlib", "subprocess", "socket", "urllib", "time", "random", "shutil", "io"}
    for path in CHECK_FILES:
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        names |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not names & forbidden, path.name
        assert not re.search(r"\b(?:open|print)\(|\.(?:today|now|read_text)\(", path.read_text("utf-8")), path.name


def test_checks_are_sorted_and_their_ids_are_unique() -> None:
    ids = [check.id for check in CHECKS]
    assert ids == sorted(set(ids))


def test_every_check_function_is_registered() -> None:
    made = ("check", "check_after")
    written = {
        f"{path.stem.replace('_', '-')}.{node.name.replace('_', '-')}"
        for path in CHECK_FILES
        for node in _functions(path)
        if any(isinstance(each, ast.Call) and getattr(each.func, "id", "") in made for each in node.decorator_list)
    }
    assert written == {check.id for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_a_manual_with_four_headings(check) -> None:
    manual = inspect.getdoc(check.function) or ""
    headings = re.findall(r"^## (.+)$", manual, re.MULTILINE)
    assert headings == ["What", "Why", "Wrong", "Right"]
    assert manual.splitlines()[0].endswith(".")
    parts = re.split(r"^## .+$", manual, flags=re.MULTILINE)
    assert all(part.strip() for part in parts), "a part of the manual is empty"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_answers_rules_that_exist(check) -> None:
    assert set(check.answers) <= {rule["key"] for rule in load_rules()}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_is_tried_by_name_in_the_tests(check) -> None:
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    faults = ROOT / "tests" / "faults"
    names = [path.name for path in faults.iterdir()] if faults.is_dir() else []
    assert any(f'"{check.id}"' in text for text in texts) or any(check.id in name for name in names)


def test_a_check_starts_without_what_only_a_site_needs() -> None:
    code = (
        "import sys; from sms_docs.cli import main\n"
        "try: main(['check', '--root', '.'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "print(sorted({'mkdocs', 'jinja2', 'markdown'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_names_a_path_of_a_machine_or_a_package_index() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    wrong = re.compile(r"(?<![\w.~])/(?:root|home/\w+|work/\w+)/|--(?:extra-)?index-url|--find-links|/simple/")
    here = Path(__file__).name
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".pdf") and path.name not in (here, "Makefile"):
            assert not wrong.search(path.read_text("utf-8", errors="replace")), name
