"""Which figures of an election are public: refused before they are in the log is what would give away a small number.

Whoever may vote is a member, so that a number of voters is a bound on how many there are; up to what is shown already
it tells nothing. Numbers of ballots and votes stand openly only where the number of voters does, and never of fewer
than ten ballots. Source: docs/rules/elections.md, "Acts"; docs/adr/0039-acts-of-elections.md; norms.md §6, standard 26.
"""

from collections.abc import Mapping
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.organisations.cases import Case, NoEffect
from colonnade.core.organisations.hiding import is_hidden, least_shown
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import PUBLIC_FROM

BALLOTS_LEAST: Final = 10
"""Of fewer ballots no number is shown."""


def require_public_voters(case: Case) -> None:
    """Refuse a set-up that tells more of how many there are than the organisation's own count shows on that day."""
    facts = case.act.facts
    voters = _whole(facts.get("voters", facts.get("voters_at_least", 0)))
    if voters and is_hidden(case):
        raise NoEffect("size_shows_too_much")
    if voters > max((least_shown(span.facts) for span in case.held(Kind.COUNT, case.day)), default=0):
        raise NoEffect("voters_show_too_much")
    if "voters" in facts and voters < PUBLIC_FROM:
        raise NoEffect("few_voters_shown")


def require_public_ballots(case: Case, election: Mapping[str, Json]) -> None:
    """Refuse a number of ballots where that of voters is hidden, a higher band than theirs, and fewer than ten."""
    facts = case.act.facts
    most = _whole(election.get("voters", election.get("voters_at_least", 0)))
    if "ballots_counted" not in facts:
        if _whole(facts["ballots_at_least"]) > most:
            raise NoEffect("turnout_shows_too_much")
        return
    ballots = _whole(facts["ballots_counted"])
    if "voters" not in election or ballots < BALLOTS_LEAST:
        raise NoEffect("turnout_shows_too_much")
    if ballots > most:
        raise NoEffect("more_ballots_than_voters")


def require_public_numbers(case: Case, election: Mapping[str, Json]) -> None:
    """Refuse numbers of votes where that of ballots is hidden; where it is shown they are shown, and fit it."""
    results = case.act.facts["results"]
    assert isinstance(results, list)
    numbers = [each["numbers"] for each in results if isinstance(each, dict) and "numbers" in each]
    if "ballots_counted" not in election:
        if numbers:
            raise NoEffect("numbers_show_too_much")
        return
    if "commitment" in case.act.facts:
        raise NoEffect("numbers_hidden_without_need")
    if election["weights"] != "classes" and any(
        _highest(each) > _whole(election["ballots_counted"]) for each in numbers
    ):
        raise NoEffect("more_votes_than_ballots")


def _highest(numbers: Json) -> int:
    assert isinstance(numbers, list)
    return max((_whole(each) for each in numbers), default=0)


def _whole(value: Json) -> int:
    assert isinstance(value, int)
    return value
