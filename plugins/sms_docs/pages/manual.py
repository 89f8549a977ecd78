"""A check's manual as part of a page: its headings below the check's own, its lists apart from the text above."""

import re
from collections.abc import Iterator

from sms_docs.render.escape import inline

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]")
_TEMPLATE = re.compile(r"(?<!`)(`+)(?!`)([^`\n]*(?:\{[{%#]|[}%#]\})[^`\n]*)\1(?!`)")
"""Code that shows a template mark: left as it is, a template engine might run it."""


def manual_markdown(manual: str) -> str:
    """The manual in Markdown that every converter reads alike.

    Its headings are written as HTML: four of them under each of a dozen checks would drown a page's table of contents.
    """
    return "\n".join(_lines(manual)).strip("\n")


def _lines(manual: str) -> Iterator[str]:
    fence, before = "", ""
    for line in manual.splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
        if fence or mark:
            yield line
        elif line.startswith("## "):
            yield f'\n<h3 class="sms-manual">{inline(line[3:].strip())}</h3>\n'
        else:
            if _ITEM.match(line) and before and not (_ITEM.match(before) or before.startswith(" ")):
                yield ""
            yield _TEMPLATE.sub(lambda code: f"<code>{inline(code.group(2).strip())}</code>", line)
        before = "" if line.startswith("## ") else line
