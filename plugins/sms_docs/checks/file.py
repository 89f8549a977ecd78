"""Faults of the files themselves, met while reading them. Whatever they hide cannot be judged, so they come first."""

from collections.abc import Iterator

from sms_docs.checks.defects import problems
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("warning")
def byte_order_mark(system: System) -> Iterator[Problem]:
    """A file begins with an invisible byte order mark.

    ## What
    The file was saved as "UTF-8 with BOM".

    ## Why
    Other tools then do not see the front matter or the first key of the file.

    ## Wrong
    Three invisible bytes before the first `---`.

    ## Right
    Save the file as plain UTF-8.
    """
    yield from problems(system, "byte-order-mark")


@check("note")
def carriage_returns(system: System) -> Iterator[Problem]:
    """A file has Windows line ends.

    ## What
    Lines end in CR LF instead of LF.

    ## Why
    A change of line ends makes every line look changed, so that a reviewer cannot see what was edited.

    ## Wrong
    A file saved by an editor that is set to CRLF.

    ## Right
    Set the editor to LF, or put `* text=auto eol=lf` into `.gitattributes`.
    """
    yield from problems(system, "carriage-returns")


@check("error", clauses=("7.5.3",), waivable=False)
def conflict_marker(system: System) -> Iterator[Problem]:
    """A merge was left unfinished in a file.

    ## What
    The lines that git writes around two conflicting versions still stand in a file: a page, a register, an edition, a
    setting, a schema, or another text that the system is made of.

    ## Why
    Both versions would be published, and nobody could say which one was approved.

    ## Wrong
    Lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.

    ## Right
    Keep the right version and delete the marker lines.
    """
    yield from problems(system, "conflict-marker")


@check("warning")
def empty_file(system: System) -> Iterator[Problem]:
    """A page or register holds nothing.

    ## What
    The file exists but is empty, or holds only comments.

    ## Why
    An empty register looks like "no risks" or "no tasks", which is seldom what is meant.

    ## Wrong
    A file `data/risks.yml` of 0 bytes.

    ## Right
    Write the first entry, or delete the file.
    """
    yield from problems(system, "empty-file")


@check("error", waivable=False)
def empty_repository(system: System) -> Iterator[Problem]:
    """There is nothing to check.

    ## What
    The folder holds neither `content/` with pages nor `data/` with registers.

    ## Why
    A check of nothing would pass and prove nothing.

    ## Wrong
    `sms check` in a folder above or below the repository.

    ## Right
    Run it in the root of the repository, or name the root with `--root`.
    """
    yield from problems(system, "empty-repository")


@check("error", clauses=("7.5.2",), waivable=False)
def front_matter_unclosed(system: System) -> Iterator[Problem]:
    """A page's front matter never ends.

    ## What
    The page begins with `---` but no second line of `---` follows.

    ## Why
    Site generators then show the fields as text, and the document has no number, version or owner.

    ## Wrong
    `---`, `id: SMS-PLN-001`, and right after it the text.

    ## Right
    A line with `---` above the fields and one below them.
    """
    yield from problems(system, "front-matter-unclosed")


@check("error", clauses=("7.5.3",), waivable=False)
def interrupted_command(system: System) -> Iterator[Problem]:
    """A command that writes decisions was interrupted halfway.

    ## What
    `sms approve`, `sms reviewed`, `sms withdraw` or another command that writes was stopped (power, a closed window)
    between its first file and its last. What it was about to write stands in `.sms-pending/journal.json`.

    ## Why
    Page, decision log and edition may tell different things until it is completed (clause 7.5.3).

    ## Wrong
    A folder `.sms-pending` with a journal, hours after the last command.

    ## Right
    The command given again: it completes what was begun, or undoes it where somebody has edited a file since.
    """
    yield from problems(system, "interrupted-command")


@check("error", clauses=("7.5.3",), waivable=False)
def link_as_text(system: System) -> Iterator[Problem]:
    """A symbolic link was checked out as a text.

    ## What
    A file of `content/`, `data/` or `editions/` holds nothing but the path of another file. That is what git writes for
    a link on a file system, or under a setting, that knows none.

    ## Why
    The page or register is empty here and whole elsewhere: two people judge two systems (clause 7.5.3).

    ## Wrong
    `data/tasks.yml` with the one line `../shared/tasks.yml`.

    ## Right
    The file itself; or the link, after `git config core.symlinks true` and `git checkout -- data/tasks.yml`.
    """
    yield from problems(system, "link-as-text")


@check("error", clauses=("7.5.3",), waivable=False)
def link_out_of_repository(system: System) -> Iterator[Problem]:
    """A symbolic link leads out of the repository.

    ## What
    A file of `content/` or `data/` is a link to a place outside the repository, or to another folder.

    ## Why
    Its content would differ from one computer to the next and is not under version control; pages behind a link to
    a folder would be published without a check.

    ## Wrong
    `data/tasks.yml` as a link into somebody's home folder.

    ## Right
    The file itself in the repository.
    """
    yield from problems(system, "link-out-of-repository")


@check("error", clauses=("7.5.3",), waivable=False)
def names_in_two_cases(system: System) -> Iterator[Problem]:
    """Two files or folders have names that differ in small letters and capitals only.

    ## What
    Two paths are the same but for small letters and capitals, or for the way in which an accent is stored.

    ## Why
    Windows and macOS keep one of the two: who works there reads, checks and approves another system than the rest
    (clause 7.5.3).

    ## Wrong
    `content/plans/Capacity.md` beside `content/plans/capacity.md`.

    ## Right
    One of them under another name (`git mv`).
    """
    yield from problems(system, "names-in-two-cases")


@check("error", clauses=("7.5.3",), waivable=False)
def not_utf8(system: System) -> Iterator[Problem]:
    """A file is not UTF-8 text.

    ## What
    The bytes at the place given are no UTF-8 character.

    ## Why
    Names and words would be garbled for readers, and differently in each tool.

    ## Wrong
    A file saved as Windows-1252 or UTF-16.

    ## Right
    The same file saved as UTF-8.
    """
    yield from problems(system, "not-utf8")


@check("error", waivable=False)
def too_large(system: System) -> Iterator[Problem]:
    """A page or register is too large to be read.

    ## What
    The file has more than four mebibytes.

    ## Why
    It would slow every check and build, and no reviewer could read a change in it.

    ## Wrong
    A log of tickets exported into `data/`.

    ## Right
    Keep exports as evidence in a folder of their own and enter the figures that you report on.
    """
    yield from problems(system, "too-large")


@check("warning")
def unknown_register(system: System) -> Iterator[Problem]:
    """A file in `data/` is read by nobody.

    ## What
    Its name is none of the registers that the system knows, or it does not end in `.yml`.

    ## Why
    Entries in a misspelt file are missing from every table and check, without a word.

    ## Wrong
    `data/risk.yml`

    ## Right
    `data/risks.yml`
    """
    yield from problems(system, "unknown-register")


@check("error", waivable=False)
def unreadable(system: System) -> Iterator[Problem]:
    """A file cannot be opened.

    ## What
    The operating system refused to read the file.

    ## Why
    What cannot be read cannot be judged or published.

    ## Wrong
    A page without read permission.

    ## Right
    Read permission for everybody who builds the site.
    """
    yield from problems(system, "unreadable")
