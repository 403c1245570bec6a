"""Archives that go out piece by piece: few at once in each process, since a slow reader holds a thread.

Source: docs/adr/0043-the-ballot-box.md.
"""

import threading
from collections.abc import Iterator
from typing import Final, Self

from colonnade.core.errors import Refusal

AT_ONCE: Final = 4
"""Archives in each process; the pages and whoever casts have the other threads."""
_places = threading.BoundedSemaphore(AT_ONCE)


class ArchivesBusy(Refusal):
    """As many archives as may are being sent at this moment."""

    code = "elections.archives_busy"


class Held:
    """Pieces that hold one of the few places until the last is taken, one fails, or the reader goes away.

    Refused at once where no place is free.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Hold a place."""
        self._is_held = _places.acquire(blocking=False)
        if not self._is_held:
            raise ArchivesBusy
        self._pieces = pieces

    def __iter__(self) -> Self:
        """Return what the pieces are taken from."""
        return self

    def __next__(self) -> bytes:
        """Return the next piece."""
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """The place is free for another; the server says so at the end of an answer, however it ends."""
        if self._is_held:
            self._is_held = False
            _places.release()

    def __del__(self) -> None:
        """The place is free, where an answer was dropped before anybody was to send it."""
        self.close()
