"""How far a decision is proven to be that of the person named in it."""

from collections.abc import Mapping
from fnmatch import fnmatchcase

from sms_docs.judgement.believed import Believed, addresses, believed, is_new
from sms_docs.model.provenance import Origin, Provenance, Signature
from sms_docs.model.register import Entry
from sms_docs.model.system import System

SEAL = "seal"
_SHORT = 10
_UNPROVEN: Mapping[Signature, str] = {
    "": "{commit} bears the name of {name}, but no signature",
    "other": "the signature of {commit} is of a kind that is not verified; only those made with ssh are",
    "unchecked": "the signature of {commit} cannot be verified without ssh-keygen",
    "unknown": "{commit} is signed with a key of nobody among the allowed signers",
    "bad": "the signature of {commit} is not valid",
}
"""Why a signature proves nothing."""


def provenance_of(system: System, entry: Entry) -> Provenance:
    """How an entry of a decision log came in.

    proven: with a commit of the person who decided, signed by that person where the settings name allowed signers. Of a
    decision that the base does not have, the base says who that is.
    claimed: somebody else's commit, but a reference says where it can be read; or the signature is missing.
    contradicted: somebody else's commit and no reference, or a broken signature.
    unknown: no repository, a cut history, not committed yet, or an entry without a seal.
    """
    if not entry.has(SEAL):
        return Provenance("unknown", "the entry bears no seal, so that no commit can be found for it")
    return judge(system, entry.text(SEAL), entry, new=is_new(system, entry.text(SEAL)))


def judge(system: System, key: str, entry: Entry, *, new: bool = False) -> Provenance:
    """How something came in that a person (``by``) stands for.

    Args:
        key: what it is called in ``History.origins``.
        entry: with ``by``, and perhaps ``decision`` and ``reference``.
        new: whether the base does not have it; the base then says whose address and key is whose.
    """
    facts = believed(system, new=new)
    found = facts.origins.of(key)
    if not found:
        return Provenance("unknown", facts.origins.silence or "it is not committed yet")
    judged = [_of_commit(facts, entry, origin) for origin in found]
    # Whoever decided may have brought it in again; a commit that only moved it takes nothing away.
    return next((each for each in judged if each.word == "proven"), judged[0])


def _of_commit(facts: Believed, entry: Entry, origin: Origin) -> Provenance:
    person = facts.people.get(entry.text("by"))
    own = addresses(person) if person else ()
    commit = f"commit {origin.commit[:_SHORT]}"
    name = person.label if person else entry.text("by") or "nobody"
    if origin.cut:
        return Provenance("unknown", "the clone is cut before it; `git fetch --unshallow` brings the rest", origin)
    if origin.signature == "bad":
        return Provenance("contradicted", f"the signature of {commit} is not valid", origin)
    if origin.author.casefold() not in own:
        said = f"{commit} is by {origin.author}, which is no address of {name}{facts.where}"
        return _of_another(entry, said, origin)
    if len(facts.owners[origin.author.casefold()]) > 1:
        return Provenance("claimed", f"{commit} is by {origin.author}, an address of more people than {name}", origin)
    if not facts.signed:
        return Provenance("proven", f"{commit} is by {name}", origin)
    return _signed(own, name, commit, origin)


def _of_another(entry: Entry, said: str, origin: Origin) -> Provenance:
    if entry.text("decision") == "adopted":
        return Provenance("claimed", f"it was taken over; {said}", origin)
    if entry.has("reference"):
        return Provenance("claimed", f"{said}, but {entry.text('reference') or 'a reference'} is named", origin)
    return Provenance("contradicted", f"{said}, and no reference is named", origin)


def _signed(own: tuple[str, ...], name: str, commit: str, origin: Origin) -> Provenance:
    if origin.signature != "good":
        return Provenance("claimed", _UNPROVEN[origin.signature].format(commit=commit, name=name), origin)
    if origin.signer.casefold() in own:
        return Provenance("proven", f"{commit} is by {name} and signed", origin)
    if any(fnmatchcase(each, origin.signer.casefold()) for each in own):
        return Provenance("claimed", f"{commit} is signed with a key that stands for many, {origin.signer}", origin)
    return Provenance("contradicted", f"{commit} bears the name of {name}, but {origin.signer} signed it", origin)
