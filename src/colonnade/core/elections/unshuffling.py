"""Shuffles examined: whether what a mixer gave back is what was given in, in some order and hidden anew.

Both sides of each equation are reckoned as products of positive powers, so that the hashes of 256 bits stay short
exponents in a group whose order is longer. Nine powers a ciphertext. Source: docs/rules/protocol.md.
"""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import Answer, Plan, PublicArithmetic
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.objects import Ciphertext
from colonnade.core.elections.refusals import BadProof, NotAMember, WrongNumber
from colonnade.core.elections.shuffles import Mixing, challenge, challenges, independents, statement_of
from colonnade.core.elections.tallies import ShuffleProof


def check_shuffle(
    arithmetic: PublicArithmetic,
    mixing: Mixing,
    before: Sequence[Ciphertext],
    after: Sequence[Ciphertext],
    proof: ShuffleProof,
    place: str,
) -> None:
    """Refuse ciphertexts that are not proven to be others in some order; those before have been examined."""
    group, size = arithmetic.group, len(before)
    for name, held in (("ciphertexts", after), *_lists(proof)):
        if len(held) != size:
            raise WrongNumber(place=f"{place}.{name}", given=len(held), needed=size)
    u = challenges(group, mixing, before, after, proof.c)
    folded = _folded(arithmetic, before, after, proof, u, place)
    statement = statement_of(before, after, proof.c)
    c = challenge(group, mixing, _commitments(proof), statement, proof.c_hat)
    plan = _equations(group, mixing, after, proof, folded, u, c)
    (answer,) = arithmetic.answers([plan.job()])
    for at in range(0, len(answer.rows), 2):
        if answer.rows[at] != answer.rows[at + 1]:
            raise BadProof(place=place)


def _lists(proof: ShuffleProof) -> tuple[tuple[str, Sequence[object]], ...]:
    return (
        ("proofs.t_hat", proof.t_hat),
        ("proofs.s_hat", proof.s_hat),
        ("proofs.s_prime", proof.s_prime),
        ("proofs.c", proof.c),
        ("proofs.c_hat", proof.c_hat),
    )


def _commitments(proof: ShuffleProof) -> tuple[Element, ...]:
    return (proof.t1, proof.t2, proof.t3, *proof.t4, *proof.t_hat)


def _folded(
    arithmetic: PublicArithmetic,
    before: Sequence[Ciphertext],
    after: Sequence[Ciphertext],
    proof: ShuffleProof,
    u: Sequence[int],
    place: str,
) -> tuple[Element, ...]:
    """Refuse strangers, and return the products of c, of the betas and of the alphas before, weighed by u."""
    strange = (
        *(element for each in after for element in (each.alpha, each.beta)),
        *_commitments(proof),
        *proof.c,
        *proof.c_hat,
    )
    plan = Plan(tuple(element for each in before for element in (each.beta, each.alpha)))
    for element in strange:
        plan.strange(element)
    size = len(before)
    first = len(plan.known) + 2 * size + len(_commitments(proof))
    plan.row(*((first + at, u[at]) for at in range(size)))
    plan.row(*((2 * at, u[at]) for at in range(size)))
    plan.row(*((2 * at + 1, u[at]) for at in range(size)))
    (answer,) = arithmetic.answers([plan.job()])
    _all_members(answer, size, place)
    return answer.rows


def _all_members(answer: Answer, size: int, place: str) -> None:
    if answer.strangers:
        at = answer.strangers[0]
        where = f"ciphertexts[{at // 2}]" if at < 2 * size else "proofs"
        raise NotAMember(place=f"{place}.{where}")


def _equations(
    group: Group,
    mixing: Mixing,
    after: Sequence[Ciphertext],
    proof: ShuffleProof,
    folded: Sequence[Element],
    u: Sequence[int],
    c: int,
) -> Plan:
    """Return the two sides of every equation, one behind the other."""
    size, h = len(after), group.independent(-1)
    generators = independents(group, size)
    links = (h, *proof.c_hat)
    bases = (group.generator, mixing.key, *generators, *links, *_commitments(proof), *folded, *proof.c)
    moved = tuple(element for each in after for element in (each.beta, each.alpha))
    plan = Plan((*bases, *moved))
    g, y, own, link = 0, 1, 2, 2 + size
    t1, t2, t3, t41, t42, t_hat = (link + size + 1 + at for at in range(6))
    weighed, beta, alpha, placed = (t_hat + size + at for at in range(4))
    first = placed + size
    all_own, all_placed = plan.total(range(own, own + size)), plan.total(range(placed, placed + size))
    product = 1
    for each in u:
        product = product * each % group.order
    primes = list(enumerate(proof.s_prime))
    sides = [
        (((t1, 1), (all_placed, c)), ((g, proof.s1), (all_own, c))),
        (((t2, 1), (link + size, c)), ((g, proof.s2), (link, product * c))),
        (((t3, 1), (weighed, c)), ((g, proof.s3), *((own + at, s) for at, s in primes))),
        (((t41, 1), (beta, c), (y, proof.s4)), tuple((first + 2 * at, s) for at, s in primes)),
        (((t42, 1), (alpha, c), (g, proof.s4)), tuple((first + 2 * at + 1, s) for at, s in primes)),
    ]
    for at, s in primes:
        sides.append((((t_hat + at, 1), (link + at + 1, c)), ((g, proof.s_hat[at]), (link + at, s))))
    for left, right in sides:
        plan.row(*left)
        plan.row(*right)
    return plan
