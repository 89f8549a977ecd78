"""Whether an objective of the register is measurable: the one judgement of plan checks and gate 2 (clause 6.2.1)."""

from sms_docs.judgement.measurable import Measurability, judge, no, vague_words, yes
from sms_docs.model.register import Entry
from sms_docs.model.standard import Standard
from sms_docs.model.system import System


def judge_entry(system: System, objective: Entry) -> Measurability:
    """The judgement on an objective of the register: by its target, its indicator, its outcome, else its words."""
    target, unit, due = objective.number("target"), objective.text("unit"), objective.date("due") is not None
    if target is not None and unit:
        return yes(f"it has the target {target:g} {unit}")
    measure = system.register("measures").by_id.get(objective.text("measure"))
    if measure is not None and measure.number("target") is not None:
        return yes(f"its indicator {measure.id} has a target")
    vague = vague_of(system.standard)
    outcome = objective.text("outcome")
    if outcome and due and not vague_words(outcome, vague):
        # The field asks for a yes or no; its writer may know other words for it than we do.
        return yes("it has an outcome and a due date")
    judgement = judge(outcome or f"{objective.label}; {objective.text('metric')}", due=due, vague=vague)
    if target is not None and not judgement.measurable:
        return no("its target has no unit", "Add the unit of the target, for example percent, hours or a count.")
    return judgement


def vague_of(standard: Standard) -> tuple[str, ...]:
    """The words that promise without a measure."""
    return (*standard.vague_verbs, *standard.vague_adverbs)
