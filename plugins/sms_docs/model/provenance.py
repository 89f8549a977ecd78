"""Which commit brought something into the repository, and who made that commit."""

from typing import Literal, NamedTuple, Protocol

Signature = Literal["", "good", "bad", "unknown", "unchecked", "other"]
"""Of a commit: none (or not asked for), sound and of a known signer, broken, of a key that nobody is known to hold;
unchecked when the program that verifies is not installed; other than ssh, which nobody verifies here."""
Word = Literal["proven", "claimed", "contradicted", "unknown"]


class Origin(NamedTuple):
    """A commit that brought something in.

    Attributes:
        commit: its full name.
        author: the author's mail address, as it stands in the commit.
        committer: the committer's.
        signature: how its signature stands; looked at only where the settings name the allowed signers.
        signer: the name that the list of allowed signers gives to the key, a mail address as a rule.
        cut: the clone ends at this commit, so that an earlier one may have brought it in.
    """

    commit: str
    author: str
    committer: str
    signature: Signature = ""
    signer: str = ""
    cut: bool = False


class Origins(Protocol):
    """Where things come from; asking may start git, once."""

    def of(self, key: str) -> tuple[Origin, ...]:
        """The commits that brought in what the key names (a seal, or a ``waiver_key``), oldest first."""

    @property
    def silence(self) -> str:
        """Why nothing at all is known, "" where git answered."""


class NoOrigins(NamedTuple):
    """Where there is nobody to ask."""

    silence: str = "there is no git repository"

    def of(self, key: str) -> tuple[Origin, ...]:  # noqa: ARG002
        """Nothing."""
        return ()


class Provenance(NamedTuple):
    """How far a decision is that of the person named in it.

    Attributes:
        word: proven, claimed, contradicted or unknown.
        why: the reason, as a sentence without its full stop.
        origin: the commit that was judged; None where none is known.
    """

    word: Word
    why: str
    origin: Origin | None = None
