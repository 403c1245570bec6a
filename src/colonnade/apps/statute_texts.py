"""A statute as it is typed, pasted or brought as a file: one field, wherever it is asked for, that tells its lines.

What is brought stands in the field from then on, as if it had been pasted: so it survives whatever else is wrong in the
form, is kept with it, and can be corrected there.
"""

import codecs
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html

from colonnade.apps.asking import reader_language, refused
from colonnade.core.statutes.faults import NotAStatute, fault_at
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.texts import Statute
from colonnade.words.pages import say
from colonnade.words.statute_checks import Checked, checked

LONGEST = 200_000
"""In characters, wherever a statute is brought to a page; ``docs/rules/statutes.md``, "Beside the editor"."""
_MOST_BYTES = 4 * LONGEST + len(codecs.BOM_UTF8)
_LOST = "\ufffd"
"""What stands where a byte was no letter."""

_EDITOR = (
    '{editor}\n<label for="{id}">{label}</label>\n<p class="hint" id="{id}_helptext">{help}</p>\n'
    '<input type="file" name="{name}" id="{id}" accept=".statute,.txt,text/plain" aria-describedby="{id}_helptext">'
)


class StatuteInput(forms.Textarea):
    """An editor, and below it a file that takes the place of what stands in it."""

    needs_multipart_form = True

    def __init__(self) -> None:
        """Each line runs in its own direction, and no browser corrects it."""
        super().__init__({"dir": "auto", "rows": "24", "autocomplete": "off", "spellcheck": "false"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the text of the file, if one was brought, or else what stands in the editor."""
        file = files.get(f"{name}_file") if files else None
        if file is None:
            return super().value_from_datadict(data, files, name)
        file.seek(0)
        return _text(file.read(_MOST_BYTES + 1))

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        """Return the editor and the file's field, each with its label."""
        language = reader_language()
        given = {
            "editor": super().render(name, value, attrs, renderer),
            "name": f"{name}_file",
            "id": f"{(attrs or {}).get('id', name)}_file",
            "label": say("check.file", language),
            "help": say("check.file_help", language),
        }
        return format_html(_EDITOR, **given)


def _text(content: bytes) -> str:
    """The text that ``content`` is; of what is no UTF-8, all up to the first byte that is no letter."""
    text = content.removeprefix(codecs.BOM_UTF8).decode(errors="replace").replace("\0", _LOST)
    before, lost, _ = text.partition(_LOST)
    return (before + lost)[: LONGEST + 1]


class StatuteField(forms.CharField):
    """A statute."""

    widget = StatuteInput

    def __init__(self, **named: Any) -> None:
        """It is taken as it is typed, blanks and all."""
        super().__init__(**named, strip=False)

    def clean(self, value: Any) -> Any:
        """Return the statute, or refuse with the first line at fault."""
        text = super().clean(value)
        _require_length(text)
        try:
            return _read(text)
        except NotAStatute as refusal:
            refusal.facts["place"] = str(self.label)
            raise refused(refusal) from None


def _require_length(text: str) -> None:
    if len(text) > LONGEST:
        raise forms.ValidationError(say("check.too_long", reader_language()))


def _read(text: str) -> Statute:
    before, lost, _ = text.partition(_LOST)
    if lost:
        raise fault_at(before.replace("\r\n", "\n").count("\n") + 1, "", "not_utf8")
    return read_statute(text.encode())


def beside(field: BoundField) -> Checked | None:
    """Return what is found in the statute that stands in the field now; none where none does, or it is no text."""
    text = field.value()
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST or _LOST in text:
        return None
    return checked(text, str(field.label), reader_language())
