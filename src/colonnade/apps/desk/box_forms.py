"""What is asked of an officer about the ballot box of an election."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from colonnade.apps.asking import refused, said
from colonnade.core.elections.casting import read_bond, read_bonds, read_trackers
from colonnade.core.elections.hands import Bond
from colonnade.core.errors import Refusal

_HEXADECIMAL = {"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class BondsField(forms.FileField):
    """What inspectors hand in, a file each."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[tuple[Bond, ...]]:
        """Return the bonds of each file, or refuse."""
        files: list[UploadedFile[Any]] = [super(BondsField, self).clean(each, initial) for each in data or [None]]
        try:
            return [read_bonds(file.read()) for file in files]
        except Refusal as refusal:
            raise refused(refusal) from None


class BondField(forms.CharField):
    """One bond, in hexadecimal."""

    def clean(self, value: Any) -> Bond:
        """Return the bond, or refuse."""
        try:
            return read_bond(super().clean(value))
        except Refusal as refusal:
            raise refused(refusal) from None


def _archive() -> forms.FileField:
    return forms.FileField(label=said("box.archive_file"), help_text=said("box.archive_file_help"))


def _bonds() -> BondsField:
    return BondsField(label=said("box.bonds"), help_text=said("box.bonds_help"))


class HostForm(forms.Form):
    """A box comes."""

    use_required_attribute = False
    archive = _archive()
    bonds = _bonds()


class CloseForm(forms.Form):
    """A box is closed."""

    use_required_attribute = False
    sure = forms.BooleanField(label=said("box.sure"))


class ReplaceForm(forms.Form):
    """A code is replaced."""

    use_required_attribute = False
    lost = BondField(label=said("box.lost_bond"), widget=forms.TextInput(attrs=_HEXADECIMAL))
    instead = BondField(label=said("box.new_bond"), widget=forms.TextInput(attrs=_HEXADECIMAL))


class ResumeForm(forms.Form):
    """A stopped box goes on."""

    use_required_attribute = False
    bonds = _bonds()
    trackers = forms.CharField(
        label=said("box.trackers"), required=False, widget=forms.Textarea(attrs={"rows": 4, **_HEXADECIMAL})
    )

    def clean_trackers(self) -> frozenset[bytes]:
        """Return the digests, or refuse."""
        try:
            return read_trackers(self.cleaned_data["trackers"].encode())
        except Refusal as refusal:
            raise refused(refusal) from None


class CompleteForm(forms.Form):
    """An archive is brought further."""

    use_required_attribute = False
    archive = _archive()
