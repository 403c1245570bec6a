"""What the processor has: its name and its features as LLVM calls them.

The variables by which numba is told otherwise, ``NUMBA_CPU_NAME`` and ``NUMBA_CPU_FEATURES``, count here too, so that
nothing is chosen that would not be compiled.
"""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

IFMA = frozenset({"avx512f", "avx512ifma"})
"""Products of 52 bits in eight lanes."""


@dataclass(frozen=True, slots=True)
class Processor:
    """A kind of processor: LLVM's name, and ``+`` or ``-`` before each feature."""

    name: str
    flags: str

    @property
    def features(self) -> frozenset[str]:
        """The features it has."""
        return frozenset(flag[1:] for flag in self.flags.split(",") if flag.startswith("+"))


@cache
def processor() -> Processor | None:
    """Return the processor that is here; nothing where kernels cannot run, for want of the extra ``fast``."""
    try:
        from llvmlite import binding  # noqa: PLC0415 -- an extra, and 0.1 s
    except (ImportError, OSError):  # the latter where its library is there and does not load
        return None
    name = os.environ.get("NUMBA_CPU_NAME") or binding.get_host_cpu_name()
    flags = os.environ.get("NUMBA_CPU_FEATURES")
    return Processor(name, _flags_of(binding) if flags is None else flags)


def _flags_of(binding: Any) -> str:
    try:
        flags: str = binding.get_host_cpu_features().flatten()
    except RuntimeError:  # LLVM does not know every processor
        return ""
    return flags
