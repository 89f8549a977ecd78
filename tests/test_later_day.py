"""What the outlook of the reference SMS announces, a check of a later day finds when nobody does anything."""

from datetime import date
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from sms_docs.views import view

ROOT = Path(__file__).parent.parent
TODAY, LATER = date(2027, 8, 11), date(2028, 12, 1)
CHECKS = {
    "agreement ends": "supplier.contract-lapsed",
    "benchmark": "baseline.not-measured-again",
    "configuration item type": "configuration.verification-overdue",
    "corrective action": "corrective-action.overdue",
    "document review": "document-review.overdue-for-long",
    "external document": "external-document.check-overdue",
    "gate": "gate.decision-missing",
    "internal audit": "audit.not-held",
    "management review": "management-review.not-held",
    "measured value": "measure.value-missing",
    "milestone": "milestone.overdue",
    "record": "record.none-kept",
    "report": "report.not-issued",
    "risk review": "risk.review-overdue",
    "service level result": "agreement.result-missing",
    "supplier review": "supplier.review-overdue",
    "task": "task.overdue",
    "training": "competence.effect-unchecked",
}
"""Kind of what falls due to the check that finds it when it was not done."""


@pytest.fixture(scope="module")
def announced() -> set[str]:
    table = view(engine.load(FolderTree(ROOT), TODAY), "outlook", until=LATER.isoformat(), columns=["kind"])
    return {row.cells[0].text for row in table.rows}


@pytest.fixture(scope="module")
def found() -> set[str]:
    tree = FolderTree(ROOT)
    return {each.id for each in engine.check(engine.load(tree, LATER), tree).findings}


@pytest.mark.parametrize(("kind", "check_id"), CHECKS.items())
def test_what_is_announced_is_found_when_its_day_is_over(
    announced: set[str], found: set[str], kind: str, check_id: str
) -> None:
    assert kind in announced
    assert check_id in found
