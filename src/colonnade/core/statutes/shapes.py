"""What values a key takes: how each kind is read, from a rule's line or from a table of TOML or JSON, or refused.

A rule's text may have Persian or Arabic digits and Persian commas. Source: docs/rules/statutes.md, "Values".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Protocol

from colonnade.core.errors import Refusal
from colonnade.core.statutes.values import Amount, Bound, Condition, Share, Span, Step, Table, Unit, Value, Whole
from colonnade.core.texts import is_plain

LARGEST: Final = 10**9
MOST_LISTED: Final = 100
LONGEST_TEXT: Final = 200
_QUOTED_TO: Final = 60
_LATIN: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٪،؛٫", "01234567890123456789%,;.")
_DIGITS = re.compile(r"\d{1,10}", re.ASCII)
_PART = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%", re.ASCII)
_PLUS_ONE = re.compile(r"(.+?)\s*\+\s*1", re.ASCII)
_MORE_THAN = re.compile(r"(?:more than|بیش از)\s+(.+)")
_SPAN = re.compile(r"(\d{1,5})\s+(\S+)", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d{1,4}))?\s+([A-Z]{3})", re.ASCII)
_STEP = re.compile(r"(\*|\d{1,10})\s*:\s*(\d{1,6})", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_YES_OR_NO: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False, "بله": True, "خیر": False})
_UNITS: Final[Mapping[str, Unit]] = MappingProxyType(
    {
        **dict.fromkeys(("day", "days", "روز"), Unit.DAYS),
        **dict.fromkeys(("month", "months", "ماه"), Unit.MONTHS),
        **dict.fromkeys(("year", "years", "سال"), Unit.YEARS),
    }
)


class BadRule(Refusal):
    """A rule cannot be read: its ``key``, the ``path`` within its value, what is ``given`` there, and the ``fault``."""

    code = "statutes.bad_rule"


def refused(path: str, given: object, fault: str) -> BadRule:
    """Return the refusal of what is ``given`` at ``path``; the key is filled in by who knows it."""
    return BadRule(key="", path=path, given=str(given)[:_QUOTED_TO], fault=fault)


def in_latin(text: str) -> str:
    """Return ``text`` with Latin digits, commas, semicolons and percent signs."""
    return text.translate(_LATIN)


class Shape(Protocol):
    """What values are taken."""

    def take(self, raw: object, path: str) -> Value:
        """Return the value that ``raw`` is, or refuse what stands at ``path`` in it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two bounds."""

    least: int = 0
    most: int = LARGEST
    unit: str = ""

    def take(self, raw: object, path: str) -> int:
        """Return it; in a rule's line its unit may follow."""
        if isinstance(raw, str):
            text = in_latin(raw).strip().removesuffix(self.unit or "\0").strip()
            if _DIGITS.fullmatch(text) is None:
                raise refused(path, raw, "not_whole")
            raw = int(text)
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise refused(path, raw, "not_whole")
        if not self.least <= raw <= self.most:
            raise refused(path, raw, "out_of_bounds")
        return raw


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """Yes or no."""

    def take(self, raw: object, path: str) -> bool:
        """Return it."""
        found = _YES_OR_NO.get(raw.strip(), raw) if isinstance(raw, str) else raw
        if not isinstance(found, bool):
            raise refused(path, raw, "not_yes_or_no")
        return found


@dataclass(frozen=True, slots=True)
class Word:
    """One of so many words."""

    words: tuple[str, ...]

    def take(self, raw: object, path: str) -> str:
        """Return it."""
        word = raw.strip() if isinstance(raw, str) else raw
        if word not in self.words:
            raise refused(path, raw, "no_such_word")
        return str(word)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an organ, a class of members, a branch: small letters a to z, digits and low lines."""

    def take(self, raw: object, path: str) -> str:
        """Return it."""
        name = raw.strip() if isinstance(raw, str) else ""
        if _NAME.fullmatch(name) is None:
            raise refused(path, raw, "not_a_name")
        return name


@dataclass(frozen=True, slots=True)
class Text:
    """A short text: a place, a body outside."""

    def take(self, raw: object, path: str) -> str:
        """Return it."""
        text = raw.strip() if isinstance(raw, str) else ""
        if not text or len(text) > LONGEST_TEXT or not is_plain(text) or set(text) & set(",;،؛"):
            raise refused(path, raw, "not_a_text")
        return text


def fraction(raw: object, path: str) -> Fraction:
    """Return the part that ``raw`` is: ``2/3``, ``30%``, 0 or 1, or a fraction."""
    if isinstance(raw, int | Fraction) and not isinstance(raw, bool) and 0 <= raw <= LARGEST:
        return Fraction(raw)
    text = in_latin(raw).strip() if isinstance(raw, str) else ""
    if (part := _PART.fullmatch(text)) is not None and int(part[2]):
        return Fraction(int(part[1]), int(part[2]))
    if (percent := _PERCENT.fullmatch(text)) is not None:
        places = percent[2] or ""
        return Fraction(int(percent[1] + places), 100 * 10 ** len(places))
    if text in ("0", "1"):
        return Fraction(int(text))
    raise refused(path, raw, "not_a_part")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole, at most the whole; ``is_some``: nothing is no part of it."""

    is_some: bool = False

    def take(self, raw: object, path: str) -> Fraction:
        """Return it."""
        part = fraction(raw, path)
        if part > 1:
            raise refused(path, raw, "above_the_whole")
        if self.is_some and not part:
            raise refused(path, raw, "part_of_nothing")
        return part


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A share that must be reached: ``2/3``, ``more than 1/2``, ``1/2+1``."""

    def take(self, raw: object, path: str) -> Share:
        """Return it; what nobody can reach is taken, and found by the check."""
        text = in_latin(raw).strip() if isinstance(raw, str) else raw
        if isinstance(text, str) and (more := _MORE_THAN.fullmatch(text)) is not None:
            return Share(fraction(more[1], path), Bound.MORE_THAN)
        if isinstance(text, str) and (one_more := _PLUS_ONE.fullmatch(text)) is not None:
            return Share(fraction(one_more[1], path), Bound.PLUS_ONE)
        return Share(fraction(text, path))


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many must be there: a share, a number of members, or any number; nobody is none of these."""

    def take(self, raw: object, path: str) -> Value:
        """Return a share, a number, or ``any``."""
        text = in_latin(raw).strip() if isinstance(raw, str) else raw
        if text == "any":
            return "any"
        is_number = isinstance(text, int) or (isinstance(text, str) and text.isdigit())
        asked = Number().take(text, path) if is_number else ShareOf().take(text, path)
        if asked in _NOBODY:
            raise refused(path, raw, "quorum_of_nobody")
        return asked


_NOBODY: Final = (0, Share(Fraction(0)))


@dataclass(frozen=True, slots=True)
class ConditionOf:
    """A share of a named whole: ``2/3 of cast``; of ``usual`` where none is named; ``is_some``: 0 is refused."""

    usual: Whole = Whole.CAST
    is_some: bool = False

    def take(self, raw: object, path: str) -> Condition:
        """Return it; a table has ``ratio`` and ``of``."""
        if isinstance(raw, Mapping):
            for name, unknown in raw.items():
                if name not in ("ratio", "of"):
                    raise refused(f"{path}.{name}".strip("."), unknown, "no_such_field")
            given: object = raw.get("of", self.usual.value)
            share: object = raw.get("ratio")
        elif isinstance(raw, str):
            share, parting, named = raw.rpartition(" of ")
            share, given = (share, named.strip()) if parting else (raw, self.usual.value)
        else:
            share, given = raw, self.usual.value
        whole = Word(tuple(each.value for each in Whole)).take(given, f"{path}.of" if path else "of")
        if self.is_some and (taken := ShareOf().take(share, path)) in _NOBODY:
            raise refused(path, taken, "part_of_nothing")
        return Condition(ShareOf().take(share, path), Whole(whole))


@dataclass(frozen=True, slots=True)
class SpanOf:
    """Some time; a bare number is in ``unit``."""

    unit: Unit
    least: int = 0

    def take(self, raw: object, path: str) -> Span:
        """Return it."""
        text = in_latin(raw).strip() if isinstance(raw, str) else raw
        if isinstance(text, str) and (found := _SPAN.fullmatch(text)) is not None:
            if found[2] not in _UNITS:
                raise refused(path, raw, "no_such_unit")
            return self._within(int(found[1]), _UNITS[found[2]], path)
        return self._within(Number().take(text, path), self.unit, path)

    def _within(self, number: int, unit: Unit, path: str) -> Span:
        if not self.least <= number <= _LONGEST[unit]:
            raise refused(path, number, "out_of_bounds")
        return Span(number, unit)


_LONGEST: Final[Mapping[Unit, int]] = MappingProxyType({Unit.DAYS: 36_525, Unit.MONTHS: 1_200, Unit.YEARS: 100})


@dataclass(frozen=True, slots=True)
class AmountOf:
    """A sum with its currency: ``115 SEK``."""

    def take(self, raw: object, path: str) -> Amount:
        """Return it."""
        found = _AMOUNT.fullmatch(in_latin(raw).strip()) if isinstance(raw, str) else None
        if found is None:
            raise refused(path, raw, "not_an_amount")
        places = found[2] or ""
        return Amount(Fraction(int(found[1] + places), 10 ** len(places)), found[3])


@dataclass(frozen=True, slots=True)
class Either:
    """Whatever one of several shapes takes; refused by the last."""

    shapes: tuple[Shape, ...]

    def take(self, raw: object, path: str) -> Value:
        """Return it."""
        for shape in self.shapes[:-1]:
            try:
                return shape.take(raw, path)
            except BadRule:
                continue
        return self.shapes[-1].take(raw, path)


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several of one kind, no two the same, in their order: ``a, b``."""

    shape: Shape

    def take(self, raw: object, path: str) -> tuple[Value, ...]:
        """Return them."""
        if isinstance(raw, str):
            raw = [each.strip() for each in in_latin(raw).split(",")]
        if not isinstance(raw, Sequence) or isinstance(raw, bytes) or not raw:
            raise refused(path, raw, "not_a_list")
        if len(raw) > MOST_LISTED:
            raise refused(path, len(raw), "too_many")
        taken = tuple(self.shape.take(each, f"{path}[{at}]") for at, each in enumerate(raw, 1))
        for at, each in enumerate(taken):
            if each in taken[:at]:
                raise refused(f"{path}[{at + 1}]", raw[at], "twice")
        return taken


@dataclass(frozen=True, slots=True)
class StepsOf:
    """Brackets that rise: ``5000:1, 10000:2, *:3``."""

    def take(self, raw: object, path: str) -> tuple[Value, ...]:
        """Return them."""
        steps = ListOf(_StepOf()).take(raw, path)
        for at in range(1, len(steps)):
            before, here = steps[at - 1], steps[at]
            assert isinstance(before, Step)
            assert isinstance(here, Step)
            if before.up_to is None or (here.up_to or LARGEST + 1) <= before.up_to or here.seats <= before.seats:
                raise refused(f"{path}[{at + 1}]", here, "falling")
        return steps


@dataclass(frozen=True, slots=True)
class _StepOf:
    def take(self, raw: object, path: str) -> Step:
        found = _STEP.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if found is None:
            raise refused(path, raw, "not_a_step")
        return Step(None if found[1] == "*" else int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class TableOf:
    """Named values; those in ``needed`` must be there.

    ``lead``: the one that is meant where a value stands alone. ``aliases``: other names by which some are known.
    """

    shapes: Mapping[str, Shape]
    needed: tuple[str, ...] = ()
    lead: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)

    def take(self, raw: object, path: str) -> Table:
        """Return them in the order of ``shapes``."""
        named = self._named(raw, path)
        for name, given in named.items():
            if name not in self.shapes:
                raise refused(f"{path}.{name}".strip("."), given, "no_such_field")
        for name in self.needed:
            if name not in named:
                raise refused(f"{path}.{name}".strip("."), "", "missing")
        pairs = [
            (name, shape.take(named[name], f"{path}.{name}".strip(".")))
            for name, shape in self.shapes.items()
            if name in named
        ]
        if not pairs:
            raise refused(path, raw, "empty_value")
        return Table(tuple(pairs))

    def _named(self, raw: object, path: str) -> dict[str, object]:
        if isinstance(raw, str):
            pairs: list[tuple[str, object]] = self._parted(raw, path)
        elif isinstance(raw, Mapping):
            pairs = [(str(name), given) for name, given in raw.items()]
        elif self.lead:
            pairs = [(self.lead, raw)]
        else:
            raise refused(path, raw, "not_a_table")
        named: dict[str, object] = {}
        for name, given in pairs:
            known = self.aliases.get(name, name)
            if known in named:
                raise refused(f"{path}.{known}".strip("."), given, "twice")
            named[known] = given
        return named

    def _led(self, text: str) -> list[tuple[str, object]]:
        """``2/3 of cast`` says two things at once."""
        given, parting, whole = text.rpartition(" of ")
        if parting and "of" in self.shapes:
            return [(self.lead, given), ("of", whole)]
        return [(self.lead, text)]

    def _parted(self, text: str, path: str) -> list[tuple[str, object]]:
        pairs: list[tuple[str, object]] = []
        for each in in_latin(text).split(";"):
            name, colon, given = each.partition(":")
            if not colon and self.lead and not pairs:
                pairs += self._led(each.strip())
            elif not colon or not given.strip():
                raise refused(path, each.strip(), "not_a_field")
            else:
                pairs.append((name.strip(), given.strip()))
        return pairs


def one_of(*words: str) -> Word:
    """Return the shape of one of ``words``."""
    return Word(words)


def some_of(*words: str) -> ListOf:
    """Return the shape of a list of ``words``."""
    return ListOf(Word(words))
