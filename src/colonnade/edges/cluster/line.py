"""A loop of events in a thread of its own, of which others ask one thing after another, and none for ever."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

LONGER = 5
"""Seconds until a loop that does not even say that the time is up counts as lost."""

Found = TypeVar("Found")


class Line:
    """Asks what is to be awaited of a loop that runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Ask this loop."""
        self._loop = loop

    def asked(self, awaited: Coroutine[Any, Any, Found], within: float) -> Found:
        """Return what comes of it; raises TimeoutError where it takes more than so many seconds."""
        return self._begun(awaited, within).result(within + LONGER)

    def tried(self, awaited: Coroutine[Any, Any, Found], within: float) -> Found | BaseException:
        """Return what comes of it, or whatever it raises."""
        begun = self._begun(awaited, within)
        return begun.exception(within + LONGER) or begun.result()

    def _begun(self, awaited: Coroutine[Any, Any, Found], within: float) -> Future[Found]:
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(awaited, within), self._loop)


@contextmanager
def line() -> Iterator[Line]:
    """Within, a loop runs in a thread; what is left undone in it ends with it."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=_run, args=(loop,), daemon=True)
    thread.start()
    try:
        yield Line(loop)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(LONGER)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.wait_for(asyncio.gather(*left, return_exceptions=True), LONGER))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
