"""The group of Ed25519, by exact integers: the reference against which every engine is held.

An element is 64 lower-case hex digits: the usual 32 bytes read from the last to the first, that is the number with
the ordinate in its lower 255 bits and the parity of the abscissa above them. Source: RFC 8032, docs/rules/protocol.md.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from colonnade.core.elections.elements import (
    Element,
    ElementSpelling,
    Embedding,
    NotEmbedded,
    Row,
    packed,
    shown,
    unpacked,
)

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
SLOPE = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT = pow(2, (PRIME - 1) // 4, PRIME)
COFACTOR = 8
DIGITS = 64
MANY_PLAIN = re.compile(r"(?:(?!7fff|8000|ffff)[0-9a-f]{64},)*\Z", re.ASCII)
"""Elements of which nothing but the digits needs a look: neither large nor perhaps an idle sign."""
HEX = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
LOW = (1 << 255) - 1
EMBEDDING = Embedding(bits_each=8, padding=14, most=30)

Point: TypeAlias = tuple[int, int, int, int]
"""Abscissa, ordinate and their product over a common denominator, the denominator third."""
ZERO: Point = (0, 1, 1, 0)


def added(left: Point, right: Point) -> Point:
    """Return the sum of any two points of the curve, equal or not."""
    slow = (left[1] - left[0]) * (right[1] - right[0]) % PRIME
    fast = (left[1] + left[0]) * (right[1] + right[0]) % PRIME
    cross = 2 * left[3] * right[3] * SLOPE % PRIME
    scale = 2 * left[2] * right[2] % PRIME
    e, f, g, h = fast - slow, scale - cross, scale + cross, fast + slow
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(point: Point, factor: int) -> Point:
    """Return the point added to itself ``factor`` times; a factor is not negative and not reduced."""
    whole = ZERO
    while factor:
        if factor & 1:
            whole = added(whole, point)
        point = added(point, point)
        factor >>= 1
    return whole


def is_zero(point: Point) -> bool:
    """Whether the point is the neutral one."""
    return point[0] % PRIME == 0 and (point[1] - point[2]) % PRIME == 0


def written(point: Point) -> Element:
    """Return the point in its one spelling."""
    inverse = pow(point[2], -1, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return Element(f"{y | (x & 1) << 255:064x}")


def on_curve(number: int) -> Point | None:
    """Return the point of an ordinate with the parity of the abscissa above it; nothing where there is none."""
    y, parity = number & LOW, number >> 255
    square = (y * y - 1) * pow(SLOPE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT % PRIME
    if (x * x - square) % PRIME or (x == 0 and parity) or y >= PRIME:
        return None
    x = x if x & 1 == parity else PRIME - x
    return x, y, 1, x * y % PRIME


def point_of(element: Element) -> Point | None:
    """Return the point that an element spells; nothing where it lies beside the curve."""
    return on_curve(int(element, 16))


@dataclass(frozen=True, slots=True)
class EdwardsGroup:
    """The points of prime order on the curve of Ed25519."""

    id: str = "Ed25519"
    version: int = 1
    order: int = ORDER
    embedding: Embedding | None = EMBEDDING

    @property
    def generator(self) -> Element:
        """The element called g."""
        return Element("66" * 31 + "58")

    @property
    def identity(self) -> Element:
        """The neutral point."""
        return Element(f"{1:064x}")

    def read_element(self, text: str) -> Element:
        """Return the text as an element; refused unless 64 small hex digits, an ordinate below the prime, no idle sign.

        The two ordinates without an abscissa, 1 and -1, bear no sign. Whether there is such a point is not asked here.
        """
        if not HEX.match(text):
            raise ElementSpelling(given=shown(text), group=self.id)
        number = int(text, 16)
        ordinate = number & LOW
        if ordinate >= PRIME or (number > LOW and ordinate in {1, PRIME - 1}):
            raise ElementSpelling(given=shown(text), group=self.id)
        return Element(text)

    def are_spelled(self, texts: Sequence[str]) -> bool:
        """Whether ``read_element`` would take each of the texts."""
        joined = ",".join(texts) + ","
        if len(joined) == (DIGITS + 1) * len(texts) and MANY_PLAIN.match(joined):
            return True
        try:
            for text in texts:
                self.read_element(text)
        except ElementSpelling:
            return False
        return True

    def is_member(self, element: Element) -> bool:
        """Whether it is a point of the curve whose multiple with the order is the neutral point."""
        point = point_of(element)
        return point is not None and is_zero(times(point, ORDER))

    def rank(self, element: Element) -> int:
        """Return the usual 32 bytes as a number, the first counting most."""
        return int.from_bytes(bytes.fromhex(element), "little")

    def product(self, row: Row) -> Element:
        """Return the sum of multiples, which the protocol writes as a product of powers."""
        whole = ZERO
        for element, exponent in row:
            point = point_of(element)
            if point is None:
                raise ElementSpelling(given=shown(element), group=self.id)
            whole = added(whole, times(point, exponent % ORDER))
        return written(whole)

    def independent(self, index: int) -> Element:
        """Return the first point at or above the hash of its index, times eight."""
        seed = int.from_bytes(hashlib.sha256(f"ggen|{index}".encode()).digest(), "big") >> 2
        while (point := on_curve(seed)) is None:
            seed += 1
        return written(times(point, COFACTOR))

    def embed(self, numbers: Sequence[int]) -> Element:
        """Return the first member at or above the numbers as written; as long as the padding has room."""
        first, embedding = packed(numbers, self)
        for tried in range(first, first + (1 << embedding.padding)):
            point = on_curve(tried)
            if point is not None and is_zero(times(point, ORDER)):
                return written(point)
        raise NotEmbedded(group=self.id, numbers=len(numbers))

    def extract(self, element: Element, count: int) -> tuple[int, ...]:
        """Return the numbers in the bits above the padding."""
        assert self.embedding is not None
        return unpacked(int(element, 16), self.embedding, count)
