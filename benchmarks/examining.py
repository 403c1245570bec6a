"""Where the time of `election verify` goes: microseconds of the processor for a ballot, by what is done.

    .venv/bin/python benchmarks/examining.py                                    # both groups, the usual engine of each
    .venv/bin/python benchmarks/examining.py --group Ed25519 --engine jit64 --ballots 2000

Ballots have one question of five choices, as in `elections.py`, and are nobody's (`tests/unguarded.py`). Each part is
done for all ballots again and again, and the least is told, so that other work on the machine counts little. *In
lanes* is within compiled kernels; engines without any have all of it under *planning*. An engine that adds ballots up
while it has them in lanes has nothing under *multiplying*. Checking credentials, reading
the archive and tallying are one process's; the rest is shared by as many as there are.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.archives import Plan  # noqa: E402 -- the root is named first
from tests.many_ballots import write  # noqa: E402

from colonnade.core.elections.archive import records  # noqa: E402
from colonnade.core.elections.arithmetic import PublicArithmetic, added_up  # noqa: E402
from colonnade.core.elections.ballot_box import LAST_BATCH, BallotBox, Batch, Verdicts, verdicts_on  # noqa: E402
from colonnade.core.elections.ballots import Poll  # noqa: E402
from colonnade.core.elections.election import Summed, read_election  # noqa: E402
from colonnade.core.elections.elements import Element, Group  # noqa: E402
from colonnade.core.elections.events import EventType, Step, steps  # noqa: E402
from colonnade.core.elections.frames import frame_of  # noqa: E402
from colonnade.core.elections.groups import NAMES, group_named  # noqa: E402
from colonnade.core.elections.objects import Ballot, stamp  # noqa: E402
from colonnade.core.elections.public_credentials import elements_of, read_listed  # noqa: E402
from colonnade.core.elections.running_tally import RunningTally  # noqa: E402
from colonnade.core.elections.verification import require_members  # noqa: E402
from colonnade.edges.engines.choosing import public_engine  # noqa: E402

QUESTION = Summed(tuple("abcde"), None, 0, 1, "?")
USUAL = ("Ed25519", "BELENIOS-2048")
TIMES = 5
WARM = 1_500
"""Ballots after which every table is there."""


def written(group: Group, ballots: int) -> bytes:
    """Return an archive of so many ballots."""
    votes = [(voter, (tuple(int(at == voter % 6) for at in range(5)),)) for voter in range(ballots)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "election.bel"
        write(place, Plan(votes, (QUESTION,), group, voters=ballots))
        return place.read_bytes()


class Clock:
    """Seconds of the processor within kernels."""

    def __init__(self, engine: PublicArithmetic) -> None:
        """Watch the kernels of an engine, where it has any."""
        self.spent = 0.0
        whole: Any = engine
        if hasattr(whole, "_calls"):
            whole._calls = {name: self._watched(call) for name, call in whole._calls.items()}  # noqa: SLF001
        elif hasattr(whole, "_call"):
            whole._call = self._watched(whole._call)  # noqa: SLF001 -- nothing else can tell it

    def _watched(self, call: Callable[..., None]) -> Callable[..., None]:
        def watched(*arguments: int) -> None:
            began = time.process_time()
            call(*arguments)
            self.spent += time.process_time() - began

        return watched

    def least(self, work: Callable[[], object]) -> tuple[float, float]:
        """Return the least seconds that work took outside of kernels and, of that time, within them."""
        taken = []
        for _ in range(TIMES):
            self.spent, began = 0.0, time.process_time()
            work()
            taken.append((time.process_time() - began - self.spent, self.spent))
        return min(taken)


@dataclass(frozen=True)
class Subject:
    """An archive, taken apart."""

    content: bytes
    setup: Step
    ballots: list[Step]
    poll: Poll
    engine: PublicArithmetic
    clock: Clock

    @property
    def contents(self) -> list[bytes]:
        """The ballots."""
        return [step.contents[0] for step in self.ballots]

    def box(self) -> BallotBox:
        """Return a box without ballots."""
        election = self.poll.election
        listed = read_listed(self.setup.contents[2], election.group)
        return BallotBox(self.poll, RunningTally(self.engine, election, listed, _not_again))


def subject(group: Group, engine: str | None, ballots: int) -> Subject:
    """Return the subject of a run, its engine warm."""
    content = written(group, ballots)
    setup, *others = steps(records(BytesIO(content)))
    poll = Poll(read_election(setup.contents[0]), stamp(setup.contents[0]))
    arithmetic = public_engine(group, engine)
    cast = [step for step in others if step.event.type is EventType.BALLOT]
    made = Subject(content, setup, cast, poll, arithmetic, Clock(arithmetic))
    for _ in range(0, WARM, ballots):
        for batch in _batches(made.contents):
            assert not any(verdicts_on(poll, arithmetic, batch))
    return made


def parts(of: Subject) -> Iterator[tuple[str, float]]:
    """Yield each part and how many seconds it takes for all ballots."""
    frame, clock = frame_of(of.poll), of.clock
    listed = of.setup.contents[2]
    yield "credentials", sum(clock.least(lambda: require_members(of.engine, elements_of(listed), "credentials")))
    yield "reading the archive", clock.least(lambda: [None for _ in steps(records(BytesIO(of.content)))])[0]
    yield "reading ballots", clock.least(lambda: [frame.filled(content) for content in of.contents])[0]
    filled = [[each for content in batch if (each := frame.filled(content))] for batch in _batches(of.contents)]
    fillings = [[each.filling for each in batch] for batch in filled]
    planning, within = clock.least(lambda: [added_up(of.engine, frame.form, batch, frame.added) for batch in fillings])
    yield "planning", planning
    yield "in lanes", within
    found = [added_up(of.engine, frame.form, batch, frame.added) for batch in fillings]
    lines = [each for each, _ in found]
    told = [pair for batch, answers in zip(filled, lines, strict=True) for pair in zip(batch, answers, strict=True)]
    yield "judging", clock.least(lambda: [frame.judge(*each) for each in told])[0]
    columns = [
        [[(Element(each.elements[at]), 1) for each in batch] for at in frame.choices]
        for batch, (_, product) in zip(filled, found, strict=True)
        if product is None
    ]
    yield "multiplying", sum(clock.least(lambda: [of.engine.products(rows) for rows in columns]))
    verdicts = [verdicts_on(of.poll, of.engine, batch) for batch in _batches(of.contents)]
    yield "tallying", _taken_in(of, verdicts)
    yield "tallying, one by one", sum(clock.least(lambda: of.box().take(_plain, iter(of.ballots))))


def _plain(_poll: Poll, _arithmetic: PublicArithmetic, batches: Iterable[Batch]) -> Iterator[Verdicts]:
    """Yield verdicts that come with nothing else: each ballot is read for its choices, as where voters weigh more."""
    for batch in batches:
        yield [None] * len(batch)


def _taken_in(of: Subject, verdicts: list[Verdicts]) -> float:
    """Return the seconds for taking in verdicts that come with products; batches are all of one size here."""
    batches = [of.ballots[first : first + LAST_BATCH] for first in range(0, len(of.ballots), LAST_BATCH)]
    taken = []
    for _ in range(TIMES):
        box = of.box()
        began = time.process_time()
        for batch, found in zip(batches, verdicts, strict=True):
            box._judge(batch, found)  # noqa: SLF001 -- a box makes smaller batches first
        taken.append(time.process_time() - began)
        assert box.tally.number == len(of.ballots)
    return min(taken)


def _batches(contents: list[bytes]) -> list[list[bytes]]:
    return [contents[first : first + LAST_BATCH] for first in range(0, len(contents), LAST_BATCH)]


def _not_again(_offset: int, _end: int) -> Ballot:
    raise AssertionError("Nobody votes twice here.")


def main() -> None:
    """Print a table for each group."""
    taken = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    taken.add_argument("--group", choices=NAMES)
    taken.add_argument("--engine")
    taken.add_argument("--ballots", type=int, default=512)
    said = taken.parse_args()
    for name in [said.group] if said.group else USUAL:
        of = subject(group_named(name), said.engine, said.ballots)
        print(f"{name}, {of.engine.name}, {said.ballots} ballots: microseconds of the processor for a ballot")
        for part, seconds in parts(of):
            print(f"  {part:22}{seconds / said.ballots * 1e6:8.1f}")


if __name__ == "__main__":
    main()
