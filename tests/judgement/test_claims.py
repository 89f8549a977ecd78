"""What is a claim and what only speaks of certification or conformity."""

import pytest

from sms_docs.judgement.claims import claims

CLAIMS = {
    "We are certified to ISO/IEC 20000-1.": "certification",
    "Since spring our desk has been certified under ISO/IEC 20000-1:2018.": "certification",
    "An ISO/IEC 20000-1 certified provider": "certification",
    "The company holds the certificate of ISO/IEC 20000-1.": "certification",
    "The system conforms to ISO/IEC 20000-1.": "conformity",
    "We fully comply with ISO/IEC 20000-1.": "conformity",
    "ISO/IEC 20000-1:2018 compliant services": "conformity",
    "All practices are now in conformity with ISO/IEC 20000-1.": "conformity",
    "It meets every requirement of ISO/IEC 20000-1.": "conformity",
    "We are certified to ISO 9001.": "",
    "The scope follows ISO/IEC 20000-1.": "",
    "Whether MSS is certified to ISO/IEC 20000-1 is decided in October.": "",
    "We want to be certified to ISO/IEC 20000-1.": "",
    "We aren't certified to ISO/IEC 20000-1.": "",
    "The body is accredited and certified to audit ISO/IEC 20000-1.": "",
    "A person certified by examination in ISO/IEC 20000-1 foundation": "",
}


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for text, kind in CLAIMS.items() if "conforms fully" not in text]
)
def test_only_a_plain_statement_about_the_present_is_a_claim(text: str, kind: str) -> None:
    assert [each.kind for each in claims(text)] == ([kind] if kind else [])


def test_the_claim_is_the_sentence_and_its_place() -> None:
    text = "Not here. We are\ncertified to ISO/IEC 20000-1! And ISO/IEC 20000-1 is a standard."
    [found] = claims(text)
    assert (found.text, found.offset) == ("We are certified to ISO/IEC 20000-1", text.index("We"))


@pytest.mark.parametrize("before", ["| Seal | ", "- ", "# ", "> ", "1. "])
def test_cells_items_and_headings_are_sentences_of_their_own(before: str) -> None:
    text = f"The plan says so.\n\n{before}Certified by Nordkap to ISO/IEC 20000-1\n"
    assert [each.text.lstrip("1. ") for each in claims(text)] == ["Certified by Nordkap to ISO/IEC 20000-1"]


def test_a_text_is_read_from_an_offset_on_and_each_sentence_once() -> None:
    sentence = "We are certified to ISO/IEC 20000-1 and again ISO/IEC 20000-1. "
    assert len(list(claims(sentence * 3))) == 3
    assert len(list(claims(sentence * 3, start=len(sentence)))) == 2


def test_a_text_without_an_end_is_read_in_pieces() -> None:
    assert len(list(claims("certified to 20000-1 " * 50_000))) < 10_000
