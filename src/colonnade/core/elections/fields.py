"""Groups of numbers modulo a prime, by exact integers: the reference against which every engine is held."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from colonnade.core.elections.elements import (
    Element,
    ElementSpelling,
    Embedding,
    NotEmbedded,
    Row,
    are_decimal,
    is_decimal,
    packed,
    shown,
    unpacked,
)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The numbers modulo ``modulus`` whose power with ``order`` is 1; written in decimal."""

    id: str
    modulus: int
    order: int
    base: int
    embedding: Embedding | None
    version: int = 1

    @property
    def generator(self) -> Element:
        """The element called g."""
        return Element(str(self.base))

    @property
    def identity(self) -> Element:
        """The number 1."""
        return Element("1")

    @property
    def is_safe(self) -> bool:
        """Whether the members are exactly the squares, so that a Jacobi symbol tells them."""
        return self.modulus == 2 * self.order + 1

    def read_element(self, text: str) -> Element:
        """Return the text as an element; refused with leading zeros, signs, 0, or at the modulus and above."""
        # Of two spellings the shorter is the smaller number, and of equally long ones the first in the alphabet.
        bound = _spelled(self.modulus)
        if text == "0" or not is_decimal(text) or (len(text), text) >= (len(bound), bound):
            raise ElementSpelling(given=shown(text), group=self.id)
        return Element(text)

    def are_spelled(self, texts: Sequence[str]) -> bool:
        """Whether ``read_element`` would take each of the texts."""
        bound = _spelled(self.modulus)
        longest = len(bound)
        is_large = any(len(text) >= longest and (len(text), text) >= (longest, bound) for text in texts)
        return not is_large and "0" not in texts and are_decimal(texts)

    def is_member(self, element: Element) -> bool:
        """Whether the power with the order is 1."""
        return pow(int(element), self.order, self.modulus) == 1

    def rank(self, element: Element) -> int:
        """Return the number itself."""
        return int(element)

    def product(self, row: Row) -> Element:
        """Return the product of powers."""
        whole = 1
        for element, exponent in row:
            whole = whole * pow(int(element), exponent % self.order, self.modulus) % self.modulus
        return Element(str(whole))

    def independent(self, index: int) -> Element:
        """Return the generator that follows from the hash of its index, by clearing the cofactor."""
        seed = int.from_bytes(hashlib.sha256(f"ggen|{index}".encode()).digest(), "big")
        return Element(str(pow(seed, (self.modulus - 1) // self.order, self.modulus)))

    def embed(self, numbers: Sequence[int]) -> Element:
        """Return the first member at or above the numbers as written; as long as the padding has room."""
        first, embedding = packed(numbers, self)
        for tried in range(first, first + (1 << embedding.padding)):
            if tried and self.is_member(Element(str(tried))):
                return Element(str(tried))
        raise NotEmbedded(group=self.id, numbers=len(numbers))

    def extract(self, element: Element, count: int) -> tuple[int, ...]:
        """Return the numbers in the bits above the padding."""
        if self.embedding is None:
            raise NotEmbedded(group=self.id, numbers=count)
        return unpacked(int(element), self.embedding, count)


@cache
def _spelled(modulus: int) -> str:
    return str(modulus)
