"""The service management policy: its commitments, and the objectives that rest on them."""

import re
from collections.abc import Iterator

from sms_docs.completeness.content import Judged
from sms_docs.completeness.covered import of_kind
from sms_docs.judgement.prose import affirms, plain_text
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System

_KIND = "service-management-policy"
_COMMITMENTS = (
    (
        "to meet requirements",
        re.compile(
            r"\b(?:requirements?|obligations?|agreements?|(?:was|is|were|we|has been) agreed|contracts?|promise[ds]?"
            r"|compl(?:y|ies|iance)|needs|expectations)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "to improve the system and the services",
        re.compile(r"\bimprov\w*|\benhanc\w*|\b(?:get|become|getting) better\b", re.IGNORECASE),
    ),
)
_WORD = re.compile(r"\w+")


def _policies(system: System) -> tuple[Judged, ...]:
    return of_kind(system, _KIND)


@check("error", clauses=("5.2.1",), answers=("policy.commitments",), waivable=False)
def commitment_missing(system: System) -> Iterator[Problem]:
    """The policy lacks one of the two commitments.

    ## What
    The section on commitments does not speak of meeting requirements, or not of improving. (A policy without this
    section, or without one on the frame for objectives, lacks a section: `section.missing`.)

    ## Why
    A policy commits to meeting requirements and to improving the system and the services, and frames the objectives
    (ISO/IEC 20000-1:2018, 5.2.1). Without both it is a mission statement.

    ## Wrong
    `We put customers first.`

    ## Right
    `We meet the requirements of customers and law, and we improve our services and the way we run them.`
    """
    for each in _policies(system):
        for part in each.filled("commitments")[:1]:
            text = plain_text(each.document.source[part.start : part.end])
            missing = [what for what, words in _COMMITMENTS if not affirms(text, words)]
            if missing:
                heading = each.document.headings[part.heading]
                yield Problem(
                    each.document.at(heading.offset),
                    f'The section "{heading.text}" holds no commitment {" and none ".join(missing)}.',
                    "Write the commitment in a sentence of its own.",
                )


@check("note", clauses=("6.2.1",), answers=("policy.objectives-trace",))
def objective_untraced(system: System) -> Iterator[Problem]:
    """An objective refers to a statement that the policy does not make.

    ## What
    The words of `policy_statement` stand in no service management policy. Case and punctuation do not count. While
    there is no policy yet, nothing is compared.

    ## Why
    Objectives follow from the policy (ISO/IEC 20000-1:2018, 6.2.1). One that cites words of its own follows from
    nothing that top management has signed.

    ## Wrong
    `policy_statement: Be the best provider of the county`, which the policy does not say.

    ## Right
    A sentence of the policy, word by word.
    """
    policies = _policies(system)
    texts = [_folded(plain_text(each.document.text)) for each in policies]
    for objective in system.register("objectives") if policies else ():
        statement = _folded(objective.text("policy_statement"))
        if statement and not any(statement in text for text in texts):
            yield Problem(
                objective.location("policy_statement"),
                f"{objective.id} rests on a statement that the policy does not make.",
                "Cite a sentence of the policy word by word, or change the policy.",
                tuple(Related(each.document.location("id"), "The policy.") for each in policies),
            )


def _folded(text: str) -> str:
    """The words alone, with a blank around each, so that only whole words are compared."""
    words = " ".join(_WORD.findall(text.casefold()))
    return f" {words} " if words else ""
