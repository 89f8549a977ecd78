"""Whether the arguments of a figure fit, and what was probably meant when they do not."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sms_docs.model.figure import Figure
from sms_docs.model.system import System
from sms_docs.views.arguments import BadArgument, suggestion


class Argument(NamedTuple):
    """An argument that names an entry of a register.

    Attributes:
        key: the word before the equals sign.
        register: whose entries it can name.
        needed: True when the figure is of one entry and cannot be drawn without.
    """

    key: str
    register: str
    needed: bool = False


class Drawn(NamedTuple):
    """A figure that a page can ask for.

    Attributes:
        function: makes it.
        arguments: what it has to be told.
        authored: True when nothing that it draws changes without a decision, so that an approval of the page covers it.
    """

    function: Callable[..., Figure]
    arguments: tuple[Argument, ...] = ()
    authored: bool = False

    def __call__(self, system: System, **given: str) -> Figure:
        """The figure; one that is not told what it needs is empty."""
        return self.function(system, **given)


def figure_error(
    system: System, name: str, drawn: Drawn, args: Sequence[object], kwargs: Mapping[str, object]
) -> BadArgument | None:
    """The first thing that is wrong with the arguments of a figure."""
    if not drawn.arguments and (args or kwargs):
        return BadArgument("A figure takes its name and nothing else.", f'Write sms_figure("{name}").')
    if args:
        return BadArgument(
            "Only the name of the figure stands without a keyword.", f"Write {_example(system, name, drawn)}."
        )
    known = {each.key: each for each in drawn.arguments}
    for key, value in kwargs.items():
        if key not in known:
            hint = suggestion(key, known, f"It has: {', '.join(known)}.")
            return BadArgument(f'The figure "{name}" has no argument "{key}".', hint)
        if bad := _value_error(system, known[key], value):
            return bad
    lacking = next((each.key for each in drawn.arguments if each.needed and each.key not in kwargs), "")
    if lacking:
        return BadArgument(f'The figure "{name}" needs a {lacking}.', f"Write {_example(system, name, drawn)}.")
    return None


def _value_error(system: System, argument: Argument, value: object) -> BadArgument | None:
    register = system.register(argument.register)
    if not isinstance(value, str):
        return BadArgument(f"{argument.key} must be a text.", f'Put it in quotation marks: {argument.key}="…".')
    # What a register that cannot be read holds nobody knows: then the register has the finding.
    if register.broken or value in register.by_id:
        return None
    hint = suggestion(value, register.by_id, f"Use a number of {register.path}.")
    return BadArgument(f'There is no {argument.key} "{value}".', hint)


def _example(system: System, name: str, drawn: Drawn) -> str:
    shown = next((each for each in drawn.arguments if each.needed), drawn.arguments[0])
    value = next(iter(system.register(shown.register).by_id), "…")
    return f'for example sms_figure("{name}", {shown.key}="{value}")'
