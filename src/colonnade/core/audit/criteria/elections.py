"""Which elections the leaders of today hold their offices by, as acts and sources tell.

Source: docs/rules/audit_criteria.md, "DEM-01".
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from colonnade.core.audit.criteria.parts import agreed, clause, flag_of, understood
from colonnade.core.audit.criteria.questions import Heard, evidence_of, gathered, told
from colonnade.core.audit.evidence import Evidence, Provenance
from colonnade.core.audit.examined import Examined
from colonnade.core.dates import first_day, last_day
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Visibility

CONTROLLING: Final = ("inspection", "inspectors")
"""Organs that control and do not lead."""
LEADING: Final = ("board", "secretariat")
"""Kinds of organ that lead; one whose kind the statute does not say may lead too."""
_MONTH: Final = len("2024-03")
_HIDDEN: Final = (Visibility.PSEUDONYMOUS, Visibility.SEALED)
_SEALED: Final = (Provenance.SIGNED, Provenance.WITNESSED)


@dataclass(frozen=True, slots=True)
class Election:
    """An election to an organ, on the day or in the month ``held``, and whether it was told to be secret."""

    organ: str
    held: str
    secret: Heard[bool]
    evidence: tuple[Evidence, ...]

    @property
    def first(self) -> date:
        """The first day on which it can have been."""
        return first_day(self.held)

    @property
    def last(self) -> date:
        """The last day on which it can have been."""
        return last_day(self.held)


def elections_in_force(examined: Examined) -> list[Election]:
    """Return the elections by which leading offices are held on the day, by organ and day; no alternates.

    Of an organ whose offices no act shows, the newest election told; offices filled before a newer election of their
    organ are held by that one.
    """
    newest = {}
    for each in _told(examined):
        if each.first <= examined.on:
            newest[each.organ] = each
    filled = _filled(examined)
    found = [_replaced(each, newest.get(each.organ)) for each in filled]
    organs = {each.organ for each in filled}
    found += [each for organ, each in newest.items() if organ not in organs]
    return sorted({(each.organ, each.held): each for each in found}.values(), key=lambda each: (each.organ, each.held))


def leads(examined: Examined, organ: str) -> bool:
    """Whether an organ leads, by its name and by what the statute says of its kind."""
    kind = understood(clause(examined, f"organ.{organ}", "kind"), lambda said: said)
    return organ not in CONTROLLING and (kind.said is None or kind.said in LEADING)


def _told(examined: Examined) -> list[Election]:
    """Every election that sources tell of, the oldest first; of the same organ and time once."""
    said = {(str(e.facts["held"]), str(e.facts["organ"])) for e in examined.told_of("election", examined.subject)}
    found = []
    for held, organ in sorted(said, key=lambda each: (first_day(each[0]), each)):
        if leads(examined, organ):
            heard = told(examined, "election", organ=organ, held=held)
            found.append(Election(organ, held, flag_of(heard, "secret"), heard.evidence))
    return found


def _filled(examined: Examined) -> list[Election]:
    """What acts show of the offices held: when they were filled, never whether by secret ballot."""
    found: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    for span in examined.view.of(examined.subject, Kind.OFFICE):
        organ = str(span.facts["organ"])
        if leads(examined, organ) and not span.facts.get("alternate"):
            evidence = evidence_of(examined, span.act)
            one = (organ, _held(examined, span, evidence))
            found[one] = (*found.get(one, ()), evidence)
    return [Election(organ, held, Heard(), gathered(evidence)) for (organ, held), evidence in found.items()]


def _held(examined: Examined, span: Span, evidence: Evidence) -> str:
    """The day on which the office was filled, or its month where that may be all that was said: its first day then."""
    hidden = examined.view.identity(examined.subject).get("visibility") in _HIDDEN
    by_month = hidden or (evidence.provenance not in _SEALED and span.start.day == 1)
    day = span.start.isoformat()
    return day[:_MONTH] if by_month else day


def _replaced(office: Election, told_of: Election | None) -> Election:
    """Return the election an office is held by: what is told of one on the same day or later speaks of it."""
    if told_of is None or told_of.last < office.first:
        return office
    if told_of.first > office.last:
        return told_of
    held = max(office.held, told_of.held, key=len)
    secret = agreed(told_of.secret)
    return Election(office.organ, held, secret, gathered(office.evidence, told_of.evidence))
