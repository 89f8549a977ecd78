"""A new document of any kind: control data, every section with a hint, and the tables that feed it."""

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from sms_docs.author.header import Header, yaml_lines
from sms_docs.author.tables import calls, unshown
from sms_docs.completeness.covered import as_covered
from sms_docs.model.standard import Kind, Section
from sms_docs.model.system import System

_WIDTH: Final = 118
_CLAUSE = re.compile(r"\b[4-9](?:\.[0-9]+)*\b|\b10(?:\.[0-9]+)*\b")
_SOURCE = "ISO/IEC 20000-1:"


def compose(system: System, kind: Kind, header: Header) -> str:
    """The text of the file. What stands in it is a draft: each hint is found by the checks until it is gone."""
    lines = ["---", *yaml_lines(header), "---", "", f"# {header.title}", ""]
    for number, section in enumerate(kind.sections):
        lines += _section(system, kind, section, "" if number else _ground(system, kind))
    taken = set().union(*(section.names for section in kind.sections))
    for other in (as_covered(system.standard.kinds[key]) for key in header.covers):
        for section in other.sections:
            if not taken & section.names:
                taken |= section.names
                lines += _section(system, other, section, "")
    return "\n".join(lines).rstrip("\n") + "\n"


def _ground(system: System, kind: Kind) -> str:
    """The documents that have to exist before, as far as they do: the writer has to refer to them."""
    first = (next(iter(system.by_kind.get(key, ())), None) for key in kind.prerequisites)
    named = ", ".join(f'{{{{ sms_ref("{each.id}") }}}}' for each in first if each and each.id)
    return f" Say how it builds on {named}." if named else ""


def _section(system: System, kind: Kind, section: Section, ground: str) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    yield from (*_hint(system, kind, section, ground), "")
    for call in calls(system, kind, section):
        yield from (call, "")


def _hint(system: System, kind: Kind, section: Section, ground: str) -> Iterator[str]:
    """What belongs in the section, as a quote that the checks know, with the clauses that ask for it."""
    asked = section.hint or f"what belongs under this heading: {section.title}"
    covers = f" Cover {', '.join(section.parts)}." if section.parts else ""
    cited = ", ".join(f'{{{{ sms_clause("{each}") }}}}' for each in section_clauses(system, section))
    optional = "" if section.required else " Leave the section out where it does not apply."
    files = ", ".join(f"`{each}`" for each in unshown(system, kind, section))
    facts = f" Facts stand in {files}." if files else ""
    text = f"**Hint:** {asked}.{covers}{ground}{facts}{optional}{f' Clause {cited}.' if cited else ''}"
    # A call is never torn apart: its blanks are held together while the text is wrapped.
    held = re.sub(r"\{\{[^}]*\}\}", lambda call: call[0].replace(" ", "\0"), text)
    lines = wrap(held, _WIDTH, break_long_words=False, break_on_hyphens=False)
    yield from (f"> {line.replace(chr(0), ' ')}" for line in lines)


def section_clauses(system: System, section: Section) -> tuple[str, ...]:
    """The clauses of the edition in use that a section answers: those that it names, else those of its source."""
    standard = system.standard
    named = section.clauses
    if not named and section.source.startswith(f"{_SOURCE}{standard.edition}"):
        named = tuple(_CLAUSE.findall(section.source.partition(",")[2]))
    # Numbers mean other things in another edition; sections name those of 2018.
    known = (each for each in named if each in standard.clauses and standard.edition == "2018")
    return tuple(dict.fromkeys(known))
