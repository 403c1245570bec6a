"""Whether publishing the papers would show who voted how: full rankings that nobody else has are signatures.

Somebody who is made to vote by an agreed, unlikely ranking can be found among published ballots. In a small
electorate, or where many rankings are alone, only tables are to be published. Source: docs/rules/counting.md.
"""

from dataclasses import dataclass

from colonnade.core.counting.papers import Poll

FEW_PAPERS = 500
ALONE_SHARE = 20
"""Papers are few below the first; many rankings are alone from one paper in so many."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many papers there are, and how many have a ranking of three marks or more that no other paper has."""

    papers: int
    alone: int

    @property
    def identifies(self) -> bool:
        """Whether tables alone are to be published."""
        return self.alone > 0 and (self.papers < FEW_PAPERS or self.alone * ALONE_SHARE >= self.papers)


def rarity_of(poll: Poll) -> Rarity:
    """Return how rare the rankings of the poll are."""
    alone = sum(1 for ranking, number in poll.papers.items() if number == 1 and len(ranking) >= 3)
    return Rarity(poll.cast, alone)
