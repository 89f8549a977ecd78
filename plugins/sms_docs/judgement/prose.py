"""Text without its Markdown, and whether a text affirms something or only mentions it."""

import re
from typing import Final

from sms_docs.judgement.pattern import Pattern

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS: Final = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)|\\(?=[|<>*_])|^#+ |\{[:#.][^{}]*\}", re.MULTILINE)
_MARKING: Final = "*`_\\#{"
"""Most texts hold none of the characters that a mark begins with, and looking for them costs less than a search."""
_SENTENCE_END: Final = re.compile(r"[.;!?](?=\s|$)|\n|\bbut\b")
_NEGATION: Final = (
    r"(?:\b(?:no|not|never|without|none|neither|nor|lacks?|lacking|missing|cannot|yet to be)\b|n't\b|\bto be "
    r"(?:defined|determined|decided|agreed)\b|\b(?:tbd|todo|fixme)\b)"
)
_NEGATED_BEFORE: Final = re.compile(
    rf"{_NEGATION}(?:[^\w,]+[\w'-]+){{0,4}}[^\w,]*$|{_NEGATION}(?:\W+[\w'-]+){{0,4}}\W+n?or\W+$"
)
_NEGATED_AFTER: Final = re.compile(rf"^(?:\W*[\w'-]+){{0,4}}?\W*{_NEGATION}")


def plain_text(markdown: str) -> str:
    """The words of a Markdown text: no comments, marks, tags or link targets, white space folded."""
    text = _COMMENT.sub(" ", markdown) if "<!--" in markdown else markdown
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if any(each in text for each in _MARKING):
        text = _MARKS.sub("", text)
    return " ".join(text.split())


def affirms(text: str, pattern: re.Pattern[str] | Pattern) -> bool:
    """Whether a plain text says something of a pattern without denying it.

    "Training is given twice a year" affirms training; "there is no training", "training: TBD" and "training is
    not yet planned" do not.

    Args:
        pattern: in lower case, or without regard to it. Ignoring case would make an expression three times slower.
    """
    sentences = _SENTENCE_END.split(text.lower())
    return any(_affirmed(sentence, pattern) for sentence in sentences if pattern.search(sentence))


def _affirmed(sentence: str, pattern: re.Pattern[str] | Pattern) -> bool:
    return any(
        not _NEGATED_BEFORE.search(sentence[: match.start()]) and not _NEGATED_AFTER.search(sentence[match.end() :])
        for match in pattern.finditer(sentence)
    )
