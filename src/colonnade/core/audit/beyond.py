"""Beyond the catalogue: at which minimum it would stand, how robust, who has which power, on whom it depends.

Source: docs/rules/audit.md, "Beyond the catalogue".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.criteria.footing import Affiliate, Footing, footing, without
from colonnade.core.audit.criteria.founding import bases_answer, federations_answer
from colonnade.core.audit.criteria.questions import evidence_of, flag, gathered, number, told
from colonnade.core.audit.criteria.representing import weighed
from colonnade.core.audit.evidence import Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer
from colonnade.core.audit.judging import Findings, class_level, judged
from colonnade.core.audit.levels import Answers, Level, level_of, name_follows
from colonnade.core.audit.ruleset import Criterion, RuleSet
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import branches_of, shown_members
from colonnade.core.organisations.robustness import DIRECT, Cell, Robustness, robustness
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import ClaimedClass, Form
from colonnade.core.power.exact import work
from colonnade.core.power.games import Game, read_majority
from colonnade.core.power.indices import Indices, indices_of

BASES: Final = tuple(range(1, 11))
FEDERATIONS: Final = tuple(range(1, 6))
MOST_WORK: Final = 4 * 10**8
SAMPLES: Final = 2_000
SEED: Final = "1"
"""Where power is sampled, everybody finds the same."""
_FORMS: Final = {ClaimedClass.CONFEDERATION: Form.CONFEDERATION, ClaimedClass.FEDERATION: Form.FEDERATION}


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The level at each minimum: a row for each number of federations, a column for each number of bases.

    A federation has one row, in which no federation is asked for.
    """

    bases: tuple[int, ...]
    federations: tuple[int, ...]
    levels: tuple[tuple[Level, ...], ...]


def sensitivity(examined: Examined, findings: Findings) -> Sensitivity | None:
    """Return the level at other minima; none for a class that no number of bases makes."""
    if examined.judged_as not in _FORMS:
        return None
    rows = FEDERATIONS if examined.judged_as is ClaimedClass.CONFEDERATION else (0,)
    follows = name_follows(findings["COH-01"], examined.judged_as)
    answers = {each: finding.answer for each, finding in findings.items()}
    levels = tuple(tuple(_level_at(examined, answers, f, b, follows=follows) for b in BASES) for f in rows)
    return Sensitivity(BASES, rows, levels)


def _level_at(examined: Examined, answers: Answers, federations: int, bases: int, *, follows: bool) -> Level:
    ruleset = _at_minimum(examined.ruleset, federations, bases)
    there, found = examined.under(ruleset), dict(answers)
    found["FND-01"] = bases_answer(there, ruleset.criteria["FND-01"])
    structure = [found["FND-01"]]
    if examined.judged_as is ClaimedClass.CONFEDERATION:
        found["FND-02"] = federations_answer(there, ruleset.criteria["FND-02"])
        structure.append(found["FND-02"])
    if follows:
        worst_first = (Answer.FAIL, Answer.UNKNOWN, Answer.PARTIAL, Answer.PASS)
        found["COH-01"] = min(structure, key=worst_first.index)
    return level_of(found, examined.judged_as, ruleset)


def _at_minimum(ruleset: RuleSet, federations: int, bases: int) -> RuleSet:
    """The same rules with other minima; what is enough in part is never more than what is enough."""
    confederation = bases * federations
    minimum = replace(
        ruleset.minimum,
        federation_bases=bases,
        confederation_federations=federations,
        confederation_bases=confederation,
    )
    rule = ruleset.criteria["FND-01"]
    enough = {"partial_federation": bases, "partial_confederation": confederation}
    partial = {name: min(number, Fraction(enough[name])) for name, number in rule.thresholds.items()}
    changed = Criterion(rule.id, rule.severity, MappingProxyType(partial), rule.norms)
    return replace(ruleset, minimum=minimum, criteria=MappingProxyType({**ruleset.criteria, rule.id: changed}))


def robustness_of(examined: Examined) -> Robustness | None:
    """Return how few columns must leave for the roof to fall, over valid columns; none for what is no roof."""
    form = _FORMS.get(examined.judged_as)
    if form is None:
        return None
    return robustness(form, _cells(examined, footing(examined)), examined.ruleset.minimum)


def _cells(examined: Examined, found: Footing) -> list[Cell]:
    cells: dict[tuple[str, str], list[OrganisationId]] = {}
    seen: set[OrganisationId] = set()
    for affiliate in found.affiliates:
        for column in affiliate.under.columns:
            if column not in seen:
                seen.add(column)
                branch = min(branches_of(examined.view, [column]), default="")
                federation = DIRECT if affiliate.is_base else affiliate.organisation
                cells.setdefault((federation, branch), []).append(column)
    return [Cell(federation, branch, tuple(columns)) for (federation, branch), columns in sorted(cells.items())]


@dataclass(frozen=True, slots=True)
class PowerOfEach:
    """The votes of each affiliate and how often they decide, where more than half carries."""

    affiliates: tuple[OrganisationId, ...]
    votes: tuple[int, ...]
    indices: Indices


def power_of_each(examined: Examined) -> PowerOfEach | None:
    """Return the power of each affiliate; none where the votes of some are not told, or nobody has any."""
    found = weighed(examined)
    if not found.is_whole or found.in_conflict or not sum(found.votes):
        return None
    game = Game((read_majority(found.votes, ">1/2"),))
    samples = None if work(game) <= MOST_WORK else SAMPLES
    indices = indices_of(game, seed=SEED, samples=samples, tell=_untold)
    return PowerOfEach(found.affiliates, found.votes, indices)


def _untold(_done: int, _all: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Supporter:
    """The largest of one kind: a ``donor``, a ``host`` or an ``affiliate``, and which share comes from it.

    ``level``: that remains if it leaves, for an affiliate; nobody can say what remains without money.
    """

    kind: str
    share: Fraction
    level: Level | None = None
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class Dependence:
    """The largest supporters of each kind; ``unvalued``: what shows support without saying how much."""

    supporters: tuple[Supporter, ...]
    unvalued: tuple[Evidence, ...]


def dependence(examined: Examined) -> Dependence:
    """Return on whom the body depends, and what falls if that supporter leaves."""
    supporters = (
        _of_money(examined, "donor", "income", "largest_donor"),
        _of_money(examined, "host", "in_kind", "largest_host"),
        _of_columns(examined),
    )
    support = examined.view.of(examined.subject, Kind.SUPPORT)
    unvalued = gathered(evidence_of(examined, span.act) for span in support if span.facts.get("amount") is None)
    return Dependence(tuple(each for each in supporters if each is not None), unvalued)


def _of_money(examined: Examined, kind: str, matter: str, largest: str) -> Supporter | None:
    """Planned income is none; of several years the last that is told counts."""
    actual = [
        each.facts for each in examined.told_of(matter, examined.subject) if each.facts.get("planned") is not True
    ]
    years = sorted(str(facts["year"]) for facts in actual if "year" in facts)
    chosen: dict[str, Json] = {"year": years[-1], "planned": False} if years else {}
    heard = told(examined, matter, None, **chosen)
    if heard.said is None or flag(heard.said, "planned"):
        return None
    part, whole = number(heard.said, largest), number(heard.said, "total")
    return Supporter(kind, Fraction(part, whole)) if part is not None and whole and part <= whole else None


def _of_columns(examined: Examined) -> Supporter | None:
    """The affiliate with most columns, of those the one with most members, of those the oldest."""
    found = footing(examined)
    standing = [each for each in found.affiliates if each.under.columns]
    if not standing:
        return None
    most = max(standing, key=lambda each: _weight(examined, each))
    left = without(examined, most.organisation)
    share = Fraction(len(most.under.columns), len(found.under.columns))
    return Supporter("affiliate", share, class_level(left, judged(left)).level, most.organisation)


def _weight(examined: Examined, affiliate: Affiliate) -> tuple[int, int, int, Sequence[int]]:
    members = sum(shown_members(examined.view, each) or 0 for each in affiliate.under.columns)
    founded = examined.view.of(affiliate.organisation, Kind.FOUNDED)
    age = (examined.on - founded[0].start).days if founded else 0
    return len(affiliate.under.columns), members, age, [-ord(mark) for mark in affiliate.organisation]
