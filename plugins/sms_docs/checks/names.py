"""Which of many names was probably meant."""

from bisect import bisect_left
from collections.abc import Iterable

from sms_docs.load.schema_messages import nearest

_FEW = 60
"""So many names are all compared."""
_AROUND = 12
"""Of more names, so many neighbours in the alphabet on either side."""


class Names:
    """Names that exist, for suggestions.

    Comparing a misspelt word with some thousand names takes a twentieth of a second, and a renamed prefix makes a
    thousand such words. So only the neighbours in the alphabet are compared, read from the left and from the right: a
    slip in the second half of a word leaves it near the right one in the first order, a slip in the first half in
    the second.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; nothing is sorted before the first question."""
        self._names = names
        self._forward: list[str] = []
        self._backward: list[str] = []
        self._answers: dict[str, str] = {}

    def nearest(self, word: str) -> str:
        """The name that was probably meant; "" when none is near."""
        if not self._forward:
            self._forward = sorted(self._names)
            self._backward = sorted(name[::-1] for name in self._forward)
        if word not in self._answers:
            around = {*_around(self._forward, word), *(name[::-1] for name in _around(self._backward, word[::-1]))}
            self._answers[word] = nearest(word, sorted(around))
        return self._answers[word]

    def hint(self, word: str, otherwise: str) -> str:
        """A question with the name that was probably meant, else another advice."""
        near = self.nearest(word)
        return f'Did you mean "{near}"?' if near else otherwise


def _around(names: list[str], word: str) -> list[str]:
    if len(names) <= _FEW:
        return names
    place = bisect_left(names, word)
    return names[max(place - _AROUND, 0) : place + _AROUND]
