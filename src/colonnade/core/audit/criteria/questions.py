"""What every criterion asks: was it told, told once, or in conflict; what share of which whole; which answer is that.

A criterion is a :data:`Judge`: what is examined and the criterion as the rule set has it, to a finding. What nobody
tells is unknown; where sources contradict one another none is chosen. A share is of a declared whole, and an absence
shows only where the whole is declared. Source: docs/rules/audit.md, "Shared questions".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest
from itertools import chain
from typing import Final, Generic, TypeVar

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.evidence import Evidence, EvidenceKind, Provenance, strength, weakest
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.errors import Fact
from colonnade.core.ids import ActId, OrganisationId

Judge = Callable[[Examined, Criterion], Finding]
Said = TypeVar("Said")

NOT_TOLD: Final = "common.not_told"
IN_CONFLICT: Final = "common.in_conflict"
NO_TOTAL: Final = "common.no_total"
NOT_APPLICABLE: Final = "common.not_applicable"
NO_STATUTE: Final = "common.no_statute"
NO_RULE: Final = "common.no_rule"
MOST_CITED: Final = 200
"""A finding on thousands of bodies cites so many of the weakest things that it rests on."""


@dataclass(frozen=True, slots=True)
class Heard(Generic[Said]):
    """What is said of something: ``said`` where it is told and agreed upon, else none; and what it rests on."""

    said: Said | None = None
    evidence: tuple[Evidence, ...] = ()
    in_conflict: bool = False

    @property
    def is_silence(self) -> bool:
        """Whether nobody says anything."""
        return self.said is None and not self.in_conflict


Facts = Mapping[str, Json]


def told(examined: Examined, matter: str, of: OrganisationId | None = None, **chosen: Json) -> Heard[Facts]:
    """Return what the sources tell of ``matter`` of a body, the subject if none is named.

    ``chosen``: only what is told with exactly these facts. What one source leaves open another may fill in; where two
    say different things it is in conflict. Where several say the same, it rests on the best known of them.
    """
    body = examined.subject if of is None else of
    said = [
        each
        for each in examined.told_of(matter, body)
        if all(each.facts.get(name) == value for name, value in chosen.items())
    ]
    return _agreed([(each.facts, each.evidence) for each in said])


def told_each(examined: Examined, matter: str, by: str, of: OrganisationId | None = None) -> dict[str, Heard[Facts]]:
    """Return what is told of ``matter`` for each value of the fact ``by``, in the order of these values."""
    body = examined.subject if of is None else of
    values = {str(each.facts[by]): each.facts[by] for each in examined.told_of(matter, body)}
    return {name: told(examined, matter, body, **{by: values[name]}) for name in sorted(values)}


def claimed(examined: Examined, kind: str) -> Heard[Facts]:
    """Return what the organisation claims of one ``kind``, where its claims agree."""
    return _agreed([(each.facts, each.evidence) for each in examined.claims if each.kind == kind])


def _agreed(said: Sequence[tuple[Facts, tuple[Evidence, ...]]]) -> Heard[Facts]:
    merged: dict[str, Json] = {}
    for facts, _ in said:
        for name, value in facts.items():
            if value is not None and merged.get(name) is not None and merged[name] != value:
                return Heard(None, gathered(*(evidence for _, evidence in said)), in_conflict=True)
            if merged.get(name) is None:
                merged[name] = value
    whole = [evidence for facts, evidence in said if {**merged, **facts} == merged]
    if not said:
        return Heard()
    if len(said) == 1:
        return Heard(merged, said[0][1] if len(said[0][1]) == 1 else gathered(said[0][1]))
    return Heard(merged, _best_known(whole) if whole else gathered(*(evidence for _, evidence in said)))


def _best_known(alternatives: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    return min(
        (gathered(each) for each in alternatives),
        key=lambda each: (strength(weakest(one.provenance for one in each)), each),
    )


def ruled(examined: Examined, key: str) -> Heard[object]:
    """Return the value that the statute gives ``key``; silence where no statute is known or it has no such rule."""
    rules = () if examined.rules is None else examined.rules.get(key, ())
    evidence = gathered(*(each.evidence for each in rules))
    if any(each.value != rules[0].value for each in rules):
        return Heard(None, evidence, in_conflict=True)
    return Heard(rules[0].value, evidence) if rules else Heard()


def article_of(examined: Examined, key: str) -> str:
    """Return the article that has the rule ``key``; empty where there is none."""
    rules = () if examined.rules is None else examined.rules.get(key, ())
    return rules[0].article if rules else ""


def number(facts: Facts, name: str) -> int | None:
    """Return the whole number ``name``; none where it is left open."""
    value = facts.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def flag(facts: Facts, name: str) -> bool | None:
    """Return whether ``name`` holds; none where it is left open."""
    value = facts.get(name)
    return value if isinstance(value, bool) else None


def share(part: int | None, whole: int | None) -> Fraction | None:
    """Return the part of a whole that is more than nothing; none where either is not told."""
    return Fraction(part, whole) if part is not None and whole else None


def graded(
    value: Fraction | int, passing: Fraction | int, partial: Fraction | int | None = None, *, at_most: bool = False
) -> Answer:
    """Return pass from ``passing`` on, partial from ``partial`` on, else fail: at least so much, or ``at_most``."""
    if value <= passing if at_most else value >= passing:
        return Answer.PASS
    if partial is not None and (value <= partial if at_most else value >= partial):
        return Answer.PARTIAL
    return Answer.FAIL


def graded_between(
    least: Fraction | int,
    most: Fraction | int | None,
    passing: Fraction | int,
    partial: Fraction | int | None = None,
    *,
    at_most: bool = False,
) -> Answer:
    """Return the answer where it lies from ``least`` to ``most``, none: without an upper end.

    Unknown where the two ends would be answered differently.
    """
    endless = Answer.FAIL if at_most else Answer.PASS
    lowest = graded(least, passing, partial, at_most=at_most)
    highest = endless if most is None else graded(most, passing, partial, at_most=at_most)
    return lowest if lowest is highest else Answer.UNKNOWN


def reached(
    least: Fraction | int, most: Fraction | int | None, passing: Fraction | int, partial: Fraction | int
) -> Answer:
    """Return the answer to how much stands, at least and at most: what is reached in any case.

    Unknown where that is nothing and more is possible. So whatever is shown besides never makes the answer worse.
    """
    lowest = graded(least, passing, partial)
    return lowest if lowest is not Answer.FAIL else graded_between(least, most, passing, partial)


def gathered(*evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return everything that a finding rests on, each once, in order; of very many things the weakest."""
    every = set(chain.from_iterable(evidence))
    return tuple(sorted(every)) if len(every) <= MOST_CITED else tuple(sorted(_weakest_of(every)))


def _weakest_of(every: Iterable[Evidence]) -> list[Evidence]:
    by_provenance: dict[Provenance, list[Evidence]] = {}
    for one in every:
        by_provenance.setdefault(one.provenance, []).append(one)
    found: list[Evidence] = []
    for provenance in sorted(by_provenance, key=strength, reverse=True):
        found += nsmallest(MOST_CITED - len(found), by_provenance[provenance], key=_place)
    return found


def _place(one: Evidence) -> tuple[str, str]:
    return one.kind.value, one.ref


def evidence_of(examined: Examined, act: ActId) -> Evidence:
    """Return how ``act`` is known; what nobody says how it is known is one party's report."""
    known = examined.acts.get(act)
    return known or Evidence(EvidenceKind.ACT, act, Provenance.REPORTED)


def finding(
    rule: Criterion,
    answer: Answer,
    reason: str,
    *evidence: Iterable[Evidence],
    measured: tuple[Fraction | int | None, Fraction | int | None, str] = (None, None, ""),
    **facts: Fact,
) -> Finding:
    """Return the finding of a criterion. ``measured``: what was found, what it was held against, in which unit."""
    value, threshold, unit = measured
    return Finding(
        rule.id,
        answer,
        reason,
        value=None if value is None else Fraction(value),
        threshold=None if threshold is None else Fraction(threshold),
        unit=unit or None,
        evidence=gathered(*evidence),
        facts=facts,
    )


def unknown(rule: Criterion, reason: str = NOT_TOLD, *evidence: Iterable[Evidence], **facts: Fact) -> Finding:
    """Return that it cannot be said, and why."""
    return Finding(rule.id, Answer.UNKNOWN, reason, evidence=gathered(*evidence), facts=facts)


def in_conflict(rule: Criterion, *evidence: Iterable[Evidence]) -> Finding:
    """Return that the sources contradict one another, and which they are; none of them is chosen."""
    cited = gathered(*evidence)
    return Finding(
        rule.id, Answer.UNKNOWN, IN_CONFLICT, evidence=cited, facts={"sources": len(cited)}, in_conflict=True
    )


def unheard(rule: Criterion, heard: Heard[Said], reason: str = NOT_TOLD) -> Finding:
    """Return the finding where something is not said: the conflict if there is one, else that it is not told."""
    return in_conflict(rule, heard.evidence) if heard.in_conflict else unknown(rule, reason, heard.evidence)


def unruled(examined: Examined, rule: Criterion, heard: Heard[object]) -> Finding:
    """Return the finding where the statute does not say: in conflict, no such rule, or no statute known at all."""
    return unheard(rule, heard, NO_STATUTE if examined.rules is None else NO_RULE)
