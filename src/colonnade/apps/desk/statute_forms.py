"""A statute adopted or amended, a time renewed: its file, read line by line as it is sent, and how it was decided.

The text goes with the act as its document, in its one form; the act itself says the rules that it lays down.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from colonnade.apps.asking import reader_language, refused
from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm, choice, day, letter, line, tick
from colonnade.apps.desk.writing import Asking, Written, enclosed
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import BAND_FLOORS
from colonnade.core.statutes.acts import said_by
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.values import spelled
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.core.statutes.writing import written
from colonnade.words.calendars import digits
from colonnade.words.pages import say

LONGEST = 200_000
"""In characters; the rules must fit into an act besides."""
_BANDS = tuple(str(each) for each in BAND_FLOORS)
_BAND_WORDS = {each: (f"{each}–", f"{digits(each, 'fa')}–") for each in _BANDS}


def _text() -> forms.CharField:
    field = letter("desk.statute_text")
    field.required, field.max_length = True, LONGEST
    field.validators = []
    field.widget.attrs |= {"rows": "24", "maxlength": str(LONGEST), "spellcheck": "false"}
    return field


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

    statute = _text()
    binds_from = day("desk.binds_from", required=False)
    published = tick("desk.statute_published")
    field_order: tuple[str, ...] = ("effective", "statute", "binds_from", "decided_by", "majority")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """A hidden organisation publishes no statute, and it binds from the month of the decision."""
        super().__init__(*arguments, **named)
        if self.about.is_hidden:
            del self.fields["published"], self.fields["binds_from"]

    def clean_statute(self) -> Any:
        """Return the statute that was typed, or refuse with the first line at fault."""
        try:
            return read_statute(str(self.cleaned_data["statute"]).encode())
        except NotAStatute as refusal:
            refusal.facts["place"] = say("desk.statute_text", reader_language())
            raise refused(refusal) from None


class AmendmentForm(AdoptionForm):
    """The next version of a statute, in place of the one that binds last."""

    choose: ClassVar[dict[str, str]] = {"decided_by": "deciders", "amends": "newest_version"}
    amends = choice("desk.amends")
    field_order = ("effective", "amends", "statute", "binds_from", "decided_by", "majority")


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
