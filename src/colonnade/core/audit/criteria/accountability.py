"""ACC: an unbroken chain from member to leader, leaders who can be recalled, reports given and departures explained.

Source: docs/rules/audit.md, "ACC"; norms 8.
"""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.elections import leads
from colonnade.core.audit.criteria.footing import Shown, footing, standing_of
from colonnade.core.audit.criteria.parts import scoped
from colonnade.core.audit.criteria.questions import (
    NO_TOTAL,
    Facts,
    Heard,
    Judge,
    evidence_of,
    finding,
    flag,
    gathered,
    in_conflict,
    number,
    ruled,
    share,
    told,
    unheard,
    unknown,
    unruled,
)
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.shapes import BadRule, ShareOf
from colonnade.core.statutes.values import Bound, Share

_WORST_FIRST: Final = (Answer.FAIL, Answer.UNKNOWN, Answer.PASS)


def unbroken_chain(examined: Examined, rule: Criterion) -> Finding:
    """ACC-01: every leader is reached by dated mandates from a base assembly; no link is broken.

    A committee has no base: its chain begins with its own members, so that mandates told of are theirs.
    """
    heard = told(examined, "mandates")
    if heard.in_conflict:
        return in_conflict(rule, heard.evidence)
    if heard.said is not None:
        return _of_mandates(rule, heard, heard.said)
    electorate = _electorate(examined)
    is_committee = examined.judged_as is ClaimedClass.COMMITTEE
    if not is_committee and electorate.said is not None and number(electorate.said, "mandated") == 0:
        return finding(rule, Answer.FAIL, "acc_01.no_mandated_electorate", electorate.evidence)
    offices = [span for span in examined.view.of(examined.subject, Kind.OFFICE) if span.facts.get("alternate") is False]
    if examined.log is None or not offices or is_committee:
        return unheard(rule, electorate if electorate.in_conflict else Heard())
    return _of_offices(examined, rule, offices)


def _electorate(examined: Examined) -> Heard[Facts]:
    last = told(examined, "assembly", kind="last")
    return told(examined, "assembly", kind="founding") if last.is_silence else last


def _of_mandates(rule: Criterion, heard: Heard[Facts], said: Facts) -> Finding:
    leaders, chained = number(said, "leaders"), number(said, "chained") or 0
    if leaders is None and chained:
        return unknown(rule, NO_TOTAL, heard.evidence)
    if leaders is None:
        return finding(rule, Answer.FAIL, "acc_01.none", heard.evidence)
    if chained > leaders or not leaders:
        return in_conflict(rule, heard.evidence)
    return _broken(rule, leaders - chained, leaders, heard)


def _broken(rule: Criterion, broken: int, leaders: int, heard: Heard[Facts]) -> Finding:
    most = rule.thresholds["broken"]
    answer = Answer.PASS if broken <= most else Answer.FAIL
    measured = (broken, most, "links")
    return finding(rule, answer, f"acc_01.{answer.value}", heard.evidence, measured=measured, leaders=leaders)


def _of_offices(examined: Examined, rule: Criterion, offices: list[Span]) -> Finding:
    """By the acts that filled them, where the log shows all of them."""
    reached = [_reached(examined, office) for office in offices]
    evidence = gathered(evidence_of(examined, office.act) for office in offices)
    broken, left_open, most = reached.count(Shown.NO), reached.count(Shown.OPEN), rule.thresholds["broken"]
    if broken <= most < broken + left_open:
        return unknown(rule, "acc_01.left_open", evidence, leaders=len(offices), open=left_open)
    return _broken(rule, broken, len(offices), Heard(None, evidence))


def _reached(examined: Examined, office: Span) -> Shown:
    """By the mandate of a body that is a column or has columns; in a base organisation, by its own assembly."""
    if examined.judged_as is ClaimedClass.BASE:
        return standing_of(examined, examined.subject)
    for each in footing(examined).affiliates:
        if each.organisation == office.facts.get("mandate_from"):
            if each.under.columns:
                return Shown.YES
            return Shown.OPEN if each.under.possible or each.under.is_open else Shown.NO
    return Shown.NO


def recall(examined: Examined, rule: Criterion) -> Finding:
    """ACC-02: who elected a leader can recall them, by no more than two thirds, within sixty days.

    Of several leading organs with rules of their own the worst counts; of several ways to recall one the best.
    """
    rules = {organ: each for organ, each in scoped(examined, "recall").items() if not organ or leads(examined, organ)}
    found = [
        _best(rule, _ways(examined, organ, each))
        for organ, each in rules.items()
        if organ or len(rules) == 1 or not each.in_conflict
    ]
    if not found:
        return unruled(examined, rule, ruled(examined, "recall"))
    return min(found, key=lambda each: (_WORST_FIRST.index(each.answer), not each.in_conflict))


def _ways(examined: Examined, organ: str, heard: Heard[object]) -> list[Heard[object]]:
    """Return each way of recall where different articles give different ones; else what is heard."""
    said = (examined.rules or {}).get(f"recall.{organ}" if organ else "recall", ())
    is_parted = len({each.article for each in said}) == len(said)
    if not heard.in_conflict or not is_parted or any(_is_none(each.value) for each in said):
        return [heard]
    return [Heard(each.value, each.evidence) for each in said]


def _is_none(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("by") == "none"


def _best(rule: Criterion, ways: list[Heard[object]]) -> Finding:
    return max((_recall(rule, each) for each in ways), key=lambda each: _WORST_FIRST.index(each.answer))


def _recall(rule: Criterion, heard: Heard[object]) -> Finding:
    if not isinstance(heard.said, Mapping):
        return unheard(rule, heard, "acc_02.not_all_told")
    by, majority, days = heard.said.get("by"), _share(heard.said.get("majority")), heard.said.get("days")
    if by == "none":
        return finding(rule, Answer.FAIL, "acc_02.none", heard.evidence)
    most, longest = rule.thresholds["majority"], rule.thresholds["days"]
    if majority is not None and not _is_at_most(majority, most):
        return finding(rule, Answer.FAIL, "acc_02.majority", heard.evidence, measured=(majority.part, most, "share"))
    if isinstance(days, int) and days > longest:
        return finding(rule, Answer.FAIL, "acc_02.days", heard.evidence, measured=(days, longest, "days"))
    if by is None or majority is None or not isinstance(days, int):
        return unknown(rule, "acc_02.not_all_told", heard.evidence)
    measured = (majority.part, most, "share")
    return finding(rule, Answer.PASS, "acc_02.pass", heard.evidence, measured=measured, days=days)


def _share(value: object) -> Share | None:
    """The majority as a statute spells it; none where it spells none."""
    try:
        return None if value is None else ShareOf().take(value, "majority")
    except BadRule:
        return None


def _is_at_most(majority: Share, most: Fraction) -> bool:
    """More than a part, or one more than it, is more than that part."""
    return majority.part <= most if majority.bound is Bound.AT_LEAST else majority.part < most


def reports_and_departures(examined: Examined, rule: Criterion) -> Finding:
    """ACC-03: a report for each that is due; of the leaders, fewer than a tenth left, or the assembly was told why."""
    reports = told(examined, "reports")
    left = _departures(examined, rule)
    if reports.in_conflict or left.in_conflict:
        return in_conflict(rule, reports.evidence, left.evidence)
    if reports.said is not None and (number(reports.said, "given") or 0) < (number(reports.said, "due") or 0):
        due, given = number(reports.said, "due"), number(reports.said, "given")
        measured = (given, due, "reports")
        return finding(rule, Answer.FAIL, "acc_03.reports", reports.evidence, measured=measured)
    if left.said is None:
        return unheard(rule, left, "acc_03.departures_not_told")
    return _departed(rule, left, left.said, reports)


def _departed(rule: Criterion, left: Heard[Facts], said: Facts, reports: Heard[Facts]) -> Finding:
    gone, were = number(said, "left") or 0, number(said, "were")
    value = Fraction(0) if not gone and were is None else share(gone, were)
    is_explained = flag(said, "explained") is True
    if value is None and not is_explained:
        return unknown(rule, "acc_03.of_how_many", left.evidence, left=gone)
    passing = rule.thresholds["pass"]
    if is_explained or (value is not None and value < passing):
        answer = Answer.PASS
    else:
        answer = Answer.FAIL if value is None or value >= rule.thresholds["fail"] else Answer.PARTIAL
    if answer is not Answer.FAIL and reports.said is None:
        return unheard(rule, reports, "acc_03.reports_not_told")
    reason = "acc_03.explained" if is_explained and gone else f"acc_03.{answer.value}"
    measured = (value, passing, "share")
    return finding(rule, answer, reason, left.evidence, reports.evidence, measured=measured, left=gone)


def _departures(examined: Examined, rule: Criterion) -> Heard[Facts]:
    """Told of, or in the log: who resigned in the days before, of those and of whoever holds an office still."""
    heard = told(examined, "departures")
    if not heard.is_silence or examined.log is None:
        return heard
    since = examined.on - timedelta(days=int(rule.thresholds["days"]))
    spans = examined.spans_ever(examined.subject)
    gone = [each for each in spans if each.kind is Kind.RESIGNATION and since <= each.start <= examined.on]
    offices = examined.view.of(examined.subject, Kind.OFFICE)
    evidence = gathered(evidence_of(examined, each.act) for each in (*gone, *offices))
    return Heard({"left": len(gone), "were": len(gone) + len(offices) or None, "explained": None}, evidence)


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {"ACC-01": unbroken_chain, "ACC-02": recall, "ACC-03": reports_and_departures}
)
