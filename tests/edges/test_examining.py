"""Looking into entries in several processes finds what looking into them here finds, or nothing at all."""

import io
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.cli.main import main
from colonnade.core.log.backups import Damaged, EntriesKept, LogKept, Member, head_members, manifest, read_backup
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.entries import VerifyAll
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.tiles import ENTRIES as ENTRIES_LEVEL
from colonnade.core.log.tiles import WIDTH, Tile, entry_bundle
from colonnade.core.log.verify import Expectation, Export, Found, Problem, Report, examined, verify_log
from colonnade.core.organisations.acts import SHAPES
from colonnade.edges import examining
from colonnade.edges.codec import ORJSON
from colonnade.edges.examining import Lookers, OnEveryCore, look_by, lookers
from colonnade.edges.logfiles import Folder, folder_names
from colonnade.edges.seals import Seals
from colonnade.edges.signing import log_key, signed_note, verify
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN, acts, export

ENTRIES = acts(3 * WIDTH + 7)
DAMAGED = [3, WIDTH - 1, WIDTH, 2 * WIDTH + 5, len(ENTRIES) - 1]
KEY = log_key(signer("log"), ORIGIN)
SPLITS = pytest.mark.parametrize(("processes", "alone"), [(1, 0), (2, 1), (3, 0)])


def _expected(codec: Any = ORJSON) -> Expectation:
    return Expectation(KEY, (), True, frozenset(SHAPES), codec)


def _damaged(entries: list[bytes], places: list[int]) -> list[bytes]:
    """One of three faults at each place: another type under the old seal, no act, a line that is no seal of ours."""
    changed = list(entries)
    for place in places:
        faults = (
            changed[place].replace(b"/1", b"/2", 1),
            b"nothing of ours",
            changed[place].replace(b"colonnade.seal/", b"colonnade.deal/", 1),
        )
        changed[place] = faults[place % 3]
    return changed


def _reports(folder: Path, processes: int, alone: int, codec: Any = ORJSON) -> tuple[Report, Report]:
    export_ = Export(Folder(folder).read, frozenset(folder_names(folder)))
    expected = _expected(codec)
    with lookers(processes, alone) as some:
        there = verify_log(export_, expected, verify, OnEveryCore(expected, some))
    return there, verify_log(export_, expected, verify)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("honest")
    export(root, ENTRIES, [len(ENTRIES)])
    return root


@SPLITS
def test_an_honest_log_is_accepted_on_every_core_as_it_is_here(processes: int, alone: int, honest: Path) -> None:
    there, here = _reports(_log_in(honest), processes, alone)

    assert there == here
    assert there.problems == []


def _log_in(root: Path) -> Path:
    return next((root / "logs").iterdir())


def test_every_fault_is_found_in_the_same_order_with_any_reader(tmp_path: Path) -> None:
    folder, _ = export(tmp_path, _damaged(ENTRIES, DAMAGED), [len(ENTRIES)])
    there, here = _reports(folder, 2, 1)

    assert there == here == _reports(folder, 3, 0, None)[0] == _reports(folder, 1, 0)[0]
    assert [problem.place for problem in there.problems] == [f"entry {place}" for place in DAMAGED]
    assert there.unknown_types == {"organisations.count_returned/2"}


@pytest.fixture(scope="module")
def two() -> Iterator[Lookers]:
    with lookers(2, 0) as some:
        yield some


@settings(deadline=None, max_examples=30)
@given(
    st.sets(st.integers(0, 59), max_size=9),
    st.sets(st.integers(1, 59), max_size=7),
    st.booleans(),
)
def test_verdicts_are_the_same_for_any_split(two: Lookers, places: set[int], cuts: set[int], seals: bool) -> None:
    entries = _damaged(ENTRIES[:60], sorted(places))
    expected = Expectation(KEY, (), seals, frozenset(SHAPES), ORJSON)
    bounds = [0, *sorted(cuts), len(entries)]
    pieces = [partial(examined, start, entries[start:end], expected) for start, end in pairwise(bounds)]
    answers = [two.begin(piece) for piece in pieces]

    assert _together(answer() for answer in answers) == _one_after_another(entries, seals=seals)
    assert _together(piece(Seals()) for piece in pieces) == _one_after_another(entries, seals=seals)


def _together(found: Iterator[Found]) -> Found:
    every = list(found)
    problems = tuple(problem for each in every for problem in each.problems)
    return Found(problems, frozenset().union(*(each.unknown_types for each in every)))


def _one_after_another(entries: list[bytes], *, seals: bool) -> Found:
    """What is found entry by entry, by one seal at a time."""
    expected = Expectation(KEY, (), seals, frozenset(SHAPES))
    one_seal: VerifyAll = lambda claims: [verify(*claim) for claim in claims]  # noqa: E731 -- named for its reader
    return _together(examined(at, [entry], expected, one_seal) for at, entry in enumerate(entries))


def _killed(_piece: object) -> Found:
    os.kill(os.getpid(), signal.SIGKILL)
    return Found((), frozenset())


@pytest.mark.parametrize(
    ("language", "said"), [("en", "was ended before its work was done"), ("fa", "پیش از پایان کارش از میان رفت")]
)
def test_a_killed_process_is_no_verdict_and_told_in_one_sentence(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, honest: Path
) -> None:
    monkeypatch.setattr(examining, "_looked_into", _killed)
    monkeypatch.setattr(examining, "lookers", partial(lookers, 2, 0))
    out, err = io.StringIO(), io.StringIO()

    with redirect_stdout(out), redirect_stderr(err):
        code = main(["log", "verify", str(honest), "--seals", "--lang", language])

    assert (code, out.getvalue()) == (2, "")
    assert said in err.getvalue()
    assert err.getvalue().count("\n") == 1


def _at_ctrl_c(_verify_all: VerifyAll) -> str:
    return str(signal.getsignal(signal.SIGINT))


def test_ctrl_c_is_for_the_one_who_asked(two: Lookers) -> None:
    assert two.begin(_at_ctrl_c)() == str(signal.SIG_IGN)


@pytest.mark.parametrize(("threads", "start"), [(1, "fork"), (2, "spawn")])
def test_where_threads_run_nothing_is_forked(threads: int, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    chosen = examining._context().get_start_method()
    with lookers(2, 0) as some:
        found = some.begin(partial(examined, 0, _damaged(ENTRIES[:3], [1]), _expected()))()

    assert chosen == start
    assert found.problems == (Problem("log.entry_not_an_act", "entry 1"),)


def _members(entries: list[bytes]) -> list[Member]:
    """A backup of nothing but one log."""
    root = root_of([leaf_hash(entry) for entry in entries])
    checkpoint = signed_note(Checkpoint(ORIGIN, len(entries), root).text(), signer("log"), ORIGIN)
    log = LogKept(ORIGIN, len(entries), root, KEY, checkpoint, (len(entries),))
    starts = range(0, len(entries), WIDTH)
    tiles = [Tile(ENTRIES_LEVEL, at // WIDTH, min(WIDTH, len(entries) - at)) for at in starts]
    named = [
        (f"{log.folder}/{tile.path()}", entry_bundle(entries[at : at + WIDTH]))
        for at, tile in zip(starts, tiles, strict=True)
    ]
    return [("MANIFEST", manifest([log], 0)), *head_members(log), *named]


def _read(members: list[Member], some: Lookers | None) -> tuple[int, str]:
    """How many entries were handed over, and where reading ended."""
    count = 0
    try:
        for each in read_backup(iter(members), verify, None if some is None else look_by(some)):
            count += len(each.entries) if isinstance(each, EntriesKept) else 0
    except Damaged as refusal:
        return count, str(refusal.facts["place"])
    return count, ""


@pytest.mark.parametrize(("broken", "tiles"), [((), 4), ((1, 2), 4), ((0,), 2), ((2,), 2), ((3,), 3)])
def test_the_first_member_at_fault_is_named_however_far_was_read_ahead(
    two: Lookers, broken: tuple[int, ...], tiles: int
) -> None:
    members = _members(_damaged(ENTRIES, [tile * WIDTH + 2 for tile in broken]))
    members = members[: len(members) - 4 + tiles]

    here = _read(members, None)

    assert _read(members, two) == here
    assert here[0] == min(min([*broken, tiles]) * WIDTH, len(ENTRIES))
