"""What is fetched from an address is what lies in a folder, checked the same way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from colonnade.core.acts.blobs import blob_digest, sealed_blob
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.notes import parse_note
from colonnade.edges.fetching import Unreachable
from colonnade.edges.outside import DoesNotHold, outside_checkpoint, sound_copy
from colonnade.edges.signing import log_key
from colonnade.edges.simulator import Simulator, signer
from tests.logs import ORIGIN, acts, export

KEY = log_key(signer("log"), ORIGIN)
ENTRIES = acts(5)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return export(tmp_path / "out", ENTRIES, [3, 5])[0]


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with _served(folder) as address:
        yield address


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    root = folder.parent.parent
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/logs/{folder.name}"
        server.shutdown()
        thread.join()


def test_the_documents_that_missing_acts_name_come_with_them(tmp_path: Path) -> None:
    letter, changed = sealed_blob(b"r" * 32, b"a letter"), sealed_blob(b"s" * 32, b"a reply")
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2020-01-01")
    for name, sealed in (("Letter", letter), ("Reply", changed)):
        told = {"type": "text/plain", "length": 40, "sha256": blob_digest(sealed)}
        simulator.act(body, "statement", "2021-01-01", {"title": {"binding": "en", "en": name}, "document": told})
    folder, _ = export(tmp_path / "out", simulator.entries, [3])
    (tmp_path / "out" / "blobs").mkdir()
    (tmp_path / "out" / "blobs" / blob_digest(letter)).write_bytes(letter)
    (tmp_path / "out" / "blobs" / blob_digest(changed)).write_bytes(changed + b"!")
    with _served(folder) as address:
        for source in (address, str(tmp_path / "out")):
            for start, found in ((0, [letter]), (1, [letter]), (2, [])):
                ours = Checkpoint(ORIGIN, start, root_of([leaf_hash(entry) for entry in simulator.entries[:start]]))
                with sound_copy(source, KEY, ours) as copy:
                    assert list(copy.documents_from(start)) == found


def _ours(size: int) -> Checkpoint:
    return Checkpoint(ORIGIN, size, root_of([leaf_hash(entry) for entry in ENTRIES[:size]]))


def test_a_checkpoint_at_an_address_is_the_one_in_the_folder(folder: Path, address: str, tmp_path: Path) -> None:
    expected = parse_checkpoint(parse_note((folder / "checkpoint").read_bytes()).text)

    for source in (address, f"{address}/", f"{address}/checkpoint", str(folder / "checkpoint")):
        assert outside_checkpoint(source, KEY, tmp_path / "home") == expected


@pytest.mark.parametrize("size", [0, 3, 5])
def test_a_copy_at_an_address_gives_what_is_missing(folder: Path, address: str, size: int) -> None:
    for source in (address, str(folder), str(folder.parent.parent)):
        with sound_copy(source, KEY, _ours(size)) as copy:
            assert list(copy.entries(size)) == ENTRIES[size:]
            assert copy.head == _ours(5)
            assert copy.sizes[-1] == 5


def test_a_copy_with_a_tile_missing_at_its_address_is_refused_and_so_is_silence(folder: Path, address: str) -> None:
    (folder / "tile" / "0" / "000.p" / "5").unlink()
    with pytest.raises(DoesNotHold), sound_copy(address, KEY, _ours(3)):
        pass
    with pytest.raises(Unreachable):
        outside_checkpoint("http://127.0.0.1:9/", KEY, folder)
