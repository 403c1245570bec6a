"""All forty criteria judged for one class; and the smaller forms that a body may be judged as.

Source: docs/rules/audit.md, "Judging"; norms 8, 8.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from colonnade.core.audit.awaited import AWAITED
from colonnade.core.audit.criteria import CATALOGUE, FITS, JUDGES, applies
from colonnade.core.audit.criteria.coherence import SPEAKING, claim_fits
from colonnade.core.audit.criteria.footing import Shown, standing_of
from colonnade.core.audit.criteria.questions import NOT_APPLICABLE
from colonnade.core.audit.evidence import Claim
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.levels import Level, applied, gates_of, level_of, name_follows, next_steps, weighted_share
from colonnade.core.organisations.vocabulary import ClaimedClass

BY_SIZE: Final = (ClaimedClass.CONFEDERATION, ClaimedClass.FEDERATION, ClaimedClass.BASE, ClaimedClass.COMMITTEE)
"""The four classes by which bodies are audited, the largest first."""
NAME: Final = "name_class"
_KEPT_BY_COMMITTEES: Final = frozenset({"independence"})

Findings = Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing between a body and a level: a ``criterion`` to pass, a ``claim`` to drop, a ``name`` to bear."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class ClassLevel:
    """The level for one class, the weighted share reached, and the fewest steps to the next level.

    For a smaller form first the name that it would bear and the claims that it would drop. ``gates``: the answer of
    each blocker that applies to the class, in catalogue order: no level is said without them.
    """

    judged_as: ClaimedClass
    level: Level
    share: Fraction
    missing: tuple[Missing, ...]
    gates: tuple[tuple[str, Answer], ...]


def judged(examined: Examined) -> dict[str, Finding]:
    """Return the forty findings in catalogue order; what does not apply to the class is not looked at."""
    first = {each: _judged(examined, each) for each in FITS}
    fits = all(each.answer is Answer.PASS for each in first.values())
    return {each: first.get(each) or _if_it_applies(examined, each, fits=fits) for each in CATALOGUE}


def _if_it_applies(examined: Examined, criterion: str, *, fits: bool) -> Finding:
    if applies(criterion, examined.judged_as, fits=fits):
        return _judged(examined, criterion)
    return Finding(criterion, Answer.NOT_APPLICABLE, NOT_APPLICABLE)


def _judged(examined: Examined, criterion: str) -> Finding:
    found = JUDGES[criterion](examined, examined.ruleset.criteria[criterion])
    if examined.log is None or found.answer is not Answer.UNKNOWN or found.in_conflict:
        return found
    return replace(found, awaits=AWAITED.get(criterion, ()))


def class_level(examined: Examined, findings: Findings, given_up: tuple[Missing, ...] = ()) -> ClassLevel:
    """Return the level that ``findings`` add up to for the class judged, and the steps to the next."""
    answers = {each: finding.answer for each, finding in findings.items()}
    follows = name_follows(findings["COH-01"], examined.judged_as)
    steps = next_steps(answers, examined.judged_as, examined.ruleset, follows=follows)
    return ClassLevel(
        examined.judged_as,
        level_of(answers, examined.judged_as, examined.ruleset),
        weighted_share(applied(answers, examined.judged_as), examined.ruleset),
        (*given_up, *(Missing("criterion", each) for each in steps)),
        tuple(gates_of(answers, examined.judged_as, examined.ruleset).items()),
    )


def smaller_forms(examined: Examined) -> list[tuple[Examined, tuple[Missing, ...]]]:
    """Return the smaller forms that fit, the largest first, each with the name to bear and the claims to drop.

    A federation fits unless base organisations are shown to be too few, a base organisation where the body is a
    column itself, a committee always.
    """
    smaller = BY_SIZE[BY_SIZE.index(examined.judged_as) + 1 :]
    return [as_if(examined, form) for form in smaller if _fits(examined, form)]


def _fits(examined: Examined, form: ClaimedClass) -> bool:
    if form is ClaimedClass.FEDERATION:
        return _judged(examined.named(form), "FND-01").answer is not Answer.FAIL
    return form is ClaimedClass.COMMITTEE or standing_of(examined, examined.subject) is Shown.YES


def as_if(examined: Examined, form: ClaimedClass) -> tuple[Examined, tuple[Missing, ...]]:
    """Return the body as if it bore the name of ``form``, with that name and the claims that it may not make."""
    kept = tuple(each for each in examined.claims if _may_make(form, each))
    dropped = sorted(
        {one.ref for each in examined.claims if each not in kept and each.kind != NAME for one in each.evidence}
    )
    given_up = (Missing("name", form.value), *(Missing("claim", ref) for ref in dropped))
    return examined.as_a(form, kept), given_up


def _may_make(form: ClaimedClass, claim: Claim) -> bool:
    if claim.kind == NAME:
        return False
    if form is ClaimedClass.COMMITTEE:
        return claim.kind in _KEPT_BY_COMMITTEES
    return claim.kind not in SPEAKING or claim_fits(claim)
