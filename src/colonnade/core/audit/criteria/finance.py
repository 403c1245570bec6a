"""Finance: whose money it lives on, whether those who owe pay, accounts, and who sees the books.

Source: docs/rules/audit_criteria.md, "FIN"; norms 8, FIN-01 to FIN-04.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.income import newest_year, planned
from colonnade.core.audit.criteria.parts import agreed, clause, flag_of, of_parts, ratio, settled, truth, understood
from colonnade.core.audit.criteria.questions import (
    NO_TOTAL,
    NOT_TOLD,
    Facts,
    Heard,
    Judge,
    finding,
    flag,
    graded,
    in_conflict,
    number,
    share,
    told,
    told_each,
    unheard,
    unknown,
)
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.dates import first_day, last_day, months_later

_A_YEAR: Final = 12


def lives_on_its_members(examined: Examined, rule: Criterion) -> Finding:
    """FIN-01: what share of the income of the newest year were dues; plans never count."""
    heard = newest_year(examined)
    if heard.is_silence:
        plans = planned(examined)
        return unknown(rule, "fin.planned_only" if plans else NOT_TOLD, plans)
    if heard.said is None:
        return unheard(rule, heard)
    dues, total = number(heard.said, "dues"), number(heard.said, "total")
    value, passing = share(dues, total), rule.thresholds["pass"]
    if value is None:
        return _no_share_of_dues(rule, heard, dues, total)
    if value > 1:
        return in_conflict(rule, heard.evidence)
    answer = graded(value, passing, rule.thresholds["partial"])
    return finding(
        rule,
        answer,
        "fin.dues",
        heard.evidence,
        measured=(value, passing, "share"),
        dues=dues or 0,
        total=total or 0,
        year=str(heard.said["year"]),
        currency=str(heard.said["currency"]),
    )


def _no_share_of_dues(rule: Criterion, heard: Heard[Facts], dues: int | None, total: int | None) -> Finding:
    if dues is None:
        return unknown(rule, "fin.dues_not_told", heard.evidence)
    return unknown(rule, NO_TOTAL if total is None else "fin.no_income", heard.evidence, part=dues)


def dues_are_paid(examined: Examined, rule: Criterion) -> Finding:
    """FIN-02: what share of the dues owed is paid, and arrears have the same effect for everybody."""
    heard = told(examined, "dues_paid")
    if heard.said is None:
        return unheard(rule, heard)
    paid, due = number(heard.said, "paid"), number(heard.said, "due")
    value, passing = share(paid, due), rule.thresholds["pass"]
    measured, facts = (value, passing, "share"), {"paid": paid or 0, "due": due or 0}
    if flag(heard.said, "ladder_is_equal") is False:
        return finding(rule, Answer.FAIL, "fin.unequal_ladder", heard.evidence, measured=measured, **facts)
    if value is None:
        return unknown(rule, "fin.nothing_due", heard.evidence)
    return finding(rule, graded(value, passing), "fin.paid", heard.evidence, measured=measured, **facts)


def accounts_are_published(examined: Examined, rule: Criterion) -> Finding:
    """FIN-03: the newest accounts that are out or due were published in time and controlled, by an auditor if large.

    Accounts that nothing is told of, of a year after them that is due by now, leave it unknown.
    """
    months = int(rule.thresholds["months"])
    years = told_each(examined, "accounts", "year_end")
    due = [end for end, heard in years.items() if _is_out_or_due(end, heard, months, examined.on)]
    if not due:
        return unknown(rule, "fin.not_due" if years else NOT_TOLD, *(each.evidence for each in years.values()))
    newest = max(due, key=last_day)
    heard = years[newest]
    if heard.said is None:
        return unheard(rule, heard)
    if months_later(last_day(newest), _A_YEAR + months) < examined.on:
        return unknown(rule, "fin.newer_accounts_not_told", heard.evidence, year_end=newest)
    parts = {
        "published_in_time": understood(heard, lambda facts: _in_time(facts, newest, months)),
        "inspected": flag_of(heard, "inspected"),
    }
    if _is_large(heard.said, rule.thresholds["auditor_from"]) is not False:
        parts["audited"] = understood(heard, lambda facts: _audited(facts, rule.thresholds["auditor_from"]))
    return of_parts(rule, len(parts), parts)


def _is_out_or_due(end: str, heard: Heard[Facts], months: int, on: date) -> bool:
    published = heard.said is not None and heard.said["published"] is not None
    return last_day(end) < on and (published or months_later(last_day(end), months) < on)


def _in_time(facts: Facts, end: str, months: int) -> bool | None:
    """Whether the accounts came out in time; what is told without a day did not; a month may not say."""
    if facts["published"] is None:
        return False
    until, published = months_later(last_day(end), months), str(facts["published"])
    if last_day(published) <= until:
        return True
    return None if first_day(published) <= until else False


def _is_large(facts: Facts, auditor_from: Fraction) -> bool | None:
    income = number(facts, "income_euros")
    return None if income is None else income > auditor_from


def _audited(facts: Facts, auditor_from: Fraction) -> bool | None:
    """Whether an auditor looked at it; where none did and the income is not told, none may have been needed."""
    if flag(facts, "auditor"):
        return True
    return False if _is_large(facts, auditor_from) else None


def books_are_open(examined: Examined, rule: Criterion) -> Finding:
    """FIN-04: a member may see the books, nobody spends alone, and larger items are listed one by one."""
    heard = told(examined, "books")
    needed = rule.thresholds["signatures"]
    parts = {
        "inspection": agreed(
            understood(clause(examined, "finance", "members_see_books"), truth), flag_of(heard, "members_may_see")
        ),
        "signatures": agreed(
            understood(clause(examined, "finance", "signatures"), lambda said: _enough(ratio(said), needed)),
            understood(heard, lambda facts: _enough(ratio(number(facts, "signatures")), needed)),
        ),
        "items": agreed(
            understood(clause(examined, "finance", "itemise_from"), lambda said: None if ratio(said) is None else True),
            flag_of(heard, "lists_items"),
        ),
    }
    if all(each.is_silence for each in parts.values()):
        return unheard(rule, heard)
    return of_parts(
        rule, rule.thresholds["safeguards"], {name: settled(examined, each) for name, each in parts.items()}
    )


def _enough(given: Fraction | None, needed: Fraction) -> bool | None:
    return None if given is None else given >= needed


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType(
    {
        "FIN-01": lives_on_its_members,
        "FIN-02": dues_are_paid,
        "FIN-03": accounts_are_published,
        "FIN-04": books_are_open,
    }
)
