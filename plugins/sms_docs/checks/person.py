"""The register of people: each person stands in it once."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("5.3", "7.5.2"), answers=("doc.approver-not-author",), waivable=False)
def entered_twice(system: System) -> Iterator[Problem]:
    """Somebody stands in the register of people under two numbers.

    ## What
    Two entries of `data/people.yml` have the same name, and not two different addresses (`email`). Capitals and blanks
    do not count. One address under two names is another fault (provenance.shared-address).

    ## Why
    Whether author and approver are two people, and whether a decision came in a commit of the one who decided, is told
    by the number. Under two numbers one person can write a text and approve it (clause 7.5.2).

    ## Wrong
    PER-02 and PER-19, both with `name: Tomas Verhey` and one address.

    ## Right
    One entry; what stood under the other number is moved to it. Two people of one name have two addresses.
    """
    first: dict[str, list[Entry]] = {}
    for each in system.register("people"):
        name = " ".join(each.text("name").casefold().split())
        namesakes = first.setdefault(name, [])
        other = next((one for one in namesakes if _one_address(each, one)), None) if name else None
        # Two entries with one number are data.duplicate-id.
        if other is not None and each.id != other.id:
            yield Problem(
                each.location("name"),
                f"{each.id or 'This entry'} and {other.id or 'another one'} are both {each.label}, "
                "and no address tells them apart.",
                "Keep one of the two entries, and use its number everywhere "
                f"(`git grep -n {each.id or other.id}` finds the places); two people have two addresses.",
                (Related(other.location("name"), "The other entry."),),
            )
        namesakes.append(each)


def _one_address(one: Entry, other: Entry) -> bool:
    """Whether two entries do not have two different addresses."""
    found = {address for each in (one, other) if (address := each.text("email").casefold())}
    return len(found) < 2  # noqa: PLR2004
