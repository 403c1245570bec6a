"""Looking into entries on every core finds what looking into them here finds."""

from pathlib import Path

from colonnade.core.log.verify import Expectation, Export, Report, verify_log
from colonnade.core.organisations.acts import SHAPES
from colonnade.edges.codec import ORJSON
from colonnade.edges.examining import ALONE, OnEveryCore
from colonnade.edges.logfiles import Folder, folder_names
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN, acts, export

WIDTH = 256
ENTRIES = acts((ALONE + 3) * WIDTH + 7)


def _reports(folder: Path, codec: object) -> tuple[Report, Report]:
    names = frozenset(folder_names(folder))
    expected = Expectation(log_key(signer("log"), ORIGIN), (), True, frozenset(SHAPES), codec)  # type: ignore[arg-type]
    everywhere = OnEveryCore(expected)
    try:
        there = verify_log(Export(Folder(folder).read, names), expected, verify, everywhere)
    finally:
        everywhere.end()
    return there, verify_log(Export(Folder(folder).read, names), expected, verify)


def test_an_honest_log_is_accepted_on_every_core_as_it_is_here(tmp_path: Path) -> None:
    folder, _ = export(tmp_path, ENTRIES, [len(ENTRIES)])
    there, here = _reports(folder, ORJSON)

    assert there == here
    assert there.problems == []


def test_every_fault_is_found_in_the_same_order_with_any_reader(tmp_path: Path) -> None:
    places = [3, WIDTH * ALONE - 1, WIDTH * ALONE, WIDTH * (ALONE + 2) + 5, len(ENTRIES) - 1]
    damaged = list(ENTRIES)
    for place in places:
        damaged[place] = damaged[place].replace(b"/1", b"/2", 1) if place % 2 else b"nothing of ours"
    folder, _ = export(tmp_path, damaged, [len(damaged)])
    there, here = _reports(folder, ORJSON)

    assert there == here == _reports(folder, None)[0]
    assert [problem.place for problem in there.problems] == [f"entry {place}" for place in places]
    assert "organisations.count_returned/2" in there.unknown_types
