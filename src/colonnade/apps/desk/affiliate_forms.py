"""What a body says of those who stand under it: suspended, put out, under trusteeship, and again as before."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.forms import ActForm, choice, day, line
from colonnade.apps.desk.writing import Asking, Written
from colonnade.core.acts.canonical import Json
from colonnade.words.acts import VALUES

REASONS = ("arrears", "breach", "requirements", "other")
_ANSWERS = ("spoke", "wrote", "no_answer")


def _spelled(said: Any) -> Json:
    return said.isoformat() if isinstance(said, date) else said or None


class HearingForm(ActForm):
    """Somebody below, why, and how it was heard; a hidden body says months."""

    choose = {"affiliate": "below"}  # noqa: RUF012 -- declared by the class above
    affiliate = choice("desk.affiliate")
    reason = choice("desk.parting_reason", REASONS, VALUES)
    hearing_notified = day("desk.notified")
    hearing_heard = day("desk.heard")
    hearing_answer = choice("desk.hearing_answer", _ANSWERS, VALUES)

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Ask for months where days would say too much."""
        super().__init__(about, *arguments, **named)
        if about.is_hidden:
            self.ask_for_month("hearing_notified", "desk.notified_month")
            self.ask_for_month("hearing_heard", "desk.heard_month")


class SuspensionForm(HearingForm):
    """The same, and until when."""

    until = day("desk.suspended_until", required=False)


def _hearing(typed: Mapping[str, Any]) -> dict[str, Json]:
    return {each: _spelled(typed[f"hearing_{each}"]) for each in ("notified", "heard", "answer")}


def _ending(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"affiliate": typed["affiliate"], "reason": typed["reason"], "hearing": _hearing(typed)})


def _suspension(form: ActForm, making: Making) -> Written:
    return Written({**_ending(form, making).facts, "until": _spelled(form.cleaned_data["until"])})


class LiftingForm(ActForm):
    """A suspension lifted."""

    choose = {"affiliate": "suspended"}  # noqa: RUF012 -- declared by the class above
    affiliate = choice("desk.suspended")


class TrusteeshipForm(ActForm):
    """An affiliate under trusteeship, until when and why."""

    choose = {"affiliate": "below"}  # noqa: RUF012 -- declared by the class above
    affiliate = choice("desk.affiliate")
    until = day("desk.trusteeship_until")
    reason = line("desk.trusteeship_reason")


def _trusteeship(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"affiliate": typed["affiliate"], "until": _spelled(typed["until"]), "reason": typed["reason"]})


class TrusteeshipEndForm(ActForm):
    """A trusteeship ended."""

    choose = {"affiliate": "under_trusteeship"}  # noqa: RUF012 -- declared by the class above
    affiliate = choice("desk.under_trusteeship")


def _affiliate(form: ActForm, _making: Making) -> Written:
    return Written({"affiliate": form.cleaned_data["affiliate"]})


ASKINGS: Mapping[str, Asking] = {
    "affiliation_suspended": Asking("assembly", SuspensionForm, _suspension, version=2),
    "suspension_lifted": Asking("board", LiftingForm, _affiliate),
    "affiliation_ended": Asking("assembly", HearingForm, _ending, version=2),
    "trusteeship_began": Asking("assembly", TrusteeshipForm, _trusteeship),
    "trusteeship_ended": Asking("assembly", TrusteeshipEndForm, _affiliate),
}
"""By the act's name, which stands in the address."""
