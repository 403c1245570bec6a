"""All engines of a group as one: what one of them answers, all of them answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeVar

from colonnade.core.elections.arithmetic import Answer, Job, PublicArithmetic
from colonnade.core.elections.elements import Element, Group, Row
from colonnade.core.elections.verification import Engines, Report, verify
from colonnade.edges.engines.choosing import kernels_for
from tests.archives import public
from tests.conftest import PARTS
from tests.kernels import compiled, forced

Found = TypeVar("Found")


@cache
def fast_engines(group: Group) -> dict[str, PublicArithmetic]:
    """Every engine that this processor has but the reference, by name, forced and tried; the usual one first."""
    names = [name for name in kernels_for(group) if name != "ifma" or PARTS["AVX-512-IFMA"]]
    for name in names:
        compiled(kernels_for(group)[name])
    return {public(group).name: public(group), **{name: forced(group, name) for name in names}}


@dataclass(frozen=True)
class Agreeing:
    """Arithmetic by every engine at once; where two differ, the test ends there. It bears the usual one's name."""

    group: Group

    @property
    def name(self) -> str:
        return public(self.group).name

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        return self._agreed(lambda engine: engine.answers(jobs))

    def products(self, rows: Iterable[Row]) -> list[Element]:
        asked = [tuple(row) for row in rows]
        return self._agreed(lambda engine: engine.products(asked))

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        return self._agreed(lambda engine: engine.logarithms(elements, bound))

    def _agreed(self, ask: Callable[[PublicArithmetic], Found]) -> Found:
        found = {name: ask(engine) for name, engine in fast_engines(self.group).items()}
        first, *others = found.values()
        assert all(other == first for other in others), found
        return first


def judged(content: bytes, engines: Engines = Agreeing) -> Report:
    """The report on an archive, which every engine gives."""
    return verify(BytesIO(content), engines, lambda offset, end: content[offset:end])
