"""Whether an exported log is what it says: every file checked, every entry hashed, nothing left over.

The verifier rebuilds the tree from the entries and compares every tile with it, rather than trust
any tile to speak for another. Memory is flat but for one hash tile a level. Source: docs/rules/log.md.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from colonnade.core.acts.canonical import Codec, Malformed
from colonnade.core.acts.envelope import parse_act
from colonnade.core.log.checkpoints import Checkpoint, NotACheckpoint, parse_checkpoint
from colonnade.core.log.entries import VerifyAll, have_bad_seals, one_by_one
from colonnade.core.log.merkle import Frontier, leaf_hash, node_hash
from colonnade.core.log.notes import NotANote, Note, VerifierKey, Verify, is_signed_by, parse_note
from colonnade.core.log.tiles import ENTRIES, WIDTH, NotATile, Tile, is_implied, parse_bundle, parse_path, tiles_of

Read = Callable[[str], bytes | None]
AHEAD = 64
"""So many tiles of entries at most are on their way to be looked into, so that a long log is never held whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where; ``code`` has its sentence in ``words``."""

    code: str
    place: str


@dataclass(slots=True)
class Report:
    """What was found in one log. ``problems`` empty: accepted."""

    origin: str = ""
    size: int = 0
    root: bytes = b""
    entries: int = 0
    tiles: int = 0
    seals_checked: bool = False
    unknown_types: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, place: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, place))


@dataclass(frozen=True, slots=True)
class Export:
    """One log's folder: how to read a file of it and the names of all its files."""

    read: Read
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the reader brings: the key pinned, older checkpoints of the log, and whether seals are to be checked."""

    key: VerifierKey
    since: tuple[Checkpoint, ...]
    check_seals: bool
    known_types: frozenset[str]
    codec: Codec | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in some entries, looked into one by one."""

    problems: tuple[Problem, ...]
    unknown_types: frozenset[str]


class Examiner(Protocol):
    """Looks into entries, here or elsewhere, now or later."""

    def examine(self, first: int, entries: list[bytes]) -> None:
        """Take the entries that stand from the index ``first`` on."""

    def found(self) -> Iterable[Found]:
        """Return what was found in all that was taken, in the order in which it was."""


class HereAndNow:
    """Looks into entries as they come."""

    def __init__(self, expected: Expectation, verify: Verify) -> None:
        """Look for what is expected."""
        self._expected, self._verify_all = expected, one_by_one(verify)
        self._found: list[Found] = []

    def examine(self, first: int, entries: list[bytes]) -> None:
        """Look into the entries that stand from the index ``first`` on."""
        self._found.append(examined(first, entries, self._expected, self._verify_all))

    def found(self) -> Iterable[Found]:
        """Return what was found."""
        return self._found


def examined(first: int, entries: Sequence[bytes], expected: Expectation, verify_all: VerifyAll) -> Found:
    """Return what is found in the entries that stand from the index ``first`` on; seals are asked for all at once."""
    unknown, bad = set[str](), dict[int, str]()
    notes = dict[int, Note]()
    for index, entry in enumerate(entries, first):
        read = _read(entry, expected)
        if read is None:
            bad[index] = "log.entry_not_an_act"
            continue
        notes[index], kind = read
        if kind not in expected.known_types:
            unknown.add(kind)
    if expected.check_seals:
        fails = have_bad_seals(list(notes.values()), verify_all)
        bad |= {index: "log.seal_fails" for index, has_failed in zip(notes, fails, strict=True) if has_failed}
    return Found(tuple(Problem(bad[index], f"entry {index}") for index in sorted(bad)), frozenset(unknown))


def _read(entry: bytes, expected: Expectation) -> tuple[Note, str] | None:
    """Return the note in an entry and the type of its act; none where it holds no act."""
    try:
        note = parse_note(entry)
        return note, parse_act(note.text.removesuffix(b"\n"), expected.codec).type
    except (NotANote, Malformed):
        return None


def verify_log(export: Export, expected: Expectation, verify: Verify, examiner: Examiner | None = None) -> Report:
    """Return the report on one exported log."""
    report = Report(seals_checked=expected.check_seals)
    checkpoint = _checkpoint(export, expected, verify, report)
    if checkpoint is None:
        return report
    report.origin, report.size, report.root = checkpoint.origin, checkpoint.size, checkpoint.root
    _no_name_left_over(export, checkpoint.size, report)
    examiner = HereAndNow(expected, verify) if examiner is None else examiner
    roots = _walk(export, checkpoint.size, expected, examiner, report)
    for found in examiner.found():
        report.problems += found.problems
        report.unknown_types |= found.unknown_types
    if not report.problems and roots.get(checkpoint.size) != checkpoint.root:
        report.refuse("log.root_differs", "checkpoint")
    for older in expected.since:
        _is_a_beginning(older, checkpoint, roots, report)
    return report


def _checkpoint(export: Export, expected: Expectation, verify: Verify, report: Report) -> Checkpoint | None:
    content = export.read("checkpoint")
    if content is None:
        report.refuse("log.file_missing", "checkpoint")
        return None
    try:
        note = parse_note(content)
        checkpoint = parse_checkpoint(note.text)
    except (NotANote, NotACheckpoint):
        report.refuse("log.not_a_checkpoint", "checkpoint")
        return None
    if checkpoint.origin != expected.key.name:
        report.refuse("log.foreign_origin", "checkpoint")
        return None
    if not is_signed_by(note, expected.key, verify):
        report.refuse("log.checkpoint_not_signed", "checkpoint")
        return None
    return checkpoint


def _no_name_left_over(export: Export, size: int, report: Report) -> None:
    """Partials that an earlier checkpoint needed may stay; they are compared like the rest. Nothing else may."""
    for name in sorted(export.names - {"checkpoint", "vkey"}):
        try:
            tile = parse_path(name)
        except NotATile:
            report.refuse("log.file_not_expected", name)
            continue
        if tile.number * WIDTH + tile.width > _count(tile, size):
            report.refuse("log.beyond_the_checkpoint", name)


def _count(tile: Tile, size: int) -> int:
    """How many hashes (or entries) the level of ``tile`` has in a tree of ``size``."""
    level = 0 if tile.level == ENTRIES else int(tile.level)
    return size >> 8 * level


def _walk(export: Export, size: int, expected: Expectation, examiner: Examiner, report: Report) -> dict[int, bytes]:
    """Read every tile, compare it with the tree rebuilt from the entries; return the roots at the sizes asked for."""
    wanted = {older.size for older in expected.since} | {size}
    frontier, roots = Frontier(), {}
    if 0 in wanted:
        roots[0] = frontier.root()
    rows: list[_Row] = []
    stale = _stale(export, size)
    for tile in _entry_tiles(size):
        entries = _entries(export, tile, report)
        if entries is None:
            return roots
        examiner.examine(tile.number * WIDTH, entries)
        for entry in entries:
            leaf = leaf_hash(entry)
            frontier.append(leaf)
            if frontier.size in wanted:
                roots[frontier.size] = frontier.root()
            _grow(rows, 0, leaf, export, stale, report)
        for width in stale.pop((ENTRIES, tile.number), ()):
            _compare_entries(export, Tile(ENTRIES, tile.number, width), entries, report)
    _last_partials(rows, export, stale, report)
    return roots


def _stale(export: Export, size: int) -> dict[tuple[str, int], list[int]]:
    """The partial tiles in the folder that the checkpoint does not imply, by level and number."""
    stale: dict[tuple[str, int], list[int]] = {}
    for name in export.names - {"checkpoint", "vkey"}:
        try:
            tile = parse_path(name)
        except NotATile:
            continue
        if not is_implied(tile, size):
            stale.setdefault((tile.level, tile.number), []).append(tile.width)
    return stale


def _entry_tiles(size: int) -> Iterator[Tile]:
    return (tile for tile in tiles_of(size) if tile.level == ENTRIES)


def _entries(export: Export, tile: Tile, report: Report) -> list[bytes] | None:
    content = export.read(tile.path())
    if content is None:
        report.refuse("log.file_missing", tile.path())
        return None
    try:
        entries = parse_bundle(content, tile.width)
    except NotATile:
        report.refuse("log.entries_unreadable", tile.path())
        return None
    report.tiles += 1
    report.entries += len(entries)
    return entries


@dataclass(slots=True)
class _Row:
    """A level of the tree being rebuilt: how many of its tiles are full, and the hashes of the next one."""

    full: int = 0
    hashes: list[bytes] = field(default_factory=list)


def _grow(
    rows: list[_Row],
    level: int,
    value: bytes,
    export: Export,
    stale: dict[tuple[str, int], list[int]],
    report: Report,
) -> None:
    """Add a hash to its level's row; a full row is compared with its tile and hashed into the next level."""
    if level == len(rows):
        rows.append(_Row())
    rows[level].hashes.append(value)
    if len(rows[level].hashes) < WIDTH:
        return
    row, number = rows[level].hashes, rows[level].full
    _compare(export, Tile(str(level), number, WIDTH), row, report)
    for width in stale.pop((str(level), number), ()):
        _compare(export, Tile(str(level), number, width), row[:width], report)
    rows[level] = _Row(number + 1)
    _grow(rows, level + 1, _root_of_full(row), export, stale, report)


def _root_of_full(row: Sequence[bytes]) -> bytes:
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def _last_partials(
    rows: Iterable[_Row],
    export: Export,
    stale: dict[tuple[str, int], list[int]],
    report: Report,
) -> None:
    for level, row in enumerate(rows):
        if row.hashes:
            _compare(export, Tile(str(level), row.full, len(row.hashes)), row.hashes, report)
        for older in stale.pop((str(level), row.full), ()):
            _compare(export, Tile(str(level), row.full, older), row.hashes[:older], report)


def _compare(export: Export, tile: Tile, row: Sequence[bytes], report: Report) -> None:
    content = export.read(tile.path())
    report.tiles += 1
    if content is None:
        report.refuse("log.file_missing", tile.path())
    elif content != b"".join(row[: tile.width]):
        report.refuse("log.tile_differs", tile.path())


def _compare_entries(export: Export, tile: Tile, entries: Sequence[bytes], report: Report) -> None:
    content = export.read(tile.path())
    report.tiles += 1
    try:
        same = content is not None and parse_bundle(content, tile.width) == list(entries[: tile.width])
    except NotATile:
        same = False
    if not same:
        report.refuse("log.tile_differs", tile.path())


def _is_a_beginning(older: Checkpoint, newer: Checkpoint, roots: dict[int, bytes], report: Report) -> None:
    """Refuse a log that is shorter than what was seen before, or that has another past."""
    if older.origin != newer.origin:
        return
    if older.size > newer.size:
        report.refuse("log.shorter_than_seen", "checkpoint")
    elif older.size in roots and roots[older.size] != older.root:
        report.refuse("log.another_past", "checkpoint")
