"""Keys of trustees who each are needed: made with the proof that somebody knows the secret, and examined."""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import Plan, PublicArithmetic, SecretArithmetic
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.proofs import Examination, prove_knowledge
from colonnade.core.elections.refusals import BadProof, IdentityKey
from colonnade.core.elections.trustees import TrusteeKey


def new_trustee_key(secrets: SecretArithmetic, draw: Draw, name: str | None = None) -> tuple[int, TrusteeKey]:
    """Return a new secret and its public key; a secret is never 0."""
    secret = 1 + draw(secrets.group.order - 1)
    return secret, trustee_key(secrets, draw, secret, name)


def trustee_key(secrets: SecretArithmetic, draw: Draw, secret: int, name: str | None = None) -> TrusteeKey:
    """Return the public key of a secret, with the proof that it is known."""
    group = secrets.group
    (public,) = secrets.secret_products([((group.generator, secret),)])
    proof = prove_knowledge(secrets, draw, _prefix(group, public), [group.generator], secret)
    return TrusteeKey(proof, public, name=name)


def check_trustee_key(arithmetic: PublicArithmetic, key: TrusteeKey, place: str) -> None:
    """Refuse a key that is the neutral element, no member, or without the proof that somebody knows its secret."""
    group = arithmetic.group
    if key.public_key == group.identity:
        raise IdentityKey(place=f"{place}.public_key")
    examination = Examination(group, Plan((group.generator,)))
    base = examination.strange(key.public_key, f"{place}.public_key")
    examination.knowledge(_prefix(group, key.public_key), key.pok, base, BadProof(place=f"{place}.pok"))
    (answer,) = arithmetic.answers([examination.job()])
    examination.judge(answer)


def joint_key(arithmetic: PublicArithmetic, keys: Sequence[Element]) -> Element:
    """Return the key of an election: the product of the keys of all who are needed."""
    (whole,) = arithmetic.products([[(key, 1) for key in keys]])
    return whole


def _prefix(group: Group, public: Element) -> str:
    return f"pok|{group.id}|{public}|"
