"""What is fetched from an address is what lies in a folder, checked the same way."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.notes import parse_note
from colonnade.edges.fetching import Unreachable
from colonnade.edges.outside import DoesNotHold, outside_checkpoint, sound_copy
from colonnade.edges.signing import log_key
from colonnade.edges.simulator import signer
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
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


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
