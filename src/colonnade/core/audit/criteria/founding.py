"""FND: whether there are columns, stood first, decided each for itself to join, and the founders' powers end.

Source: docs/rules/audit.md, "FND"; norms 8.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from colonnade.core.acts.facts import read_day
from colonnade.core.audit.criteria.footing import (
    Affiliate,
    Footing,
    Shown,
    footing,
    resting_on,
    resting_on_all,
    resting_on_columns,
    standing_of,
)
from colonnade.core.audit.criteria.questions import (
    NO_TOTAL,
    Judge,
    evidence_of,
    finding,
    graded,
    in_conflict,
    number,
    reached,
    ruled,
    share,
    told,
    unheard,
    unknown,
    unruled,
)
from colonnade.core.audit.evidence import Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.dates import months_later
from colonnade.core.ids import ActId
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass


def enough_bases(examined: Examined, rule: Criterion) -> Finding:
    """FND-01: as many valid base organisations stand under the roof as its class needs."""
    found, answer = footing(examined), bases_answer(examined, rule)
    least = len(found.under.columns)
    evidence = (_cited(examined, answer), found.declared)
    if answer is Answer.UNKNOWN and found.in_conflict:
        return in_conflict(rule, *evidence)
    reason = "fnd_01.none" if answer is Answer.FAIL and not least else f"fnd_01.{answer.value}"
    return finding(
        rule,
        answer,
        reason,
        *evidence,
        measured=(least, bases_needed(examined, rule)[0], "bodies"),
        possible=len(found.under.possible),
        refused=len(found.under.refused),
    )


def bases_answer(examined: Examined, rule: Criterion) -> Answer:
    """Return the answer of FND-01 alone."""
    under = footing(examined).under
    return reached(len(under.columns), under.most, *bases_needed(examined, rule))


def bases_needed(examined: Examined, rule: Criterion) -> tuple[int, Fraction]:
    """Return how many bases the class judged needs, and from how many on it has them in part."""
    minimum = examined.ruleset.minimum
    if examined.judged_as is ClaimedClass.CONFEDERATION:
        return minimum.confederation_bases, rule.thresholds["partial_confederation"]
    return minimum.federation_bases, rule.thresholds["partial_federation"]


def _cited(examined: Examined, answer: Answer) -> Iterable[Evidence]:
    """What passes rests on the columns; what does not, on every base organisation that is told of."""
    return resting_on_columns(examined) if answer is Answer.PASS else resting_on_all(examined)


def federations_enough(examined: Examined, rule: Criterion) -> Finding:
    """FND-02: federations stand under a confederation, or unions enough, in branches enough."""
    found, minimum = footing(examined), examined.ruleset.minimum
    answer, least = federations_answer(examined, rule), _shown(examined, found)
    evidence = (_cited(examined, answer), found.declared)
    if answer is Answer.UNKNOWN and found.in_conflict:
        return in_conflict(rule, *evidence)
    return finding(
        rule,
        answer,
        f"fnd_02.{answer.value}",
        *evidence,
        measured=(least.federations, minimum.confederation_federations, "federations"),
        unions=least.unions,
        branches=least.branches,
        needed_branches=minimum.confederation_branches,
    )


def federations_answer(examined: Examined, rule: Criterion) -> Answer:
    """Return the answer of FND-02 alone."""
    found = footing(examined)
    if _carries(_shown(examined, found), examined, rule):
        return Answer.PASS
    if not found.under.is_open and not _carries(_possible(examined, found), examined, rule):
        return Answer.FAIL
    return Answer.UNKNOWN


class _Reach(NamedTuple):
    """How many federations stand under a confederation, how many affiliates, each of one branch, and branches."""

    federations: int
    unions: int
    unions_by_branch: int
    branches: int


def _shown(examined: Examined, found: Footing) -> _Reach:
    needed = examined.ruleset.minimum.federation_bases
    standing = [each for each in found.affiliates if each.under.columns]
    federations = sum(len(each.under.columns) >= needed and not each.is_base for each in standing)
    by_branch = {branch for each in standing if len(each.under.branches) == 1 for branch in each.under.branches}
    return _Reach(federations, len(standing), len(by_branch), len(found.under.branches))


def _possible(examined: Examined, found: Footing) -> _Reach:
    """What may be there at most, where it has an end: whoever shows no branch may be of one of its own."""
    needed = examined.ruleset.minimum.federation_bases
    standing = [each for each in found.affiliates if each.under.most]
    federations = sum((each.under.most or 0) >= needed and not each.is_base for each in standing)
    branches = len(found.under.branches | found.under.possible_branches) + found.under.unbranched
    whole = [each.under for each in standing if not each.under.unbranched]
    known = [under.branches | under.possible_branches for under in whole]
    by_branch = len({min(each) for each in known if len(each) == 1}) + len(standing) - len(whole)
    mixed = sum(len(each) > 1 for each in known if each)
    return _Reach(federations, len(standing), by_branch + mixed, branches)


def _carries(reach: _Reach, examined: Examined, rule: Criterion) -> bool:
    minimum = examined.ruleset.minimum
    return reach.branches >= minimum.confederation_branches and (
        reach.federations >= minimum.confederation_federations
        or reach.unions >= minimum.confederation_unions
        or reach.unions_by_branch >= rule.thresholds["unions_by_branch"]
    )


def stood_before(examined: Examined, rule: Criterion) -> Finding:
    """FND-03: the columns are older than the roof, or stood for half a year before they joined."""
    roof = examined.view.of(examined.subject, Kind.FOUNDED)
    found = footing(examined)
    if not roof:
        return unknown(rule, "fnd_03.roof_not_founded")
    months = int(rule.thresholds["months_before"])
    good, bad, evidence = 0, 0, list[Evidence]()
    for affiliate in found.affiliates:
        founded = examined.view.of(affiliate.organisation, Kind.FOUNDED)
        joined = _joined(examined, affiliate)
        if founded and joined is not None:
            stood = _stood_before(examined, founded[0], roof[0], joined, months)
            good, bad = good + (stood is Shown.YES), bad + (stood is Shown.NO)
            evidence += [evidence_of(examined, founded[0].act), evidence_of(examined, joined.act)]
    evidence.append(evidence_of(examined, roof[0].act))
    return _of_affiliates(rule, found, good, bad, evidence)


def _stood_before(examined: Examined, founded: Span, roof: Span, joined: Span, months: int) -> Shown:
    """Of what is known only to have happened by a day, an earlier day is possible: of the roof and of the joining, too.

    So a column known by a day may be older than it seems, and shows nothing against a roof or a joining known so.
    """
    founded_by, roof_by, joined_by = (each.act in examined.at_latest for each in (founded, roof, joined))
    if founded.start < roof.start and not roof_by:
        return Shown.YES
    if months_later(founded.start, months) <= joined.start and not joined_by:
        return Shown.YES
    return Shown.OPEN if founded_by or roof_by or joined_by else Shown.NO


def _joined(examined: Examined, affiliate: Affiliate) -> Span | None:
    for span in examined.view.of(affiliate.organisation, Kind.AFFILIATION):
        if span.other == examined.subject and span.key == "full":
            return span
    return None


def _of_affiliates(rule: Criterion, found: Footing, good: int, bad: int, evidence: Iterable[Evidence]) -> Finding:
    """The share of the affiliates, all of them: whoever is declared and not told of may be the one or the other."""
    code = rule.id.lower().replace("-", "_")
    if found.in_conflict:
        return in_conflict(rule, found.declared)
    if found.total is None:
        return unknown(rule, NO_TOTAL, evidence)
    if not found.total:
        return finding(
            rule, Answer.FAIL, f"{code}.no_affiliates", found.declared, measured=(0, rule.thresholds["pass"], "share")
        )
    least, most = Fraction(good, found.total), Fraction(found.total - bad, found.total)
    answer = reached(least, most, rule.thresholds["pass"], rule.thresholds["partial"])
    return finding(
        rule,
        answer,
        f"{code}.{answer.value}",
        evidence,
        found.declared,
        measured=(least, rule.thresholds["pass"], "share"),
        good=good,
        bad=bad,
        total=found.total,
    )


def own_assemblies_decided(examined: Examined, rule: Criterion) -> Finding:
    """FND-04: each affiliate's own assembly decided to join, by a vote on record or as inspectors attest.

    Of none nothing can be said: that there is none is what FND-01 to FND-03 fail on.
    """
    found = footing(examined)
    if found.total == 0 and not found.in_conflict:
        return unknown(rule, "fnd_04.no_affiliates", found.declared)
    good, bad, evidence = 0, 0, list[Evidence]()
    for affiliate in found.affiliates:
        joined = _joined(examined, affiliate)
        if joined is None:
            continue
        decided = _decided(examined, affiliate, joined)
        good, bad = good + (decided is Shown.YES), bad + (decided is Shown.NO)
        evidence.append(evidence_of(examined, joined.act))
        evidence.append(evidence_of(examined, ActId(str(joined.facts.get("decision")))))
    return _of_affiliates(rule, found, good, bad, evidence)


def _decided(examined: Examined, affiliate: Affiliate, joined: Span) -> Shown:
    """A vote against is no decision to join; no vote on record leaves it open."""
    if joined.facts.get("attested") is True:
        return Shown.YES
    for span in examined.spans_ever(affiliate.organisation):
        if span.kind is Kind.DECIDED and span.act == joined.facts.get("decision"):
            votes = span.facts.get("votes")
            if not isinstance(votes, Mapping):
                return Shown.OPEN
            yes, no = votes.get("yes"), votes.get("no")
            return Shown.NO if isinstance(yes, int) and isinstance(no, int) and no > yes else Shown.YES
    return Shown.OPEN


def mandated_electorate(examined: Examined, rule: Criterion) -> Finding:
    """FND-05: who voted in the last assembly, else in the founding one, held mandates of base organisations."""
    heard = told(examined, "assembly", kind="last")
    if heard.is_silence:
        heard = told(examined, "assembly", kind="founding")
    if heard.said is None:
        if heard.is_silence and examined.judged_as is ClaimedClass.BASE:
            return _members_themselves(examined, rule)
        return unheard(rule, heard)
    mandated, votes = number(heard.said, "mandated"), number(heard.said, "votes")
    value = Fraction(0) if mandated == 0 else share(mandated, votes)
    if value is None:
        return unknown(rule, NO_TOTAL, heard.evidence)
    if value > 1:
        return in_conflict(rule, heard.evidence)
    answer = graded(value, rule.thresholds["pass"], rule.thresholds["partial"])
    reason = "fnd_05.nobody" if not value else f"fnd_05.{answer.value}"
    return finding(rule, answer, reason, heard.evidence, measured=(value, rule.thresholds["pass"], "share"))


def _members_themselves(examined: Examined, rule: Criterion) -> Finding:
    """The assembly of a base organisation that stands is that of its members."""
    if standing_of(examined, examined.subject) is not Shown.YES:
        return unknown(rule)
    evidence = resting_on(examined, [examined.subject])
    return finding(rule, Answer.PASS, "fnd_05.members", evidence, measured=(1, rule.thresholds["pass"], "share"))


def founders_expire(examined: Examined, rule: Criterion) -> Finding:
    """FND-06: the founders' powers end within the days, or with the first assembly, and nobody sits for life."""
    lifelong = told(examined, "lifelong")
    if lifelong.said is not None:
        seats, vetoes = number(lifelong.said, "seats") or 0, number(lifelong.said, "vetoes") or 0
        if seats or vetoes:
            return finding(rule, Answer.FAIL, "fnd_06.lifelong", lifelong.evidence, seats=seats, vetoes=vetoes)
    ended = _founders_ended(examined, rule)
    if ended.answer is not Answer.PASS:
        return ended
    if lifelong.said is None and not examined.statute_is_whole:
        return unheard(rule, lifelong, "fnd_06.lifelong_not_told")
    return finding(
        rule,
        Answer.PASS,
        ended.reason,
        ended.evidence,
        lifelong.evidence,
        measured=(ended.value, ended.threshold, ended.unit or ""),
    )


def _founders_ended(examined: Examined, rule: Criterion) -> Finding:
    most = rule.thresholds["days"]
    rules = ruled(examined, "founders.sunset_days")
    if isinstance(rules.said, int) and not isinstance(rules.said, bool):
        answer = graded(rules.said, most, at_most=True)
        reason = "fnd_06.rule" if answer is Answer.PASS else "fnd_06.rule_too_long"
        return finding(rule, answer, reason, rules.evidence, measured=(rules.said, most, "days"))
    if rules.said is not None:
        return finding(rule, Answer.FAIL, "fnd_06.never", rules.evidence, measured=(None, most, "days"))
    board, founded = told(examined, "first_board"), examined.view.of(examined.subject, Kind.FOUNDED)
    if board.said is None or not founded:
        return unheard(rule, board) if board.in_conflict else unruled(examined, rule, rules)
    elected = read_day(board.said["elected"], "elected")
    days = max(timedelta(0), elected - founded[0].start).days
    answer = graded(days, most, at_most=True)
    reason = "fnd_06.board" if answer is Answer.PASS else "fnd_06.board_late"
    evidence = [*board.evidence, evidence_of(examined, founded[0].act)]
    return finding(rule, answer, reason, evidence, measured=(days, most, "days"))


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "FND-01": enough_bases,
        "FND-02": federations_enough,
        "FND-03": stood_before,
        "FND-04": own_assemblies_decided,
        "FND-05": mandated_electorate,
        "FND-06": founders_expire,
    }
)
