"""What the founders are asked, step by step, and the plan that their answers make."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms

from colonnade.apps.asking import reader_language
from colonnade.apps.desk.about import ended_months
from colonnade.apps.desk.forms import choice, day, key, line, tick, whole
from colonnade.apps.desk.founding_rows import Rows, RowsForm
from colonnade.apps.desk.writing import of_roles
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.core.acts.facts import BAND_FLOORS
from colonnade.core.desk.foundings import ASSEMBLY, Plan
from colonnade.core.organisations.vocabulary import Basis, ClaimedClass, Visibility
from colonnade.edges.clock import today
from colonnade.words.acts import BRANCHES, ROLES, VALUES
from colonnade.words.calendars import digits
from colonnade.words.founding_pages import CUSTODIES, RECOVERIES, VISIBILITIES
from colonnade.words.organisations import FORMS
from colonnade.words.pages import say

_BANDS = tuple(str(each) for each in BAND_FLOORS)
_BAND_WORDS = {each: (f"{each}–", f"{digits(each, 'fa')}–") for each in _BANDS}
_ANSWERS = ("agreed", "declined", "no_answer")
_PRESENT = ("workers", "guests", "observers")
_HELD = ("secretary", "treasurer", "chair", "inspector", "second_inspector")
_INSPECTING = frozenset({"inspector", "second_inspector"})


class CallForm(RowsForm):
    """Who called the assembly, how long before, and who was asked to stand behind it."""

    rows = Rows(
        "asked",
        {
            "whom": partial(line, "found.whom", required=False, longest=120),
            "answer": partial(choice, "found.answer", _ANSWERS, VALUES, empty="desk.not_said"),
        },
    )
    conveners = choice("found.conveners", ("workers", "founding_committee"), ROLES)
    band = choice("found.conveners_band", _BANDS, _BAND_WORDS)
    notice_days = whole("found.notice_days", required=False)


class WhatForm(forms.Form):
    """What it is, what it is called, and how much of it is shown."""

    visibility = choice("found.visibility", tuple(Visibility), VISIBILITIES)
    name_fa = line("found.name_fa", required=False, longest=120, lang="fa")
    name_en = line("found.name_en", required=False, longest=120, lang="en")
    claimed_class = choice("found.claimed_class", tuple(ClaimedClass), FORMS)
    basis = choice("found.basis", tuple(Basis), VALUES)
    branch = choice("found.branch", tuple(BRANCHES), BRANCHES, empty="desk.not_said")
    place = line("found.place", required=False, longest=120)
    workplace = tick("found.workplace")

    def clean(self) -> dict[str, Any]:
        """Refuse no name at all, and what a hidden organisation does not show."""
        typed = self.cleaned_data
        if not (typed.get("name_fa") or typed.get("name_en")):
            self.add_error(f"name_{reader_language()}", say("desk.needed", reader_language()))
        if typed.get("visibility") == Visibility.PSEUDONYMOUS:
            for name in ("branch", "place"):
                if typed.get(name):
                    self.add_error(name, say("found.shows_too_much", reader_language()))
        if typed.get("visibility") == Visibility.SEALED and typed.get("claimed_class") != ClaimedClass.BASE:
            self.add_error("claimed_class", say("found.sealed_base_only", reader_language()))
        is_carried = typed.get("basis") in (Basis.MEMBERS, Basis.ATTENDANCE)
        if typed.get("visibility") == Visibility.SEALED and not is_carried:
            self.add_error("basis", say("found.sealed_base_only", reader_language()))
        return typed


class _MeetingForm(forms.Form):
    """How many were at the assembly, in bands and never by name."""

    workers = choice("found.present_workers", _BANDS, _BAND_WORDS)
    guests = choice("found.present_guests", _BANDS, _BAND_WORDS, empty="desk.not_said")
    observers = choice("found.present_observers", _BANDS, _BAND_WORDS, empty="desk.not_said")


class MeetingForm(_MeetingForm):
    """The same, and the day on which it met."""

    held = day("found.held")
    field_order = ("held",)


class MonthForm(_MeetingForm):
    """The same for an organisation that does not show itself: the month in which it met."""

    held = choice("found.held_month")
    field_order = ("held",)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Choose among months that have ended."""
        super().__init__(*arguments, **named)
        field = self.fields["held"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(ended_months(today(), reader_language()))


class OfficesForm(forms.Form):
    """The board and the inspection, and under which name each office is held."""

    seats = whole("found.board_seats", required=False, least=1)
    secretary = line("found.secretary", longest=100)
    treasurer = line("found.treasurer", longest=100)
    chair = line("found.chair", required=False, longest=100)
    inspector = line("found.inspector", required=False, longest=100)
    second_inspector = line("found.second_inspector", required=False, longest=100)


class KeysForm(RowsForm):
    """Who keeps the key that seals, and what or who replaces it when it is lost."""

    rows = Rows(
        "witnesses",
        {
            "name": partial(line, "found.witness", required=False, longest=120),
            "key": partial(key, "found.witness_key", required=False),
        },
    )

    custody = choice("found.custody", tuple(Custody), CUSTODIES)
    first_key = key("found.first_key", required=False)
    second_key = key("found.second_key", required=False)
    recovery = choice("found.recovery", tuple(RECOVERIES), RECOVERIES)
    recovery_key = key("found.recovery_key", required=False)
    witnesses_needed = whole("found.witnesses_needed", required=False, least=1)

    def clean(self) -> dict[str, Any]:
        """Refuse officers without a key, a recovery key that was to be typed and was not, and one key for two ends."""
        typed = self.cleaned_data
        if typed.get("custody") == Custody.OFFICERS and not typed.get("first_key"):
            self.add_error("first_key", say("desk.needed", reader_language()))
        if typed.get("custody") == Custody.OFFICERS and typed.get("recovery") == "page":
            self.add_error("recovery", say("found.officers_make_it", reader_language()))
        if typed.get("recovery") == "typed" and not typed.get("recovery_key"):
            self.add_error("recovery_key", say("desk.needed", reader_language()))
        self.require_whole_rows()
        witnesses = self.rows_typed()
        if bool(witnesses) != bool(typed.get("witnesses_needed")) or (typed.get("witnesses_needed") or 0) > len(
            witnesses
        ):
            self.add_error("witnesses_needed", say("found.witnesses_fit", reader_language()))
        named = [each for name in ("first_key", "second_key", "recovery_key") if (each := typed.get(name))]
        named += [each["key"] for each in witnesses]
        if len(set(named)) != len(named):
            self.add_error("recovery_key", say("found.same_key", reader_language()))
        return typed


STEPS: Mapping[str, type[forms.Form]] = {
    "call": CallForm,
    "what": WhatForm,
    "meeting": MeetingForm,
    "offices": OfficesForm,
    "keys": KeysForm,
}
"""In their order; the name stands in the address."""


def form_of(step: str, answers: Mapping[str, Any], typed: Any = None) -> forms.Form:
    """Return the form of a step, filled in as it was; what was answered before may change what it asks."""
    hidden = answers.get("what", {}).get("visibility", Visibility.OPEN) != Visibility.OPEN
    form = MonthForm if step == "meeting" and hidden else STEPS[step]
    return form(typed, initial=answers.get(step))


def missing_step(answers: Mapping[str, Any]) -> str:
    """Return the first step that is not answered as it must be; empty where all are."""
    return next((step for step in STEPS if not form_of(step, answers, answers.get(step, {})).is_valid()), "")


def plan_of(answers: Mapping[str, Any], keys: list[str], recovery: str | None) -> Plan:
    """Return what the answers, every one of which is as it must be, decide; ``keys`` are those that will seal."""
    forms = {step: form_of(step, answers, answers[step]) for step in STEPS}
    for form in forms.values():
        form.full_clean()
    typed = {step: form.cleaned_data for step, form in forms.items()}
    held = typed["meeting"]["held"]
    organs, offices = _offices(typed["offices"])
    return Plan(
        effective=held if isinstance(held, str) else held.isoformat(),
        custody=Custody(typed["keys"]["custody"]),
        founding=_founding(typed, forms, keys, recovery),
        organs=organs,
        offices=offices,
    )


def _founding(
    typed: Mapping[str, Any], forms: Mapping[str, Any], keys: list[str], recovery: str | None
) -> dict[str, Json]:
    what, call, meeting = typed["what"], typed["call"], typed["meeting"]
    names: dict[str, Json] = {each: text for each in ("fa", "en") if (text := what[f"name_{each}"])}
    named: dict[str, Json] = {
        "binding": reader_language() if reader_language() in names else next(iter(names)),
        **names,
    }
    presence: list[Json] = [{"category": each, "band": int(meeting[each])} for each in _PRESENT if meeting[each]]
    said: dict[str, Json] = {name: what[name] for name in ("visibility", "claimed_class", "basis", "workplace")}
    return {
        **said,
        "name": named,
        "branch": what["branch"] or None,
        "place": what["place"] or None,
        "keys": list(keys),
        "recovery": recovery,
        "witnesses": list(forms["keys"].rows_typed()),
        "witnesses_needed": typed["keys"]["witnesses_needed"] or 0,
        "conveners": [{"category": call["conveners"], "band": int(call["band"])}],
        "notice_days": call["notice_days"],
        "asked": list(forms["call"].rows_typed()),
        "presence": presence,
    }


def _offices(typed: Mapping[str, Any]) -> tuple[list[dict[str, Json]], list[dict[str, Json]]]:
    held = [office for office in _HELD if typed[office]]
    organs = ["board", *(["inspection"] if _INSPECTING.intersection(held) else [])]
    seats = {"board": typed["seats"]}
    return (
        [{"organ": each, "name": of_roles(each), "elected_by": ASSEMBLY, "seats": seats.get(each)} for each in organs],
        [_office(each, typed[each]) for each in held],
    )


def _office(office: str, holder: str) -> dict[str, Json]:
    organ = "inspection" if office in _INSPECTING else "board"
    said: dict[str, Json] = {"office": office, "organ": organ, "title": of_roles(office), "holder": holder}
    return {**said, "elected_by": ASSEMBLY, "until": None, "alternate": False, "mandate_from": None}
