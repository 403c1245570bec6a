"""A node's home: one folder with its name, its keys and its published log.

``home.json`` holds the origin of its log and whether it is a demo; ``log.key`` and ``secret`` are
readable by their owner only. A demo's origin is ``demo.invalid`` and nothing else may have it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.core.log.notes import is_key_name
from colonnade.edges.places import replace
from colonnade.edges.signing import Signer, new_signer, read_signer, write_seed

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
        return Signer(self._secret("log.key"))

    def secret(self) -> bytes:
        """Return what the pages' own secrets are made from, or refuse where it is missing or damaged."""
        return self._secret("secret")

    def _secret(self, name: str) -> bytes:
        place = self.path / name
        try:
            return read_signer(place).seed
        except FileNotFoundError:
            raise NoKey(place=str(place)) from None
        except ValueError:
            raise DamagedHome(place=str(place)) from None


def create_home(path: Path, origin: str, *, is_demo: bool = False) -> Home:
    """The folder is a node's home with new keys; refuses one that is already. ``home.json`` comes last."""
    if (path / "home.json").exists():
        raise HomeTaken(place=str(path))
    if not is_key_name(origin):
        raise BadOrigin(origin=origin[:80])
    if (origin == DEMO_ORIGIN) is not is_demo:
        raise DemoOrigin(origin=DEMO_ORIGIN)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("log.key", "secret"):
        (path / name).unlink(missing_ok=True)
        write_seed(path / name, new_signer().seed)
    replace(path / "home.json", json.dumps({"demo": is_demo, "origin": origin}, sort_keys=True).encode())
    return Home(path, origin, is_demo)


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
