"""What is asked of a voter who brings a ballot that was made elsewhere."""

from typing import Any

from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from colonnade.apps.asking import said
from colonnade.core.elections.casting import CODE_LIMIT, typed_ballot

_BY_HAND = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}


class BallotForm(forms.Form):
    """A ballot, as a file or as its text, and the voting code."""

    use_required_attribute = False
    file = forms.FileField(label=said("box.ballot_file"), help_text=said("box.ballot_file_help"), required=False)
    text = forms.CharField(
        label=said("box.ballot_text"),
        help_text=said("box.ballot_text_help"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )
    code = forms.CharField(
        label=said("box.code"),
        help_text=said("box.code_help"),
        max_length=CODE_LIMIT,
        widget=forms.TextInput(attrs=_BY_HAND),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither file nor text, or with both."""
        values = super().clean() or {}
        if bool(values.get("file")) == bool(values.get("text", "").strip()):
            raise forms.ValidationError(said("box.one_ballot"))
        return values

    def ballot(self) -> bytes:
        """Return the bytes of the ballot."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return typed_ballot(self.cleaned_data["text"])
        return bytes(file.read()).strip()


def ballot_form(request: HttpRequest) -> BallotForm:
    """Return the form as it was sent, or empty; what is too large to be a ballot is told on it."""
    if request.method != "POST":
        return BallotForm()
    try:
        return BallotForm(request.POST, request.FILES)
    except RequestDataTooBig:
        form = BallotForm({})
        form.full_clean()
        form.errors.clear()
        form.add_error("file", said("box.too_large"))
        return form


class BoardForm(forms.Form):
    """A tracker to be looked for, or how it begins."""

    use_required_attribute = False
    tracker = forms.CharField(
        label=said("box.tracker"),
        max_length=CODE_LIMIT,
        widget=forms.TextInput(attrs={**_BY_HAND, "autocapitalize": "off"}),
    )
