"""What is asked about a roll of voters: a roll that is brought, one line, a day."""

from typing import Any

from django import forms

from colonnade.apps.asking import reader_language, refused, said
from colonnade.core.dates import FOREVER, NotADay
from colonnade.core.elections.electorate import Voter
from colonnade.core.elections.rolls import LONGEST, MOST_WEIGHT, BadPseudonym, require_pseudonym
from colonnade.words.calendars import read_day, written

LARGEST = 2_000_000
"""Characters of a roll that is typed or pasted."""
_DAY = 30
_PLAIN = {"dir": "auto", "autocomplete": "off"}


class DayField(forms.CharField):
    """A day in whichever calendar it was typed; nothing where it may be left out."""

    def __init__(self, code: str, *, required: bool = True) -> None:
        """Ask for a day."""
        super().__init__(
            label=said(code),
            help_text=said(f"{code}_help"),
            required=required,
            max_length=_DAY,
            widget=forms.TextInput(attrs=_PLAIN),
            error_messages={"required": said("roll.needed"), "max_length": said("roll.bad_day")},
        )

    def clean(self, value: Any) -> Any:
        """Return the day, nothing where it was left out, or refuse."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_day(text)
        except NotADay:
            raise forms.ValidationError(said("roll.bad_day")) from None


class BringForm(forms.Form):
    """A roll as a file or pasted. What is wrong in it is found when it is read."""

    use_required_attribute = False
    roll_file = forms.FileField(label=said("roll.file"), help_text=said("roll.file_help"), required=False)
    pasted = forms.CharField(
        label=said("roll.pasted"),
        help_text=said("roll.pasted_help"),
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of both is given."""
        values: dict[str, Any] = super().clean() or {}
        if "roll_file" in values and "pasted" in values and bool(values["roll_file"]) is bool(values["pasted"].strip()):
            raise forms.ValidationError(said("roll.one_of_both"))
        return values


def brought(values: dict[str, Any]) -> tuple[str, bytes]:
    """Return the field that holds the roll, and its bytes; a file's name is not looked at."""
    if values["roll_file"]:
        return "roll_file", values["roll_file"].read()
    return "pasted", str(values["pasted"]).encode()


class LineForm(forms.Form):
    """One line of a roll."""

    pseudonym = forms.CharField(
        label=said("roll.pseudonym"),
        help_text=said("roll.pseudonym_help"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"required": said("roll.needed")},
    )
    since = DayField("roll.first_day")
    until = DayField("roll.end_day", required=False)
    weight = forms.IntegerField(
        label=said("roll.whole_weight"),
        help_text=said("roll.whole_weight_help"),
        min_value=1,
        max_value=MOST_WEIGHT,
        localize=False,
        error_messages={
            "required": said("roll.needed"),
            **dict.fromkeys(("invalid", "min_value", "max_value"), said("desk.whole")),
        },
    )

    def clean_pseudonym(self) -> str:
        """Return the pseudonym in normal form, or refuse."""
        try:
            return require_pseudonym(self.cleaned_data["pseudonym"])
        except BadPseudonym as bad:
            raise refused(bad) from None

    @property
    def line(self) -> Voter:
        """Return what was typed as a line."""
        values = self.cleaned_data
        return Voter(values["pseudonym"], values["since"], values["until"] or FOREVER, values["weight"])


def typed(line: Voter) -> dict[str, Any]:
    """Return what would have to be typed to say the line again."""
    language = reader_language()
    return {
        "pseudonym": line.pseudonym,
        "since": written(line.since, language),
        "until": "" if line.until == FOREVER else written(line.until, language),
        "weight": line.weight,
    }


class EndForm(forms.Form):
    """From which day a line entitles nobody."""

    ends = DayField("roll.ends")


AS_THEY_ARE, IN_UNITS = "weights", "units"


class TakeForm(forms.Form):
    """For which day the list of voters is taken away, and how weights are told."""

    record_day = DayField("roll.record_day")
    weights = forms.ChoiceField(
        label=said("roll.weights"),
        help_text=said("roll.weights_help"),
        choices=[(AS_THEY_ARE, said("roll.as_they_are")), (IN_UNITS, said("roll.in_units"))],
    )
