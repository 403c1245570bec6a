"""Circles of what comes from one another, each once, in a time that grows with the number of arrows alone.

Source: docs/rules/statutes.md, "Coherence: organs and members".
"""

from collections.abc import Mapping, Sequence

Arrows = Mapping[str, Sequence[str]]
"""For each name, those from which it comes; every name that an arrow leads to is itself a key."""


def circles(arrows: Arrows) -> list[tuple[str, ...]]:
    """Return, of each knot of names that come from one another, the shortest circle through its first name.

    Knots and names are in the order of ``arrows``; a name that comes from itself alone is no knot.
    """
    place = {name: at for at, name in enumerate(arrows)}
    tied = sorted((sorted(knot, key=place.__getitem__) for knot in _knots(arrows)), key=lambda knot: place[knot[0]])
    return [_shortest(knot[0], {name: arrows[name] for name in knot}) for knot in tied if len(knot) > 1]


def _knots(arrows: Arrows) -> list[list[str]]:
    """Every largest set in which each leads to each (S. R. Kosaraju; M. Sharir, 1981)."""
    seen: set[str] = set()
    left: list[str] = []
    for name in arrows:
        left += _left(arrows, name, seen)
    turned: dict[str, list[str]] = {name: [] for name in arrows}
    for name, ends in arrows.items():
        for end in ends:
            turned[end].append(name)
    seen = set()
    return [_left(turned, name, seen) for name in reversed(left) if name not in seen]


def _left(arrows: Arrows, start: str, seen: set[str]) -> list[str]:
    """Whatever is reached from ``start`` and was not ``seen``, in the order in which it is left for good."""
    if start in seen:
        return []
    seen.add(start)
    left: list[str] = []
    way = [(start, iter(arrows[start]))]
    while way:
        here, ends = way[-1]
        further = next((each for each in ends if each not in seen), None)
        if further is None:
            left.append(here)
            way.pop()
        else:
            seen.add(further)
            way.append((further, iter(arrows[further])))
    return left


def _shortest(start: str, arrows: Arrows) -> tuple[str, ...]:
    """The shortest way from ``start`` back to it; ``arrows`` are those of one knot."""
    came_from = {start: ""}
    reached = [start]
    for here in reached:
        for each in arrows[here]:
            if each == start and here != start:
                return _back(came_from, here)
            if each in arrows and each not in came_from:
                came_from[each] = here
                reached.append(each)
    raise AssertionError(start)


def _back(came_from: Mapping[str, str], last: str) -> tuple[str, ...]:
    """The way that led to ``last``, from its beginning."""
    way = [last]
    while came_from[way[-1]]:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
