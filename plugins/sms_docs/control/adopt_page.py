"""A page that gets its control data: the text below stays as it is."""

from collections.abc import Iterable

_MARK = b"\xef\xbb\xbf"


def with_header(content: bytes, lines: Iterable[str]) -> bytes:
    """A page with a front matter in front, in the page's own line ends.

    Args:
        content: the page; a byte order mark is left out, because nothing may stand before a front matter.
        lines: of the front matter, without its fences.
    """
    text = content.removeprefix(_MARK)
    ends = b"\r\n" if b"\r\n" in text else b"\n"
    head = ends.join(line.encode("utf-8", "surrogateescape") for line in ("---", *lines, "---", ""))
    return head + (b"" if text.startswith((b"\n", b"\r\n")) else ends) + text
