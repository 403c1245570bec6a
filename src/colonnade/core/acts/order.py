"""The order in which a set of acts is judged: the same for every way they arrived.

First what came before (``after``), then the day from which an act is known, then its
effective day, then its id. An act is known no earlier than what it comes after. Judging in
the order of knowledge is what makes a backdated act unable to undo a recorded one: what was
known on a day never depends on what was recorded later. Source: docs/adr/0004-replay-order.md.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from colonnade.core.acts.envelope import Act
from colonnade.core.ids import ActId, SpelledKey


@dataclass(slots=True)
class SealedAct:
    """An act and the keys whose seals on it were verified."""

    act: Final[Act]
    sealers: Final[frozenset[SpelledKey]]


@dataclass(slots=True)
class Ordered:
    """The acts in order, each with its known day, and those that wait for an act not in the set."""

    placed: list[tuple[SealedAct, date]] = field(default_factory=list)
    waiting: list[SealedAct] = field(default_factory=list)


def in_order(acts: Iterable[SealedAct]) -> Ordered:
    """Place every act after what it names in ``after``; what never can be placed waits.

    Duplicates (same id) count once. Linear in acts and references, times the logarithm
    of how many are ready at once.
    """
    by_id = {sealed.act.id: sealed for sealed in _merged(acts)}
    missing = {identity: len(sealed.act.after) for identity, sealed in by_id.items()}
    followers = _followers(by_id)
    known: dict[ActId, date] = {}
    ready = [_place(sealed, sealed.act.recorded) for sealed in by_id.values() if not sealed.act.after]
    heapq.heapify(ready)
    ordered = Ordered()
    for sealed, day in _drain(ready, by_id, followers, missing, known):
        ordered.placed.append((sealed, day))
    ordered.waiting = sorted(
        (sealed for identity, sealed in by_id.items() if identity not in known), key=lambda sealed: sealed.act.id
    )
    return ordered


def _merged(acts: Iterable[SealedAct]) -> Iterator[SealedAct]:
    """One sealed act an id, with every seal that any copy of it carries."""
    seen: dict[ActId, SealedAct] = {}
    for sealed in acts:
        before = seen.get(sealed.act.id)
        both = sealed if before is None else SealedAct(sealed.act, before.sealers | sealed.sealers)
        seen[sealed.act.id] = both
    yield from seen.values()


def _followers(by_id: Mapping[ActId, SealedAct]) -> dict[ActId, list[ActId]]:
    followers: dict[ActId, list[ActId]] = {}
    for identity, sealed in by_id.items():
        for before in sealed.act.after:
            followers.setdefault(before, []).append(identity)
    return followers


def _place(sealed: SealedAct, known: date) -> tuple[date, date, ActId]:
    return known, sealed.act.effective, sealed.act.id


def _drain(
    ready: list[tuple[date, date, ActId]],
    by_id: Mapping[ActId, SealedAct],
    followers: Mapping[ActId, list[ActId]],
    missing: dict[ActId, int],
    known: dict[ActId, date],
) -> Iterator[tuple[SealedAct, date]]:
    while ready:
        day, _, identity = heapq.heappop(ready)
        known[identity] = day
        yield by_id[identity], day
        for follower in followers.get(identity, ()):
            missing[follower] -= 1
            if missing[follower] == 0:
                after = by_id[follower]
                latest = max(after.act.recorded, *(known[before] for before in after.act.after))
                heapq.heappush(ready, _place(after, latest))
