"""Who is elected by what an archive's result says: sums by most votes, rankings by the rule that the set-up named.

Nothing is drawn here: a tie that decides a seat needs lots. Source: docs/rules/elections.md, "Who is elected".
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from colonnade.core.counting.counts import counted
from colonnade.core.counting.papers import Poll, ranking_of, ranks_in
from colonnade.core.counting.presets import preset
from colonnade.core.counting.stages import Count, ResolvedBy
from colonnade.core.counting.ties import Lots, NotLots, parse_lots
from colonnade.core.elections.election import Mixed, Question, Summed
from colonnade.core.elections.tallies import Outcome
from colonnade.core.errors import Refusal

_SUMS_STAGE: Final = 1
_LINE = re.compile(r"\s*(?:([0-9۰-۹]{1,3})\s*/\s*)?(.*)")
_NO_LOTS = Lots()


class LotsNeeded(Refusal):
    """Equals of whom only some can be elected, or one had to give way, and no lots say who."""

    code = "elections.lots_needed"


class OtherEdition(Refusal):
    """The set-up named an edition of the rule that is not the one known here."""

    code = "elections.other_edition"


@dataclass(frozen=True, slots=True)
class Settled:
    """The result of one question: who is elected, in order; whether lots decided; the sums, blank first, if any."""

    elected: tuple[str, ...]
    lots: bool
    numbers: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the set-up says of a question; no rule and no edition where answers are summed."""

    seats: int
    rule: str | None
    edition: str | None


def settled(
    questions: Sequence[Question], outcomes: Sequence[Outcome], wanted: Sequence[Wanted], lots: Mapping[int, Lots]
) -> tuple[Settled, ...]:
    """Return the result of every question; ``lots`` by the number of the question, from 1."""
    return tuple(
        _ranked(number, question, outcome, want, lots.get(number, _NO_LOTS))
        if isinstance(question, Mixed)
        else _summed(number, question, outcome, want, lots.get(number, _NO_LOTS))
        for number, (question, outcome, want) in enumerate(zip(questions, outcomes, wanted, strict=True), start=1)
    )


def lots_in(text: str, answers: Sequence[int]) -> dict[int, Lots]:
    """Return the lots of each question, of which ``answers`` says how many answers each has.

    Lines are those of a count (``STAGE: 3 1 2``, ``seed: TEXT``), before them the question's number and a stroke
    (``2/1: 3 1``); without one a line is about every question.
    """
    lines: dict[int, list[str]] = {number: [] for number in range(1, len(answers) + 1)}
    for at, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        assert found is not None
        about = lines if found[1] is None else {int(found[1])}
        if not lines.keys() >= set(about):
            raise NotLots(line=at)
        for number, some in lines.items():
            some.append(found[2] if number in about else "")
    return {number: parse_lots("\n".join(some), answers[number - 1]) for number, some in lines.items()}


def _summed(number: int, question: Summed, outcome: Outcome, wanted: Wanted, lots: Lots) -> Settled:
    """The answers with most votes; nobody is elected by no vote, and blank is nobody."""
    sums = [each for each in outcome if isinstance(each, int)]
    votes = dict(enumerate(sums[1:] if question.allows_blank else sums))
    order = sorted((each for each in votes if votes[each]), key=lambda each: (-votes[each], each))
    if len(order) <= wanted.seats or wanted.seats == 0:
        return Settled(_names(question, order[: wanted.seats]), lots=False, numbers=tuple(sums))
    last = votes[order[wanted.seats - 1]]
    before = [each for each in order if votes[each] > last]
    tied = [each for each in order if votes[each] == last]
    left = wanted.seats - len(before)
    if len(tied) == left:
        return Settled(_names(question, before + tied), lots=False, numbers=tuple(sums))
    favoured = lots.favour(_SUMS_STAGE, tied)
    if favoured is None:
        raise LotsNeeded(question=number, stage=_SUMS_STAGE, names=_numbered(question, tied))
    return Settled(_names(question, [*before, *favoured[0][:left]]), lots=True, numbers=tuple(sums))


def _ranked(number: int, question: Mixed, outcome: Outcome, wanted: Wanted, lots: Lots) -> Settled:
    rule = preset(wanted.rule or "")
    if rule.edition != wanted.edition:
        raise OtherEdition(rule=rule.id, known=rule.edition)
    if not outcome or not wanted.seats:
        return Settled((), lots=False, numbers=None)
    count = counted(poll_of(question, outcome, wanted.seats), rule, wanted.seats, lots)
    open_tie = next((tie for tie in count.ties if tie.resolved_by is None), None)
    if open_tie is not None:
        raise LotsNeeded(question=number, stage=open_tie.stage, names=_numbered(question, open_tie.candidates))
    return Settled(_names(question, count.winners), lots=_was_drawn(count), numbers=None)


def poll_of(question: Mixed, outcome: Outcome, seats: int) -> Poll:
    """Return the rankings of a question as ballots to be counted: a rank for each answer, 1 the best, 0 for none."""
    vectors = Counter(each for each in outcome if not isinstance(each, int))
    papers: Counter[str] = Counter()
    for vector, times in vectors.items():
        papers[ranking_of(ranks_in(vector))] += times
    return Poll(question.answers, dict(papers), seats, grades=grades_in(question))


def grades_in(question: Mixed) -> int | None:
    """Return how many grades the question offers, where its answers are judged and not ranked."""
    grades = question.extra.get("grades") if isinstance(question.extra, dict) else None
    return len(grades) if isinstance(grades, list) and grades else None


def _was_drawn(count: Count) -> bool:
    return any(tie.resolved_by in {ResolvedBy.LOT, ResolvedBy.SEED} for tie in count.ties)


def _names(question: Question, answers: Iterable[int]) -> tuple[str, ...]:
    return tuple(question.answers[each] for each in answers)


def _numbered(question: Question, answers: Iterable[int]) -> str:
    return ", ".join(f"{question.answers[each]} ({each + 1})" for each in answers)
