"""Which version comes next, and whether a version says how much was changed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.control.case import Case
from sms_docs.control.refusal import RefusedError
from sms_docs.identity.compare import Comparison, compare
from sms_docs.identity.edition import as_edition, read_edition
from sms_docs.identity.size import SIZES, Sized, sized
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING
from sms_docs.model.version import parse_version

FIRST = (1, 0)
Version = tuple[int, int]
_SAME = frozenset({"version", "effective_from"})
"""Fields that differ between two versions although nothing was changed."""


class Change(NamedTuple):
    """How large a change is.

    Attributes:
        size: major, minor or editorial.
        before: the version that was changed; "" for the first one.
        reasons: why it is no smaller, as far as the form of the change tells.
        proposed: True when nobody said it, so that it follows from text and version.
    """

    size: str
    before: str
    reasons: tuple[str, ...] = ()
    proposed: bool = False


def change_of(case: Case, asked: str, now: str) -> Change:
    """The change that a version brings.

    Args:
        asked: the size that was named; "" when it is to be proposed.
        now: the digest of the document as it is.

    Raises:
        RefusedError: the version is no version, not raised, or wrongly raised for the size of the change.
    """
    mine = parse_version(case.document.version)
    if mine is None:
        raise RefusedError(f'{case.of("version")}: "{case.document.version}" is no version. Write it as "1.0".')
    known = _known(case)
    done = [version for version, entries in known.items() if _complete(entries)]
    begun = {version for version, entries in known.items() if not _complete(entries) and _other(entries, now)}
    if not done:
        _refuse_unless(case, mine, _free(FIRST, begun), "It is the first approval")
        return Change(asked or "major", "", (), not asked)
    last = max(done)
    found = _size(case, last)
    size = _settled(case, mine, last, asked, found)
    _refuse_unless(case, mine, _free(_next(last, size), begun), f"The change from {_text(last)} is {size}{_why(found)}")
    return Change(size, _text(last), found.reasons if found else (), not asked)


def _known(case: Case) -> Mapping[Version, list[Entry]]:
    """The approving entries of each version in the log."""
    found: dict[Version, list[Entry]] = {}
    for each in case.log:
        version = parse_version(each.text("version"))
        if version and each.text("decision") in APPROVING:
            found.setdefault(version, []).append(each)
    return found


def _complete(entries: list[Entry]) -> bool:
    """Whether a version was approved by all who had to: then an edition was written, or there were none yet."""
    return any(each.has("edition") or not each.has("digest") for each in entries)


def _other(entries: list[Entry], now: str) -> bool:
    return any(each.text("digest") != now for each in entries)


def _free(version: Version, begun: set[Version]) -> Version:
    """The version, or the one behind those whose approval was begun with another text."""
    while version in begun:
        version = (version[0], version[1] + 1)
    return version


def _size(case: Case, last: Version) -> Sized | None:
    """The least size of the change since an edition; None when there is no edition to compare with."""
    stored = case.system.editions.get(case.document.id, {}).get(_text(last))
    if stored is None or stored.text is None:
        return None
    found = compare(read_edition(stored.text, stored.path), as_edition(case.system, case.document))
    if not _meaningful(found):
        raise RefusedError(
            f"{case.of('version')}: nothing was changed since {_text(last)} was approved. `sms reviewed "
            f"{case.document.id}` records that it was looked through; set version and status back."
        )
    size = sized(found)
    return Sized("editorial", ("control fields changed",)) if size.size == "none" else size


def _meaningful(found: Comparison) -> bool:
    return bool(found.texts or found.rows or any(each.name not in _SAME for each in found.fields))


def _settled(case: Case, mine: Version, last: Version, asked: str, found: Sized | None) -> str:
    """The size that holds: the one named, unless it is too small; else the one that text and version tell."""
    least = found.size if found else "editorial"
    if asked and SIZES.index(asked) < SIZES.index(least):
        raise RefusedError(
            f"{case.document.path}: the change from {_text(last)} is at least {least}{_why(found)}. Call it --change "
            f"{least}, or take out what makes it so."
        )
    if asked:
        return asked
    if mine[0] > last[0]:
        return "major"
    if found is None:
        raise RefusedError(
            f"There is no edition of {_text(last)} to compare with, so that only you can say how large the change is: "
            "--change minor or --change editorial."
        )
    return found.size


def _next(last: Version, size: str) -> Version:
    return (last[0] + 1, 0) if size == "major" else (last[0], last[1] + 1)


def _refuse_unless(case: Case, mine: Version, wanted: Version, why: str) -> None:
    if mine != wanted:
        raise RefusedError(f'{case.of("version")}: {why}. Set version: "{_text(wanted)}" instead of "{_text(mine)}".')


def _why(found: Sized | None) -> str:
    return f" ({'; '.join(_few(found))})" if found and found.reasons else ""


def _few(found: Sized) -> Iterator[str]:
    most = 5
    yield from found.reasons[:most]
    if len(found.reasons) > most:
        yield f"and {len(found.reasons) - most} more"


def _text(version: Version) -> str:
    return f"{version[0]}.{version[1]}"
