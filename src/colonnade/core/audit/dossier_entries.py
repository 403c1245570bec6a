"""The tables of a dossier, read key by key: each asks for what it needs and refuses the rest with its line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from colonnade.core.acts.canonical import INTEGER_LIMIT
from colonnade.core.audit.dossier_faults import NotADossier
from colonnade.core.audit.dossier_lines import Lines, Path
from colonnade.core.dates import NotADay, first_day
from colonnade.core.texts import Passage, is_plain

LONGEST_TEXT = 500
LONGEST_REPLY = 2000
LONGEST_NAME = 60
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
KEY = re.compile(r"[A-Za-z0-9_-]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PERSONAL = frozenset(
    (
        *("person", "persons", "people", "holder", "holders", "author", "authors", "signatory", "signatories"),
        *("surname", "first_name", "last_name", "full_name", "nickname", "born", "birthday", "gender", "nationality"),
        *("email", "mail", "phone", "telephone", "mobile", "address", "passport", "photo", "account", "accounts"),
        *("member_names", "members_names", "names", "chairman", "signed_by", "spokesperson", "contact"),
    )
)
"""Keys under which somebody would be named: a dossier has none of them."""
SEALED_WORDS = frozenset(
    {"keys", "key", "recovery", "witnesses", "witnesses_needed", "seal", "seals", "signature", "commitment"}
)


class Fractional(str):
    """A number with a fraction, kept as it is written, to be refused: nothing in a dossier is counted in parts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a dossier, at ``path``."""

    values: Mapping[str, Any]
    path: Path
    lines: Lines

    def refused(self, fault: str, *within: str | int, allowed: Sequence[str] = ()) -> NotADossier:
        """Return the refusal of what stands at ``within`` this table."""
        path = (*self.path, *within)
        return NotADossier(self.lines.line(path), spelled(path), fault, allowed)

    @property
    def line(self) -> int:
        """Where the table begins."""
        return self.lines.line(self.path)

    def only(self, *known: str) -> None:
        """Refuse a key that is none of ``known``."""
        for key in self.values:
            if key in known:
                continue
            if key in PERSONAL:
                raise self.refused("person", key)
            raise self.refused("seal" if key in SEALED_WORDS else "unknown_key", key, allowed=known)

    def needed(self, key: str) -> Any:
        """Return what stands under ``key``, or refuse."""
        if key not in self.values:
            raise self.refused("missing", key)
        return self.values[key]

    def text(self, key: str) -> str:
        """A text of one line, not empty."""
        return self._text(self.needed(key), key)

    def _text(self, value: Any, *within: str | int, longest: int = LONGEST_TEXT) -> str:
        if not isinstance(value, str):
            raise self.refused("not_text", *within)
        if not value.strip():
            raise self.refused("empty", *within)
        if len(value) > longest:
            raise self.refused("long_text", *within)
        return value

    def name(self, key: str) -> str:
        """A local name: letters, digits, and between them points, hyphens and low lines."""
        return self._name(self.needed(key), key)

    def _name(self, value: Any, *within: str | int) -> str:
        found = self._text(value, *within)
        if len(found) > LONGEST_NAME or not NAME.fullmatch(found):
            raise self.refused("not_a_name", *within)
        return found

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """One of the words ``allowed``."""
        value = self.needed(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.refused("not_one_of", key, allowed=allowed if len(allowed) <= MOST_LISTED else ())
        return value

    def day(self, key: str) -> str:
        """A day or a month."""
        value = self.needed(key)
        try:
            if isinstance(value, str):
                first_day(value)
                return value
        except NotADay:
            pass
        raise self.refused("day", key)

    def month(self, key: str) -> str:
        """A month."""
        value = self.day(key)
        if _ISO_DAY.fullmatch(value):
            raise self.refused("not_a_month", key)
        return value

    def words(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """A list of words, all ``allowed``, none twice."""
        value = self.needed(key)
        if not isinstance(value, list):
            raise self.refused("not_a_list", key)
        for number, each in enumerate(value):
            if not isinstance(each, str) or each not in allowed:
                raise self.refused("not_one_of", key, number, allowed=allowed)
            if each in value[:number]:
                raise self.refused("listed_twice", key, number)
        return tuple(value)

    def named(self, key: str) -> tuple[str, ...]:
        """A list of local names, none twice."""
        value = self.needed(key)
        if not isinstance(value, list) or not value:
            raise self.refused("not_a_list", key)
        names: dict[str, None] = {}
        for number, each in enumerate(value):
            name = self._name(each, key, number)
            if name in names:
                raise self.refused("listed_twice", key, number)
            names[name] = None
        return tuple(names)

    def yes_or_no(self, key: str) -> bool:
        """True or false."""
        value = self.needed(key)
        if not isinstance(value, bool):
            raise self.refused("not_yes_or_no", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of short texts, none empty."""
        value = self.needed(key)
        if not isinstance(value, list):
            raise self.refused("not_a_list", key)
        return tuple(self._text(each, key, number) for number, each in enumerate(value))

    def passage(self, key: str, languages: Sequence[str], longest: int = LONGEST_TEXT) -> Passage:
        """A text in one or more of the dossier's languages; the first of them that it has is the one that binds."""
        value = self.needed(key)
        if not isinstance(value, dict) or not value:
            raise self.refused("not_a_passage", key, allowed=languages)
        for language, said in value.items():
            if language not in languages:
                raise self.refused("language", key, language, allowed=languages)
            self._text(said, key, language, longest=longest)
        return Passage(dict(value), next(each for each in languages if each in value))

    def table(self, key: str) -> "Entry":
        """A table under ``key``."""
        value = self.needed(key)
        if not isinstance(value, dict):
            raise self.refused("not_a_table", key)
        return Entry(value, (*self.path, key), self.lines)

    def entries(self, key: str) -> list["Entry"]:
        """The tables of a list under ``key``, none where there is no such key."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.refused("not_entries", key)
        return [Entry(each, (*self.path, key, number), self.lines) for number, each in enumerate(value)]


MOST_LISTED = 40


def spelled(path: Path) -> str:
    """Return ``path`` as a writer would point at it: entries of a list count from 1."""
    said = ""
    for each in path:
        said += f"[{each + 1}]" if isinstance(each, int) else f".{each}" if said else each
    return said


def require_values(document: Mapping[str, Any], lines: Lines, *, months_only: bool) -> None:
    """Refuse what no dossier holds, anywhere in it: fractions, native dates, marks that do not print, days."""
    for path, value in _leaves(document, ()):
        fault = _fault(value, months_only=months_only)
        if fault:
            raise NotADossier(lines.line(path), spelled(path), fault)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield (*path, key), _Key(key)
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _leaves(each, (*path, number))
    else:
        yield path, value


class _Key(str):
    """A key, to be looked at as one."""

    __slots__ = ()


def _fault(value: Any, *, months_only: bool) -> str:
    fault = ""
    match value:
        case _Key() if not KEY.fullmatch(value) or len(value) > LONGEST_NAME:
            fault = "key"
        case Fractional():
            fault = "fraction"
        case date() | datetime() | time():
            fault = "native_date"
        case int() if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
            fault = "number"
        case str() if not is_plain(value):
            fault = "unprintable"
        case str() if months_only and _ISO_DAY.fullmatch(value):
            fault = "day_for_month"
    return fault
