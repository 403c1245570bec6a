"""Which trustees' parts open together, and with which coefficients.

A single trustee's part is needed and counts once. Of a Pedersen group the parts of ``threshold`` members are enough,
with Lagrange's coefficients at 0 for the places of those who came; who stays away is not missed.
Source: docs/rules/archives.md.
"""

from collections.abc import Mapping, Sequence

from colonnade.core.elections.trustees import Kind, Single
from colonnade.core.errors import Refusal


class PartMissing(Refusal):
    """A trustee without whom nothing is opened has not opened, or of a Pedersen group too few have."""

    code = "elections.part_missing"


def lagrange(indexes: Sequence[int], index: int, order: int) -> int:
    """Return the coefficient at 0 of the value at ``index``, one of the distinct ``indexes``, modulo a prime order."""
    coefficient = 1
    for other in indexes:
        if other != index:
            coefficient = coefficient * other * pow(other - index, -1, order) % order
    return coefficient


def exponents_of(kinds: Sequence[Kind], came: Sequence[int], order: int) -> Mapping[int, int]:
    """Return for each owner whose part is used the exponent of her factors; refused where parts are missing.

    Owners are numbered from 1 over all trustees. Of a Pedersen group the first ``threshold`` who came are used.
    """
    exponents: dict[int, int] = {}
    first = 1
    for at, kind in enumerate(kinds):
        if isinstance(kind, Single):
            if first not in came:
                raise PartMissing(place=f"trustees[{at}]")
            exponents[first] = 1
            first += 1
            continue
        size = len(kind.verification_keys)
        indexes = [owner - first + 1 for owner in sorted(came) if first <= owner < first + size][: kind.threshold]
        if len(indexes) < kind.threshold:
            raise PartMissing(place=f"trustees[{at}]")
        exponents |= {first + index - 1: lagrange(indexes, index, order) for index in indexes}
        first += size
    return exponents
