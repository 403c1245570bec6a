"""The types of act of this room: an election from its set-up to the destruction of its keys, and what each must say.

An election is named by the act that set it up; where somebody else may speak of it, ``held_by`` says whose it is. No
act names a voter, a candidate who was not elected, or whoever holds a key. Source: docs/rules/elections.md, "Acts".
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.acts.envelope import Act
from colonnade.core.acts.facts import (
    Shape,
    act,
    band,
    day,
    digest,
    document,
    each,
    maybe,
    one_of,
    organisation,
    passage,
    record,
    text,
    whole,
    word,
    yes_or_no,
)

SET_UP: Final = "elections.set_up/1"
REHEARSED: Final = "elections.rehearsed/1"
OPENED: Final = "elections.voting_opened/1"
CLOSED: Final = "elections.voting_closed/1"
RESULT: Final = "elections.result_declared/1"
OBJECTED: Final = "elections.objection_raised/1"
DECIDED: Final = "elections.objection_decided/1"
DESTROYED: Final = "elections.key_destroyed/1"
VOIDED: Final = "elections.voided/1"

PURPOSES: Final = ("election", "recall", "question")
GROUPS: Final = ("BELENIOS-2048", "RFC-3526-2048", "Ed25519")
WEIGHTS: Final = ("equal", "units", "classes")
"""All weigh the same; weights were taken apart into units; or each weight is shared by ten voters or more."""
CHOICES, RANKING = "choices", "ranking"
GROUNDS: Final = ("eligibility", "notice", "ballot_missing", "ballot_not_mine", "secrecy", "proof", "counting", "other")
OBJECTORS: Final = ("voter", "candidate", "trustee", "inspectors", "organisation")
OUTCOMES: Final = ("rejected", "upheld", "void")
VOID_REASONS: Final = ("defect", "secrecy", "trustees_missing", "objection", "other")

_UUID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,22}")
"""As Belenios writes it: letters and digits without 0, I, O and l."""


def _uuid(value: Json, path: str) -> None:
    if not isinstance(value, str) or _UUID.fullmatch(value) is None:
        raise Malformed(path, "form")


_QUESTION = record(
    {
        "title": passage,
        "kind": one_of(CHOICES, RANKING),
        "answers": whole,
        "blank": yes_or_no,
        "seats": whole,
        "rule": maybe(text),
        "edition": maybe(text),
    }
)
_TRUSTEE = record({"of": organisation, "key": digest})
_ANSWER = record({"elected": each(text), "lots": yes_or_no}, {"numbers": each(whole)})

SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        SET_UP: record(
            {
                "uuid": _uuid,
                "fingerprint": digest,
                "purpose": one_of(*PURPOSES),
                "title": passage,
                "questions": each(_QUESTION, 1),
                "group": one_of(*GROUPS),
                "trustees": each(_TRUSTEE, 1),
                "threshold": whole,
                "codes_by": each(organisation, 1),
                "apart": yes_or_no,
                "record_day": day,
                "electorate": digest,
                "weights": one_of(*WEIGHTS),
                "opens": day,
                "closes": day,
                "objection_days": whole,
            },
            {"voters": whole, "voters_at_least": band, "commitment": digest},
        ),
        REHEARSED: record({"election": act, "took_part": whole, "archive": digest}),
        OPENED: record({"election": act, "last_event": digest}),
        CLOSED: record(
            {"election": act, "last_event": digest},
            {"ballots_counted": whole, "ballots_at_least": band, "commitment": digest},
        ),
        RESULT: record(
            {"election": act, "archive": digest, "last_event": digest, "took_part": whole, "results": each(_ANSWER, 1)},
            {"commitment": digest},
        ),
        OBJECTED: record(
            {
                "election": act,
                "held_by": organisation,
                "by": one_of(*OBJECTORS),
                "ground": one_of(*GROUNDS),
                "document": maybe(document),
                "published": yes_or_no,
            }
        ),
        DECIDED: record({"objection": act, "outcome": one_of(*OUTCOMES), "decided_by": word}),
        DESTROYED: record({"election": act, "held_by": organisation}),
        VOIDED: record({"election": act, "reason": one_of(*VOID_REASONS), "decided_by": word}),
    }
)


def require_facts(entry: Act) -> None:
    """Refuse, with the path of the fault, facts that the act's type does not allow."""
    SHAPES[entry.type](entry.facts, "facts")
    if entry.type == SET_UP:
        _require_figure(entry.facts, "voters", "voters_at_least")
        _require_questions(entry.facts["questions"])
    if entry.type == CLOSED:
        _require_figure(entry.facts, "ballots_counted", "ballots_at_least")
    if entry.type == RESULT:
        _require_numbers(entry.facts)


def _require_figure(facts: Mapping[str, Json], number: str, bound: str) -> None:
    """The number, or a bound with a commitment to it."""
    if (number in facts) == (bound in facts):
        raise Malformed(f"facts.{number}", "exactly_one")
    if (bound in facts) != ("commitment" in facts):
        raise Malformed("facts.commitment", "goes_with_at_least")


def _require_questions(questions: Json) -> None:
    """A ranking is counted by a rule of an edition; choices are counted by adding, and name neither."""
    for number, question in enumerate(_records(questions)):
        path, is_ranking = f"facts.questions[{number}]", question["kind"] == RANKING
        for name in ("rule", "edition"):
            if (question[name] is not None) != is_ranking:
                raise Malformed(f"{path}.{name}", "goes_with_ranking")
        if not _number(question["answers"]) > 0:
            raise Malformed(f"{path}.answers", "number")


def _require_numbers(facts: Mapping[str, Json]) -> None:
    """Numbers stand in the open, or a commitment hides them all; where rankings are all there is, neither."""
    if "commitment" in facts and any("numbers" in each for each in _records(facts["results"])):
        raise Malformed("facts.commitment", "exactly_one")


def _records(value: Json) -> list[Mapping[str, Json]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, Mapping)]


def _number(value: Json) -> int:
    assert isinstance(value, int)
    return value
