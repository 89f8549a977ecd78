"""Answers that are worked out once for a system and asked for on a thousand pages."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar
from weakref import ref

from sms_docs.model.system import System

Answer = TypeVar("Answer")


class Memo(Generic[Answer]):
    """A function of a system, and of further hashable values, that remembers its answers for the newest system.

    A system is told apart as an object: comparing two of them by value would cost more than the answer.
    """

    def __init__(self, function: Callable[..., Answer]) -> None:
        self._function = function
        self._system: ref[System] | None = None
        self._answers: dict[tuple[object, ...], Answer] = {}
        update_wrapper(self, function)

    def __call__(self, system: System, *key: object) -> Answer:
        """The function's answer."""
        if self._system is None or self._system() is not system:
            self._system, self._answers = ref(system), {}
        if key not in self._answers:
            self._answers[key] = self._function(system, *key)
        return self._answers[key]
