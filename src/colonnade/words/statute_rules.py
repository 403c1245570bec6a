"""Each rule of a statute with where it is enforced, or for which room it waits; and a majority; in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.organisations.enforced import places_of
from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.side_by_side import ArticleShown, RuleShown
from colonnade.core.statutes.values import Condition, Table
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.words.coherence import fact_told
from colonnade.words.organisations import word
from colonnade.words.statute_standing import MAJORITY, PLACES, ROOMS, WHERE


@dataclass(frozen=True, slots=True)
class RuleTold:
    """One rule's line and where it is enforced, or for which room it waits; ``change``: what becomes of it."""

    line: str
    where: str
    waits: bool
    change: str


def majority_told(text: str, language: str) -> str:
    """Return the majority that ``text`` spells, in words: ``2/3 of votes cast and more than 1/2 of organisations``.

    What spells none, in an act of a kind that is not known here, stays as it is.
    """
    try:
        majority = value_of(rule_name("majority"), text)
    except BadRule:
        return text
    assert isinstance(majority, Table)
    ratio, of, both = (majority.get(each) for each in ("ratio", "of", "and"))
    asked = [(str(ratio), str(of or "")), *([(str(both.share), both.of.value)] if isinstance(both, Condition) else [])]
    return word(MAJORITY, "and", language).join(_share(share, whole, language) for share, whole in asked)


def _share(share: str, whole: str, language: str) -> str:
    said = fact_told(share, language)
    return word(MAJORITY, "of", language).format(share=said, whole=fact_told(whole, language)) if whole else said


Told = tuple[tuple[ArticleShown, tuple[RuleTold, ...]], ...]


def articles_told(articles: Sequence[ArticleShown], language: str) -> Told:
    """Return each article with its rules as they are told."""
    return tuple((each, tuple(_rule(rule, language) for rule in each.rules)) for each in articles)


def _rule(shown: RuleShown, language: str) -> RuleTold:
    key = shown.rule.name.key
    places = [word(PLACES, place.value, language) for place in places_of(key)]
    if places:
        where = word(WHERE, "enforced", language).format(places=("، " if language == "fa" else ", ").join(places))
    else:
        where = word(WHERE, "waits", language).format(room=word(ROOMS, key.room, language))
    return RuleTold(shown.line, where, not places, shown.change.value)
