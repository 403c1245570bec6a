"""What the processor is and can: its name, the features that engines ask for, and how long single steps take on it."""

import os
import re
import subprocess
import sys
import time
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path

import gmpy2
import nacl
from nacl.bindings import crypto_scalarmult_ed25519_noclamp

from colonnade.core.elections.edwards import EdwardsGroup
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.edges.engines.choosing import COMPILED
from colonnade.edges.engines.ifma_field import KERNEL
from colonnade.edges.engines.kernels.compiling import loaded, state_of
from colonnade.edges.engines.kernels.features import processor
from colonnade.edges.engines.kernels.layout2048 import LIMBS, MANY, WORKSPACE
from colonnade.edges.engines.memory2048 import Room, constants_of

FEATURES = ("avx512ifma", "avx512f", "avx2", "bmi2", "adx", "sha_ni")
"""As /proc/cpuinfo calls them: those of the vector kernel, those of GMP and libsodium, and that of SHA-256."""
SQUARES, PRODUCTS = 3_326, 3_406
"""Of a ballot of one question with five answers modulo BELENIOS-2048, by ``ifma``: docs/rules/kernels.md."""
TRIED = 7
"""Times a step is measured; the best counts, for what disturbs only lengthens."""


def machine() -> str:
    """Return the processor, what the engines compute with, and how busy the machine is; some lines."""
    told = _cpuinfo()
    flags = set(told.get("flags", "").split())
    has = ", ".join(each if each in flags else f"no {each}" for each in FEATURES)
    here = processor()
    kernels = ", ".join(
        f"{each.name} for {'BELENIOS-2048' if each.groups is FieldGroup else 'Ed25519'}: {state_of(each.kernel).value}"
        for each in COMPILED
    )
    kind = ", ".join(
        f"{name.removeprefix('cpu ')} {told.get(name, '?')}" for name in ("cpu family", "model", "stepping")
    )
    name = f"{told.get('model name', '?')}, {kind}; to LLVM {'-' if here is None else here.name}"
    busy = f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}"
    libraries = f"gmpy2 {gmpy2.version()} with {gmpy2.mp_version()}, PyNaCl {nacl.__version__}"
    versions = f"Python {sys.version.split()[0]}, {libraries}; belenios-tool {_belenios_tool()}"
    return "\n".join((f"{name}; {busy}", f"features: {has}", f"kernels: {kernels}", versions))


@cache
def scalar_multiplication() -> float:
    """Return the seconds in which libsodium multiplies a point of Ed25519 that is not its base."""
    assert isinstance(ED25519, EdwardsGroup)
    point = bytes.fromhex(ED25519.product([(ED25519.generator, 5)]))[::-1]
    scalar = (ED25519.order - 12_345).to_bytes(32, "little")
    return _best(lambda: crypto_scalarmult_ed25519_noclamp(scalar, point), 300)


def montgomery() -> tuple[float, float]:
    """Return the seconds of a square and of a product of 2048 bits in the kernel, for one of its eight lanes."""
    calls, constants, work = loaded(KERNEL), constants_of(BELENIOS_2048.modulus), Room(WORKSPACE)
    groups, bits, kept = 256, 256, 256
    # As many numbers as some ballots have, so that they come from where they come from in work.
    numbers, indices = Room(LIMBS * (kept + MANY)), array("Q", [at % kept for at in range(groups * 3 * MANY)])
    none = Room(8 * MANY * MANY)

    def multiplied() -> None:
        calls["multiplied"](numbers.address, constants.address, indices.buffer_info()[0], work.address, groups)

    def squared() -> None:
        pointers = (numbers.address, constants.address, indices.buffer_info()[0], *[none.address] * 3, work.address)
        calls["raised"](*pointers, MANY, 0, bits, 0, 0)

    return _best(squared, 1) / (MANY * (bits - 1) * MANY), _best(multiplied, 1) / (groups * MANY)


def _best(step: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(TRIED):
        began = time.process_time()
        for _ in range(times):
            step()
        found.append((time.process_time() - began) / times)
    return min(found)


def _cpuinfo() -> dict[str, str]:
    lines = Path("/proc/cpuinfo").read_text().partition("\n\n")[0].splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _belenios_tool() -> str:
    try:
        told = subprocess.run(["belenios-tool", "--version"], check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return "not here"
    return (re.search(r"\S+", told) or ["?"])[0]
