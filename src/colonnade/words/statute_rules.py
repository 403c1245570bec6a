"""Each rule of a statute with where it is enforced, or for which room it waits, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.organisations.enforced import places_of
from colonnade.core.statutes.side_by_side import ArticleShown, RuleShown
from colonnade.words.organisations import word
from colonnade.words.statute_standing import PLACES, ROOMS, WHERE


@dataclass(frozen=True, slots=True)
class RuleTold:
    """One rule's line and where it is enforced, or for which room it waits; ``change``: what becomes of it."""

    line: str
    where: str
    waits: bool
    change: str


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
