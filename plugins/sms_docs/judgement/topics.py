"""Subjects that a section has to cover, recognised by the words that people use for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.statements import Statement, says


def _topic(pattern: str) -> Pattern:
    return Pattern(rf"\b(?:{pattern})\b", case=True)


RESOURCES: Final[Mapping[str, Pattern]] = MappingProxyType(
    {
        "personnel": _topic(
            r"personnel|staff|staffing|people|employees|ftes?|head ?count|human resources|teams?|workforce"
            r"|(?:person|man|staff)[- ]days|(?:internal|external) days|full-time|part-time"
        ),
        "tools": _topic(
            r"tools?|tooling|software|platforms?|technolog(?:y|ies)|itsm|cmdb|licen[cs]es?|ticketing system"
        ),
        "training": _topic(
            r"trainings?|trained|courses?|workshops?|competenc(?:e|es|y|ies)|awareness|skills?|coaching|e-learning"
        ),
    }
)
"""Kinds of resources that a service management plan provides for (ISO/IEC 20000-1:2018, 6.3 e, 7.1, 7.2)."""

DOCUMENTATION: Final[Mapping[str, Pattern]] = MappingProxyType(
    {
        "document types": _topic(
            r"(?:document|types?|kinds|hierarchy|levels)[- ](?:types?|of documents?|kinds|hierarchy)"
            r"|polic(?:y|ies),? (?:plans?,? |processes,? )*(?:and )?(?:procedures?|processes)"
        ),
        "naming": _topic(
            r"naming|names? of files|file names?|named (?:by|after|as|with|in)|number(?:s|ed|ing)?(?: pattern| scheme)?"
            r"|identifiers?|identification"
            r"|names? (?:follows?|consists?|begins?|starts?|(?:is|are) (?:formed|given|built))"
        ),
        "review and approval": _topic(r"approv(?:al|als|ed|e|es|er|ers|ing)|sign(?:ed)?[- ]off|released by"),
        "retention": _topic(
            r"retention|retain(?:ed|s)?|kept (?:for|until)|archiv(?:e|ed|ing)|dispos(?:al|ed)|storage period"
        ),
        "version control": _topic(r"version(?:s|ed|ing)?|revisions?|change history|git|repository"),
    }
)
"""What a documentation framework lays down (ISO/IEC 20000-1:2018, 7.5.2 and 7.5.3)."""


def missing_topics(said: list[Statement], topics: Mapping[str, Pattern]) -> tuple[str, ...]:
    """The topics that no statement affirms anything of."""
    return tuple(name for name, pattern in topics.items() if not says(said, pattern))
