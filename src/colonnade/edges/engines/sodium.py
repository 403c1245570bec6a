"""The group of Ed25519 by libsodium, whose multiplications take the same time whatever the factor."""

from collections.abc import Iterable, Sequence

from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_is_valid_point,
    crypto_core_ed25519_sub,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)

from colonnade.core.elections.arithmetic import Answer, Job
from colonnade.core.elections.edwards import EdwardsGroup
from colonnade.core.elections.elements import Element, Row
from colonnade.core.elections.logarithms import exponents

NAME = "libsodium"
OCTETS = 32
ONE = b"\x01" + bytes(OCTETS - 1)


def _octets(element: Element) -> bytes:
    """Return the usual 32 bytes of an element, which is written from the last to the first."""
    return bytes.fromhex(element)[::-1]


def _spelled(point: bytes) -> Element:
    return Element(point[::-1].hex())


def _sum(points: Sequence[bytes]) -> bytes:
    whole = ONE
    for point in points:
        whole = point if whole == ONE else crypto_core_ed25519_add(whole, point)
    return whole


class SodiumArithmetic:
    """Public arithmetic of the group of Ed25519."""

    name = NAME

    def __init__(self, group: EdwardsGroup) -> None:
        """Compute in this group."""
        self.group = group
        self._base = _octets(group.generator)

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        """Return the answer to each job."""
        return [self._answer(job) for job in jobs]

    def products(self, rows: Iterable[Row]) -> list[Element]:
        """Return the product of powers of each row."""
        return [_spelled(_sum([self._power(_octets(element), exponent) for element, exponent in row])) for row in rows]

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        """Return the exponents of g."""
        return exponents(
            [_octets(element) for element in elements],
            bound,
            one=ONE,
            base=self._base,
            multiply=crypto_core_ed25519_add,
            raised=self._power,
        )

    def _answer(self, job: Job) -> Answer:
        bases = [_octets(element) for element in (*job.known, *job.strange)]
        first = len(job.known)
        strangers = tuple(at for at in range(len(job.strange)) if not _is_member(bases[first + at]))
        if strangers:
            return Answer(strangers)
        for numbers in job.sums:
            bases.append(_sum([bases[number] for number in numbers]))
        rows = [_sum([self._power(bases[number], exponent) for number, exponent in row]) for row in job.rows]
        sums = bases[first + len(job.strange) :]
        return Answer((), tuple(_spelled(point) for point in sums), tuple(_spelled(point) for point in rows))

    def _power(self, point: bytes, exponent: int) -> bytes:
        """Return a multiple of a member; libsodium itself refuses whatever would end in the neutral point."""
        reduced = exponent % self.group.order
        if reduced < 2 or point == ONE:
            return point if reduced == 1 else ONE
        if reduced == self.group.order - 1:
            return crypto_core_ed25519_sub(ONE, point)
        factor = reduced.to_bytes(OCTETS, "little")
        if point == self._base:
            return crypto_scalarmult_ed25519_base_noclamp(factor)
        return crypto_scalarmult_ed25519_noclamp(factor, point)


def _is_member(point: bytes) -> bool:
    """Whether the bytes are a point of prime order or the neutral one, which libsodium leaves out."""
    return point == ONE or crypto_core_ed25519_is_valid_point(point)


class SodiumSecrets:
    """Secret arithmetic of the group of Ed25519: a multiple is one multiplication and one subtraction, always."""

    name = NAME

    def __init__(self, group: EdwardsGroup) -> None:
        """Compute in this group."""
        self.group = group
        self._base = _octets(group.generator)

    def secret_products(self, rows: Sequence[Row]) -> list[Element]:
        """Return the sum of multiples of each row."""
        return [self._product(row) for row in rows]

    def multiplied(self, pairs: Sequence[tuple[Element, Element]]) -> list[Element]:
        """Return the sum of each pair."""
        return [_spelled(crypto_core_ed25519_add(_octets(left), _octets(right))) for left, right in pairs]

    def _product(self, row: Row) -> Element:
        first, *others = [self._power(_octets(element), exponent) for element, exponent in row] or [ONE]
        for other in others:
            first = crypto_core_ed25519_add(first, other)
        return _spelled(first)

    def _power(self, point: bytes, exponent: int) -> bytes:
        """Return a multiple of a member, one more and one back, so that a factor of 0 is like any other.

        Only -1, and the neutral point as base, are told apart; no exponent that the protocol draws or derives is -1
        but by a chance of one in 2²⁵², and which element is the base is no secret.
        """
        more = (exponent + 1) % self.group.order
        if point == ONE or not more:
            return crypto_core_ed25519_sub(ONE, point)
        factor = more.to_bytes(OCTETS, "little")
        if point == self._base:
            raised = crypto_scalarmult_ed25519_base_noclamp(factor)
        else:
            raised = crypto_scalarmult_ed25519_noclamp(factor, point)
        return crypto_core_ed25519_sub(raised, point)
