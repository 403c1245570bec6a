"""What is asked about a statute: the questions of its template, as fields; whether an answer is good, core says."""

from collections.abc import Mapping
from typing import Any

from django import forms

from colonnade.apps.asking import reader_language, refused, said
from colonnade.apps.statute_texts import StatuteField
from colonnade.core.statutes.drawing_up import BadAnswer, Drawn, drawn_up, usual_answers
from colonnade.core.statutes.templates import Kind, Question, Template
from colonnade.words import statute_pages as words
from colonnade.words.calendars import digits


class CheckForm(forms.Form):
    """A statute to be checked."""

    use_required_attribute = False
    statute = StatuteField(
        label=said("check.text"),
        help_text=said("check.text_help"),
        error_messages={"required": said("check.nothing_brought")},
    )


class AnswersForm(forms.Form):
    """The questions of one template, in their order."""

    use_required_attribute = False

    def __init__(self, template: Template, answers: Mapping[str, Any] | None = None) -> None:
        """Ask them; as usual where nothing is answered yet."""
        super().__init__(answers, initial=_as_read(template))
        self.template = template
        for question in template.questions:
            for name in question.fields:
                self.fields[name] = _field(question, name)

    def drawn(self) -> Drawn | None:
        """Return the statute that the answers make; none where one cannot be taken, which the form then tells."""
        if not self.is_valid():
            return None
        try:
            return drawn_up(self.template, self.cleaned_data)
        except BadAnswer as refusal:
            self.add_error(str(refusal.facts["field"]), refused(refusal))
            return None


def _as_read(template: Template) -> dict[str, str]:
    """The usual answers, numbers in the reader's digits."""
    numbers = {each.name for each in template.questions if each.kind in (Kind.NUMBER, Kind.PERCENT)}
    return {
        name: digits(answer, reader_language()) if name in numbers else answer
        for name, answer in usual_answers(template).items()
    }


def _field(question: Question, name: str) -> forms.Field:
    language = reader_language()
    label, hint = words.label(name, language), words.hint(question, language)
    if question.kind is Kind.CHOICE:
        choices = [(each, words.choice(question, each, language)) for each in question.choices]
        return forms.ChoiceField(choices=choices, label=label, help_text=hint)
    if question.kind is Kind.TEXT:
        typed = forms.TextInput(attrs={"lang": name.rpartition("_")[2], "dir": "auto"})
        return forms.CharField(required=False, widget=typed, label=label, help_text=hint)
    return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), label=label, help_text=hint)
