"""What is wrong with an archive, and where: a refusal while something is read, a reason once everything is told.

A *place* names a record and the way into it, as ``record 7, ballot.answers[0].choices[1].alpha``. The words for a
fault are in ``colonnade.words``. Source: docs/rules/elections.md.
"""

from dataclasses import dataclass

from colonnade.core.errors import Refusal


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an archive is refused: the code of the sentence, and the place."""

    code: str
    place: str


class Misread(Refusal):
    """The bytes are not what they must be: ``place`` says where, ``fault`` is the short name of what is wrong."""

    code = "elections.misread"

    def __init__(self, place: str, fault: str) -> None:
        """Keep the place and the fault."""
        super().__init__(place=place or "-", fault=fault)
        self.place, self.fault = place or "-", fault

    def within(self, place: str) -> "Misread":
        """Return the same fault, its place told from one level further out."""
        return Misread(f"{place}, {self.place}", self.fault)

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
    return Reason(refusal.code, str(refusal.facts.get("place", "-")))
