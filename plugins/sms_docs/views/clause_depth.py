"""How deep each clause is answered: from a mere mention to a fresh record. A mention alone answers nothing.

Six depths, each of which needs more than the one before: a document names the clause; a section for it stands there;
the section says something; the document is in force; a record exists; the newest record is not old.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from sms_docs.gates.approval import log_broken
from sms_docs.judgement.blocks import SHOWING, blocks
from sms_docs.judgement.placeholder import begins_open, is_blank, is_placeholder
from sms_docs.judgement.sections import Part, find_sections
from sms_docs.judgement.statements import is_hint
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.months import add_months, month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.standard import Clause
from sms_docs.model.system import System
from sms_docs.views.coverage import Coverage, coverage, decision_on
from sms_docs.views.evidence import newest
from sms_docs.views.kept import kept
from sms_docs.views.named_evidence import register_clauses

Mark = Literal["yes", "no", "not asked", "not known"]
DEPTHS: Final = ("mentioned", "section", "content", "approved", "record", "fresh")
LABELS: Final[Mapping[str, str]] = {
    "mentioned": "Mentioned", "section": "Section present", "content": "Content real",
    "approved": "Document approved", "record": "Record exists", "fresh": "Record fresh",
}  # fmt: skip
_CITED: Final = re.compile(r"""(?:[Cc]lauses? |\(|sms_clause\(["'])((?:10|[4-9])(?:\.[0-9]{1,2}){0,3})(?!\.?[0-9])""")
_PLAIN_LINE: Final = re.compile(r"\s*([A-Za-z][^\n|:{<\[]{40})")
_SHORTEST, _LONGEST = 3, 12
"""Months for which a record stays fresh: twice its longest interval so far, but no less and no more than these."""


class Depth(NamedTuple):
    """How deep a clause is answered.

    Attributes:
        marks: one for each of ``DEPTHS``.
        document: the one that answers it best; None without one.
        records: the kinds of records that belong to it.
        registers: those registers in which something of it happened.
    """

    clause: Clause
    marks: tuple[Mark, ...]
    document: Document | None
    records: tuple[Entry, ...]
    registers: tuple[str, ...]

    @property
    def reached(self) -> int:
        """How many depths are reached one after the other; what is not asked for is passed over."""
        return next((at for at, mark in enumerate(self.marks) if mark not in ("yes", "not asked")), len(self.marks))

    @property
    def lacks(self) -> str:
        """The first depth that is not reached; "" when all are."""
        return DEPTHS[self.reached] if self.reached < len(DEPTHS) else ""


def _find(system: System) -> tuple[Depth, ...]:
    cited = _citations(system)
    return tuple(_depth(system, each, cited) for each in coverage(system) if each.state != "parts")


depths = Memo(_find)
"""Depth of every clause that has no parts, in the standard's order."""


def _depth(system: System, found: Coverage, cited: frozenset[str]) -> Depth:
    answering = {each.path: each for each in (*found.documents, *(one.document for one in found.answers))}
    judged = [(each, _text_marks(system, each, found.clause.id)) for each in answering.values()]
    best, texts = max(judged, key=lambda pair: pair[1], default=(None, (False, False, False)))
    written = [_mark(bool(judged) or found.clause.id in cited), *(_text_mark(system, mark) for mark in texts)]
    if written[-1] == "no" and any(log_broken(system, each) for each in answering.values()):
        written[-1] = "not known"
    if not judged and not found.clause.written:
        written = [_not_asked(mark) for mark in written]
    registers = _registers(system).get(found.clause.id, {})
    marks = (*written, *_record_marks(system, found, registers))
    return Depth(found.clause, marks, best, found.records, tuple(registers))


def _not_asked(mark: Mark) -> Mark:
    """What a clause that asks for nothing in writing does not lack."""
    return "not asked" if mark == "no" else mark


def _mark(fact: bool) -> Mark:  # noqa: FBT001 - a fact in words
    return "yes" if fact else "no"


def _text_mark(system: System, fact: bool) -> Mark:  # noqa: FBT001 - a fact in words
    """A document that cannot be read may hold what is missed."""
    return "yes" if fact else "not known" if system.hides_documents else "no"


def _citations(system: System) -> frozenset[str]:
    """Clauses that the text of some document in use names."""
    return frozenset(
        clause for each in system.controlled if not each.retired for clause in _CITED.findall(each.source, each.start)
    )


def _text_marks(system: System, document: Document, clause_id: str) -> tuple[bool, bool, bool]:
    """Section present, content real, approved; each only with the one before it."""
    present, real = _sections(system, document.path, clause_id)
    return present, real, real and decision_on(system, document.path) is not None


@Memo
def _parts(system: System, path: str) -> Mapping[str, tuple[Part, ...]]:
    document = system.by_path[path]
    kind = system.standard.kinds.get(document.kind)
    return find_sections(document, kind) if kind else {}


def _find_sections(system: System, path: str, clause_id: str) -> tuple[bool, bool]:
    """Whether a document has the sections for a clause, and whether they say something.

    Where no section of its kind belongs to the clause, all that its kind requires are meant.
    """
    document = system.by_path[path]
    kind = system.standard.kinds.get(document.kind)
    own = [each.key for each in kind.sections if clause_id in each.clauses] if kind else []
    wanted = own or ([each.key for each in kind.sections if each.required] if kind else [])
    parts = _parts(system, path)
    if not wanted:
        # A page of no known kind: it is there, and it says something or not.
        return True, _says(system, document, (Part(-1, document.start, len(document.source)),))
    there = [key for key in wanted if key in parts]
    present = bool(there) if own else len(there) == len(wanted)
    return present, present and all(_filled(system, path, key) for key in there)


_sections = Memo(_find_sections)


@Memo
def _filled(system: System, path: str, key: str) -> bool:
    return _says(system, system.by_path[path], _parts(system, path)[key])


def _says(system: System, document: Document, parts: Sequence[Part]) -> bool:
    """Whether a part holds text that is no hint and keeps no place open, or the call of a table or figure."""
    words = system.standard.placeholders
    return any(
        _begins_plainly(document, part, words)
        or any(part.start <= call.offset < part.end and call.name in SHOWING for call in document.calls)
        or any(
            not (is_hint(block) or is_blank(block.text) or is_placeholder(block.text, words))
            for block in blocks(document, part.start, part.end)
        )
        for part in parts
    )


@Memo
def _registers(system: System) -> Mapping[str, Mapping[str, date]]:
    """Clause → the registers that are evidence for it, with the newest day on which something in them happened."""
    found: dict[str, dict[str, date]] = {}
    for key, schema in system.schemas.items():
        if schema.clauses and (on := newest(system, schema)):
            for clause in register_clauses(system, schema):
                found.setdefault(clause, {})[key] = on
    return found


def _begins_plainly(document: Document, part: Part, words: tuple[str, ...]) -> bool:
    """Whether a part begins with a sentence, as most do; then it needs no closer look."""
    first = _PLAIN_LINE.match(document.source, part.start, part.end)
    return first is not None and not begins_open(first.group(1), words)


def _record_marks(system: System, found: Coverage, registers: Mapping[str, date]) -> tuple[Mark, Mark]:
    """Whether a record exists, and whether the newest is fresh; nothing is asked where the clause wants none.

    A register in which things happened, such as that of audits, is a record too.
    """
    if not found.records and not any(item.record for item in found.clause.written_items):
        return "not asked", "not asked"
    if system.register("records").broken:
        return "not known", "not known"
    kinds = [instances for each in found.records if (instances := kept(system, each))]
    fresh = [is_fresh(system, each) for each in kinds]
    fresh += [] if kinds else [on >= add_months(system.as_of, -_LONGEST) for on in registers.values()]
    return _mark(bool(fresh)), _mark(bool(fresh) and all(fresh))


def is_fresh(system: System, instances: Sequence[Entry]) -> bool:
    """Whether the newest of a kind of records is not older than its rhythm so far lets expect."""
    months = [month_numbers(each.text("period"))[-1] for each in instances]
    longest = max((after - before for before, after in pairwise(months)), default=_LONGEST)
    limit = min(max(2 * longest, _SHORTEST), _LONGEST)
    return month_number(system.as_of) - months[-1] <= limit
