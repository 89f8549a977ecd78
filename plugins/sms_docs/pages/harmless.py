"""Markdown of another day that cannot reach beyond its own text, whatever stands in it.

What could is broken by a sign without width (U+2060): no converter and no browser then reads a tag, an address that
runs something, or an attribute in it, and the reader sees what was written. That holds in code and outside, so that
nothing depends on agreeing with a converter about where code begins.
"""

import re
from functools import partial

from sms_docs.load.page import read_page

JOINER = "\u2060"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_WHOLE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,9})((?:\s[^<>]*)?)>")
_MAIL = re.compile(r"<(?:https?://[^\s<>\"'&]*|[\w.+-]+@[\w.-]+)>", re.ASCII)
_NAMES = frozenset({
    *("abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre"),
    *("q", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("tr", "u", "ul", "var"),
})  # fmt: skip
_ATTRIBUTE = re.compile(
    r"\s(?:(?:align|colspan|dir|lang|rowspan|scope|start|title)=(?:\"[^\"<>&{}]*\"|\w+)|markdown(?:=\"?(?:1|block|span)\"?)?"
    r"|open)(?=\s|/|\Z)"
)
_GOING = re.compile(rf"{_WHOLE.pattern}|<!--.*?-->", re.DOTALL)
"""Tags and comments. Where one goes, what stood around it may make another."""
_ROUNDS = 5
"""Nobody nests comments deeper; what is left then is broken all the same."""
_ADDRESS = re.compile(r"(\](?:\(|:)\s*<?)(?=[^\s)>/#?]*[:&\\\x00-\x1f])(?!(?:https?://|mailto:))", re.IGNORECASE)
_BRACES = re.compile(r"\{[^\n]*\}")
_NAMED = re.compile(
    r"(?i)\b(o)(?=n[a-z]+\s*=)|\b(s)(?=tyle\s*=|rc(?:doc)?\s*=)|\b(h)(?=ref\s*=)|\b([ad])(?=ction\s*=|ata-)"
)


def harmless(text: str) -> str:
    """The text with what could reach beyond it broken; comments that nobody was to see are gone."""
    # First what goes, because its going could make a tag of what stood around it.
    text = _outside_code(text)
    text = _ADDRESS.sub(rf"\1{JOINER}", text)
    text = _BRACES.sub(_broken_names, text)
    return _TAG.sub(partial(_broken_tag, text), text)


def _outside_code(text: str) -> str:
    """The text without comments, and without those attributes of its tags that are not kept."""
    for _ in range(_ROUNDS):
        page, _ = read_page(f"\n{text}", "", controlled=False)
        code = [(start - 1, end - 1) for start, end in page.code]
        changed = _GOING.sub(partial(_gone, code), text)
        if changed == text:
            break
        text = changed
    return text


def _gone(code: list[tuple[int, int]], match: re.Match[str]) -> str:
    in_code = any(start <= match.start() < end for start, end in code)
    return match[0] if in_code else _kept(match)


def _kept(match: re.Match[str]) -> str:
    """What is kept of a tag; of a comment nothing."""
    if match[2] is None:
        return ""
    if match[2].lower() not in _NAMES:
        return match[0]
    attributes = "".join(each[0] for each in _ATTRIBUTE.finditer(match[3]))
    return f"<{match[1]}{match[2]}{attributes}{' /' if match[3].endswith('/') else ''}>"


def _broken_names(match: re.Match[str]) -> str:
    return _NAMED.sub(lambda found: f"{found[0]}{JOINER}", match[0])


def _broken_tag(text: str, match: re.Match[str]) -> str:
    whole = _WHOLE.match(text, match.start())
    if _MAIL.match(text, match.start()):
        return "<"
    # As it would be without what is not kept: then it is one of those that may stand.
    return "<" if whole and whole[2].lower() in _NAMES and _kept(whole) == whole[0] else f"<{JOINER}"
