"""The result of a count, read out of its audit file: what an organisation can say of it in an act of its own.

Nobody who reads a result has counted anything: ballots and lots are in the hands of whoever counted. Read here is
whether it is the one spelling of an audit file, of a finished count, by a rule and edition that are known.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes, parse_canonical
from colonnade.core.acts.facts import Shape, digest, each, maybe, one_of, record, text, whole, yes_or_no
from colonnade.core.counting.audits import FORMAT
from colonnade.core.counting.presets import NoSuchRule, preset
from colonnade.core.counting.stages import ResolvedBy
from colonnade.core.errors import Refusal

MOST_BYTES = 20_000
"""Of a result: an act that says it must hold it."""
_DRAWN = frozenset({ResolvedBy.LOT.value, ResolvedBy.SEED.value})


class NoResult(Refusal):
    """The bytes are no audit file, or the count it tells has no result by a rule that is known here."""

    code = "counting.no_result"


@dataclass(frozen=True, slots=True)
class Result:
    """A finished count: ``winners`` by name in order of election, ``lots`` whether a tie was drawn for.

    ``ballots`` and ``audit`` are digests: of the ballots, and of the audit file.
    """

    rule: str
    edition: str
    seats: int
    winners: tuple[str, ...]
    lots: bool
    ballots: str
    valid: int
    invalid: int
    audit: str


def _ignored(_value: Json, _path: str) -> None:
    """Whatever stands there: who counts again compares it."""


_AUDIT = record(
    {
        "format": one_of(FORMAT),
        "engine": text,
        "rule": record({"id": text, "edition": text, "source": text}),
        "seats": whole,
        "candidates": each(text, 1),
        "ballots": record({"valid": whole, "invalid": whole, "sha256": digest}),
        "lots": each(record({"stage": whole, "drawn": each(whole, 1)})),
        "seed": maybe(text),
        "constraints": _ignored,
        "stages": each(_ignored),
        "ties": each(
            record({"stage": whole, "candidates": each(whole, 1), "resolved_by": one_of(*map(str, ResolvedBy))})
        ),
        "winners": each(whole),
        "replaced": each(record({"out": whole, "in": whole})),
        "ranking": _ignored,
        "list": _ignored,
        "again": text,
    }
)
_RESULT = record(
    {
        "rule": text,
        "edition": text,
        "seats": whole,
        "winners": each(text),
        "lots": yes_or_no,
        "ballots": digest,
        "valid": whole,
        "invalid": whole,
        "audit": digest,
    }
)


def result_in(audit: bytes) -> Result:
    """Return the result that the audit file tells, or refuse."""
    facts = _read(audit.removesuffix(b"\n"), _AUDIT)
    rule, ballots = _members(facts["rule"]), _members(facts["ballots"])
    names, winners, ties = _items(facts["candidates"]), _numbers(facts["winners"]), _items(facts["ties"])
    if any(not 0 < each <= len(names) for each in winners):
        raise NoResult
    found = Result(
        rule=str(rule["id"]),
        edition=str(rule["edition"]),
        seats=_number(facts["seats"]),
        winners=tuple(str(names[each - 1]) for each in winners),
        lots=any(_members(tie)["resolved_by"] in _DRAWN for tie in ties),
        ballots=str(ballots["sha256"]),
        valid=_number(ballots["valid"]),
        invalid=_number(ballots["invalid"]),
        audit=hashlib.sha256(audit).hexdigest(),
    )
    return _known(found)


def facts_of(result: Result) -> dict[str, Json]:
    """Return the result as facts."""
    return {
        "rule": result.rule,
        "edition": result.edition,
        "seats": result.seats,
        "winners": list(result.winners),
        "lots": result.lots,
        "ballots": result.ballots,
        "valid": result.valid,
        "invalid": result.invalid,
        "audit": result.audit,
    }


def spelled_result(result: Result) -> str:
    """Return the result in one line, as it is carried from page to page."""
    return canonical_bytes(facts_of(result)).decode()


def read_result(line: str) -> Result:
    """Return the result that the line spells, or refuse what :func:`result_in` could not have returned."""
    facts = _read(line.encode(errors="replace"), _RESULT)
    return _known(
        Result(
            rule=str(facts["rule"]),
            edition=str(facts["edition"]),
            seats=_number(facts["seats"]),
            winners=tuple(str(each) for each in _items(facts["winners"])),
            lots=facts["lots"] is True,
            ballots=str(facts["ballots"]),
            valid=_number(facts["valid"]),
            invalid=_number(facts["invalid"]),
            audit=str(facts["audit"]),
        )
    )


def _read(content: bytes, shape: Shape) -> Mapping[str, Json]:
    try:
        value = parse_canonical(content)
        shape(value, "")
    except Malformed:
        raise NoResult from None
    return _members(value)


def _known(result: Result) -> Result:
    """The result, of a rule and edition that are known, with no more elected than there are seats, and not too long."""
    try:
        rule = preset(result.rule)
    except NoSuchRule:
        raise NoResult from None
    fits = result.seats > 0 and len(result.winners) <= result.seats
    if rule.edition != result.edition or not fits or len(spelled_result(result).encode()) > MOST_BYTES:
        raise NoResult
    return result


def _members(value: Json) -> Mapping[str, Json]:
    assert isinstance(value, Mapping)
    return value


def _items(value: Json) -> Sequence[Json]:
    assert isinstance(value, list)
    return value


def _numbers(value: Json) -> list[int]:
    return [_number(each) for each in _items(value)]


def _number(value: Json) -> int:
    assert isinstance(value, int)
    return value
