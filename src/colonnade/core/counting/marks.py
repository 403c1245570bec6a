"""Rules that add up marks and are done: approval, plurality and block vote."""

from collections.abc import Mapping

from colonnade.core.counting.papers import MARKERS, Read, candidate_of

_FIRST_ONLY = "plurality"
_AS_MANY_AS_SEATS = "block"


def valid_marks(rule: str, read: Read, seats: int) -> Read:
    """Return the papers that count: under block vote, those with no more marks than there are seats."""
    if rule != _AS_MANY_AS_SEATS:
        return read
    kept = {ranking: number for ranking, number in read.rankings.items() if len(_marked(ranking)) <= seats}
    return Read(kept, read.invalid + read.valid - sum(kept.values()))


def votes(rule: str, rankings: Mapping[str, int], candidates: int) -> tuple[int, ...]:
    """Return the votes of each candidate."""
    found = [0] * candidates
    for ranking, number in rankings.items():
        marked = ranking[0] if rule == _FIRST_ONLY else _marked(ranking)
        for mark in marked:
            found[candidate_of(mark)] += number
    return tuple(found)


def _marked(ranking: str) -> str:
    return "".join(mark for mark in ranking if mark not in MARKERS)
