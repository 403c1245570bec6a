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
from functools import lru_cache
from typing import Any, Final

from colonnade.core.acts.canonical import Codec, Json, Malformed, canonical_bytes, parse_canonical
from colonnade.core.dates import NotADay, first_day, last_day
from colonnade.core.ids import ACT_ID, ORGANISATION_ID, ActId, OrganisationId, act_id, organisation_id

ACT_SIZE_LIMIT = 48_000
FOUNDING = "organisations.founded/1"
_TYPE = re.compile(r"[a-z]+\.[a-z_]+/[1-9][0-9]{0,3}")
_WORD = re.compile(r"[a-z0-9_]*")
MONTH_LENGTH = len("2024-03")
_FOUNDING = FOUNDING.partition("/")[0] + "/"
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


_PROVENANCES = {each.value: each for each in Provenance}
_CUSTODIES = {each.value: each for each in Custody}


@dataclass(slots=True)
class Act:
    """One act, read. ``organisation`` is the body it speaks for: for a founding act, the one it founds."""

    id: Final[ActId]
    type: Final[str]
    organisation: Final[OrganisationId]
    organ: Final[str]
    article: Final[str]
    after: Final[tuple[ActId, ...]]
    effective: Final[date]
    recorded: Final[date]
    facts: Final[Mapping[str, Json]]
    provenance: Final[Provenance]
    custody: Final[Custody]
    corrects: Final[ActId | None]
    critical: Final[bool]
    rules: Final[str]
    by_month: Final[bool]
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
    text = _bytes(envelope)
    parse_act(text)
    return text


def act_spelled(envelope: Envelope) -> Act:
    """Return the act that its canonical bytes spell, or refuse with the path of the fault."""
    return parse_act(_bytes(envelope))


def _bytes(envelope: Envelope) -> bytes:
    return canonical_bytes(
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


def parse_act(text: bytes, codec: Codec | None = None) -> Act:
    """Return the act that ``text`` spells, checked field by field, or refuse with the path of the fault."""
    if len(text) > ACT_SIZE_LIMIT:
        raise Malformed("", "too_long")
    value = parse_canonical(text, codec)
    if not isinstance(value, dict):
        raise Malformed("", "not_an_object")
    _require_fields(value)
    return _act(text, value)


def _require_fields(value: Mapping[str, Json]) -> None:
    if value.keys() == _FIELDS:
        return
    for missing in sorted(_FIELDS - value.keys()):
        raise Malformed(missing, "missing")
    for unknown in sorted(value.keys() - _FIELDS):
        raise Malformed(unknown, "unknown_field")


def _act(text: bytes, value: Mapping[str, Json]) -> Act:
    identity = act_id(text)
    kind = _text(value, "act", _TYPE)
    if not isinstance(value["facts"], dict):
        raise Malformed("facts", "kind")
    if not isinstance(value["critical"], bool):
        raise Malformed("critical", "kind")
    _organisation(value, kind)
    _text(value, "organ", _WORD)
    _text(value, "article")
    _require_ids(value["after"])
    _day(value, "effective", first_day)
    _day(value, "recorded", last_day)
    _require_one_of(value, "provenance", _PROVENANCES)
    _require_one_of(value, "custody", _CUSTODIES)
    _require_corrected(value["corrects"])
    _text(value, "rules", _WORD)
    return _spelled_out(identity, value)


def recalled_act(text: bytes, codec: Codec) -> Act:
    """Return the act that ``text`` spells, where it was parsed before and its bytes are known to be the same."""
    return _spelled_out(act_id(text), codec.decode(text))


def _spelled_out(identity: ActId, value: Any) -> Act:
    kind, effective, recorded = value["act"], value["effective"], value["recorded"]
    return Act(
        identity,
        kind,
        organisation_id(identity) if _is_founding(kind) else value["organisation"],
        value["organ"],
        value["article"],
        tuple(value["after"]),
        first_day(effective),
        last_day(recorded),
        value["facts"],
        _PROVENANCES[value["provenance"]],
        _CUSTODIES[value["custody"]],
        value["corrects"],
        value["critical"],
        value["rules"],
        len(effective) == MONTH_LENGTH and len(recorded) == MONTH_LENGTH,
    )


def _is_founding(kind: str) -> bool:
    return kind.startswith(_FOUNDING)


def _text(value: Mapping[str, Json], field: str, form: re.Pattern[str] | None = None) -> str:
    text = value[field]
    if not isinstance(text, str):
        raise Malformed(field, "kind")
    if form is not None and not _has_form(form, text):
        raise Malformed(field, "form")
    return text


@lru_cache(maxsize=4096)
def _has_form(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text) is not None


def _require_one_of(value: Mapping[str, Json], field: str, allowed: Mapping[str, StrEnum]) -> None:
    if _text(value, field) not in allowed:
        raise Malformed(field, "not_one_of")


def _organisation(value: Mapping[str, Json], kind: str) -> None:
    named = _text(value, "organisation")
    if _is_founding(kind):
        if named:
            raise Malformed("organisation", "founding_names_itself")
    elif not ORGANISATION_ID.fullmatch(named):
        raise Malformed("organisation", "form")


def _require_ids(value: Json) -> None:
    if not isinstance(value, list):
        raise Malformed("after", "kind")
    for index, item in enumerate(value):
        if not isinstance(item, str) or not ACT_ID.fullmatch(item):
            raise Malformed(f"after[{index}]", "form")
    if len(value) > 1 and sorted(set(value)) != value:
        raise Malformed("after", "order")


def _require_corrected(value: Json) -> None:
    if value is not None and not (isinstance(value, str) and ACT_ID.fullmatch(value)):
        raise Malformed("corrects", "form")


def _day(value: Mapping[str, Json], field: str, reading: Callable[[str], date]) -> None:
    try:
        reading(_text(value, field))
    except NotADay:
        raise Malformed(field, "day") from None
