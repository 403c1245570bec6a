"""Which figures are public, and that no subtraction gives one that is not.

A base organisation's count is shown only as a band. A body above shows a total only where everything
beneath it that is left out of sight is many and large enough: at least ``HIDDEN_COLUMNS`` columns without a
public count, so that parent minus children never gives one of them; and totals are shown in steps of fifty, so
that one day minus another gives none either. Whatever totals there are, nobody can reckon from all of them
together that a small count lies in less than its band. Source: docs/rules/organisations.md, "Which figures are public".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from colonnade.core.organisations.vocabulary import PUBLIC_FROM, SHOWN_FLOORS, band_floor

HIDDEN_COLUMNS = 3
STEP = 50


_CEILINGS = {low: high - 1 for low, high in pairwise(SHOWN_FLOORS)}


@dataclass(slots=True)
class Range:
    """A whole number from ``low`` to ``high``, both included; ``high`` none: however large."""

    low: Final[int]
    high: Final[int | None]

    def within(self, other: "Range") -> "Range":
        """Return what lies in both."""
        highs = [high for high in (self.high, other.high) if high is not None]
        return Range(max(self.low, other.low), min(highs, default=None))


ANY = Range(0, None)


@dataclass(slots=True)
class Leaf:
    """A column and what it shows of its number."""

    name: Final[str]
    shown: Final[Range]


@dataclass(slots=True)
class Sum:
    """A body over what stands beneath it, each once; ``shown``: what it shows of their sum."""

    shown: Final[Range]
    parts: Final[tuple["Leaf | Sum", ...]]


def range_shown(count: int | None, at_least: int | None) -> Range:
    """Return what a returned count shows: a number, a band from its floor to the next, or nothing."""
    if count is not None:
        return Range(count, count)
    return Range(at_least, _CEILINGS.get(at_least)) if at_least else ANY


def total_range(total: int | None) -> Range:
    """Return what a total shows, which is rounded down to a step."""
    return ANY if total is None else Range(total, total + STEP - 1)


def narrowed(tree: Sum) -> dict[str, Range]:
    """Return every column whose small count can be reckoned to lie in less than it shows, with what is reckoned.

    Exact: sums over a tree of whole numbers in ranges; every number of the range returned is possible, and no other.
    A count is small where it may be below fifty. Figures that contradict one another tell nothing.
    """
    known = _from_below(tree)
    if _is_empty(known):
        return {}
    return {leaf.name: reckoned for leaf, reckoned in _reckoned(tree, known) if _is_narrower(reckoned, leaf.shown)}


def _may_be_small(part: Leaf | Sum) -> bool:
    return isinstance(part, Sum) or part.shown.low < PUBLIC_FROM


def _is_narrower(reckoned: Range, shown: Range) -> bool:
    if _is_empty(reckoned):
        return False
    ceiling = PUBLIC_FROM - 1 if shown.high is None else shown.high
    return reckoned.low > shown.low or (reckoned.high is not None and reckoned.high < ceiling)


def _is_empty(known: Range) -> bool:
    return known.high is not None and known.high < known.low


def _from_below(part: Leaf | Sum) -> Range:
    """What is known of a part from itself and from what is beneath it."""
    if isinstance(part, Leaf):
        return part.shown
    return part.shown.within(_added([_from_below(each) for each in part.parts]))


def _added(ranges: Sequence[Range]) -> Range:
    highs = [each.high for each in ranges if each.high is not None]
    return Range(sum(each.low for each in ranges), sum(highs) if len(highs) == len(ranges) else None)


def _reckoned(part: Leaf | Sum, known: Range) -> Iterator[tuple[Leaf, Range]]:
    """Every leaf under ``part`` that may be small, with all that can be known of it; ``known``: of ``part``."""
    if isinstance(part, Leaf):
        yield part, known
        return
    below = [_from_below(each) for each in part.parts]
    together, highs = _added(below), [each.high for each in below if each.high is not None]
    for each, own in zip(part.parts, below, strict=True):
        if not _may_be_small(each):
            continue
        others_are_bounded = len(highs) == len(below) - (own.high is None)
        low = max(0, known.low - sum(highs) + (own.high or 0)) if others_are_bounded else 0
        high = None if known.high is None else known.high - together.low + own.low
        yield from _reckoned(each, own.within(Range(low, high)))


def public_band(count: int | None) -> int | None:
    """Return the floor of the band that may be shown for a base organisation, none where nothing was returned."""
    return None if count is None else band_floor(count)


def public_total(counts: Sequence[int | None]) -> int | None:
    """Return the total that may be shown for a body over columns with ``counts``, rounded down to a step; else none.

    None where fewer than three columns returned a count, or the total is below fifty.
    """
    returned = [count for count in counts if count is not None]
    total = sum(returned)
    if len(returned) < HIDDEN_COLUMNS or total < PUBLIC_FROM:
        return None
    return total // STEP * STEP
