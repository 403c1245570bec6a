"""Compiled kernels for tests: each compiled once, into a folder that later runs find again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.elements import Group
from colonnade.edges.engines.choosing import public_engine
from colonnade.edges.engines.kernels.compiling import FOLDER, Kernel, State, warm
from tests.conftest import PARTS

COMPILED = Path(__file__).parents[1] / ".kernels"


def need_ifma() -> None:
    """No test on a processor that lacks it: nobody can install one. The end of the run says so in red."""
    if PARTS["AVX-512-IFMA"] is None:
        pytest.skip("AVX-512-IFMA is not here")


@contextmanager
def kept_with_tests() -> Iterator[None]:
    before = os.environ[FOLDER]
    os.environ[FOLDER] = str(COMPILED)
    try:
        yield
    finally:
        os.environ[FOLDER] = before


def compiled(kernel: Kernel) -> None:
    """The kernel is ready for whoever looks into the folder of the tests."""
    with kept_with_tests():
        assert warm(kernel) is State.READY


@cache
def forced(group: Group, name: str) -> PublicArithmetic:
    """The engine of that name, tried; its kernel must be compiled."""
    with kept_with_tests():
        return public_engine(group, name)
