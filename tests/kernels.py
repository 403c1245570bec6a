"""Compiled kernels for tests: each compiled once, into a folder that later runs find again."""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.elements import Group
from colonnade.edges.engines.choosing import public_engine
from colonnade.edges.engines.kernels.compiling import FOLDER, Kernel, State, _path, warm
from colonnade.edges.engines.kernels.features import processor
from tests.conftest import PARTS

COMPILED = Path(__file__).parents[1] / ".kernels"
_SHIFTED = re.compile(rb"(\x0f\xa4.)\x0d", re.DOTALL)
"""The instruction of x86 that carries what lies from bit 51 of 128 on: two words shifted to the left by 13."""


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


@cache
def compiled(kernel: Kernel) -> None:
    """The kernel is ready for whoever looks into the folder of the tests; of parts that run at once one compiles."""
    COMPILED.mkdir(mode=0o700, exist_ok=True)
    with kept_with_tests(), (COMPILED / "one-at-a-time").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert warm(kernel) is State.READY


@cache
def forced(group: Group, name: str) -> PublicArithmetic:
    """The engine of that name, tried; its kernel must be compiled."""
    with kept_with_tests():
        return public_engine(group, name)


def kept_in(place: Path, kernel: Kernel) -> Path:
    """A compiled kernel in another folder, put there as it is kept: whole, at once, and nobody else's."""
    compiled(kernel)
    place.mkdir(mode=0o700, exist_ok=True)
    return _put(place, kernel, _machine_code(kernel))


def spoiled(place: Path, kernel: Kernel) -> Path:
    """The same, but it reckons wrongly, and the digest is its own: it takes limbs for shorter than they are."""
    compiled(kernel)
    magic, key, _, right = _machine_code(kernel).split(b"\n", 3)
    wrong = right
    for bits in (51, 52):
        longest, shorter = (((1 << size) - 1).to_bytes(8, "little") for size in (bits, bits - 1))
        wrong = wrong.replace(longest, shorter) if wrong == right else wrong
    if wrong == right:
        wrong = _SHIFTED.sub(lambda found: found[1] + b"\x0c", right)
    assert wrong != right
    place.mkdir(mode=0o700, exist_ok=True)
    digest = hashlib.sha256(wrong).hexdigest().encode()
    return _put(place, kernel, b"\n".join((magic, key, digest, wrong)))


def _machine_code(kernel: Kernel) -> bytes:
    return (COMPILED / _name(kernel)).read_bytes()


def _name(kernel: Kernel) -> str:
    here = processor()
    assert here is not None
    return _path(kernel, here).name


def _put(place: Path, kernel: Kernel, content: bytes) -> Path:
    made = place / "made"
    made.write_bytes(content)
    made.chmod(0o600)
    return made.replace(place / _name(kernel))
