"""A regular expression that is made when it is first used."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """One of several alternatives, without regard to case unless ``case`` says so.

    The expressions that judge objectives are large: making them all takes longer than checking ten documents, and
    most runs meet no text that needs more than a few of them.
    """

    def __init__(self, *alternatives: str, case: bool = False) -> None:
        self._alternatives = alternatives
        self._flags = re.NOFLAG if case else re.IGNORECASE

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile("|".join(self._alternatives), self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, as ``re.Pattern.search``."""
        return self._compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, as ``re.Pattern.finditer``."""
        return self._compiled.finditer(text)

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced, as ``re.Pattern.sub``."""
        return self._compiled.sub(replacement, text)
