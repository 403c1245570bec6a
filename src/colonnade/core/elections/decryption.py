"""Opening together: each trustee's part with its proof, and from all parts what the ciphertexts hold."""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import Plan, PublicArithmetic, SecretArithmetic
from colonnade.core.elections.elements import Draw, Element
from colonnade.core.elections.proofs import GENERATOR, KEY, Examination, prove_knowledge
from colonnade.core.elections.refusals import BadProof, WrongNumber
from colonnade.core.elections.tallies import PartialDecryption, Tally


def partial_decryption(
    secrets: SecretArithmetic, draw: Draw, fingerprint: str, tally: Tally, secret: int
) -> PartialDecryption:
    """Return a trustee's part: each alpha raised to her secret, and that it was the secret of her key.

    Whoever calls has examined the tally: a secret is never raised upon what is no member.
    """
    g = secrets.group.generator
    (public,) = secrets.secret_products([((g, secret),)])
    prefix = _prefix(fingerprint, public)
    factors = tuple(
        tuple(secrets.secret_products([((each.alpha, secret),) for each in question])) for question in tally
    )
    proofs = tuple(
        tuple(prove_knowledge(secrets, draw, prefix, [g, each.alpha], secret) for each in question)
        for question in tally
    )
    return PartialDecryption(factors, proofs)


def check_partial_decryption(
    arithmetic: PublicArithmetic,
    fingerprint: str,
    tally: Tally,
    key: Element,
    part: PartialDecryption,
    place: str,
) -> None:
    """Refuse a part whose factors are not every alpha raised to the secret of the key, which is a member."""
    group = arithmetic.group
    if [len(row) for row in part.factors] != [len(row) for row in tally]:
        given, needed = sum(map(len, part.factors)), sum(map(len, tally))
        raise WrongNumber(place=f"{place}.decryption_factors", given=given, needed=needed)
    prefix = _prefix(fingerprint, key)
    examinations = []
    for at, question in enumerate(tally):
        for number, ciphertext in enumerate(question):
            examination = Examination(group, Plan((group.generator, key)))
            alpha = examination.strange(ciphertext.alpha, f"encrypted_tally[{at}][{number}].alpha")
            factor = examination.strange(part.factors[at][number], f"{place}.decryption_factors[{at}][{number}]")
            otherwise = BadProof(place=f"{place}.decryption_proofs[{at}][{number}]")
            pairs = [(GENERATOR, KEY), (alpha, factor)]
            examination.equality(prefix, part.proofs[at][number], pairs, otherwise)
            examinations.append(examination)
    answers = arithmetic.answers([examination.job() for examination in examinations])
    for examination, answer in zip(examinations, answers, strict=True):
        examination.judge(answer)


def opened(
    arithmetic: PublicArithmetic, tally: Tally, parts: Sequence[tuple[PartialDecryption, int]]
) -> tuple[tuple[Element, ...], ...]:
    """Return what the ciphertexts hold, as elements, from checked parts each raised to its share.

    The share of a trustee who is needed is 1; of trustees of whom some are enough, it is Lagrange's coefficient at 0.
    """
    return tuple(
        tuple(
            arithmetic.products(
                [(ciphertext.beta, 1), *((part.factors[at][number], -share) for part, share in parts)]
                for number, ciphertext in enumerate(question)
            )
        )
        for at, question in enumerate(tally)
    )


def _prefix(fingerprint: str, key: Element) -> str:
    return f"decrypt|{fingerprint}|{key}|"
