"""Pages made from data, for every engine alike. ``MAKERS`` is the only registration."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sms_docs.model.generated_page import GeneratedPage
from sms_docs.pages import build, clauses, findings, history, in_force, rules
from sms_docs.pages.sources import Sources

Maker = Callable[[Sources], Iterable[GeneratedPage]]
MAKERS: tuple[Maker, ...] = (
    build.build_page,
    clauses.clause_pages,
    findings.findings_page,
    history.history_pages,
    in_force.in_force_page,
    rules.rule_pages,
)


def generated_pages(sources: Sources) -> tuple[GeneratedPage, ...]:
    """All pages that a site gets besides those in ``content/``, sorted by path.

    Where ``content/`` holds a page of the same path, that one stands.
    """
    files = sources.system.files
    made = [page for maker in MAKERS for page in maker(sources) if page.path not in files]
    known = files | {page.path for page in made}
    return tuple(_within(page, known) for page in sorted(made, key=lambda page: page.path))


def _within(page: GeneratedPage, known: frozenset[str]) -> GeneratedPage:
    """The page without ways up that lead nowhere: a repository may have no page for auditors of its own."""
    trail = tuple(each for each in page.trail if each[0] in known)
    return page if trail == page.trail else replace(page, trail=trail)


__all__ = ["MAKERS", "Sources", "generated_pages"]
