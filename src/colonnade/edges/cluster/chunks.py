"""What is sent to workers and what they answer: places in an archive, verdicts, and why they cannot give any.

A worker reads its own copy of the archive and gives verdicts only where these are the bytes that the sender has read.
Source: docs/adr/0049-the-cluster.md.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import colonnade
from colonnade.core.elections.archive import BLOCK
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Batch, Verdicts, verdicts_on
from colonnade.core.elections.ballots import Poll
from colonnade.core.elections.election import election_spelled, read_election
from colonnade.core.elections.groups import group_named
from colonnade.core.errors import Fact
from colonnade.edges.archive_files import NoPlainArchive, plain_archive
from colonnade.edges.engines.choosing import EngineErrs, UnknownEngine, public_engine
from colonnade.edges.engines.kernels.compiling import KernelNotHere, KernelNotReady

BALLOTS = 256
BYTES = 4_000_000
"""A chunk is whole batches, until it has so many ballots or bytes: what it costs to send is then lost beside them."""
_SOURCES = ("core/elections", "edges/engines", "edges/cluster")
_ONE_AT_A_TIME = Lock()
"""A process examines one chunk at a time, whatever number of threads it was given: engines are not shared."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is the same for all chunks of an archive; an engine that is not named is the worker's own best."""

    version: str
    archive: str = field(repr=False)
    election: bytes = field(repr=False)
    fingerprint: str
    engine: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Ballots of batches by where they stand, offset and size each, and SHA-256 of all their SHA-256 in a row."""

    question: Question
    batches: tuple[tuple[tuple[int, int], ...], ...] = field(repr=False)
    digest: bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """The verdicts on each batch of a chunk, and by which engine."""

    engine: str
    verdicts: tuple[Verdicts, ...]


@dataclass(frozen=True, slots=True)
class Amiss:
    """Why a worker gives no verdicts: the code of the sentence, and its facts without the worker's name."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


def question_on(poll: Poll, archive: Path, engine: str | None) -> Question:
    """Return what all workers are asked about an archive, which they find at the same place."""
    return Question(version(), str(archive), election_spelled(poll.election), poll.fingerprint, engine)


def chunk_of(question: Question, batches: Sequence[Batch]) -> Chunk:
    """Return what is sent instead of ballots."""
    places = tuple(tuple((step.offset + BLOCK, len(step.contents[0])) for step in batch) for batch in batches)
    digests = (bytes.fromhex(step.event.payload or "") for batch in batches for step in batch)
    return Chunk(question, places, _digest_of(digests))


def gathered(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Yield the batches, as many together as make a chunk."""
    together: list[Batch] = []
    for batch in batches:
        together.append(batch)
        if _is_full(together):
            yield together
            together = []
    if together:
        yield together


def examined(chunk: Chunk) -> Examined | Amiss:
    """Return the verdicts on a chunk, in this process; or why there can be none."""
    question = chunk.question
    if question.version != version():
        return Amiss("elections.worker_other_version", (("theirs", version()), ("ours", question.version)))
    try:
        contents = _read(Path(question.archive), chunk.batches)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        return Amiss("elections.worker_no_archive", (("archive", question.archive), ("reason", reason)))
    except NoPlainArchive:
        contents = []
    if _digest_of(hashlib.sha256(each).digest() for batch in contents for each in batch) != chunk.digest:
        return Amiss("elections.worker_other_archive", (("archive", question.archive),))
    with _ONE_AT_A_TIME:
        return _judged(question, contents)


@cache
def engine_of(group: str, name: str | None) -> PublicArithmetic:
    """Return the engine of this process, tried once: the one that is named, or the best that was ready at first."""
    return public_engine(group_named(group), name)


def _judged(question: Question, batches: Sequence[Sequence[bytes]]) -> Examined | Amiss:
    poll = _poll(question.election, question.fingerprint)
    try:
        arithmetic = engine_of(poll.election.group.id, question.engine)
    except (UnknownEngine, EngineErrs, KernelNotReady, KernelNotHere) as refusal:
        engine = question.engine or refusal.facts.get("engine", "-")
        return Amiss("elections.worker_without_engine", (("engine", engine), ("why", refusal.code)))
    return Examined(arithmetic.name, tuple(verdicts_on(poll, arithmetic, batch) for batch in batches))


@cache
def version() -> str:
    """Return the version of this program, and the beginning of a digest of all on which verdicts rest."""
    root = Path(colonnade.__file__).parent
    digest = hashlib.sha256()
    for module in sorted(each for folder in _SOURCES for each in (root / folder).rglob("*.py")):
        content = module.read_bytes()
        digest.update(len(content).to_bytes(8, "big") + content)
    return f"{colonnade.__version__}+{digest.hexdigest()[:12]}"


@lru_cache(maxsize=8)
def _poll(election: bytes, fingerprint: str) -> Poll:
    return Poll(read_election(election), fingerprint)


def _read(archive: Path, batches: Iterable[Iterable[tuple[int, int]]]) -> list[list[bytes]]:
    with plain_archive(archive) as file:
        return [[_at(file, offset, size) for offset, size in batch] for batch in batches]


def _at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _digest_of(digests: Iterable[bytes]) -> bytes:
    return hashlib.sha256(b"".join(digests)).digest()


def _is_full(batches: Sequence[Batch]) -> bool:
    sizes = [len(step.contents[0]) for batch in batches for step in batch]
    return len(sizes) >= BALLOTS or sum(sizes) >= BYTES
