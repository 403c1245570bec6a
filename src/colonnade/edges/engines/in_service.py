"""Which engine works in a process that runs for long: the usual one at first, a faster one from when it is ready.

Nobody waits and nothing is started anew: `colonnade warmup` keeps a kernel, and whoever asks next sees that.
"""

from functools import cache
from threading import Lock

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.elements import Group
from colonnade.edges.engines.choosing import EngineErrs, engines_for, kernels_for, public_engine
from colonnade.edges.engines.kernels.compiling import KernelNotHere, KernelNotReady, Mark, loaded, mark_of


class InService:
    """The engine in service for one group, tried before it is taken."""

    def __init__(self, group: Group) -> None:
        """Take the usual engine; refused where it errs."""
        self._group = group
        self._turn = Lock()
        self._seen = self._marks()
        self._engine = public_engine(group)

    def engine(self) -> PublicArithmetic:
        """Return the engine in service, a faster one if its kernel has become ready; to look takes microseconds."""
        marks = self._marks()
        if marks != self._seen and self._turn.acquire(blocking=False):
            try:
                self._seen = marks
                self._engine = self._better()
            finally:
                self._turn.release()
        return self._engine

    def _better(self) -> PublicArithmetic:
        """Return the best engine, or the one in service: where a kernel errs or is gone, that has been tried."""
        names = [*kernels_for(self._group), *engines_for(self._group)]
        best = engines_for(self._group)[0]
        if names.index(best) < names.index(self._engine.name):
            loaded.cache_clear()  # what was loaded may be an older one that erred
            try:
                return public_engine(self._group, best)
            except (EngineErrs, KernelNotReady, KernelNotHere):
                return self._engine
        return self._engine

    def _marks(self) -> list[Mark | None]:
        return [mark_of(kernel) for kernel in kernels_for(self._group).values()]


def engine_in_service(group: Group) -> PublicArithmetic:
    """Return the engine that works for everybody in this process now, tried."""
    return _in_service(group).engine()


@cache
def _in_service(group: Group) -> InService:
    return InService(group)
