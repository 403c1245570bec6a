"""Reading a value of JSON part by part, in the shape that the protocol gives it; every refusal names its place."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from colonnade.core.elections.elements import Element, ElementSpelling, Group, ScalarSpelling, read_scalar
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.notation import LARGEST, Json

_HASH = re.compile(r"[0-9a-f]{64}")
_STAMP = re.compile(r"[0-9A-Za-z+/]{43}")
_UUID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,64}")
_OPTIONAL = "?"

Way: TypeAlias = "tuple[Way, str | int] | str"


def told(way: Way) -> str:
    """Return a way into a value as it is written: ``ballot.answers[0].choices``."""
    if isinstance(way, str):
        return way
    outer, step = way
    return f"{told(outer)}[{step}]" if isinstance(step, int) else f"{told(outer)}.{step}"


class Part(NamedTuple):
    """A part of a value, and the way to it from the outside."""

    value: Json
    way: Way

    def refusal(self, fault: str) -> Misread:
        """Return the refusal of this part."""
        return Misread(told(self.way), fault)

    def fields(self, *names: str) -> "list[Part | None]":
        """Return the parts of an object, whose fields are the names in their order; ``?name`` may be left out."""
        value = self.value
        if not isinstance(value, dict):
            raise self.refusal("no_object")
        plain = [name.removeprefix(_OPTIONAL) for name in names]
        due = [name for name, spelled in zip(plain, names, strict=True) if name is spelled or name in value]
        if list(value) != due:
            raise self.refusal(_fault_of(value, plain, due))
        return [Part(value[name], (self.way, name)) if name in value else None for name in plain]

    def given(self, *names: str) -> "list[Part]":
        """Return the parts of an object, whose fields are exactly the names in their order."""
        if isinstance(self.value, dict) and tuple(self.value) == names:
            return [Part(item, (self.way, name)) for name, item in self.value.items()]
        return [part for part in self.fields(*names) if part is not None]

    def has(self, name: str) -> bool:
        """Whether this is an object with such a field."""
        return isinstance(self.value, dict) and name in self.value

    def items(self, least: int = 0, most: int | None = None) -> "list[Part]":
        """Return the parts of a list, which has from ``least`` to ``most`` of them."""
        value = self.value
        if not isinstance(value, list):
            raise self.refusal("no_list")
        if len(value) < least or (most is not None and len(value) > most):
            raise self.refusal("number_of_items")
        return [Part(item, (self.way, at)) for at, item in enumerate(value)]

    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.value, list)

    def text(self, longest: int) -> str:
        """Return a text of at most so many characters."""
        if not isinstance(self.value, str):
            raise self.refusal("no_text")
        if len(self.value) > longest:
            raise self.refusal("text_too_long")
        return self.value

    def whole(self, least: int = 0, most: int = LARGEST - 1) -> int:
        """Return a whole number between bounds, both included."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.refusal("no_whole_number")
        if not least <= self.value <= most:
            raise self.refusal("number_out_of_bounds")
        return self.value

    def flag(self) -> bool:
        """Return whether it is true."""
        if not isinstance(self.value, bool):
            raise self.refusal("no_flag")
        return self.value

    def weight(self, longest: int = 24) -> int:
        """Return a weight: a number up to 2^30 - 1, beyond that its decimal digits as a text."""
        if not isinstance(self.value, str):
            return self.whole()
        text = self.text(longest)
        if not text.isascii() or not text.isdigit() or text[0] == "0" or int(text) < LARGEST:
            raise self.refusal("number_spelling")
        return int(text)

    def digest(self) -> str:
        """Return a SHA-256 in hexadecimal."""
        return self._matching(_HASH, "no_hash")

    def stamp(self) -> str:
        """Return a SHA-256 in base64 without its padding, as elections and ballots are stamped."""
        return self._matching(_STAMP, "no_hash")

    def uuid(self) -> str:
        """Return the name of an election."""
        return self._matching(_UUID, "no_uuid")

    def element(self, group: Group) -> Element:
        """Return an element in its one spelling; whether it is a member is asked elsewhere."""
        try:
            return group.read_element(str(self._string()))
        except ElementSpelling as refused:
            raise self.refusal("element_spelling") from refused

    def scalar(self, group: Group) -> int:
        """Return a number below the order of the group, in its one spelling."""
        try:
            return read_scalar(group, self._string())
        except ScalarSpelling as refused:
            raise self.refusal("scalar_spelling") from refused

    def _string(self) -> str:
        if not isinstance(self.value, str):
            raise self.refusal("no_text")
        return self.value

    def _matching(self, pattern: re.Pattern[str], fault: str) -> str:
        text = self._string()
        if not pattern.fullmatch(text):
            raise self.refusal(fault)
        return text


def weight_spelled(weight: int) -> Json:
    """Return a weight as it is written: a number up to 2^30 - 1, beyond that a text."""
    return weight if weight < LARGEST else str(weight)


def _fault_of(value: dict[str, Json], known: Sequence[str], due: Sequence[str]) -> str:
    if any(name not in value for name in due):
        return "field_missing"
    return "unknown_field" if any(name not in known for name in value) else "order_of_fields"


TEXT_LIMIT: Final = 16_384
NAME_LIMIT: Final = 1_024
