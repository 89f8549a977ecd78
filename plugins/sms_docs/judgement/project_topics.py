"""What a project plan and a gap assessment have to speak of, recognised by the words that people use for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sms_docs.judgement.pattern import Pattern


def _topics(**patterns: str) -> Mapping[str, Pattern]:
    return MappingProxyType(
        {name.replace("_", " "): Pattern(rf"\b(?:{words})\b", case=True) for name, words in patterns.items()}
    )


_CHECKING: Final = r"review\w*|check\w*|audit\w*|verif\w+|judge\w*|inspect\w*|quality|accept(?:s|ed|ance)"

PARTS: Final[Mapping[str, Mapping[str, Pattern]]] = MappingProxyType(
    {
        "organization": _topics(
            doing_the_project=(
                r"(?:project|programme|implementation|core) (?:team|manager|lead|office)\w*|teams?|coordinat\w+"
                r"|carr(?:y|ies) out|builds?|writes?|does the work|do the work|design(?:s|ed)?"
            ),
            governing_it=r"steer\w*|sponsor\w*|govern\w*|board|committee|decid\w+",
            checking_what_it_yields=_CHECKING,
            keeping_what_was_gained=(
                r"keep\w*|kept|sustain\w*|anchor\w*|maintain\w*|hand(?:s|ed|ing)?[ -]?over|handovers?|stays?|routines?"
                r"|daily work|after the (?:project|programme|end)|line organi[sz]ation|upkeep"
            ),
        ),
        "control": _topics(
            steering_progress=r"progress|milestones?|steer\w*|gates?|track(?:s|ed|ing)?|schedules?|slip\w*",
            checking_work_and_results=_CHECKING,
            reports_and_messages=(
                r"report\w*|messages?|communicat\w+|newsletters?|inform(?:s|ed|ing)?|tells?|told|minutes"
            ),
            keeping_existing_parts_running=(
                r"existing|running|in operation|(?:daily|day-to-day) (?:work|operations?|service)|already|current"
                r" (?:services?|process\w*|work)|operations? go(?:es)? on|keep\w* (?:\w+ ){0,3}(?:alive|going|working)"
            ),
        ),
    }
)
"""The parts of two sections of the project plan (ISO/IEC TS 20000-5:2022, 5.4 f and g)."""

INPUTS: Final = _topics(
    existing_documents_and_records=r"documents?|records?|instructions?|procedures?|tickets?",
    earlier_reviews_and_audits=r"audits?|reviews?",
    workload=r"workloads?|volumes?|load|calls|numbers? of (?:calls|tickets|incidents|requests|users|devices)",
    breaches_of_agreements=r"breach\w*|violat\w+|missed (?:targets?|agreements?)|penalt\w+",
    measurements=r"measure\w*|metrics?|kpis?|indicators?|figures|values",
    improvement_plans=r"improvements?|improvement plans?",
    staff_and_skills=r"staff\w*|skills?|competen\w+|personnel|people|employees",
    law_and_contracts=r"laws?|legal|regulat\w+|statut\w+|legislation|obligations?|contracts?",
    satisfaction_and_complaints=r"satisf\w+|surveys?|complaints?|letters",
    other_management_systems=(
        r"(?:management|security|quality|environment\w*) systems?|iso(?:/iec)? ?[0-9]+|(?:is|q|e)ms"
    ),
)
"""What a gap assessment takes into account, or says why not (ISO/IEC TS 20000-5:2022, 5.3.2 a to j)."""

READINESS: Final = _topics(
    scope=r"scope",
    time_frame_and_schedule=r"schedules?|timelines?|milestones?|time frames?|dates",
    people=r"people|staff\w*|personnel|teams?|resources",
    information_and_tools=r"tools?|information|data|repositor\w+",
    money=r"budget\w*|money|costs?|funds?",
    risks_and_conflicting_priorities=r"risks?|issues?|priorit\w+",
    interested_parties=r"interested parties|stakeholders?|customers?|users",
    maturity=r"maturity|mature",
    ability_to_change=(
        r"(?:ready|readiness|able|ability|willing\w*|capacity|prepared\w*|resist\w*)(?: \w+){0,6} chang\w+"
        r"|chang\w+(?: \w+){0,4} (?:ready|readiness|ability|capacity|resist\w*|fatigue)"
        r"|organi[sz]ational change|habits?|new way of working"
    ),
    project_methods=r"methods?|control\w*|track\w*|project management|task (?:list|manager|register)|steering",
    procurement=r"procur\w+|purchas\w+|tenders?|buy\w*|bought|order(?:s|ed)|licen[cs]\w+|contracts?|offers?",
    review_of_the_project=r"review\w*|lessons|audits?|gates?",
)
"""What is settled before a project plan is approved (ISO/IEC TS 20000-5:2022, 4.7 a to l)."""

DECISION: Final = Pattern(r"\b(?:decid\w+|decisions?|agreed|approv\w+|resolv\w+|accepted|confirmed|chose|chosen)\b")
"""Words that record a decision."""

CHOICE: Final = Pattern(
    r"\b(?:nothing|none|no (?:action|change)\w*|later|wait\w*|postpon\w+|defer\w*|some|selected|part(?:s|ly)?"
    r"|critical|first|all|every|whole|full\w*|entire\w*|complete\w*|recommend\w+)\b",
)
"""Words that say how much is done: nothing, later, some or all (ISO/IEC TS 20000-5:2022, 5.3.2)."""

INDEPENDENCE: Final = Pattern(
    r"\b(?:independ\w+|impartial\w*|neutral\w*|objectiv(?:e|ity)|own (?:work|process\w*|services?|areas?|practice)"
    r"|runs? no|who (?:did|do|does) not|outsid\w+|not involved|neither of)\b",
)
"""Words that say how far assessors stand from what they assess."""


def unmentioned(text: str, topics: Mapping[str, Pattern]) -> tuple[str, ...]:
    """The topics that a text does not mention at all; to say why something was left out mentions it."""
    lower = text.lower()
    return tuple(name for name, pattern in topics.items() if not pattern.search(lower))
