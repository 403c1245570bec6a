"""A body whose statute gives it a time: it ends, unless its assembly renews it before then.

The time runs from the day on which the rule first binds. Once it has run out the body stands and its keys are in
force, but of its acts only those have effect that end something. A renewal adds the time once more, and none is taken
before the last one has begun, so that nobody renews for ever at one sitting.
Source: docs/rules/statutes.md, "A time that runs out"; docs/adr/0035; norms 4, T5.
"""

from datetime import date
from typing import Final

from colonnade.core.dates import FOREVER
from colonnade.core.organisations.binding import Under, cited, under
from colonnade.core.organisations.cases import Case, Citations, NoEffect
from colonnade.core.organisations.spans import Span, last_day_ruled, newest_version
from colonnade.core.statutes.acts import Terms, majority_of, terms_of
from colonnade.core.statutes.majorities import USUAL_MAJORITY, as_majority, condition_of, is_at_least, is_ruled_out
from colonnade.core.statutes.rules import Rule, Rules, table
from colonnade.core.statutes.values import Condition, Table
from colonnade.core.statutes.values import Span as Time

WINDING_UP: Final = frozenset(
    f"organisations.{name}"
    for name in (
        *("dissolved/1", "merged/1", "split/1", "office_ended/1", "resigned/1", "affiliation_left/1"),
        *("affiliation_ended/1", "affiliation_ended/2", "suspension_lifted/1", "trusteeship_ended/1"),
        *("international_left/1", "unavailability_declared/1"),
    )
)
"""What a body can still do whose time has run out: end what it has begun."""


def require_time(case: Case) -> None:
    """Refuse an act of a body whose time, by its own statute, has run out before the act's day."""
    if case.day < last_day_ruled(case.life) or case.act.type in WINDING_UP:
        return
    newest = newest_version(case.life)
    rule = None if newest is None else _sunset(terms_of(newest.facts))
    if rule is not None:
        raise NoEffect("its_time_is_over", article=rule.article, statute=case.organisation)


def end_ruled(case: Case, before: tuple[Span, Under] | None, first: date) -> date:
    """Return the day on which the version ends that the act puts in force from ``first`` on.

    The same time goes on running; another, or none, is given by the majority that would renew it, before it has run
    out. ``before``: the version in whose place it comes, and what that one lays down.
    """
    terms = terms_of(case.act.facts)
    now, then = _sunset(terms), None if before is None else _sunset(before[1].terms)
    if before is None or then is None:
        return _end(now, first, terms)
    version, statute = before
    if first >= version.until:
        raise NoEffect("its_time_is_over", article=then.article, statute=case.organisation)
    if now is not None and now.value == then.value:
        return version.until
    _require_renewing(case, statute, then)
    return _end(now, first, terms)


def renew(case: Case) -> Citations:
    """The body has its time once more, counted from the day on which it would have ended."""
    newest, statute = newest_version(case.life), under(case)
    if newest is None or statute is None:
        raise NoEffect("no_statute")
    terms, ruling = terms_of(newest.facts), _sunset(statute.terms)
    rule = _sunset(terms)
    if rule is None or ruling is None:
        raise NoEffect("nothing_to_renew")
    require_possible(case)
    statute.require(ruling, "another_organ_renews", is_met=statute.is_sovereign(case.text("decided_by")))
    _require_renewing(case, statute, ruling)
    is_last = _end(rule, case.day, terms) >= newest.until
    statute.require(ruling, "renewed_already", is_met=is_last)
    case.prolong(newest, _end(rule, newest.until, terms))
    return cited(statute)


def require_possible(case: Case) -> None:
    """Refuse a majority that the votes, as far as they are told, rule out."""
    if is_ruled_out(condition_of(majority_of(case.act.facts)), case.act.facts["votes"]):
        raise NoEffect("votes_fall_short")


def _sunset(terms: Terms) -> Rule | None:
    return terms.rules.one("sunset")


def _end(rule: Rule | None, since: date, terms: Terms) -> date:
    if rule is None:
        return FOREVER
    after = table(rule).get("after")
    assert isinstance(after, Time)
    return after.after(since, terms.calendar)


def _require_renewing(case: Case, statute: Under, rule: Rule) -> None:
    """Refuse a smaller majority than the one that renews."""
    asked = _renewing(statute.terms.rules, rule, case.text("decided_by"))
    is_met = is_at_least(majority_of(case.act.facts), asked)
    statute.require(rule, "another_majority_renews", is_met=is_met)


def _renewing(rules: Rules, rule: Rule, organ: str) -> Table:
    """By which majority it is renewed: what the rule says, otherwise what is said of renewing, otherwise the usual."""
    said = table(rule).get("renew")
    if isinstance(said, Condition):
        return as_majority(said)
    general = rules.one("majority", organ, "renew")
    return USUAL_MAJORITY if general is None else table(general)
