"""Decisions that entered the repository with a commit of somebody else than the person named in them."""

from collections.abc import Iterator

from sms_docs.judgement.believed import addresses, asks_for_signatures
from sms_docs.judgement.provenance import SEAL, provenance_of
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.memo import Memo
from sms_docs.model.provenance import Provenance
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def _make_judged(system: System) -> tuple[tuple[Entry, Provenance], ...]:
    """Every sealed decision. Where no log bears a seal, git is not asked."""
    return tuple(
        (entry, provenance_of(system, entry)) for log in system.decisions.values() for entry in log if entry.has(SEAL)
    )


_judged = Memo(_make_judged)


def _contradicted(system: System) -> Iterator[Problem]:
    """Decisions that nothing shows to be those of the person named, unless that person has confirmed them since."""
    found = _judged(system)
    for number, (entry, provenance) in enumerate(found):
        if provenance.word == "contradicted" and not any(_confirms(*later, entry) for later in found[number + 1 :]):
            yield Problem(
                entry.location("by"),
                f"Nothing shows that {entry.text('by') or 'this person'} decided this: {provenance.why}.",
                "Let the person commit the decision; or let the person review the version (`sms reviewed`) with a "
                "reference that says where it is minuted.",
            )


def _confirms(later: Entry, provenance: Provenance, entry: Entry) -> bool:
    same = later.path == entry.path and all(later.text(key) == entry.text(key) for key in ("by", "version"))
    return same and provenance.word in ("proven", "claimed")


@check("error", clauses=("7.5.3",), waivable=False)
def contradicted(system: System) -> Iterator[Problem]:
    """A decision did not come from the person named in it, as far as commits and signatures tell.

    ## What
    The settings name `allowed_signers`. The decision entered with somebody else's commit and names no `reference`, or
    the signature of its commit is broken or another person's.

    ## Why
    Anybody who may write to the repository can write a name under a decision. The signed commit is what proves it.

    ## Wrong
    A decision `by: PER-01` in a commit that PER-07 made and signed.

    ## Right
    The person decides with `sms approve` and commits it, signed; or the entry names in `reference` where the decision
    was minuted. A later review of the same version by the person, committed so, confirms it.
    """
    if asks_for_signatures(system):
        yield from _contradicted(system)


@check("warning", clauses=("7.5.3",), waivable=False)
def other_author(system: System) -> Iterator[Problem]:
    """A decision entered with a commit of somebody else, and nothing says where it was made.

    ## What
    The mail address of the commit's author is not among those of the person who decided (`email` and `other_emails` in
    the register of people), and the decision names no `reference`.

    ## Why
    Nobody can tell whether the person named decided, or somebody else wrote the name.

    ## Wrong
    A decision `by: PER-01` in a commit of `sam@example.org`, an address of PER-07.

    ## Right
    The person commits the decision, or the entry names in `reference` where it was minuted. An address that is missing
    is added to `other_emails`. A later review of the same version by the person, committed so, confirms the decision.
    """
    if not asks_for_signatures(system):
        yield from _contradicted(system)


@check("warning", clauses=("7.5.3",), waivable=False)
def missing_signature(system: System) -> Iterator[Problem]:
    """A decision came with a commit of the right person, but no signature proves that.

    ## What
    The settings name `allowed_signers`, and the commit bears the person's address, but no signature, or one with a key
    that does not stand for this person there.

    ## Why
    The address in a commit can be typed by anybody. Where signatures are asked for, one that is missing proves nothing.

    ## Wrong
    `git commit` without a signature, or a merge by the code host that makes the commits anew.

    ## Right
    `git config commit.gpgsign true`, the person's key in the file of allowed signers, and merges that keep commits.
    """
    for entry, provenance in _judged(system) if asks_for_signatures(system) else ():
        origin = provenance.origin
        if provenance.word == "claimed" and origin and _bears_name(system, entry, origin.author):
            yield Problem(
                entry.location(SEAL),
                f"No signature proves this decision: {provenance.why}.",
                "Sign commits with decisions, and keep the key of each person in the file of allowed signers.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def missing_signers_file(system: System) -> Iterator[Problem]:
    """The file of allowed signers is not there.

    ## What
    `allowed_signers` in the settings names a file that the repository does not have, or one in a hidden folder.

    ## Why
    Without it no signature can be judged, and every decision seems to be unsigned.

    ## Wrong
    `allowed_signers: data/signers`, when the file is called `data/allowed_signers`.

    ## Right
    `allowed_signers: data/allowed_signers`, with lines such as `ingrid@example.org ssh-ed25519 AAAA…`.
    """
    path = system.settings.allowed_signers
    if path and path not in system.files:
        yield Problem(
            system.settings.entry.location("allowed_signers"),
            f'There is no file "{path}", so that no signature can be judged.',
            "Add it with a line for each person who decides (address, kind of key, key), or correct its name.",
        )


@check("warning", clauses=("7.5.3",), waivable=False)
def shared_address(system: System) -> Iterator[Problem]:
    """A mail address belongs to two people.

    ## What
    An address in `email` or `other_emails` stands under a second person as well.

    ## Why
    A commit with that address could be either person's, so that it proves nobody's decision.

    ## Wrong
    `service@example.org` as the address of PER-02 and of PER-07.

    ## Right
    Each person's own address.
    """
    owners: dict[str, Entry] = {}
    for person in system.register("people"):
        for address in dict.fromkeys(addresses(person)):
            first = owners.setdefault(address, person)
            if first is not person:
                field = "email" if person.text("email").casefold() == address else "other_emails"
                yield Problem(
                    person.location(field),
                    f"{address} is an address of {first.label} as well.",
                    "Give each person an address of their own.",
                    (Related(first.location(), "The other person."),),
                )


def _bears_name(system: System, entry: Entry, author: str) -> bool:
    person = system.register("people").by_id.get(entry.text("by"))
    return person is not None and author.casefold() in addresses(person)
