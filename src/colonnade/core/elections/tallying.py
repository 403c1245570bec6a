"""From ballots to ciphertexts that are opened, and from what is opened to the result."""

from collections.abc import Sequence

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.election import Election, Mixed, Summed
from colonnade.core.elections.elements import Element
from colonnade.core.elections.objects import Ballot, Ciphertext, MixedAnswer, SummedAnswer
from colonnade.core.elections.refusals import NoResult, TooHeavy, WeightsNotMixed
from colonnade.core.elections.tallies import Outcome, Tally

MOST_WEIGHT = 10**12
"""So much weight is found again in a million steps."""


def counted(ballots: Sequence[Ballot]) -> tuple[Ballot, ...]:
    """Return the ballots that count, in their order: of each credential the last."""
    last = {ballot.credential: at for at, ballot in enumerate(ballots)}
    return tuple(ballot for at, ballot in enumerate(ballots) if last[ballot.credential] == at)


def encrypted_tally(arithmetic: PublicArithmetic, election: Election, votes: Sequence[tuple[Ballot, int]]) -> Tally:
    """Return the ciphertexts of each question from checked ballots that count, each with its weight.

    Of a summed question the products, each factor as often as it weighs; of a mixed one the ciphertexts themselves,
    in the order of their elements, so that their places say nothing of when they came.
    """
    return tuple(
        _mixed(election, votes, at) if isinstance(question, Mixed) else _summed(arithmetic, question, votes, at)
        for at, question in enumerate(election.questions)
    )


def result(
    arithmetic: PublicArithmetic, election: Election, total_weight: int, plain: Sequence[Sequence[Element]]
) -> tuple[Outcome, ...]:
    """Return what has been opened as numbers; refused where a sum is none that so much weight can give."""
    if total_weight > MOST_WEIGHT:
        raise TooHeavy(weight=total_weight, most=MOST_WEIGHT)
    outcomes: list[Outcome] = []
    for at, (question, elements) in enumerate(zip(election.questions, plain, strict=True)):
        if isinstance(question, Mixed):
            outcomes.append(tuple(election.group.extract(each, len(question.answers)) for each in elements))
            continue
        found = [number for number in arithmetic.logarithms(elements, total_weight) if number is not None]
        if len(found) != len(elements):
            raise NoResult(place=f"result[{at}]")
        outcomes.append(tuple(found))
    return tuple(outcomes)


def check_result(
    arithmetic: PublicArithmetic,
    election: Election,
    total_weight: int,
    plain: Sequence[Sequence[Element]],
    told: Sequence[Outcome],
) -> None:
    """Refuse a result that is not what has been opened, number by number; quicker than finding it."""
    if len(told) != len(election.questions):
        raise NoResult(place="result")
    g = election.group.generator
    for at, (question, elements, outcome) in enumerate(zip(election.questions, plain, told, strict=True)):
        if isinstance(question, Mixed):
            right = tuple(election.group.extract(each, len(question.answers)) for each in elements) == outcome
        else:
            numbers = [number for number in outcome if isinstance(number, int) and number <= total_weight]
            right = len(numbers) == len(outcome) == len(elements)
            right = right and arithmetic.products([(g, number)] for number in numbers) == list(elements)
        if not right:
            raise NoResult(place=f"result[{at}]")


def _summed(
    arithmetic: PublicArithmetic, question: Summed, votes: Sequence[tuple[Ballot, int]], at: int
) -> tuple[Ciphertext, ...]:
    choices = []
    for ballot, weight in votes:
        answer = ballot.answers[at]
        assert isinstance(answer, SummedAnswer)
        choices.append((answer.choices, weight))
    sums = []
    for number in range(question.size):
        alpha, beta = arithmetic.products(
            [
                [(each[number].alpha, weight) for each, weight in choices],
                [(each[number].beta, weight) for each, weight in choices],
            ]
        )
        sums.append(Ciphertext(alpha, beta))
    return tuple(sums)


def _mixed(election: Election, votes: Sequence[tuple[Ballot, int]], at: int) -> tuple[Ciphertext, ...]:
    ciphertexts = []
    for ballot, weight in votes:
        answer = ballot.answers[at]
        assert isinstance(answer, MixedAnswer)
        if weight != 1:
            raise WeightsNotMixed(question=at + 1)
        ciphertexts.append(answer.choices)
    rank = election.group.rank
    return tuple(sorted(ciphertexts, key=lambda each: (rank(each.alpha), rank(each.beta))))
