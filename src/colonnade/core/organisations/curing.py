"""How long a body whose name is not borne out may still bear it: the time that its own statute gives it to cure that.

The days run from the first on which its name, as claimed since, was not borne out under a statute that gives such a
time. Until they are over it is *in formation*.
Source: docs/rules/statutes.md, "A name to be cured"; norms 4, "Name rule".
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import Ground, standing_form
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import Form
from colonnade.core.statutes.acts import terms_of
from colonnade.core.statutes.rules import Rule

GroundOn = Callable[[date], Ground]
Turns = Callable[[date, date], Iterable[date]]
"""The days, after one and up to another, on which the form of a body may have become another one."""


@dataclass(frozen=True, slots=True)
class Cure:
    """What is missing may be cured until the day ``until``, by this article; ``is_over``: no longer."""

    article: str
    until: date
    is_over: bool


def cure_of(ground_on: GroundOn, turns: Turns, organisation: OrganisationId, on: date) -> Cure | None:
    """Return until when the name may be cured; none where it is borne out, or no statute in force gives a time."""
    rule, claimed = _fallen(ground_on(on), organisation)
    if rule is None:
        return None
    assert isinstance(rule.value, int)
    earliest = on - timedelta(days=min(rule.value, (on - date.min).days))
    since = on
    for day in sorted({earliest, *turns(earliest, on)}, reverse=True):
        before, name = _fallen(ground_on(day), organisation)
        if before is None or name != claimed:
            break
        since = day
    until = _later(since, rule.value)
    return Cure(rule.article, until, is_over=until <= on)


def _fallen(ground: Ground, organisation: OrganisationId) -> tuple[Rule | None, str]:
    """The rule that gives time to cure a name that is not borne out, and that name."""
    form = standing_form(ground, organisation)
    if form.is_borne_out or form.form is Form.DISSOLVED:
        return None, form.claimed
    for span in ground.of(organisation, Kind.STATUTE):
        return terms_of(span.facts).rules.one("found.cure_days"), form.claimed
    return None, form.claimed


def _later(day: date, days: int) -> date:
    return FOREVER if (FOREVER - day).days < days else day + timedelta(days=days)
