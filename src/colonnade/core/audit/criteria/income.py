"""Whose money it was: the income of the newest year told, and what acts show of support.

Planned income never counts. Source: docs/rules/audit_criteria.md, "Income".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria.questions import Facts, Heard, evidence_of, gathered, number, told
from colonnade.core.audit.evidence import Evidence, Told
from colonnade.core.audit.examined import Examined
from colonnade.core.dates import NotADay, to_solar
from colonnade.core.organisations.spans import Kind, Span

MONEY: Final = "money"
NO_DONOR: Final = "public"
"""The kind of source that is nobody in particular: collections among the public are external and no one donor."""


def newest_year(examined: Examined) -> Heard[Facts]:
    """Return what is told of the income of the newest year of which more than plans are told."""
    years = {str(each.facts["year"]) for each in _told(examined) if each.facts["planned"] is False}
    if not years:
        return Heard()
    newest = max(years)
    return told(examined, "income", year=newest, planned=False)


def planned(examined: Examined) -> tuple[Evidence, ...]:
    """Return what tells of planned income, of each year what is best known."""
    years = sorted({str(each.facts["year"]) for each in _told(examined) if each.facts["planned"] is True})
    return gathered(*(told(examined, "income", year=each, planned=True).evidence for each in years))


def _told(examined: Examined) -> Sequence[Told]:
    return examined.told_of("income", examined.subject)


def support(examined: Examined, sources: Collection[str] = (), kinds: Collection[str] = ()) -> list[Span]:
    """Return the acts by which support was received up to the day: of these kinds of source and of support, or any."""
    return [
        span
        for span in examined.view.of(examined.subject, Kind.SUPPORT)
        if span.start <= examined.on
        and (not sources or span.facts["source_kind"] in sources)
        and (not kinds or span.facts["kind"] in kinds)
    ]


def cited(examined: Examined, acts: Collection[Span]) -> tuple[Evidence, ...]:
    """Return the acts as evidence."""
    return gathered(evidence_of(examined, span.act) for span in acts)


@dataclass(frozen=True, slots=True)
class Received:
    """Money that acts show to have come from outside in one year: all of it, and the most from one donor."""

    total: int
    largest_donor: int
    evidence: tuple[Evidence, ...]


def received(examined: Examined, income: Facts) -> Received:
    """Return what acts show to have been received in the year and the currency of ``income``."""
    acts = [span for span in support(examined, kinds=(MONEY,)) if _is_of(span, income)]
    by_donor: dict[str, int] = {}
    for span in acts:
        if span.facts["source_kind"] != NO_DONOR:
            by_donor[str(span.facts["source"])] = by_donor.get(str(span.facts["source"]), 0) + _amount(span.facts)
    return Received(sum(_amount(span.facts) for span in acts), max(by_donor.values(), default=0), cited(examined, acts))


def _amount(facts: Mapping[str, Json]) -> int:
    return number(facts, "amount") or 0


def _is_of(span: Span, income: Facts) -> bool:
    return income["currency"] == span.facts["currency"] and income["year"] in _years_of(span.start)


def _years_of(day: date) -> tuple[str, ...]:
    """The year of ``day`` in both calendars; alone where the solar one does not reach."""
    try:
        return str(day.year), str(to_solar(day).year)
    except NotADay:
        return (str(day.year),)
