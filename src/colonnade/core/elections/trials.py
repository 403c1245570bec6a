"""What an engine must answer before it is used: fixed jobs over the edges of a group, and the digest of right answers.

The digests were reckoned by the reference, and a test reckons them again. Source: docs/adr/0037-groups-and-engines.md.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from colonnade.core.elections.arithmetic import AddsUp, Filling, Form, Job, OfForms, PublicArithmetic, lines_of
from colonnade.core.elections.edwards import PRIME, EdwardsGroup, added, on_curve, written
from colonnade.core.elections.elements import Element, Group, Row
from colonnade.core.elections.fields import FieldGroup

DIGESTS = {
    "BELENIOS-2048": (
        "bb2720154eaa00c648f8e1c279fcae7cb11b1746dfc63f84b2b1da66727944a3",
        "1b133ed3d3de5173d7698a5c5e5ecc9d0e20fec5f6594c456d7353c0c900203e",
    ),
    "RFC-3526-2048": (
        "d84d5173d7df0ac93f77b8ff99b632194eff61921446ad94c09c8d430999e5f4",
        "b3d219333d145c53d43ab52843d867f2961892c6f9c81170f3d00bb88cc17972",
    ),
    "Ed25519": (
        "75c8413f909e76cb4b03683820d538315d66eab65e768d3421d837ccebb8b931",
        "a11702f0e846cf01dd5a7ddac75f337d194791b621bd76f8c96fd453b3e2ed67",
    ),
}
"""For each group the digests of right answers to the public and to the secret trial."""


COUNTED = 20


@cache
def _independent(group: Group, index: int) -> Element:
    """Return a generator that trials ask for again and again, and that takes longer than most of what is tried."""
    return group.independent(index)


def outsiders(group: Group) -> tuple[Element, ...]:
    """Return elements that are well spelled and no members: of small order, of mixed order, and of none."""
    if isinstance(group, FieldGroup):
        minus = group.modulus - 1
        return Element(str(minus)), Element(str(minus * group.base % group.modulus)), Element(str(minus - 3))
    assert isinstance(group, EdwardsGroup)
    base = on_curve(int(group.generator, 16))
    double, fourth = on_curve(PRIME - 1), on_curve(0)
    assert base is not None
    assert double is not None
    assert fourth is not None
    mixed = (double, fourth, added(base, double), added(base, fourth))
    return *(written(point) for point in mixed), Element(f"{2:064x}"), Element(f"{1 << 255:064x}")


def edges(order: int) -> tuple[int, ...]:
    """Return the exponents at which engines go wrong, and two in between."""
    return 0, 1, 2, order - 1, order, order + 1, order // 3, -(order // 5)


def public_trial(group: Group) -> list[Job]:
    """Return jobs over members, the neutral element and outsiders, with exponents at every edge."""
    g, one, h, other = group.generator, group.identity, _independent(group, -1), _independent(group, 0)
    numbers = edges(group.order)
    sound = Job(
        known=(g, h),
        strange=(one, other, g),
        sums=((2, 3), (3, 3, 4), ()),
        rows=(
            *(((0, each), (1, numbers[-1 - at])) for at, each in enumerate(numbers)),
            *(((3, each),) for each in numbers),
            ((2, group.order // 3), (5, 3), (6, group.order // 7), (7, 2)),
            (),
        ),
    )
    return [sound, *(Job((g,), (other, each), (), (((0, 2), (1, 3)),)) for each in outsiders(group))]


def secret_trial(group: Group) -> list[Row]:
    """Return rows of powers with exponents at every edge, on the base, on another and on the neutral element."""
    bases = (group.generator, _independent(group, 0), group.identity)
    single: list[Row] = [((base, exponent),) for base in bases for exponent in edges(group.order)]
    return [*single, ((bases[0], group.order // 3), (bases[1], 0), (bases[1], group.order // 9)), ()]


def public_digest(arithmetic: PublicArithmetic) -> str:
    """Return the digest of all that an engine answers: jobs, products and small exponents."""
    group = arithmetic.group
    answers = arithmetic.answers(public_trial(group))
    products = arithmetic.products(secret_trial(group))
    counts = arithmetic.logarithms(products[:4], COUNTED)
    return _digest(
        (
            *(
                line
                for answer in answers
                for line in (",".join(map(str, answer.strangers)), ",".join(answer.sums), ",".join(answer.rows))
            ),
            *products,
            *map(str, counts),
        )
    )


def formed(job: Job, order: int) -> tuple[Form, Filling]:
    """Return a job as a form, which asks for each sum and each row by itself, and what it is filled with."""
    exponents = [exponent % order for row in job.rows for _, exponent in row]
    at = count()
    rows = tuple(tuple((number, next(at)) for number, _ in row) for row in job.rows)
    lines = tuple((place,) for place in range(len(job.sums) + len(rows)))
    return Form(job.known, len(job.strange), job.sums, rows, lines), (job.strange, exponents)


def agrees_in_forms(arithmetic: PublicArithmetic) -> bool:
    """Whether an engine with a way of its own for jobs of one form answers there what it answers elsewhere."""
    if not isinstance(arithmetic, OfForms | AddsUp):
        return True
    group = arithmetic.group
    g, h, other = group.generator, _independent(group, -1), _independent(group, 0)
    numbers = edges(group.order)
    sound = [
        Job((g, h), (other, g), ((2, 3),), (((0, one), (2, two)), ((1, two), (3, one), (4, two))))
        for one, two in zip(numbers, numbers[::-1], strict=True)
    ]
    for jobs in (sound, [sound[0], *(replace(sound[1], strange=(g, each)) for each in outsiders(group))]):
        fillings = [formed(job, group.order) for job in jobs]
        form = fillings[0][0]
        told = lines_of(arithmetic, form, [filling for _, filling in fillings])
        if told != [form.told(answer) for answer in arithmetic.answers(jobs)]:
            return False
    return _adds_up(arithmetic, sound)


def _adds_up(arithmetic: PublicArithmetic, jobs: Sequence[Job]) -> bool:
    """Whether an engine that adds up along the way finds the same lines and products, of two times eight jobs."""
    if not isinstance(arithmetic, AddsUp):
        return True
    some = [*jobs, *(replace(job, strange=job.strange[::-1]) for job in jobs[:3]), *jobs[3:]]
    fillings = [formed(job, arithmetic.group.order) for job in some]
    form = fillings[0][0]
    lines, product = arithmetic.added_up(form, [filling for _, filling in fillings], (1, 0))
    if lines != [form.told(answer) for answer in arithmetic.answers(some)]:
        return False
    rows = [[(job.strange[place], 1) for job in some] for place in (1, 0)]
    return product is None or list(product) == arithmetic.products(rows)


def secret_pairs(group: Group) -> list[tuple[Element, Element]]:
    """Return pairs to be multiplied, equal ones and neutral ones among them."""
    members = (group.generator, _independent(group, 0), group.identity)
    return [(left, right) for left in members for right in members]


def secret_digest(products: Sequence[Element], multiplied: Sequence[Element]) -> str:
    """Return the digest of all products of both kinds."""
    return _digest((*products, *multiplied))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
