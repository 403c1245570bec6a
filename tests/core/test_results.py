"""Results read out of audit files, and what an act says of them: docs/rules/organisations.md, "Results"."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from colonnade.core.acts.canonical import Malformed, canonical_bytes
from colonnade.core.counting.presets import PRESETS
from colonnade.core.counting.results import NoResult, facts_of, read_result, result_in, spelled_result
from colonnade.core.counting.ties import Lots
from colonnade.core.organisations.acts import VOTES
from colonnade.core.organisations.commitments import commitment_to, hiding
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import book_of
from colonnade.edges.simulator import Body, Simulator
from tests.core.views import verdicts
from tests.results import NAMES, audit

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "organisations.md").read_text()
ROWS = re.findall(
    r"^\| (nothing|at least \d+|\d+) \| (\d+) \| (`(?:valid_at_least|valid)` [^|]+) \| (stands|`\w+`) \|$",
    PAGE,
    re.MULTILINE,
)
SAID: dict[str, Any] = {
    "title": {"binding": "en", "en": "Election of the board"},
    "rule": "plurality",
    "edition": "1",
    "seats": 2,
    "winners": ["Heron", "Swift"],
    "lots": False,
}
FIGURES: dict[str, Any] = {"audit": "ab" * 32, "ballots": "cd" * 32, "valid": 612, "invalid": 3}
BOUND: dict[str, Any] = {"valid_at_least": 0, "commitment": "ef" * 32}


@pytest.mark.parametrize("rule", PRESETS)
def test_the_result_of_every_rule_is_read_out_of_its_audit_file(rule: str) -> None:
    seats = 1 if PRESETS[rule].one_seat else 2
    content = audit(rule=rule, seats=seats)
    result = result_in(content)

    assert (result.rule, result.edition, result.seats) == (rule, PRESETS[rule].edition, seats)
    first = "Swift" if rule in {"approval", "block"} else "Heron"
    assert (result.winners[0], len(result.winners), result.lots) == (first, seats, False)
    assert (result.valid, result.invalid) == (43, 0)
    assert result.audit == hashlib.sha256(content).hexdigest()
    assert read_result(spelled_result(result)) == result


def test_winners_are_named_in_order_of_election() -> None:
    assert result_in(audit(rule="plurality", papers=(2, 9, 20, 6))).winners == ("Owl", "Swift")


@pytest.mark.parametrize("lots", [Lots(((1, (1, 0)),)), Lots(seed="fixed before")])
def test_a_tie_that_was_drawn_for_is_told(lots: Lots) -> None:
    result = result_in(audit(rule="plurality", seats=1, papers=(5, 5), lots=lots))

    assert result.lots
    assert set(result.winners) < set(NAMES[:2])


def test_a_count_that_stopped_at_a_tie_has_no_result() -> None:
    with pytest.raises(NoResult):
        result_in(audit(rule="plurality", seats=1, papers=(5, 5)))


def _changed(told: dict[str, Any], **more: Any) -> bytes:
    return canonical_bytes({**told, **more}) + b"\n"


def test_whatever_is_not_the_one_spelling_of_an_audit_file_is_refused() -> None:
    content = audit()
    told = json.loads(content)
    spoiled = [
        b"",
        b"{}\n",
        b"[]",
        b"\xff",
        content + b"\n",
        content.replace(b",", b", ", 1),
        _changed(told, format="colonnade.count-audit/2"),
        _changed(told, rule={**told["rule"], "id": "coin"}),
        _changed(told, rule={**told["rule"], "edition": "2"}),
        _changed(told, seats=0),
        _changed(told, seats=1),
        _changed(told, winners=[1, 5]),
        _changed(told, winners=[0]),
        _changed(told, candidates=["x" * 501, *NAMES[1:]]),
        _changed(told, more=1),
        *(_changed({key: value for key, value in told.items() if key != gone}) for gone in told),
        *(_changed(told, **{name: wrong}) for name in SHAPED for wrong in (None, -1, "x")),
    ]
    for each in spoiled:
        with pytest.raises(NoResult):
            result_in(each)


SHAPED = ("rule", "candidates", "ballots", "ties", "winners", "lots", "replaced", "stages")


def test_a_line_that_no_audit_file_could_have_given_is_refused() -> None:
    facts = facts_of(result_in(audit()))
    for wrong in (
        {"rule": "coin"},
        {"edition": "x"},
        {"seats": 1},
        {"audit": "x"},
        {"lots": 1},
        {"winners": ["", "a"]},
    ):
        with pytest.raises(NoResult):
            read_result(canonical_bytes({**facts, **wrong}).decode())
    for line in ("", "-", "\ud800", json.dumps(facts)):
        with pytest.raises(NoResult):
            read_result(line)


def test_a_result_too_long_for_an_act_is_none() -> None:
    names = [f"{number:03} {'n' * 100}" for number in range(300)]
    with pytest.raises(NoResult):
        result_in(audit(names, rule="plurality", seats=250, papers=range(300, 0, -1)))


def _standing(simulator: Simulator, body: Body, day: str = "2026-06-03", **facts: Any) -> tuple[str, str]:
    act = simulator.act(body, "votes_counted", day, {**SAID, **facts})
    return verdicts(simulator.acts)[act.id]


def _figures(says: str, ballots: int) -> dict[str, Any]:
    """What an act says of so many ballots."""
    said = {name: int(number) for name, number in re.findall(r"`(\w+)` (\d+)", says)}
    if "valid_at_least" in said:
        return {**BOUND, **said}
    assert said["valid"] + said.get("invalid", 0) == ballots
    return {**FIGURES, "invalid": 0, **said}


@pytest.mark.parametrize(("shows", "ballots", "says", "answer"), ROWS)
def test_a_result_tells_no_more_of_the_members_than_the_organisation_shows(
    shows: str, ballots: str, says: str, answer: str
) -> None:
    simulator = Simulator()
    body = simulator.found("Body", "base", "2026-01-01")
    number = int(shows.rsplit(maxsplit=1)[-1]) if shows != "nothing" else None
    if number is not None:
        simulator.count(body, "2026-05-01", number, **({"bound": number} if "least" in shows else {}))

    standing, why = _standing(simulator, body, **_figures(says, int(ballots)))

    assert (standing, why) == (("in_effect", "") if answer == "stands" else ("without_effect", answer.strip("`")))


def test_the_page_has_every_row() -> None:
    assert len(ROWS) == 8


def test_a_hidden_organisation_says_nothing_of_how_many_voted() -> None:
    simulator = Simulator()
    body = simulator.found("H", "base", "2026-01", visibility="pseudonymous")

    assert _standing(simulator, body, "2026-06", **{**BOUND, "valid_at_least": 10}) == (
        "without_effect",
        "size_shows_too_much",
    )
    assert _standing(simulator, body, "2026-06", **BOUND) == ("in_effect", "")


def test_what_was_shown_on_the_day_counts_and_not_what_is_shown_later() -> None:
    simulator = Simulator()
    body = simulator.found("Body", "union", "2026-01-01")
    simulator.count(body, "2026-05-01", 700)

    assert _standing(simulator, body, "2026-04-01", **FIGURES)[1] == "ballots_show_too_much"
    assert _standing(simulator, body, "2026-05-01", **FIGURES)[0] == "in_effect"


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({}, "facts.audit"),
        ({**FIGURES, **BOUND}, "facts.audit"),
        ({**FIGURES, "valid_at_least": 0}, "facts.audit"),
        ({"valid_at_least": 0}, "facts.commitment"),
        ({"audit": "ab" * 32, **BOUND}, "facts.audit"),
        ({**FIGURES, "commitment": "ef" * 32}, "facts.commitment"),
        ({**BOUND, "valid_at_least": 7}, "facts.valid_at_least"),
        ({**BOUND, "seats": 1}, "facts.winners"),
    ],
)
def test_a_result_says_its_figures_or_a_bound_and_elects_no_more_than_there_are_seats(
    facts: dict[str, Any], path: str
) -> None:
    simulator = Simulator()

    assert _standing(simulator, simulator.found("Body", "base", "2026-01-01"), **facts) == ("malformed", path)


def test_a_result_is_on_record_fills_no_office_and_can_be_answered() -> None:
    simulator = Simulator()
    body = simulator.found("Body", "base", "2026-01-01")
    act = simulator.act(body, "votes_counted", "2026-06-03", {**SAID, **BOUND})
    other = simulator.act(body, "statement", "2026-06-04", {"title": SAID["title"], "document": None})
    said = {"to": act.id, "title": SAID["title"], "document": None}
    reply = simulator.act(body, "replied", "2026-06-05", said, after=(other.id,))

    book = book_of(simulator.acts)
    kinds = {span.kind for span in book.everything() if span.act == act.id}
    assert kinds == {Kind.RESULT, Kind.VERDICT}
    assert verdicts(simulator.acts)[reply.id] == ("in_effect", "")


def test_what_a_bound_hides_is_all_four_figures_and_only_the_random_bytes_open_it() -> None:
    hidden = hiding(VOTES, {**SAID, **FIGURES})

    assert hidden.shown == {**SAID, "valid_at_least": 500}
    assert hidden.revealed == FIGURES
    assert hidden.committed(bytes(32))["commitment"] == commitment_to(bytes(32), FIGURES)
    assert hiding(VOTES, {**SAID, **FIGURES, "valid_at_least": 10}).shown["valid_at_least"] == 10
    for wrong, path in (({"valid_at_least": 500, "valid": 400}, "valid_at_least"), ({"valid": None}, "valid")):
        with pytest.raises(Malformed, match=f"facts.{path}"):
            hiding(VOTES, {**SAID, **FIGURES, **wrong})
    with pytest.raises(Malformed, match=r"facts\.audit"):
        hiding(VOTES, SAID)
