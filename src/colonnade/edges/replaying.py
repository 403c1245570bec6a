"""Replays one long log on two cores: one process reads the entries, the other judges them.

The reader is a forked child that reads, hashes and checks; what it sends are batches of plain values. Where the system
has no fork, or one core, one process does both. Source: docs/rules/acts.md, "Order"; docs/adr/0016-reading-again.md.
"""

import gc
import marshal
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from colonnade.core.acts.envelope import Act, Custody, Provenance
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Fact, Refusal
from colonnade.core.log.entries import recalled_entry
from colonnade.core.organisations.judging import fault_of, judge
from colonnade.core.organisations.spans import Book, Life, OnSettled
from colonnade.core.replay import NotAChain
from colonnade.edges.codec import ORJSON
from colonnade.edges.progress import Tell, untold

Entries = Callable[[], Iterable[bytes]]
Read = tuple[SealedAct, date, str]
"""An act, the day from which it is known, and the path of the fault of its facts."""
Named = tuple[SealedAct, date, str, Life | None]
"""The same, with what the book knows of its organisation."""
BATCH = 2000
SHORT = 12


def replayed(
    entries: Entries, on_settled: OnSettled | None = None, tell: Tell = untold, *, aside: bool = True
) -> tuple[Book, int]:
    """Return the book that the entries of one log make, and their number; refuse what is no chain.

    The entries were checked before: by the node that recorded them, or by the verifier. ``entries`` is called in
    the reading process, another one if ``aside``; what it refuses is refused here. ``on_settled`` takes what no rule
    will look at again as soon as it is so; ``tell`` is told how many were judged, of 0.
    """
    book, judged = Book(on_settled=on_settled), 0
    with _no_collection():
        for sealed, known, fault, life in (
            _read_aside(entries, book) if aside and _has_two_cores() else _read_here(entries)
        ):
            judge(sealed, known, book, fault, life)
            judged += 1
            tell(judged, 0)
    return book, judged


@contextmanager
def _no_collection() -> Iterator[None]:
    """What is read is kept, so that looking for what could be freed only costs."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def _has_two_cores() -> bool:
    return len(os.sched_getaffinity(0)) > 1 and "fork" in multiprocessing.get_all_start_methods()


def _read(entries: Iterable[bytes]) -> Iterator[Read]:
    last, known = None, date.min
    for entry in entries:
        sealed = recalled_entry(entry, ORJSON)
        act = sealed.act
        if last is not None and last not in act.after:
            raise NotAChain(act=act.id)
        last, known = act.id, max(known, act.recorded)
        yield sealed, known, fault_of(act)


def _read_here(entries: Entries) -> Iterator[Named]:
    return ((*read, None) for read in _read(entries()))


def _read_aside(entries: Entries, book: Book) -> Iterator[Named]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    reader = context.Process(target=_send, args=(entries, receiver, sender), daemon=True)
    reader.start()
    sender.close()
    try:
        yield from _received(receiver, book)
    finally:
        receiver.close()
        reader.join()


def _send(entries: Entries, receiver: Connection, sender: Connection) -> None:
    receiver.close()
    gc.disable()
    shared: dict[str, str] = {}
    numbers: dict[str, int] = {}
    try:
        read = _read(entries())
        while batch := [_plain(each, shared, numbers) for each in islice(read, BATCH)]:
            sender.send_bytes(marshal.dumps(batch))
        sender.send_bytes(marshal.dumps(None))
    except Refusal as refusal:
        sender.send_bytes(marshal.dumps((refusal.code, refusal.facts)))


def _refusal(code: str, facts: dict[str, Fact]) -> Refusal:
    """Return the refusal of another process, of its own class: only code and facts go from one to the other."""
    ahead, kind = [Refusal], Refusal
    while ahead:
        each = ahead.pop()
        ahead += each.__subclasses__()
        kind = each if each.code == code else kind
    refusal = kind.__new__(kind)
    Refusal.__init__(refusal, **facts)
    return refusal


def _plain(read: Read, shared: dict[str, str], numbers: dict[str, int]) -> tuple[Any, ...]:
    """Return what was read as values that every process knows; words that come again and again are one object.

    An organisation is its number, and its name where it comes for the first time.
    """
    (act, sealers), known, fault = read
    coming = len(numbers)
    number = numbers.setdefault(act.organisation, coming)
    return (
        number,
        act.organisation if number == coming else None,
        act.id,
        shared.setdefault(act.type, act.type),
        shared.setdefault(act.organ, act.organ),
        shared.setdefault(act.article, act.article),
        act.after,
        act.effective.toordinal(),
        act.recorded.toordinal(),
        _shared(act.facts, shared),
        act.provenance.value,
        act.custody.value,
        act.corrects,
        act.critical,
        shared.setdefault(act.rules, act.rules),
        act.by_month,
        tuple(sealers),
        known.toordinal(),
        fault,
    )


def _shared(facts: Any, shared: dict[str, str]) -> Any:
    """Return the facts with short texts of theirs, words mostly, as one object each."""
    for name, fact in facts.items():
        if type(fact) is str and len(fact) <= SHORT:
            facts[name] = shared.setdefault(fact, fact)
    return facts


def _received(receiver: Connection, book: Book) -> Iterator[Named]:
    days, lives = _Days(), list[Life]()
    while True:
        batch = marshal.loads(receiver.recv_bytes())  # noqa: S302 -- from our own child
        if batch is None:
            return
        if isinstance(batch, tuple):
            raise _refusal(*batch)
        for plain in batch:
            if plain[1] is not None:
                lives.append(book.life(plain[1]))
            yield _whole(plain, lives[plain[0]], days)


class _Days(dict[int, date]):
    """Days by their ordinal, each made once."""

    def __missing__(self, ordinal: int) -> date:
        day = self[ordinal] = date.fromordinal(ordinal)
        return day


_PROVENANCES = {each.value: each for each in Provenance}
_CUSTODIES = {each.value: each for each in Custody}


def _whole(plain: tuple[Any, ...], life: Life, days: _Days) -> Named:
    (
        _, _, identity, kind, organ, article, after, effective, recorded, facts, provenance, custody,
        corrects, critical, rules, by_month, sealers, known, fault,
    ) = plain  # fmt: skip
    act = Act(
        identity, kind, life.organisation, organ, article, after,
        days[effective], days[recorded], facts, _PROVENANCES[provenance], _CUSTODIES[custody],
        corrects, critical, rules, by_month,
    )  # fmt: skip
    return SealedAct(act, frozenset(sealers)), days[known], fault, life
