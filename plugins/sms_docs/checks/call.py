"""Macro calls in pages that cannot be shown, and template code that no page under control may hold."""

from collections.abc import Iterator

from sms_docs.calls import MACROS, call_error
from sms_docs.model.check import check
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.finding import Problem
from sms_docs.model.system import System
from sms_docs.views import find_view

_SHOWN = 40
_OWN_CHECK = ("sms_ref", "sms_clause")
"""What these name and does not exist is a dead reference or an unknown clause."""


def _calls(system: System) -> Iterator[tuple[Document, MacroCall]]:
    """The calls that are ours to judge; a page without control may use macros of somebody else."""
    for document in system.documents:
        for call in document.calls:
            if document.controlled or "sms_" in document.source[call.offset : call.end]:
                yield document, call


def _problem(system: System, document: Document, call: MacroCall) -> Iterator[Problem]:
    if bad := call_error(system, call):
        yield Problem(document.at(call.offset), bad.message, bad.hint)


def _unknown_table(system: System, call: MacroCall) -> bool:
    name = call.args[0] if call.name == "sms_table" and call.args else None
    return isinstance(name, str) and find_view(system, name) is None


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",), waivable=False)
def bad_argument(system: System) -> Iterator[Problem]:
    """A macro call has an argument that does not fit.

    ## What
    A column, filter, sort field, figure or value is not known, or an argument is missing, left over or of the wrong
    type.

    ## Why
    The page shows a warning in place of the fact, and the reader gets nothing.

    ## Wrong
    `{{ sms_table("tasks", state="open") }}`

    ## Right
    `{{ sms_table("tasks", status="open") }}`
    """
    for document, call in _calls(system):
        if call.error or call.name not in MACROS or _unknown_table(system, call) or _hidden(system, call):
            continue
        if not (call.name in _OWN_CHECK and _is_one_text(call)) and call_error(system, call):
            for each in _by_argument(call):
                yield from _problem(system, document, each)


def _by_argument(call: MacroCall) -> tuple[MacroCall, ...]:
    """A table's call once for each argument, so that the first wrong one does not hide the others."""
    if call.name != "sms_table" or len(call.args) != 1 or not isinstance(call.args[0], str):
        return (call,)
    return tuple(call._replace(kwargs={key: value}) for key, value in call.kwargs.items())


def _is_one_text(call: MacroCall) -> bool:
    return len(call.args) == 1 and isinstance(call.args[0], str) and not call.kwargs


def _hidden(system: System, call: MacroCall) -> bool:
    """Whether a value is asked of a register that cannot be read: then the register has the finding."""
    if call.name != "sms_value" or not _is_one_text(call):
        return False
    return system.register(str(call.args[0]).removeprefix("count:").split(".")[0]).broken


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",), waivable=False)
def not_a_call(system: System) -> Iterator[Problem]:
    """Two braces open something that is no call.

    ## What
    Between `{{` and `}}` stands something else than one macro with plain texts, numbers or lists, or a quote, comma or
    bracket is wrong.

    ## Why
    The site's build stops or shows the raw text. Computed text cannot be approved: nobody sees what was approved.

    ## Wrong
    `{{ sms_table("tasks, status="open") }}`, `{{ 3 * 4 }}`

    ## Right
    `{{ sms_table("tasks", status="open") }}`; to show braces as text, write them in a code span.
    """
    for document, call in _calls(system):
        if call.error:
            yield from _problem(system, document, call)


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",), waivable=False)
def template_code(system: System) -> Iterator[Problem]:
    """A controlled document holds template code.

    ## What
    The page has a Jinja block (`{% … %}`), or braces that are opened and never closed.

    ## Why
    What the reader sees would depend on code that runs at every build; an approval could not cover it.

    ## Wrong
    `{% if internal %}Call the duty manager.{% endif %}`

    ## Right
    The sentence itself. Facts come in through calls such as `{{ sms_value("organization.name") }}`.
    """
    for document in system.controlled:
        for code in document.template_code:
            text = code.text if len(code.text) <= _SHOWN else f"{code.text[:_SHOWN]}…"
            message = (
                "Two braces are opened here and never closed."
                if code.text == "{{"
                else f"A controlled document holds no template code, but here stands {' '.join(text.split())}."
            )
            yield Problem(
                document.at(code.offset), message, "Write the text itself, or put it in a code span to show it."
            )


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",), waivable=False)
def unknown_macro(system: System) -> Iterator[Problem]:
    """A call uses a macro that does not exist.

    ## What
    The name before the bracket is none of the macros of the system.

    ## Why
    The site's build stops at the page.

    ## Wrong
    `{{ sms_tabel("tasks") }}`

    ## Right
    `{{ sms_table("tasks") }}`
    """
    for document, call in _calls(system):
        if not call.error and call.name not in MACROS:
            yield from _problem(system, document, call)


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",), waivable=False)
def unknown_table(system: System) -> Iterator[Problem]:
    """A table is asked for that does not exist.

    ## What
    The name in `sms_table` is neither a register nor a view.

    ## Why
    The page shows a warning in place of the table.

    ## Wrong
    `{{ sms_table("task") }}`

    ## Right
    `{{ sms_table("tasks") }}`; `sms list views` shows all names.
    """
    for document, call in _calls(system):
        if not call.error and _unknown_table(system, call):
            yield from _problem(system, document, call)
