"""The state of the SMS on the day: what an auditor asks first, with the page that shows it."""

from collections.abc import Callable, Iterator

from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views import standing_documents, standing_review, standing_work
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record
from sms_docs.views.standing import Answer, bad

_Ask = Callable[[System], Iterator[Answer]]
_ASKED: tuple[tuple[_Ask, tuple[str, ...]], ...] = (
    (standing_documents.documents, ()),
    (standing_documents.clauses, ("records", "tasks")),
    (standing_documents.records, ("records",)),
    (standing_review.audits_and_reviews, ("audits", "reviews")),
    (standing_review.findings, ("findings",)),
    (standing_documents.corrective_actions, ("corrective_actions",)),
    (standing_documents.gaps, ("gaps", "tasks")),
    (standing_work.risks, ("risks",)),
    (standing_work.tasks, ("tasks",)),
    (standing_work.roles, ("roles", "assignments")),
    (standing_work.measures, ("measures", "measurements")),
    (standing_work.service_levels, ("sla_results",)),
    (standing_review.gates, ("programme",)),
    (standing_review.certification, ("certification", "audits")),
)
"""Questions in the order in which they are asked, each with the registers that the answer rests on."""
_COLUMNS = (
    Column("question", "Question"), Column("answer", "Answer"), Column("state", "State"), Column("detail", "More"),
)  # fmt: skip


def _sheet(system: System) -> Sheet:
    return live_sheet(f"The SMS at a glance, as of {system.as_of}", _COLUMNS, _records(system))


def _records(system: System) -> Iterator[Record]:
    for ask, keys in _ASKED:
        unread = [system.register(key).path for key in keys if system.register(key).broken]
        for answer in ask(system):
            each = _unknown(answer, unread) if unread else answer
            cells = {
                "question": Cell(each.question), "answer": each.answer, "state": each.verdict,
                "detail": Cell(each.detail),
            }  # fmt: skip
            yield record(cells, {})


def _unknown(answer: Answer, unread: list[str]) -> Answer:
    """Of a file that cannot be read nothing may be concluded, least of all that nothing is open."""
    cell = Cell("not known", answer.answer.target)
    return Answer(answer.question, cell, bad("cannot be read"), ", ".join(unread))


AT_A_GLANCE = View(
    "at-a-glance",
    "The state of the SMS in a few rows, each with the page that shows it",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
