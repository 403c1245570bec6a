"""How often the interpreter looks for objects that name each other in circles, which nothing else frees."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 50, 50)
"""New objects before the youngest are looked through, and rounds of each age before the next; usual are 700, 10, 10."""


def collected_seldom() -> None:
    """From now on this process looks seldom: its work makes many objects and hardly a circle."""
    gc.set_threshold(*SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Likewise, within."""
    usual = gc.get_threshold()
    collected_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
