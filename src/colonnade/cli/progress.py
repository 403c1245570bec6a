"""Work longer than two seconds shows how far it is: one line on stderr at a terminal, gone when it ends."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from colonnade.edges import clock
from colonnade.edges.progress import Tell, untold
from colonnade.words.calls import progress_of

SHOWN_AFTER = 2.0
SHOWN_EVERY = 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """One line that replaces itself; ``now`` gives seconds from any beginning."""

    def __init__(self, name: str, language: str, stream: TextIO, now: Callable[[], float]) -> None:
        """Begin to count the time; ``name`` is the work's in ``words``."""
        self._name, self._language, self._stream, self._now = name, language, stream, now
        self._next = now() + SHOWN_AFTER
        self._is_shown = False

    def tell(self, done: int, total: int) -> None:
        """Show how far the work is, from the third second on and five times a second."""
        at = self._now()
        if at < self._next:
            return
        self._next, self._is_shown = at + SHOWN_EVERY, True
        self._stream.write(_CLEAR + progress_of(self._name, self._language, done, total))
        self._stream.flush()

    def end(self) -> None:
        """The line is gone."""
        if self._is_shown:
            self._stream.write(_CLEAR)
            self._stream.flush()


@contextmanager
def progress(name: str, language: str) -> Iterator[Tell]:
    """Give what tells of the work ``name`` on stderr, and nothing where that is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield untold
        return
    line = Progress(name, language, sys.stderr, clock.seconds)
    try:
        yield line.tell
    finally:
        line.end()
