"""What changed inside a sentence: the words that went and the words that came."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from sms_docs.model.redline import Mark, Piece, Pieces

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.5
"""Two texts that share less are read more easily one after the other."""
_CONTAINED = 0.9
"""Unless nearly all of the shorter one stands in the longer one."""
_MOST = 1_000
"""Words and blanks. A longer stretch between the first change and the last is not compared word by word."""
_BRIDGE = 1
"""So many words that stayed between two changes are read as part of them: nobody reads a patchwork."""


Step = tuple[bool, str, str]
"""Whether it stayed, as it was, as it is."""


def changed_words(before: str, after: str) -> Pieces:
    """A text as it was turned into the text that it is."""
    if before == after:
        return (Piece("same", before),) if before else ()
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new:
        return whole(before, after)
    steps = list(_steps(old, new))
    kept = sum(len(_WORD.findall(was)) for stayed, was, _ in steps if stayed)
    if 2 * kept < _ALIKE * (len(old) + len(new)) and kept < _CONTAINED * min(len(old), len(new)):
        return whole(before, after)
    return tuple(_pieces(_bridged(steps)))


def _steps(old: list[str], new: list[str]) -> Iterator[Step]:
    """What stayed and what changed. Most changes are a word or two: only what lies between is compared at length."""
    size = min(len(old), len(new))
    first = next((place for place in range(size) if old[place] != new[place]), size)
    last = next((place for place in range(size - first) if old[-1 - place] != new[-1 - place]), size - first)
    middle_old, middle_new = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield True, *("".join(old[:first]),) * 2
    if max(len(middle_old), len(middle_new)) > _MOST:
        yield False, "".join(middle_old), "".join(middle_new)
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for kind, start, end, begin, stop in matcher.get_opcodes():
            yield kind == "equal", "".join(middle_old[start:end]), "".join(middle_new[begin:stop])
    if last:
        yield True, *("".join(old[len(old) - last :]),) * 2


def whole(before: str, after: str) -> Pieces:
    """A text in place of another."""
    return tuple(Piece(mark, text) for mark, text in _both(before, after) if text)


def alike(before: str, after: str) -> float:
    """How much of two texts is the same, 0 to 1; counted in words, whatever their order."""
    old, new = re.findall(r"\w+", before), re.findall(r"\w+", after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.quick_ratio() if matcher.real_quick_ratio() >= _ALIKE else 0


def _both(before: str, after: str) -> tuple[tuple[Mark, str], ...]:
    return ("removed", before), ("added", after)


def _bridged(steps: list[Step]) -> Iterator[Step]:
    """The steps, with a change in place of two that hardly anything stands between."""
    kept: list[Step] = []
    for place, (stayed, old, new) in enumerate(steps):
        between = 0 < place < len(steps) - 1
        bridge = stayed and between and len(re.findall(r"\w+", old)) <= _BRIDGE and _by_itself(steps, place)
        kept.append((stayed and not bridge, old, new))
    old, new = "", ""
    for (stayed, was, now), (next_stays, _, _) in pairwise([*kept, (True, "", "")]):
        if stayed:
            yield True, was, now
            continue
        old, new = old + was, new + now
        if next_stays:
            yield False, old, new
            old, new = "", ""


def _by_itself(steps: list[Step], place: int) -> bool:
    """Whether both neighbours replace something: then a lone word between them only interrupts the reader."""
    text = steps[place][1]
    return not text.strip() or all(steps[each][1] and steps[each][2] for each in (place - 1, place + 1))


def _pieces(steps: Iterator[Step]) -> Iterator[Piece]:
    for stayed, old, new in steps:
        if stayed:
            yield Piece("same", old)
        else:
            yield from whole(old, new)
