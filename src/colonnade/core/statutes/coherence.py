"""Where a statute contradicts itself: of a document with its rules, or of rules alone as far as they are known.

Source: docs/rules/statutes.md, "Coherence"; norms 8, COH-03.
"""

from collections.abc import Iterator

from colonnade.core.statutes.coherence_claims import of_claims
from colonnade.core.statutes.coherence_numbers import of_numbers
from colonnade.core.statutes.coherence_organs import of_organs
from colonnade.core.statutes.coherence_texts import of_texts
from colonnade.core.statutes.contradictions import KINDS, Contradiction, Kind, between
from colonnade.core.statutes.rules import Rule, Rules
from colonnade.core.statutes.texts import Statute


def contradictions(statute: Statute) -> tuple[Contradiction, ...]:
    """Return every contradiction of the statute, in the order of kinds, then of the document."""
    return _sorted((*of_rules(statute.rules, whole=True), *of_texts(statute)))


def of_rules(rules: Rules, *, whole: bool) -> tuple[Contradiction, ...]:
    """Return every contradiction among ``rules``.

    Unless they are the ``whole`` statute, what they do not say is not held against them.
    """
    return _sorted(
        (
            *of_organs(rules, whole=whole),
            *of_numbers(rules, whole=whole),
            *of_claims(rules, whole=whole),
            *_differing(rules),
        )
    )


def _sorted(found: tuple[Contradiction, ...]) -> tuple[Contradiction, ...]:
    return tuple(sorted(found, key=lambda each: KINDS.index(each.kind)))


def _differing(rules: Rules) -> Iterator[Contradiction]:
    """One thing that two articles say differently, and money that is both a source and forbidden."""
    said: dict[str, list[Rule]] = {}
    for rule in rules:
        if not rule.name.key.repeats:
            said.setdefault(str(rule.name), []).append(rule)
    for name, every in said.items():
        if any(rule.value != every[0].value for rule in every):
            yield between(Kind.RULES_DIFFER, "said", every, rule=name)
    taken, barred = rules.one("finance.sources"), rules.one("finance.forbidden_sources")
    if taken is not None and barred is not None and isinstance(taken.value, tuple) and isinstance(barred.value, tuple):
        both = [str(each) for each in taken.value if each in barred.value]
        if both:
            yield between(Kind.RULES_DIFFER, "sources", [taken, barred], sources=", ".join(both))
