"""`colonnade apportion`: seats for affiliates by a named method; a tie is told and left to people.

Exit code 1: a tie for which nobody has drawn. Source: contracts.md, "Counting"; docs/rules/apportionment.md.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from colonnade.cli.answers import as_json, say
from colonnade.cli.tables import table
from colonnade.core.apportionment.affiliates import Affiliate, Division, Tie
from colonnade.core.apportionment.lots import STAGE, BadLots, read_lots, resolved
from colonnade.core.apportionment.methods import Method
from colonnade.core.apportionment.paradoxes import Warned, warnings_of
from colonnade.core.apportionment.rules import divide, read_rule
from colonnade.core.errors import Refusal
from colonnade.core.rows import BadRows, Row, read_rows, whole_number
from colonnade.core.texts import shown
from colonnade.edges.homes import read_file
from colonnade.words import apportionment as words
from colonnade.words.calendars import digits

FORMAT = "colonnade.apportion/1"
UNDECIDED = 1


class BadSeats(Refusal):
    """The number of seats is none."""

    code = "apportionment.bad_seats"


def run(options: argparse.Namespace) -> int:
    """Print the division; return 0 when all seats are given, 1 at a tie without lots."""
    rule = read_rule(Method(options.method), options.param)
    affiliates = affiliates_in(Path(options.file))
    seats = _seats(options.seats)
    lots = _lots(options.lots)
    open_division = divide(rule, affiliates, seats)
    division = resolved(open_division, lots)
    warnings = warnings_of(rule, affiliates, seats, open_division) + _unused(lots, division)
    total = sum(division.seats) if seats is None or rule.is_a_scale else seats
    answer = _Answer(options.method, total, affiliates, division, warnings)
    say(answer.as_json(options.lang) if options.format == "json" else answer.as_text(options.lang))
    return 0 if division.is_decided else UNDECIDED


def affiliates_in(place: Path) -> list[Affiliate]:
    """Return the affiliates of the file in their order; those attested count where it says how many they are."""
    content = read_file(place)
    try:
        return [_affiliate(row) for row in read_rows(content, ("members",), ("attested", "floor", "cap"))]
    except BadRows as refusal:
        refusal.facts["place"] = str(place)
        raise


def _affiliate(row: Row) -> Affiliate:
    claimed, attested = row.numbers["members"], row.numbers.get("attested")
    floor, cap = row.numbers.get("floor"), row.numbers.get("cap")
    if attested is None:
        return Affiliate(row.name, claimed, None, floor, cap)
    return Affiliate(row.name, attested, claimed, floor, cap)


def _seats(given: str | None) -> int | None:
    if given is None:
        return None
    seats = whole_number(given)
    if seats is None:
        raise BadSeats(given=given[:80])
    return seats


def _lots(given: str | None) -> Mapping[int, Sequence[int]]:
    if given is None:
        return {}
    try:
        return read_lots(read_file(Path(given)))
    except BadLots as refusal:
        refusal.facts["place"] = given
        raise


def _unused(lots: Mapping[int, Sequence[int]], division: Division) -> list[Warned]:
    used = {STAGE} if division.tie is not None else set()
    return [Warned("unused_lot", {"stage": stage}) for stage in sorted(lots.keys() - used)]


class _Answer:
    """The division, spelled as text or JSON."""

    def __init__(
        self, method: str, total: int, affiliates: Sequence[Affiliate], division: Division, warnings: Sequence[Warned]
    ) -> None:
        self.method, self.total, self.affiliates, self.division = method, total, affiliates, division
        self.warnings = warnings

    def as_json(self, language: str) -> str:
        tie = self.division.tie
        return as_json(
            {
                "format": FORMAT,
                "method": self.method,
                "seats": self.total,
                "rows": [
                    {"name": each.name, "members": each.members, "seats": seats}
                    for each, seats in zip(self.affiliates, self.division.seats, strict=True)
                ],
                "ties": [] if tie is None else [self._tie(tie, language)],
                "warnings": [
                    {"kind": each.kind, "sentence": words.warned(each.kind, each.facts, language)}
                    for each in self.warnings
                ],
            }
        )

    def _tie(self, tie: Tie, language: str) -> dict[str, object]:
        numbers = tie.affiliates if tie.order is None else tie.order
        return {
            "stage": STAGE,
            "candidates": [at + 1 for at in numbers],
            "seats": tie.seats,
            "resolved_by": None if tie.order is None else "lot",
            "sentence": self._of_tie(tie, language),
        }

    def _of_tie(self, tie: Tie, language: str) -> str:
        order = tie.affiliates if tie.order is None else tie.order
        names = ("، " if language == "fa" else ", ").join(f"{self.affiliates[at].name} ({at + 1})" for at in order)
        numbers = " ".join(str(at + 1) for at in order)
        facts: dict[str, str | int] = {"stage": STAGE, "names": names, "seats": tie.seats, "numbers": numbers}
        return words.of_a_tie(facts, language, is_drawn=tie.order is not None)

    def as_text(self, language: str) -> str:
        heads = [words.head(name, language) for name in ("name", "members", "seats")]
        rows = [
            [shown(each.name), digits(str(each.members), language), digits(str(seats), language)]
            for each, seats in zip(self.affiliates, self.division.seats, strict=True)
        ]
        members = sum(each.members for each in self.affiliates)
        sums = [words.head("total", language), *(digits(str(n), language) for n in (members, sum(self.division.seats)))]
        lines = table(heads, [*rows, sums])
        if self.division.tie is not None:
            lines.append(self._of_tie(self.division.tie, language))
        lines += [words.warned(each.kind, each.facts, language) for each in self.warnings]
        return "\n".join(lines) + "\n"
