"""The rule set an audit goes by: every threshold, severity, weight and norm, frozen and hashed before it starts.

The file is TOML. Numbers are whole or written as ``"P/Q"``, never with a point, so that every threshold is exact.
Source: docs/rules/audit.md, "Rule set"; norms 1.3, 8.1.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NoReturn

from colonnade.core.audit.findings import Severity
from colonnade.core.errors import Refusal
from colonnade.core.organisations.minimum import Minimum


class NotARuleSet(Refusal):
    """The bytes spell no rule set: ``fault`` names what is wrong; ``place``: the line, else the path, where it is."""

    code = "audit.not_a_rule_set"

    def within(self, file: str) -> "NotARuleSet":
        """Return the same refusal with its place in ``file``."""
        place = str(self.facts["place"])
        joined = f"{file}:{place}" if place.isdigit() else f"{file}, {place}" if place else file
        return NotARuleSet(place=joined, fault=self.facts["fault"])


@dataclass(frozen=True, slots=True)
class Norm:
    """A source a criterion rests on: its id, its edition, and how well it was read: law, constitution, default."""

    id: str
    edition: str
    tag: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as the rule set has it: how grave, its thresholds by name, its norms."""

    id: str
    severity: Severity
    thresholds: Mapping[str, Fraction]
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one audit, in catalogue order; ``sha256`` is over the bytes of the file they were read from.

    ``weights``: of each severity, blockers have none; ``levels``: the least weighted share for the levels by name.
    """

    id: str
    version: str
    sha256: str
    minimum: Minimum
    criteria: Mapping[str, Criterion]
    weights: Mapping[Severity, Fraction]
    levels: Mapping[str, Fraction]


FORMAT: Final = "colonnade.audit-rules/1"
TAGS: Final = ("law", "constitution", "practice", "default")
LEVELS: Final = ("stands", "carried")
SIZE_LIMIT: Final = 1_000_000
LARGEST: Final = 10**9
_NUMBER = re.compile(r"(\d{1,9})(?:/(\d{1,9}))?", re.ASCII)
_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_WEIGHED = tuple(each for each in Severity if each is not Severity.BLOCKER)


def read_rule_set(content: bytes, needed: Mapping[str, Sequence[str]]) -> RuleSet:
    """Return the rule set that ``content`` spells; ``needed``: by criterion, in catalogue order, its thresholds.

    A rule set has every criterion with exactly its thresholds, and nothing else; anything less or more is refused.
    """
    top = _table(_parsed(content), "")
    _exactly(top, ("format", "id", "version", "weights", "levels", "minimum", "criteria"), "")
    if top["format"] != FORMAT:
        _wrong("format", "format")
    criteria = _table(top["criteria"], "criteria")
    _exactly(criteria, tuple(needed), "criteria")
    return RuleSet(
        id=_text(top["id"], "id"),
        version=_text(top["version"], "version"),
        sha256=hashlib.sha256(content).hexdigest(),
        minimum=_minimum(_table(top["minimum"], "minimum")),
        criteria=MappingProxyType({name: _criterion(name, criteria[name], needed[name]) for name in needed}),
        weights=MappingProxyType(
            {Severity(name): found for name, found in _numbers(top["weights"], "weights", _WEIGHED).items()}
        ),
        levels=MappingProxyType(_levels(top["levels"])),
    )


def _levels(value: object) -> dict[str, Fraction]:
    found = _numbers(value, "levels", LEVELS)
    if not found["carried"] <= found["stands"] <= 1:
        _wrong("levels", "levels_out_of_order")
    return found


def _wrong(path: str, fault: str, line: int = 0) -> NoReturn:
    raise NotARuleSet(place=str(line) if line else path[:200], fault=fault)


def _parsed(content: bytes) -> object:
    if len(content) > SIZE_LIMIT:
        _wrong("", "too_long")
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError as fault:
        _wrong("", "not_utf8", content[: fault.start].count(b"\n") + 1)
    except tomllib.TOMLDecodeError as fault:
        found = _LINE.search(str(fault))
        _wrong("", "not_toml", int(found[1]) if found else content.count(b"\n") + 1)
    except RecursionError:
        _wrong("", "not_toml")


def _table(value: object, path: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        _wrong(path, "not_a_table")
    return value


def _exactly(table: Mapping[str, Any], names: Sequence[str], path: str) -> None:
    for missing in (name for name in names if name not in table):
        _wrong(_join(path, missing), "missing")
    for unknown in sorted(table.keys() - set(names)):
        _wrong(_join(path, unknown), "unknown")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _text(value: object, path: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 200 or not value.isprintable():
        _wrong(path, "not_a_text")
    return value


def _number(value: object, path: str) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST:
        return Fraction(value)
    found = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    if found is None or (found[2] is not None and not int(found[2])):
        _wrong(path, "not_a_number")
    return Fraction(int(found[1]), int(found[2] or 1))


def _numbers(value: object, path: str, names: Sequence[str]) -> dict[str, Fraction]:
    table = _table(value, path)
    _exactly(table, names, path)
    return {name: _number(table[name], _join(path, name)) for name in names}


def _minimum(table: Mapping[str, Any]) -> Minimum:
    names = [each.name for each in fields(Minimum)]
    found = _numbers(table, "minimum", names)
    for name, number in found.items():
        if number.denominator != 1:
            _wrong(f"minimum.{name}", "not_whole")
    return Minimum(**{name: int(number) for name, number in found.items()})


def _criterion(name: str, value: object, thresholds: Sequence[str]) -> Criterion:
    path = f"criteria.{name}"
    table = _table(value, path)
    _exactly(table, ("severity", *(("thresholds",) if thresholds else ()), "norms"), path)
    if table["severity"] not in tuple(Severity):
        _wrong(f"{path}.severity", "not_a_severity")
    norms = table["norms"]
    if not isinstance(norms, list) or not norms:
        _wrong(f"{path}.norms", "no_norm")
    return Criterion(
        id=name,
        severity=Severity(table["severity"]),
        thresholds=MappingProxyType(_numbers(table.get("thresholds", {}), f"{path}.thresholds", thresholds)),
        norms=tuple(_norm(each, f"{path}.norms[{index}]") for index, each in enumerate(norms)),
    )


def _norm(value: object, path: str) -> Norm:
    table = _table(value, path)
    _exactly(table, ("id", "edition", "tag"), path)
    if table["tag"] not in TAGS:
        _wrong(f"{path}.tag", "not_a_tag")
    return Norm(_text(table["id"], f"{path}.id"), _text(table["edition"], f"{path}.edition"), table["tag"])
