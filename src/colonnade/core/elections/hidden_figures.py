"""What the acts of an election hide of their figures, and what they show in its place.

Source: docs/rules/elections.md, "Which figures are public"; docs/rules/facts.md.
"""

from collections.abc import Mapping, Sequence

from colonnade.core.acts.canonical import Json
from colonnade.core.elections.showing import BALLOTS_LEAST
from colonnade.core.organisations.commitments import Hiding
from colonnade.core.organisations.vocabulary import band_floor


def hidden_voters(voters: int, most_told: int) -> Hiding:
    """Return the band shown in place of a number of voters; ``most_told``: what the organisation shows of itself."""
    return Hiding({"voters_at_least": min(band_floor(voters), band_floor(most_told))}, {"voters": voters})


def shown_or_hidden_ballots(ballots: int, election: Mapping[str, Json]) -> Hiding:
    """Return the number of ballots, where that of voters stands openly, or the band in its place."""
    voters = election.get("voters", election.get("voters_at_least", 0))
    assert isinstance(voters, int)
    if "voters" in election and ballots >= BALLOTS_LEAST:
        return Hiding({"ballots_counted": ballots}, {})
    return Hiding({"ballots_at_least": min(band_floor(ballots), band_floor(voters))}, {"ballots_counted": ballots})


def shown_or_hidden_results(results: Sequence[Mapping[str, Json]], election: Mapping[str, Json]) -> Hiding:
    """Return the results with their sums, where the number of ballots stands openly, or without them."""
    shown: list[Json] = [dict(each) for each in results]
    if "ballots_counted" in election or not any("numbers" in each for each in results):
        return Hiding({"results": shown}, {})
    bare: list[Json] = [{name: each[name] for name in ("elected", "lots")} for each in results]
    numbers: list[Json] = [each.get("numbers", []) for each in results]
    return Hiding({"results": bare}, {"numbers": numbers})
