"""The kinds of pages that a site has: one page of each is looked at in a browser, and every page is of some kind."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that are made alike.

    Attributes:
        page: address of the one to look at, below the site's root.
        all: patterns of the addresses of all of them, with blanks between.
    """

    name: str
    page: str
    all: str


# Of several pages that are made alike a short one is looked at: what is long in the others is more of the same rows.
KINDS = (
    Kind("home", "", ""),
    Kind("not found", "404.html", "404.html"),
    Kind("draft", "processes/planted-draft/", "processes/planted-draft/"),
    Kind("in review", "processes/planted-review/", "processes/planted-review/"),
    Kind("obsolete", "processes/planted-obsolete/", "processes/planted-obsolete/"),
    Kind(
        "document",
        "procedures/document-control-procedure/",
        "plans/*/ policies/*/ statements/*/ procedures/*/ processes/*/",
    ),
    Kind("risks with a matrix", "registers/risk-register/", "registers/risk-register/"),
    Kind("measures with trends", "registers/measurement-matrix/", "registers/measurement-matrix/"),
    Kind("register", "registers/corrective-action-register/", "registers/*/"),
    Kind("report with a heat map", "reports/gap-assessment-report/", "reports/gap-assessment-report/"),
    Kind("report or record", "reports/integration-mapping/", "reports/*/ records/*/"),
    Kind("auditor's start", "audit/", "audit/"),
    Kind("document register", "audit/documents/", "audit/documents/"),
    Kind("gates", "audit/gates/", "audit/gates/"),
    Kind("calendar with a strip", "audit/calendar/", "audit/calendar/"),
    Kind("people", "audit/people/", "audit/people/"),
    Kind("build record", "audit/build/", "audit/build/"),
    Kind("findings", "audit/findings/", "audit/findings/"),
    Kind("clauses", "audit/clauses/", "audit/clauses/"),
    Kind("clause", "audit/clauses/6.3/", "audit/clauses/*/"),
    Kind("rule manuals", "audit/rules/document/", "audit/rules/*"),
    Kind("history", "audit/history/SMS-PRC-001/", "audit/history/*"),
    Kind("edition", "audit/editions/SMS-REC-001/1.0/", "audit/editions/*"),
    Kind("audit tables", "audit/programme/", "audit/*/"),
    Kind("guide with code", "guide/macros/", "guide/*"),
)


def addresses(site: Path) -> list[str]:
    """Of every page of a built site, below its root."""
    pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(page.removesuffix("index.html") for page in pages)


def kind_of(address: str) -> Kind | None:
    """The first kind that the page belongs to."""
    return next((kind for kind in KINDS if any(fnmatchcase(address, each) for each in kind.all.split(" "))), None)
