"""The result of a count as an act: read out of its audit file, or brought from the page that counted.

Ballots never come here, and the file is read and not kept: what is typed, kept and sent again is the result in one
line, which is read as strictly as the file. It is shown in words beside the field.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from colonnade.apps.asking import reader_language, refused, said
from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm, choice, line, tick
from colonnade.apps.desk.writing import Asking, Written
from colonnade.core.acts.blobs import RANDOM_BYTES
from colonnade.core.acts.canonical import Json, canonical_bytes
from colonnade.core.counting.results import NoResult, Result, facts_of, read_result, result_in, spelled_result
from colonnade.core.dates import first_day
from colonnade.core.desk.hands import ASSEMBLY, COMMISSION
from colonnade.core.organisations.acts import BALLOTS, VOTES
from colonnade.core.organisations.commitments import hiding
from colonnade.core.organisations.vocabulary import band_floor
from colonnade.words import calendars
from colonnade.words.acts import FACTS, VALUES
from colonnade.words.organisations import word

NAME = "votes_counted"
CARRIED = "result"
"""Under which name the line comes from another page, and goes on with the form beside a file of the same name."""
_UNREADABLE = "-"
_WRITTEN = {"rule": "english", "edition": "english", "ballots": "code", "audit": "code"}
_OF_RESULT = ("rule", "edition", "seats", "winners", "lots", "valid", "invalid", "ballots", "audit")


class ResultInput(forms.FileInput):
    """A file to be read; beside it what was read before, which stays until another file is chosen."""

    template_name = "desk/_result.html"

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002 -- Django's signature
        """A result that was read before needs no file."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the result of the file in one line or, without a file, the line that came with the form."""
        file = files.get(name) if files else None
        if file is None:
            return data.get(name, "")
        file.seek(0)
        try:
            return spelled_result(result_in(file.read()))
        except NoResult:
            return _UNREADABLE

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs: the line, and what it says in words; nothing of a line that says nothing."""
        context = super().get_context(name, None, attrs)
        try:
            found = read_result(value or "")
        except NoResult:
            return context
        context["said"] = {"line": spelled_result(found), "facts": in_words(found)}
        return context


class ResultField(forms.Field):
    """The result of a count."""

    widget = ResultInput

    def clean(self, value: Any) -> Any:
        """Return the result, or refuse."""
        super().validate(value)
        try:
            return read_result(value)
        except NoResult as refusal:
            raise refused(refusal) from None


def in_words(result: Result) -> list[tuple[str, str, str]]:
    """Return the result in the reader's language: what each fact is called, what it says, how it is written."""
    language, facts = reader_language(), facts_of(result)
    return [
        (word(FACTS, name, language), _in_words(facts[name], language), _WRITTEN.get(name, "")) for name in _OF_RESULT
    ]


def _in_words(fact: Json, language: str) -> str:
    if isinstance(fact, bool):
        return word(VALUES, str(fact).lower(), language)
    if isinstance(fact, list):
        return ("، " if language == "fa" else ", ").join(str(each) for each in fact) or "–"
    return calendars.digits(str(fact), language) if isinstance(fact, int) else str(fact)


class ResultForm(ActForm):
    """What was voted on, the result, by whom it was counted, and whether its figures are shown."""

    choose = {"counted_by": "counters"}  # noqa: RUF012 -- declared by the class above
    title_fa = line("desk.voted_fa", required=False, lang="fa")
    title_en = line("desk.voted_en", required=False, lang="en")
    result = ResultField(
        label=said("desk.result"), help_text=said("desk.result_help"), error_messages={"required": said("desk.needed")}
    )
    shown = tick("desk.ballots_shown")
    counted_by = choice("desk.counted_by")

    @classmethod
    def carried(cls, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Return the result that another page brings."""
        return {CARRIED: sent[CARRIED]} if CARRIED in sent else {}

    def clean(self) -> dict[str, Any]:
        """Refuse a result of nobody knows what."""
        self.require_passage("title")
        return self.cleaned_data


def _result(form: ActForm, making: Making) -> Written:
    typed = form.cleaned_data
    facts = {"title": form.passage("title"), **facts_of(typed["result"])}
    if typed["shown"]:
        return Written(facts, organ=typed["counted_by"])
    facts["valid_at_least"] = min(band_floor(typed["result"].valid), _most_told(form))
    random, hidden = making.chance(RANDOM_BYTES), hiding(VOTES, facts)
    opening: Mapping[str, Json] = {"random": random.hex(), "revealed": dict(hidden.revealed)}
    return Written(hidden.committed(random), opening=opening, organ=typed["counted_by"])


def _most_told(form: ActForm) -> int:
    """The highest band that tells no more of how many there are than the organisation shows."""
    day = first_day(form.holds_from)
    return 0 if form.about.is_hidden else band_floor(form.about.least_shown(day))


def typed_again(facts: Mapping[str, Json], opened: Mapping[str, Json], organ: str) -> dict[str, Any]:
    """Return what would have to be typed to say these facts of a result, of which some were hidden."""
    every = {**facts, **opened}
    line_of = {name: every[name] for name in (*BALLOTS, "rule", "edition", "seats", "winners", "lots")}
    return {"result": canonical_bytes(line_of).decode(), "shown": "ballots" in facts, "counted_by": organ}


ASKINGS: Mapping[str, Asking] = {NAME: Asking(ASSEMBLY, ResultForm, _result, or_organ=COMMISSION)}
"""By the act's name, which stands in the address."""
