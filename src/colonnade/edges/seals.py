"""Many seals at once: by a compiled kernel where there is one; of whatever it does not find good, `signing` decides.

A kernel says yes where the key is a point of prime order in its one spelling, the factor is below the order, and
s·B − h·A is spelled as the signature spells it. That is the equation which `signing.verify` asks, so its answers are
the same with a kernel and without. Source: RFC 8032, 5.1.7; docs/rules/log.md, "Seals by the million"; ADR 0052.
"""

import hashlib
from collections.abc import Sequence

from colonnade.core.elections.arithmetic import Job, PublicArithmetic
from colonnade.core.elections.edwards import ORDER, EdwardsGroup
from colonnade.core.elections.elements import Element, ElementSpelling
from colonnade.core.errors import Refusal
from colonnade.core.log.entries import KEY_BYTES, SIGNATURE_BYTES, Claim
from colonnade.edges.signing import verify

ED25519 = EdwardsGroup()
AFTER = 3_000
"""So many seals are asked for one by one before it is worth loading a kernel: that takes about as long."""
LEAST = 64
"""Fewer at once would leave most lanes empty."""
_SIGN = 0x80
_POINT = 32
"""Octets of a signature that spell its point; a factor follows."""


class Seals:
    """Answers whether claims are true, of many at once; each process has its own."""

    def __init__(self, after: int = AFTER) -> None:
        """Load a kernel once so many claims have come; where none is ready, go on without."""
        self._after, self._met = after, 0
        self._arithmetic: PublicArithmetic | None = None
        self._is_looked_for = False

    def __call__(self, claims: Sequence[Claim]) -> list[bool]:
        """Return of each claim, in their order, whether it is true."""
        self._met += len(claims)
        arithmetic = self._kernel() if self._met > self._after and len(claims) >= LEAST else None
        if arithmetic is None:
            return [verify(*claim) for claim in claims]
        shown = shown_good(claims, arithmetic)
        return [is_shown or verify(*claim) for claim, is_shown in zip(claims, shown, strict=True)]

    def _kernel(self) -> PublicArithmetic | None:
        if not self._is_looked_for:
            self._arithmetic = compiled()
            self._is_looked_for = True
        return self._arithmetic


def compiled() -> PublicArithmetic | None:
    """Return arithmetic by the best kernel that is ready; none where there is none, or where it errs in its trial."""
    from colonnade.edges.engines.choosing import engines_for, public_engine  # noqa: PLC0415 -- a short log needs none
    from colonnade.edges.engines.edwards_kernels import KERNELS  # noqa: PLC0415 -- likewise

    name = engines_for(ED25519)[0]
    try:
        return public_engine(ED25519, name) if name in KERNELS else None
    except Refusal:
        return None


def shown_good(claims: Sequence[Claim], arithmetic: PublicArithmetic) -> list[bool]:
    """Return of each claim whether ``arithmetic`` shows it to be true; what is not shown may be true all the same."""
    jobs = [_job(*claim, arithmetic.group.generator) for claim in claims]
    answers = iter(arithmetic.answers([job for job in jobs if job is not None]))
    return [
        job is not None and next(answers).rows == (signature[:_POINT][::-1].hex(),)
        for job, (_, _, signature) in zip(jobs, claims, strict=True)
    ]


def _job(key: bytes, message: bytes, signature: bytes, base: Element) -> Job | None:
    """Return what must come out as the signature's point; none for what only `signing` can tell."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return None
    factor = int.from_bytes(signature[_POINT:], "little")
    opposite = bytes([key[-1] ^ _SIGN]) + key[-2::-1]
    try:
        negative = ED25519.read_element(opposite.hex())
    except ElementSpelling:
        return None
    digest = hashlib.sha512(signature[:_POINT] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    return None if factor >= ORDER else Job((base,), (negative,), (), (((0, factor), (1, challenge)),))
