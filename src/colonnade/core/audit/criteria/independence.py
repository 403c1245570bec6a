"""Independence: of employers and state, of parties, of funders, of hosts; and what leaders declare of themselves.

Measured by money and posts, never by beliefs. Source: docs/rules/audit_criteria.md, "IND"; norms 1.8, 8, IND-01 to -05.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.income import MONEY, cited, newest_year, planned, received, support
from colonnade.core.audit.criteria.parts import agreed, clause, flag_of, listed, settled, understood
from colonnade.core.audit.criteria.questions import (
    NO_TOTAL,
    NOT_TOLD,
    Facts,
    Heard,
    Judge,
    finding,
    flag,
    gathered,
    graded,
    in_conflict,
    number,
    ruled,
    share,
    told,
    unheard,
    unknown,
)
from colonnade.core.audit.evidence import Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.dates import months_later

MASTERS: Final = ("employer", "state")
HIRERS: Final = "hires_fires"
"""The word by which ``member.exclude`` keeps out those who hire and fire."""
PARTY_MEMBERS: Final = frozenset({"party_member", "opinion"})
"""Words by which a statute shuts people out, or out of posts, for what they believe or the party they belong to."""
ELASTIC: Final = frozenset({"projects", "aligned_institutions", "any"})
"""Words of ``finance.sources`` that set no bound to whose money it may be, unless the statute bounds its share."""
IN_KIND: Final = ("premises", "publicity", "hosting")
_A_YEAR: Final = 12
_WORST_FIRST: Final = (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS)


def free_of_employers_and_state(examined: Examined, rule: Criterion) -> Finding:
    """IND-01: neither controls it nor supports it as it pleases, and who hires and fires is no member.

    It fails on control and on support at discretion alone; what law or agreement gives is disclosed and does not count.
    """
    control = {who: flag_of(told(examined, "control", by=who), "controls") for who in MASTERS}
    at_will = {who: flag_of(told(examined, "discretionary", source_kind=who), "is") for who in MASTERS}
    for asked, reason in ((control, "ind.controlled"), (at_will, "ind.supported_at_will")):
        for who, heard in asked.items():
            if heard.said is True:
                return finding(rule, Answer.FAIL, reason, heard.evidence, by=who)
    every = (*control.values(), *at_will.values())
    if any(each.in_conflict for each in every):
        return in_conflict(rule, *(each.evidence for each in every if each.in_conflict))
    given = support(examined, MASTERS)
    evidence = gathered(*(each.evidence for each in every), cited(examined, given))
    if any(at_will[str(span.facts["source_kind"])].said is None for span in given):
        return unknown(rule, "ind.support_of_unknown_kind", evidence)
    if any(each.said is None for each in every):
        return unknown(rule, "ind.masters_not_told" if evidence else NOT_TOLD, evidence)
    return _without_hirers(examined, rule, evidence)


def _without_hirers(examined: Examined, rule: Criterion, evidence: tuple[Evidence, ...]) -> Finding:
    """What is left of IND-01 where nobody rules it: whether who has power over workers may be a member.

    What is told of the members themselves goes before what the statute says of them.
    """
    practice = told(examined, "members_with_power")
    excluded = ruled(examined, "member.exclude")
    barred = settled(examined, understood(excluded, lambda said: _has(said, frozenset({HIRERS}))))
    hirers, officials = flag_of(practice, "hirers"), flag_of(practice, "officials")
    rests_on = (evidence, practice.evidence, barred.evidence)
    if practice.in_conflict or barred.in_conflict:
        return in_conflict(rule, practice.evidence, barred.evidence)
    if hirers.said or officials.said or (hirers.said is None and barred.said is False):
        return finding(rule, Answer.PARTIAL, "ind.hirers_admitted", *rests_on)
    if hirers.said is None and barred.said is None:
        return unknown(rule, "ind.membership_not_told", *rests_on)
    return finding(rule, Answer.PASS, "ind.free_of_masters", *rests_on)


def _has(value: object, words: frozenset[str]) -> bool | None:
    """Whether a list has one of ``words``; none where it is no list."""
    said = listed(value)
    return None if said is None else bool(said & words)


def free_of_parties(examined: Examined, rule: Criterion) -> Finding:
    """IND-02: no money of a party, no leading post in both, and nobody shut out for opinion or party membership.

    Money and double posts fail; a ban on members is partial, whatever else is not told: beliefs, not power.
    """
    money, posts, ban = _party_money(examined), _double_posts(examined), _ban_of_beliefs(examined)
    asked = (money, posts, ban)
    if money.said is True:
        return finding(rule, Answer.FAIL, "ind.party_money", money.evidence)
    if posts.said is True:
        return finding(rule, Answer.FAIL, "ind.double_posts", posts.evidence)
    if any(each.in_conflict for each in asked):
        return in_conflict(rule, *(each.evidence for each in asked if each.in_conflict))
    if ban.said is True:
        return finding(rule, Answer.PARTIAL, "ind.beliefs_not_power", ban.evidence)
    evidence = gathered(*(each.evidence for each in asked))
    if any(each.said is None for each in asked):
        return unknown(rule, "ind.parties_not_told" if evidence else NOT_TOLD, evidence)
    return finding(rule, Answer.PASS, "ind.free_of_parties", evidence)


def _party_money(examined: Examined) -> Heard[bool]:
    acts = support(examined, ("party",), (MONEY,))
    shown: Heard[bool] = Heard(True, cited(examined, acts)) if acts else Heard()
    return agreed(flag_of(told(examined, "party_money"), "received"), shown)


def _double_posts(examined: Examined) -> Heard[bool]:
    """Whether a leader leads a party too: shown by one, shown not to be only where all have declared."""
    heard = told(examined, "party_posts")
    return understood(heard, _in_both)


def _in_both(facts: Facts) -> bool | None:
    leaders, declared = number(facts, "leaders"), number(facts, "declared")
    if number(facts, "in_both"):
        return True
    return False if leaders and declared == leaders else None


def _ban_of_beliefs(examined: Examined) -> Heard[bool]:
    """Whether the statute shuts members of parties out, as members or from posts; not so where both lists are known."""
    lists = [ruled(examined, "member.exclude"), _incompatible(examined)]
    bans = [settled(examined, understood(each, lambda said: _has(said, PARTY_MEMBERS))) for each in lists]
    shown = [each for each in bans if each.said is True]
    if shown:
        return Heard(True, gathered(*(each.evidence for each in shown)))
    if any(each.in_conflict for each in bans):
        return Heard(None, gathered(*(each.evidence for each in bans)), in_conflict=True)
    if any(each.said is None for each in bans):
        return Heard()
    return Heard(False, gathered(*(each.evidence for each in bans)))


def _incompatible(examined: Examined) -> Heard[object]:
    """Return all that the statute calls incompatible with a post, in general or of one organ, said once or often."""
    rules = [
        each for key, said in sorted((examined.rules or {}).items()) if key.split(".")[0] == "incompat" for each in said
    ]
    words = frozenset[str]().union(*(listed(each.value) or () for each in rules))
    return Heard(words, gathered(*(each.evidence for each in rules))) if rules else Heard()


def free_of_funders(examined: Examined, rule: Criterion) -> Finding:
    """IND-03: what share of the income of the newest year came from outside, and from the largest donor; no conditions.

    Where no income is told and the statute's clause on funds sets no bound, that is unknown, and a risk.
    """
    heard = newest_year(examined)
    if heard.said is None:
        return unheard(rule, heard) if heard.in_conflict else _no_income_told(examined, rule)
    income = heard.said
    shown = received(examined, income)
    if _contradicts(income, shown.total, shown.largest_donor):
        return in_conflict(rule, heard.evidence, shown.evidence)
    evidence = gathered(heard.evidence, shown.evidence)
    if flag(income, "conditions") is True:
        return finding(rule, Answer.FAIL, "ind.conditions", evidence, year=str(income["year"]))
    return _of_funds(rule, income, evidence)


def _contradicts(income: Facts, received_in_all: int, from_one: int) -> bool:
    """Whether the parts are more than their whole, or acts show more than is told."""
    total, external, donor = (number(income, name) for name in ("total", "external", "largest_donor"))
    whole = external if external is not None else total
    return (
        (total is not None and external is not None and external > total)
        or (donor is not None and whole is not None and donor > whole)
        or (whole is not None and received_in_all > whole)
        or (donor is not None and from_one > donor)
    )


def _of_funds(rule: Criterion, income: Facts, evidence: tuple[Evidence, ...]) -> Finding:
    found = [
        _of_share(rule, income, "external", "external", evidence),
        _of_share(rule, income, "largest_donor", "donor", evidence),
    ]
    if flag(income, "conditions") is None:
        found.append(unknown(rule, "ind.conditions_not_told", evidence))
    return min(found, key=lambda each: _WORST_FIRST.index(each.answer))


def _of_share(rule: Criterion, income: Facts, fact: str, name: str, evidence: tuple[Evidence, ...]) -> Finding:
    part, total = number(income, fact), number(income, "total")
    value, passing = share(part, total), rule.thresholds[name]
    if value is None:
        nothing = NO_TOTAL if total is None else "fin.no_income"
        return unknown(rule, f"ind.{name}_not_told" if part is None else nothing, evidence, part=part or 0)
    answer = graded(value, passing, rule.thresholds[f"{name}_partial"], at_most=True)
    return finding(
        rule,
        answer,
        f"ind.{name}",
        evidence,
        measured=(value, passing, "share"),
        part=part or 0,
        total=total or 0,
        year=str(income["year"]),
        currency=str(income["currency"]),
    )


def _no_income_told(examined: Examined, rule: Criterion) -> Finding:
    elastic = understood(clause(examined, "finance", "sources"), lambda said: _has(said, ELASTIC))
    bound = clause(examined, "finance", "external_share_max")
    given = cited(examined, support(examined))
    if elastic.said and bound.is_silence:
        return unknown(rule, "ind.elastic_clause", elastic.evidence, given)
    if given:
        return unknown(rule, "ind.support_without_income", given)
    plans = planned(examined)
    return unknown(rule, "fin.planned_only" if plans else NOT_TOLD, plans)


def free_of_hosts(examined: Examined, rule: Criterion) -> Finding:
    """IND-04: all help in kind is listed and valued, and one host gives at most so much of it."""
    heard = told(examined, "in_kind")
    given = [span for span in support(examined, kinds=IN_KIND) if months_later(span.start, _A_YEAR) > examined.on]
    shown = cited(examined, given)
    if heard.said is None:
        return unknown(rule, "ind.no_register", shown) if heard.is_silence and given else unheard(rule, heard)
    total, valued, largest = (number(heard.said, name) for name in ("total", "valued", "largest_host"))
    assert total is not None
    assert valued is not None
    assert largest is not None
    evidence = gathered(heard.evidence, shown)
    if valued > total or largest > total or (given and not total):
        return in_conflict(rule, evidence)
    facts = {"total": total, "valued": valued, "largest": largest}
    if not total:
        return finding(rule, Answer.PASS, "ind.no_hosts", evidence)
    if valued < total:
        return finding(
            rule, Answer.FAIL, "ind.not_all_valued", evidence, measured=(share(valued, total), 1, "share"), **facts
        )
    value, most = Fraction(largest, total), rule.thresholds["host"]
    answer = graded(value, most, at_most=True)
    return finding(rule, answer, "ind.hosts", evidence, measured=(value, most, "share"), **facts)


def interests_declared(examined: Examined, rule: Criterion) -> Finding:
    """IND-05: every leader declares outside interests, each year, and none votes in their own matter."""
    heard = told(examined, "interests")
    if heard.said is None:
        return unheard(rule, heard)
    leaders, declared = number(heard.said, "leaders"), number(heard.said, "declared")
    value, passing = share(declared, leaders), rule.thresholds["pass"]
    facts = {"declared": declared or 0, "leaders": leaders or 0}
    if number(heard.said, "own_votes"):
        measured = (value, passing, "share")
        return finding(rule, Answer.FAIL, "ind.voted_for_oneself", heard.evidence, measured=measured, **facts)
    if value is None:
        return unknown(rule, "ind.no_leaders", heard.evidence)
    if value > 1:
        return in_conflict(rule, heard.evidence)
    answer = graded(value, passing)
    return finding(rule, answer, "ind.interests", heard.evidence, measured=(value, passing, "share"), **facts)


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType(
    {
        "IND-01": free_of_employers_and_state,
        "IND-02": free_of_parties,
        "IND-03": free_of_funders,
        "IND-04": free_of_hosts,
        "IND-05": interests_declared,
    }
)
