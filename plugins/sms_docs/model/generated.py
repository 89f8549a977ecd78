"""Where the pages stand that are made from data, so that links to them can be written and checked.

A page of the same path in ``content/`` takes the place of the generated one.
"""

from sms_docs.model.standard import Standard

AUDIT = "content/audit"
FINDINGS = f"{AUDIT}/findings.md"
BUILD = f"{AUDIT}/build.md"
CLAUSES = f"{AUDIT}/clauses/index.md"
RULES = f"{AUDIT}/rules/index.md"
HELD = f"{AUDIT}/rules/what-has-to-hold.md"
IN_FORCE = f"{AUDIT}/in-force.md"


def history_page(document_id: str) -> str:
    """The page with all decisions on a document and what changed from edition to edition."""
    return f"{AUDIT}/history/{document_id}.md"


def edition_page(document_id: str, version: str) -> str:
    """The page of an approved edition."""
    return f"{AUDIT}/editions/{document_id}/{version}.md"


def clause_page(clause_id: str) -> str:
    """The page of a clause, for example ``6.3``."""
    return f"{AUDIT}/clauses/{clause_id}.md"


def rule_topic_page(topic: str) -> str:
    """The page with the manuals of all checks on one topic."""
    return f"{AUDIT}/rules/{topic}.md"


def rule_page(check_id: str) -> str:
    """The place of a check's manual, with its anchor, for an id like ``document.missing-owner``."""
    topic, _, fault = check_id.partition(".")
    return f"{rule_topic_page(topic)}#{fault}"


def is_generated(standard: Standard, path: str) -> bool:
    """Whether a link to this path finds a page that every build makes, a published release too."""
    if path in (FINDINGS, BUILD, CLAUSES, IN_FORCE):
        return True
    clause = path.removeprefix(f"{AUDIT}/clauses/").removesuffix(".md")
    return clause in standard.clauses and path == clause_page(clause)
