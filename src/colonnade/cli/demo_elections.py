"""The demo's elections: one that is over and one whose voting is open, in the log, in boxes and in a folder to try.

Both are of base organisations whose count shows as many as may vote, so that every figure is public.
"""

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from colonnade.apps.elections import selectors, services
from colonnade.cli.demo_ballots import NEEDED, Asked, Ended, Made, ended, made, rehearsal
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.facts import read_day
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.casting import key_digest
from colonnade.core.elections.credential_lists import private_spelled
from colonnade.core.elections.election import Summed, election_spelled
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.hand_lists import codes_spelled
from colonnade.core.elections.standing import Election
from colonnade.edges.election_folders import new_folder
from colonnade.edges.homes import Home
from colonnade.edges.places import replace
from colonnade.edges.simulator import Body, Simulator

OVER: Final = Asked(
    "DemoChair23456",
    "Chair of the union / رئیس سندیکا",
    Summed(("Shirin / شیرین", "Yaghma / یغما", "Parvaneh / پروانه"), True, 1, 1, "Chair / رئیس"),
    60,
    ((5, 2), *((voter, 1) for voter in range(1, 22)), *((voter, 2) for voter in range(22, 36)),
     *((voter, 3) for voter in range(36, 45)), *((voter, 0) for voter in range(45, 48))),
)  # fmt: skip
"""48 ballots of 47 voters: one voted again."""
OPEN: Final = Asked(
    "DemoShift23456",
    "Shall night shifts be drawn by lot? / نوبت شب قرعه‌ای باشد؟",
    Summed(("Yes / آری", "No / نه"), True, 1, 1, "Night shifts by lot? / نوبت شب قرعه‌ای؟"),
    52,
    ((3, 2), *((voter, 1 + voter % 2) for voter in range(1, 11)), (11, 0)),
)
"""12 ballots of 11 voters; whoever tries the demo casts as one of the others."""
TRY: Final = "demo-election"
READ_ME: Final = """DEMO. How to cast a ballot in the demo's open election
نمایشی. چگونه در انتخابات باز نمایشی رأی بدهیم

  colonnade election vote public --credential credentials.json --voter voter-40 --choices yes.json --out ballot.json

The ballot and the voting code number 40 in codes.json go into the page where ballots are cast.
برگهٔ ballot.json و رمز رأی شمارهٔ ۴۰ در codes.json را در صفحهٔ رأی دادن بگذارید.
"""


@dataclass(frozen=True, slots=True)
class Where:
    """Who holds an election, of whom its trustees are, and who issues codes."""

    holder: Body
    trustees: list[Body]
    codes_by: Body


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an election until voting opens, and on which it closes."""

    set_up: str
    rehearsed: str
    opens: str
    closes: str


def election_that_is_over(simulator: Simulator, where: Where, days: Days, declared: str, destroyed: str) -> None:
    """Every act of it is written, up to the destruction of all its keys."""
    begun = _until_open(simulator, where, days, OVER, "election", "Chair of the union", "رئیس سندیکا")
    final = ended(OVER)
    facts: dict[str, Json] = {"election": begun.id, "last_event": final.tallied_event}
    _act(simulator, where.holder, "voting_closed", days.closes, {**facts, "ballots_counted": final.counted})
    _act(simulator, where.holder, "result_declared", declared, _result(begun, final))
    for body in where.trustees:
        gone: dict[str, Json] = {"election": begun.id, "held_by": where.holder.id}
        _act(simulator, body, "key_destroyed", destroyed, gone, organ="board")


def election_that_is_open(simulator: Simulator, where: Where, days: Days) -> None:
    """Every act of it is written, up to the opening of voting."""
    title = ("Shall night shifts be drawn by lot?", "نوبت شب قرعه‌ای باشد؟")
    _until_open(simulator, where, days, OPEN, "question", *title)


def _until_open(
    simulator: Simulator, where: Where, days: Days, asked: Asked, purpose: str, english: str, persian: str
) -> Act:
    title: dict[str, Json] = {"binding": "fa", "en": english, "fa": persian}
    said = _set_up(asked, made(asked), where, days, title)
    begun = _act(simulator, where.holder, "set_up", days.set_up, {**said, "purpose": purpose, "title": title})
    held = digest_of(rehearsal(asked))
    of: dict[str, Json] = {"election": begun.id}
    _act(simulator, where.holder, "rehearsed", days.rehearsed, {**of, "took_part": NEEDED, "archive": held})
    _act(simulator, where.holder, "voting_opened", days.opens, {**of, "last_event": made(asked).first_event})
    return begun


def _set_up(asked: Asked, found: Made, where: Where, days: Days, title: Json) -> dict[str, Json]:
    question: dict[str, Json] = {
        "title": title,
        "kind": "choices",
        "answers": len(asked.question.answers),
        "blank": True,
        "seats": 1,
        "rule": None,
        "edition": None,
    }
    return {
        "uuid": asked.uuid,
        "fingerprint": digest_of(election_spelled(found.poll.election)),
        "questions": [question],
        "group": ED25519.id,
        "trustees": [
            {"of": body.id, "key": key_digest(key)} for body, key in zip(where.trustees, found.keys, strict=True)
        ],
        "threshold": NEEDED,
        "codes_by": [where.codes_by.id],
        "apart": True,
        "record_day": days.set_up,
        "electorate": found.electorate,
        "weights": "equal",
        "opens": days.opens,
        "closes": days.closes,
        "objection_days": 7,
        "voters": asked.voters,
    }


def _result(begun: Act, final: Ended) -> dict[str, Json]:
    winner = max(range(1, len(final.numbers)), key=lambda at: final.numbers[at])
    answer: dict[str, Json] = {
        "elected": [OVER.question.answers[winner - 1]],
        "lots": False,
        "numbers": list(final.numbers),
    }
    return {
        "election": begun.id,
        "archive": digest_of(final.final),
        "last_event": final.result_event,
        "took_part": NEEDED,
        "results": [answer],
    }


def _act(
    simulator: Simulator, body: Body, name: str, day: str, facts: dict[str, Json], organ: str = "election_commission"
) -> Act:
    return simulator.act(body, name, day, facts, room="elections", organ=organ)


def bring_boxes(home: Home, today: date) -> None:
    """The boxes of both elections are on the node, and what a visitor needs to try; what is there already stays."""
    there = {str(each.facts["uuid"]): each for each in selectors.everywhere(today, today)}
    for asked in (OVER, OPEN):
        if asked.uuid in there:
            _bring(asked, there[asked.uuid])
    if OPEN.uuid in there:
        _lay_out(home.path / TRY)


def _bring(asked: Asked, election: Election) -> None:
    opens, closes = (read_day(election.facts[name], name) for name in ("opens", "closes"))
    if selectors.box_of(election.act) is None:
        found = made(asked)
        services.host(election.held_by, election.act, BytesIO(found.setup), [found.bonds], on=opens)
        for (voter, _), ballot in zip(asked.votes, found.ballots, strict=True):
            services.cast(asked.uuid, ballot, found.codes[voter], on=opens)
    if asked is OVER and _state(election) is BoxState.OPEN:
        services.close(asked.uuid, on=closes)
    if asked is OVER and _state(election) is BoxState.CLOSED:
        services.complete(asked.uuid, BytesIO(ended(asked).final), on=closes)


def _state(election: Election) -> BoxState | None:
    box = selectors.box_of(election.act)
    return None if box is None else box.state


def _lay_out(place: Path) -> None:
    """The public folder of the open election, all credentials, all codes, a choice, and how to use them."""
    if (place / "README.txt").exists():
        return
    found = made(OPEN)
    place.mkdir(mode=0o700, exist_ok=True)
    folder = new_folder(place / "public", OPEN.plan) if not (place / "public").exists() else None
    if folder is not None:
        replace(folder.archive, found.setup)
    replace(place / "credentials.json", private_spelled(found.issued), 0o600)
    replace(place / "codes.json", codes_spelled(found.codes), 0o600)
    replace(place / "yes.json", json.dumps([[0, 1, 0]]).encode())
    replace(place / "README.txt", READ_ME.encode())
