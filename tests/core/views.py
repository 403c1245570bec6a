"""A view of the simulation on a day, over the full replay."""

from collections.abc import Iterable
from datetime import date

from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import View
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import replay


def view_of(acts: Iterable[SealedAct], on: date, known: date | None = None) -> View:
    colonnade = replay(acts, on=on, known=known or on)
    below: dict[str, list[OrganisationId]] = {}
    for organisation, spans in colonnade.spans.items():
        for span in spans:
            if span.kind is Kind.AFFILIATION and span.key == "full":
                below.setdefault(span.other, []).append(organisation)
    return View(on, lambda each: colonnade.spans.get(each, ()), lambda each: sorted(below.get(each, ())))


def verdicts(acts: Iterable[SealedAct], on: date = date(2030, 1, 1)) -> dict[str, tuple[str, str]]:
    """What became of each act, by id: standing and reason."""
    return {
        span.key: (str(span.facts["standing"]), str(span.facts["why"]))
        for spans in replay(acts, on=on, known=on).spans.values()
        for span in spans
        if span.kind is Kind.VERDICT
    }
