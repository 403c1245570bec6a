"""One function: what is examined to a report, over our own organisations and over a stranger's dossier alike.

It never ranks, never gives a number without its gates, says what was not examined, and is no legal opinion.
Source: docs/rules/audit.md; norms 8.1; contracts, "Audit".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from colonnade.core.audit.beyond import (
    Dependence,
    PowerOfEach,
    Sensitivity,
    dependence,
    power_of_each,
    robustness_of,
    sensitivity,
)
from colonnade.core.audit.by_statute import by_statute
from colonnade.core.audit.criteria import AUDITED_AS
from colonnade.core.audit.criteria.questions import NOT_TOLD
from colonnade.core.audit.examined import Examined, SeenLog, Unshown
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.judging import ClassLevel, Missing, as_if, class_level, judged, smaller_forms
from colonnade.core.audit.levels import Level
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.robustness import Robustness
from colonnade.core.organisations.vocabulary import ClaimedClass

NEVER_EXAMINED = ("legality", "persons", "conduct")
"""What no audit looks at: whether anything is lawful, who anybody is, what happens where nobody keeps a record."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found, under which rules, on which day, of whom, judged as what.

    ``levels``: of the class judged first, then of each smaller form that fits; ``findings``: all forty in catalogue
    order, of the class judged; ``not_examined``: what nobody told of, and what no audit looks at.
    """

    ruleset: RuleSet
    subject: OrganisationId
    on: date
    log: SeenLog | None
    judged_as: ClaimedClass
    levels: tuple[ClassLevel, ...]
    findings: tuple[Finding, ...]
    not_examined: tuple[Missing, ...]
    sensitivity: Sensitivity | None
    robustness: Robustness | None
    power: PowerOfEach | None
    dependence: Dependence

    @property
    def level(self) -> Level:
        """The level for the class judged."""
        return self.levels[0].level


def audit(examined: Examined, judged_as: ClaimedClass | None = None) -> Report:
    """Return the report on ``examined``; the same for the same input, whatever names and order it came in.

    ``judged_as``: another class than the one it claims; then it is judged as if it bore that name.
    """
    looked_at = by_statute(examined).named(AUDITED_AS[examined.judged_as])
    given_up = tuple[Missing, ...]()
    if judged_as is not None and AUDITED_AS[judged_as] is not looked_at.judged_as:
        looked_at, given_up = as_if(looked_at, AUDITED_AS[judged_as])
    findings = judged(looked_at)
    smaller = [class_level(form, judged(form), first) for form, first in smaller_forms(looked_at)]
    return Report(
        ruleset=looked_at.ruleset,
        subject=looked_at.subject,
        on=looked_at.on,
        log=looked_at.log,
        judged_as=looked_at.judged_as,
        levels=(class_level(looked_at, findings, given_up), *smaller),
        findings=tuple(findings.values()),
        not_examined=_not_examined(findings.values(), looked_at.unshown),
        sensitivity=sensitivity(looked_at, findings),
        robustness=robustness_of(looked_at),
        power=power_of_each(looked_at),
        dependence=dependence(looked_at),
    )


def _not_examined(findings: Iterable[Finding], unshown: Iterable[Unshown]) -> tuple[Missing, ...]:
    untold = [each.id for each in findings if each.answer is Answer.UNKNOWN and each.reason == NOT_TOLD]
    return (
        *(Missing("untold", each) for each in untold),
        *(Missing(each.kind, each.ref) for each in unshown),
        *(Missing("never", each) for each in NEVER_EXAMINED),
    )
