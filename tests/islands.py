"""Nodes that are cut off from one another and exchange bundles, each with tables and a home of its own.

A test has one database: whoever acts has his rows in it, the others keep theirs aside.
"""

import contextlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import CellRow, SpanRow, SumRow
from colonnade.apps.organisations.projection import span_of
from colonnade.apps.organisations.services import acts_that_count
from colonnade.apps.publiclog import offering, others, selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Blob, Entry, KeptFork, Log, LoneAct, OtherEntry, OtherLog, TreeHash
from colonnade.apps.publiclog.showing import Exchange, Taken, Trust
from colonnade.cli import restoring
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.order import SealedAct
from colonnade.core.log.bundles import NotABundle
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.cosignatures import format_answer
from colonnade.core.log.entries import read_entry
from colonnade.core.log.notes import VerifierKey, parse_note
from colonnade.core.log.policy import Policy, parse_policy
from colonnade.core.log.states import ReadOnly
from colonnade.core.organisations.spans import Book
from colonnade.core.replay import book_of, state_hash
from colonnade.edges.bundles import opened_bundle, write_bundle
from colonnade.edges.clock import today
from colonnade.edges.cosigning import add_answer
from colonnade.edges.homes import Home, create_home
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import Body, Simulator
from tests.nodes import Kept, Node, keep
from tests.witnesses import line, witness

TABLES: tuple[type[models.Model], ...] = (
    *(Log, Entry, TreeHash, Blob, OtherLog, OtherEntry, KeptFork, LoneAct),
    *(SpanRow, CellRow, SumRow),
)
TODAY = date(2026, 6, 15)
UNION, ROOF, THIRD = "union.invalid/log", "roof.invalid/log", "third.invalid/log"
Rows = dict[type[models.Model], list[Any]]


def _taken_out() -> Rows:
    rows: Rows = {table: list(table._default_manager.order_by("pk")) for table in TABLES}
    for table in reversed(TABLES):
        table._default_manager.all().delete()
    return rows


def _put_in(rows: Rows) -> None:
    for table in TABLES:
        table._default_manager.bulk_create(rows.get(table, []))


@dataclass
class Island:
    """One node: its home, what it writes, and its tables while another is at work."""

    home: Home
    simulator: Simulator = field(default_factory=Simulator)
    rows: Rows = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)

    @staticmethod
    def new(path: Path, origin: str, like: "Island | None" = None) -> "Island":
        """A node of its own; ``like`` another, it has stolen that one's key and name."""
        home = create_home(path, origin)
        if like is not None:
            (path / "log.key").write_bytes((like.home.path / "log.key").read_bytes())
        island = Island(home)
        with island.here():
            publiclog.open_log(origin)
        return island

    @property
    def origin(self) -> str:
        return self.home.origin

    @property
    def key(self) -> VerifierKey:
        return log_key(self.home.signer(), self.home.origin)

    @contextmanager
    def here(self) -> Iterator[None]:
        with transaction.atomic():
            _put_in(self.rows)
        before, settings.COLONNADE_HOME = settings.COLONNADE_HOME, self.home
        try:
            yield
        finally:
            settings.COLONNADE_HOME = before
            with transaction.atomic():
                self.rows = _taken_out()

    def record(self, *, on: date = TODAY) -> Act:
        """What the simulator wrote last is recorded and published."""
        with self.here():
            services.record_act(origin=self.origin, content=self.simulator.entries[-1], today=on)
            self.publish()
        self.require_replay()
        return self.simulator.acts[-1].act

    def publish(self) -> None:
        publiclog.publish_log(origin=self.origin, folder=self.home.log_folder, signer=self.home.signer())

    def found(self, name: str, claimed_class: str, day: str) -> Body:
        body = self.simulator.found(name, claimed_class, day)
        self.record()
        return body

    def count(self, body: Body, day: str, count: int) -> Act:
        self.simulator.count(body, day, count)
        return self.record()

    def say(self, body: Body, day: str) -> Act:
        said = {"title": {"binding": "en", "en": "We stand"}, "document": None}
        self.simulator.act(body, "statement", day, said)
        return self.record()

    def decide(self, body: Body, to: Body, day: str) -> Act:
        self.simulator.decide(body, to, day)
        return self.record()

    def admit(self, to: Body, body: Body, decision: Act, day: str) -> Act:
        after = (*self.simulator.heads(), decision.id)
        self.simulator.admit(to, body, decision, day, after=after)
        return self.record()

    def write(self, place: Path, had: dict[str, Checkpoint] | None = None) -> Path:
        with self.here():
            place.unlink(missing_ok=True)
            write_bundle(place, offering.offered(self.home, had or {}, lambda: acts_that_count(self.origin)))
        return place

    def read(self, place: Path, *keys: VerifierKey) -> list[Taken]:
        with self.here():
            found = self._read(place, keys)
        self.require_replay()
        return found.taken

    def _read(self, place: Path, keys: tuple[VerifierKey, ...]) -> Exchange:
        with opened_bundle(place) as bundle:
            trust = Trust({key.name: key for key in keys}, self.policy)
            exchange = Exchange(bundle, self.home, trust, TODAY)
            services.read_bundle(exchange)
        return exchange

    def kept(self, place: Path) -> Kept:
        place.mkdir()
        with self.here():
            return keep(Node(self.home), place)

    def kept_and_restored(self, place: Path, path: Path) -> "Island":
        """The node that a backup of this one makes, elsewhere; this one is gone."""
        return self.restored(self.kept(place), path)

    def restored(self, kept: Kept, path: Path) -> "Island":
        again = Island(Home(path, self.origin, is_demo=False))
        restoring.survey(kept.file, kept.unlock)
        restoring.put_back(path, kept.file, kept.unlock)
        again.rows = _taken_out()
        return again

    def state(self) -> str:
        with self.here():
            return table_hash()

    def is_read_only(self) -> bool:
        """Whether it was shown more of its own log before it wrote any more itself."""
        with self.here():
            return selectors.is_read_only()

    def views(self) -> dict[str, int]:
        with self.here():
            return {log.head.origin: log.view for log in others.heads()}

    def views_of(self, origin: str) -> list[int]:
        """How much of the log counts here; nothing for one's own."""
        return [view for name, view in self.views().items() if name == origin and name != self.origin]

    def cosigned_by(self, *names: str) -> None:
        """The witnesses of these names have seen what is published now."""
        head = parse_checkpoint(parse_note((self.home.log_folder / "checkpoint").read_bytes()).text)
        answer = format_answer([line(name, head, 4) for name in names])
        add_answer(
            self.home.log_folder, answer, log=self.key, witnesses=[witness(name) for name in names], today=today()
        )

    def forks(self) -> set[str]:
        with self.here():
            return {fork.digest for fork, _, _ in others.forks()}

    def standing(self, act: Act) -> str | None:
        with self.here():
            rows = SpanRow.objects.filter(kind="verdict", key=act.id).order_by("-id")
            return next((str(row.facts["standing"]) for row in rows), None)

    def require_replay(self) -> None:
        """The table is the replay of the set of acts that count here, computed by the core alone."""
        with self.here():
            assert table_hash() == state_hash(book_of(counted(self.origin)))
            before = sums()
            services.rebuild(self.origin)
            assert sums() == before


class Sea:
    """Three nodes and what goes between them; of some, another one writes with the first one's key."""

    def __init__(self, folder: Path, chance: random.Random, *, is_forked: bool, is_witnessed: bool = False) -> None:
        self._folder, self._chance, self.is_forked, self._written = folder, chance, is_forked, list[Path]()
        self.nodes = [Island.new(folder / str(at), origin) for at, origin in enumerate((UNION, ROOF, THIRD))]
        self._keys = [node.key for node in self.nodes]
        union, roof, third = self.nodes
        self._bodies = [union.found("Mill", "base", "2026-01-01"), roof.found("Steel", "federation", "2026-01-02")]
        self._bodies.append(third.found("Dock", "base", "2026-01-01"))
        self._thief = self._stolen() if is_forked else None
        self._is_witnessed = is_witnessed
        if is_witnessed:
            keys = f"witness a {witness('a')}\nwitness b {witness('b')}\n"
            for node in self.nodes:
                node.policy = parse_policy(f"{keys}group both all a b\nquorum both\n".encode())
        self._decided = dict[int, Act]()
        self._admitted = set[int]()

    def _stolen(self) -> Island:
        thief = Island.new(self._folder / "thief", UNION, like=self.nodes[0])
        thief.simulator.entries, thief.simulator.acts = (
            self.nodes[0].simulator.entries[:1],
            self.nodes[0].simulator.acts[:1],
        )
        thief.record()
        return thief

    def step(self) -> None:
        """Somebody acts, writes, or reads something."""
        steps = [self._count, self._decide, self._admit, self._write, self._read, self._read]
        self._chance.choice([*steps, *([self._cosign] if self._is_witnessed else [])])()

    def calm(self) -> None:
        """Everybody writes, and everybody reads what everybody wrote, until nobody can learn any more."""
        if self._thief is not None:
            self._thief.count(self._bodies[0], "2026-05-01", 700)
            self._open(self.nodes[0], lambda node: node.count(self._bodies[0], "2026-05-01", 90))
            self._bundle(self._thief)
            self._read_by(self.nodes[1], self._written[-1])
        for _ in range(2):
            for node in self.nodes:
                self._bundle(node)
            for place in self._written[-3:]:
                for node in self.nodes:
                    self._read_by(node, place)

    def _day(self) -> str:
        return f"2026-0{self._chance.randint(2, 5)}-0{self._chance.randint(1, 9)}"

    def _open(self, node: Island, act: Callable[[Island], object]) -> None:
        """The node acts, unless its own log was forked and it writes no more, or the act cannot stand."""
        entries, acts = len(node.simulator.entries), len(node.simulator.acts)
        try:
            act(node)
        except (ReadOnly, services.CannotStand):
            del node.simulator.entries[entries:], node.simulator.acts[acts:]

    def _count(self) -> None:
        at, number = self._chance.randrange(3), self._chance.randrange(100, 900, 50)
        if self._thief is not None and self._chance.random() < 0.3:
            self._thief.count(self._bodies[0], self._day(), number)
            return
        self._open(self.nodes[at], lambda node: node.count(self._bodies[at], self._day(), number))

    def _cosign(self) -> None:
        """Witnesses see what the log publishes; where its key was stolen, perhaps one past and the other."""
        some = [self.nodes[0], *([] if self._thief is None else [self._thief])]
        self._chance.choice(some).cosigned_by(*self._chance.choice([("a",), ("a", "b"), ("a", "b")]))

    def _decide(self) -> None:
        at = self._chance.choice([0, 2])

        def decide(node: Island) -> None:
            self._decided[at] = node.decide(self._bodies[at], self._bodies[1], self._day())

        self._open(self.nodes[at], decide)

    def _admit(self) -> None:
        roof = self.nodes[1]
        for at, decision in self._decided.items():
            with roof.here():
                is_here = selectors.entry_of(decision.id) is not None
            if at in self._admitted or not is_here:
                continue
            self._admitted.add(at)
            self._open(roof, partial(self._admit_one, at, decision))

    def _admit_one(self, at: int, decision: Act, roof: Island) -> None:
        roof.admit(self._bodies[1], self._bodies[at], decision, "2026-06-01")

    def _write(self) -> None:
        self._bundle(self._chance.choice([*self.nodes, *([] if self._thief is None else [self._thief])]))

    def _bundle(self, node: Island) -> None:
        self._written.append(node.write(self._folder / f"bundle-{len(self._written)}"))

    def _read(self) -> None:
        if self._written:
            spoil = self._chance.choice([self._same, self._cut, self._bent])
            self._read_by(self._chance.choice(self.nodes), spoil(self._chance.choice(self._written)))

    def _same(self, place: Path) -> Path:
        return place

    def _read_by(self, node: Island, place: Path) -> None:
        with contextlib.suppress(NotABundle):
            node.read(place, *(key for key in self._keys if key.name != node.origin))

    def _cut(self, place: Path) -> Path:
        content, cut = place.read_bytes(), place.with_name("cut")
        cut.write_bytes(content[: self._chance.randrange(len(content))])
        return cut

    def _bent(self, place: Path) -> Path:
        content, bent = bytearray(place.read_bytes()), place.with_name("bent")
        for _ in range(self._chance.randint(1, 4)):
            content[self._chance.randrange(len(content))] ^= 1 << self._chance.randrange(8)
        bent.write_bytes(content)
        return bent


def counted(origin: str) -> list[SealedAct]:
    acts = [read_entry(entry.content, verify) for entry in selectors.all_entries(origin)]
    acts += others.counted_acts()
    return [*acts, *(read_entry(content, verify) for content in others.lone_contents(acts).values())]


def sums() -> list[tuple[object, ...]]:
    columns = ("body", "cell__is_direct", "cell__branches", "cell__stands", "cell__drums", "day", "known", "number")
    return sorted(SumRow.objects.values_list(*columns))


def table_hash() -> str:
    book = Book()
    for row in SpanRow.objects.order_by("id"):
        book.open(span_of(row))
    return state_hash(book)
