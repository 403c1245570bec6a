"""How an organisation comes to stand under another: it decides, and is admitted or refused."""

from collections.abc import Mapping
from typing import Any

from colonnade.apps.asking import reader_language
from colonnade.apps.desk.about import About, Making, decision_in
from colonnade.apps.desk.forms import ActForm, choice, tick, whole
from colonnade.apps.desk.writing import Asking, Written
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import BAND_FLOORS, is_counted
from colonnade.core.organisations.vocabulary import BALLOTS_SHOWN_FROM
from colonnade.words.acts import VALUES
from colonnade.words.calendars import digits
from colonnade.words.pages import say

REASONS = ("requirements", "other")
_BANDS = tuple(str(each) for each in BAND_FLOORS)
_BAND_WORDS = {each: (f"{each}–", f"{digits(each, 'fa')}–") for each in _BANDS}
_VOTES = ("yes", "no", "abstained")
_COUNTED = (*_VOTES, "entitled")


def fields_of(name: str, fact: Json) -> str:
    """Return how the names of the fields begin into which a fact is typed: votes by number have fields of their own."""
    return "counted" if name == "votes" and is_counted(fact) else name


class DecisionForm(ActForm):
    """The assembly's own decision to stand under another body, and how many below ratified it.

    Votes are asked for in bands; by number, besides, of an organisation that shows as many members as may be counted.
    """

    choose = {"to": "bodies"}  # noqa: RUF012 -- declared by the class above
    to = choice("desk.body_above")
    kind = choice("desk.affiliation_kind", ("full", "associate"), VALUES)
    votes_yes = choice("desk.votes_yes", _BANDS, _BAND_WORDS, empty="desk.not_said")
    votes_no = choice("desk.votes_no", _BANDS, _BAND_WORDS, empty="desk.not_said")
    votes_abstained = choice("desk.votes_abstained", _BANDS, _BAND_WORDS, empty="desk.not_said")
    counted_yes = whole("desk.counted_yes", required=False)
    counted_no = whole("desk.counted_no", required=False)
    counted_abstained = whole("desk.counted_abstained", required=False)
    counted_entitled = whole("desk.counted_entitled", required=False)
    ratified_yes = whole("desk.ratified_yes", required=False)
    ratified_no = whole("desk.ratified_no", required=False)
    ratified_abstained = whole("desk.ratified_abstained", required=False)
    ratified_entitled = whole("desk.ratified_entitled", required=False)
    attested = tick("desk.attested")

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Ask for no count that would be refused, and for no ratification where nobody stands below."""
        super().__init__(about, *arguments, **named)
        if about.is_hidden or about.least_shown(about.on) < BALLOTS_SHOWN_FROM:
            self._leave_out("counted")
        if not about.has_affiliates:
            self._leave_out("ratified")

    def _leave_out(self, some: str) -> None:
        for each in _COUNTED:
            del self.fields[f"{some}_{each}"]

    def clean(self) -> dict[str, Any]:
        """Refuse votes of which only some are said, more votes than could be cast, and votes said twice."""
        self._require_all("votes", _VOTES, "desk.votes_all")
        for some in ("counted", "ratified"):
            self._require_all(some, _COUNTED, "desk.counted_all")
            self._require_enough(some)
        if self._is_said("votes") and self._is_said("counted"):
            self.add_error("counted_yes", say("desk.votes_twice", reader_language()))
        return self.cleaned_data

    def _said(self, some: str) -> list[Any]:
        return [self.cleaned_data.get(each) for each in self.fields if each.startswith(f"{some}_")]

    def _is_said(self, some: str) -> bool:
        return any(each not in (None, "") for each in self._said(some))

    def _require_all(self, some: str, parts: tuple[str, ...], why: str) -> None:
        for name in (f"{some}_{each}" for each in parts) if self._is_said(some) else ():
            if self.cleaned_data.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, say(why, reader_language()))

    def _require_enough(self, some: str) -> None:
        counted = self.counted(some)
        if counted is not None and sum(counted[each] for each in _VOTES) > counted["entitled"]:
            self.add_error(f"{some}_entitled", say("desk.fewer_than_voted", reader_language()))

    def counted(self, some: str) -> dict[str, int] | None:
        """Return votes that were typed by number; none where not all are there."""
        typed = {each: self.cleaned_data.get(f"{some}_{each}") for each in _COUNTED}
        return {each: int(number) for each, number in typed.items()} if None not in typed.values() else None  # type: ignore[arg-type]  # none is none


def _decision(form: ActForm, _making: Making) -> Written:
    assert isinstance(form, DecisionForm)
    typed = form.cleaned_data
    votes = {each: typed[f"votes_{each}"] for each in _VOTES}
    bands = {each: int(band) for each, band in votes.items()} if all(votes.values()) else None
    told: Mapping[str, Json] = {
        "votes": form.counted("counted") or bands,
        "ratified": form.counted("ratified"),
    }
    return Written({**told, **{name: typed[name] for name in ("to", "kind", "attested")}})


class AdmissionForm(ActForm):
    """A decision that waits is answered."""

    choose = {"decision": "waiting"}  # noqa: RUF012 -- declared by the class above
    decision = choice("desk.decision")


def _admission(form: ActForm, _making: Making) -> Written:
    candidate, act = decision_in(form.cleaned_data["decision"])
    return Written({"candidate": candidate, "decision": act}, organ=form.about.admitting_body(candidate, act))


class RefusalForm(AdmissionForm):
    """The same, with a no, and why."""

    reason = choice("desk.refusal_reason", REASONS, VALUES)


def _refusal(form: ActForm, making: Making) -> Written:
    answer = _admission(form, making)
    return Written({**answer.facts, "reason": form.cleaned_data["reason"]}, organ=answer.organ)


ASKINGS: Mapping[str, Asking] = {
    "affiliation_decided": Asking("assembly", DecisionForm, _decision, version=2),
    "affiliation_admitted": Asking("board", AdmissionForm, _admission),
    "affiliation_refused": Asking("board", RefusalForm, _refusal),
}
"""By the act's name, which stands in the address."""
