"""Lots that people have drawn: one line a tie, ``STAGE: 3 1 2``, the first named to be favoured first.

Affiliates are named by their number in the file, from 1. A division has one tie at most, so its stage is 1.
Source: contracts.md, "Counting".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from colonnade.core.apportionment.affiliates import Division
from colonnade.core.errors import Refusal
from colonnade.core.rows import whole_number

MOST_BYTES = 1_000_000
STAGE = 1


class BadLots(Refusal):
    """A line of the file is none that names a stage and an order: its number and the ``fault``."""

    code = "apportionment.bad_lots"


class OtherLots(Refusal):
    """The order drawn is not one of those who are equal."""

    code = "apportionment.other_lots"


def read_lots(content: bytes) -> dict[int, tuple[int, ...]]:
    """Return the order drawn for each stage; empty lines and what follows ``#`` say nothing."""
    if len(content) > MOST_BYTES:
        raise BadLots(line=1, fault="too_long")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadLots(line=content.count(b"\n", 0, fault.start) + 1, fault="not_utf8") from None
    found: dict[int, tuple[int, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        said = line.partition("#")[0].strip()
        if said:
            stage, order = _lot(said, number)
            if stage in found:
                raise BadLots(line=number, fault="stage_twice")
            found[stage] = order
    return found


def _lot(said: str, line: int) -> tuple[int, tuple[int, ...]]:
    stage, colon, rest = said.partition(":")
    numbers = [whole_number(each) for each in (stage.strip(), *rest.split())]
    if not colon or any(not each for each in numbers) or len(numbers) == 1:
        raise BadLots(line=line, fault="not_a_lot")
    first, *order = [each for each in numbers if each]
    if len(set(order)) != len(order):
        raise BadLots(line=line, fault="twice")
    return first, tuple(order)


def resolved(division: Division, lots: Mapping[int, Sequence[int]]) -> Division:
    """Return the division with its tie resolved by the order drawn for it; as it is where nobody drew."""
    order = lots.get(STAGE)
    if division.tie is None or order is None:
        return division
    drawn = tuple(number - 1 for number in order)
    if sorted(drawn) != list(division.tie.affiliates):
        raise OtherLots(equals=" ".join(str(at + 1) for at in division.tie.affiliates), stage=STAGE)
    favoured = frozenset(drawn[: division.tie.seats])
    seats = tuple(own + (at in favoured) for at, own in enumerate(division.seats))
    return Division(seats, replace(division.tie, order=drawn))
