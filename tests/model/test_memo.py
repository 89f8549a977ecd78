"""Answers are worked out once for a system, and never given for another one."""

from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from tests.support import load


def test_an_answer_is_worked_out_once_for_each_argument() -> None:
    asked: list[str] = []

    def answer(system: System, key: str) -> str:
        asked.append(key)
        return f"{key} {system.as_of}"

    memo = Memo(answer)
    system = load({})
    assert [memo(system, key) for key in "aab"] == ["a 2027-01-20", "a 2027-01-20", "b 2027-01-20"]
    assert asked == ["a", "b"]


def test_another_system_gets_another_answer() -> None:
    memo = Memo(lambda system: len(system.register("tasks")))
    one, two = load({"data/tasks.yml": "- {id: T-1}\n"}), load({})
    assert [memo(one), memo(two), memo(one)] == [1, 0, 1]
