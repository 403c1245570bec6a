"""Lists: seats by divisors and by quotas, in whole numbers; equal claims to a seat are a tie, never settled here.

Source: V. D'Hondt 1882 (highest averages, divisors 1, 2, 3 …); Hare's quota with largest remainders.
"""

from collections.abc import Callable, Mapping, Sequence

from colonnade.core.counting.stages import ListSeat

Settle = Callable[[tuple[int, ...], int], int]
"""Given those with equal claims and the number of the seat, return whose it is."""


def dhondt(votes: Sequence[int], seats: int, settle: Settle) -> tuple[ListSeat, ...]:
    """Return each seat in the order in which it is won, by the largest votes over (seats held + 1)."""
    held = [0] * len(votes)
    won: list[ListSeat] = []
    while len(won) < seats and any(votes):
        tied = _with_largest_quotient(votes, held)
        party = tied[0] if len(tied) == 1 else settle(tied, len(won) + 1)
        won.append(ListSeat(party, votes[party], held[party] + 1))
        held[party] += 1
    return tuple(won)


def _with_largest_quotient(votes: Sequence[int], held: Sequence[int]) -> tuple[int, ...]:
    best: list[int] = []
    for party, number in enumerate(votes):
        if not number:
            continue
        mine = number * (held[best[0]] + 1) if best else 1
        theirs = votes[best[0]] * (held[party] + 1) if best else 0
        if mine > theirs:
            best = [party]
        elif mine == theirs:
            best.append(party)
    return tuple(best)


def largest_remainders(votes: Mapping[str, int], seats: int) -> dict[str, int]:
    """Return the seats of each claimant by Hare's quota; ``ValueError`` where the last seat has equal claims."""
    total = sum(votes.values())
    found = {name: number * seats // total for name, number in votes.items()}
    order = sorted(votes, key=lambda name: votes[name] * seats % total, reverse=True)
    left = seats - sum(found.values())
    if left and votes[order[left - 1]] * seats % total == votes[order[left]] * seats % total:
        raise ValueError(order[left])
    for name in order[:left]:
        found[name] += 1
    return found
