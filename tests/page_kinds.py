"""The kinds of pages that a site has: one page of each is looked at in a browser, and every page is of some kind."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that are made alike.

    Attributes:
        page: address of the one to look at, below the site's root.
        all: pattern of the addresses of all of them.
    """

    name: str
    page: str
    all: str


# Of several pages that are made alike a short one is looked at: what is long in the others is more of the same rows.
KINDS = (
    Kind("home", "", ""),
    Kind("not found", "404.html", "404.html"),
    Kind("plan", "plans/target-state/", "plans/*/"),
    Kind("policy", "policies/service-management-policy/", "policies/*/"),
    Kind("statement", "statements/scope-statement/", "statements/*/"),
    Kind("procedure", "procedures/document-control-procedure/", "procedures/*/"),
    Kind("draft", "processes/planted-draft/", "processes/planted-draft/"),
    Kind("in review", "processes/planted-review/", "processes/planted-review/"),
    Kind("obsolete", "processes/planted-obsolete/", "processes/planted-obsolete/"),
    Kind("process", "processes/incident-management/", "processes/*/"),
    Kind("risks with a matrix", "registers/risk-register/", "registers/risk-register/"),
    Kind("register", "registers/corrective-action-register/", "registers/*/"),
    Kind("report", "reports/integration-mapping/", "reports/*/"),
    Kind("record", "records/phase-gate-record-1/", "records/*/"),
    Kind("auditor's start", "audit/", "audit/"),
    Kind("document register", "audit/documents/", "audit/documents/"),
    Kind("gates", "audit/gates/", "audit/gates/"),
    Kind("people", "audit/people/", "audit/people/"),
    Kind("build record", "audit/build/", "audit/build/"),
    Kind("findings", "audit/findings/", "audit/findings/"),
    Kind("clauses", "audit/clauses/", "audit/clauses/"),
    Kind("clause", "audit/clauses/6.3/", "audit/clauses/*/"),
    Kind("rule manuals", "audit/rules/document/", "audit/rules/*"),
    Kind("audit tables", "audit/programme/", "audit/*/"),
    Kind("guide with code", "guide/macros/", "guide/*"),
)


def addresses(site: Path) -> list[str]:
    """Of every page of a built site, below its root."""
    pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(page.removesuffix("index.html") for page in pages)


def kind_of(address: str) -> Kind | None:
    """The first kind that the page belongs to."""
    return next((kind for kind in KINDS if fnmatchcase(address, kind.all)), None)
