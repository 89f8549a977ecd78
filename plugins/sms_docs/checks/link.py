"""Links, references and evidence that lead nowhere."""

import posixpath
from collections.abc import Iterator

from sms_docs.checks.document_ids import document_ids
from sms_docs.checks.names import Names
from sms_docs.checks.places import Places
from sms_docs.checks.references import is_path, uses
from sms_docs.load.link_target import LinkTarget, read_target, resolve_path
from sms_docs.load.schema_messages import nearest
from sms_docs.model.check import check
from sms_docs.model.document import Document, Link
from sms_docs.model.finding import Problem
from sms_docs.model.generated import is_generated
from sms_docs.model.system import System

_NOT_OURS = (":~:", "fn:", "fnref:")
"""Beginnings of anchors that a browser or the footnotes make."""
_ROW = "entry-"


def _page_links(system: System) -> Iterator[tuple[Document, Link, LinkTarget]]:
    for document in system.documents:
        for link in document.links:
            target = read_target(link.target)
            if target.sort == "page":
                yield document, link, target


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",))
def dead_anchor(system: System) -> Iterator[Problem]:
    """A link leads to a heading that its page does not have.

    ## What
    The page exists, but no heading or HTML id on it has the name behind `#`.

    ## Why
    The reader lands at the top of a long page and looks for the place in vain.

    ## Wrong
    `[scope](../plans/implementation-plan.md#scop)`

    ## Right
    `[scope](../plans/implementation-plan.md#scope-of-sms)`: the heading in small letters, words joined by hyphens.
    """
    for document, link, target in _page_links(system):
        page = system.by_path.get(resolve_path(document.path, target.path)) if target.anchor else None
        if page and not _has_anchor(system, page, target.anchor):
            near = nearest(target.anchor, list(page.anchors))
            yield Problem(
                document.at(link.offset),
                f"There is no heading #{target.anchor} on {'this page' if page is document else page.path}.",
                f'Did you mean "#{near}"?' if near else "Name a heading of that page, or leave the part behind # out.",
            )


def _has_anchor(system: System, page: Document, anchor: str) -> bool:
    if anchor in page.anchors or anchor == "top" or anchor.startswith(_NOT_OURS):
        return True
    if anchor.startswith(_ROW) and page.calls and anchor.removeprefix(_ROW) in system.entry_ids:
        return True
    # The name of a heading that shows a value is only known when the page is built.
    return any("{{" in heading.text for heading in page.headings)


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",))
def dead_link(system: System) -> Iterator[Problem]:
    """A link leads to a page or file that does not exist.

    ## What
    The relative path of a Markdown link or image leads to no file of the site.

    ## Why
    What the text promises to the reader, and to the auditor, is not there.

    ## Wrong
    `[plan](../plan/implementation-plan.md)`, when the folder is called `plans`.

    ## Right
    `[plan](../plans/implementation-plan.md)`: relative to the page, with `.md`, with forward slashes.
    """
    places = Places(system.files)
    for document, link, target in _page_links(system):
        if is_generated(system.standard, resolve_path(document.path, target.path)):
            continue
        if target.path and (fault := places.fault(document.path, target.path)):
            yield Problem(document.at(link.offset), *fault)


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",))
def dead_reference(system: System) -> Iterator[Problem]:
    """A page refers to a document or entry that does not exist.

    ## What
    The number in `sms_ref` is neither a document's nor that of an entry of a register.

    ## Why
    The page shows a warning in place of the reference.

    ## Wrong
    `{{ sms_ref("SMS-POL-01") }}`

    ## Right
    `{{ sms_ref("SMS-POL-001") }}`
    """
    documents = document_ids(system)
    if documents is None or any(each.broken for each in system.registers.values()):
        return
    known = documents | frozenset(system.entry_ids)
    names = Names(known)
    for document in system.documents:
        for call in document.calls:
            value = call.args[0] if call.name == "sms_ref" and len(call.args) == 1 and not call.kwargs else None
            if isinstance(value, str) and value not in known:
                yield Problem(
                    document.at(call.offset),
                    f'There is no document and no entry "{value}".',
                    names.hint(value, "Correct the number, or add what it names."),
                )


@check(
    "error",
    clauses=("7.5.3",),
    answers=("gate.evidence-resolves", "doc.references-resolve", "gap.closed-with-evidence"),
)
def missing_evidence(system: System) -> Iterator[Problem]:
    """A file that is named as evidence does not exist.

    ## What
    A path in an entry's field for evidence leads to no file of the repository. Paths begin at its root.

    ## Why
    What cannot be shown counts as not done in an audit.

    ## Wrong
    `evidence: evidence/minutes/2026-11-27.pdf`, when the file was never added.

    ## Right
    The path of a file that is there, or the number of a document or entry.
    """
    places, ids = Places(system.files), {*system.entry_ids, *system.by_id}
    for use in uses(system):
        # A number may look like a file's name.
        if use.target != "evidence" or not is_path(use.value) or use.value in ids:
            continue
        path = posixpath.normpath(use.value.partition("#")[0])
        if path not in system.files and read_target(use.value).sort != "external":
            message, hint = places.missing(path, use.value)
            yield Problem(use.entry.location(*use.pointer), f"The evidence is missing: {message}", hint)


@check("error", clauses=("7.5.3",), answers=("doc.references-resolve",))
def not_portable(system: System) -> Iterator[Problem]:
    """A link works on one computer or server only.

    ## What
    The link begins with `file:`, a drive letter, two backslashes or a slash.

    ## Why
    For everybody else, and in every copy of the site, it leads nowhere.

    ## Wrong
    `[minutes](file:///C:/Users/me/minutes.docx)`, `[plan](/plans/implementation-plan.md)`

    ## Right
    `[minutes](../records/minutes.md)`: a path that begins at the page.
    """
    for document in system.documents:
        for link in document.links:
            if read_target(link.target).sort == "machine":
                yield Problem(
                    document.at(link.offset),
                    f"The link {link.target} works on one computer or server only.",
                    "Write the path from this page, for example ../plans/implementation-plan.md.",
                )
