"""Fetches a published log into an export's folder, so that one verifier checks both. Source: C2SP tlog-tiles.

The address may lead nowhere else, every answer ends, in bytes and in time, and a password in it is never repeated.
"""

import base64
import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit, urlunsplit

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import SIZE_LIMIT, parse_note, parse_vkey
from colonnade.core.log.tiles import number_of_tiles, size_limit, tiles_of
from colonnade.edges import clock
from colonnade.edges.places import naming
from colonnade.edges.progress import Tell, untold

SCHEMES = ("http://", "https://")
_PIECE = 64 * 1024
_REDIRECTS = range(300, 400)


class Unreachable(Refusal):
    """Nothing at the address answers as a published log."""

    code = "log.unreachable"


class NoAnswer(Refusal):
    """The log's address stopped answering before all of it was here."""

    code = "log.no_answer"


class LeadsElsewhere(Refusal):
    """The address sends its reader to another one."""

    code = "log.leads_elsewhere"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for any byte, seconds to wait for one whole file, and what tells the time."""

    silence: int = 30
    whole: int = 300
    now: Callable[[], float] = clock.seconds


USUAL = Patience()


def is_address(text: str) -> bool:
    """Whether ``text`` is an address rather than a folder."""
    return text.lower().startswith(SCHEMES)


def fetch_log(address: str, target: Path, tell: Tell = untold, patience: Patience = USUAL) -> None:
    """``target`` holds the log published under ``address`` as an export does.

    A tile that is missing there is missing here, and nothing after it is asked for: the verifier names it. What
    is larger than it can be is kept one byte too long, and what is cut stays cut: the verifier names that too.
    """
    site = _Site(address, patience)
    checkpoint, key = site.beginning()
    size, name = _read(site, checkpoint, key)
    folder = target / "logs" / hashlib.sha256(name.encode()).hexdigest()
    _keep(folder / "checkpoint", checkpoint)
    _keep(folder / "vkey", key)
    total = number_of_tiles(size)
    for done, tile in enumerate(tiles_of(size)):
        tell(done, total)
        content = site.get(tile.path())
        if content is None:
            return
        _keep(folder / tile.path(), content)


def _read(site: "_Site", checkpoint: bytes, key: bytes) -> tuple[int, str]:
    try:
        return parse_checkpoint(parse_note(checkpoint).text).size, parse_vkey(key.decode().removesuffix("\n")).name
    except (Refusal, UnicodeDecodeError):
        raise Unreachable(place=site.base) from None


def _keep(place: Path, content: bytes) -> None:
    with naming(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def fetch_document(address: str, digest: str, patience: Patience = USUAL) -> bytes | None:
    """Return the published document that goes with the log under ``address``, none if it is not there.

    Documents are beside the logs: two steps up from ``logs/<sha256hex(origin)>``, one from a site's ``log``.
    """
    scheme, netloc, path, *_ = _parts(address)
    above = PurePosixPath(path.rstrip("/")).parent
    places = [above.parent, above] if above.name == "logs" else [above]
    sites = (_Site(urlunsplit((scheme, netloc, str(place), "", "")), patience) for place in places)
    return next((content for site in sites if (content := site.get(f"blobs/{digest}")) is not None), None)


def fetch_checkpoint(address: str, patience: Patience = USUAL) -> bytes:
    """Return the checkpoint of the log published under ``address``, which may also be the checkpoint's own."""
    site = _Site(address.rstrip("/").removesuffix("/checkpoint"), patience)
    try:
        checkpoint = site.get("checkpoint")
    except NoAnswer:
        checkpoint = None
    if checkpoint is None:
        raise Unreachable(place=site.base)
    return checkpoint


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the same scheme, host and port, and refuses any other."""

    def redirect_request(  # the seven arguments are urllib's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise LeadsElsewhere(place=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Site:
    """An address without its password, and how to get a file below it."""

    def __init__(self, address: str, patience: Patience) -> None:
        scheme, netloc, path, query, fragment = _parts(address)
        user, _, host = netloc.rpartition("@")
        self.base = urlunsplit((scheme, host, path.rstrip("/"), "", ""))
        if not host or query or fragment:
            raise Unreachable(place=self.base)
        spelled = base64.b64encode(unquote(user).encode()).decode()
        self._headers = {"Authorization": f"Basic {spelled}"} if user else {}
        self._patience = patience
        self._opener = urllib.request.build_opener(_Stay)

    def beginning(self) -> tuple[bytes, bytes]:
        """The checkpoint and the key, without which nothing here is a log."""
        try:
            checkpoint, key = self.get("checkpoint"), self.get("vkey")
        except NoAnswer:
            raise Unreachable(place=self.base) from None
        if checkpoint is None or key is None:
            raise Unreachable(place=self.base)
        return checkpoint, key

    def get(self, name: str) -> bytes | None:
        """The file's bytes, at most one more than it can have; none where the address answers that it has none."""
        place = f"{self.base}/{name}"
        try:
            request = urllib.request.Request(place, headers=self._headers)  # noqa: S310 -- http and https alone
            with self._opener.open(request, timeout=self._patience.silence) as answer:
                return self._body(answer, place, (size_limit(name) or SIZE_LIMIT) + 1)
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code in _REDIRECTS:
                raise LeadsElsewhere(place=place) from None
            return None
        except (OSError, HTTPException, ValueError):
            raise NoAnswer(place=place) from None

    def _body(self, answer: HTTPResponse, place: str, limit: int) -> bytes:
        end = self._patience.now() + self._patience.whole
        content = bytearray()
        while len(content) < limit and (piece := answer.read1(min(_PIECE, limit - len(content)))):
            content += piece
            if self._patience.now() > end:
                raise NoAnswer(place=place)
        return bytes(content)


def _parts(address: str) -> tuple[str, str, str, str, str]:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise Unreachable(place="the address") from None
    return parts.scheme, parts.netloc, parts.path, parts.query, parts.fragment
