"""Shuffles: ciphertexts put into another order and hidden anew, with the proof that nothing else was done to them.

The proof is that of D. Wikström and B. Terelius as written down for CHVote 1.3.2 (R. Haenni, P. Locher, R. Koenig,
E. Dubuis: *Pseudo-code algorithms for verifiable re-encryption mix-nets*, 2017), with the hashes and letters of the
format; ``h`` is the independent generator -1, ``h_i`` those from 0 on. A permutation ``order`` says that place i
afterwards holds what stood at place order[i] before. Source: docs/rules/protocol.md.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.elements import Draw, Element, Group, Row
from colonnade.core.elections.objects import Ciphertext
from colonnade.core.elections.tallies import ShuffleProof


@dataclass(frozen=True, slots=True)
class Mixing:
    """To which poll a shuffle belongs: the stamp of the election and its key."""

    fingerprint: str
    key: Element


@dataclass(frozen=True, slots=True)
class Shuffled:
    """Ciphertexts after a shuffle, and what only the mixer knows: the order, and the chance added to each before."""

    ciphertexts: tuple[Ciphertext, ...]
    order: tuple[int, ...]
    chances: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Committed:
    """A commitment to each of a row of secrets, and the chances that hide them."""

    elements: tuple[Element, ...]
    chances: tuple[int, ...]


def permutation(draw: Draw, size: int) -> tuple[int, ...]:
    """Return an order of so many places, each as likely as the others (R. Durstenfeld, 1964)."""
    places = list(range(size))
    for at in range(size - 1):
        other = at + draw(size - at)
        places[at], places[other] = places[other], places[at]
    return tuple(places)


def shuffled(secrets: SecretArithmetic, draw: Draw, mixing: Mixing, before: Sequence[Ciphertext]) -> Shuffled:
    """Return the ciphertexts in another order, each multiplied by one of 0 with new chance."""
    group = secrets.group
    order = permutation(draw, len(before))
    chances = tuple(draw(group.order) for _ in before)
    alphas = secrets.secret_products([((group.generator, chance),) for chance in chances])
    betas = secrets.secret_products([((mixing.key, chance),) for chance in chances])
    new_alphas = secrets.multiplied([(each.alpha, more) for each, more in zip(before, alphas, strict=True)])
    new_betas = secrets.multiplied([(each.beta, more) for each, more in zip(before, betas, strict=True)])
    anew = [Ciphertext(alpha, beta) for alpha, beta in zip(new_alphas, new_betas, strict=True)]
    return Shuffled(tuple(anew[at] for at in order), order, chances)


def prove_shuffle(
    secrets: SecretArithmetic, draw: Draw, mixing: Mixing, before: Sequence[Ciphertext], after: Shuffled
) -> ShuffleProof:
    """Return the proof that ``after`` is a shuffle of ``before``."""
    group, size = secrets.group, len(before)
    q, g = group.order, group.generator
    h, hs = group.independent(-1), independents(group, size)
    placed = _placed(secrets, draw, hs, after.order)
    u = challenges(group, mixing, before, after.ciphertexts, placed.elements)
    moved = [u[at] for at in after.order]
    chain = _chain(secrets, draw, h, moved)
    w = [draw(q) for _ in range(4)]
    w_hat, w_prime = [draw(q) for _ in before], [draw(q) for _ in before]
    links = (h, *chain.elements)[:size]
    rows: list[Row] = [
        ((g, w[0]),),
        ((g, w[1]),),
        ((g, w[2]), *zip(hs, w_prime, strict=True)),
        ((mixing.key, -w[3]), *zip((each.beta for each in after.ciphertexts), w_prime, strict=True)),
        ((g, -w[3]), *zip((each.alpha for each in after.ciphertexts), w_prime, strict=True)),
        *(((g, own), (link, other)) for own, link, other in zip(w_hat, links, w_prime, strict=True)),
    ]
    t1, t2, t3, t41, t42, *t_hat = secrets.secret_products(rows)
    statement = statement_of(before, after.ciphertexts, placed.elements)
    c = challenge(group, mixing, (t1, t2, t3, t41, t42, *t_hat), statement, chain.elements)
    sums = (
        sum(placed.chances),
        _weighed(chain.chances, _tails(moved, q)),
        _weighed(placed.chances, u),
        _weighed(after.chances, u),
    )
    s1, s2, s3, s4 = ((own + c * whole) % q for own, whole in zip(w, sums, strict=True))
    return ShuffleProof(
        *(t1, t2, t3, (t41, t42), tuple(t_hat), s1, s2, s3, s4),
        tuple((own + c * each) % q for own, each in zip(w_hat, chain.chances, strict=True)),
        tuple((own + c * each) % q for own, each in zip(w_prime, moved, strict=True)),
        placed.elements,
        chain.elements,
    )


def independents(group: Group, size: int) -> tuple[Element, ...]:
    """Return the independent generators from 0 on, each another than g, h and the rest."""
    found = tuple(group.independent(at) for at in range(size))
    assert len({*found, group.generator, group.identity, group.independent(-1)}) == size + 3
    return found


def statement_of(before: Sequence[Ciphertext], after: Sequence[Ciphertext], placed: Sequence[Element]) -> str:
    """Return all ciphertexts and commitments as they stand under the hashes."""
    spelled = "".join(f"{each.alpha},{each.beta}," for each in (*before, *after))
    return spelled + _listed(placed)


def challenges(
    group: Group,
    mixing: Mixing,
    before: Sequence[Ciphertext],
    after: Sequence[Ciphertext],
    placed: Sequence[Element],
) -> tuple[int, ...]:
    """Return the numbers by which the places are weighed: each a hash over all ciphertexts and its own number."""
    statement = statement_of(before, after, placed)
    whole = _hex(f"shuffle-challenges|{mixing.fingerprint}|{statement}")
    return tuple(int(_hex(whole + _hex(str(at))), 16) % group.order for at in range(len(before)))


def challenge(
    group: Group, mixing: Mixing, commitments: Sequence[Element], statement: str, chain: Sequence[Element]
) -> int:
    """Return the number to which the proof responds."""
    told = f"{_listed(commitments)}{statement}{_listed(chain)}{mixing.key}"
    return int(_hex(f"shuffle-challenge|{mixing.fingerprint}|{told}"), 16) % group.order


def _placed(secrets: SecretArithmetic, draw: Draw, hs: Sequence[Element], order: Sequence[int]) -> _Committed:
    """Commit to the order: at place order[i] stands h_i, hidden."""
    group = secrets.group
    chances = [draw(group.order) for _ in order]
    hidden = secrets.secret_products([((group.generator, chances[at]),) for at in order])
    products = secrets.multiplied(list(zip(hidden, hs, strict=True)))
    elements = dict(zip(order, products, strict=True))
    return _Committed(tuple(elements[at] for at in range(len(order))), tuple(chances))


def _chain(secrets: SecretArithmetic, draw: Draw, first: Element, exponents: Sequence[int]) -> _Committed:
    """Commit to the product of the exponents, one more in each link."""
    group = secrets.group
    chances = tuple(draw(group.order) for _ in exponents)
    links = [first]
    for chance, exponent in zip(chances, exponents, strict=True):
        links += secrets.secret_products([((group.generator, chance), (links[-1], exponent))])
    return _Committed(tuple(links[1:]), chances)


def _tails(exponents: Sequence[int], modulus: int) -> tuple[int, ...]:
    """Return for each place the product of the exponents behind it."""
    tails = [1]
    for exponent in reversed(exponents[1:]):
        tails.append(tails[-1] * exponent % modulus)
    return tuple(reversed(tails))[: len(exponents)]


def _weighed(numbers: Iterable[int], weights: Iterable[int]) -> int:
    return sum(number * weight for number, weight in zip(numbers, weights, strict=True))


def _listed(elements: Sequence[Element]) -> str:
    return "".join(f"{element}," for element in elements)


def _hex(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
