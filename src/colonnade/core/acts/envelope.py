"""The envelope every act comes in, whatever it says.

An act is a statement by an organ of an organisation under an article of its statute.
``effective`` is the day from which it holds, ``recorded`` the day from which it is known;
a month (``2024-03``) may stand for either where a day would say too much.
Source: docs/rules/acts.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes, parse_canonical
from colonnade.core.dates import NotADay, first_day, last_day
from colonnade.core.ids import ACT_ID, ORGANISATION_ID, ActId, OrganisationId, act_id, organisation_id

ACT_SIZE_LIMIT = 48_000
FOUNDING = "organisations.founded/1"
_TYPE = re.compile(r"[a-z]+\.[a-z_]+/[1-9][0-9]{0,3}")
_WORD = re.compile(r"[a-z0-9_]*")
_MONTH_LENGTH = len("2024-03")
_FIELDS = frozenset(
    (
        *("act", "after", "article", "corrects", "critical", "custody", "effective"),
        *("facts", "organ", "organisation", "provenance", "recorded", "rules"),
    )
)


class Provenance(StrEnum):
    """How an act is known: proven by its organisation's seal, seen by witnesses, or told by an outside source."""

    SIGNED = "signed"
    WITNESSED = "witnessed"
    REPORTED = "reported"


class Custody(StrEnum):
    """Who holds the key that seals: the node, or the officers, away from it."""

    NODE = "node"
    OFFICERS = "officers"


@dataclass(frozen=True, slots=True)
class Act:
    """One act, read. ``organisation`` is the body it speaks for: for a founding act, the one it founds."""

    id: ActId
    type: str
    organisation: OrganisationId
    organ: str
    article: str
    after: tuple[ActId, ...]
    effective: date
    recorded: date
    facts: Mapping[str, Json]
    provenance: Provenance
    custody: Custody
    corrects: ActId | None
    critical: bool
    rules: str
    by_month: bool
    """Whether both of its days were given as months."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a writer fills in; :func:`act_bytes` makes it bytes. Days and months as ISO texts."""

    type: str
    organisation: str
    organ: str
    effective: str
    recorded: str
    facts: Mapping[str, Json]
    article: str = ""
    after: tuple[str, ...] = ()
    provenance: Provenance = Provenance.SIGNED
    custody: Custody = Custody.NODE
    corrects: str | None = None
    critical: bool = False
    rules: str = "colonnade_2026_1"


def act_bytes(envelope: Envelope) -> bytes:
    """Return the canonical bytes of the act, or refuse with the path of the fault."""
    text = canonical_bytes(
        {
            "act": envelope.type,
            "after": sorted(set(envelope.after)),
            "article": envelope.article,
            "corrects": envelope.corrects,
            "critical": envelope.critical,
            "custody": envelope.custody.value,
            "effective": envelope.effective,
            "facts": envelope.facts,
            "organ": envelope.organ,
            "organisation": envelope.organisation,
            "provenance": envelope.provenance.value,
            "recorded": envelope.recorded,
            "rules": envelope.rules,
        }
    )
    parse_act(text)
    return text


def parse_act(text: bytes) -> Act:
    """Return the act that ``text`` spells, checked field by field, or refuse with the path of the fault."""
    if len(text) > ACT_SIZE_LIMIT:
        raise Malformed("", "too_long")
    value = parse_canonical(text)
    if not isinstance(value, dict):
        raise Malformed("", "not_an_object")
    _require_fields(value)
    return _act(text, value)


def _require_fields(value: Mapping[str, Json]) -> None:
    for missing in sorted(_FIELDS - value.keys()):
        raise Malformed(missing, "missing")
    for unknown in sorted(value.keys() - _FIELDS):
        raise Malformed(unknown, "unknown_field")


def _act(text: bytes, value: Mapping[str, Json]) -> Act:
    identity = act_id(text)
    kind = _text(value, "act", _TYPE)
    facts = value["facts"]
    if not isinstance(facts, Mapping):
        raise Malformed("facts", "kind")
    if not isinstance(value["critical"], bool):
        raise Malformed("critical", "kind")
    return Act(
        id=identity,
        type=kind,
        organisation=_organisation(value, kind, identity),
        organ=_text(value, "organ", _WORD),
        article=_text(value, "article"),
        after=_after(value["after"]),
        effective=_day(value, "effective", first_day),
        recorded=_day(value, "recorded", last_day),
        facts=facts,
        provenance=Provenance(_one_of(value, "provenance", frozenset(Provenance))),
        custody=Custody(_one_of(value, "custody", frozenset(Custody))),
        corrects=_corrects(value["corrects"]),
        critical=value["critical"],
        rules=_text(value, "rules", _WORD),
        by_month=_is_month(value["effective"]) and _is_month(value["recorded"]),
    )


def _is_month(value: Json) -> bool:
    return isinstance(value, str) and len(value) == _MONTH_LENGTH


def _text(value: Mapping[str, Json], field: str, form: re.Pattern[str] | None = None) -> str:
    text = value[field]
    if not isinstance(text, str):
        raise Malformed(field, "kind")
    if form is not None and not form.fullmatch(text):
        raise Malformed(field, "form")
    return text


def _one_of(value: Mapping[str, Json], field: str, allowed: frozenset[str]) -> str:
    text = _text(value, field)
    if text not in allowed:
        raise Malformed(field, "not_one_of")
    return text


def _organisation(value: Mapping[str, Json], kind: str, identity: ActId) -> OrganisationId:
    named = _text(value, "organisation")
    if kind.partition("/")[0] == FOUNDING.partition("/")[0]:
        if named:
            raise Malformed("organisation", "founding_names_itself")
        return organisation_id(identity)
    if not ORGANISATION_ID.fullmatch(named):
        raise Malformed("organisation", "form")
    return OrganisationId(named)


def _after(value: Json) -> tuple[ActId, ...]:
    if not isinstance(value, list):
        raise Malformed("after", "kind")
    for index, item in enumerate(value):
        if not isinstance(item, str) or not ACT_ID.fullmatch(item):
            raise Malformed(f"after[{index}]", "form")
    if sorted(set(value)) != value:
        raise Malformed("after", "order")
    return tuple(ActId(str(item)) for item in value)


def _corrects(value: Json) -> ActId | None:
    if value is None:
        return None
    if not isinstance(value, str) or not ACT_ID.fullmatch(value):
        raise Malformed("corrects", "form")
    return ActId(value)


def _day(value: Mapping[str, Json], field: str, reading: Callable[[str], date]) -> date:
    try:
        return reading(_text(value, field))
    except NotADay:
        raise Malformed(field, "day") from None
