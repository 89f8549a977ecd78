"""Tools that processes work with."""

import pytest

from tests.support import found, messages

PATH = "data/tools.yml"
TOOL = "- id: TOOL-01\n  name: Survey tool\n  assessed_on: 2026-11-09\n  suitability: suitable\n  result: Fits\n"


def test_an_assessed_tool_gives_nothing() -> None:
    assert found("tool.not-assessed", {PATH: TOOL}) == []


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("  assessed_on: 2026-11-09\n", "assessed_on"),
        ("  suitability: suitable\n", "suitability"),
        ("  result: Fits\n", "result"),
    ],
)
def test_a_tool_that_nobody_assessed_is_found_at_its_name(field: str, line: str) -> None:
    bare = {PATH: TOOL.replace(field, "")}
    assert found("tool.not-assessed", bare) == [f"{PATH}:2:9"]
    assert messages("tool.not-assessed", bare) == [f"The tool Survey tool is not assessed: {line} missing."]


def test_an_assessment_of_a_day_to_come_is_none() -> None:
    assert found("tool.not-assessed", {PATH: TOOL.replace("2026-11-09", "2027-02-01")}) == [f"{PATH}:3:16"]


@pytest.mark.parametrize("result", ["A spreadsheet holds the configuration data", "No product at all"])
def test_no_product_is_asked_for(result: str) -> None:
    assert found("tool.not-assessed", {PATH: TOOL.replace("Fits", result)}) == []


@pytest.mark.parametrize("text", ["[", "[]\n", "- 5\n"])
def test_a_register_that_cannot_be_read_proves_nothing(text: str) -> None:
    assert found("tool.not-assessed", {PATH: text}) == []
