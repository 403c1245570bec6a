"""Gates and levels: what the forty answers add up to for one class, and the fewest steps to a higher level.

A blocker is a gate and weighs nothing. A level is never a rank: it is said with its gates, for one class, under one
rule set. Source: docs/rules/audit.md, "Levels"; norms 8.1.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Final

from colonnade.core.audit.criteria import AUDITED_AS, CATALOGUE, FITS, applies
from colonnade.core.audit.findings import Answer, Finding, Severity
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.organisations.vocabulary import ClaimedClass

Answers = Mapping[str, Answer]


class Level(StrEnum):
    """No base shown; claims exceed the base; under construction; mostly carried; stands on its columns."""

    NO_BASE_SHOWN = "1"
    CLAIMS_EXCEED_BASE = "1b"
    UNDER_CONSTRUCTION = "2"
    MOSTLY_CARRIED = "3"
    STANDS = "4"


ORDER: Final = tuple(Level)
"""The levels from the lowest up."""
SHOWS_NO_BASE: Final = ("FND-01", "FND-02", "FND-03", "FND-05", "ACC-01", "COH-01")
"""A blocker among these that fails means that no base is shown; any other that fails, that claims exceed the base."""
_WORTH: Final = {Answer.PASS: Fraction(1), Answer.PARTIAL: Fraction(1, 2)}
_WORST_FIRST: Final = (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS)


def applied(answers: Answers, judged_as: ClaimedClass) -> dict[str, Answer]:
    """Return the answers with whatever does not apply to the class left out of account: not applicable."""
    fits = all(answers[each] is Answer.PASS for each in FITS)
    return {each: answers[each] if applies(each, judged_as, fits=fits) else Answer.NOT_APPLICABLE for each in CATALOGUE}


def gates_of(answers: Answers, judged_as: ClaimedClass, ruleset: RuleSet) -> dict[str, Answer]:
    """Return the answers of the blockers that apply to the class, in catalogue order."""
    found = applied(answers, judged_as)
    return {
        each: answer
        for each, answer in found.items()
        if _severity(ruleset, each) is Severity.BLOCKER and answer is not Answer.NOT_APPLICABLE
    }


def level_of(answers: Answers, judged_as: ClaimedClass, ruleset: RuleSet) -> Level:
    """Return the level that the answers add up to for the class."""
    found = applied(answers, judged_as)
    gates = {each: answer for each, answer in found.items() if _severity(ruleset, each) is Severity.BLOCKER}
    failed = [each for each, answer in gates.items() if answer is Answer.FAIL]
    if any(each in SHOWS_NO_BASE for each in failed):
        return Level.NO_BASE_SHOWN
    if failed:
        return Level.CLAIMS_EXCEED_BASE
    reached = weighted_share(found, ruleset)
    if any(answer not in (Answer.PASS, Answer.NOT_APPLICABLE) for answer in gates.values()):
        return Level.UNDER_CONSTRUCTION
    if reached >= ruleset.levels["stands"]:
        return Level.STANDS
    return Level.MOSTLY_CARRIED if reached >= ruleset.levels["carried"] else Level.UNDER_CONSTRUCTION


def weighted_share(found: Answers, ruleset: RuleSet) -> Fraction:
    """Return what is reached of what could be, by weight; all where nothing has a weight."""
    weights = {each: _weight(ruleset, each) for each, answer in found.items() if answer is not Answer.NOT_APPLICABLE}
    whole = sum(weights.values(), Fraction(0))
    reached = sum((weight * _WORTH.get(found[each], Fraction(0)) for each, weight in weights.items()), Fraction(0))
    return Fraction(reached, whole) if whole else Fraction(1)


def _severity(ruleset: RuleSet, criterion: str) -> Severity:
    return ruleset.criteria[criterion].severity


def _weight(ruleset: RuleSet, criterion: str) -> Fraction:
    return ruleset.weights.get(_severity(ruleset, criterion), Fraction(0))


def name_follows(finding: Finding, judged_as: ClaimedClass) -> bool:
    """Whether the answer to COH-01 is that of the structure, so that it is mended with it and never by itself."""
    borne = finding.facts.get("borne")
    return borne is not None and AUDITED_AS[ClaimedClass(str(borne))] is judged_as is not ClaimedClass.COMMITTEE


def after(answers: Answers, steps: Iterable[str], judged_as: ClaimedClass, *, follows: bool) -> dict[str, Answer]:
    """Return the answers once each criterion of ``steps`` passes; ``follows``: COH-01 goes with the structure."""
    found = {**answers, **dict.fromkeys(steps, Answer.PASS)}
    if follows:
        structure = ("FND-01", "FND-02") if judged_as is ClaimedClass.CONFEDERATION else ("FND-01",)
        found["COH-01"] = min((found[each] for each in structure), key=_WORST_FIRST.index)
    return found


def next_steps(answers: Answers, judged_as: ClaimedClass, ruleset: RuleSet, *, follows: bool) -> tuple[str, ...]:
    """Return the fewest criteria that must pass for a higher level, in catalogue order; none at the highest.

    A committee has two ways, and the shorter is taken: as it is, or with its name and claims mended first, so that
    whatever is waived for committees falls away.
    """
    level = level_of(answers, judged_as, ruleset)
    if level is Level.STANDS:
        return ()
    ways: list[tuple[str, ...]] = [()]
    if judged_as is ClaimedClass.COMMITTEE:
        ways.append(tuple(each for each in FITS if answers[each] is not Answer.PASS))
    found = [_from(answers, way, judged_as, ruleset, follows=follows) for way in ways]
    return min(found, key=len)


def _from(
    answers: Answers, begun: tuple[str, ...], judged_as: ClaimedClass, ruleset: RuleSet, *, follows: bool
) -> tuple[str, ...]:
    """The steps begun and the fewest more, whatever may be waived now or is not."""
    level = level_of(answers, judged_as, ruleset)
    steps = list(begun)
    gates = _gates_to_open(after(answers, steps, judged_as, follows=follows), judged_as, ruleset, level)
    steps += [gate for gate in gates if not (follows and gate == "COH-01")]
    while level_of(now := after(answers, steps, judged_as, follows=follows), judged_as, ruleset) <= level:
        steps.append(_heaviest(applied(now, judged_as), ruleset))
    return tuple(each for each in CATALOGUE if each in steps)


def _gates_to_open(answers: Answers, judged_as: ClaimedClass, ruleset: RuleSet, level: Level) -> list[str]:
    """The blockers that keep a body at ``level``: those that fail, and above that those that do not pass."""
    gates = [
        (each, answer)
        for each, answer in applied(answers, judged_as).items()
        if _severity(ruleset, each) is Severity.BLOCKER
    ]
    if level is Level.NO_BASE_SHOWN:
        return [each for each, answer in gates if answer is Answer.FAIL and each in SHOWS_NO_BASE]
    if level is Level.CLAIMS_EXCEED_BASE:
        return [each for each, answer in gates if answer is Answer.FAIL]
    return [each for each, answer in gates if answer not in (Answer.PASS, Answer.NOT_APPLICABLE)]


def _heaviest(found: Answers, ruleset: RuleSet) -> str:
    """The criterion whose passing adds most."""
    open_ones = [each for each in CATALOGUE if found[each] not in (Answer.PASS, Answer.NOT_APPLICABLE)]
    return max(open_ones, key=lambda each: _weight(ruleset, each) * (1 - _WORTH.get(found[each], Fraction(0))))
