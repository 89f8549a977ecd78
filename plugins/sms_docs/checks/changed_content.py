"""What was changed after an approval, each change at its place.

It loads what draws tables and figures, so it is imported only where something has changed.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from sms_docs.checks.changed_rows import row_problems
from sms_docs.identity.compare import TextChange, compare, placed_changes
from sms_docs.identity.content import PICTURES
from sms_docs.identity.edition import Stored, as_edition, read_edition
from sms_docs.identity.plain import paragraphs
from sms_docs.load.pictures import pictures
from sms_docs.model.document import Document
from sms_docs.model.edition import Edition
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

MOST = 5
"""Changes of the text, and of rows, that are told one by one."""
_AROUND = 24
"""Characters before a difference that are shown; behind it twice as many."""


def changes(system: System, document: Document, approval: Entry, now: str) -> Iterator[Problem]:
    """The problems of a document whose content is not the one of its approval.

    Args:
        now: its present digest.
    """
    hint = (
        f"Restore what was approved, or give {document.id} a new version and have that approved with `sms approve "
        f"{document.id}`."
    )
    found: list[Problem] = []
    if (edition := _edition(system, document)) and edition.text is not None:
        before, after = read_edition(edition.text, edition.path), as_edition(system, document)
        found += _fields(document, before, after, approval, hint)
        found += _cut(list(_texts(document, before, after, approval, hint)), "paragraphs were")
        found += _cut(list(row_problems(system, document, after, compare(before, after).rows, hint)), "rows were")
    if not found:
        found.append(
            Problem(
                document.location("version"),
                f"The content of version {document.version} is not the one that was approved; its digest is {now} now.",
                f"{hint} `git log -p -- {document.path}` shows what was changed.",
                (_agreed(approval),),
            )
        )
    yield from found


def _edition(system: System, document: Document) -> Edition | None:
    """The edition of the document's version, if it is the one that was approved."""
    found = system.editions.get(document.id, {}).get(document.version)
    log = system.decisions.get(document.id, ())
    logged = {each.text("edition") for each in log if each.text("version") == document.version}
    return found if found and found.digest in logged else None


def _agreed(approval: Entry) -> Related:
    return Related(approval.location("digest"), "The digest of the approval.")


def _cut(found: Sequence[Problem], counted: str) -> list[Problem]:
    """The first problems, and one that counts the others."""
    if len(found) <= MOST + 1:
        return list(found)
    others = len(found) - MOST
    last = found[MOST]
    message = f"{others} more {counted} changed after the approval, or were added or removed; this is the first."
    return [*islice(found, MOST), last._replace(message=message)]


def _fields(document: Document, before: Stored, after: Stored, approval: Entry, hint: str) -> Iterator[Problem]:
    for name in dict.fromkeys((*before.fields, *after.fields)):
        was, now = before.fields.get(name), after.fields.get(name)
        if name == PICTURES:
            yield from _pictures(document, was, now, approval)
        elif was != now:
            yield Problem(
                document.location(name) if name in document.front.values else document.location("version"),
                f'The field "{name}" was {_said(was)} when version {document.version} was approved, and is '
                f"{_said(now)} now.",
                hint,
                (_agreed(approval),),
            )


def _target_first(listed: object) -> tuple[str, str]:
    target, _, made = str(listed).rpartition(" ")
    return target, made


def _pictures(document: Document, was: object, now: object, approval: Entry) -> Iterator[Problem]:
    before, after = (dict(map(_target_first, each)) if isinstance(each, list) else {} for each in (was, now))
    for target, path, offset in {each.target: each for each in pictures(document)}.values():
        if before.get(target) != after.get(target):
            yield Problem(
                document.at(offset),
                f"The picture {path} is not the one that was approved with version {document.version}.",
                f"Bring it back (`git log -- {path}` shows the commits, `git checkout COMMIT -- {path}` restores it), "
                f"or give {document.id} a new version and have that approved with `sms approve {document.id}`.",
                (_agreed(approval),),
            )


def _said(value: object) -> str:
    if value is None:
        return "not given"
    return short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))


def _texts(document: Document, before: Stored, after: Stored, approval: Entry, hint: str) -> Iterator[Problem]:
    offsets = _offsets(document, [line.text for line in after.lines if not line.call])
    for place, change in placed_changes(before, after):
        offset = offsets[min(place, len(offsets) - 1)] if offsets else document.start
        yield Problem(document.at(offset), _told(change, document.version), hint, (_agreed(approval),))


def _offsets(document: Document, texts: Sequence[str]) -> list[int]:
    """Where each paragraph of the content begins in the page.

    What a call shows inside a sentence differs from what stands in the page, but it is one paragraph all the same;
    where it is not, paragraphs without calls are looked for, and the others stand behind the one before.
    """
    source = paragraphs(document.text, document.start)
    if len(source) == len(texts):
        return [each.offset for each in source]
    places: dict[str, list[int]] = {}
    for each in source:
        places.setdefault(each.text, []).append(each.offset)
    found, last = [], document.start
    for text in texts:
        last = next((offset for offset in places.get(text, ()) if offset > last), last)
        found.append(last)
    return found


def _told(change: TextChange, version: str) -> str:
    where = f"below {short(change.section)}" if change.section else "above the first heading"
    if not change.before:
        return f"A paragraph {where} was added after the approval of version {version}: {short(change.after)}."
    if not change.after:
        return f"A paragraph {where} was removed after the approval of version {version}: {short(change.before)}."
    was, now = difference(change.before, change.after)
    return f"A paragraph {where} was changed after the approval of version {version}: {was} is now {now}."


def difference(before: str, after: str) -> tuple[str, str]:
    """What differs in two texts, with a few words around it, in quotation marks."""
    start = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    start = max(start - _AROUND, 0)
    mark = "…" if start else ""
    return short(mark + before[start:]), short(mark + after[start:])


def short(text: str) -> str:
    """A text in quotation marks, cut where it gets long."""
    length = 3 * _AROUND
    return f'"{text}"' if len(text) <= length else f'"{text[:length].rstrip()}…"'
