"""Joining the system with another management system, in writing."""

import pytest

from tests.support import document, found, messages, related

PATH = "data/integration.yml"
JOINED = "- id: INT-01\n  clause: '9.2'\n  other_standard: ISO/IEC 27001:2022\n  integration: joint\n"
MAPPING = document("# Mapping\n", id="SMS-REP-003", kind="integration-mapping")
SECTION = "# Case\n\n## Integration with other management systems\n\nOne audit for both saves eight days.\n"
CASE = "content/plans/case.md"


def files(text: str = JOINED, mapping: str = MAPPING, case: str = SECTION) -> dict[str, str]:
    pages = {"content/mapping.md": mapping, CASE: document(case, id="SMS-PLN-003", kind="business-case")}
    return {PATH: text} | {path: page for path, page in pages.items() if page}


@pytest.mark.parametrize("check", ["integration.mapping-missing", "integration.factors-missing"])
def test_a_mapping_and_a_section_in_the_business_case_give_nothing(check: str) -> None:
    assert found(check, files()) == []


@pytest.mark.parametrize("check", ["integration.mapping-missing", "integration.factors-missing"])
@pytest.mark.parametrize(
    "text",
    [
        "[",
        "[]\n",
        "- 5\n- {integration: [joint], other_standard: 7}\n",
        JOINED.replace("joint", "planned"),
        JOINED.replace("joint", "separate"),
    ],
)
def test_nothing_joined_asks_for_nothing(check: str, text: str) -> None:
    assert found(check, files(text, mapping="", case="# Case\n\nText.\n")) == []


# ------------------------------------------------------------------ integration.mapping-missing


@pytest.mark.parametrize("how", ["joint", "aligned"])
def test_systems_that_are_joined_without_a_mapping_are_found(how: str) -> None:
    alone = files(JOINED.replace("joint", how), mapping="")
    assert found("integration.mapping-missing", alone) == [f"{PATH}:4:16"]
    assert messages("integration.mapping-missing", alone) == [
        "The system is joined with ISO/IEC 27001:2022, but no document maps the two."
    ]


def test_a_mapping_that_was_withdrawn_is_none() -> None:
    withdrawn = document("# Mapping\n", id="SMS-REP-003", kind="integration-mapping", status="withdrawn")
    assert len(found("integration.mapping-missing", files(mapping=withdrawn))) == 1


def test_a_document_may_cover_the_mapping() -> None:
    covering = document("# Plan\n", id="SMS-PLN-001", covers="[integration-mapping]")
    assert found("integration.mapping-missing", files(mapping=covering)) == []


def test_a_page_that_cannot_be_read_may_be_the_mapping() -> None:
    hidden = files(mapping="") | {"content/x.md": "---\nid: [\n---\n"}
    assert found("integration.mapping-missing", hidden) == []


# ------------------------------------------------------------------ integration.factors-missing


@pytest.mark.parametrize("case", ["# Case\n\n## Costs\n\n512 days.\n", "# Case\n\n## Integration\n"])
def test_a_business_case_that_does_not_weigh_it_is_found(case: str) -> None:
    silent = files(case=case)
    assert found("integration.factors-missing", silent) == [f"{CASE}:4:7"]
    assert related("integration.factors-missing", silent) == [f"{PATH}:4:16"]


def test_without_a_business_case_nothing_is_said() -> None:
    alone = files()
    del alone[CASE]
    assert found("integration.factors-missing", alone) == []
