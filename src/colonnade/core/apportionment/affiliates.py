"""Who claims seats and within which bounds, and what one division of the seats came to.

Nothing here draws lots: where the rule leaves the last seats between equals, the division ends with a *tie*.
Source: docs/rules/apportionment.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from colonnade.core.errors import Refusal

MOST_SEATS = 100_000


class Impossible(Refusal):
    """No division can meet what was asked; each reason is a refusal of its own."""


class FloorsBeyondSeats(Impossible):
    """The floors together are more than the seats."""

    code = "apportionment.floors_beyond_seats"


class CapsBelowSeats(Impossible):
    """The caps together are fewer than the seats, those without members counted by their floor."""

    code = "apportionment.caps_below_seats"


class FloorAboveCap(Impossible):
    """An affiliate's floor is above its cap."""

    code = "apportionment.floor_above_cap"


class NobodyHasMembers(Impossible):
    """There are seats to divide and no member to divide them by."""

    code = "apportionment.no_members"


class NoMembers(Impossible):
    """The method compares ratios and one affiliate has no members."""

    code = "apportionment.zero_members"


class FewerSeatsThanAffiliates(Impossible):
    """The method gives everybody one seat first and there are not enough."""

    code = "apportionment.fewer_seats_than_affiliates"


@dataclass(frozen=True, slots=True)
class Affiliate:
    """An affiliate with the members that count for it; ``claimed`` is what it says itself, where that differs.

    ``floor`` and ``cap`` are its own; none where the rule's hold.
    """

    name: str
    members: int
    claimed: int | None = None
    floor: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A weight of 0 or more by which seats are compared, and how few and how many seats it may come to."""

    weight: Fraction | int
    floor: int
    cap: int


@dataclass(frozen=True, slots=True)
class Tie:
    """``seats`` are left and the ``affiliates`` (0-based, ascending) have the same claim to one each.

    ``order`` is the order drawn, first to be favoured, or none while nobody has drawn.
    """

    seats: int
    affiliates: tuple[int, ...]
    order: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """The seats of each in the order of the claims; without those of a ``tie`` that nobody has drawn for."""

    seats: tuple[int, ...]
    tie: Tie | None = None

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to draw."""
        return self.tie is None or self.tie.order is not None

    def at_most(self, affiliate: int) -> int:
        """The seats of one if every lot still to be drawn favours it."""
        hopes = self.tie is not None and self.tie.order is None and affiliate in self.tie.affiliates
        return self.seats[affiliate] + hopes

    def at_least(self, affiliate: int) -> int:
        """The seats of one if no lot still to be drawn favours it."""
        return self.seats[affiliate]


def ended(seats: Sequence[int], equals: Sequence[int], left: int) -> Division:
    """Return the division in which one of the ``left`` seats goes to each of the ``equals``, or their tie."""
    if len(equals) > left:
        return Division(tuple(seats), Tie(left, tuple(sorted(equals))) if left else None)
    given = frozenset(equals)
    return Division(tuple(own + (at in given) for at, own in enumerate(seats)))


def require_possible(claims: Sequence[Claim], seats: int) -> None:
    """Refuse floors, caps and weights that no division of ``seats`` can meet."""
    floors = sum(claim.floor for claim in claims)
    if floors > seats:
        raise FloorsBeyondSeats(needed=floors, seats=seats)
    if floors < seats and not any(claim.weight for claim in claims):
        raise NobodyHasMembers(seats=seats)
    room = sum(claim.cap if claim.weight else claim.floor for claim in claims)
    if room < seats:
        raise CapsBelowSeats(room=room, seats=seats)
