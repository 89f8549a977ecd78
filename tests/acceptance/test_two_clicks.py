"""From any page every question of an auditor is answered within two clicks, without any menu."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

pytestmark = pytest.mark.slow

HOME = "https://sms.example.org/"
ANSWERS = {
    "Is it approved, by whom, in which version, and when is it reviewed?": "audit/documents/",
    "Which clause does it answer, and what answers a clause?": "audit/clauses/",
    "Where is the evidence?": "audit/evidence/",
    "What is late, and what comes?": "audit/calendar/",
    "What do I have to do?": "audit/people/",
    "What was this built from, and was it checked?": "audit/build/",
}


@pytest.fixture(scope="module")
def links(plain: Path) -> dict[str, set[str]]:
    """Address of each page to the pages that its text and its foot lead to; the navigation does not count."""
    found = {}
    for file in (plain / "site").rglob("index.html"):
        place = file.parent.relative_to(plain / "site").as_posix()
        address = "" if place == "." else f"{place}/"
        html = file.read_text("utf-8")
        shown = html.partition("<article")[2].partition("</article>")[0] + html.partition('class="sms-build"')[2]
        hrefs = re.findall(r'href="([^"]*)"', shown)
        found[address] = {unquote(urljoin(HOME + address, href).partition("#")[0].removeprefix(HOME)) for href in hrefs}
    return found


@pytest.mark.parametrize("question", ANSWERS)
def test_one_click_leads_to_the_page_that_answers(links: dict[str, set[str]], question: str) -> None:
    page = ANSWERS[question]
    assert [address for address, to in links.items() if page not in to and address != page] == []


def test_two_clicks_lead_to_every_document_and_every_clause(links: dict[str, set[str]]) -> None:
    documents = {page for page in links["audit/documents/"] if page.startswith(("plans/", "policies/", "processes/"))}
    clauses = {page for page in links if re.fullmatch(r"audit/clauses/[\d.]+/", page)}
    assert len(documents) >= 5
    assert len(clauses) == 88
    for to in links.values():
        reached = to.union(*(links.get(page, set()) for page in to))
        assert documents <= reached
        assert clauses <= reached
