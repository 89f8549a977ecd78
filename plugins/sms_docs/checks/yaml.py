"""Faults of YAML in registers and front matter: what cannot be read, and what would deceive its reader."""

from collections.abc import Iterator

from sms_docs.checks.defects import problems
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("error", clauses=("7.5.3",), waivable=False)
def alias_overuse(system: System) -> Iterator[Problem]:
    """YAML aliases repeat so much that the file cannot be trusted.

    ## What
    The file repeats more than a thousand values through aliases (`*name`).

    ## Why
    A few lines of aliases can stand for millions of values and stall every tool that reads the file.

    ## Wrong
    `a: &a [x, x]`, `b: &b [*a, *a]`, `c: [*b, *b]` … and so on.

    ## Right
    Write the values out, or name an entry of a register by its id.
    """
    yield from problems(system, "alias-overuse")


@check("error", clauses=("7.5.3",), waivable=False)
def broken(system: System) -> Iterator[Problem]:
    """A YAML file or front matter cannot be read.

    ## What
    The text breaks the rules of YAML at the line given; nothing behind it could be read.

    ## Why
    What cannot be read cannot be judged: entries would silently be missing from every table and every check.

    ## Wrong
    `title: Gate 1: scope approved`

    ## Right
    `title: "Gate 1: scope approved"`
    """
    yield from problems(system, "broken-yaml")


@check("error", clauses=("7.5.3",), waivable=False)
def duplicate_key(system: System) -> Iterator[Problem]:
    """A field stands twice in one entry.

    ## What
    The same key is written twice in one mapping.

    ## Why
    Readers and tools would each take another of the two values.

    ## Wrong
    `owner: sms-manager` and, some lines below, `owner: change-manager`.

    ## Right
    One line for each field.
    """
    yield from problems(system, "duplicate-key")


@check("error", waivable=False)
def nested_too_deep(system: System) -> Iterator[Problem]:
    """Values are nested too deep to be meant.

    ## What
    A YAML file has more than sixty levels of brackets or indentation.

    ## Why
    No register needs more than six; such a file is broken or made to stall its readers.

    ## Wrong
    `a: [[[[[[[[…`

    ## Right
    Close each bracket, and keep the indentation of neighbouring entries.
    """
    yield from problems(system, "nested-too-deep")


@check("error", waivable=False)
def tag(system: System) -> Iterator[Problem]:
    """A YAML value carries a tag.

    ## What
    A word with an exclamation mark (`!!python/object`, `!secret`) stands before a value.

    ## Why
    Tags tell some readers to build objects or run code; data need none.

    ## Wrong
    `due: !!timestamp 2027-01-20`

    ## Right
    `due: 2027-01-20`
    """
    yield from problems(system, "tag")


@check("error", clauses=("7.5.3",), waivable=False)
def wrong_shape(system: System) -> Iterator[Problem]:
    """A file holds something else than it should at its top level.

    ## What
    A register that must be a list of entries holds single fields, or the other way round.

    ## Why
    Nothing of the file could be read, so all its entries are missing from tables and checks.

    ## Wrong
    `data/tasks.yml` that begins with `id: T-001`.

    ## Right
    `data/tasks.yml` that begins with `- id: T-001`.
    """
    yield from problems(system, "wrong-shape")
