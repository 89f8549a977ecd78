"""What a site adds to the tables of its pages: files to download, and findings beside the rows."""

from collections.abc import Callable
from dataclasses import dataclass

from sms_docs.model.table import Row

Attach = Callable[[str, str], str | None]
"""File name and content to the file's address, seen from the page; None where no file can be kept."""


def _no_file(_name: str, _content: str) -> None:
    return None


def _no_flags(_row: Row) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Additions:
    """Attributes: ``attach`` keeps a file beside the page; ``flags`` gives the HTML of the findings on a row."""

    attach: Attach = _no_file
    flags: Callable[[Row], str] = _no_flags


NOTHING = Additions()
