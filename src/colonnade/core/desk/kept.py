"""What a backup holds of the desk: one line of JSON, in the open inside the backup's encryption.

Who sits where and who agreed to which words, by user name; codes that nobody has taken and keys that seal are not in
it. Source: docs/rules/desk.md, "Backup and restore".
"""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from colonnade.core.acts.canonical import Json, canonical_bytes
from colonnade.core.acts.envelope import Custody
from colonnade.core.dates import parse_day
from colonnade.core.desk.drafts import DraftState
from colonnade.core.errors import Refusal

FORMAT = "colonnade.desk/1"
T = TypeVar("T")


class NotADesk(Refusal):
    """The bytes are not a desk that was kept; ``place`` says which member of the backup."""

    code = "desk.not_kept"


@dataclass(frozen=True, slots=True)
class SeatKept:
    """A seat that somebody took: the organisation, the act that filled the office, and the user name."""

    organisation: str
    act: str
    person: str


@dataclass(frozen=True, slots=True)
class AgreementKept:
    """Somebody, by user name, agreed to the words of this digest."""

    person: str
    words: str


@dataclass(frozen=True, slots=True)
class DraftKept:
    """A draft, what it says and where it stands.

    In base 64, or empty: ``text``, the bytes handed out; ``enclosed``, the document that goes with it.
    """

    organisation: str
    kind: str
    organ: str
    article: str
    effective: str
    custody: str
    facts: Mapping[str, Json]
    author: str
    begun: str
    state: str
    text: str
    enclosed: str
    opening: Mapping[str, Json] | None
    act: str
    agreements: tuple[AgreementKept, ...]


@dataclass(frozen=True, slots=True)
class FoundingKept:
    """What somebody, by user name, has typed so far to found an organisation, by step."""

    person: str
    began: str
    answers: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class DeskKept:
    """Everything that lies on the desks of a node."""

    seats: tuple[SeatKept, ...]
    drafts: tuple[DraftKept, ...]
    foundings: tuple[FoundingKept, ...]

    @property
    def persons(self) -> frozenset[str]:
        """Return every user name in it."""
        agreed = {each.person for draft in self.drafts for each in draft.agreements}
        founding = {each.person for each in self.foundings}
        return frozenset(
            {each.person for each in self.seats} | {each.author for each in self.drafts} | agreed | founding
        )


def spelled(desk: DeskKept) -> bytes:
    """Return the member of the backup."""
    return json.dumps({**asdict(desk), "format": FORMAT}, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def read_kept(content: bytes, place: str) -> DeskKept:
    """Return the desk that was kept, or refuse with ``place``: nothing missing, nothing over, no seat twice."""
    try:
        said = json.loads(content)
        drafts, foundings = _each(said["drafts"], _draft), _each(said["foundings"], _founding)
        desk = DeskKept(_each(said["seats"], _seat), drafts, foundings)
        is_sound = said["format"] == FORMAT and spelled(desk) == content
    except (ValueError, KeyError, TypeError, AttributeError, Refusal):
        raise NotADesk(place=place) from None
    if not is_sound or len({each.act for each in desk.seats}) != len(desk.seats):
        raise NotADesk(place=place)
    return desk


def _each(said: Sequence[Any], read: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(read(each) for each in said)


def _seat(said: dict[str, Any]) -> SeatKept:
    _require_texts(said)
    return SeatKept(**said)


def _agreement(said: dict[str, Any]) -> AgreementKept:
    _require_texts(said)
    return AgreementKept(**said)


def _draft(said: dict[str, Any]) -> DraftKept:
    _require_texts({name: each for name, each in said.items() if name not in {"facts", "agreements", "opening"}})
    DraftState(said["state"]), Custody(said["custody"])
    parse_day(said["begun"])
    for name in ("text", "enclosed"):
        b64decode(said[name], validate=True)
    for facts in (said["facts"], said["opening"] or {}):
        canonical_bytes(dict(facts))
    return DraftKept(**{**said, "agreements": _each(said["agreements"], _agreement)})


def _founding(said: dict[str, Any]) -> FoundingKept:
    _require_texts({name: each for name, each in said.items() if name != "answers"})
    parse_day(said["began"])
    for typed in said["answers"].values():
        _require_texts(typed)
    return FoundingKept(**said)


def _require_texts(said: dict[str, Any]) -> None:
    if not all(isinstance(each, str) for each in said.values()):
        raise TypeError
