"""Several rows of the same fields in a form, without a script: a few empty ones, and one more for the asking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from colonnade.apps.asking import reader_language
from colonnade.words.pages import say

AT_FIRST, AT_MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows are called, and the fields of each by name."""

    name: str
    fields: Mapping[str, Callable[[], forms.Field]]


@dataclass(frozen=True, slots=True)
class Shown:
    """Fields shown together, as a form shows them; ``number``: which row it is, 0 what is no row."""

    number: int
    visible_fields: list[forms.BoundField]


class RowsForm(forms.Form):
    """A form with rows: how many stands in a hidden field; a row is typed whole or left out."""

    rows: ClassVar[Rows]

    def __init__(self, typed: Any = None, *arguments: Any, **named: Any) -> None:
        """Show as many rows as were shown before, one more where that is asked for."""
        super().__init__(typed, *arguments, **named)
        before = typed if typed is not None else named.get("initial") or {}
        self.number = min(_whole(before.get(self._counter)) + int("more" in before), AT_MOST)
        self.fields[self._counter] = forms.CharField(required=False, widget=forms.HiddenInput)
        if typed is not None:
            self.data = {**{name: typed.get(name) for name in typed}, self._counter: str(self.number)}
        self.initial[self._counter] = self.number
        for number in range(1, self.number + 1):
            for name, field in self.rows.fields.items():
                self.fields[self._at(name, number)] = field()

    @property
    def _counter(self) -> str:
        return f"{self.rows.name}_rows"

    def _at(self, name: str, number: int) -> str:
        return f"{self.rows.name}_{number}_{name}"

    @property
    def can_have_more(self) -> bool:
        """Whether one more row can be asked for."""
        return self.number < AT_MOST

    def shown(self) -> list[Shown]:
        """Return the fields that are no rows, then row by row."""
        named = {self._at(name, number) for number in range(1, self.number + 1) for name in self.rows.fields}
        plain = [field for field in self.visible_fields() if field.name not in named]
        return [Shown(0, plain)] + [
            Shown(number, [self[self._at(name, number)] for name in self.rows.fields])
            for number in range(1, self.number + 1)
        ]

    def rows_typed(self) -> list[dict[str, Any]]:
        """Return every row that was typed whole, in order."""
        some = [
            {name: self.cleaned_data.get(self._at(name, number)) for name in self.rows.fields}
            for number in range(1, self.number + 1)
        ]
        return [row for row in some if all(row.values())]

    def require_whole_rows(self) -> None:
        """Say so beside the field that is empty in a row where another is not."""
        for number in range(1, self.number + 1):
            places = [self._at(name, number) for name in self.rows.fields]
            empty = [place for place in places if not self.cleaned_data.get(place) and place not in self.errors]
            if len(empty) < len(places):
                for place in empty:
                    self.add_error(place, say("desk.needed", reader_language()))

    def clean(self) -> dict[str, Any]:
        """Refuse a row that is not whole."""
        self.require_whole_rows()
        return self.cleaned_data


def _whole(text: Any) -> int:
    shown = str(text or "")
    return int(shown) if shown.isascii() and shown.isdigit() and len(shown) < len("100") else AT_FIRST
