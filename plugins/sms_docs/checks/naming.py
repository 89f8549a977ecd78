"""Names: one for each role, service, process and body, everywhere."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_REGISTERS = ("roles", "services", "processes", "bodies")
_COORDINATOR = "sms-manager"
"""The key role that goes by the most names; a sponsor's other names are offices of their own."""
_NUMBER = re.compile(r"[A-Z]+-")
_NAMED_BEHIND = re.compile(r"(?:: | – | — | \(| )(?=[A-Z])")
_WORD = re.compile(r"[\w-]+")
_CLAUSE_END = re.compile(r"[.,;:()|\n]")
_FAR, _SHORT = 120, 2
"""How many characters are looked at for a name, and how many words make one without a word of the right name."""
_NOISE = frozenset({"process", "processes", "procedure", "management", "and", "of", "for", "the", "our"})


@check("warning", clauses=("7.5.2",), answers=("names.consistent",))
def number_with_other_name(system: System) -> Iterator[Problem]:
    """A text gives a service or a body another name than its register.

    ## What
    Behind the number of a service or body stands a name that is not the one of the register: `SVC-01 Managed desktop`.
    Behind a colon, a dash or a bracket up to two words are a name, and more of them when one is of the right name.

    ## Why
    Two names make two things of one, in contracts, reports and audits (clause 7.5.2, identification).

    ## Wrong
    `SVC-01 Managed desktop`, while the catalogue says Managed workplace.

    ## Right
    `SVC-01 Managed workplace`, or a table from the catalogue.
    """
    known = {each.id: each for key in ("services", "bodies") for each in system.register(key) if each.id and each.label}
    prefixes = sorted({match.group() for each in known if (match := _NUMBER.match(each))})
    search = re.compile(rf"\b(?:{'|'.join(map(re.escape, prefixes))})[0-9]+\b") if prefixes else None
    for document in system.controlled if search else ():
        if search is None or not any(each in document.source for each in prefixes):
            continue
        for match in search.finditer(document.source, document.start):
            entry = known.get(match.group())
            other = _other_name(document.source, match.end(), entry) if entry else ""
            if entry and other and not _in_code(document, match.start()):
                yield Problem(
                    document.at(match.start()),
                    f'{entry.id} is called "{other} …" here, but its name is {entry.label}.',
                    "Write the name of the register, or change it there for all.",
                    (Related(entry.location("name" if entry.has("name") else "title"), "The name in the register."),),
                )


def _other_name(text: str, end: int, entry: Entry) -> str:
    """The first word of another name behind a number; "" for the right one, and for what is no name."""
    gap = _NAMED_BEHIND.match(text, end)
    if gap is None or text[gap.end() :].casefold().startswith(entry.label.casefold()):
        return ""
    word = _WORD.match(text, gap.end())
    if word is None or word.group().isupper():
        return ""
    said = _WORD.findall(_CLAUSE_END.split(text[gap.end() : gap.end() + _FAR], 1)[0])
    a_name = gap.group() == " " or len(said) <= _SHORT or not _core(" ".join(said)).isdisjoint(_core(entry.label))
    return word.group() if a_name else ""


def _in_code(document: Document, offset: int) -> bool:
    index = bisect_right([start for start, _ in document.code], offset) - 1
    return index >= 0 and offset < document.code[index][1]


@check("warning", clauses=("7.5.2",), answers=("names.consistent",))
def process_by_other_name(system: System) -> Iterator[Problem]:
    """A process has one name in the register and another on its document.

    ## What
    The title of the only process that names a kind of process document, and the title of the document of that kind,
    differ by more than words like "management" and "process". Retired documents are left out, and those that cover
    further kinds (a profile for few people): their title is that of the whole.

    ## Why
    Who looks for the process by the name of the register does not find its document (clause 7.5.2).

    ## Wrong
    `title: Incident management` in the register, and a document `Disturbance handling`.

    ## Right
    `Incident management`, and `Incident management process`.
    """
    described: dict[str, list[Entry]] = {}
    for process in system.register("processes"):
        described.setdefault(process.text("document"), []).append(process)
    for key, processes in described.items():
        kind = system.standard.kinds.get(key)
        for document in system.by_kind.get(key, ()) if kind and kind.family == "process" else ():
            alone = len(processes) == 1 and not document.retired and not document.covers
            if alone and _core(document.title) != _core(processes[0].label):
                yield Problem(
                    document.location("title"),
                    f'The process {processes[0].id} is called {processes[0].label}, its document "{document.title}".',
                    "Give both the same name.",
                    (Related(processes[0].location("title"), "The name in the register."),),
                )


def _core(title: str) -> frozenset[str]:
    """The words that tell one process from another."""
    return frozenset(_WORD.findall(title.casefold())) - _NOISE


@check("warning", clauses=("7.5.2",), answers=("names.consistent",))
def role_by_other_name(system: System) -> Iterator[Problem]:
    """A document calls the SMS manager by another name.

    ## What
    A document says "SMS coordinator", "service manager", "head of service management" or the like, and the register of
    roles calls this role otherwise and has no role of that name.

    ## Why
    A reader takes three names for three people; duties get lost between them (clause 7.5.2).

    ## Wrong
    `The SMS coordinator approves`, while the role is called SMS manager.

    ## Right
    `The SMS manager approves`
    """
    roles = system.register("roles")
    key = next((each for each in system.standard.key_roles if each.key == _COORDINATOR), None)
    titles = [each.label.casefold() for each in roles]
    names = (key.title.casefold(), *key.aliases) if key else ()
    role = next((each for each in roles if each.label.casefold() in names), None)
    others = tuple(each for each in names if not any(each in title for title in titles))
    for document in system.controlled if role and others else ():
        found = _first(document, others)
        if role and found:
            yield Problem(
                document.at(found.start()),
                f'"{found.group()}" is no role; the register calls it {role.label}.',
                f"Write {role.label}, or add the role to {roles.path}.",
                (Related(role.location("title"), "The name in the register."),),
            )


def _first(document: Document, names: tuple[str, ...]) -> re.Match[str] | None:
    """The first place of a text, outside code, that holds one of the names."""
    # Most pages hold none of the last words; looking for these first costs a tenth of the search.
    if not any(end in document.source for end in _ends(names)):
        return None
    found = _pattern(names).finditer(document.source, document.start)
    return next((each for each in found if not _in_code(document, each.start())), None)


@cache
def _ends(names: tuple[str, ...]) -> tuple[str, ...]:
    """The last two words without the first letter, as a text may write them."""
    ends = [each.split()[-2:] for each in names]
    # "sms" is an abbreviation, which is mostly written in capitals.
    firsts = {first: first[1:].upper() if len(first) < len("head") else first[1:] for first, _ in ends}
    return tuple(dict.fromkeys(f"{firsts[first]} {write(last)}" for first, last in ends for write in (str, str.title)))


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


@check("warning", clauses=("7.5.2",), answers=("names.consistent",))
def two_of_one_name(system: System) -> Iterator[Problem]:
    """Two roles, services, processes or bodies have the same name.

    ## What
    Two entries of one register have the same name or title; capitals do not count.

    ## Why
    Nobody can tell from the name which is meant (clause 7.5.2, identification).

    ## Wrong
    Two roles with `title: Service manager`.

    ## Right
    `title: Service level manager` and `title: Service desk manager`
    """
    for key in _REGISTERS:
        first: dict[str, Entry] = {}
        for entry in system.register(key):
            other = first.setdefault(entry.label.casefold(), entry) if entry.label else entry
            if other is not entry and other.id != entry.id:
                yield Problem(
                    entry.location("name" if entry.has("name") else "title"),
                    f"{entry.id} has the same name as {other.id}: {entry.label}.",
                    "Give one of the two a name of its own.",
                    (Related(other.location("id"), "The other one."),),
                )
