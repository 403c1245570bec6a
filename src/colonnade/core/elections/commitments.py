"""What acts of an election hide where an electorate is small, and the commitment that stands for it.

Source: docs/rules/facts.md; docs/rules/elections.md, "Acts".
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.elections.acts import CLOSED, RESULT, SET_UP, SHAPES
from colonnade.core.organisations.commitments import Hiding
from colonnade.core.organisations.vocabulary import band_floor

FIGURES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {SET_UP: ("voters", "voters_at_least"), CLOSED: ("ballots_counted", "ballots_at_least")}
)
"""The number that an act may hide, and the bound that it shows then, by its type."""
HIDING: Final = frozenset({*FIGURES, RESULT})
"""What has something to hide."""
_PLACEHOLDER = "0" * 64


def hiding(kind: str, facts: Mapping[str, Json]) -> Hiding:
    """Return what an act of type ``kind`` shows and hides of ``facts``, which say all; refuse with the fault's path."""
    hidden = _numbers(facts) if kind == RESULT else _figure(facts, *FIGURES[kind])
    SHAPES[kind]({**hidden.shown, "commitment": _PLACEHOLDER}, "facts")
    return hidden


def _figure(facts: Mapping[str, Json], name: str, bound: str) -> Hiding:
    """The bound is the one given, else the band that the number reaches."""
    number = facts.get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise Malformed(f"facts.{name}", "kind" if name in facts else "missing")
    least = facts.get(bound, band_floor(number))
    if isinstance(least, int) and least > number:
        raise Malformed(f"facts.{bound}", "above_the_count")
    shown = {each: said for each, said in facts.items() if each != name}
    return Hiding({**shown, bound: least}, {name: number})


def _numbers(facts: Mapping[str, Json]) -> Hiding:
    """The numbers of every question in their order; none for a ranking."""
    results = facts.get("results")
    if not isinstance(results, list) or not all(isinstance(each, Mapping) for each in results):
        raise Malformed("facts.results", "kind" if "results" in facts else "missing")
    told = [each for each in results if isinstance(each, Mapping)]
    bare: list[Json] = [{name: said for name, said in each.items() if name != "numbers"} for each in told]
    return Hiding({**facts, "results": bare}, {"numbers": [each.get("numbers", []) for each in told]})
