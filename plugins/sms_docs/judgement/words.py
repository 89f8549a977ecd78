"""Words around numbers: numerals, units, comparators. Pieces of regular expressions, to be read without case."""

from typing import Final

_NUMERALS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six"
    "|seven|eight|nine))?|(?:(?:one|two|three|five) )?(?:hundred|thousand)|a dozen"
)
DIGITS: Final = r"(?<![\w.§#])(?:\d{1,3}(?:[ '’]\d{3})+|\d+)(?:[.,]\d+)*"
NUMBER: Final = rf"(?:{DIGITS}|\b(?:{_NUMERALS})\b)"
"""A number in digits ("1 000", "99,5") or in words; a digit behind a letter ("P1") is none."""

PERCENT: Final = r"(?:%|‰|percent(?:age points?)?\b|per cent\b|pct\b|pp\b)"
SHORT_TIME: Final = (
    r"(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|(?:(?:working|business|office) )?hours?)\b"
)
LONG_TIME: Final = (
    r"(?:(?:(?:working|business|calendar|consecutive) )?(?:d|days?|wks?|weeks?|months?)|quarters?|yrs?|years?)\b"
)
TIME_UNIT: Final = rf"(?:{SHORT_TIME}|{LONG_TIME})"
MONEY: Final = r"(?:[kKmM]?[€$£]|[km]?(?:EUR|USD|GBP|CHF)\b|euros?\b|dollars?\b|pounds?\b|francs?\b)"
MEASURE: Final = (
    r"(?:[kmgt]i?b(?:it/s|ps)?\b|[mg]bps\b|[km]?wh\b|kw\b|° ?c\b|t(?:ons?)? co2|points?\b|stars?\b|ftes?\b"
    r"|(?:person|staff|man)[- ]days?\b)"
)
COUNTED: Final = (
    r"(?:users?|tickets?|incidents?|calls?|requests?|mailboxes|devices?|customers?|services?|processes|nonconformit(?:y|ies)"
    r"|findings?|complaints?|changes?|outages?|breach(?:es)?|improvements?|audits?|records?|employees|staff|people|problems?"
    r"|suppliers?|errors?|tasks?|gaps?|risks?|answers?|documents?|articles?)\b"
)
"""What is counted in service management, where the number before it could also be a year or a name."""

COMPARATOR: Final = (
    r"(?:[≤≥<>=]=?|\bat (?:least|most)|\b(?:no|not) (?:more|less|fewer) than"
    r"|\b(?:fewer|less|more|lower|higher|greater) than|\b(?:under|below|above|beyond|exceed(?:s|ing)?|up to)"
    r"|\b(?:max|min)(?:imum)?\b\.?(?: of)?|\b(?:target|goal|threshold|limit)(?: value)?(?: of| is|:| =)?)"
)
INDICATOR: Final = (
    r"\b(?:level|score|rating|rate|index|nps|csat|grade|ratio|value|maturity|availability|uptime|satisfaction|compliance"
    r"|accuracy|coverage|utili[sz]ation|mttr|mtbf|mtta|backlog|share|average|mean|median)\b"
)
MOVE: Final = (
    r"\b(?:reduc|cut|lower|decreas|increas|rais|grow|improv|boost|shorten|lift|shrink|drop|ris|fall|speed|accelerat)\w*"
)
"""Verbs that move a value; "by 5" and "5 %" behind them are changes, "to 5" is a value to be reached."""

MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
"""To be read with case: "may" is no month."""
