"""The tally of an archive, added up while its ballots are read, so that no ballot need be kept.

Of each credential the last ballot counts. Ballots are multiplied in as they come; one that is superseded is read once
more from its place in the file and divided out. Of a ballot only its place is kept, by the number of its credential on
the list; of answers to mixed questions two elements each.
Source: docs/adr/0038-archives-as-streams.md.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.election import Election, Mixed
from colonnade.core.elections.elements import Element
from colonnade.core.elections.objects import Ballot, Ciphertext, MixedAnswer, added_up
from colonnade.core.elections.public_credentials import Listed, listed
from colonnade.core.elections.refusals import WeightsNotMixed
from colonnade.core.elections.tallies import Tally

Reread: TypeAlias = Callable[[int, int], Ballot]
"""Gives the ballot whose records stand in the file from an offset to an end."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A ballot that was found good, and where its records stand."""

    ballot: Ballot
    offset: int
    end: int


@dataclass(slots=True)
class RunningTally:
    """What the ballots taken so far add up to."""

    arithmetic: PublicArithmetic
    election: Election
    weights: Mapping[Element, int] | Listed
    reread: Reread
    number: int = 0
    """How many ballots count."""
    weight: int = 0
    """What they weigh together."""
    listed: Listed = field(init=False)
    """Who may vote."""
    _offsets: "array[int]" = field(default_factory=lambda: array("Q"))
    _ends: "array[int]" = field(default_factory=lambda: array("Q"))
    """Of the last ballot of each credential; the end of none is 0."""
    _mixed: dict[int, tuple[Ciphertext, ...]] = field(default_factory=dict)
    _sums: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with no ballot, and with the product of nothing in every place."""
        self.listed = self.weights if isinstance(self.weights, Listed) else listed(self.weights)
        self._offsets, self._ends = (array("Q", bytes(8 * len(self.listed))) for _ in range(2))
        self._sums = [self.election.group.identity] * sum(2 * size for size in self._sizes())

    def take(self, placed: Sequence[Placed]) -> None:
        """Take ballots that were found good, in their order; their credentials are on the list."""
        factors: list[tuple[Ballot, int]] = []
        for each in placed:
            number = self.listed.number(each.ballot.credential)
            assert number is not None
            weight = self.listed.weight(number)
            factors += self._placed(number, weight, each.offset, each.end)
            factors.append((each.ballot, weight))
            self._keep_mixed(number, each.ballot, weight)
        self._multiply(factors)

    def take_together(self, placed: Sequence[tuple[int, int, int]], product: Sequence[Element]) -> None:
        """Take likewise ballots that weigh 1 each, in an election without mixing: numbers of credentials, and where.

        ``product`` is of all of them, place by place in the order of :func:`added_up`.
        """
        factors: list[tuple[Ballot, int]] = []
        for number, offset, end in placed:
            factors += self._placed(number, 1, offset, end)
        self._multiply(factors, product)

    def _placed(self, number: int, weight: int, offset: int, end: int) -> list[tuple[Ballot, int]]:
        """Keep where the last ballot of a credential stands; return the one that it supersedes, to be divided out."""
        before = self._offsets[number], self._ends[number]
        self._offsets[number], self._ends[number] = offset, end
        if before[1]:
            return [(self.reread(*before), -weight)]
        self.number, self.weight = self.number + 1, self.weight + weight
        return []

    def tally(self) -> Tally:
        """Return the encrypted tally of what was taken."""
        sums = iter(zip(self._sums[::2], self._sums[1::2], strict=True))
        mixed = 0
        questions: list[tuple[Ciphertext, ...]] = []
        for question in self.election.questions:
            if isinstance(question, Mixed):
                questions.append(self._ranked([kept[mixed] for kept in self._mixed.values()]))
                mixed += 1
            else:
                questions.append(tuple(Ciphertext(*next(sums)) for _ in range(question.size)))
        return tuple(questions)

    def _ranked(self, ciphertexts: Sequence[Ciphertext]) -> tuple[Ciphertext, ...]:
        """Return ciphertexts in the order of their elements, so that their places say nothing of when they came."""
        rank = self.election.group.rank
        return tuple(sorted(ciphertexts, key=lambda each: (rank(each.alpha), rank(each.beta))))

    def _keep_mixed(self, credential: int, ballot: Ballot, weight: int) -> None:
        kept = tuple(answer.choices for answer in ballot.answers if isinstance(answer, MixedAnswer))
        if kept and weight != 1:
            raise WeightsNotMixed(question=1 + next(self._mixed_places()))
        if kept:
            self._mixed[credential] = kept

    def _multiply(self, factors: Sequence[tuple[Ballot, int]], product: Sequence[Element] = ()) -> None:
        rows = [[(whole, 1)] for whole in self._sums]
        for row, element in zip(rows, product, strict=False):
            row.append((element, 1))
        for ballot, weight in factors:
            for row, element in zip(rows, added_up(ballot), strict=True):
                row.append((element, weight))
        self._sums = self.arithmetic.products(rows)

    def _mixed_places(self) -> Iterator[int]:
        return (at for at, question in enumerate(self.election.questions) if isinstance(question, Mixed))

    def _sizes(self) -> list[int]:
        return [question.size for question in self.election.questions if not isinstance(question, Mixed)]
