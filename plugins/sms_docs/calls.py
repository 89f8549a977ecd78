"""What is wrong with a macro call. Apart from what shows it, so that a check need not load what draws."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sms_docs.figures import argument_error as figure_error
from sms_docs.model.document import MacroCall
from sms_docs.model.system import System
from sms_docs.views import BadArgument
from sms_docs.views import argument_error as table_error
from sms_docs.views.arguments import suggestion
from sms_docs.views.value import Found, clause, name, value

MACROS = ("sms_clause", "sms_figure", "sms_ref", "sms_table", "sms_value")
FACTS: Mapping[str, tuple[Callable[[System, str], Found], str]] = MappingProxyType(
    {
        "sms_clause": (clause, 'sms_clause("6.3")'),
        "sms_ref": (name, 'sms_ref("SMS-POL-001")'),
        "sms_value": (value, 'sms_value("organization.name")'),
    }
)
"""Macros that stand inside a sentence, each with an example."""


def call_error(system: System, call: MacroCall) -> BadArgument | None:
    """What is wrong with a macro call, None when it can be shown. Checks and pages judge by this alone."""
    if call.error:
        return BadArgument(f"This is no call of a table, figure or value: {call.error}.", "Correct it or remove it.")
    if call.name not in MACROS:
        hint = suggestion(call.name, MACROS, f"Use one of: {', '.join(MACROS)}.")
        return BadArgument(f'There is no macro "{call.name}".', hint)
    first, rest = (call.args[0], call.args[1:]) if call.args else (None, ())
    if call.name == "sms_table":
        return table_error(system, first, rest, call.kwargs)
    if call.name == "sms_figure":
        return figure_error(system, first, rest, call.kwargs)
    find, example = FACTS[call.name]
    if not isinstance(first, str) or rest or call.kwargs:
        return BadArgument(f"{call.name} takes one text and nothing else.", f"Write for example {example}.")
    return find(system, first).error
