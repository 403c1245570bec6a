"""REP: for how many of those whom it claims it speaks, where, by comparable votes, dominated by none, of all groups.

Source: docs/rules/audit.md, "REP"; norms 8.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria.footing import (
    Footing,
    Shown,
    Under,
    branches_shown,
    footing,
    resting_on,
    resting_on_all,
    resting_on_columns,
    standing_of,
)
from colonnade.core.audit.criteria.questions import (
    NO_TOTAL,
    NOT_TOLD,
    Facts,
    Heard,
    Judge,
    claimed,
    evidence_of,
    finding,
    gathered,
    graded,
    graded_between,
    in_conflict,
    number,
    reached,
    share,
    told,
    told_each,
    unknown,
)
from colonnade.core.audit.evidence import Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import is_attested, shown_members
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.texts import search_key

GROUPS: Final = 4
"""Women, young, precarious and migrant workers."""
_PARTED = re.compile(r"\s*[,،/()]\s*")


def verified_members(examined: Examined, rule: Criterion) -> Finding:
    """REP-01: how many of those it claims to represent are verified members; the share is shown whatever it is."""
    claim, verified = claimed(examined, "constituency"), told(examined, "verified")
    for heard in (claim, verified):
        if heard.in_conflict:
            return in_conflict(rule, heard.evidence)
    counted, counts = _counted(examined)
    stated = None if verified.said is None else number(verified.said, "members")
    least = max(counted, stated or 0)
    size = None if claim.said is None else number(claim.said, "size")
    evidence = gathered(claim.evidence, verified.evidence if stated == least else counts)
    if not size:
        return unknown(rule, "rep_01.no_constituency", evidence, members=least)
    representative = rule.thresholds[_scope(examined, claim)]
    value = Fraction(least, size)
    most = value if stated is not None else None
    answer = reached(value, most, representative, rule.thresholds["present"])
    return finding(
        rule,
        answer,
        f"rep_01.{answer.value}",
        evidence,
        measured=(value, representative, "share"),
        members=least,
        constituency=size,
    )


def _scope(examined: Examined, claim: Heard[Facts]) -> str:
    if claim.said is not None and claim.said.get("scope") is not None:
        return "firm" if claim.said["scope"] == "firm" else "branch"
    return "firm" if examined.judged_as is ClaimedClass.BASE else "branch"


def _counted(examined: Examined) -> tuple[int, tuple[Evidence, ...]]:
    """What inspectors counted in the columns, at least."""
    members, acts = 0, list[Evidence]()
    for column in _standing(examined).columns:
        members += shown_members(examined.view, column) or 0
        acts += [evidence_of(examined, span.act) for span in examined.view.of(column, Kind.COUNT)]
    return members, gathered(acts)


def _standing(examined: Examined) -> Under:
    """The columns under the body; for a base organisation, itself."""
    if examined.judged_as is not ClaimedClass.BASE:
        return footing(examined).under
    found, itself = standing_of(examined, examined.subject), (examined.subject,)
    return Under(
        itself if found is Shown.YES else (),
        itself if found is Shown.OPEN else (),
        itself if found is Shown.NO else (),
        is_open=False,
    )


@dataclass(frozen=True, slots=True)
class _Reached:
    """How many of the places or branches claimed have a column in them: at least and at most, of how many."""

    least: int
    most: int
    claimed: int


def covers_its_claims(examined: Examined, rule: Criterion) -> Finding:
    """REP-02: columns stand in at least half of the places and of the branches that it claims, and in some of each."""
    territory, sectors = claimed(examined, "territory"), claimed(examined, "sectors")
    for heard in (territory, sectors):
        if heard.in_conflict:
            return in_conflict(rule, heard.evidence)
    under = _standing(examined)
    declared = () if examined.judged_as is ClaimedClass.BASE else footing(examined).declared
    evidence = gathered(
        territory.evidence,
        sectors.evidence,
        _cited(examined, under),
        declared,
    )
    claims = [each for each in (_places(examined, under, territory), _branches(examined, under, sectors)) if each]
    if not claims:
        return _reaches_itself(examined, rule, under, evidence)
    parts = [_part(each, rule) for each in claims]
    answer = _worst([each for each, _ in parts])
    value = min(share for _, share in parts)
    reason = "rep_02.none" if answer is Answer.FAIL else f"rep_02.{answer.value}"
    return finding(
        rule,
        answer,
        reason,
        evidence,
        measured=(value, rule.thresholds["pass"], "share"),
        columns=len(under.columns),
    )


def _cited(examined: Examined, under: Under) -> Iterable[Evidence]:
    if examined.judged_as is ClaimedClass.BASE:
        return resting_on(examined, [examined.subject])
    return resting_on_columns(examined) if under.columns else resting_on_all(examined)


def _reaches_itself(examined: Examined, rule: Criterion, under: Under, evidence: Iterable[Evidence]) -> Finding:
    """A base organisation that claims no more than the workplace where it stands reaches it."""
    if examined.judged_as is ClaimedClass.BASE and under.columns:
        return finding(rule, Answer.PASS, "rep_02.itself", evidence, measured=(1, rule.thresholds["pass"], "share"))
    return unknown(rule, "rep_02.no_claim", evidence)


def _part(found: _Reached, rule: Criterion) -> tuple[Answer, Fraction]:
    """In part where some but less than enough are reached; not at all is a fail."""
    passing = rule.thresholds["pass"]
    least, most = (Fraction(each, found.claimed) for each in (found.least, found.most))
    return reached(least, most, passing, Fraction(1, found.claimed)), least


def _worst(answers: Sequence[Answer]) -> Answer:
    order = (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS)
    return min(answers, key=order.index)


def _places(examined: Examined, under: Under, claim: Heard[Facts]) -> _Reached | None:
    places = [_folded(each) for each in _texts(claim, "places")]
    own = examined.view.identity(examined.subject).get("place")
    if not places and isinstance(own, str) and examined.judged_as is not ClaimedClass.BASE:
        places = [_folded(own)]
    if not places:
        return None
    shown = {part for each in under.columns for part in _parts_of_place(examined, each)}
    least = sum(place in shown for place in places)
    unplaced = [each for each in under.columns if not _parts_of_place(examined, each)]
    if not least and len(places) == 1 and any(is_attested(examined.view, each) for each in unplaced):
        least = 1
    possible = {part for each in under.possible for part in _parts_of_place(examined, each)}
    hidden = len(unplaced) + sum(not _parts_of_place(examined, each) for each in under.possible)
    if examined.log is not None:
        hidden += _elsewhere(examined, under, frozenset(places))
    most = min(len(places), sum(place in shown | possible for place in places) + hidden)
    return _Reached(least, len(places) if under.is_open else max(least, most), len(places))


def _elsewhere(examined: Examined, under: Under, places: frozenset[str]) -> int:
    """How many bodies name other places than those claimed: acts do not say which place lies within which."""
    named = (_parts_of_place(examined, each) for each in (*under.columns, *under.possible))
    return sum(bool(parts) and not parts & places for parts in named)


def _branches(examined: Examined, under: Under, claim: Heard[Facts]) -> _Reached | None:
    branches = _texts(claim, "branches")
    own = examined.view.identity(examined.subject).get("branch")
    if claim.said is None and isinstance(own, str) and examined.judged_as is not ClaimedClass.BASE:
        branches = [own]
    if not branches:
        every = claim.said is not None and claim.said.get("all") is True
        return _every_branch(examined, under) if every else None
    shown, possible = (branches_shown(examined, bodies) for bodies in (under.columns, under.possible))
    without = sum(not branches_shown(examined, [each]) for each in (*under.columns, *under.possible))
    least = sum(branch in shown for branch in branches)
    most = min(len(branches), sum(branch in shown | possible for branch in branches) + without)
    return _Reached(least, len(branches) if under.is_open else max(least, most), len(branches))


def _every_branch(examined: Examined, under: Under) -> _Reached:
    """Of all branches nobody can say how many there are: none is none, and some are not shown to be half."""
    if not under.columns and not under.possible and not under.is_open:
        return _Reached(0, 0, 1)
    return _Reached(min(1, len(branches_shown(examined, under.columns))), 2, 3)


def _texts(claim: Heard[Facts], name: str) -> list[str]:
    listed: Json = None if claim.said is None else claim.said.get(name)
    return sorted({str(each) for each in listed}) if isinstance(listed, list) else []


@lru_cache(maxsize=4096)
def _folded(place: str) -> str:
    return search_key(place)


def _parts_of_place(examined: Examined, body: OrganisationId) -> set[str]:
    place = examined.view.identity(body).get("place")
    return {_folded(each) for each in _PARTED.split(place) if each} if isinstance(place, str) else set()


@dataclass(frozen=True, slots=True)
class Weighed:
    """The votes and members of the affiliates that are told of, in the order of the affiliates."""

    affiliates: tuple[OrganisationId, ...]
    votes: tuple[int, ...]
    members: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    in_conflict: bool
    is_whole: bool


def weighed(examined: Examined) -> Weighed:
    """Return how many votes each affiliate has; ``is_whole``: it is told of every one that is declared."""
    found: Footing = footing(examined)
    heard = [(each.organisation, told(examined, "votes", each.organisation)) for each in found.affiliates]
    said = [(body, each.said) for body, each in heard if each.said is not None]
    evidence = gathered(*(each.evidence for _, each in heard), found.declared)
    return Weighed(
        tuple(body for body, _ in said),
        tuple(number(facts, "votes") or 0 for _, facts in said),
        tuple(number(facts, "members") or 0 for _, facts in said),
        evidence,
        found.in_conflict or any(each.in_conflict for _, each in heard),
        found.total is not None and found.total == len(said),
    )


def comparable_votes(examined: Examined, rule: Criterion) -> Finding:
    """REP-03: no vote stands for more than so many times the members that another stands for."""
    found = weighed(examined)
    if found.in_conflict:
        return in_conflict(rule, found.evidence)
    each = [Fraction(own, votes) for own, votes in zip(found.members, found.votes, strict=True) if votes and own]
    if not each:
        return unknown(rule, _why_not_compared(found))
    value = Fraction(max(each), min(each))
    most = value if found.is_whole else None
    answer = graded_between(value, most, rule.thresholds["pass"], rule.thresholds["partial"], at_most=True)
    if answer is Answer.UNKNOWN:
        return unknown(rule, NO_TOTAL, found.evidence)
    measured = (value, rule.thresholds["pass"], "times")
    return finding(rule, answer, f"rep_03.{answer.value}", found.evidence, measured=measured, affiliates=len(each))


def _why_not_compared(found: Weighed) -> str:
    """Nobody tells of votes, or those told of have none."""
    return NOT_TOLD if not found.affiliates else "rep_03.no_votes"


def dominated_by_none(examined: Examined, rule: Criterion) -> Finding:
    """REP-04: the largest affiliate has no more than its part of the votes, and cannot block alone."""
    found = weighed(examined)
    if found.in_conflict:
        return in_conflict(rule, found.evidence)
    total = sum(found.votes)
    largest = share(max(found.votes, default=0), total)
    if largest is None:
        return unknown(rule, _why_not_compared(found))
    if not found.is_whole:
        return unknown(rule, NO_TOTAL, found.evidence)
    passing = max(rule.thresholds["pass"], Fraction(1, len(found.votes)) + rule.thresholds["points"])
    blocking = smallest_blocking(found.votes)
    answer = graded(largest, passing, rule.thresholds["partial"], at_most=True)
    if blocking < rule.thresholds["blocking"]:
        answer = Answer.FAIL
    measured = (largest, passing, "share")
    return finding(rule, answer, f"rep_04.{answer.value}", found.evidence, measured=measured, blocking=blocking)


def smallest_blocking(votes: Sequence[int]) -> int:
    """Return how few affiliates can keep the others from more than half of the votes, at least one."""
    total, held = sum(votes), 0
    for needed, own in enumerate(sorted(votes, reverse=True), 1):
        held += own
        if 2 * held >= total:
            return needed
    return len(votes)


def groups_present(examined: Examined, rule: Criterion) -> Finding:
    """REP-05: each group has its part of the seats, or two fifths; groups below ten are not looked at."""
    heard = told_each(examined, "group", "group")
    if any(each.in_conflict for each in heard.values()):
        return in_conflict(rule, *(each.evidence for each in heard.values()))
    evidence = gathered(*(each.evidence for each in heard.values()))
    compared = [found for each in heard.values() if each.said is not None and (found := _gap(each.said, rule))]
    if not compared:
        return unknown(rule, NOT_TOLD if not heard else "rep_05.too_small", evidence)
    seats, needed = min(compared, key=lambda pair: (pair[0] - pair[1], pair))
    enough = Answer.PASS if len(heard) >= GROUPS else Answer.PARTIAL
    answer = enough if seats >= needed else Answer.FAIL
    return finding(
        rule, answer, f"rep_05.{answer.value}", evidence, measured=(seats, needed, "share"), groups=len(heard)
    )


def _gap(facts: Facts, rule: Criterion) -> tuple[Fraction, Fraction] | None:
    """The group's share of the seats, and what it should be; none where it is too small to be looked at."""
    members = number(facts, "members") or 0
    of_members, of_seats = (
        share(members, number(facts, "membership")),
        share(number(facts, "seats"), number(facts, "bodies")),
    )
    if members < rule.thresholds["group"] or of_members is None or of_seats is None:
        return None
    return of_seats, min(rule.thresholds["pass"], of_members)


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "REP-01": verified_members,
        "REP-02": covers_its_claims,
        "REP-03": comparable_votes,
        "REP-04": dominated_by_none,
        "REP-05": groups_present,
    }
)
