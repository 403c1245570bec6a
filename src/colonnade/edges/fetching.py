"""Fetches a published log into an export's folder, so that one verifier checks both. Source: C2SP tlog-tiles."""

import hashlib
import urllib.error
import urllib.request
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import parse_note, parse_vkey
from colonnade.core.log.tiles import tiles_of

SCHEMES = ("http://", "https://")
LARGEST = 32 * 1024 * 1024
_SECONDS = 30


class Unreachable(Refusal):
    """Nothing at the address answers as a published log."""

    code = "log.unreachable"


def is_address(text: str) -> bool:
    """Whether ``text`` is an address rather than a folder."""
    return text.startswith(SCHEMES)


def fetch_log(address: str, target: Path) -> None:
    """``target`` holds the log published under ``address`` as an export does.

    A tile that is missing there is missing here, and nothing after it is asked for: the verifier names it.
    """
    base = address.rstrip("/")
    checkpoint, key = _get(f"{base}/checkpoint"), _get(f"{base}/vkey")
    if checkpoint is None or key is None:
        raise Unreachable(place=address)
    try:
        size = parse_checkpoint(parse_note(checkpoint).text).size
        name = parse_vkey(key.decode().removesuffix("\n")).name
    except (Refusal, UnicodeDecodeError):
        raise Unreachable(place=address) from None
    folder = target / "logs" / hashlib.sha256(name.encode()).hexdigest()
    folder.mkdir(parents=True)
    (folder / "checkpoint").write_bytes(checkpoint)
    (folder / "vkey").write_bytes(key)
    for tile in tiles_of(size):
        content = _get(f"{base}/{tile.path()}")
        if content is None:
            return
        place = folder / tile.path()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def fetch_document(address: str, digest: str) -> bytes | None:
    """Return the published document that goes with the log under ``address``, none if it is not there.

    Documents are beside the logs: two steps up from ``logs/<sha256hex(origin)>``, one from a site's ``log``.
    """
    parts = urlsplit(address)
    above = PurePosixPath(parts.path.rstrip("/")).parent
    places = [above.parent, above] if above.name == "logs" else [above]
    found = (_get(parts._replace(path=str(place / "blobs" / digest)).geturl()) for place in places)
    return next((content for content in found if content is not None), None)


def fetch_checkpoint(address: str) -> bytes:
    """Return the checkpoint of the log published under ``address``, which may also be the checkpoint's own."""
    base = address.rstrip("/").removesuffix("/checkpoint")
    checkpoint = _get(f"{base}/checkpoint")
    if checkpoint is None:
        raise Unreachable(place=address)
    return checkpoint


def _get(address: str) -> bytes | None:
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 -- http and https alone
            content: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as refused:
        refused.close()
        return None
    except (OSError, ValueError):
        return None
    return content if len(content) <= LARGEST else None
