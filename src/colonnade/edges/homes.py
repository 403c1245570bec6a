"""A node's home: one folder with its name, its keys and its published logs.

``home.json`` holds the origin of its first log and whether it is a demo; ``log.key`` and ``secret`` are
readable by their owner only. A log that carries on the first has its key in ``keys`` and its files in ``logs``.
A demo's origin is ``demo.invalid`` and nothing else may have it.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.core.log.notes import VerifierKey, is_key_name, parse_vkey
from colonnade.edges.places import bring_name_to_disk, replace
from colonnade.edges.signing import Signer, log_key, new_signer, read_signer, write_seed

DEMO_ORIGIN = "demo.invalid"


class HomeTaken(Refusal):
    """The folder is a node's home already."""

    code = "homes.taken"


class NoHome(Refusal):
    """The folder is no node's home."""

    code = "homes.none"


class DemoOrigin(Refusal):
    """A real node asked for the demo's origin."""

    code = "homes.demo_origin"


class BadOrigin(Refusal):
    """No log can bear the name."""

    code = "homes.bad_origin"


class DamagedHome(Refusal):
    """A file of the home is not what it should be."""

    code = "homes.damaged"


class NoKey(Refusal):
    """A secret of the home is missing."""

    code = "homes.no_key"


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
        """Return the log's key, or refuse where it is missing or damaged."""
        return self.signer_of(self.origin)

    def secret(self) -> bytes:
        """Return what the pages' own secrets are made from, or refuse where it is missing or damaged."""
        return _seed_in(self.path / "secret")

    def folder_of(self, origin: str) -> Path:
        """Where the published files of the node's log ``origin`` are: its first log's, or one that carries it on."""
        return self.log_folder if origin == self.origin else self.path / "logs" / _hexadecimal(origin)

    def key_path(self, origin: str) -> Path:
        """Where the secret key of the node's log ``origin`` is, if this node has it."""
        return self.path / "log.key" if origin == self.origin else self.path / "keys" / f"{_hexadecimal(origin)}.key"

    def signer_of(self, origin: str) -> Signer:
        """Return the secret key of the node's log ``origin``, or refuse where this node does not have it."""
        return Signer(_seed_in(self.key_path(origin)))

    def key_of(self, origin: str) -> VerifierKey:
        """Return the verifier key of the node's log ``origin``, whether or not this node has its secret key."""
        published = self.folder_of(origin) / "vkey"
        if not published.exists():
            return log_key(self.signer_of(origin), origin)
        try:
            return parse_vkey(published.read_text().removesuffix("\n"))
        except (Refusal, ValueError):
            raise DamagedHome(place=str(published)) from None


def _seed_in(place: Path) -> bytes:
    try:
        return read_signer(place).seed
    except FileNotFoundError:
        raise NoKey(place=str(place)) from None
    except ValueError:
        raise DamagedHome(place=str(place)) from None


def _hexadecimal(origin: str) -> str:
    return hashlib.sha256(origin.encode()).hexdigest()


def create_home(path: Path, origin: str, *, is_demo: bool = False) -> Home:
    """The folder is a node's home with new keys; refuses one that is already. ``home.json`` comes last."""
    if (path / "home.json").exists():
        raise HomeTaken(place=str(path))
    require_origin(origin, is_demo=is_demo)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("log.key", "secret"):
        (path / name).unlink(missing_ok=True)
        write_seed(path / name, new_signer().seed)
    return name_home(path, origin, is_demo=is_demo)


def name_home(path: Path, origin: str, *, is_demo: bool = False) -> Home:
    """``home.json`` is in its place: from now on the folder is a node's home, durable, like those made above it."""
    replace(path / "home.json", json.dumps({"demo": is_demo, "origin": origin}, sort_keys=True).encode())
    for folder in (path.resolve(), *path.resolve().parents):
        bring_name_to_disk(folder)
    return Home(path, origin, is_demo)


def require_origin(origin: str, *, is_demo: bool = False) -> None:
    """Refuse what cannot name a log, and the demo's name for a log that is none of a demo's."""
    if not is_key_name(origin):
        raise BadOrigin(origin=origin[:80])
    if (origin == DEMO_ORIGIN) is not is_demo:
        raise DemoOrigin(origin=DEMO_ORIGIN)


def unmake(home: Home) -> None:
    """The folder is no home any more, as if it had not been made; for one that has signed nothing yet."""
    (home.path / "home.json").unlink(missing_ok=True)
    for name in ("log.key", "secret"):
        (home.path / name).unlink(missing_ok=True)


def open_home(path: Path) -> Home:
    """Return the node's home in ``path``, or refuse where none is or its ``home.json`` is damaged."""
    place = path / "home.json"
    try:
        said = json.loads(place.read_text())
        return Home(path, str(said["origin"]), bool(said["demo"]))
    except (FileNotFoundError, NotADirectoryError):
        raise NoHome(place=str(path)) from None
    except (ValueError, KeyError, TypeError, IsADirectoryError, RecursionError):
        raise DamagedHome(place=str(place)) from None


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
