"""What is asked before a dossier is audited: the dossier, as a file or pasted, and as what its body is judged."""

from typing import Any

from django import forms

from colonnade.apps.asking import said
from colonnade.core.audit.dossier_reading import LARGEST
from colonnade.core.organisations.vocabulary import ClaimedClass

HERE, PRINTED = "here", "pdf"


AS = (
    ("", said("dossier.as_claimed")),
    (ClaimedClass.CONFEDERATION.value, said("dossier.as_confederation")),
    (ClaimedClass.FEDERATION.value, said("dossier.as_federation")),
    (ClaimedClass.BASE.value, said("dossier.as_base")),
    (ClaimedClass.COMMITTEE.value, said("dossier.as_committee")),
)
"""As what a body may be judged: what it claims to be, or one of the classes by which bodies are audited."""


class DossierForm(forms.Form):
    """One dossier. What is wrong in it is found when it is read."""

    use_required_attribute = False
    dossier = forms.FileField(label=said("dossier.file"), help_text=said("dossier.file_help"), required=False)
    pasted = forms.CharField(
        label=said("dossier.pasted"),
        help_text=said("dossier.pasted_help"),
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )
    judged_as = forms.ChoiceField(
        label=said("dossier.judged_as"),
        required=False,
        choices=AS,
    )
    form = forms.ChoiceField(
        label=said("dossier.form"),
        choices=[(HERE, said("dossier.here")), (PRINTED, said("dossier.printed"))],
    )

    def clean(self) -> dict[str, Any]:
        """One of both is given."""
        values: dict[str, Any] = super().clean() or {}
        if "dossier" in values and "pasted" in values and bool(values["dossier"]) is bool(values["pasted"].strip()):
            raise forms.ValidationError(said("dossier.one_of_both"))
        return values


def brought(values: dict[str, Any]) -> tuple[str, bytes]:
    """Return the field that holds the dossier, and its bytes; a file's name is not looked at."""
    if values["dossier"]:
        return "dossier", values["dossier"].read()
    return "pasted", str(values["pasted"]).encode()
