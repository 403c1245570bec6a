"""What others show of a log: a checkpoint, or the whole of it, checked before anything of it is used."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import parse_act
from colonnade.core.errors import Refusal
from colonnade.core.ids import ACT_ID
from colonnade.core.log.backups import log_folder, published_sizes
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.current import Forked, ProvesNothing
from colonnade.core.log.entries import act_text
from colonnade.core.log.notes import VerifierKey, is_signed_by, parse_note
from colonnade.core.log.tiles import ENTRIES, WIDTH, parse_bundle, tiles_of
from colonnade.core.log.verify import Expectation, Export, verify_log
from colonnade.edges.codec import ORJSON
from colonnade.edges.examining import examiner
from colonnade.edges.fetching import fetch_checkpoint, fetch_document, fetch_log, is_address
from colonnade.edges.homes import read_file
from colonnade.edges.logfiles import Folder, folder_names
from colonnade.edges.signing import verify


class NotSigned(Refusal):
    """The file is no checkpoint that the log's key has signed."""

    code = "restoring.not_signed"


class NotOutside(Refusal):
    """The checkpoint lies in the home that it should vouch for."""

    code = "restoring.not_outside"


class DoesNotHold(Refusal):
    """What others show of the log is not sound."""

    code = "restoring.does_not_hold"


class NoSuchLog(Refusal):
    """The folder holds no copy of this log."""

    code = "restoring.no_such_log"


@dataclass(frozen=True, slots=True)
class Copy:
    """A sound copy of a log: its checkpoint, and where its files lie."""

    checkpoint: bytes
    head: Checkpoint
    folder: Path
    document: Callable[[str], bytes | None]
    sizes: tuple[int, ...]
    """Sizes at which its files were published, as far as they show it."""

    def entries(self, start: int) -> Iterator[bytes]:
        """Yield its entries from ``start`` on."""
        for tile in tiles_of(self.head.size):
            if tile.level == ENTRIES and (tile.number + 1) * WIDTH > start:
                bundle = parse_bundle((self.folder / tile.path()).read_bytes(), tile.width)
                yield from bundle[max(0, start - tile.number * WIDTH) :]

    def documents_from(self, start: int) -> Iterator[bytes]:
        """Yield the documents that lie beside the copy and are named by its entries from ``start`` on."""
        for entry in self.entries(start):
            for digest in _digests(parse_act(act_text(entry)).facts):
                sealed = self.document(digest)
                if sealed is not None and blob_digest(sealed) == digest:
                    yield sealed


def _digests(value: Json) -> Iterator[str]:
    """Digests of documents, wherever facts name them."""
    if isinstance(value, Mapping):
        named = value.get("sha256")
        if isinstance(named, str) and ACT_ID.fullmatch(named):
            yield named
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for each in inner:
        yield from _digests(each)


def outside_checkpoint(source: str, key: VerifierKey, home: Path) -> Checkpoint:
    """Return the checkpoint in a file or at a log's address, signed by ``key``; one from ``home`` is refused."""
    if is_address(source):
        content = fetch_checkpoint(source)
    else:
        if home.resolve() in Path(source).resolve().parents:
            raise NotOutside(place=source)
        content = read_file(Path(source))
    return _signed(content, key, source)


def _signed(content: bytes, key: VerifierKey, place: str) -> Checkpoint:
    try:
        note = parse_note(content)
        checkpoint = parse_checkpoint(note.text)
    except Refusal:
        raise NotSigned(place=place) from None
    if not is_signed_by(note, key, verify):
        raise NotSigned(place=place)
    return checkpoint


@contextmanager
def sound_copy(source: str, key: VerifierKey, ours: Checkpoint) -> Iterator[Copy]:
    """Within, an export, a published folder or a fetched log can be read, all of it sound, ``ours`` its beginning."""
    with TemporaryDirectory() as fetched:
        if is_address(source):
            fetch_log(source, Path(fetched))
            folder, document = _folder(Path(fetched), key.name, source), partial(fetch_document, source)
        else:
            folder, document = _folder(Path(source), key.name, source), partial(_document_in, Path(source))
        yield _checked(folder, document, key, ours)


def _document_in(root: Path, digest: str) -> bytes | None:
    return Folder(root / "blobs").read(digest)


def _folder(root: Path, origin: str, source: str) -> Path:
    for folder in (root / log_folder(origin), root):
        if (folder / "checkpoint").is_file():
            return folder
    raise NoSuchLog(place=source, origin=origin)


def _checked(folder: Path, document: Callable[[str], bytes | None], key: VerifierKey, ours: Checkpoint) -> Copy:
    paths = {name: path for name, path in folder_names(folder).items() if _is_published(name)}
    export = Export(lambda name: paths[name].read_bytes() if name in paths else None, frozenset(paths))
    since = (ours,) if ours.size else ()
    expected = Expectation(key, since, check_seals=True, known_types=frozenset(), codec=ORJSON)
    with examiner(expected) as everywhere:
        report = verify_log(export, expected, verify, everywhere)
    for problem in report.problems:
        if problem.code == "log.another_past":
            raise Forked(size=ours.size)
        if problem.code == "log.shorter_than_seen":
            raise ProvesNothing(size=ours.size, outside=report.size)
        raise DoesNotHold(place=f"{folder}/{problem.place}")
    head, sizes = Checkpoint(key.name, report.size, report.root), published_sizes(paths, report.size)
    return Copy(export.read("checkpoint") or b"", head, folder, document, sizes)


def _is_published(name: str) -> bool:
    return (name in ("checkpoint", "vkey") or name.startswith("tile/")) and not name.rpartition("/")[2].startswith(".")
