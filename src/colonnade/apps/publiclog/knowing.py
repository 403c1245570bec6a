"""What the page of the logs shows: those of this node, those of others, forks, and acts that wait."""

from dataclasses import dataclass

from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.others import OtherHead
from colonnade.core.log.forks import Fork
from colonnade.edges.homes import Home
from colonnade.words.calendars import both

WAITING_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log: name, key, acts, how many of them count, whether it was forked, and the day on which it was seen."""

    origin: str
    key: str
    size: int
    view: int
    is_forked: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of two pasts: 1 or 2, how many acts its checkpoint signs, and their root."""

    number: int
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class ShownFork:
    """A fork: of which log, how many acts both pasts have in common, the day on which it came, and both sides."""

    digest: str
    origin: str
    common: int
    seen: str
    sides: tuple[ShownSide, ...]


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """An act and those that it comes after and that are not here."""

    act: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogsPage:
    """All of it; of the acts that wait, the first hundred."""

    own: tuple[KnownLog, ...]
    others: tuple[KnownLog, ...]
    forks: tuple[ShownFork, ...]
    waiting: tuple[WaitingAct, ...]


def logs_page(home: Home, language: str) -> LogsPage:
    """Return what the page shows."""
    forks = others.forks()
    forked = {fork.origin for fork, _, _ in forks}
    return LogsPage(
        own=tuple(_own(home, origin) for origin in reversed(selectors.origins())),
        others=tuple(
            _other(log, both(log.seen, language), is_forked=log.head.origin in forked) for log in others.heads()
        ),
        forks=tuple(_fork(fork, digest, both(seen, language)) for fork, digest, seen in forks),
        waiting=_waiting(),
    )


def _own(home: Home, origin: str) -> KnownLog:
    size = selectors.size_of(origin)
    return KnownLog(origin, str(home.key_of(origin)), size, size)


def _other(log: OtherHead, seen: str, *, is_forked: bool) -> KnownLog:
    return KnownLog(log.head.origin, str(log.key), log.head.size, log.view, is_forked, seen)


def _fork(fork: Fork, digest: str, seen: str) -> ShownFork:
    heads = [side.head for side in fork.sides]
    sides = tuple(ShownSide(number, head.size, head.root.hex()) for number, head in enumerate(heads, 1))
    return ShownFork(digest, fork.origin, fork.common, seen, sides)


def _waiting() -> tuple[WaitingAct, ...]:
    waiting = others.waiting(WAITING_AT_MOST)
    named = sorted({each for sealed in waiting for each in sealed.act.after})
    here = others.are_here(named) | selectors.own_acts(named)
    return tuple(
        WaitingAct(sealed.act.id, tuple(each for each in sealed.act.after if each not in here)) for sealed in waiting
    )
