"""The acts of this room: a statute is adopted, amended, renewed; what each must say, and the rules it lays down.

What follows from them is decided where organisations are judged: ``core/organisations/adopting.py``.
A vocabulary that grows is a new version of the first two. Source: docs/rules/statutes.md, "What binds".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from colonnade.core.acts.canonical import Json, Malformed
from colonnade.core.acts.facts import Shape, act, day, digest, document, each, maybe, record, votes, word, yes_or_no
from colonnade.core.acts.facts import one_of as one_word_of
from colonnade.core.statutes import marks
from colonnade.core.statutes.reading import LONGEST_LINE, MOST_LANGUAGES, MOST_RULES
from colonnade.core.statutes.rules import Rule, Rules
from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.texts import Statute
from colonnade.core.statutes.values import Calendar, Table, spelled
from colonnade.core.statutes.vocabulary import rule_name, value_of

ADOPTED: Final = "statutes.adopted/1"
AMENDED: Final = "statutes.amended/1"
RENEWED: Final = "statutes.renewed/1"
_ARTICLE = re.compile(r"[1-9][0-9]{0,3}(?: bis(?: [1-9][0-9]?)?)?")


@dataclass(frozen=True, eq=False)
class Terms:
    """What a statute lays down for the software: its rules, and the calendar and zone in which its times run.

    Those of one statute are one value, so that what is made of them is made once.
    """

    rules: Rules
    calendar: Calendar
    zone: str


SILENT: Final = Terms(Rules(()), Calendar.GREGORIAN, "UTC")
"""Of whom no statute is in force."""


def _matching(form: re.Pattern[str]) -> Shape:
    def check(value: Json, path: str) -> None:
        if not isinstance(value, str) or form.fullmatch(value) is None:
            raise Malformed(path, "form")

    return check


def _said(value: Json, path: str) -> None:
    """What a rule's line says: plain, not empty."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_LINE:
        raise Malformed(path, "kind")


_RULE = record({"article": _matching(_ARTICLE), "key": _said, "value": _said})
_LANGUAGE = _matching(marks.LANGUAGE)


def _rules(value: Json, path: str) -> None:
    """Rules in the order of the document, each as the one form has it."""
    if not isinstance(value, list) or len(value) > MOST_RULES:
        raise Malformed(path, "kind")
    for index, item in enumerate(value):
        here = f"{path}[{index}]"
        _RULE(item, here)
        assert isinstance(item, Mapping)
        if item in value[:index]:
            raise Malformed(here, "twice")
        _require_canonical(str(item["key"]), str(item["value"]), here)


def _require_canonical(key: str, value: str, path: str) -> None:
    try:
        name = rule_name(key)
        if str(name) != key or spelled(value_of(name, value)) != value:
            raise Malformed(f"{path}.value", "not_canonical_rule")
    except BadRule:
        raise Malformed(path, "not_a_rule") from None


def _majority(value: Json, path: str) -> None:
    if not isinstance(value, str):
        raise Malformed(path, "kind")
    _require_canonical("majority", value, path)


def _languages(value: Json, path: str) -> None:
    each(_LANGUAGE, 1)(value, path)
    assert isinstance(value, list)
    if len(value) > MOST_LANGUAGES or any(item in value[:index] for index, item in enumerate(value)):
        raise Malformed(path, "twice")


_VERSION: dict[str, Shape] = {
    "rules": _rules,
    "languages": _languages,
    "binding": _LANGUAGE,
    "calendar": one_word_of(*(item.value for item in Calendar)),
    "zone": _matching(marks.ZONE),
    "document": document,
    "published": yes_or_no,
    "binds_from": day,
    "decided_by": word,
    "majority": _majority,
    "votes": maybe(votes),
}
SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        ADOPTED: record(_VERSION),
        AMENDED: record({**_VERSION, "amends": act, "before": digest}),
        RENEWED: record({"decided_by": word, "majority": _majority, "votes": maybe(votes)}),
    }
)


def said_by(statute: Statute) -> dict[str, Json]:
    """Return the facts of an act that follow from the statute alone: rules, languages, calendar and zone."""
    rules: list[Json] = [
        {"article": rule.article, "key": str(rule.name), "value": spelled(rule.value)} for rule in statute.rules
    ]
    languages: list[Json] = list(statute.languages)
    return {
        "rules": rules,
        "languages": languages,
        "binding": statute.binding,
        "calendar": statute.calendar.value,
        "zone": statute.zone,
    }


def terms_of(facts: Mapping[str, Json]) -> Terms:
    """Return what the facts of one of these acts lay down; their shape was checked before."""
    rules = facts["rules"]
    assert isinstance(rules, list)
    told = tuple(
        (str(rule["key"]), str(rule["value"]), str(rule["article"])) for rule in rules if isinstance(rule, dict)
    )
    return _terms(told, str(facts["calendar"]), str(facts["zone"]))


@lru_cache(maxsize=4096)
def _terms(told: tuple[tuple[str, str, str], ...], calendar: str, zone: str) -> Terms:
    named = ((rule_name(key), value, article) for key, value, article in told)
    rules = tuple(Rule(name, value_of(name, value), article) for name, value, article in named)
    return Terms(Rules(rules), Calendar(calendar), zone)


def majority_of(facts: Mapping[str, Json]) -> Table:
    """Return the majority by which an act says that it was decided."""
    value = value_of(rule_name("majority"), str(facts["majority"]))
    assert isinstance(value, Table)
    return value
