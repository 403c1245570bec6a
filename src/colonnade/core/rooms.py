"""The rooms that have acts, put together: what each type must say, and what follows from it.

Whoever judges, judges by these tables; a room adds its own and knows nothing of the others.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.facts import Shape
from colonnade.core.acts.order import SealedAct
from colonnade.core.elections import acts as elections
from colonnade.core.elections import commitments as election_commitments
from colonnade.core.elections import course
from colonnade.core.organisations import acts as organisations
from colonnade.core.organisations import commitments, judging
from colonnade.core.organisations.cases import Case, Effect
from colonnade.core.organisations.judging import Standing
from colonnade.core.organisations.spans import Book

SHAPES: Final[Mapping[str, Shape]] = MappingProxyType({**organisations.SHAPES, **elections.SHAPES})
"""What each type must say; a type outside this table is kept and not applied."""
EFFECTS: Final[Mapping[str, Effect]] = MappingProxyType({**judging.EFFECTS, **course.EFFECTS})
"""What follows from each type, but for the one that confirms acts."""


def require_facts(entry: Act) -> None:
    """Refuse, with the path of the fault, facts that the act's type does not allow; unknown types pass."""
    if entry.type in elections.SHAPES:
        elections.require_facts(entry)
    else:
        organisations.require_facts(entry)


def hiding(kind: str, facts: Mapping[str, Json]) -> commitments.Hiding:
    """Return what an act of type ``kind`` shows and hides of ``facts``, which say all; refuse with the fault's path."""
    if kind in election_commitments.HIDING:
        return election_commitments.hiding(kind, facts)
    return commitments.hiding(kind, facts)


def fault_of(act: Act) -> str:
    """Return the path of what the facts of the act may not say; empty if there is none."""
    try:
        require_facts(act)
    except Malformed as refusal:
        return str(refusal.facts["path"])
    return ""


def judge(sealed: SealedAct, known: date, book: Book, fault: str | None = None) -> Standing:
    """Write into ``book`` what follows from the act and what became of it.

    ``fault``: the answer of :func:`fault_of`, where it was asked before.
    """
    act = sealed.act
    case = Case(act, sealed.sealers, known, book, book.life(act.organisation))
    return judging.judge_case(case, fault_of(act) if fault is None else fault, EFFECTS)
