"""Files of approved editions, as they lie in the tree."""

from typing import NamedTuple


class Edition(NamedTuple):
    """One file ``editions/<document>/<version>.md``.

    Attributes:
        digest: of the file, ``sha256:`` and what ``sha256sum`` prints for it with plain line ends.
        text: the file; None for an older edition, which is read again when somebody asks for it.
        content: digest of the approved content as the file states it; "" when it states none.
    """

    document: str
    version: str
    path: str
    digest: str
    text: str | None = None
    content: str = ""
