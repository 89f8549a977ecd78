"""A macro call, read from its text with ``ast``: nothing of a page is ever run to check it."""

import ast
import re
import warnings

from sms_docs.model.document import MacroCall

_CONSTANTS = {"true": True, "false": False, "none": None}
_ONE_TEXT = re.compile(r"""(sms_\w+)\((["'])([^"'\\\x00-\x1f]{1,200})\2\)""", re.ASCII)
"""Most calls are a name and one plain text, ``sms_ref("SMS-POL-001")``; they need no parser."""
LONGEST = 2000
"""Characters. A longer call is refused unread: nobody writes one, and parsing it could take for ever."""


def read_call(text: str, offset: int, end: int) -> MacroCall:
    """The call between the braces. A text that is no call of literals carries its error."""
    source = text.strip().strip("-").strip()
    if plain := _ONE_TEXT.fullmatch(source):
        return MacroCall(plain[1], (plain[3],), {}, offset, end)
    try:
        name, node = _parse(source)
        args = tuple(_literal(argument) for argument in node.args)
        kwargs = {str(keyword.arg): _literal(keyword.value) for keyword in node.keywords}
    except _NoCallError as fault:
        return MacroCall("", (), {}, offset, end, str(fault))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return MacroCall("", (), {}, offset, end, "a quote, comma or bracket is missing or left over")
    return MacroCall(name, args, kwargs, offset, end)


class _NoCallError(Exception):
    """The text is well formed but not what a page may hold."""


def _parse(source: str) -> tuple[str, ast.Call]:
    if len(source) > LONGEST:
        raise _NoCallError("this call is far too long")
    with warnings.catch_warnings():
        # Python would complain on the terminal about a backslash that means nothing.
        warnings.simplefilter("ignore")
        node = ast.parse(source.replace("\n", " "), mode="eval").body
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise _NoCallError('only a call such as sms_table("tasks") may stand between the braces')
    if any(keyword.arg is None for keyword in node.keywords):
        raise _NoCallError("arguments must be written out")
    if len({keyword.arg for keyword in node.keywords}) < len(node.keywords):
        raise _NoCallError("an argument stands twice")
    return node.func.id, node


def _literal(node: ast.expr) -> object:
    if isinstance(node, ast.Name) and node.id in _CONSTANTS:
        return _CONSTANTS[node.id]
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_literal(item) for item in node.elts]
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, int, float, bool, type(None))):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        if isinstance(value, (int, float)):
            return -value
    raise _NoCallError("arguments must be plain texts, numbers or lists of them")
