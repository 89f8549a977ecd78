"""Headings in the form in which they are compared."""

import re
from functools import lru_cache

_ATTRIBUTES = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_NUMBERING = re.compile(
    r"""(?:
        (?:(?:section|chapter|part|clause|annex|appendix)\s+|§\s*)
        (?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]+|[a-z])(?=[\s.):–—-])  # "Section 3:", "Annex A -"
        | \(?\d{1,3}(?:\.\d{1,3})*(?=[\s.):])                    # "1.", "4.2", "(3)"
        | \(?(?:[ivxlc]+|[a-z])(?=[.)]\s)                        # "A)", "(b)", "iv."
    )[\s.):–—-]+""",
    re.VERBOSE,
)
_APOSTROPHE = re.compile(r"['’]")
_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def normalise_heading(text: str) -> str:
    """Fold a heading so that two spellings of one name are equal.

    Lower case; Markdown marks, link targets, attribute lists, leading numbering ("1.", "4.2", "A)",
    "Section 3:") and punctuation go, "&" becomes "and", white space is folded. A heading that is nothing
    but numbering gives "". Cached: a thousand documents repeat a few hundred headings.
    """
    words = _ATTRIBUTES.sub("", text).lower().replace("&amp;", "&").replace("&", " and ")
    words = _LINK.sub(r"\1", words).replace("*", "").replace("`", "")
    # The blank behind lets a heading that is only "4.2" count as numbering too.
    words = words.strip(" \t_#") + " "
    numbering = _NUMBERING.match(words)
    words = words[numbering.end() :] if numbering else words
    return _NOT_A_WORD.sub(" ", _APOSTROPHE.sub("", words)).strip()
