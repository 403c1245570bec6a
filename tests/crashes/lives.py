"""Two stretches of a node's life in which it is stopped, and how it comes back."""

import random
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.crashes.calls import NO_FILE, WHOLE, Call, calls_in
from tests.crashes.cuts import scanned
from tests.crashes.disk import TRACED, Disk
from tests.crashes.node import Answer, Node
from tests.crashes.past import LostError, Past, prepared

END = 260
LIVES = {"new": (0, 6), "grown": (246, END)}
"""From which size to which: a node that is made and records its first acts; one whose first tile is filled."""


@dataclass(repr=False)
class Life:
    """What an undisturbed recorder did between two sizes: every call, on which disk, and what it acknowledged."""

    name: str
    until: int
    calls: list[Call]
    start: Disk
    key: bytes

    def disk_after(self, number: int) -> tuple[Disk, int]:
        """Return the disk after so many calls, and how many acts were acknowledged by then."""
        disk = deepcopy(self.start)
        acknowledged = -1
        for call in self.calls[:number]:
            disk.apply(call)
            acknowledged = max(acknowledged, acknowledgement(call))
        return disk, acknowledged


def acknowledgement(call: Call) -> int:
    """Return which act the call acknowledges; -1 if none."""
    is_one = call.name == "write" and call.words[0] == "1" and call.texts[0].startswith(b"ack ")
    return int(call.texts[0].split()[1]) if is_one else -1


@dataclass(repr=False)
class Lives:
    """A node, the past that it must keep, and its lives by name."""

    node: Node
    past: Past
    lives: dict[str, Life] = field(default_factory=dict)

    def prepare(self) -> None:
        """Where every life starts can be put back, and the state after each act is known."""
        self.node.keep("new")
        self._learn_states(0, LIVES["new"][1])
        self.node.put_back("new")
        self.node.order("fill", until=LIVES["grown"][0], often=True)
        self.node.keep("grown")
        self._learn_states(*LIVES["grown"])

    def _learn_states(self, start: int, until: int) -> None:
        told = self.node.order("states", until=until).told("state")
        self.past.states |= {start + number: found["state"] for number, found in enumerate(told)}

    def live(self, name: str, spoiled: tuple[str, ...] = ()) -> Life:
        """One life is lived undisturbed and every call of it known."""
        self.node.put_back(name)
        start, until = scanned(self.node.disk), LIVES[name][1]
        trace = self.node.base / "trace"
        options = ["-e", f"trace={TRACED}", *WHOLE, "-o", str(trace)]
        answer = self.node.order("record", until=until, trace=options, spoiled=spoiled, often=True)
        assert answer.acknowledged == until, answer
        return Life(name, until, list(calls_in(trace)), start, (self.node.home / "log.key").read_bytes())

    def claim_recovery(self, until: int, acknowledged: int) -> None:
        """Whatever is on the disk now is whole, holds what was acknowledged, and goes on to the same end."""
        published = self.past.claim_published(self.node.home, acknowledged)
        answer = self.node.order("resume", until=until)
        if answer.status != 0:
            raise LostError("it does not open again", answer)
        self.past.claim_stored(answer.told("found")[0], acknowledged, published)
        ended = self.past.claim_published(self.node.home, until)
        assert ended is not None
        self.past.claim_stored(answer.told("ended")[0], until, ended)
        assert (ended.size, ended.root) == (until, self.past.roots[until])
        self.past.claim_accepted(self.node.home)


@dataclass(frozen=True)
class Point:
    """The moment before a call: the how-many-eth of its name in a life."""

    life: str
    name: str
    count: int

    @property
    def injection(self) -> str:
        """What has strace kill there."""
        return f"inject={self.name}:signal=KILL:when={self.count}"


def points_of(life: str, names: list[str]) -> list[Point]:
    """Return every moment before a call."""
    counts: Counter[str] = Counter()
    points = []
    for name in names:
        counts[name] += 1
        points.append(Point(life, name, counts[name]))
    return points


def names_in(trace: Path) -> list[str]:
    """Return the name of every call in a trace, those that failed too, but for those that ask for memory."""
    lines = trace.read_text().splitlines()
    return [line.partition("(")[0] for line in lines if line[:1].isalpha() and not _is_for_memory(line)]


def _is_for_memory(line: str) -> bool:
    return line.startswith("mmap(") and NO_FILE in line


def some(points: list[Point], number: int) -> list[Point]:
    """Return so many different points, the same every time."""
    return random.Random(0).sample(points, number)


def killed_at(
    node: Node, point: Point, *, traced: str = TRACED, spoiled: tuple[str, ...] = (), whom: str = ""
) -> Answer:
    """The recorder, or the server's process that serves it, was killed there; return what it had said.

    With a server, of which ``whom`` is named, calls are not the same each time: where it ends before, half-way instead.
    """
    node.put_back(point.life)
    trace = node.base / "trace"
    options = ["-e", f"trace={traced}", "-e", point.injection, "-o", str(trace)]
    answer = node.order("record", until=LIVES[point.life][1], trace=options, whom=whom, spoiled=spoiled, often=True)
    if "+++ killed by SIGKILL" in trace.read_text():
        return answer
    assert whom, point
    return killed_at(node, replace(point, count=(point.count + 1) // 2), traced=traced, spoiled=spoiled, whom=whom)


def lives_on(base: Path, url: str | None = None, acts: int = END) -> Lives:
    """Return a node with nothing done yet, and so many acts to do."""
    entries = prepared(acts)
    return Lives(Node(base, entries, url), Past(entries))
