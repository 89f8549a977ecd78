"""The build record: what this site was made from, what was judged, and how a reader can check that."""

from collections.abc import Iterator

from sms_docs.load.digest import COMMAND
from sms_docs.model.build_record import BuildRecord
from sms_docs.model.generated import AUDIT, BUILD, FINDINGS, RULES
from sms_docs.model.generated_page import GeneratedPage
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.sources import Sources
from sms_docs.render.escape import inline
from sms_docs.render.page_markdown import page_link
from sms_docs.render.report_words import counted

_ORIGINS = {
    "argument": "given to the command",
    "settings": "fixed in data/settings.yml",
    "SOURCE_DATE_EPOCH": "given by SOURCE_DATE_EPOCH",
    "today": "the day of the build",
}
TRAIL = ((f"{AUDIT}/index.md", "For auditors"),)


def build_page(sources: Sources) -> Iterator[GeneratedPage]:
    """The one page."""
    parts = (_INTRODUCTION, _table(sources.record), _checks(sources), _unknown(sources), _HOW)
    yield GeneratedPage(BUILD, "Build record", parts, TRAIL)


_INTRODUCTION = """\
Every page of this site was made from one state of the sources, and the sources were checked before. The line at the
foot of each page repeats the essentials. A page whose foot says "not checked" was made without the checks."""

_HOW = f"""\
## Check it yourself

The digest covers every file below `content/`, `data/` and `editions/` outside hidden folders. In a fresh clone that is
what git holds; check out the commit above, and this command prints the digest of the sources:

```console
$ {COMMAND}
```

It differs where files were edited, added or ignored by git and not committed when the site was made.

`sms check` on the same state gives the same findings for the same day."""


def _checks(sources: Sources) -> str:
    """What it means that checks ran."""
    number = counted(sources.record.checks, "check")
    shown = not sources.release and not sources.lean
    rules = f"[Each has a manual]({page_link(BUILD, RULES)})." if shown else "`sms list checks` names them."
    severities = (
        "An error is a fact that is wrong, missing or at odds with another; nothing is built while there is one. "
        "A warning is probably wrong, or right today and wrong soon. A note is worth knowing."
    )
    waived = "A waived finding was decided to stand, by somebody who is named with the reason." * bool(
        sources.record.waived
    )
    told = f"[The findings]({page_link(BUILD, FINDINGS)}) say what was found."
    return (
        f"## What the checks say\n\n{number} judged every document, every register and the decision log as a whole, "
        f"for the day above. Each looks for one fault. {rules} {told}\n\n{severities} {waived}".rstrip()
    )


def _unknown(sources: Sources) -> str:
    """What this build could not know, and what none can."""
    return "\n".join(["## What was not found out", "", *(f"- {each}" for each in _gaps(sources))])


def _gaps(sources: Sources) -> Iterator[str]:
    system = sources.system
    if not sources.record.commit:
        yield "Which commit the sources belong to: the site was not made from a git repository. The digest holds."
    if system.history.shallow:
        yield "When files were committed: the history of the repository was cut (a shallow clone)."
    if unread := [each.key for each in system.registers.values() if each.broken]:
        named = f": {', '.join(map(inline, unread))}" if not sources.release else ""
        yield f"What stands in {counted(len(unread), 'register')} that could not be read{named}."
    if broken := sum(each.broken for each in system.controlled):
        yield f"What the header of {counted(broken, 'document')} says: it could not be read."
    yield "Whether a text is sensible, whether people work by it, whether a record is true: no program can tell."


def summary(record: BuildRecord) -> str:
    """The record in one line, for the foot of every page."""
    what = f"Release {record.version}" if record.version else "Draft of the site"
    found = ", ".join(counted(number, severity) for severity, number in record.counts)
    aside = f", {record.aside}" if record.aside else ""
    return (
        f"{what} · sources {record.short} · as of {record.as_of} · {record.tool} · {record.standard} · "
        f"{counted(record.checks, 'check')}: {found}{aside}"
    )


def _table(record: BuildRecord) -> Table:
    rows = tuple(Row((Cell(label), Cell(value))) for label, value in _facts(record))
    columns = (Column("fact", "Fact"), Column("value", "Value"))
    return Table("build-record", "Build record", columns, rows)


def _facts(record: BuildRecord) -> Iterator[tuple[str, str]]:
    yield "State", f"Release {record.version}" if record.version else "Draft, not published"
    yield "Digest of the sources", record.digest
    covered = counted(record.files, "file")
    yield "Covered by the digest", f"{covered} in content/, data/ and editions/, without hidden folders"
    yield "Commit", record.commit or "not made from a git repository"
    yield "As of", f"{record.as_of} ({_ORIGINS[record.day_source]})"
    yield "Standard", record.standard
    yield "Program", record.tool
    yield (
        "Read",
        ", ".join(
            (
                counted(record.documents, "document"),
                counted(record.registers, "register"),
                counted(record.records, "record"),
            )
        ),
    )
    yield "Checks run", str(record.checks)
    for severity, number in record.counts:
        yield f"{severity.capitalize()}s found", str(number)
    yield "Findings waived", str(record.waived)
    if record.known:
        yield "Findings of before checking began", str(record.known)
