"""What a ballot box keeps in files beside the database: the key of its marks, and how far it has come.

The key is in no database and in no backup. How far the box has come is no secret: a database that was copied back by
hand holds fewer ballots than were acknowledged, and is told by it. Source: docs/adr/0043-the-ballot-box.md.
"""

import fcntl
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from colonnade.core.elections.hands import KEY_BYTES
from colonnade.core.errors import Refusal
from colonnade.edges.places import bring_name_to_disk, replace, tell_day_alone

_FOLDER: Final = "boxes"
_LINE: Final = 100


class NoBoxKey(Refusal):
    """The key under which the box's marks were reckoned is not here."""

    code = "elections.no_box_key"


@dataclass(frozen=True, slots=True)
class BoxFiles:
    """The files of one box in a node's home."""

    home: Path
    uuid: str

    @property
    def key_place(self) -> Path:
        """Where the key lies."""
        return self.home / _FOLDER / f"{self.uuid}.key"

    @property
    def _reached_place(self) -> Path:
        return self.home / _FOLDER / f"{self.uuid}.reached"

    def keep_key(self, key: bytes) -> None:
        """The key is durable in a file that only its owner reads, in place of an earlier one."""
        folder = self.key_place.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        bring_name_to_disk(folder)
        replace(self.key_place, key.hex().encode() + b"\n", 0o600)

    def key(self) -> bytes:
        """Return the key, or refuse where it is missing or damaged."""
        try:
            key = bytes.fromhex(self.key_place.read_text().strip())
        except (OSError, ValueError):
            raise NoBoxKey from None
        if len(key) != KEY_BYTES:
            raise NoBoxKey
        return key

    def forget(self) -> None:
        """The key is gone, and how far the box had come."""
        for place in (self.key_place, self._reached_place):
            if place.exists():
                place.unlink()
                bring_name_to_disk(place)

    def reached(self) -> int:
        """Return how many ballots the box was known to hold at least; 0 where nothing sound says so."""
        with suppress(OSError, ValueError):
            return self._number(self._reached_place.read_text())
        return 0

    def has_reached(self, ballots: int) -> None:
        """It is known that the box holds so many; it is never known to hold fewer than before.

        It is not waited for: what a power cut takes of it only leaves the number smaller.
        """
        place = self._reached_place
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if self._told(descriptor) < ballots:
                os.pwrite(descriptor, self._line(ballots), 0)
                tell_day_alone(descriptor)
        finally:
            os.close(descriptor)

    def begin_at(self, ballots: int) -> None:
        """It is known that the box holds so many and no more; for one that was put back."""
        self.key_place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(self._reached_place, self._line(ballots), 0o600)

    def _told(self, descriptor: int) -> int:
        with suppress(ValueError):
            return self._number(os.pread(descriptor, _LINE, 0).decode("ascii", "replace"))
        return 0

    def _line(self, ballots: int) -> bytes:
        return f"{ballots:020d} {self._check(ballots)}\n".encode()

    def _number(self, line: str) -> int:
        number, check = line.split()
        if check != self._check(int(number)):
            raise ValueError(check)
        return int(number)

    def _check(self, ballots: int) -> str:
        """Return what tells a line that was written whole from one that was not."""
        return hashlib.sha256(f"{self.uuid} {ballots}".encode()).hexdigest()[:16]
