"""Which criteria of which gate are met, by what evidence, and what is still missing.

`states(system)` judges the gates and `cycle(system)` the certification cycle; both are pure. The criteria come from the
phase model in use (`standards/programme.json`); one module for each gate holds the judgements.
"""

from sms_docs.gates.cycle import cycle
from sms_docs.gates.state import CriterionState, GateState, State
from sms_docs.gates.states import states

__all__ = ["CriterionState", "GateState", "State", "cycle", "states"]
