"""A node that holds a large colonnade: rebuilding its tables, recording and publishing one act more, its pages.

    .venv/bin/python benchmarks/node.py [organisations]

Goals at 100,000 organisations and 1,000,000 acts: rebuild 180 s; append and publish one act 0.2 s and fewer than 20
files; an organisation's page p95 50 ms, today and on a day of the past; home 100 ms, the first time after an act and on
a day of the past too, and 100 kB with what it loads, unpacked, but for the typeface. The limit beside each page is a
page of the same site that asks the database nothing. On SQLite. Where the time of the rebuild goes is printed in
seconds of the processor (`stages.py`).
"""

import gzip
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import django
import world
from django.core.management import call_command
from stages import Clocks, Table, spent

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
PLACE = world.folder(ORGANISATIONS)
os.environ["COLONNADE_HOME"] = str(PLACE / "home")
os.environ["DJANGO_SETTINGS_MODULE"] = "colonnade.site.settings"

from colonnade.edges.homes import Home, create_home, open_home  # noqa: E402 -- the home is named first

HOME = open_home(PLACE / "home") if (PLACE / "home").exists() else create_home(PLACE / "home", world.ORIGIN)
django.setup()

from django.db import connection, transaction  # noqa: E402 -- models load only after django.setup
from django.test import Client  # noqa: E402

from colonnade.apps.organisations import projection, selectors, services, summing  # noqa: E402
from colonnade.apps.publiclog import selectors as publiclog_selectors  # noqa: E402
from colonnade.apps.publiclog import services as publiclog  # noqa: E402
from colonnade.apps.publiclog.models import Entry, Log, TreeHash  # noqa: E402
from colonnade.core.log.entries import recalled_entry  # noqa: E402
from colonnade.core.log.merkle import Frontier, leaf_hash, root_of  # noqa: E402
from colonnade.core.log.tiles import WIDTH  # noqa: E402
from colonnade.edges import replaying  # noqa: E402
from colonnade.edges.codec import ORJSON  # noqa: E402

NOW = date(2026, 1, 1)
PAGES = 300
APPENDED = 20
AT_ONCE = 10_000


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def row(name: str, figure: str, goal: str = "-", limit: str = "") -> None:
    print(f"{name:44} {figure:>12}   goal {goal:>8}   {limit}")


@transaction.atomic
def fill() -> None:
    """The tables of the log hold the world's entries, as if each had been recorded."""
    publiclog.open_log(world.ORIGIN)
    log = Log.objects.get(origin=world.ORIGIN)
    frontier, known, hashes = Frontier(), date.min, list[bytes]()
    entries: list[Entry] = []
    for index, content in enumerate(world.stored(PLACE)):
        act = recalled_entry(content, ORJSON).act
        known = max(known, act.recorded)
        whose = act.organisation
        entries.append(
            Entry(log=log, index=index, content=content, act=act.id, organisation=whose, type=act.type, known=known)
        )
        hashes.append(leaf_hash(content))
        frontier.append(hashes[-1])
        if len(entries) == AT_ONCE:
            Entry.objects.bulk_create(entries)
            entries = []
    Entry.objects.bulk_create(entries)
    _fill_tree(log, hashes)
    log.size, log.root = frontier.size, frontier.root()
    log.save()


def _fill_tree(log: Log, hashes: list[bytes]) -> None:
    level = 0
    while hashes:
        rows = (TreeHash(log=log, level=level, number=n, value=value) for n, value in enumerate(hashes))
        while some := list(islice(rows, AT_ONCE)):
            TreeHash.objects.bulk_create(some)
        whole = range(0, len(hashes) - WIDTH + 1, WIDTH)
        level, hashes = level + 1, [root_of(hashes[start : start + WIDTH]) for start in whole]


def publish(home: Home) -> None:
    publiclog.publish_log(origin=home.origin, folder=home.log_folder, signer=home.signer())


def append(home: Home, client: Client) -> None:
    """Some organisations make one more statement, or return one more count, each; home is looked at after each."""
    ids = [recalled_entry(entry, ORJSON).act.organisation for entry in islice(world.stored(PLACE), APPENDED * 7 + 3)]
    seconds, files, looks = [], [], []
    for member in world.members(len(ids))[2::7]:
        member.id = ids[member.number]
        last = publiclog_selectors.last_act(home.origin)
        writer = world.Writer(1, written=1, last=[str(last[0])] if last else [])
        entry = writer.write(member, *_one_more(member))
        before = _files(home.log_folder)

        def work(entry: bytes = entry) -> None:
            services.record_act(origin=home.origin, content=entry, today=date(2026, 6, 1))
            publish(home)

        seconds.append(timed(work))
        files.append(len(_files(home.log_folder).items() - before.items()))
        looks += read(client, ["/fa/"])
    row("append and publish one act, worst of 20", f"{max(seconds) * 1000:.0f} ms", "200 ms")
    row("files written by it, most", f"{max(files)}", "< 20")
    row("home, the first time after each, worst", f"{max(looks) * 1000:.0f} ms", "100 ms", f"median {_median(looks)}")


def _one_more(member: world.Member) -> tuple[str, dict[str, Any]]:
    if member.number % 2 or member.claimed != "base" or member.is_hidden:
        return "statement", {"title": {"binding": "en", "en": f"One more, {time.time_ns()}"}, "document": None}
    count = {"period": "2026-01", "basis": "members", "inspectors": 2, "count": 600 + member.number}
    return "count_returned", count


def rebuild(goal: int) -> None:
    """The tables are made anew; where the time of both processes goes."""
    clocks = Clocks()
    replaying.judge_case = clocks.called("rules", replaying.judge_case)  # type: ignore[assignment]  # a clock stands in its place
    for made, name, stage in (
        (projection.Keeper, "keep", "rows"),
        (projection.Keeper, "finish", "writing"),
        (summing.Summing, "take", "sums"),
        (summing.Summing, "finish", "writing"),
    ):
        setattr(made, name, clocks.called(stage, getattr(made, name)))
    began = time.process_time()
    seconds: list[float] = []
    processors = spent(lambda: seconds.append(timed(lambda: services.rebuild(world.ORIGIN))))
    here = time.process_time() - began
    row("rebuild", f"{seconds[0]:.1f} s", f"{goal} s", f"processors {processors:.1f} s, the longer of two {here:.1f} s")
    acts = publiclog_selectors.size_of(world.ORIGIN)
    table = Table("the process that judges", here / acts * 1e6)
    stages = (("rules", "rules"), ("rows", "rows for the tables"), ("sums", "sums"), ("writing", "writing both"))
    for name, told in stages:
        table.stage(told, clocks.seconds[name] / acts * 1e6)
    table.rest("acts made of what was read; the rest")
    each = (processors - here) / acts * 1e6
    print(f"{'the process that reads, hashes and parses':44} {each:8.1f} µs an act (`replay.py` has its stages)")


def _median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms"


def _files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def read(client: Client, addresses: list[str]) -> list[float]:
    def ask(address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    return [timed(lambda address=address: ask(address)) for address in addresses]  # type: ignore[misc]


def p95(seconds: list[float]) -> str:
    return f"{statistics.quantiles(seconds, n=20)[-1] * 1000:.1f} ms"


def pages(client: Client) -> None:
    chance = random.Random(1)
    everybody = [(span.organisation, span.start) for span in selectors.everyone(NOW, NOW)]
    chosen = [(*chance.choice(everybody), chance.choice(("fa", "en"))) for _ in range(PAGES)]
    limit = f"a page that asks nothing {p95(read(client, ['/en/log/'] * PAGES))}"
    today = [f"/{language}/organisations/{each}/" for each, _, language in chosen]
    row("an organisation's page today, p95", p95(read(client, today)), "50 ms", limit)
    past = [
        f"{address}?on={_day(chance, since)}&known={NOW}" for address, (_, since, _) in zip(today, chosen, strict=True)
    ]
    row("an organisation's page on a past day, p95", p95(read(client, past)), "50 ms", limit)
    for claimed in ("federation", "confederation"):
        some = [s.organisation for s in selectors.everyone(NOW, NOW) if s.facts["claimed_class"] == claimed][:10]
        worst = max(read(client, [f"/en/organisations/{each}/" for each in some]))
        row(f"a {claimed}'s page, worst of {len(some)}", f"{worst * 1000:.0f} ms", limit=limit)
    row("home, p95", p95(read(client, ["/fa/"] * PAGES)), "100 ms", limit)
    days = [f"/fa/?on={_day(chance, world.BEGIN)}&known={NOW}" for _ in range(PAGES // 5)]
    row("home on a past day, p95", p95(read(client, days)), "100 ms", limit)
    loaded = [Path("src/colonnade/site/static/colonnade", name).read_bytes() for name in ("colonnade.css", "icon.svg")]
    sent = [client.get("/fa/", headers={"accept-encoding": "gzip"}).content, *map(gzip.compress, loaded)]
    plain = [client.get("/fa/").content, *loaded]
    row("home and what it loads", _size(plain), "100 kB", f"as sent (gzip) {_size(sent)}")


def _size(parts: list[bytes]) -> str:
    return f"{sum(map(len, parts)) / 1000:.1f} kB"


def _day(chance: random.Random, since: date) -> date:
    return since + timedelta(days=chance.randint(1, (NOW - since).days))


def main() -> None:
    call_command("migrate", verbosity=0)
    if not Log.objects.filter(size__gt=0).exists():
        print(f"(the tables of the log were filled in {timed(fill):.0f} s)")
    goal = max(1, 180 * ORGANISATIONS // 100_000)
    rebuild(goal)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"(the rest of the log was published in {timed(lambda: publish(HOME)):.0f} s)")
    client = Client(SERVER_NAME="localhost")
    read(client, ["/fa/"])
    append(HOME, client)
    pages(client)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = publiclog_selectors.size_of(HOME.origin)
    print(f"({ORGANISATIONS:,} organisations, {size:,} acts, peak memory {peak} MB, {connection.vendor})")


main()
