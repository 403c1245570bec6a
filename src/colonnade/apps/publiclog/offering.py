"""What a node puts into a bundle: its own logs as published, the others that it knows, forks, and what it has."""

from collections.abc import Callable, Mapping
from functools import partial

from colonnade.apps.publiclog import others, selectors
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import entry_tiles, log_folder
from colonnade.core.log.bundles import CHECKPOINT, COSIGNED, HAVE, VKEY, format_have
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import VerifierKey, parse_note
from colonnade.core.log.tiles import WIDTH, Tile, entry_bundle
from colonnade.edges.bundles import Offered
from colonnade.edges.homes import Home
from colonnade.edges.logfiles import Folder

Had = Mapping[str, Checkpoint]
Read = Callable[[str, int, int], list[bytes]]


class NothingToOffer(Refusal):
    """No act was published here, and no other log is known."""

    code = "bundles.nothing"


def offered(home: Home, had: Had, acts: Callable[[], list[SealedAct]]) -> Offered:
    """Return what a bundle for somebody who has ``had`` holds; call within a snapshot, and read within the same.

    ``acts`` gives the acts that count here; it is asked only where a log was forked.
    """
    found: dict[str, Callable[[], bytes]] = {}
    heads = [*_own(home, had, found), *_others(had, found)]
    if not heads:
        raise NothingToOffer
    for _, digest, _ in others.forks():
        found[f"evidence/{digest}"] = partial(_fork, digest)
    if others.forks():
        for act, content in others.lone_contents(acts()).items():
            found[f"acts/{act}"] = partial(bytes, content)
    found[HAVE] = partial(format_have, heads)
    return found


def _fork(digest: str) -> bytes:
    content = others.fork_content(digest)
    assert content is not None
    return content


def _own(home: Home, had: Had, found: dict[str, Callable[[], bytes]]) -> list[Checkpoint]:
    heads = []
    for origin in selectors.origins():
        files, key = Folder(home.folder_of(origin)), home.key_of(origin)
        checkpoint = files.read(CHECKPOINT)
        if checkpoint is None:
            continue
        head = parse_checkpoint(parse_note(checkpoint).text)
        _offer(found, key, head, checkpoint, files.read(COSIGNED) or b"")
        known = _known(had, head, partial(selectors.root_between, origin, 0))
        _offer_entries(found, head, known, selectors.entries)
        heads.append(head)
    return heads


def _others(had: Had, found: dict[str, Callable[[], bytes]]) -> list[Checkpoint]:
    heads = []
    for log in others.heads():
        _offer(found, log.key, log.head, log.checkpoint, log.cosigned)
        known = _known(had, log.head, partial(others.root_at, log.head.origin))
        _offer_entries(found, log.head, known, others.entries)
        heads.append(log.head)
    return heads


def _offer(
    found: dict[str, Callable[[], bytes]], key: VerifierKey, head: Checkpoint, checkpoint: bytes, cosigned: bytes
) -> None:
    below = log_folder(head.origin)
    found[f"{below}/{VKEY}"] = partial(bytes, f"{key}\n".encode())
    found[f"{below}/{CHECKPOINT}"] = partial(bytes, checkpoint)
    if cosigned:
        found[f"{below}/{COSIGNED}"] = partial(bytes, cosigned)


def _known(had: Had, head: Checkpoint, root_at: Callable[[int], bytes]) -> int:
    """How many entries the reader has already, as far as what it says fits what is here; all, where it has more."""
    said = had.get(head.origin)
    if said is None:
        return 0
    if said.size > head.size:
        return head.size
    return said.size if root_at(said.size) == said.root else 0


def _offer_entries(found: dict[str, Callable[[], bytes]], head: Checkpoint, known: int, read: Read) -> None:
    """Full tiles that the reader has are left out; all of them, where it has everything."""
    first = head.size if known == head.size else known // WIDTH * WIDTH
    for tile in entry_tiles(head.size):
        if tile.number * WIDTH >= first:
            found[f"{log_folder(head.origin)}/{tile.path()}"] = partial(_tile, read, head.origin, tile)


def _tile(read: Read, origin: str, tile: Tile) -> bytes:
    start = tile.number * WIDTH
    return entry_bundle(read(origin, start, start + tile.width))
