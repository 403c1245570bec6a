"""Proofs without knowledge: that one of several claims about ciphertexts holds, and nothing about which.

A ciphertext (alpha, beta) of a number m under the key y is (g^r, y^r·g^m). A *claim* says that a ciphertext holds a
certain number. A proof gives for each claim a challenge and a response from which everybody reckons the commitments
A = g^response·alpha^challenge and B = y^response·(beta/g^number)^challenge; it holds if the challenges add up to the
hash of all commitments. Sources: Cramer, Damgård, Schoenmakers, CRYPTO 1994; docs/rules/protocol.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from colonnade.core.elections.arithmetic import Answer, Job, Plan, SecretArithmetic
from colonnade.core.elections.elements import Draw, Element, Group, Row, hashed
from colonnade.core.elections.objects import Proof
from colonnade.core.elections.refusals import NotAMember
from colonnade.core.errors import Refusal

GENERATOR, KEY = 0, 1
"""Where g and the election's key stand among the known bases of a job."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the maker of a ciphertext knows: its chance and its number."""

    chance: int
    number: int


@dataclass(frozen=True, slots=True)
class Claim:
    """That the ciphertext at two bases of a job holds this number."""

    alpha: int
    beta: int
    number: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """A hash that will be compared: its prefix, the bases named after it, its rows, what it must be, and else what."""

    prefix: str
    named: tuple[int, ...]
    rows: range
    challenge: int
    otherwise: Refusal


@dataclass(slots=True)
class Examination:
    """Proofs written down as one job, and judged when its answer is there."""

    group: Group
    plan: Plan
    awaited: list[Awaited] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def strange(self, element: Element, place: str) -> int:
        """Put in an element whose membership is asked."""
        self.places.append(place)
        return self.plan.strange(element)

    def knowledge(self, prefix: str, proof: Proof, base: int, otherwise: Refusal) -> None:
        """Put in a proof that somebody knows the exponent of a base to g."""
        rows = [self.plan.row((GENERATOR, proof.response), (base, proof.challenge))]
        self._await(prefix, (), rows, proof.challenge, otherwise)

    def equality(self, prefix: str, proof: Proof, pairs: Sequence[tuple[int, int]], otherwise: Refusal) -> None:
        """Put in a proof that each second base is its first to one same exponent."""
        rows = [self.plan.row((base, proof.response), (power, proof.challenge)) for base, power in pairs]
        self._await(prefix, (), rows, proof.challenge, otherwise)

    def one_of(
        self, prefix: str, named: tuple[int, ...], claims: Sequence[Claim], proofs: Sequence[Proof], otherwise: Refusal
    ) -> None:
        """Put in a proof that one of the claims holds."""
        rows = []
        for claim, proof in zip(claims, proofs, strict=True):
            rows.append(self.plan.row((GENERATOR, proof.response), (claim.alpha, proof.challenge)))
            shift = (GENERATOR, -claim.number * proof.challenge)
            opened = ((KEY, proof.response), (claim.beta, proof.challenge))
            rows.append(self.plan.row(*opened, shift) if claim.number else self.plan.row(*opened))
        total = sum(proof.challenge for proof in proofs) % self.group.order
        self._await(prefix, named, rows, total, otherwise)

    def job(self) -> Job:
        """Return what is to be reckoned."""
        return self.plan.job()

    def judge(self, answer: Answer) -> None:
        """Refuse the first stranger or, where there is none, the first proof that does not hold."""
        if answer.strangers:
            raise NotAMember(place=self.places[answer.strangers[0]])
        for awaited in self.awaited:
            prefix = awaited.prefix
            if awaited.named:
                prefix += ",".join(self.plan.spelled(answer, number) for number in awaited.named) + "|"
            commitments = answer.rows[awaited.rows.start : awaited.rows.stop]
            if hashed(self.group, prefix, commitments) != awaited.challenge:
                raise awaited.otherwise

    def _await(
        self, prefix: str, named: tuple[int, ...], rows: Sequence[int], challenge: int, otherwise: Refusal
    ) -> None:
        self.awaited.append(Awaited(prefix, named, range(rows[0], rows[-1] + 1), challenge, otherwise))


def prove_knowledge(secrets: SecretArithmetic, draw: Draw, prefix: str, bases: Sequence[Element], secret: int) -> Proof:
    """Return a proof that the maker knows the one exponent to which all bases were raised; the first base is g."""
    group = secrets.group
    chance = draw(group.order)
    commitments = secrets.secret_products([((base, chance),) for base in bases])
    challenge = hashed(group, prefix, commitments)
    return Proof(challenge, (chance - secret * challenge) % group.order)


def prove_one_of(
    secrets: SecretArithmetic,
    draw: Draw,
    prefix: str,
    key: Element,
    claims: Sequence[tuple[Opened, int]],
    true: int,
) -> tuple[Proof, ...]:
    """Return a proof that one of the claims holds; a claim is what its ciphertext hides and what it is said to hold.

    The claim at ``true`` holds. The commitments of a false claim are those of its response and challenge, which the
    maker, knowing the chance of the ciphertext, reckons on g and y alone; for the true one the same sum is simply a
    fresh number, and no power of g is left over. The true one is always reckoned first, so that time tells nothing.
    """
    group = secrets.group
    order, g = group.order, group.generator
    drawn = [(draw(order), draw(order)) for _ in claims]
    exponents = [
        (response + opened.chance * challenge) % order
        for (opened, _), (challenge, response) in zip(claims, drawn, strict=True)
    ]
    turns = [true, *(at for at in range(len(claims)) if at != true)]
    rows: list[Row] = []
    for at in turns:
        opened, number = claims[at]
        shift = () if at == true else ((g, (opened.number - number) * drawn[at][0] % order),)
        rows += [((g, exponents[at]),), ((key, exponents[at]), *shift)]
    made = secrets.secret_products(rows)
    commitments = [made[2 * turns.index(at) + side] for at in range(len(claims)) for side in (0, 1)]
    whole = hashed(group, prefix, commitments)
    own = (whole - sum(challenge for challenge, _ in drawn) + drawn[true][0]) % order
    genuine = Proof(own, (exponents[true] - claims[true][0].chance * own) % order)
    return tuple(
        genuine if at == true else Proof(challenge, response) for at, (challenge, response) in enumerate(drawn)
    )
