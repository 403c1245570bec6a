"""Transparency: the statute and its history, how members were gathered, decisions, and who leads by which election.

Source: docs/rules/audit_criteria.md, "TRA"; norms 8, TRA-01 to TRA-04.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.adopted import statute_of
from colonnade.core.audit.criteria.parts import flag_of, of_parts
from colonnade.core.audit.criteria.questions import (
    Heard,
    Judge,
    evidence_of,
    finding,
    gathered,
    graded,
    in_conflict,
    number,
    share,
    told,
    unheard,
    unknown,
)
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.organisations.spans import Kind, Span


def statute_is_public(examined: Examined, rule: Criterion) -> Finding:
    """TRA-01: the statute in force is public, those before it, and the vote and quorum by which it was adopted.

    Where sources contradict one another on who adopted it, nothing else is looked at.
    """
    adopted = told(examined, "adoption")
    if adopted.in_conflict:
        return in_conflict(rule, adopted.evidence)
    span = statute_of(examined.view, examined.subject)
    if span is not None and told(examined, "statute_public").is_silence:
        return _by_its_acts(examined, rule, span)
    return _of_parts_told(examined, rule, "statute_public", ("current", "previous", "vote_and_quorum"))


def _by_its_acts(examined: Examined, rule: Criterion, span: Span) -> Finding:
    """By the acts that put the versions in force: which texts are public, and by which votes; of no quorum they say."""
    versions = [each for each in examined.spans_ever(examined.subject) if each.kind is Kind.STATUTE]
    before = [each for each in versions if each.start < span.start]
    cited = gathered(evidence_of(examined, each.act) for each in (span, *before))
    parts: dict[str, Heard[bool]] = {
        "current": Heard(span.facts["published"] is True, cited),
        "previous": Heard(all(each.facts["published"] is True for each in before), cited),
        "vote_and_quorum": Heard(False, cited) if span.facts["votes"] is None else Heard(),
    }
    return of_parts(rule, rule.thresholds["parts"], parts)


def gathered_openly(examined: Examined, rule: Criterion) -> Finding:
    """TRA-02: criteria were public before anybody was recruited, each agreed to this very text, counts say how."""
    return _of_parts_told(examined, rule, "recruitment", ("criteria_before", "consent", "by_channel"))


def _of_parts_told(examined: Examined, rule: Criterion, matter: str, names: tuple[str, ...]) -> Finding:
    heard = told(examined, matter)
    if heard.said is None:
        return unheard(rule, heard)
    return of_parts(rule, rule.thresholds["parts"], {name: flag_of(heard, name) for name in names})


def decisions_reach_those_bound(examined: Examined, rule: Criterion) -> Finding:
    """TRA-03: of what share of all sittings those who are bound had the decisions and the counts of votes in time."""
    heard = told(examined, "decisions")
    if heard.said is None:
        return unheard(rule, heard)
    sittings, in_time = number(heard.said, "sittings"), number(heard.said, "published_in_time")
    value, passing = share(in_time, sittings), rule.thresholds["pass"]
    if value is None:
        return unknown(rule, "tra.no_sittings", heard.evidence)
    if value > 1:
        return in_conflict(rule, heard.evidence)
    return finding(
        rule,
        graded(value, passing),
        "tra.decisions",
        heard.evidence,
        measured=(value, passing, "share"),
        in_time=in_time or 0,
        sittings=sittings or 0,
        days=int(rule.thresholds["days"]),
    )


def known_who_leads(examined: Examined, rule: Criterion) -> Finding:
    """TRA-04: by which election each office is held is known, or enough inspectors attest it under a pseudonym.

    An office counts once, as known or as attested: a pseudonym is no fault. Acts that show more offices contradict.
    """
    heard = told(examined, "offices")
    if heard.said is None:
        return unheard(rule, heard)
    every, known, attested = (number(heard.said, name) or 0 for name in ("all", "with_election", "attested"))
    offices = [s for s in examined.view.of(examined.subject, Kind.OFFICE) if not s.facts.get("alternate")]
    if known + attested > every or len(offices) > every:
        return in_conflict(rule, heard.evidence, (evidence_of(examined, span.act) for span in offices))
    value, passing = share(known + attested, every), rule.thresholds["pass"]
    if value is None:
        return unknown(rule, "tra.no_offices", heard.evidence)
    return finding(
        rule,
        graded(value, passing),
        "tra.offices",
        heard.evidence,
        measured=(value, passing, "share"),
        known=known,
        attested=attested,
        all=every,
        inspectors=int(rule.thresholds["inspectors"]),
    )


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType(
    {
        "TRA-01": statute_is_public,
        "TRA-02": gathered_openly,
        "TRA-03": decisions_reach_those_bound,
        "TRA-04": known_who_leads,
    }
)
