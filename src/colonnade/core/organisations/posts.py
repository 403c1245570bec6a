"""What a statute in force asks of whoever takes or leaves a post: by whom elected, how many, beside which, how long.

Terms run in the calendar that the statute names, by civil days of its zone; a day given is a day there. What no act
tells, a party's office or a wage, cannot be asked. Source: docs/rules/statutes.md, "What binds"; norms R51, R53, R57.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from colonnade.core.dates import FOREVER
from colonnade.core.organisations.binding import Under
from colonnade.core.organisations.cases import Case
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.statutes.rules import Rule, table
from colonnade.core.statutes.values import Span as Time
from colonnade.core.statutes.values import Table, Unit

_OFFICE, _FOUNDED = Kind.OFFICE, Kind.FOUNDED
FOUNDERS: Final = ("founding_assembly", "founding_committee", "founders")
"""Electorates of those who founded; a statute may name others that are closed."""


def last_day_in_office(case: Case, statute: Under, until: date) -> date:
    """Return the day until which the post is held, at most ``until``; refuse what the statute does not allow."""
    facts = case.act.facts
    organ, alternate = case.text("organ"), facts["alternate"] is True
    _require_electorate(case, statute, organ)
    _require_seat(case, statute, organ, alternate=alternate)
    _require_not_both(case, statute, organ, until)
    _require_few_of_one(case, statute, organ)
    term = _term(statute, organ)
    if not alternate:
        _require_few_terms(case, statute, organ, term)
    ends = [until, *_ends(case, statute)]
    if term is not None:
        assert isinstance(term.value, Time)
        end = term.value.after(case.day, statute.terms.calendar)
        statute.require(term, "term_too_long", is_met=until <= end or facts["until"] is None)
        ends.append(end)
    return min(ends)


def _term(statute: Under, organ: str) -> Rule | None:
    """The term of an organ; of inspectors what is said of them, where the organ has none of its own."""
    rules = statute.terms.rules
    own = next((rule for rule in rules.said("term") if rule.name.organ == organ), None)
    inspecting = rules.one("audit.term") if statute.inspects(organ) else None
    return own or inspecting or rules.one("term", organ)


def _set_up(statute: Under, organ: str) -> Rule | None:
    return statute.terms.rules.organs.get(organ)


def _ends(case: Case, statute: Under) -> Iterator[date]:
    """When the electorate of founders, or a closed one, that has elected here comes to its end."""
    rule, last = _sunset(case, statute)
    if rule is not None:
        statute.require(rule, "founders_have_handed_over", is_met=case.day < last)
        yield last


def _sunset(case: Case, statute: Under) -> tuple[Rule | None, date]:
    """The rule by which whoever has elected here ceases to, and the day from which."""
    rules, elected_by = statute.terms.rules, case.text("elected_by")
    founded = min((span.start for span in case.held(_FOUNDED, case.day)), default=case.day)
    own = rules.classes.get(elected_by)
    if own is not None:
        until = table(own).get("until")
        if isinstance(until, Time):
            return own, until.after(founded, statute.terms.calendar)
    rule = rules.one("founders.sunset_days")
    is_closed = own is not None and table(own).get("entry") == "closed"
    if rule is None or not (elected_by in FOUNDERS or is_closed):
        return None, FOREVER
    assert isinstance(rule.value, int)
    return rule, Time(rule.value, Unit.DAYS).after(founded, statute.terms.calendar)


def _require_electorate(case: Case, statute: Under, organ: str) -> None:
    """Refuse a post filled by others than the statute says; founders fill posts until their powers end."""
    rule, elected_by = _set_up(statute, organ), case.text("elected_by")
    if elected_by in FOUNDERS:
        return
    names: tuple[str, ...] = ()
    if rule is not None:
        names = _names(table(rule), "elected_by") + _names(table(rule), "appointed_by")
    elif statute.inspects(organ):
        rule = statute.terms.rules.one("audit.elected_by")
        names = () if rule is None else (str(rule.value),)
    if rule is not None and names:
        statute.require(rule, "elected_by_another", is_met=statute.is_named(elected_by, names))


def _names(said: Table, field: str) -> tuple[str, ...]:
    found = said.get(field)
    return tuple(str(each) for each in found) if isinstance(found, tuple) else ()


def _require_seat(case: Case, statute: Under, organ: str, *, alternate: bool) -> None:
    """Refuse more members of an organ, or more alternates, than it has seats for."""
    rule, seats = _seats(statute, organ, alternate=alternate)
    if rule is None:
        return
    others = [
        span
        for span in case.held(_OFFICE, case.day)
        if span.facts["organ"] == organ
        and (span.facts["alternate"] is True) is alternate
        and span.key != case.text("office")
    ]
    statute.require(rule, "no_seat_left", is_met=len(others) < seats)


def _seats(statute: Under, organ: str, *, alternate: bool) -> tuple[Rule | None, int]:
    rule = _set_up(statute, organ)
    fields = ("alternates",) if alternate else ("seats_max", "seats")
    for each in fields if rule is not None else ():
        assert rule is not None
        number = table(rule).get(each)
        if isinstance(number, int):
            return rule, number
    if statute.inspects(organ):
        rule = statute.terms.rules.one("audit.alternates" if alternate else "audit.inspectors_n")
        if rule is not None:
            assert isinstance(rule.value, int)
            return rule, rule.value
    return None, 0


def _require_not_both(case: Case, statute: Under, organ: str, until: date) -> None:
    """Refuse who would lead and inspect at once."""
    rule = _apart(statute, organ)
    if rule is None or not (statute.leads(organ) or statute.inspects(organ)):
        return
    is_other = statute.inspects if statute.leads(organ) else statute.leads
    both = any(
        is_other(str(span.facts["organ"])) and span.facts["holder"] == case.act.facts["holder"]
        for span in case.life.kinds.get(_OFFICE, ())
        if span.start < until and case.day < span.until and span.key != case.text("office")
    )
    statute.require(rule, "board_and_inspector", is_met=not both)


def _apart(statute: Under, organ: str) -> Rule | None:
    rules = statute.terms.rules
    for rule in rules.said("incompat"):
        value = rule.value
        if isinstance(value, tuple) and "board_and_inspector" in value and rule.name.organ in ("", organ):
            return rule
    return next((rule for rule in rules.said("audit.not_board") if rule.value is True), None)


def _require_few_of_one(case: Case, statute: Under, organ: str) -> None:
    """Refuse one post more of an affiliate than the organ allows."""
    rule, sender = statute.terms.rules.one("posts.max_per_affiliate", organ), case.act.facts["mandate_from"]
    if rule is None or sender is None:
        return
    assert isinstance(rule.value, int)
    sent = [
        span
        for span in case.held(_OFFICE, case.day)
        if span.other == sender and span.facts["organ"] == organ and span.key != case.text("office")
    ]
    statute.require(rule, "too_many_posts_of_one", is_met=len(sent) < rule.value)


def _require_few_terms(case: Case, statute: Under, organ: str, term: Rule | None) -> None:
    """Refuse a term more, one after another, than the statute allows; what began within a term is of that term.

    Terms follow one another where less than a whole one lies between.
    """
    rule = statute.terms.rules.one("term.max_consecutive", organ)
    if rule is None:
        return
    assert isinstance(rule.value, int)
    served = sorted(
        (
            span
            for span in case.life.kinds.get(_OFFICE, ())
            if span.facts["organ"] == organ
            and span.facts["holder"] == case.act.facts["holder"]
            and span.facts["alternate"] is not True
            and span.start < case.day
        ),
        key=lambda span: (span.start, span.until),
    )
    length = term.value if term is not None and isinstance(term.value, Time) else Time(0, Unit.DAYS)
    statute.require(rule, "too_many_terms", is_met=_terms_before(case, statute, served, length) < rule.value)


def _terms_before(case: Case, statute: Under, served: list[Span], length: Time) -> int:
    """How many terms, each following the one before, lead up to the act's day."""
    calendar, terms = statute.terms.calendar, 0
    covered, ended = date.min, date.min
    for span in served:
        if terms and span.start > length.after(ended, calendar):
            terms = 0
        if not terms or span.start >= covered:
            terms, covered = terms + 1, length.after(span.start, calendar)
        ended = max(ended, min(span.until, case.day))
    if not terms or case.day > length.after(ended, calendar):
        return 0
    return terms - (1 if case.day < covered else 0)


def require_recall(case: Case, statute: Under, organ: str) -> None:
    """Refuse a recall by another than the statute names, where it names organs of its own."""
    said = statute.terms.rules.all_of("recall", organ)
    names = tuple(str(table(rule).get("by")) for rule in said)
    if said and all(statute.kind_of(name) for name in names):
        statute.require(said[0], "recalled_by_another", is_met=statute.is_named(case.act.organ, names))
