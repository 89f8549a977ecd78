"""The sign of a document's status: a drawing, so that it looks alike on every machine and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

_DISC = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z"
_PATHS: Mapping[str, str] = MappingProxyType(
    {
        "draft": "M11.3 1.3 14.7 4.7 5.2 14.2 1.5 14.5 1.8 10.8Z",
        "review": f"{_DISC}M8.8 3.8v3.8l2.6 2.6-1.1 1.1-3.1-3V3.8Z",
        "approved": f"{_DISC}M11.6 5.4 7.1 10.9 4.3 8.3 5.4 7.2 7 8.7 10.4 4.4Z",
        "obsolete": f"{_DISC}M4 7h8v2H4Z",
        "withdrawn": f"{_DISC}M5 3.9 8 6.9l3-3 1.1 1.1-3 3 3 3-1.1 1.1-3-3-3 3-1.1-1.1 3-3-3-3Z",
    }
)
_UNKNOWN = f"{_DISC}M7.2 4h1.6v5H7.2ZM7.2 10.2h1.6v1.6H7.2Z"


def status_icon(status: str) -> str:
    """The sign as inline SVG, in the colour of the text beside it, which says the same in words."""
    return (
        '<svg class="sms-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        f'<path fill="currentColor" fill-rule="evenodd" d="{_PATHS.get(status, _UNKNOWN)}"/></svg>'
    )
