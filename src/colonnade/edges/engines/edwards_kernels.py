"""The kernels for the group of Ed25519, told without loading what they need, which not every install has."""

import os

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.edwards import EdwardsGroup
from colonnade.edges.engines.kernels import features
from colonnade.edges.engines.kernels.compiling import Entry, Kernel, loaded

PORTABLE, IFMA = "jit64", "ifma"
_RUN = (Entry("run_all", pointers=7, numbers=6),)
_CALLER = ("numpy",)
KERNELS = {
    IFMA: Kernel("ed25519_ifma", _RUN, features.IFMA, _CALLER),
    PORTABLE: Kernel("ed25519_portable", _RUN, frozenset(), _CALLER),
}
LANES = {IFMA: 8, PORTABLE: 1}


def in_lanes(group: EdwardsGroup) -> PublicArithmetic:
    """Return arithmetic that has eight ballots side by side; refused where its kernel is not ready."""
    return _made(group, IFMA)


def portable(group: EdwardsGroup) -> PublicArithmetic:
    """Return arithmetic for every processor of 64 bits; refused where its kernel is not ready."""
    return _made(group, PORTABLE)


def _made(group: EdwardsGroup, name: str) -> PublicArithmetic:
    # No linear algebra is asked of numpy, and threads for it, one for each core, are half the time of loading it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    loaded(KERNELS[name])
    from colonnade.edges.engines.kernel_edwards import KernelArithmetic  # noqa: PLC0415 -- needs an extra

    return KernelArithmetic(group, name)
