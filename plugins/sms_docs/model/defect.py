"""A fault of a file that the loader met; loading went on."""

from typing import Literal, NamedTuple

from sms_docs.model.location import Location

DefectKind = Literal[
    "alias-overuse",
    "broken-yaml",
    "byte-order-mark",
    "carriage-returns",
    "conflict-marker",
    "duplicate-key",
    "empty-file",
    "empty-repository",
    "front-matter-unclosed",
    "interrupted-command",
    "link-as-text",
    "link-out-of-repository",
    "names-in-two-cases",
    "nested-too-deep",
    "not-utf8",
    "tag",
    "too-large",
    "unreadable",
    "unknown-register",
    "wrong-shape",
]


class Defect(NamedTuple):
    """A mistake in a file, as a value: bad input is a finding, never an exception.

    Attributes:
        kind: which fault; ``checks/file.py`` and ``checks/yaml.py`` have one check for each.
        message: what is wrong, one sentence.
        hint: the next step.
    """

    kind: DefectKind
    location: Location
    message: str
    hint: str
