"""Nodes that are cut off from one another and exchange bundles, each with tables and a home of its own.

A test has one database: whoever acts has his rows in it, the others keep theirs aside.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.organisations.projection import span_of
from colonnade.apps.organisations.services import acts_that_count
from colonnade.apps.publiclog import offering, others, selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Blob, Entry, KeptFork, Log, LoneAct, OtherEntry, OtherLog, TreeHash
from colonnade.apps.publiclog.showing import Exchange, Taken, Trust
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.order import SealedAct
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.entries import read_entry
from colonnade.core.log.notes import VerifierKey
from colonnade.core.log.policy import Policy
from colonnade.core.organisations.spans import Book
from colonnade.core.replay import book_of, state_hash
from colonnade.edges.bundles import opened_bundle, write_bundle
from colonnade.edges.homes import Home, create_home
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import Body, Simulator

TABLES: tuple[type[models.Model], ...] = (
    *(Log, Entry, TreeHash, Blob, OtherLog, OtherEntry, KeptFork, LoneAct),
    SpanRow,
)
TODAY = date(2026, 6, 15)
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
                self.rows = _taken_out()

    def record(self, *, today: date = TODAY) -> Act:
        """What the simulator wrote last is recorded and published."""
        with self.here():
            services.record_act(origin=self.origin, content=self.simulator.entries[-1], today=today)
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

    def read(self, place: Path, *keys: VerifierKey, today: date = TODAY) -> list[Taken]:
        with self.here():
            found = self._read(place, keys, today)
        self.require_replay()
        return found.taken

    def _read(self, place: Path, keys: tuple[VerifierKey, ...], today: date) -> Exchange:
        with opened_bundle(place) as bundle:
            trust = Trust({key.name: key for key in keys}, self.policy)
            exchange = Exchange(bundle, self.home, trust, today)
            services.read_bundle(exchange)
        return exchange

    def state(self) -> str:
        with self.here():
            return table_hash()

    def views(self) -> dict[str, int]:
        with self.here():
            return {log.head.origin: log.view for log in others.heads()}

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


def counted(origin: str) -> list[SealedAct]:
    acts = [read_entry(entry.content, verify) for entry in selectors.all_entries(origin)]
    acts += others.counted_acts()
    return [*acts, *(read_entry(content, verify) for content in others.lone_contents(acts).values())]


def table_hash() -> str:
    book = Book()
    for row in SpanRow.objects.order_by("id"):
        book.open(span_of(row))
    return state_hash(book)
