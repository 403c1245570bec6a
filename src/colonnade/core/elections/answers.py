"""Answers to questions: ciphertexts with the proofs that they hold nothing but what the question allows."""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.election import Mixed, Question, Summed
from colonnade.core.elections.elements import Draw, Element
from colonnade.core.elections.objects import Answer, Ciphertext, MixedAnswer, SummedAnswer
from colonnade.core.elections.proofs import Claim, Examination, Opened, prove_knowledge, prove_one_of
from colonnade.core.elections.refusals import BadChoices, BadProof, WrongKind, WrongNumber


def answered(
    secrets: SecretArithmetic, draw: Draw, question: Question, key: Element, prefix: str, marks: Sequence[int]
) -> Answer:
    """Return the answer with these marks, one for each answer; with a blank allowed, its own mark stands first."""
    match question:
        case Summed():
            return _summed(secrets, draw, question, key, prefix, marks)
        case Mixed():
            return _mixed(secrets, draw, question, key, prefix, marks)


def examine_answer(
    examination: Examination, question: Question, key: Element, prefix: str, answer: Answer, place: str
) -> None:
    """Put all proofs of an answer into an examination."""
    match question, answer:
        case Summed(), SummedAnswer():
            _examine_summed(examination, question, prefix, answer, place)
        case Mixed(), MixedAnswer():
            _examine_mixed(examination, key, prefix, answer, place)
        case _:
            raise WrongKind(place=place)


def stated(prefix: str, choices: Sequence[Ciphertext]) -> str:
    """Return the prefix with all ciphertexts, by which the proofs about the sum are bound to them."""
    return f"{prefix}|{','.join(f'{each.alpha},{each.beta}' for each in choices)}"


def is_allowed(question: Summed, marks: Sequence[int]) -> bool:
    """Whether the question allows these marks."""
    if len(marks) != question.size or any(mark not in {0, 1} for mark in marks):
        return False
    chosen = sum(marks[question.allows_blank :])
    if question.allows_blank and marks[0]:
        return chosen == 0
    return question.least <= chosen <= question.most


def encrypted(secrets: SecretArithmetic, key: Element, opened: Sequence[Opened]) -> tuple[Ciphertext, ...]:
    """Return the ciphertexts of numbers, each 0 or 1, under a key, each with its chance; both are always reckoned."""
    g = secrets.group.generator
    alphas = secrets.secret_products([((g, each.chance),) for each in opened])
    zeros = secrets.secret_products([((key, each.chance),) for each in opened])
    ones = secrets.multiplied([(zero, g) for zero in zeros])
    return tuple(
        Ciphertext(alpha, (zero, one)[each.number])
        for alpha, zero, one, each in zip(alphas, zeros, ones, opened, strict=True)
    )


def _summed(
    secrets: SecretArithmetic, draw: Draw, question: Summed, key: Element, prefix: str, marks: Sequence[int]
) -> SummedAnswer:
    if not is_allowed(question, marks):
        raise BadChoices(question=question.question)
    opened = [Opened(draw(secrets.group.order), mark) for mark in marks]
    choices = encrypted(secrets, key, opened)
    individual = tuple(
        prove_one_of(
            secrets, draw, f"prove|{prefix}|{made.alpha},{made.beta}|", key, [(each, 0), (each, 1)], each.number
        )
        for made, each in zip(choices, opened, strict=True)
    )
    bound = stated(prefix, choices)
    rest = opened[question.allows_blank :]
    total = Opened(sum(each.chance for each in rest) % secrets.group.order, sum(each.number for each in rest))
    within = [(total, number) for number in range(question.least, question.most + 1)]
    if question.allows_blank:
        first = opened[0]
        blank = prove_one_of(secrets, draw, f"bproof0|{bound}|", key, [(first, 0), (total, 0)], first.number)
        true = 0 if first.number else 1 + total.number - question.least
        overall = prove_one_of(secrets, draw, f"bproof1|{bound}|", key, [(first, 1), *within], true)
        return SummedAnswer(choices, individual, overall, blank)
    whole = _total(secrets, choices)
    named = f"prove|{bound}|{whole.alpha},{whole.beta}|"
    return SummedAnswer(
        choices, individual, prove_one_of(secrets, draw, named, key, within, total.number - question.least)
    )


def _total(secrets: SecretArithmetic, ciphertexts: Sequence[Ciphertext]) -> Ciphertext:
    """Return the product of ciphertexts, which holds the sum of their numbers."""
    whole, *rest = ciphertexts
    for each in rest:
        alpha, beta = secrets.multiplied([(whole.alpha, each.alpha), (whole.beta, each.beta)])
        whole = Ciphertext(alpha, beta)
    return whole


def _mixed(
    secrets: SecretArithmetic, draw: Draw, question: Mixed, key: Element, prefix: str, marks: Sequence[int]
) -> MixedAnswer:
    if len(marks) != len(question.answers):
        raise BadChoices(question=question.question)
    group = secrets.group
    chance, carried = draw(group.order), group.embed(marks)
    alpha, shared = secrets.secret_products([((group.generator, chance),), ((key, chance),)])
    (beta,) = secrets.multiplied([(shared, carried)])
    named = f"raweg|{prefix}|{key},{alpha},{beta}|"
    return MixedAnswer(Ciphertext(alpha, beta), prove_knowledge(secrets, draw, named, [group.generator], chance))


def _examine_summed(examination: Examination, question: Summed, prefix: str, answer: SummedAnswer, place: str) -> None:
    _counted(question, answer, place)
    bases = [
        (
            examination.strange(each.alpha, f"{place}.choices[{at}].alpha"),
            examination.strange(each.beta, f"{place}.choices[{at}].beta"),
        )
        for at, each in enumerate(answer.choices)
    ]
    for at, ((alpha, beta), proofs) in enumerate(zip(bases, answer.individual_proofs, strict=True)):
        claims = [Claim(alpha, beta, number) for number in (0, 1)]
        otherwise = BadProof(place=f"{place}.individual_proofs[{at}]")
        examination.one_of(f"prove|{prefix}|", (alpha, beta), claims, proofs, otherwise)
    _examine_sum(examination, question, prefix, answer, (bases, place))


def _counted(question: Summed, answer: SummedAnswer, place: str) -> None:
    """Refuse an answer that has more or fewer ciphertexts or proofs than its question."""
    within = question.most - question.least + 1
    counts = [
        ("choices", len(answer.choices), question.size),
        ("individual_proofs", len(answer.individual_proofs), question.size),
        *((f"individual_proofs[{at}]", len(each), 2) for at, each in enumerate(answer.individual_proofs)),
        ("overall_proof", len(answer.overall_proof), within + question.allows_blank),
        ("blank_proof", len(answer.blank_proof or ()), 2 * question.allows_blank),
    ]
    for part, given, needed in counts:
        if given != needed:
            raise WrongNumber(place=f"{place}.{part}", given=given, needed=needed)


def _examine_sum(
    examination: Examination,
    question: Summed,
    prefix: str,
    answer: SummedAnswer,
    where: tuple[Sequence[tuple[int, int]], str],
) -> None:
    """Put in the proofs about the sum, and about the blank where there may be one."""
    bases, place = where
    bound, rest = stated(prefix, answer.choices), bases[question.allows_blank :]
    alpha = examination.plan.total([each[0] for each in rest])
    beta = examination.plan.total([each[1] for each in rest])
    within = [Claim(alpha, beta, number) for number in range(question.least, question.most + 1)]
    overall = BadProof(place=f"{place}.overall_proof")
    if not question.allows_blank:
        examination.one_of(f"prove|{bound}|", (alpha, beta), within, answer.overall_proof, overall)
        return
    assert answer.blank_proof is not None
    blank = [Claim(*bases[0], 0), Claim(alpha, beta, 0)]
    examination.one_of(f"bproof0|{bound}|", (), blank, answer.blank_proof, BadProof(place=f"{place}.blank_proof"))
    examination.one_of(f"bproof1|{bound}|", (), [Claim(*bases[0], 1), *within], answer.overall_proof, overall)


def _examine_mixed(examination: Examination, key: Element, prefix: str, answer: MixedAnswer, place: str) -> None:
    alpha = examination.strange(answer.choices.alpha, f"{place}.choices.alpha")
    examination.strange(answer.choices.beta, f"{place}.choices.beta")
    named = f"raweg|{prefix}|{key},{answer.choices.alpha},{answer.choices.beta}|"
    examination.knowledge(named, answer.proof, alpha, BadProof(place=f"{place}.proof"))
