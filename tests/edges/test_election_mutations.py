"""No damage to an archive goes unseen: not one of thousands, drawn from a seed, over every field and every move.

Every engine of the group answers the same, whatever is asked on the way; of some also the reference, which is slow.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from itertools import islice

from colonnade.core.elections.arithmetic import Answer, Job, PublicArithmetic, ReferenceArithmetic
from colonnade.core.elections.elements import Element, Group, Row
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.core.elections.verification import Engines, verify
from colonnade.core.errors import Refusal
from tests.archives import RANKED, WITH_BLANK, YES_NO, Plan, made
from tests.engines import Agreeing
from tests.mutations import Mutant, mutants, places_of, subject
from tests.sizes import LONG_RUN, sized

MUTANTS = sized(7_500)
"""Two of three are on the curve: 5,000 of them."""
SLOWLY = sized(200)
VOTES = [
    (0, [[1, 0], [0, 1, 0, 0]]),
    (1, [[0, 1], [1, 0, 0, 0]]),
    (2, [[1, 0], [0, 1, 1, 0]]),
    (0, [[0, 1], [0, 0, 0, 1]]),
]
PLANS = (
    Plan(VOTES, group=ED25519, weights=(3, 5, 7, 9), pedersen=(3, 2), absent=frozenset({3})),
    Plan([(at, [*marks, [at, 1, 9]]) for at, marks in VOTES], (YES_NO, WITH_BLANK, RANKED), ED25519, singles=2),
    Plan(VOTES[1:], group=BELENIOS_2048),
)


@dataclass
class Remembering:
    """An engine that reckons the same job once: most of an archive is as it was."""

    engine: PublicArithmetic
    _answers: dict[Job, Answer] = field(default_factory=dict)
    _products: dict[tuple[tuple[Element, int], ...], Element] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def group(self) -> Group:
        return self.engine.group

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        new = [job for job in dict.fromkeys(jobs) if job not in self._answers]
        self._answers.update(zip(new, self.engine.answers(new), strict=True))
        return [self._answers[job] for job in jobs]

    def products(self, rows: Iterable[Row]) -> list[Element]:
        asked = [tuple(row) for row in rows]
        new = [row for row in dict.fromkeys(asked) if row not in self._products]
        self._products.update(zip(new, self.engine.products(new), strict=True))
        return [self._products[row] for row in asked]

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        return self.engine.logarithms(elements, bound)


@cache
def _all_engines(group: Group) -> PublicArithmetic:
    return Remembering(Agreeing(group))


@cache
def _reference(group: Group) -> PublicArithmetic:
    return Remembering(ReferenceArithmetic(group))


def _verdict(content: bytes, engines: Engines = _all_engines) -> str:
    """The code of the first reason; nothing where the archive is accepted."""
    try:
        report = verify(BytesIO(content), engines, lambda offset, end: content[offset:end])
    except Refusal as refusal:
        return refusal.code
    return report.reasons[0].code if report.reasons else ""


def test_every_damaged_archive_is_refused_by_every_engine() -> None:
    subjects = [subject(made(plan)) for plan in PLANS]
    foreign = [subject(made(replace(plan, seed=2))) for plan in PLANS]
    assert [_verdict(each.content) for each in (*subjects, *foreign)] == [""] * 6
    drawn: list[Mutant] = list(islice(mutants(7, subjects, foreign), MUTANTS))
    verdicts = [_verdict(each.content) for each in drawn]

    assert [(each.way, each.field) for each, verdict in zip(drawn, verdicts, strict=True) if not verdict] == []
    reasons = Counter(verdicts)
    assert len(reasons) > 40
    assert max(reasons.values()) < MUTANTS / 5
    if LONG_RUN:
        assert set().union(*(places_of(each) for each in subjects)) <= {each.field for each in drawn}


def test_the_reference_refuses_for_the_same_reasons() -> None:
    whole, foreign = (subject(made(replace(PLANS[0], seed=seed))) for seed in (1, 2))
    drawn = [each.content for each in islice(mutants(11, [whole], [foreign]), SLOWLY)]

    assert [_verdict(each, _reference) for each in drawn] == [_verdict(each) for each in drawn]
