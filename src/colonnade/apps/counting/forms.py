"""What is asked before a count: the ballots, the rule, seats, what was drawn, and constraints."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from colonnade.apps.asking import said
from colonnade.core.counting.constraints import ConstraintRule
from colonnade.core.counting.presets import PRESETS

MOST_SEATS = 10_000


class CountForm(forms.Form):
    """One count. What is wrong in the ballots is found when they are counted."""

    use_required_attribute = False
    ballots = forms.FileField(label=said("count.ballots"), help_text=said("count.ballots_help"))
    rule = forms.ChoiceField(
        label=said("count.rule"), help_text=said("count.rule_help"), choices=[(each, each) for each in PRESETS]
    )
    seats = forms.IntegerField(
        label=said("count.seats"),
        help_text=said("count.seats_help"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
    )
    lots = forms.CharField(
        label=said("count.lots"),
        help_text=said("count.lots_help"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    constraints = forms.CharField(
        label=said("count.constraints"),
        help_text=said("count.constraints_help"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    constraint_rule = forms.ChoiceField(
        label=said("count.constraint_rule"),
        choices=[
            (str(ConstraintRule.GUARD_AND_DOOM), said("count.guard_and_doom")),
            (str(ConstraintRule.REPLACE_LAST), said("count.replace_last")),
        ],
    )


def brought(values: dict[str, Any]) -> tuple[str, bytes]:
    """Return how the file's name ends, and its bytes; of the name nothing else is looked at."""
    file: UploadedFile[Any] = values["ballots"]
    return PurePath(file.name or "").suffix, file.read()
