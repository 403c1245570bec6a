"""What is wrong with an archive, and where: a refusal while something is read, a reason once everything is told.

A *place* names a record and the way into it, as ``record 7, ballot.answers[0].choices[1].alpha``. The words for a
fault are in ``colonnade.words``. Source: docs/rules/archives.md.
"""

from dataclasses import dataclass

from colonnade.core.errors import Fact, Refusal


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an archive is refused: the code of the sentence, the place, and what else the sentence says."""

    code: str
    place: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def within(self, place: str) -> "Reason":
        """Return the same reason, its place told from further out."""
        return Reason(self.code, f"{place}, {self.place}", self.facts)


class Misread(Refusal):
    """The bytes are not what they must be: ``place`` says where, ``fault`` is the short name of what is wrong."""

    code = "elections.misread"

    def __init__(self, place: str, fault: str) -> None:
        """Keep the place and the fault."""
        super().__init__(place=place or "-", fault=fault)
        self.place, self.fault = place or "-", fault

    @property
    def reason(self) -> Reason:
        """The same as a finding."""
        return Reason(f"elections.{self.fault}", self.place)


class NotAnArchive(Refusal):
    """The first block is not the header of a Belenios archive: nothing here claims to be an election."""

    code = "elections.not_an_archive"


class Unsupported(Refusal):
    """The archive is what it claims to be, and uses something that is not read here; ``feature`` names it."""

    code = "elections.unsupported"


def reason_of(refusal: Refusal) -> Reason:
    """Return a refusal as a finding: its code, of what was misread that of the fault, and its place."""
    if isinstance(refusal, Misread):
        return refusal.reason
    facts = dict(refusal.facts)
    return Reason(refusal.code, str(facts.pop("place", "-")), tuple(facts.items()))
