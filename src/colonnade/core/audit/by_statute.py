"""What the acts by which a body adopted and amended its statute show to an audit: rules, claims, contradictions.

The act holds every rule of the statute, so that what these rules do not say the statute does not rule; what its
articles say beyond them is not weighed, and the report says so. Source: docs/rules/audit.md, "Our own organisations".
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.adopted import article_ref, statute_of
from colonnade.core.audit.criteria.questions import evidence_of
from colonnade.core.audit.evidence import Claim, Evidence, EvidenceKind
from colonnade.core.audit.examined import Contradiction, Examined, StatuteRule, Unshown
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.acts import Terms, terms_of
from colonnade.core.statutes.coherence import contradictions, of_rules
from colonnade.core.statutes.contradictions import Contradiction as Found
from colonnade.core.statutes.rules import Rule, Rules, asked, table
from colonnade.core.statutes.texts import Statute
from colonnade.core.statutes.vocabulary import EVERYWHERE, ORGANISATION, SUPPORTER

PROSE: Final = Unshown("prose", "statute")
"""Of a statute known by its act the rules are looked at; what an article says that no rule says is not."""
_EVERY: Final = frozenset({EVERYWHERE, "all"})
_ALL_WORKERS: Final = "all_workers"


def by_statute(examined: Examined, text: Statute | None = None) -> Examined:
    """Return the same with what the subject's statute in force says; as it is where no act put one in force.

    ``text``: of that version, where it is public. Whose rules are known by other ways is not looked at again.
    """
    span = statute_of(examined.view, examined.subject)
    if span is None or examined.rules is not None:
        return examined
    return _Read(examined, span, text).examined()


class _Read:
    """One version of a statute, each of its articles known as well as the act that put it in force."""

    def __init__(self, examined: Examined, span: Span, text: Statute | None) -> None:
        self._examined, self._span, self._text = examined, span, text
        self._terms = terms_of(span.facts)
        self._provenance = evidence_of(examined, span.act).provenance

    def examined(self) -> Examined:
        """Return what is examined, with all that the statute says."""
        examined = self._examined
        rules: dict[str, list[StatuteRule]] = {}
        for rule in self._terms.rules:
            key, cited = str(rule.name), (self._cited(EvidenceKind.RULE, rule.article),)
            rules.setdefault(key, []).append(StatuteRule(key, asked(rule), rule.article, cited))
        return replace(
            examined,
            rules=rules,
            claims=(*examined.claims, *self._claims()),
            contradictions=tuple(self._contradictions()),
            statute_is_whole=True,
            unshown=(*examined.unshown, PROSE),
        )

    def _cited(self, kind: EvidenceKind, article: str) -> Evidence:
        return Evidence(kind, article_ref(self._span, article), self._provenance)

    def _contradictions(self) -> Iterator[Contradiction]:
        for found in _found(self._terms) if self._text is None else contradictions(self._text):
            cited = tuple(self._cited(EvidenceKind.RULE, article) for article in found.articles)
            yield Contradiction(found.kind.value, found.articles, cited)

    def _claims(self) -> Iterator[Claim]:
        rules = self._terms.rules
        for rule in rules.said("claims.constituency"):
            within = _admits(rules, _words(rule))
            facts: dict[str, Json] = {"size": None, "scope": None, "mandated": None, "within_membership": within}
            yield self._claim("constituency", rule, facts)
        for rule in rules.said("claims.represents"):
            if rule.value is True:
                yield self._claim("mandate", rule, {"mandated": None})
        for rule in rules.said("claims.territory"):
            yield self._claim("territory", rule, {"places": [*_words(rule)]})
        for rule in rules.said("claims.sectors"):
            named = [each for each in _words(rule) if each not in _EVERY]
            yield self._claim("sectors", rule, {"branches": [*named], "all": len(named) < len(_words(rule))})
        for rule in rules.said("independence.of"):
            yield self._claim("independence", rule, {"of": [*_words(rule)]})
        yield from self._names()

    def _claim(self, kind: str, rule: Rule, facts: Mapping[str, Json]) -> Claim:
        return Claim(kind, facts, (self._cited(EvidenceKind.CLAIM, rule.article),))

    def _names(self) -> Iterator[Claim]:
        """The class that the statute names, where acts name another also that one: neither is chosen."""
        view, subject = self._examined.view, self._examined.subject
        for rule in self._terms.rules.said("claims.name_class"):
            yield self._claim("name_class", rule, {"class": str(rule.value)})
            for span in view.of(subject, Kind.IDENTITY):
                borne = str(span.facts.get("claimed_class"))
                if borne != rule.value and borne in tuple(ClaimedClass):
                    yield Claim("name_class", {"class": borne}, (evidence_of(self._examined, span.act),))


def _words(rule: Rule) -> tuple[str, ...]:
    return tuple(str(each) for each in rule.value) if isinstance(rule.value, tuple) else ()


def _admits(rules: Rules, claimed: tuple[str, ...]) -> bool | None:
    """Whether whoever is claimed can be a member; none where no rule says who can, or organisations are the members."""
    kinds = {str(table(rule).get("kind")) for rule in rules.classes.values()} - {SUPPORTER}
    for rule in rules.said("member.kind"):
        kinds |= set(_words(rule)) - {SUPPORTER}
    if not kinds or ORGANISATION in kinds:
        return None
    return all(("worker" if each == _ALL_WORKERS else each) in kinds for each in claimed)


@lru_cache(maxsize=256)
def _found(terms: Terms) -> tuple[Found, ...]:
    return of_rules(terms.rules, whole=True)
