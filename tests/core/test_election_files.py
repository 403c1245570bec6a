"""What is read of an archive for an act, which archive goes with which act, who is elected, what is hidden."""

import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Json
from colonnade.core.counting.presets import preset
from colonnade.core.counting.ties import NotLots
from colonnade.core.elections import appending, fitting
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.election import Election, Mixed, Summed
from colonnade.core.elections.events import EventType, State
from colonnade.core.elections.excerpts import ElectorateSaid, Excerpt, TrusteeIn, excerpt_in, read_electorate
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.hidden_figures import (
    hidden_voters,
    shown_or_hidden_ballots,
    shown_or_hidden_results,
)
from colonnade.core.elections.winners import LotsNeeded, OtherEdition, Settled, Wanted, lots_in, settled
from colonnade.core.ids import ActId
from tests import archives

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "elections.md"
SUMMED = Summed(("A", "B", "C", "D"), None, 0, 4, "Board")
RANKED = Mixed(("A", "B", "C"), "Chair", {"method": "Schulze"})


def result(sums: tuple[int, ...], seats: int, lots: str = "", *, blank: bool = False) -> Settled:
    question = replace(SUMMED, blank=blank)
    (found,) = settled([question], [sums], [Wanted(seats, None, None)], lots_in(lots, [4]))
    return found


def _rows() -> list[list[str]]:
    table = PAGE.read_text().partition("| A | B | C | D | seats | drawn | elected |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


@pytest.mark.parametrize("row", _rows(), ids=" ".join)
def test_the_worked_table_of_sums(row: list[str]) -> None:
    *sums, seats, drawn, elected = row
    lots = "" if drawn == "–" else f"1/1: {drawn}"
    votes = tuple(int(each) for each in sums)
    if elected.startswith("tie"):
        with pytest.raises(LotsNeeded) as refused:
            result(votes, int(seats), lots)
        assert re.findall(r"([A-D]) \(", str(refused.value.facts["names"])) == re.findall("[A-D]", elected)
        return
    found = result(votes, int(seats), lots)
    assert (", ".join(found.elected) or "nobody") == elected.removesuffix(" by lot")
    assert found.lots is elected.endswith(" by lot")


@given(st.lists(st.integers(0, 5), min_size=4, max_size=4), st.integers(0, 5), st.permutations(range(1, 5)))
def test_nobody_with_fewer_votes_is_elected_before_one_with_more(sums: list[int], seats: int, drawn: list[int]) -> None:
    found = result(tuple(sums), seats, f"1: {' '.join(map(str, drawn))}")
    votes = dict(zip(SUMMED.answers, sums, strict=True))
    out = set(votes) - set(found.elected)

    assert len(found.elected) == min(seats, sum(each > 0 for each in sums))
    assert all(votes[a] >= votes[b] for a in found.elected for b in out)
    assert all(votes[each] for each in found.elected)
    assert found.numbers == tuple(sums)
    assert found.lots == any(votes[a] == votes[b] for a in found.elected for b in out)


def test_blank_is_nobody_and_stays_among_the_numbers() -> None:
    found = result((99, 3, 2, 1, 0), 1, blank=True)

    assert (found.elected, found.numbers) == (("A",), (99, 3, 2, 1, 0))


def test_a_ranking_is_counted_by_its_rule_and_edition() -> None:
    rule = preset("schulze")
    outcome = ((1, 2, 3), (1, 2, 3), (2, 1, 3), (0, 0, 0))
    (found,) = settled([RANKED], [outcome], [Wanted(2, rule.id, rule.edition)], {})
    assert found == Settled(("A", "B"), lots=False, numbers=None)
    (nobody,) = settled([RANKED], [()], [Wanted(2, rule.id, rule.edition)], {})
    assert nobody.elected == ()
    with pytest.raises(OtherEdition):
        settled([RANKED], [outcome], [Wanted(2, rule.id, "2")], {})

    tied = ((1, 2, 3), (2, 1, 3))
    with pytest.raises(LotsNeeded):
        settled([RANKED], [tied], [Wanted(1, rule.id, rule.edition)], {})
    (drawn,) = settled([RANKED], [tied], [Wanted(1, rule.id, rule.edition)], lots_in("1/1: 2 1", [3]))
    assert drawn == Settled(("B",), lots=True, numbers=None)


def test_grades_are_judged_by_as_many_as_the_question_offers() -> None:
    judged = Mixed(("A", "B"), "How good?", {"method": "MajorityJudgment", "grades": ["good", "bad"]})
    rule = preset("majority-judgment-belenios")
    (found,) = settled([judged], [((1, 2), (1, 1), (2, 2))], [Wanted(1, rule.id, rule.edition)], {})

    assert found.elected == ("A",)


def test_lots_are_of_a_question_or_of_all_and_what_is_none_is_told_with_its_line() -> None:
    found = lots_in("seed: coal\n۲/۱: ۲ ۱", [3, 2])
    assert (found[1].seed, found[2].seed, found[1].drawn) == ("coal", "coal", ())
    assert found[2].drawn == ((1, (1, 0)),)

    for text, line in (("3/1: 1 2", 1), ("\n1/1: 4", 2), ("1/x: 1", 1)):
        with pytest.raises(NotLots) as refused:
            lots_in(text, [3, 2])
        assert refused.value.facts["line"] == line


def excerpt(state: State, **said: Any) -> Excerpt:
    usual: dict[str, Any] = {
        "election": an_election(),
        "fingerprint": "f1" * 32,
        "trustees": (TrusteeIn("", "a1" * 32), TrusteeIn("", "b2" * 32)),
        "needed": 2,
        "credentials": 9,
        "weights_differ": False,
        "state": state,
        "setup": "50" * 32,
        "closing": ("c1" * 32, "c2" * 32) if state is not State.OPEN else (),
        "last_event": ("c2" if state is State.CLOSED else "e5") * 32,
        "ballot_events": 0,
        "ballots": None if state is State.OPEN else 3,
        "opened_by": 2,
        "outcomes": ((1, 2),) if state is State.TALLIED else (),
        "archive": "ab" * 32,
    }
    return Excerpt(**{**usual, **said})


def an_election() -> Election:
    question = Summed(("Yes", "No"), None, 1, 1, "?")
    return Election("", "Vote", ED25519, ED25519.generator, (question,), "Nq8dSmCLbeYiz3")


def test_each_act_takes_an_archive_of_its_stage_alone() -> None:
    takers: dict[Any, State] = {
        fitting.set_up_in: State.OPEN,
        fitting.opening_in: State.OPEN,
        fitting.closing_in: State.CLOSED,
        fitting.rehearsal_in: State.TALLIED,
    }
    for take, stage in takers.items():
        assert take(excerpt(stage))
        for other in set(State) - {stage}:
            with pytest.raises(fitting.OtherStage):
                take(excerpt(other))
    for take in (fitting.set_up_in, fitting.opening_in, fitting.rehearsal_in):
        with pytest.raises(fitting.VotesInside):
            take(excerpt(takers[take], ballot_events=1))
    with pytest.raises(fitting.OtherStage):
        fitting.closing_in(excerpt(State.CLOSED, ballots=None))


def test_a_box_that_was_mixed_or_partly_opened_is_no_longer_the_one_that_was_closed() -> None:
    """The log would name an event from which no result goes on."""
    with pytest.raises(fitting.OtherStage):
        fitting.closing_in(excerpt(State.CLOSED, last_event="e6" * 32))


ACT = ActId("ac" * 32)
FACTS: dict[str, Json] = {
    "fingerprint": "f1" * 32,
    "first_event": "50" * 32,
    "last_event": "c2" * 32,
    "trustees": [{"of": "x", "key": "a1" * 32}, {"of": "y", "key": "b2" * 32}],
}


def test_an_archive_goes_on_from_what_the_log_knows() -> None:
    closing = fitting.closing_in(excerpt(State.CLOSED))
    final = fitting.result_in(excerpt(State.TALLIED), [Wanted(0, None, None)], {})
    for read in (closing, final):
        fitting.require_box_of(read, ACT, FACTS)
    for read, other, why in (
        (closing, {"fingerprint": "00"}, fitting.OtherArchive),
        (closing, {"first_event": "00"}, fitting.OtherSetup),
        (final, {"last_event": "00"}, fitting.OtherClosing),
    ):
        with pytest.raises(why):
            fitting.require_box_of(read, ACT, {**FACTS, **other})
        fitting.require_box_of({**read, fitting.OF: ACT}, ACT, {**FACTS, **other})


def test_a_rehearsal_is_by_the_very_keys_of_the_set_up() -> None:
    read = fitting.rehearsal_in(excerpt(State.TALLIED))
    fitting.require_rehearsal_of(read, ACT, FACTS)
    turned = {**FACTS, "trustees": [{"key": "b2" * 32}, {"key": "a1" * 32}]}

    with pytest.raises(fitting.OtherKeys):
        fitting.require_rehearsal_of(read, ACT, turned)


def test_the_electorate_is_that_of_the_archive() -> None:
    said = read_electorate(archives.electorate_of(9, "units"))
    read = fitting.set_up_in(excerpt(State.OPEN))
    assert said == ElectorateSaid("e1" * 32, 9, "units")
    fitting.require_electorate(read, said)
    for other in (replace(said, voters=8), replace(said, weights="classes")):
        with pytest.raises(fitting.OtherElectorate):
            fitting.require_electorate(read, other)
    for content in (b"{}", b"", archives.electorate_of(9, "heavy"), archives.electorate_of(9) + b"\n"):
        with pytest.raises(Misread):
            read_electorate(content)


def test_a_trustees_key_is_known_by_sha256_of_its_spelling() -> None:
    assert fitting.set_up_in(excerpt(State.OPEN))["trustees"] == [
        {"name": "", "key": "a1" * 32},
        {"name": "", "key": "b2" * 32},
    ]
    assert digest_of(b"2") == "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_band_of_voters_is_above_neither_their_number_nor_what_is_told_of_members(voters: int, most: int) -> None:
    hidden = hidden_voters(voters, most)
    bound = hidden.shown["voters_at_least"]

    assert isinstance(bound, int)
    assert bound <= min(voters, most)
    assert hidden.revealed == {"voters": voters}


@given(st.integers(0, 700), st.sampled_from([{"voters": 600}, {"voters_at_least": 50}, {"voters_at_least": 0}]))
def test_ballots_are_shown_where_voters_are_and_from_ten_up(ballots: int, election: dict[str, Json]) -> None:
    found = shown_or_hidden_ballots(ballots, election)

    if "voters" in election and ballots >= 10:
        assert (found.shown, found.revealed) == ({"ballots_counted": ballots}, {})
    else:
        bound = found.shown["ballots_at_least"]
        assert isinstance(bound, int)
        assert bound <= min(ballots, *(each for each in election.values() if isinstance(each, int)))
        assert found.revealed == {"ballots_counted": ballots}


def test_sums_are_shown_where_ballots_are_and_hidden_with_all_others_elsewhere() -> None:
    summed: dict[str, Json] = {"elected": ["A"], "lots": False, "numbers": [1, 2]}
    ranked: dict[str, Json] = {"elected": ["B"], "lots": False}

    shown = shown_or_hidden_results([summed, ranked], {"ballots_counted": 12})
    assert (shown.shown, shown.revealed) == ({"results": [summed, ranked]}, {})
    hidden = shown_or_hidden_results([summed, ranked], {"ballots_at_least": 10})
    assert hidden.shown == {"results": [{"elected": ["A"], "lots": False}, ranked]}
    assert hidden.revealed == {"numbers": [[1, 2], []]}
    assert shown_or_hidden_results([ranked], {"ballots_at_least": 10}).revealed == {}


class OnlyForward:
    """A source that cannot go back."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int, /) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def _many(ballots: int) -> Iterator[bytes]:
    """An archive whose chain stands, of ballots that nobody verifies here."""
    setup = archives.made(archives.Plan([], group=ED25519, until=EventType.BALLOT))
    yield setup
    head = appending.head_of(BytesIO(setup))
    for number in range(ballots):
        addition = appending.cast(head, b"%04000d" % number)
        head = addition.head
        yield addition.content


def test_what_an_archive_says_is_read_once_forward_and_holds_no_ballots() -> None:
    excerpt_in(OnlyForward(_many(1)))  # whatever is made once
    tracemalloc.start()
    try:
        excerpt = excerpt_in(OnlyForward(_many(500)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert excerpt.ballot_events == 500
    assert excerpt.archive == digest_of(b"".join(_many(500)))
    assert most < 500 * 4000 / 4


def test_a_chain_that_does_not_stand_is_refused_without_verifying() -> None:
    (setup, *ballots) = _many(3)
    for broken in ([setup, ballots[1]], [setup, ballots[0], ballots[2]], [setup, *ballots[:2], ballots[2][:-700]]):
        with pytest.raises(Misread):
            excerpt_in(OnlyForward(iter(broken)))
