"""A statute adopted or amended, a time renewed: its text, brought or typed, and how it was decided.

The text is read line by line and goes with the act as its document, in its one form; the act itself says the rules
that it lays down.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from colonnade.apps.asking import reader_language, refused, said
from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm, choice, day, line, tick
from colonnade.apps.desk.writing import Asking, Written, enclosed
from colonnade.apps.statute_texts import StatuteField, beside
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import BAND_FLOORS
from colonnade.core.statutes.acts import said_by
from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.values import spelled
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.core.statutes.writing import written
from colonnade.words.calendars import digits
from colonnade.words.pages import say
from colonnade.words.statute_checks import Checked

_BANDS = tuple(str(each) for each in BAND_FLOORS)
_BAND_WORDS = {each: (f"{each}–", f"{digits(each, 'fa')}–") for each in _BANDS}


def _statute(help_code: str) -> StatuteField:
    needed = {"required": said("desk.needed")}
    return StatuteField(label=said("desk.statute_text"), help_text=said(help_code), error_messages=needed)


class DecidedForm(ActForm):
    """How something was decided: by which organ, with which majority and which votes."""

    choose: ClassVar[dict[str, str]] = {"decided_by": "deciders"}
    decided_by = choice("desk.decided_by")
    majority = line("desk.majority", longest=200, dir="ltr")
    votes_yes = choice("desk.votes_yes", _BANDS, _BAND_WORDS, empty="desk.not_said")
    votes_no = choice("desk.votes_no", _BANDS, _BAND_WORDS, empty="desk.not_said")
    votes_abstained = choice("desk.votes_abstained", _BANDS, _BAND_WORDS, empty="desk.not_said")

    def clean_majority(self) -> str:
        """Return the majority as the vocabulary spells it, or refuse."""
        try:
            return spelled(value_of(rule_name("majority"), self.cleaned_data["majority"]))
        except BadRule as refusal:
            raise refused(refusal) from None

    def clean(self) -> dict[str, Any]:
        """Refuse votes of which only some are said."""
        votes = [name for name in self.fields if name.startswith("votes_")]
        for name in votes if any(self.cleaned_data.get(each) for each in votes) else ():
            if not self.cleaned_data.get(name):
                self.add_error(name, say("desk.votes_all", reader_language()))
        return self.cleaned_data


def _decided(typed: Mapping[str, Any]) -> dict[str, Json]:
    votes = {each: typed[f"votes_{each}"] for each in ("yes", "no", "abstained")}
    return {
        "decided_by": typed["decided_by"],
        "majority": typed["majority"],
        "votes": {each: int(band) for each, band in votes.items()} if all(votes.values()) else None,
    }


class AdoptionForm(DecidedForm):
    """A statute: its text, from when it binds, who decided, with which majority and which votes."""

    checks: ClassVar[bool] = True
    statute = _statute("desk.statute_text_help")
    binds_from = day("desk.binds_from", required=False)
    published = tick("desk.statute_published")
    field_order: tuple[str, ...] = ("effective", "statute", "binds_from", "decided_by", "majority")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """A hidden organisation publishes no statute, and it binds from the month of the decision."""
        super().__init__(*arguments, **named)
        if self.about.is_hidden:
            del self.fields["published"], self.fields["binds_from"]

    @cached_property
    def checked(self) -> Checked | None:
        """Return what is found in the statute that stands in the form."""
        return beside(self["statute"])


class AmendmentForm(AdoptionForm):
    """The next version of a statute, in place of the one that binds last."""

    choose: ClassVar[dict[str, str]] = {"decided_by": "deciders", "amends": "newest_version"}
    amends = choice("desk.amends")
    statute = _statute("desk.statute_next_help")
    field_order = ("effective", "amends", "statute", "binds_from", "decided_by", "majority")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Whoever begins has the version that binds last before them."""
        super().__init__(*arguments, **named)
        if not self.is_bound and "statute" not in self.initial:
            self.initial["statute"] = self.about.newest_text()


def _adopted(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    document, sealed = enclosed(written(typed["statute"]).decode(), making)
    binds_from = typed.get("binds_from")
    facts = {
        **said_by(typed["statute"]),
        "document": document,
        "published": typed.get("published", False),
        "binds_from": form.holds_from if binds_from is None else binds_from.isoformat(),
        **_decided(typed),
    }
    return Written(facts, sealed)


def _amended(form: ActForm, making: Making) -> Written:
    adopted, amends = _adopted(form, making), form.cleaned_data["amends"]
    of = {"amends": amends, "before": form.about.document_of_version(amends)}
    return Written({**adopted.facts, **of}, adopted.enclosed)


def _renewed(form: ActForm, _making: Making) -> Written:
    return Written(_decided(form.cleaned_data))


ASKINGS = {
    "adopted": Asking("assembly", AdoptionForm, _adopted, room="statutes"),
    "amended": Asking("assembly", AmendmentForm, _amended, room="statutes"),
    "renewed": Asking("assembly", DecidedForm, _renewed, room="statutes"),
}
