"""How often the interpreter looks for objects that name each other in circles, which nothing else frees."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 50, 50)
"""How many more containers than before until the youngest are looked through, and rounds until older ones are."""


def collected_seldom() -> None:
    """From now on this process looks seldom: its work makes many objects and hardly a circle."""
    gc.set_threshold(*SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Likewise, within; one thread at a time, for it is the process that has a usual way."""
    usual = gc.get_threshold()
    collected_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def not_collected() -> Iterator[None]:
    """Within, it does not look at all: what is read is kept, so that looking for what could be freed only costs."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
