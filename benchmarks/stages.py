"""Where the time goes: seconds of the processor that each stage of some work takes for one act, beside the work's own.

A stage is measured alone, over the same acts, the best of several times; by the processor's time and not by the clock,
so that whatever else the machine does counts for little.
"""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

TIMES = 5


def spent(work: Callable[[], Any]) -> float:
    """Return the seconds that this process and the children it waits for spend on the work."""
    began = _used()
    work()
    return _used() - began


def _used() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def each(work: Callable[[], Any], acts: int, times: int = TIMES) -> float:
    """Return the microseconds of this process that the work takes for one of so many acts, the best of some times."""
    seconds = []
    for _ in range(times):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds) / acts * 1e6


class Table:
    """Rows of stages, printed as they come: microseconds an act, and the share of the whole."""

    def __init__(self, name: str, whole: float) -> None:
        """Print under a name what parts ``whole`` microseconds an act have."""
        self._whole, self._rest = whole, whole
        print(f"{name:44} {whole:8.1f} µs an act")

    def stage(self, name: str, microseconds: float, limit: str = "") -> None:
        """A part of the whole."""
        self._rest -= microseconds
        self._row(name, microseconds, limit)

    def rest(self, name: str = "everything else") -> None:
        """What is left of the whole."""
        self._row(name, self._rest, "")

    def _row(self, name: str, microseconds: float, limit: str) -> None:
        print(f"  {name:42} {microseconds:8.1f} µs {microseconds / self._whole:5.0%}   {limit}".rstrip())


class Clocks:
    """Seconds of this process by name, of what is done within one another."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """What is done within counts for ``name``, and for nothing around it."""
        self._turn(name)
        try:
            yield
        finally:
            self._turn(None)

    def _turn(self, name: str | None) -> None:
        now = time.process_time()
        if self._open:
            last = self._open[-1]
            self.seconds[last] = self.seconds.get(last, 0.0) + now - self._since
        if name is None:
            self._open.pop()
        else:
            self._open.append(name)
        self._since = time.process_time()

    def drawn(self, name: str, source: Iterator[Any]) -> Iterator[Any]:
        """Yield the same; drawing counts for ``name``."""
        while True:
            with self.on(name):
                try:
                    one = next(source)
                except StopIteration:
                    return
            yield one

    def called(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same function; a call counts for ``name``."""

        def call(*arguments: Any, **named: Any) -> Any:
            with self.on(name):
                return function(*arguments, **named)

        return call
