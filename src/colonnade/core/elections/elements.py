"""What a group of the protocol is: elements and scalars as they are written, each in one spelling only.

An element is kept as the text that stands in files and under hashes. ``read_element`` says that this text is the one
spelling of something; whether that something belongs to the group is arithmetic and is asked of
``core.elections.arithmetic``. Source: docs/rules/protocol.md.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NewType, Protocol, TypeAlias

from colonnade.core.errors import Refusal

Element = NewType("Element", str)
"""An element of a group in its one spelling; whether it is a member has been asked or will be."""
Draw: TypeAlias = Callable[[int], int]
"""Chance, as an argument: a number from 0 to below its bound, each as likely as the others."""
Row: TypeAlias = Iterable[tuple[Element, int]]
"""A product of powers: each element with its exponent, which counts modulo the order of the group."""

SHOWN = 40


class ElementSpelling(Refusal):
    """The text is not the one spelling of an element: leading zeros, too large, capitals, a sign without need."""

    code = "elections.element_spelling"


class ScalarSpelling(Refusal):
    """The text is not the one spelling of a number below the order of the group."""

    code = "elections.scalar_spelling"


class NotEmbedded(Refusal):
    """The numbers cannot be carried by one element of this group."""

    code = "elections.not_embedded"


@dataclass(frozen=True, slots=True)
class Embedding:
    """How small numbers are carried by an element: bits for each, and bits left free to find an element."""

    bits_each: int
    padding: int
    most: int


class Group(Protocol):
    """A cyclic group of prime order in which the protocol computes."""

    @property
    def id(self) -> str:
        """Its name in an election."""

    @property
    def version(self) -> int:
        """The version of the protocol whose hashes it uses."""

    @property
    def order(self) -> int:
        """The number of its elements, a prime."""

    @property
    def generator(self) -> Element:
        """The element called g."""

    @property
    def identity(self) -> Element:
        """The element called 1."""

    @property
    def embedding(self) -> Embedding | None:
        """How it carries numbers; nothing where questions of that kind are not asked in it."""

    def __hash__(self) -> int:
        """Equal groups are one key."""

    def read_element(self, text: str) -> Element:
        """Return the text as an element; refused where it is no canonical spelling."""

    def are_spelled(self, texts: Sequence[str]) -> bool:
        """Whether ``read_element`` would take each of the texts."""

    def is_member(self, element: Element) -> bool:
        """Whether the element belongs to the group."""

    def rank(self, element: Element) -> int:
        """Return the number by which elements are put in order where the format asks for an order."""

    def product(self, row: Row) -> Element:
        """Return the product of powers of members, by exact integers, in a time that depends on them."""

    def independent(self, index: int) -> Element:
        """Return a generator to which nobody knows an exponent; -1 is the one called h."""

    def embed(self, numbers: Sequence[int]) -> Element:
        """Return the element that carries the numbers; refused where one is negative or they are too large or many."""

    def extract(self, element: Element, count: int) -> tuple[int, ...]:
        """Return the numbers that an element carries; of any other element, whatever its bits say."""


def shown(text: str) -> str:
    """Return the text for a sentence, cut where it is long."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def number_of(text: str, below: int) -> int | None:
    """Return the number in its one decimal spelling if it is below the bound; nothing otherwise."""
    if len(text) > below.bit_length() * 4 // 13 + 1 or not is_decimal(text):
        return None
    number = int(text)
    return number if number < below else None


def is_decimal(text: str) -> bool:
    """Whether the text is the one decimal spelling of a number from 0 on."""
    return text.isascii() and text.encode().isdigit() and (text[0] != "0" or text == "0")


def are_decimal(texts: Sequence[str]) -> bool:
    """Whether each text is the one decimal spelling of a number from 0 on; all are looked at together."""
    if not texts:
        return True
    # Digits alone, and no text sorts before those that begin with 1: none is empty, none begins with 0.
    if "".join(texts).encode("ascii", "replace").isdigit() and min(texts) >= "1":
        return True
    return all(map(is_decimal, texts))


def read_scalar(group: Group, text: str) -> int:
    """Return the number from 0 to below the order; refused with leading zeros, signs, or at the order and above."""
    number = number_of(text, group.order)
    if number is None:
        raise ScalarSpelling(given=shown(text), group=group.id)
    return number


def hashed(group: Group, prefix: str, elements: Sequence[Element]) -> int:
    """Return the scalar that follows from a prefix and elements: SHA-256 as a number, modulo the order."""
    return hashed_text(group, prefix + ",".join(elements))


def hashed_text(group: Group, text: str) -> int:
    """Return the scalar that follows from a whole text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % group.order


def packed(numbers: Sequence[int], group: Group) -> tuple[int, Embedding]:
    """Return the numbers as one, with room below for the padding; refused where the group cannot carry them."""
    embedding = group.embedding
    if embedding is None or len(numbers) > embedding.most:
        raise NotEmbedded(group=group.id, numbers=len(numbers))
    if any(not 0 <= number < 1 << embedding.bits_each for number in numbers):
        raise NotEmbedded(group=group.id, numbers=len(numbers))
    whole = 0
    for number in numbers:
        whole = (whole << embedding.bits_each) + number
    return whole << embedding.padding, embedding


def unpacked(whole: int, embedding: Embedding, count: int) -> tuple[int, ...]:
    """Return ``count`` numbers out of one, the padding left away."""
    mask = (1 << embedding.bits_each) - 1
    whole >>= embedding.padding
    return tuple(whole >> embedding.bits_each * place & mask for place in reversed(range(count)))
