"""Whether claims stay within the membership, the name fits the tiers, and independence is more than a word.

Source: docs/rules/statutes.md, "Coherence: claims, name, independence".
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.coherence_organs import CLOSED, names
from colonnade.core.statutes.contradictions import Contradiction, Kind, between
from colonnade.core.statutes.rules import Rule, Rules, table
from colonnade.core.statutes.vocabulary import ELASTIC, EVERYWHERE, ORGANISATION, PARTY_MEMBERS, SUPPORTER
from colonnade.core.texts import search_key

_EVERY: Final = frozenset({EVERYWHERE, "all"})
_ALL_WORKERS: Final = "all_workers"
_NOT_OPEN: Final = (*CLOSED, "invitation")
_OWN_SOURCES: Final = MappingProxyType(
    {"state": "states", "employer": "employers", "party": "parties", "funder": "foundations"}
)
_ENOUGH_UNIONS, _ENOUGH_BRANCHES = 20, 5
"""A confederation may stand on so many unions, or on unions of so many branches. Source: norms R08."""


def of_claims(rules: Rules, *, whole: bool) -> Iterator[Contradiction]:
    """Every contradiction between what is claimed and what the statute sets up."""
    yield from _constituency(rules)
    yield from _bounds(rules, "territory")
    yield from _bounds(rules, "sectors")
    yield from _committee(rules)
    yield from _independence(rules)
    yield from _name(rules, whole)
    yield from _party(rules)


def _words(rules: Rules, key: str) -> tuple[str, ...]:
    return tuple(str(each) for rule in rules.said(key) if isinstance(rule.value, tuple) for each in rule.value)


def _members(rules: Rules) -> list[Rule]:
    """The classes that vote."""
    return [rule for rule in rules.classes.values() if table(rule).get("kind") != SUPPORTER]


def _constituency(rules: Rules) -> Iterator[Contradiction]:
    claimed = rules.said("claims.constituency")
    admitting = [*_members(rules), *rules.said("member.kind")]
    if not claimed or not admitting:
        return
    kinds = {str(table(rule).get("kind")) for rule in _members(rules) if table(rule).get("entry") not in _NOT_OPEN}
    kinds |= set(_words(rules, "member.kind")) if not rules.classes else set()
    for rule in claimed:
        for each in _words(rules, "claims.constituency"):
            needed = "worker" if each == _ALL_WORKERS else each
            if needed not in kinds and ORGANISATION not in kinds:
                facts = {"claimed": each, "admitted": ", ".join(sorted(kinds)) or "none"}
                yield between(Kind.CLAIM_WIDER_THAN_MEMBERSHIP, "constituency", [rule, *admitting], **facts)


def _bounds(rules: Rules, what: str) -> Iterator[Contradiction]:
    """Whether the territory, or the branches, claimed are those from which members come."""
    claimed = rules.one(f"claims.{what}")
    general = rules.said(f"member.{what}")
    bounded = [*general, *(rule for rule in _members(rules) if names(rule, what))]
    if claimed is None or not bounded:
        return
    if not general and any(not names(rule, what) for rule in _members(rules)):
        return
    admitted = {*_words(rules, f"member.{what}"), *(each for rule in _members(rules) for each in names(rule, what))}
    wider = _beyond(_words(rules, f"claims.{what}"), admitted)
    if wider:
        facts = {"claimed": ", ".join(wider), "admitted": ", ".join(sorted(admitted))}
        yield between(Kind.CLAIM_WIDER_THAN_MEMBERSHIP, what, [claimed, *bounded], **facts)


def _beyond(claimed: Iterable[str], admitted: Iterable[str]) -> list[str]:
    known = {search_key(each) for each in admitted}
    return [] if known & _EVERY else [each for each in claimed if search_key(each) not in known]


def _committee(rules: Rules) -> Iterator[Contradiction]:
    """A committee claims to represent nobody. Source: norms 4, T5."""
    name, claim = rules.one("claims.name_class"), rules.one("claims.represents")
    if name is not None and name.value == "committee" and claim is not None and claim.value is True:
        yield between(Kind.CLAIM_WIDER_THAN_MEMBERSHIP, "committee", [claim, name])


def _independence(rules: Rules) -> Iterator[Contradiction]:
    said, sources = rules.one("independence.of"), rules.said("finance.sources")
    if said is None:
        return
    given = _words(rules, "finance.sources")
    elastic = [each for each in given if each in ELASTIC]
    bounds = (*rules.said("finance.external_share_max"), *rules.said("finance.donor_share_max"))
    is_bounded = any(isinstance(rule.value, Fraction) and rule.value < 1 for rule in bounds)
    if elastic and not is_bounded:
        facts = {"sources": ", ".join(elastic)}
        yield between(Kind.INDEPENDENT_BESIDE_ELASTIC_FUNDS, "unbounded", [said, *sources, *bounds], **facts)
    for whom in _words(rules, "independence.of"):
        if _OWN_SOURCES[whom] in given and (whom != "funder" or not is_bounded):
            facts = {"whom": whom, "source": _OWN_SOURCES[whom]}
            yield between(Kind.INDEPENDENT_BESIDE_ELASTIC_FUNDS, "paid_by", [said, *sources], **facts)


def _name(rules: Rules, whole: bool) -> Iterator[Contradiction]:
    name = rules.one("claims.name_class")
    members = _members(rules)
    if name is None or not (members or whole):
        return
    organisations = [rule for rule in members if table(rule).get("kind") == ORGANISATION]
    if name.value in ("federation", "confederation") and members and not organisations:
        yield between(Kind.NAME_AGAINST_TIERS, "of_persons", [name, *members], name=name.value)
    elif name.value == "confederation" and organisations and not _stands_on_federations(rules, organisations):
        yield between(Kind.NAME_AGAINST_TIERS, "no_federations", [name, *organisations])
    elif name.value == "base" and members and len(organisations) == len(members):
        yield between(Kind.NAME_AGAINST_TIERS, "of_organisations", [name, *members])
    least = {"federation": "found.min_base", "confederation": "found.min_federations"}.get(str(name.value))
    least_rule = None if least is None else rules.one(least)
    if least_rule is not None and least_rule.value == 1:
        yield between(Kind.NAME_AGAINST_TIERS, "of_one", [name, least_rule], name=name.value)


def _stands_on_federations(rules: Rules, organisations: list[Rule]) -> bool:
    unions, branches = rules.value("found.min_base"), rules.value("found.min_branches")
    return (
        any(table(rule).get("tier") == "federation" for rule in organisations)
        or (isinstance(unions, int) and unions >= _ENOUGH_UNIONS)
        or (isinstance(branches, int) and branches >= _ENOUGH_BRANCHES)
    )


def _party(rules: Rules) -> Iterator[Contradiction]:
    for key, way in (("member.exclude", "membership"), ("incompat", "posts")):
        for rule in rules.said(key):
            named = [each for each in PARTY_MEMBERS if isinstance(rule.value, tuple) and each in rule.value]
            if named:
                yield between(Kind.PARTY_CLAUSE_EXCLUDES_MEMBERS, way, [rule], whom=", ".join(named))
