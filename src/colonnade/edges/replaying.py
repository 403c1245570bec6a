"""Replays one long log on two cores: one process reads the entries, the other judges them.

The reader is a forked child that reads, hashes and checks; what it sends are batches of plain values. Where the system
has no fork, or one core, one process does both. Source: docs/rules/acts.md, "Order"; docs/adr/0016-reading-again.md.
"""

import fcntl
import gc
import marshal
import multiprocessing
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection
from sys import intern
from typing import Any

from colonnade.core.acts.envelope import MONTH_LENGTH, Act, Custody, Provenance
from colonnade.core.acts.order import Ordered
from colonnade.core.dates import first_day, last_day
from colonnade.core.errors import Fact, Refusal
from colonnade.core.ids import ActId, act_id, organisation_id
from colonnade.core.log.entries import recalled_entry, sealers_in
from colonnade.core.organisations.cases import Case
from colonnade.core.organisations.judging import judge_case, waiting_span
from colonnade.core.organisations.spans import Book, Life, OnSettled
from colonnade.core.replay import NotAChain
from colonnade.core.rooms import EFFECTS, fault_of, judge
from colonnade.edges.codec import ORJSON
from colonnade.edges.collection import not_collected
from colonnade.edges.progress import Tell, untold

Entries = Callable[[], Iterable[bytes]]
BATCH = 100
"""Few enough that what is sent at once stays in a core's cache."""
UNDER_WAY = 1 << 20
SHORT = 12
JUDGED_ON_ENTRY = ""
"""No fault of facts: a node takes in none, and later software never judges again."""


def replayed(
    entries: Entries,
    on_settled: OnSettled | None = None,
    tell: Tell = untold,
    *,
    aside: bool = True,
    fault: str | None = JUDGED_ON_ENTRY,
) -> tuple[Book, int]:
    """Return the book that the entries of a node's own log make, and their number; refuse what is no chain.

    Each was checked and judged when it was recorded: facts are not looked into again, unless ``fault`` is none.
    ``entries`` is called in the reading process, another one if ``aside``; what it refuses is refused here.
    ``on_settled`` takes what no rule will look at again as soon as it is so; ``tell`` is told how many were judged,
    of 0.
    """
    book, judged = Book(on_settled=on_settled), 0
    with not_collected():
        for batch in _read_aside(entries, book) if aside and _has_two_cores() else _read_here(entries, book):
            for case in batch:
                judge_case(case, fault_of(case.act) if fault is None else fault, EFFECTS)
                judged += 1
            tell(judged, 0)
    return book, judged


def replayed_together(
    ordered: Ordered, own: Collection[ActId], on_settled: OnSettled | None = None, tell: Tell = untold
) -> Book:
    """Return the book that a set of acts from several logs makes, put in order before; what waits is entered, too.

    The facts of acts in ``own`` were looked into when they were recorded here; those of others never were.
    """
    book = Book(on_settled=on_settled)
    with not_collected():
        for judged, (sealed, known) in enumerate(ordered.placed, 1):
            judge(sealed, known, book, JUDGED_ON_ENTRY if sealed.act.id in own else None)
            tell(judged, len(ordered.placed))
    for sealed in ordered.waiting:
        book.enter(waiting_span(sealed))
    return book


def _has_two_cores() -> bool:
    return len(os.sched_getaffinity(0)) > 1 and "fork" in multiprocessing.get_all_start_methods()


def _read_here(entries: Entries, book: Book) -> Iterator[Iterable[Case]]:
    last, known = None, date.min
    for entry in entries():
        sealed = recalled_entry(entry, ORJSON)
        act = sealed.act
        if last is not None and last not in act.after:
            raise NotAChain(act=act.id)
        last, known = act.id, max(known, act.recorded)
        yield (Case(act, sealed.sealers, known, book, book.life(act.organisation)),)


def _read_aside(entries: Entries, book: Book) -> Iterator[Iterable[Case]]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    _widen(sender)
    reader = context.Process(target=_send, args=(entries, receiver, sender), daemon=True)
    reader.start()
    sender.close()
    try:
        yield from _received(receiver, book)
    finally:
        receiver.close()
        reader.join()


def _widen(pipe: Connection) -> None:
    """Let as much as the system allows be under way, so that neither process waits for the other's every batch."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, UNDER_WAY)


def _send(entries: Entries, receiver: Connection, sender: Connection) -> None:
    receiver.close()
    gc.disable()
    try:
        read = _plain(entries())
        while batch := list(islice(read, BATCH)):
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


def _plain(entries: Iterable[bytes]) -> Iterator[tuple[Any, ...]]:
    """Yield what each entry holds as values that every process knows, in the order of an act's fields.

    Words that come again and again are one object; an organisation is its number, and its name, which comes last,
    where it is new; days are ordinals. The fields of canonical bytes come sorted.
    Source: core/acts/envelope.py, ``recalled_act``.
    """
    numbers: dict[str, int] = {}
    last, known = None, 0
    for entry in entries:
        text, _, lines = entry.rpartition(b"\n\n")
        fields: Any = ORJSON.decode(text)
        (
            kind, after, article, corrects, critical, custody, effective, facts, organ, organisation, provenance,
            recorded, rules,
        ) = fields.values()  # fmt: skip
        identity = act_id(text)
        if last is not None and last not in after:
            raise NotAChain(act=identity)
        before = (last,) if after == [last] else tuple(after)
        last, until = identity, _ordinal(recorded, last_day)
        known = max(known, until)
        whose, coming = organisation or organisation_id(identity), len(numbers)
        number = numbers.setdefault(whose, coming)
        yield (
            identity, intern(kind), number, intern(organ), intern(article), before, _ordinal(effective, first_day),
            until, _shared(facts), intern(provenance), intern(custody), corrects, critical, intern(rules),
            len(effective) == len(recorded) == MONTH_LENGTH, sealers_in(lines), known,
            whose if number == coming else None,
        )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _ordinal(text: str, reading: Callable[[str], date]) -> int:
    return reading(text).toordinal()


def _shared(facts: Any) -> Any:
    """Return the facts with short texts of theirs, words mostly, as one object each."""
    for name, fact in facts.items():
        if type(fact) is str and len(fact) <= SHORT:
            facts[name] = intern(fact)
    return facts


def _received(receiver: Connection, book: Book) -> Iterator[Iterable[Case]]:
    days, lives = dict[int, date](), list[Life]()
    while True:
        batch = marshal.loads(receiver.recv_bytes())  # noqa: S302 -- from our own child
        if batch is None:
            return
        if isinstance(batch, tuple):
            raise _refusal(*batch)
        lives += [book.life(plain[-1]) for plain in batch if plain[-1] is not None]
        yield [_case(plain, lives, days, book) for plain in batch]


_PROVENANCES = {each.value: each for each in Provenance}
_CUSTODIES = {each.value: each for each in Custody}


def _case(plain: tuple[Any, ...], lives: list[Life], days: dict[int, date], book: Book) -> Case:
    (
        identity, kind, number, organ, article, after, effective, recorded, facts, provenance, custody,
        corrects, critical, rules, by_month, sealers, known, _,
    ) = plain  # fmt: skip
    life = lives[number]
    try:
        begins, told, since = days[effective], days[recorded], days[known]
    except KeyError:
        begins, told, since = (_made_once(days, ordinal) for ordinal in (effective, recorded, known))
    act = Act(
        identity, kind, life.organisation, organ, article, after, begins, told, facts,
        _PROVENANCES[provenance], _CUSTODIES[custody], corrects, critical, rules, by_month,
    )  # fmt: skip
    return Case(act, frozenset(sealers), since, book, life)


def _made_once(days: dict[int, date], ordinal: int) -> date:
    return days.setdefault(ordinal, date.fromordinal(ordinal))
