"""What a sealed founding act, a bounded count and a result of few ballots hide, and the commitment that stands for it.

A commitment is SHA-256 over 32 random bytes and the canonical bytes of what is hidden: whoever keeps both can open it,
and nobody else can test a guess. Source: docs/rules/facts.md; docs/rules/organisations.md, "Founding".
"""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes
from colonnade.core.acts.envelope import FOUNDING
from colonnade.core.organisations.acts import BALLOTS, COUNT, FOUNDED_SEALED, REVEALED, SHAPES, VOTES
from colonnade.core.organisations.vocabulary import SHOWN_FLOORS, Visibility, band_floor

_REVEALED_ALWAYS_SHOWN = ("claimed_class", "basis")
_PLACEHOLDER = "0" * 64


class Hiding(NamedTuple):
    """The facts that stay in the open, without their commitment, and those that it hides."""

    shown: Mapping[str, Json]
    revealed: Mapping[str, Json]

    def committed(self, random: bytes) -> dict[str, Json]:
        """Return the facts as an act says them, with the commitment over ``random``, 32 bytes."""
        return {**self.shown, "commitment": commitment_to(random, self.revealed)}


def commitment_to(random: bytes, revealed: Mapping[str, Json]) -> str:
    """Return the commitment to ``revealed``, in hexadecimal."""
    return hashlib.sha256(random + canonical_bytes(revealed)).hexdigest()


def hiding(kind: str, facts: Mapping[str, Json]) -> Hiding:
    """Return what an act of type ``kind`` shows and hides of ``facts``, which say all; refuse with the fault's path."""
    if kind == FOUNDING and facts.get("visibility") == Visibility.SEALED:
        return _sealed_founding(facts)
    if kind == COUNT:
        return _bounded_count(facts)
    if kind == VOTES:
        return _bounded_result(facts)
    raise Malformed("facts.visibility" if kind == FOUNDING else "act", "hides_nothing")


def _sealed_founding(facts: Mapping[str, Json]) -> Hiding:
    revealed = {name: facts[name] for name in sorted(REVEALED) if name in facts}
    shown = {name: said for name, said in facts.items() if name not in revealed or name in _REVEALED_ALWAYS_SHOWN}
    for name, shape in REVEALED.items():
        if name not in revealed:
            raise Malformed(f"facts.{name}", "missing")
        shape(revealed[name], f"facts.{name}")
    FOUNDED_SEALED({**shown, "commitment": _PLACEHOLDER}, "facts")
    return Hiding(shown, revealed)


def _bounded_count(facts: Mapping[str, Json]) -> Hiding:
    """The bound is the one given, else the highest that the count reaches."""
    count = facts.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise Malformed("facts.count", "kind" if "count" in facts else "missing")
    bound = facts.get("at_least", max(floor for floor in SHOWN_FLOORS if floor <= count))
    shown = {**{name: said for name, said in facts.items() if name != "count"}, "at_least": bound}
    SHAPES[COUNT]({**shown, "commitment": _PLACEHOLDER}, "facts")
    assert isinstance(bound, int)
    if bound > count:
        raise Malformed("facts.at_least", "above_the_count")
    return Hiding(shown, {"count": count})


def _bounded_result(facts: Mapping[str, Json]) -> Hiding:
    """The bound is the one given, else the band that the valid ballots reach."""
    for name, shape in BALLOTS.items():
        if name not in facts:
            raise Malformed(f"facts.{name}", "missing")
        shape(facts[name], f"facts.{name}")
    revealed = {name: facts[name] for name in sorted(BALLOTS)}
    valid = facts["valid"]
    assert isinstance(valid, int)
    bound = facts.get("valid_at_least", band_floor(valid))
    shown = {**{name: said for name, said in facts.items() if name not in revealed}, "valid_at_least": bound}
    SHAPES[VOTES]({**shown, "commitment": _PLACEHOLDER}, "facts")
    assert isinstance(bound, int)
    if bound > valid:
        raise Malformed("facts.valid_at_least", "above_the_count")
    return Hiding(shown, revealed)
