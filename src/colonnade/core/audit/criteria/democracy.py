"""Democracy: elected in secret and in time, assemblies as the statute says, equal votes, a minority's right, fairness.

Source: docs/rules/audit_criteria.md, "DEM"; norms 8, DEM-01 to DEM-05.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.elections import Election, elections_in_force, leads
from colonnade.core.audit.criteria.parts import (
    agreed,
    clause,
    flag_of,
    of_parts,
    ratio,
    scoped,
    settled,
    truth,
    understood,
    whole_statute,
)
from colonnade.core.audit.criteria.questions import (
    NOT_TOLD,
    Heard,
    Judge,
    finding,
    flag,
    gathered,
    graded,
    in_conflict,
    number,
    share,
    told,
    unheard,
    unknown,
    unruled,
)
from colonnade.core.audit.examined import Examined, StatuteRule
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.dates import months_later
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass

_MONTHS: Final = 12
_LONGEST_TERM: Final[Mapping[ClaimedClass, str]] = MappingProxyType(
    {
        ClaimedClass.UNION: "federation_years",
        ClaimedClass.FEDERATION: "federation_years",
        ClaimedClass.CONFEDERATION: "confederation_years",
    }
)
_NO_ORGAN: Final = ("max_consecutive",)
_WORST_FIRST: Final = (Answer.FAIL, Answer.UNKNOWN, Answer.PASS)


def elected_in_secret_and_in_time(examined: Examined, rule: Criterion) -> Finding:
    """DEM-01: every leading office is held by a secret ballot, and its term is not over on the day.

    The term is the statute's own where it is known, and at most that of the class. An election known by its month
    only is within its term where every day of the month would be.
    """
    most = rule.thresholds[_LONGEST_TERM.get(examined.judged_as, "base_years")]
    terms = {organ: understood(each, _years) for organ, each in scoped(examined, "term", but=_NO_ORGAN).items()}
    leading = {organ: each for organ, each in terms.items() if not organ or leads(examined, organ)}
    found = [_of_term(rule, each, most) for each in leading.values()]
    for election in elections_in_force(examined):
        own = terms.get(election.organ, terms.get("", Heard()))
        found.append(_in_term(rule, election, own, most, examined.on))
    every = [each for each in found if each is not None]
    if not every:
        return unknown(rule)
    return min(every, key=lambda each: (_WORST_FIRST.index(each.answer), not each.in_conflict))


def _of_term(rule: Criterion, own: Heard[Fraction], most: Fraction) -> Finding | None:
    """Return what a term of the statute alone shows: that it is too long, or in conflict; else nothing."""
    if own.in_conflict:
        return in_conflict(rule, own.evidence)
    if own.said is None or own.said <= most:
        return None
    facts = {"years": str(own.said), "most": str(most)}
    measured = (own.said, most, "years")
    return finding(rule, Answer.FAIL, "dem.term_too_long", own.evidence, measured=measured, **facts)


def _years(value: object) -> Fraction | None:
    """Return a term that is longer than nothing."""
    years = ratio(value)
    return years if years is not None and years > 0 else None


def _in_term(rule: Criterion, election: Election, own: Heard[Fraction], most: Fraction, on: date) -> Finding:
    cited = (election.evidence, own.evidence)
    months = int(min(most, own.said or most) * _MONTHS)
    until = months_later(election.first, months)
    measured = ((on - election.first).days, (until - election.first).days, "days")
    facts = {"organ": election.organ, "held": election.held, "until": until.isoformat()[: len(election.held)]}
    if on > months_later(election.last, months):
        return finding(rule, Answer.FAIL, "dem.term_over", *cited, measured=measured, **facts)
    if election.secret.said is False:
        return finding(rule, Answer.FAIL, "dem.not_secret", *cited, measured=measured, **facts)
    if election.secret.in_conflict:
        return in_conflict(rule, *cited, election.secret.evidence)
    if on > until:
        return unknown(rule, "dem.month_too_coarse", *cited, **facts)
    if election.secret.said is None:
        return unknown(rule, "dem.secrecy_not_told", *cited, **facts)
    reason = "dem.secret_in_class_term" if own.said is None else "dem.secret_in_term"
    return finding(rule, Answer.PASS, reason, *cited, measured=measured, **facts)


def assembled_as_the_statute_says(examined: Examined, rule: Criterion) -> Finding:
    """DEM-02: what share of all assemblies of four years was valid; the last that elected must have been."""
    heard = told(examined, "assemblies")
    if heard.said is None:
        return unheard(rule, heard)
    valid, every = number(heard.said, "valid"), number(heard.said, "all")
    if valid is not None and every is not None and valid > every:
        return in_conflict(rule, heard.evidence)
    value, passing = share(valid, every), rule.thresholds["pass"]
    facts = {"valid": valid or 0, "all": every or 0}
    if flag(heard.said, "last_elective_valid") is False:
        measured = (value, passing, "share")
        return finding(rule, Answer.FAIL, "dem.last_elective_not_valid", heard.evidence, measured=measured, **facts)
    if value is None:
        return unknown(rule, "dem.no_assemblies", heard.evidence)
    if not _spans_the_years(examined, number(heard.said, "years") or 0, rule.thresholds["years"]):
        return unknown(rule, "dem.years_not_covered", heard.evidence, **facts)
    answer = graded(value, passing, rule.thresholds["partial"])
    return finding(rule, answer, "dem.assemblies_valid", heard.evidence, measured=(value, passing, "share"), **facts)


def _spans_the_years(examined: Examined, years: int, needed: Fraction) -> bool:
    """Whether what is told of is long enough, or as long as the body has stood."""
    if years >= needed or years >= examined.on.year:
        return True
    founded = examined.view.of(examined.subject, Kind.FOUNDED)
    return bool(founded) and months_later(examined.on, -_MONTHS * years) <= founded[0].start


def equal_votes(examined: Examined, rule: Criterion) -> Finding:
    """DEM-03: nobody but members votes, none has more votes by rank, and nobody carries many others' votes."""
    heard = told(examined, "equal_votes")
    privileged = _privileged(examined, understood(heard, lambda facts: number(facts, "privileged")))
    proxies = agreed(_proxies(examined), understood(heard, lambda facts: ratio(number(facts, "proxies"))))
    most = rule.thresholds["proxies"]
    carried = str(proxies.said)
    cited = (privileged.evidence, proxies.evidence)
    if privileged.said:
        return finding(rule, Answer.FAIL, "dem.privileged", privileged.evidence, classes=privileged.said)
    if proxies.said is not None and proxies.said > most:
        measured = (proxies.said, most, "proxies")
        return finding(rule, Answer.FAIL, "dem.many_proxies", proxies.evidence, measured=measured, proxies=carried)
    if privileged.in_conflict or proxies.in_conflict:
        return in_conflict(rule, *cited)
    if privileged.said is None or proxies.said is None:
        return unknown(rule, "dem.votes_not_told" if gathered(*cited) else NOT_TOLD, *cited)
    measured = (proxies.said, most, "proxies")
    return finding(rule, Answer.PASS, "dem.equal_votes", *cited, measured=measured, proxies=carried)


def _privileged(examined: Examined, told_of: Heard[int]) -> Heard[int]:
    """Return how many classes vote that are no members like others: told, or supporters by the statute.

    A statute known whole whose classes are none of these, and open to whoever joins, shows that there is none.
    """
    every = scoped(examined, "member.class").values()
    if any(each.in_conflict for each in every):
        return Heard(None, gathered(told_of.evidence, *(each.evidence for each in every)), in_conflict=True)
    classes = [each for each in every if _field(each.said, "votes_in")]
    supporting = [each for each in classes if _field(each.said, "kind") == "supporter"]
    is_open = classes and not any(_field(each.said, "entry") == "closed" for each in classes)
    written: Heard[int] = Heard()
    if supporting or (is_open and examined.statute_is_whole):
        written = Heard(len(supporting), gathered(*(each.evidence for each in supporting or classes)))
    return agreed(told_of, written)


def _proxies(examined: Examined) -> Heard[Fraction]:
    """Return the most proxies that one person may carry in any organ, by the statute."""
    every = [understood(each, ratio) for each in scoped(examined, "proxy.max").values()]
    if any(each.in_conflict for each in every):
        return Heard(None, gathered(*(each.evidence for each in every)), in_conflict=True)
    known = [(each.said, each.evidence) for each in every if each.said is not None]
    return Heard(max(said for said, _ in known), gathered(*(each for _, each in known))) if known else Heard()


def minority_can_convene(examined: Examined, rule: Criterion) -> Finding:
    """DEM-04: a minority of affiliates or members can force an assembly within a time, without the board.

    Of several such rights the best answers. A right of more than so many is none; of its three parts, how many must
    ask, by when, and without the board, one alone is no right either.
    """
    rights = () if examined.rules is None else examined.rules.get("extraordinary", ())
    found = [each for one in rights for each in [_right(rule, one)] if each is not None]
    if not found and examined.statute_is_whole:
        return finding(rule, Answer.FAIL, "dem.no_right", whole_statute(examined))
    if not found:
        return unruled(examined, rule, Heard())
    if _contradictory(rights):
        return in_conflict(rule, *(each.evidence for each in rights))
    return min(found, key=lambda each: _BEST_FIRST.index(each.answer))


_BEST_FIRST: Final = (Answer.PASS, Answer.PARTIAL, Answer.UNKNOWN, Answer.FAIL)


def _contradictory(rights: Sequence[StatuteRule]) -> bool:
    """Whether one article is said to give the same minority two different rights."""
    said = [(each.article, _field(each.value, "by"), each.value) for each in rights]
    return any(one[:2] == other[:2] and one[2] != other[2] for one in said for other in said)


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _right(rule: Criterion, right: StatuteRule) -> Finding | None:
    """Return the finding on one right; none where it is no minority's, such as that of inspectors."""
    by = _field(right.value, "by")
    if by not in ("affiliates", "members"):
        return None
    passing = rule.thresholds[str(by)]
    most = rule.thresholds["members_most"] if by == "members" else passing
    asked, days = ratio(_field(right.value, "ratio")), ratio(_field(right.value, "deadline_days"))
    alone = truth(_field(right.value, "self_executing"))
    measured, facts = (asked, passing, "share"), {"article": right.article, "who": str(by), "ratio": str(asked)}
    if asked is not None and asked > most:
        return finding(rule, Answer.FAIL, "dem.no_minority", right.evidence, measured=measured, **facts)
    if asked is None or days is None or alone is None:
        return unknown(rule, "dem.right_not_whole", right.evidence, **facts)
    answer, reason = _of_a_minority(graded(asked, passing, most, at_most=True), days <= rule.thresholds["days"], alone)
    return finding(rule, answer, reason, right.evidence, measured=measured, days=int(days), **facts)


def _of_a_minority(answer: Answer, in_time: bool, alone: bool) -> tuple[Answer, str]:
    """Return the answer on a right that few enough have, and why it is no better."""
    if not in_time and not alone:
        return Answer.FAIL, "dem.through_the_board"
    if not in_time:
        return Answer.PARTIAL, "dem.late"
    return (answer, "dem.minority_convenes") if alone else (Answer.PARTIAL, "dem.not_by_itself")


def fair_discipline(examined: Examined, rule: Criterion) -> Finding:
    """DEM-05: the charge in writing, time to answer, a hearing, and appeal to another body."""
    heard = told(examined, "discipline")
    parts = {
        "written_charge": agreed(
            understood(clause(examined, "discipline", "charges_written"), truth), flag_of(heard, "written_charge")
        ),
        "time_to_answer": agreed(
            understood(clause(examined, "discipline", "days_to_answer"), _some_days), flag_of(heard, "time_to_answer")
        ),
        "hearing": agreed(understood(clause(examined, "discipline", "hearing"), truth), flag_of(heard, "hearing")),
        "appeal": agreed(_appeal(examined), flag_of(heard, "appeal")),
    }
    if all(each.is_silence for each in parts.values()) and not examined.statute_is_whole:
        return unruled(examined, rule, Heard())
    settled_parts = {name: settled(examined, each) for name, each in parts.items()}
    return of_parts(rule, rule.thresholds["safeguards"], settled_parts)


def _some_days(value: object) -> bool | None:
    days = ratio(value)
    return None if days is None else days > 0


def _appeal(examined: Examined) -> Heard[bool]:
    """Whether there is appeal, and to another body than the one that decides."""
    body, appeal = clause(examined, "discipline", "body"), clause(examined, "discipline", "appeal")
    return understood(appeal, lambda said: said if isinstance(said, bool) else bool(said) and said != body.said)


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType(
    {
        "DEM-01": elected_in_secret_and_in_time,
        "DEM-02": assembled_as_the_statute_says,
        "DEM-03": equal_votes,
        "DEM-04": minority_can_convene,
        "DEM-05": fair_discipline,
    }
)
