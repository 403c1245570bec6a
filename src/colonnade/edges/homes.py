"""A node's home: one folder with its name, its keys and its published logs.

``home.json`` holds the origin of its first log and whether it is a demo; ``log.key`` and ``secret`` are
readable by their owner only. A log that carries on the first has its key in ``keys`` and its files in ``logs``.
A demo's origin is ``demo.invalid`` and nothing else may have it.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.core.log.notes import VerifierKey, parse_vkey
from colonnade.edges.logfiles import bring_to_disk
from colonnade.edges.signing import Signer, log_key, new_signer, read_signer, write_seed

DEMO_ORIGIN = "demo.invalid"
_ORIGIN = re.compile(r"[^\s+\x00-\x20]{1,200}")


class HomeTaken(Refusal):
    """The folder is a node's home already."""

    code = "homes.taken"


class NoHome(Refusal):
    """The folder is no node's home."""

    code = "homes.none"


class DemoOrigin(Refusal):
    """A real node asked for the demo's origin."""

    code = "homes.demo_origin"


class OriginNotUsable(Refusal):
    """The text cannot be the name of a log."""

    code = "homes.origin_not_usable"


class NotReadable(Refusal):
    """A file cannot be read."""

    code = "homes.not_readable"


class DemoHome(Refusal):
    """The folder is a demo's home, and a real node was asked for."""

    code = "homes.demo"


class RealHome(Refusal):
    """The folder is a real node's home, and a demo was asked for."""

    code = "homes.real"


@dataclass(frozen=True, slots=True)
class Home:
    """A node's folder, the origin of its log, and whether it is a demo."""

    path: Path
    origin: str
    is_demo: bool

    @property
    def log_folder(self) -> Path:
        """Where the published files of the log are."""
        return self.path / "log"

    def signer(self) -> Signer:
        """Return the log's key."""
        return read_signer(self.path / "log.key")

    def folder_of(self, origin: str) -> Path:
        """Where the published files of the node's log ``origin`` are: its first log's, or one that carries it on."""
        return self.log_folder if origin == self.origin else self.path / "logs" / _hexadecimal(origin)

    def key_path(self, origin: str) -> Path:
        """Where the secret key of the node's log ``origin`` is, if this node has it."""
        return self.path / "log.key" if origin == self.origin else self.path / "keys" / f"{_hexadecimal(origin)}.key"

    def signer_of(self, origin: str) -> Signer:
        """Return the secret key of the node's log ``origin``, or refuse where this node does not have it."""
        place = self.key_path(origin)
        try:
            return read_signer(place)
        except (OSError, ValueError):
            raise NotReadable(place=str(place)) from None

    def key_of(self, origin: str) -> VerifierKey:
        """Return the verifier key of the node's log ``origin``, whether or not this node has its secret key."""
        published = self.folder_of(origin) / "vkey"
        if not published.exists():
            return log_key(self.signer_of(origin), origin)
        try:
            return parse_vkey(published.read_text().removesuffix("\n"))
        except (Refusal, ValueError):
            raise NotReadable(place=str(published)) from None


def _hexadecimal(origin: str) -> str:
    return hashlib.sha256(origin.encode()).hexdigest()


def create_home(path: Path, origin: str, *, is_demo: bool = False) -> Home:
    """The folder is a node's home with new keys; refuses one that is already. ``home.json`` comes last."""
    if (path / "home.json").exists():
        raise HomeTaken(place=str(path))
    if (origin == DEMO_ORIGIN) is not is_demo:
        raise DemoOrigin(origin=DEMO_ORIGIN)
    require_origin(origin)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("log.key", "secret"):
        (path / name).unlink(missing_ok=True)
        write_seed(path / name, new_signer().seed)
    return name_home(path, origin, is_demo=is_demo)


def name_home(path: Path, origin: str, *, is_demo: bool = False) -> Home:
    """``home.json`` is in its place: from now on the folder is a node's home."""
    beside = path / ".home.json.new"
    with beside.open("w") as file:
        json.dump({"demo": is_demo, "origin": origin}, file, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path / "home.json")
    bring_to_disk(path)
    return Home(path, origin, is_demo)


def require_origin(origin: str) -> None:
    """Refuse what cannot name a log's key. Source: C2SP signed-note, "key name"."""
    if not _ORIGIN.fullmatch(origin):
        raise OriginNotUsable(text=origin[:80])


def open_home(path: Path) -> Home:
    """Return the node's home in ``path``, or refuse."""
    try:
        said = json.loads((path / "home.json").read_text())
        return Home(path, str(said["origin"]), bool(said["demo"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise NoHome(place=str(path)) from None


def require_real(home: Home) -> None:
    """Refuse a demo's home."""
    if home.is_demo:
        raise DemoHome(place=str(home.path))


def demo_home(path: Path) -> Home:
    """Return the demo's home in ``path``, made if nothing is there; a real node's home is refused."""
    if not (path / "home.json").exists():
        return create_home(path, DEMO_ORIGIN, is_demo=True)
    home = open_home(path)
    if not home.is_demo:
        raise RealHome(place=str(path))
    return home


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that the caller named, or refuse."""
    try:
        return path.read_bytes()
    except OSError:
        raise NotReadable(place=str(path)) from None
