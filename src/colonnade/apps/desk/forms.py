"""What people type at the desk: fields with help in both languages, and what every act is asked for."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from colonnade.apps.asking import reader_language, said
from colonnade.apps.desk.about import About
from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.acts.facts import read_key
from colonnade.core.acts.facts import word as read_word
from colonnade.core.dates import NotADay
from colonnade.core.texts import is_plain
from colonnade.words.calendars import read_day
from colonnade.words.organisations import word as in_words
from colonnade.words.pages import say

LONGEST, LONGEST_LETTER, LONGEST_NAME = 300, 20_000, 120
_CODE, _DAY, _KEY, _WORD = 60, 30, 80, 60
Words = Mapping[str, tuple[str, str]]
Question = Callable[[About], list[tuple[str, str]]]
CODE_FIELD: Mapping[str, str | None] = {
    "accounts.not_a_code": "code",
    "accounts.no_invitation": "code",
    "accounts.invitation_waiting": "code",
    "accounts.invitation_no_longer": "code",
    "accounts.other_name": "code",
}
"""Beside which field a refusal is told where a code is typed."""


def _told(code: str) -> forms.ValidationError:
    return forms.ValidationError(say(code, reader_language()))


class Line(forms.CharField):
    """A text as an act may hold it: in normal form, without anything that could turn a line around."""

    def to_python(self, value: Any) -> str:
        """Return the text, or refuse signs that may not stand in an act."""
        text = unicodedata.normalize("NFC", str(super().to_python(value) or ""))
        if isinstance(self.widget, forms.Textarea):
            return text
        text = " ".join(text.split())
        if not is_plain(text):
            raise _told("desk.no_such_signs")
        return text


class Day(forms.CharField):
    """A day in whichever calendar it was typed; empty where none need be."""

    def clean(self, value: Any) -> Any:
        """Return the day, none where it was left out, or refuse."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_day(text)
        except NotADay:
            raise _told("desk.no_day") from None


class Key(forms.CharField):
    """A public key as ``colonnade act key`` prints it."""

    def clean(self, value: Any) -> Any:
        """Return the key, or refuse."""
        text = super().clean(value)
        try:
            return text and read_key(text, "") and text
        except Malformed:
            raise _told("desk.no_key") from None


class Word(forms.CharField):
    """A short name as acts spell it; capitals, blanks and hyphens are turned into what may stand there."""

    def clean(self, value: Any) -> Any:
        """Return the word, or refuse."""
        text = "_".join(str(super().clean(value)).lower().replace("-", " ").split())
        try:
            read_word(text, "")
        except Malformed:
            raise _told("desk.no_word") from None
        return text


def _usual(code: str, **more: Any) -> dict[str, Any]:
    needed = {"required": said("desk.needed"), "max_length": said("desk.too_long")}
    return {"label": said(code), "help_text": said(f"{code}_help"), "error_messages": needed, **more}


def line(code: str, *, required: bool = True, longest: int = LONGEST, **attributes: str) -> forms.CharField:
    """Return a field for a text of one line."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attributes})
    return Line(**_usual(code, required=required, max_length=longest, widget=widget))


def letter(code: str) -> forms.CharField:
    """Return a field for a letter, which need not be written."""
    widget = forms.Textarea(attrs={"dir": "auto", "autocomplete": "off", "rows": "8"})
    return Line(**_usual(code, required=False, max_length=LONGEST_LETTER, widget=widget))


def lines(code: str, *, longest: int) -> forms.CharField:
    """Return a field for a few lines that a machine reads, which need not be written."""
    widget = forms.Textarea(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false", "rows": "3"})
    return Line(**_usual(code, required=False, max_length=longest, widget=widget))


def day(code: str, *, required: bool = True) -> forms.CharField:
    """Return a field for a day."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return Day(**_usual(code, required=required, max_length=_DAY, widget=widget))


def word(code: str) -> forms.CharField:
    """Return a field for a short name in Latin letters."""
    widget = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"})
    return Word(**_usual(code, max_length=_WORD, widget=widget))


def key(code: str, *, required: bool = True) -> forms.CharField:
    """Return a field for a public key."""
    widget = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"})
    return Key(**_usual(code, required=required, max_length=_KEY, widget=widget))


def whole(code: str, *, required: bool = True, least: int = 0) -> forms.IntegerField:
    """Return a field for a whole number."""
    numbers = {name: said("desk.whole") for name in ("invalid", "min_value", "max_value")}
    usual = _usual(code, required=required)
    usual["error_messages"] |= numbers
    return forms.IntegerField(**usual, min_value=least, max_value=2**53 - 1, localize=False)


def tick(code: str) -> forms.BooleanField:
    """Return a field that is ticked or not."""
    return forms.BooleanField(**_usual(code, required=False))


def choice(code: str, codes: tuple[str, ...] = (), words: Words | None = None, *, empty: str = "") -> forms.ChoiceField:
    """Return a field in which one of ``codes`` is chosen; ``empty`` is the saying for none of them."""
    usual = _usual(code, required=not empty)
    usual["error_messages"] = {"required": said("desk.needed"), "invalid_choice": said("desk.needed")}

    def choices() -> list[tuple[str, str]]:
        none = [("", say(empty, reader_language()))] if empty else []
        return none + [(each, in_words(words or {}, each, reader_language())) for each in codes]

    return forms.ChoiceField(**usual, choices=choices)


def choices(code: str) -> forms.MultipleChoiceField:
    """Return a field in which any number of what there is are ticked."""
    usual = _usual(code)
    usual["error_messages"] = {"required": said("desk.needed"), "invalid_choice": said("desk.needed")}
    return forms.MultipleChoiceField(**usual, widget=forms.CheckboxSelectMultiple)


def pairs_of(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """Return what can be chosen now: value and words."""
    pairs: list[tuple[str, str]] = list(field.choices)  # type: ignore[arg-type]  # pairs, never groups
    return pairs


class CodeForm(forms.Form):
    """The code on paper for a seat."""

    code = line("desk.code", longest=_CODE, inputmode="numeric")


class ActForm(forms.Form):
    """What every act is asked for: from when it holds, and the article that it rests on."""

    choose: ClassVar[Mapping[str, str | Question]] = {}
    """Which fields choose among what there is: by a question about the organisation, or its name in :class:`About`."""
    waits_for_batch: ClassVar[bool] = True
    """Whether an act of a hidden organisation of this type says months, and waits."""
    searches: ClassVar[tuple[str, ...]] = ()
    """Which of the fields choose among everybody, so that one looks for them by name first."""
    checks: ClassVar[bool] = False
    """Whether what is typed can be checked before a draft is begun."""
    reads: ClassVar[bool] = False
    """Whether files are read that decide what else is asked."""
    effective = day("desk.effective")
    article = line("desk.article", required=False, longest=200)

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Let the fields choose among what there is; a hidden organisation chooses a month."""
        super().__init__(*arguments, **named)
        self.about = about
        for name, question in self.choose.items():
            self.offer(name, getattr(about, question)() if isinstance(question, str) else question(about))
        for name in self.searches:
            self.keep_chosen(name)
        if about.is_hidden and self.waits_for_batch:
            self.ask_for_month("effective", "desk.effective_month")
        self.order_fields([*(name for name in self.fields if name != "article"), "article"])

    def offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        """The field chooses among what is there; of several, nothing is chosen before somebody does."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        if not field.required:
            offered = [("", say("desk.not_said", reader_language())), *offered]
        elif len(offered) > 1 and not isinstance(field, forms.MultipleChoiceField):
            offered = [("", say("desk.choose", reader_language())), *offered]
        field.choices = offered

    def keep_chosen(self, name: str) -> None:
        """What was chosen already stays among the choices, whatever is looked for now."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        there = dict(pairs_of(field))
        chosen = self[name].value()
        others = self.about.named(
            each for each in (chosen if isinstance(chosen, list) else [chosen]) if each and each not in there
        )
        field.choices = [*there.items(), *others]

    def ask_for_month(self, name: str, code: str) -> None:
        """The field chooses a month that has ended, where a day would say too much."""
        months = choice(code)
        months.choices = self.about.months()
        self.fields[name] = months

    @classmethod
    def carried(cls, _sent: Mapping[str, Any]) -> dict[str, Any]:
        """Return what another page brings to this form, by field, before anybody types."""
        return {}

    @property
    def lacking(self) -> list[str]:
        """Return the labels of the fields that must be chosen in and have nothing to choose among."""
        chosen = ((field, self.fields[name]) for name in self.choose if (field := self[name]))
        return [str(bound.label) for bound, field in chosen if field.required and not list(field.choices)]  # type: ignore[attr-defined]  # choices of a field that chooses

    @property
    def holds_from(self) -> str:
        """Return the ISO day or month from which the act holds."""
        said_day = self.cleaned_data["effective"]
        return said_day.isoformat() if isinstance(said_day, date) else str(said_day)

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
