"""Secret arithmetic without its guard: fast, and in a time that depends on the secrets. For ballots of nobody only."""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import Job, PublicArithmetic
from colonnade.core.elections.elements import Element, Group, Row


class Unguarded:
    """A public engine that takes secrets, so that thousands of ballots for tests and benchmarks are made in time."""

    def __init__(self, engine: PublicArithmetic) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        return f"{self._engine.name}, unguarded"

    @property
    def group(self) -> Group:
        return self._engine.group

    def secret_products(self, rows: Sequence[Row]) -> list[Element]:
        taken = [tuple(row) for row in rows]
        known = tuple(dict.fromkeys(element for row in taken for element, _ in row))
        number = {element: at for at, element in enumerate(known)}
        terms = tuple(tuple((number[element], exponent) for element, exponent in row) for row in taken)
        (answer,) = self._engine.answers([Job(known, (), (), terms)])
        return list(answer.rows)

    def multiplied(self, pairs: Sequence[tuple[Element, Element]]) -> list[Element]:
        return self._engine.products([(left, 1), (right, 1)] for left, right in pairs)
