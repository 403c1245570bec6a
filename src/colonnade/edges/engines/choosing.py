"""Which engine computes: chosen by name, tried before it is used, and never replaced by another in silence.

Engines that are compiled come first where they are compiled already; nobody waits for that but ``colonnade warmup``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from colonnade.core.elections.arithmetic import PublicArithmetic, ReferenceArithmetic, SecretArithmetic
from colonnade.core.elections.edwards import EdwardsGroup
from colonnade.core.elections.elements import Group
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.trials import (
    DIGESTS,
    agrees_in_forms,
    public_digest,
    secret_digest,
    secret_pairs,
    secret_trial,
)
from colonnade.core.errors import Refusal
from colonnade.edges.engines import edwards_kernels, gmp, ifma_field, sodium
from colonnade.edges.engines.edwards_kernels import IFMA, KERNELS, PORTABLE
from colonnade.edges.engines.guarded import library
from colonnade.edges.engines.kernels.compiling import Kernel, State, state_of

REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Compiled:
    """An engine that is compiled: its name, its kernel, the kind of groups in which it computes, and how it is made."""

    name: str
    kernel: Kernel
    groups: type[FieldGroup] | type[EdwardsGroup]
    make: Callable[[Any], PublicArithmetic]


COMPILED = (
    Compiled(ifma_field.NAME, ifma_field.KERNEL, FieldGroup, ifma_field.IfmaArithmetic),
    Compiled(IFMA, KERNELS[IFMA], EdwardsGroup, edwards_kernels.in_lanes),
    Compiled(PORTABLE, KERNELS[PORTABLE], EdwardsGroup, edwards_kernels.portable),
)
"""The best first."""


class UnknownEngine(Refusal):
    """No engine of this name computes in this group."""

    code = "elections.unknown_engine"


class EngineErrs(Refusal):
    """The engine does not answer what the reference answers, on this machine."""

    code = "elections.engine_errs"


def engines_for(group: Group) -> tuple[str, ...]:
    """Return the names of the engines that compute in a group here and now, the usual one first."""
    fast = [each.name for each in _compiled_for(group) if state_of(each.kernel) is State.READY]
    return (*fast, gmp.NAME if isinstance(group, FieldGroup) else sodium.NAME, REFERENCE)


def kernels_for(group: Group) -> dict[str, Kernel]:
    """Return the kernels that can compute in a group, by the names of their engines, the best first."""
    return {each.name: each.kernel for each in _compiled_for(group)}


def public_engine(group: Group, name: str | None = None) -> PublicArithmetic:
    """Return public arithmetic by the engine of that name, or the usual one; refused where unknown or found wrong."""
    engine = _public(group, engines_for(group)[0] if name is None else name)
    prove_public(engine)
    return engine


def secret_engine(group: Group) -> SecretArithmetic:
    """Return secret arithmetic; refused where found wrong. There is one for each group."""
    engine = _secret(group)
    prove_secret(engine)
    return engine


def prove_public(engine: PublicArithmetic) -> None:
    """Refuse an engine whose answers to the public trial are not the reference's."""
    if public_digest(engine) != DIGESTS[engine.group.id][0] or not agrees_in_forms(engine):
        raise EngineErrs(engine=engine.name, group=engine.group.id)


def prove_secret(engine: SecretArithmetic) -> None:
    """Refuse an engine whose answers to the secret trial are not the reference's, at first sight of a base or later."""
    group = engine.group
    multiplied = engine.multiplied(secret_pairs(group))
    slowly = [product for row in secret_trial(group) for product in engine.secret_products([row])]
    for products in (slowly, engine.secret_products(secret_trial(group))):
        if secret_digest(products, multiplied) != DIGESTS[group.id][1]:
            raise EngineErrs(engine=engine.name, group=group.id)


def _compiled_for(group: Group) -> list[Compiled]:
    return [each for each in COMPILED if isinstance(group, each.groups)]


def _public(group: Group, name: str) -> PublicArithmetic:
    for each in _compiled_for(group):
        if each.name == name:
            return each.make(group)
    if name == REFERENCE:
        return ReferenceArithmetic(group)
    if name == gmp.NAME and isinstance(group, FieldGroup):
        return gmp.GmpArithmetic(group)
    if name == sodium.NAME and isinstance(group, EdwardsGroup):
        return sodium.SodiumArithmetic(group)
    raise UnknownEngine(given=name, group=group.id, known=", ".join(engines_for(group)))


def _secret(group: Group) -> SecretArithmetic:
    if isinstance(group, FieldGroup):
        return gmp.GmpSecrets(group, library())
    assert isinstance(group, EdwardsGroup)
    return sodium.SodiumSecrets(group)
