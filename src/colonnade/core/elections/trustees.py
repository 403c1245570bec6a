"""Who holds parts of the key of an election, as values and in their one spelling: the second record of an archive.

A *single* trustee is needed; of a *Pedersen* group of m, any ``threshold`` are enough. Three forms of Pedersen's are
read: that of 2.0 without contexts, that of 2.5.1 with contexts and signed polynomials, that of 3.0 with signed keys
besides. Only the last is written. Source: docs/rules/archives.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.notation import Json, read, spelled
from colonnade.core.elections.objects import Proof, proof_value, read_proof
from colonnade.core.elections.parts import NAME_LIMIT, Part
from colonnade.core.elections.tallies import MOST_TRUSTEES

TRUSTEES_LIMIT = 1 << 26
MESSAGE_LIMIT = 1 << 24


@dataclass(frozen=True, slots=True)
class TrusteeKey:
    """A public key, that somebody knows its secret, and, of a Pedersen group since 3.0, who signs that it is hers."""

    pok: Proof
    public_key: Element
    signature: Proof | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A message as text, and its signature."""

    message: str
    signature: Proof


@dataclass(frozen=True, slots=True)
class Context:
    """For what a certificate was made: the group, how many trustees, how many are enough, and which one, from 1."""

    group: str
    size: int
    threshold: int
    index: int


@dataclass(frozen=True, slots=True)
class CertKeys:
    """What a certificate certifies: the keys by which a trustee signs and is written to. 2.0 gives no context."""

    verification: Element
    encryption: Element
    context: Context | None


@dataclass(frozen=True, slots=True)
class Single:
    """A trustee without whom nothing is opened."""

    key: TrusteeKey


@dataclass(frozen=True, slots=True)
class Pedersen:
    """Trustees of whom any ``threshold`` open; ``signatures``, since 2.5.1, bind polynomials to all certificates."""

    threshold: int
    certs: tuple[Signed, ...]
    coefexps: tuple[Signed, ...]
    signatures: tuple[Proof, ...] | None
    verification_keys: tuple[TrusteeKey, ...]


Kind: TypeAlias = Single | Pedersen


def read_trustees(content: bytes, group: Group, place: str = "trustees") -> tuple[Kind, ...]:
    """Return the trustees that the bytes spell."""
    part = Part(read(content, place, longest=TRUSTEES_LIMIT), place)
    return tuple(_kind(each, group) for each in part.items(1, MOST_TRUSTEES))


def trustees_spelled(kinds: Sequence[Kind]) -> bytes:
    """Return the bytes of the trustees."""
    return spelled([_kind_value(kind) for kind in kinds])


def read_trustee_key(part: Part, group: Group) -> TrusteeKey:
    """Return a trustee's public key."""
    pok, key, signature, name = part.fields("pok", "public_key", "?signature", "?name")
    assert pok is not None
    assert key is not None
    return TrusteeKey(
        read_proof(pok, group),
        key.element(group),
        None if signature is None else read_proof(signature, group),
        None if name is None else name.text(NAME_LIMIT),
    )


def trustee_key_value(key: TrusteeKey) -> dict[str, Json]:
    """Return a trustee's public key as JSON."""
    value: dict[str, Json] = {"pok": proof_value(key.pok), "public_key": key.public_key}
    if key.signature is not None:
        value["signature"] = proof_value(key.signature)
    if key.name is not None:
        value["name"] = key.name
    return value


def read_signed(part: Part, group: Group) -> Signed:
    """Return a signed message."""
    message, signature = part.given("message", "signature")
    return Signed(message.text(MESSAGE_LIMIT), read_proof(signature, group))


def signed_value(signed: Signed) -> dict[str, Json]:
    """Return a signed message as JSON."""
    return {"message": signed.message, "signature": proof_value(signed.signature)}


def read_cert_keys(message: str, group: Group, place: str = "cert") -> CertKeys:
    """Return the keys that the message of a certificate spells."""
    part = Part(read(message.encode(), place, longest=MESSAGE_LIMIT), place)
    context, verification, encryption = part.fields("?context", "verification", "encryption")
    assert verification is not None
    assert encryption is not None
    return CertKeys(
        verification.element(group), encryption.element(group), None if context is None else _context(context)
    )


def cert_keys_spelled(keys: CertKeys) -> str:
    """Return the message of a certificate."""
    value: dict[str, Json] = {"verification": keys.verification, "encryption": keys.encryption}
    if keys.context is None:
        return spelled(value).decode()
    context = keys.context
    told: Json = {"group": context.group, "size": context.size, "threshold": context.threshold, "index": context.index}
    return spelled({"context": told, **value}).decode()


def read_coefexps(message: str, group: Group, place: str = "coefexps") -> tuple[Element, ...]:
    """Return the public coefficients of a polynomial that a message spells, the constant first."""
    (coefexps,) = Part(read(message.encode(), place, longest=MESSAGE_LIMIT), place).given("coefexps")
    return tuple(each.element(group) for each in coefexps.items(1, MOST_TRUSTEES))


def coefexps_spelled(coefexps: Sequence[Element]) -> str:
    """Return the message that spells the public coefficients."""
    return spelled({"coefexps": coefexps}).decode()


def signed_together(certs: Sequence[Signed], coefexps: Sequence[Element]) -> str:
    """Return what a trustee signs, since 2.5.1, so that her polynomial is for these certificates and no others."""
    return "certs_sig|" + spelled({"certs": [signed_value(cert) for cert in certs], "coefexps": coefexps}).decode()


def public_keys(kinds: Sequence[Kind]) -> tuple[Element, ...]:
    """Return the key of each trustee, in the order in which owners are numbered from 1."""
    keys: list[Element] = []
    for kind in kinds:
        keys += [kind.key.public_key] if isinstance(kind, Single) else [k.public_key for k in kind.verification_keys]
    return tuple(keys)


def public_names(kinds: Sequence[Kind]) -> tuple[str | None, ...]:
    """Return the name of each trustee, in the same order, where the archive gives any."""
    names: list[str | None] = []
    for kind in kinds:
        names += [kind.key.name] if isinstance(kind, Single) else [each.name for each in kind.verification_keys]
    return tuple(names)


def _kind(part: Part, group: Group) -> Kind:
    name, held = part.items(2, 2)
    if name.value == "Single":
        return Single(read_trustee_key(held, group))
    if name.value == "Pedersen":
        return _pedersen(held, group)
    raise name.refusal("no_kind_of_trustee")


def _pedersen(part: Part, group: Group) -> Pedersen:
    threshold, certs, coefexps, signatures, keys = part.fields(
        "threshold", "certs", "coefexps", "?signatures", "verification_keys"
    )
    assert threshold is not None
    assert certs is not None
    assert coefexps is not None
    assert keys is not None
    taken = certs.items(1, MOST_TRUSTEES)
    size = len(taken)
    return Pedersen(
        threshold.whole(1, size),
        tuple(read_signed(each, group) for each in taken),
        tuple(read_signed(each, group) for each in coefexps.items(size, size)),
        None if signatures is None else tuple(read_proof(each, group) for each in signatures.items(size, size)),
        tuple(read_trustee_key(each, group) for each in keys.items(size, size)),
    )


def _kind_value(kind: Kind) -> Json:
    if isinstance(kind, Single):
        return ["Single", trustee_key_value(kind.key)]
    value: dict[str, Json] = {
        "threshold": kind.threshold,
        "certs": [signed_value(each) for each in kind.certs],
        "coefexps": [signed_value(each) for each in kind.coefexps],
    }
    if kind.signatures is not None:
        value["signatures"] = [proof_value(each) for each in kind.signatures]
    return ["Pedersen", {**value, "verification_keys": [trustee_key_value(each) for each in kind.verification_keys]}]


def _context(part: Part) -> Context:
    group, size, threshold, index = part.given("group", "size", "threshold", "index")
    return Context(
        group.text(NAME_LIMIT),
        size.whole(1, MOST_TRUSTEES),
        threshold.whole(1, MOST_TRUSTEES),
        index.whole(1, MOST_TRUSTEES),
    )
