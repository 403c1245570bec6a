"""How a statute comes to bind: adopted once, then amended as the version in force demands.

An amendment names the version that it amends, and there is one line of versions. It is decided by the organ and with
the majority that the statute in force on the day of the decision demands; where that is silent, by an assembly or a
congress with more than half of the votes cast. Source: docs/rules/statutes.md, "What binds"; norms R34, R35.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import read_day
from colonnade.core.organisations.binding import Under, cited, under
from colonnade.core.organisations.cases import Case, Citations, Conflict, NoEffect
from colonnade.core.organisations.spans import Kind, Span, newest_version
from colonnade.core.organisations.sunset import end_ruled, require_possible
from colonnade.core.organisations.vocabulary import Visibility
from colonnade.core.statutes.acts import Terms, majority_of, terms_of
from colonnade.core.statutes.majorities import USUAL_MAJORITY, is_at_least
from colonnade.core.statutes.rules import Rule, Rules, table
from colonnade.core.statutes.values import as_table
from colonnade.core.statutes.vocabulary import ASSEMBLY, CONGRESS

_STATUTE = Kind.STATUTE
_PLACES: Final = ("member.territory", "member.sectors", "claims.territory", "claims.sectors", "dissolve.assets_to")
_PLACES_OF_A_CLASS: Final = ("territory", "sectors")
_ANYWHERE: Final = "UTC"


def adopt(case: Case) -> Citations:
    """The statute binds from its day on; whoever has one amends it."""
    ahead = [span for span in case.life.kinds.get(_STATUTE, ()) if span.until > case.day]
    if ahead:
        rule = demanded_majority(terms_of(ahead[0].facts).rules, "")
        said = {} if rule is None else {"article": rule.article, "statute": case.organisation}
        raise NoEffect("has_a_statute", **said)
    require_possible(case)
    _put_in_force(case, end_ruled(case, None, _first_day(case)))
    return ()


def amend(case: Case) -> Citations:
    """From its day on the new version binds in place of the one that it amends."""
    before = _amended(case)
    if _first_day(case) <= before.start:
        raise NoEffect("binds_before_what_it_amends")
    require_possible(case)
    statute = under(case)
    if statute is not None:
        _require_organ(case, statute)
        _require_majority(case, statute)
    renewing = Under(case.organisation, terms_of(before.facts))
    until = end_ruled(case, (before, renewing), _first_day(case))
    case.book.close(before, _first_day(case), case.known, case.life)
    _put_in_force(case, until)
    return cited(statute, renewing)


def _first_day(case: Case) -> date:
    return read_day(case.act.facts["binds_from"], "facts.binds_from")


def _amended(case: Case) -> Span:
    """Return the newest version; refuse an amendment of any other."""
    newest = newest_version(case.life)
    if newest is None:
        raise NoEffect("no_statute")
    named = case.text("amends")
    if newest.act != named:
        if any(span.act == named for span in case.life.kinds.get(_STATUTE, ())):
            raise Conflict("amended_already")
        raise NoEffect("not_the_version_before")
    document = newest.facts["document"]
    assert isinstance(document, dict)
    if case.text("before") != document["sha256"]:
        raise NoEffect("not_the_version_before")
    return newest


def _put_in_force(case: Case, until: date) -> None:
    """The version holds from its day on, until the time that it gives has run out.

    Never before it was decided, nor showing where a hidden organisation is.
    """
    first = _first_day(case)
    if first < case.day:
        raise NoEffect("binds_before_it_was_decided")
    if case.my_visibility() != Visibility.OPEN:
        _require_hidden(case)
    case.write(_STATUTE, facts=case.act.facts, start=first, until=until)


def _require_hidden(case: Case) -> None:
    facts = case.act.facts
    if len(case.text("binds_from")) > len("2024-03"):
        raise NoEffect("days_show_too_much")
    if facts["published"] or facts["zone"] != _ANYWHERE or any(_places(terms_of(facts))):
        raise NoEffect("statute_shows_too_much")


def _places(terms: Terms) -> Iterator[Rule]:
    """The rules that name a place, a branch or a body outside."""
    for rule in terms.rules:
        fields = as_table(rule.value)
        if rule.name.key.name in _PLACES or any(each in fields for each in _PLACES_OF_A_CLASS):
            yield rule


def _require_organ(case: Case, statute: Under) -> None:
    decided_by, rules = case.text("decided_by"), statute.terms.rules
    entitled = [rule for rule in rules.organs.values() if "amend" in _powers(rule)]
    if not entitled:
        entitled = [rules.organs[each] for each in rules.of_kind(ASSEMBLY, CONGRESS)]
    if entitled:
        names = tuple(rule.name.own for rule in entitled)
        chosen = next((rule for rule in entitled if rule.name.own == decided_by), entitled[0])
        statute.require(chosen, "another_organ_amends", is_met=statute.is_named(decided_by, names))
    elif not statute.is_sovereign(decided_by):
        raise NoEffect("another_organ_amends")


def _powers(rule: Rule) -> tuple[Json, ...]:
    powers = table(rule).get("powers")
    return powers if isinstance(powers, tuple) else ()  # type: ignore[return-value]  # words of the vocabulary


def _require_majority(case: Case, statute: Under) -> None:
    declared = majority_of(case.act.facts)
    rule = demanded_majority(statute.terms.rules, case.text("decided_by"))
    if rule is not None:
        statute.require(rule, "another_majority_amends", is_met=is_at_least(declared, table(rule)))
    elif not is_at_least(declared, USUAL_MAJORITY):
        raise NoEffect("another_majority_amends")


def demanded_majority(rules: Rules, organ: str) -> Rule | None:
    """Return the rule by which the statute is amended: what is said of amending before what is said of the organ."""
    for scope in ((organ, "amend"), ("", "amend"), (organ, ""), ("", "")):
        for rule in rules.said("majority"):
            if (rule.name.organ, rule.name.matter) == scope:
                return rule
    return None
