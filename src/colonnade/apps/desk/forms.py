"""What people type at the desk, and the draft that it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from colonnade.apps.asking import reader_language, said
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.core.dates import NotADay
from colonnade.core.desk.sayings import Saying
from colonnade.core.ids import OrganisationId
from colonnade.words import acts as act_words
from colonnade.words.calendars import read_day
from colonnade.words.desk_pages import SUPPORT_KINDS, SUPPORT_SOURCES
from colonnade.words.organisations import word
from colonnade.words.pages import say

_LONGEST = 300
_CODE = 60


def _text(code: str, *, required: bool = True, longest: int = _LONGEST, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=said(code),
        help_text=said(f"{code}_help"),
        required=required,
        max_length=longest,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attributes}),
        error_messages={"required": said("desk.needed"), "max_length": said("desk.too_long")},
    )


def _choice(code: str, codes: tuple[str, ...]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=said(code),
        help_text=said(f"{code}_help"),
        choices=lambda: [(each, word(act_words.VALUES, each, reader_language())) for each in codes],
        error_messages={"required": said("desk.needed"), "invalid_choice": said("desk.needed")},
    )


class CodeForm(forms.Form):
    """The code on paper for a seat."""

    code = _text("desk.code", longest=_CODE, inputmode="numeric")


class ActForm(forms.Form):
    """What every act says: from which day it holds."""

    effective = _text("desk.effective", longest=30)

    def clean_effective(self) -> date:
        """Return the day, in whichever calendar it was typed."""
        try:
            return read_day(self.cleaned_data["effective"])
        except NotADay:
            raise forms.ValidationError(say("desk.no_day", reader_language())) from None

    def passage(self, name: str) -> dict[str, Json]:
        """Return a text in the languages in which it was typed; the reader's binds, if it is among them."""
        versions = {each: self.cleaned_data[f"{name}_{each}"] for each in ("fa", "en")}
        given: dict[str, Json] = {each: text for each, text in versions.items() if text}
        binding = reader_language() if reader_language() in given else next(iter(given))
        return {"binding": binding, **given}

    def require_passage(self, name: str) -> None:
        """Say so beside the field where the text was typed in neither language."""
        if not any(self.cleaned_data.get(f"{name}_{each}") for each in ("fa", "en")):
            self.add_error(f"{name}_{reader_language()}", say("desk.needed", reader_language()))


class StatementForm(ActForm):
    """A statement: its title."""

    title_fa = _text("desk.title_fa", required=False, lang="fa")
    title_en = _text("desk.title_en", required=False, lang="en")

    def clean(self) -> dict[str, Any]:
        """Refuse a statement without a title."""
        self.require_passage("title")
        return self.cleaned_data


class SupportForm(ActForm):
    """Support received: of which kind, from whom, how much."""

    support = _choice("desk.support", SUPPORT_KINDS)
    source = _text("desk.source")
    source_kind = _choice("desk.source_kind", SUPPORT_SOURCES)
    amount = forms.IntegerField(
        label=said("desk.amount"),
        help_text=said("desk.amount_help"),
        required=False,
        min_value=0,
        max_value=2**53 - 1,
        error_messages={name: said("desk.whole") for name in ("invalid", "min_value", "max_value")},
    )
    currency = _text("desk.currency", required=False, longest=3)


def _statement(form: ActForm) -> dict[str, Json]:
    return {"title": form.passage("title"), "document": None}


def _support(form: ActForm) -> dict[str, Json]:
    typed: Mapping[str, Any] = form.cleaned_data
    return {
        "kind": typed["support"],
        "source": typed["source"],
        "source_kind": typed["source_kind"],
        "amount": typed["amount"],
        "currency": typed["currency"] or None,
    }


@dataclass(frozen=True, slots=True)
class Asking:
    """An act that can be written here: of which organ it is, what is typed, and the facts that it makes."""

    organ: str
    form: type[ActForm]
    facts: Callable[[ActForm], dict[str, Json]]


CODE_FIELD: Mapping[str, str | None] = {
    "accounts.not_a_code": "code",
    "accounts.no_invitation": "code",
    "accounts.invitation_waiting": "code",
    "accounts.invitation_no_longer": "code",
    "accounts.other_name": "code",
}
"""Beside which field a refusal is told where a code is typed."""
ASKINGS: Mapping[str, Asking] = {
    "statement": Asking("board", StatementForm, _statement),
    "support_received": Asking("board", SupportForm, _support),
}
"""By the act's name, which stands in the address."""


def saying_of(name: str, form: ActForm, organisation: OrganisationId, custody: Custody) -> Saying:
    """Return the draft that the filled form of the act ``name`` says."""
    asking, effective = ASKINGS[name], form.cleaned_data["effective"].isoformat()
    return Saying(organisation, f"organisations.{name}/1", asking.organ, effective, custody, asking.facts(form))
