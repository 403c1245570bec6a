"""COH: the name fits the structure, claims stay within mandate and membership, statute and practice hold together.

Source: docs/rules/audit.md, "COH"; norms 8.
"""

from collections.abc import Mapping
from types import MappingProxyType

from colonnade.core.audit.criteria.footing import Shown, resting_on, standing_of
from colonnade.core.audit.criteria.founding import enough_bases, federations_enough
from colonnade.core.audit.criteria.questions import (
    NO_STATUTE,
    Judge,
    claimed,
    evidence_of,
    finding,
    flag,
    gathered,
    graded,
    graded_between,
    in_conflict,
    number,
    share,
    told,
    unheard,
    unknown,
)
from colonnade.core.audit.evidence import Claim, Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass

ROOFS = frozenset({ClaimedClass.UNION, ClaimedClass.FEDERATION, ClaimedClass.CONFEDERATION})
SPEAKING = ("constituency", "mandate")
"""The claims by which somebody speaks for workers."""


def name_fits(examined: Examined, rule: Criterion) -> Finding:
    """COH-01: the class that the name names is the one that the structure bears."""
    named = claimed(examined, "name_class")
    if named.in_conflict and not examined.as_if:
        return in_conflict(rule, named.evidence)
    evidence = gathered(named.evidence, _identity(examined))
    borne = examined.judged_as
    if not examined.as_if and named.said is not None:
        borne = ClaimedClass(str(named.said["class"]))
    if borne is ClaimedClass.BASE:
        return _a_base(examined, rule, evidence)
    if borne not in ROOFS:
        return finding(rule, Answer.PASS, "coh_01.no_roof_named", evidence)
    return _a_roof(examined, rule, borne, evidence)


def _identity(examined: Examined) -> tuple[Evidence, ...]:
    """What says by which name the body goes; nothing where it is judged as if it bore another."""
    spans = () if examined.as_if else examined.view.of(examined.subject, Kind.IDENTITY)
    return gathered(evidence_of(examined, span.act) for span in spans)


def _a_base(examined: Examined, rule: Criterion, evidence: tuple[Evidence, ...]) -> Finding:
    found = standing_of(examined, examined.subject)
    answer = {Shown.YES: Answer.PASS, Shown.NO: Answer.FAIL, Shown.OPEN: Answer.UNKNOWN}[found]
    return finding(rule, answer, f"coh_01.base_{answer.value}", evidence, resting_on(examined, [examined.subject]))


def _a_roof(examined: Examined, rule: Criterion, borne: ClaimedClass, evidence: tuple[Evidence, ...]) -> Finding:
    """As FND-01 and, for a confederation, FND-02 answer: the weaker of the two."""
    criteria, named = examined.ruleset.criteria, examined.named(borne)
    structure = [enough_bases(named, criteria["FND-01"])]
    if borne is ClaimedClass.CONFEDERATION:
        structure.append(federations_enough(named, criteria["FND-02"]))
    answers = [each.answer for each in structure]
    answer = next(each for each in (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS) if each in answers)
    deciding = gathered(*(each.evidence for each in structure if each.answer is answer))
    if any(each.in_conflict and each.answer is answer for each in structure):
        return in_conflict(rule, evidence, deciding)
    return finding(rule, answer, f"coh_01.{answer.value}", evidence, deciding, borne=borne.value)


def claims_fit(examined: Examined, rule: Criterion) -> Finding:
    """COH-02: whoever it speaks for has mandated it and can be its member."""
    speaking = [each for each in examined.claims if each.kind in SPEAKING]
    if not speaking:
        return _no_claim(examined, rule)
    beyond = [
        each for each in speaking if False in (flag(each.facts, "mandated"), flag(each.facts, "within_membership"))
    ]
    shown = [each for each in speaking if claim_fits(each)]
    passing = rule.thresholds["pass"]
    evidence = gathered(*(each.evidence for each in beyond or speaking))
    if beyond:
        measured = (share(len(shown), len(speaking)), passing, "share")
        return finding(rule, Answer.FAIL, "coh_02.fail", evidence, measured=measured, beyond=len(beyond))
    if len(shown) < len(speaking):
        return unknown(rule, "coh_02.unknown", evidence, claims=len(speaking) - len(shown))
    return finding(rule, Answer.PASS, "coh_02.pass", evidence, measured=(1, passing, "share"), claims=len(shown))


def _no_claim(examined: Examined, rule: Criterion) -> Finding:
    """That nothing is claimed shows in a statute known whole, or where the claims were dropped.

    Not beside statements in a log, of which no act says for whom they speak.
    """
    statements = [each for each in _statements(examined) if each.start <= examined.on]
    if statements and not examined.as_if:
        evidence = gathered(evidence_of(examined, each.act) for each in statements)
        return unknown(rule, "coh_02.statements", evidence, statements=len(statements))
    if examined.as_if or examined.statute_is_whole:
        return finding(rule, Answer.PASS, "coh_02.no_claim")
    return unknown(rule, "coh_02.claims_not_told")


def _statements(examined: Examined) -> list[Span]:
    every = () if examined.log is None else examined.spans_ever(examined.subject)
    return [each for each in every if each.kind is Kind.STATEMENT]


def claim_fits(claim: Claim) -> bool:
    """Whether a mandate to speak is shown and whoever is spoken for can be a member."""
    of_members = claim.kind != "constituency" or flag(claim.facts, "within_membership") is True
    return of_members and flag(claim.facts, "mandated") is True


def free_of_contradictions(examined: Examined, rule: Criterion) -> Finding:
    """COH-03: the statute contradicts itself nowhere; what is known of it only in part can fail and cannot pass."""
    found = examined.contradictions
    if examined.rules is None and not found and not examined.statute_is_whole:
        return unknown(rule, NO_STATUTE)
    passing = rule.thresholds["pass"]
    most = len(found) if examined.statute_is_whole else None
    answer = graded_between(len(found), most, passing, rule.thresholds["partial"], at_most=True)
    evidence = gathered(*(each.evidence for each in found))
    return finding(rule, answer, f"coh_03.{answer.value}", evidence, measured=(len(found), passing, "contradictions"))


def practice_follows(examined: Examined, rule: Criterion) -> Finding:
    """COH-04: of what the statute made due in two years, no more than a twentieth was breached."""
    heard = told(examined, "duties")
    if heard.said is None:
        return unheard(rule, heard)
    value = share(number(heard.said, "breached"), number(heard.said, "due"))
    if value is None:
        return unknown(rule, "coh_04.nothing_due", heard.evidence)
    if value > 1:
        return in_conflict(rule, heard.evidence)
    passing = rule.thresholds["pass"]
    answer = graded(value, passing, at_most=True)
    return finding(rule, answer, f"coh_04.{answer.value}", heard.evidence, measured=(value, passing, "share"))


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {"COH-01": name_fits, "COH-02": claims_fit, "COH-03": free_of_contradictions, "COH-04": practice_follows}
)
