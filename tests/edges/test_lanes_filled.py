"""Lanes that would stand empty are filled: what few ballots ask takes as few groups of eight as it can."""

import pytest

from colonnade.edges.engines.ifma_field import _side_by_side
from colonnade.edges.engines.kernels.layout2048 import MANY
from colonnade.edges.engines.sheets import Chain


def _chains(*kinds: tuple[int, bool, int]) -> list[Chain]:
    """So many chains of each kind: how many exponents, whether membership is asked."""
    return [
        Chain(2, (3,) * exponents, (4,) * exponents, is_asked)
        for exponents, is_asked, many in kinds
        for _ in range(many)
    ]


@pytest.mark.parametrize(
    ("kinds", "groups"),
    [
        (((2, True, 10), (2, False, 2), (1, True, 1)), 2),  # a ballot of five choices alone
        (((2, True, 80), (2, False, 16), (1, True, 8)), 13),  # eight of them: nothing is left over
        (((2, True, 5), (1, True, 4)), 2),  # four do not fit beside five
        (((2, True, 5), (1, True, 3), (1, False, 1)), 2),  # three do, and what asks for less goes nowhere else
        (((2, False, 5), (1, True, 3)), 2),  # where nobody asks for membership, nobody is told of it
        (((0, True, 9), (1, True, 1)), 2),
        (((1, False, 1), (2, False, 1), (1, True, 1), (2, True, 1)), 1),
    ],
)
def test_chains_of_several_kinds_share_groups_that_would_not_be_full(
    kinds: tuple[tuple[int, bool, int], ...], groups: int
) -> None:
    chains = _chains(*kinds)
    found = _side_by_side(chains)

    assert sum(-(-len(places) // MANY) for places in found.values()) == groups
    assert sorted(at for places in found.values() for at in places) == list(range(len(chains)))
    for (exponents, is_asked), places in found.items():
        assert all(len(chains[at].exponents) <= exponents and chains[at].is_asked <= is_asked for at in places)
