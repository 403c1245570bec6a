"""The shapes of facts: what each type of act must say, and the path of what is wrong.

A shape is a function (value, path) that returns nothing or refuses. Shapes compose.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.dates import NotADay, first_day
from colonnade.core.ids import ACT_ID, ORGANISATION_ID, PublicKey
from colonnade.core.texts import LANGUAGES

Shape = Callable[[Json, str], None]
KEY_BYTES = 32
TEXT_LIMIT = 500
BAND_FLOORS = (0, 10, 50, 150, 500)
"""Where the bands begin in which acts tell how many were there or voted."""
_WORD = re.compile(r"[a-z0-9_]+")
_HASH = re.compile(r"[0-9a-f]{64}")


def word(value: Json, path: str) -> None:
    """One lower-case word of ``a-z 0-9 _``."""
    _matching(value, path, _WORD)


def organisation(value: Json, path: str) -> None:
    """An organisation's id."""
    _matching(value, path, ORGANISATION_ID)


def act(value: Json, path: str) -> None:
    """An act's id."""
    _matching(value, path, ACT_ID)


def digest(value: Json, path: str) -> None:
    """A SHA-256 in lower-case hexadecimal."""
    _matching(value, path, _HASH)


def text(value: Json, path: str) -> None:
    """A short text of one line, not empty."""
    if not isinstance(value, str) or not 0 < len(value) <= TEXT_LIMIT:
        raise Malformed(path, "kind")


def whole(value: Json, path: str) -> None:
    """A whole number, zero or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Malformed(path, "kind")


def band(value: Json, path: str) -> None:
    """Where a band begins."""
    if value not in BAND_FLOORS or isinstance(value, bool):
        raise Malformed(path, "not_a_band")


def yes_or_no(value: Json, path: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise Malformed(path, "kind")


def day(value: Json, path: str) -> None:
    """A day or a month."""
    read_day(value, path)


def read_day(value: Json, path: str) -> date:
    """Return the day, or the first day of the month, at ``path``."""
    try:
        if isinstance(value, str):
            return first_day(value)
    except NotADay:
        pass
    raise Malformed(path, "day")


def key(value: Json, path: str) -> None:
    """A public Ed25519 key: 32 bytes in base 64."""
    read_key(value, path)


def read_key(value: Json, path: str) -> PublicKey:
    """Return the public key at ``path``; only the one spelling of base 64 is taken."""
    if isinstance(value, str):
        try:
            raw = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) == KEY_BYTES and base64.b64encode(raw).decode() == value:
            return PublicKey(raw)
    raise Malformed(path, "form")


def passage(value: Json, path: str) -> None:
    """A text in Persian, English or both, with the language that binds."""
    members = _members(value, path)
    binding = members.get("binding")
    if binding not in LANGUAGES or binding not in members:
        raise Malformed(f"{path}.binding", "not_one_of")
    for language, version in members.items():
        if language != "binding":
            _language(language, path)
            text(version, f"{path}.{language}")


def one_of(*allowed: str) -> Shape:
    """One of the words given."""

    def check(value: Json, path: str) -> None:
        if value not in allowed:
            raise Malformed(path, "not_one_of")

    return check


_language = one_of(*LANGUAGES)


def maybe(shape: Shape) -> Shape:
    """Null, or what ``shape`` asks."""

    def check(value: Json, path: str) -> None:
        if value is not None:
            shape(value, path)

    return check


def each(shape: Shape, at_least: int = 0) -> Shape:
    """A list of what ``shape`` asks."""

    def check(value: Json, path: str) -> None:
        if not isinstance(value, list) or len(value) < at_least:
            raise Malformed(path, "kind")
        for index, item in enumerate(value):
            shape(item, f"{path}[{index}]")

    return check


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    """An object with every required member, perhaps some optional, and no other."""
    shapes = {**required, **(optional or {})}

    def check(value: Json, path: str) -> None:
        if not _fits(value, shapes, required.keys()):
            find_the_fault(value, path)

    def find_the_fault(value: Json, path: str) -> None:
        members = _members(value, path)
        for missing in sorted(required.keys() - members.keys()):
            raise Malformed(f"{path}.{missing}", "missing")
        for name in sorted(members):
            if name not in shapes:
                raise Malformed(f"{path}.{name}", "unknown_field")
            shapes[name](members[name], f"{path}.{name}")

    return check


document = record({"type": text, "length": whole, "sha256": digest})
"""A document beside the log: SHA-256 of 32 random bytes and the content."""
votes = record({"yes": band, "no": band, "abstained": band})
"""How an assembly voted, in bands."""


_COUNTED = record({"yes": whole, "no": whole, "abstained": whole, "entitled": whole})


def counted(value: Json, path: str) -> None:
    """How many voted how, and how many could have."""
    _COUNTED(value, path)
    yes, no, abstained, entitled = read_counted(value)
    if yes + no + abstained > entitled:
        raise Malformed(f"{path}.entitled", "fewer_than_voted")


def is_counted(value: Json) -> bool:
    """Whether votes are told by number, with how many could have voted, and not in bands."""
    return isinstance(value, Mapping) and "entitled" in value


def read_counted(value: Json) -> tuple[int, int, int, int]:
    """Return yes, no, abstained and entitled of votes that are counted."""
    assert isinstance(value, Mapping)
    yes, no, abstained, entitled = (value[each] for each in ("yes", "no", "abstained", "entitled"))
    assert isinstance(yes, int)
    assert isinstance(no, int)
    assert isinstance(abstained, int)
    assert isinstance(entitled, int)
    return yes, no, abstained, entitled


def votes_or_counted(value: Json, path: str) -> None:
    """How an assembly voted: in bands, or counted, with how many could have."""
    (counted if is_counted(value) else votes)(value, path)


def _fits(value: Json, shapes: Mapping[str, Shape], needed: AbstractSet[str]) -> bool:
    """Whether all is as asked: looked through without paths, which only a fault needs."""
    if not isinstance(value, dict) or not needed <= value.keys():
        return False
    try:
        for name, item in value.items():
            shapes[name](item, "")
    except (KeyError, Malformed):
        return False
    return True


def _members(value: Json, path: str) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise Malformed(path, "kind")
    return value


def _matching(value: Json, path: str, form: re.Pattern[str]) -> None:
    if not isinstance(value, str):
        raise Malformed(path, "kind")
    if not form.fullmatch(value):
        raise Malformed(path, "form")
