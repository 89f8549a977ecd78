"""Data as text of a page, whatever stands in it: HTML, Markdown and Jinja read nothing in it but letters.

What we put into a page passes Jinja (``{{``), Python-Markdown with its extensions (``*``, ``|``, ``:smile:``) and the
browser (``<``). A character that means something to one of them is written as a character reference, which all three
leave alone.
"""

import re

_BLOCK_SPECIAL = "&<>\"'{}|`*_[]\\~$^=+"
"""In a block of raw HTML Markdown reads nothing; these are for a call that stands in the middle of a paragraph."""
_INLINE_SPECIAL = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters (Python-Markdown marks its own places with two of them) and halves of characters."""
_LINES = re.compile(r"\r\n|[\n\x85\u2028\u2029]")
_BLOCK = re.compile(f"[{re.escape(_BLOCK_SPECIAL)}]")
_INLINE = re.compile(f"[{re.escape(_INLINE_SPECIAL)}]")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
_ALLOWED = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with line feeds for line ends and without control characters."""
    # Nearly every text is printable as it stands; that question is answered faster than the others.
    return text if text.isprintable() else _CONTROL.sub(_REPLACEMENT, _LINES.sub("\n", text))


def block(text: str) -> str:
    """Text for inside a block of HTML; a line end becomes ``<br>``."""
    return _BLOCK.sub(_reference, clean(text)).replace("\n", "<br>")


def line(text: str) -> str:
    """Text for where no tag may stand, such as a drawing's; a line end becomes a blank."""
    return _BLOCK.sub(_reference, clean(text)).replace("\n", " ")


def inline(text: str) -> str:
    """Text for inside a sentence, where Markdown and its extensions look at every sign."""
    return _INLINE.sub(_reference, clean(text)).replace("\n", "<br>")


def markdown(text: str) -> str:
    """Text for a Markdown file that people read too: only what has a meaning is changed."""
    return _EMOJI.sub("&#58;", block(text))


def attribute(text: str) -> str:
    """Text for an attribute in double quotes."""
    return _BLOCK.sub(_reference, clean(text)).replace("\n", "&#10;")


def link(url: str | None) -> str:
    """A whole ``href`` attribute with a blank before it; "" for no address and for one that could run something."""
    if not url:
        return ""
    address = _CONTROL.sub("", _LINES.sub("", url)).strip()
    if not address or (_SCHEME.match(address) and not _ALLOWED.match(address)):
        return ""
    return f' href="{attribute(address)}"'


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
