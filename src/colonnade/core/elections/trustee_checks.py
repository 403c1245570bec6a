"""Whether the trustees of an election hold what they say: keys known to their owners, certificates for this group.

The key of the election is the product of what each gives to it: a single trustee her key, a Pedersen group the constant
coefficients of its members. A member's key follows from all public coefficients, so nobody can choose it.
Source: docs/rules/archives.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.elections.arithmetic import Answer, Plan, PublicArithmetic
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.proofs import Examination
from colonnade.core.elections.refusals import BadProof, IdentityKey
from colonnade.core.elections.trustees import (
    CertKeys,
    Context,
    Kind,
    Pedersen,
    Signed,
    Single,
    TrusteeKey,
    read_cert_keys,
    read_coefexps,
    signed_together,
)
from colonnade.core.errors import Refusal


class BadMessage(Refusal):
    """A trustee's signature under a certificate, a polynomial or a key is not that of her certificate."""

    code = "elections.bad_message"


class OtherContext(Refusal):
    """A certificate was made for another group, number of trustees, threshold or place, or does not say for which."""

    code = "elections.other_context"


class OtherKey(Refusal):
    """A key is not the one that follows from the polynomials, or the election's not that of its trustees."""

    code = "elections.other_key"


@dataclass(frozen=True, slots=True)
class Members:
    """What the certificates and polynomials of a Pedersen group say; coefficients have the length of the threshold."""

    certs: tuple[CertKeys, ...]
    coefexps: tuple[tuple[Element, ...], ...]


def require_trustees(
    arithmetic: PublicArithmetic, kinds: Sequence[Kind], election_key: Element, place: str = "trustees"
) -> None:
    """Refuse trustees of whom any does not hold what she says, or whose keys do not make the key of the election."""
    group = arithmetic.group
    plan = Plan((group.generator,))
    examination = Examination(group, plan)
    parts: list[int] = []
    derived: list[tuple[int, Element, str]] = []
    for at, kind in enumerate(kinds):
        within = f"{place}[{at}]"
        if isinstance(kind, Single):
            parts.append(_examine_key(examination, kind.key, within))
        else:
            members = read_members(kind, group, within)
            parts += _examine_pedersen(examination, kind, members, within, derived)
    whole = plan.row(*((part, 1) for part in parts))
    answer = arithmetic.answers([examination.job()])[0]
    examination.judge(answer)
    _require_derived(answer, [*derived, (whole, election_key, "election.public_key")])


def read_members(kind: Pedersen, group: Group, place: str) -> Members:
    """Return what certificates and polynomials say; refused where contexts or forms are of another group, or mixed."""
    certs = tuple(
        read_cert_keys(cert.message, group, f"{place}.certs[{at}].message") for at, cert in enumerate(kind.certs)
    )
    coefexps = tuple(
        read_coefexps(each.message, group, f"{place}.coefexps[{at}].message") for at, each in enumerate(kind.coefexps)
    )
    _require_contexts(kind, certs, group, place)
    for at, each in enumerate(coefexps):
        if len(each) != kind.threshold:
            raise OtherContext(place=f"{place}.coefexps[{at}]")
    return Members(certs, coefexps)


def examine_cert(examination: Examination, cert: Signed, keys: CertKeys, place: str) -> int:
    """Put in a certificate, and return the number of the key by which its trustee signs."""
    base = examination.strange(keys.verification, f"{place}.verification")
    examination.strange(keys.encryption, f"{place}.encryption")
    examine_message(examination, cert, base, place)
    return base


def examine_message(examination: Examination, signed: Signed, base: int, place: str) -> None:
    """Put in a message signed by the trustee whose key has that number."""
    examination.knowledge(f"sigmsg|{signed.message}|", signed.signature, base, BadMessage(place=place))


def key_terms(coefficients: Sequence[Sequence[int]], index: int) -> list[tuple[int, int]]:
    """Return the powers of public coefficients, given by number, whose product is the key of the trustee at an index.

    The index counts from 1; a coefficient of degree k is raised to index^k.
    """
    return [(base, index**degree) for each in coefficients for degree, base in enumerate(each)]


def _examine_pedersen(
    examination: Examination, kind: Pedersen, members: Members, place: str, derived: list[tuple[int, Element, str]]
) -> list[int]:
    numbers: list[list[int]] = []
    signing: list[int] = []
    for at, (cert, keys) in enumerate(zip(kind.certs, members.certs, strict=True)):
        signing.append(examine_cert(examination, cert, keys, f"{place}.certs[{at}]"))
    for at, (signed, coefexps) in enumerate(zip(kind.coefexps, members.coefexps, strict=True)):
        examine_message(examination, signed, signing[at], f"{place}.coefexps[{at}]")
        numbers.append([examination.strange(each, f"{place}.coefexps[{at}]") for each in coefexps])
    for at, signature in enumerate(kind.signatures or ()):
        bound = Signed(signed_together(kind.certs, members.coefexps[at]), signature)
        examine_message(examination, bound, signing[at], f"{place}.signatures[{at}]")
    for at, key in enumerate(kind.verification_keys):
        within = f"{place}.verification_keys[{at}]"
        _examine_key(examination, key, within)
        derived.append((examination.plan.row(*key_terms(numbers, at + 1)), key.public_key, within))
        if key.signature is not None:
            examine_message(examination, Signed(key.public_key, key.signature), signing[at], f"{within}.signature")
    return [each[0] for each in numbers]


def _examine_key(examination: Examination, key: TrusteeKey, place: str) -> int:
    if key.public_key == examination.group.identity:
        raise IdentityKey(place=f"{place}.public_key")
    base = examination.strange(key.public_key, f"{place}.public_key")
    prefix = f"pok|{examination.group.id}|{key.public_key}|"
    examination.knowledge(prefix, key.pok, base, BadProof(place=f"{place}.pok"))
    return base


def _require_derived(answer: Answer, derived: Sequence[tuple[int, Element, str]]) -> None:
    for row, key, place in derived:
        if answer.rows[row] != key:
            raise OtherKey(place=place)


def _require_contexts(kind: Pedersen, certs: Sequence[CertKeys], group: Group, place: str) -> None:
    size = len(certs)
    told = [cert.context for cert in certs]
    due = [Context(group.id, size, kind.threshold, at + 1) for at in range(size)]
    signed = [key.signature is not None for key in kind.verification_keys]
    if any(signed) and not all(signed):
        raise OtherContext(place=f"{place}.verification_keys")
    if all(each is None for each in told):
        if kind.signatures is not None or any(signed):
            raise OtherContext(place=f"{place}.certs")
        return
    for at, (context, expected) in enumerate(zip(told, due, strict=True)):
        if context != expected:
            raise OtherContext(place=f"{place}.certs[{at}]")
    if kind.signatures is None:
        raise OtherContext(place=f"{place}.signatures")
