"""Founding at the desk: what was typed is kept between steps, and all the acts are recorded together or none is.

Whoever founds holds no office yet: what is needed is in the seals, every key that the founding act names.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from colonnade.apps.accounts.services import Invited
from colonnade.apps.desk import selectors
from colonnade.apps.desk.deeds import Did, note_act
from colonnade.apps.desk.kept_forms import new_once
from colonnade.apps.desk.models import DraftRow, FoundedRow, FoundingRow
from colonnade.apps.desk.services import Chance, keep_key, open_seat
from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.acts.blobs import RANDOM_BYTES
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act, Custody, parse_act
from colonnade.core.desk.drafts import DraftState
from colonnade.core.desk.foundings import Founding, Plan, founding_of
from colonnade.core.desk.hands import BOARD
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.log.entries import act_text as text_in
from colonnade.edges.signing import Signer, seal_act

Given = list[tuple[ActId, Invited]]


class SealsMissing(Refusal):
    """Not every act that was handed out has come back sealed."""

    code = "desk.seals_missing"


class NothingBegun(Refusal):
    """The person is founding nothing: it was recorded already, or given up."""

    code = "desk.nothing_begun"


def answers_of(person: int) -> Mapping[str, Any]:
    """Return what the person has typed so far, by step."""
    found: Mapping[str, Any] = FoundingRow.objects.filter(person=person).values_list("answers", flat=True).first() or {}
    return found


def handed_out(person: int) -> list[bytes]:
    """Return the acts that were handed out to be sealed, in their order; none before they were."""
    row = FoundingRow.objects.filter(person=person).first()
    return [] if row is None else [b64decode(each) for each in row.texts]


@transaction.atomic
def keep(person: int, step: str, typed: Mapping[str, str], *, on: date) -> None:
    """What was typed at a step is kept; what was handed out before is awaited no more."""
    FoundingRow.objects.get_or_create(person=person, defaults={"began": on})
    row = FoundingRow.objects.select_for_update().get(person=person)
    row.answers, row.texts, row.opening = {**row.answers, step: dict(typed)}, [], None
    row.save()


@transaction.atomic
def give_up(person: int) -> None:
    """Nothing of it is kept any more, not in the database's journal either."""
    FoundingRow.objects.filter(person=person).delete()
    forget_what_is_gone()


class FoundedAlready(Refusal):
    """The organisation stands, and somebody sits on its board, which gives the codes for its seats."""

    code = "desk.founded_already"


@dataclass(frozen=True, slots=True)
class Founded:
    """An organisation that a person founded by the form with this number, and on whose board nobody sits yet."""

    once: str
    organisation: OrganisationId


def founded_by(person: int, on: date) -> list[Founded]:
    """Return what the person founded and may be shown the codes of once more, the newest first."""
    rows = FoundedRow.objects.filter(person=person).order_by("-id")
    some = [Founded(row.once, OrganisationId(row.organisation)) for row in rows]
    return [each for each in some if not _has_board(each.organisation, on)]


def founded_before(person: int, once: str) -> OrganisationId | None:
    """Return what the form founded, where it was sent before; none where this is the first time."""
    row = FoundedRow.objects.filter(person=person, once=once).first() if once else None
    return None if row is None else OrganisationId(row.organisation)


@transaction.atomic
def codes_again(person: int, once: str, *, on: date, chance: Chance) -> Given:
    """There are new codes for the seats that nobody took, the earlier ones void: the founder never saw those.

    Refused once somebody sits on the board, which gives codes from then on.
    """
    organisation = founded_before(person, once)
    if organisation is None:
        raise NothingBegun
    if _has_board(organisation, on):
        raise FoundedAlready
    return [
        (each.office.act, open_seat(each.office.act, on=on, chance=chance))
        for each in selectors.seats_of(organisation, on)
        if not each.is_taken
    ]


def _has_board(organisation: OrganisationId, on: date) -> bool:
    return any(seat.organ == BOARD for seat in selectors.seats_in(organisation, on))


def _locked(person: int) -> FoundingRow:
    """What the person is founding, which is recorded once however often it is sent."""
    row = FoundingRow.objects.select_for_update().filter(person=person).first()
    if row is None:
        raise NothingBegun
    return row


def _made(plan: Plan, origin: str, on: date, chance: Chance) -> Founding:
    last = publiclog.last_act(origin)
    return founding_of(plan, after=None if last is None else last[0], today=on, random=chance(RANDOM_BYTES))


@transaction.atomic
def found(
    person: int, plan: Plan, key: Signer, *, origin: str, secret: bytes, on: date, chance: Chance, once: str = ""
) -> tuple[Act, Given]:
    """The organisation stands, its key kept by the node; return its founding act and the codes for its seats.

    ``once``: the number of the form, by which it is known again.
    """
    _locked(person)
    made = _made(plan, origin, on, chance)
    act, given = _record(
        person,
        made.texts,
        [seal_act(text, key) for text in made.texts],
        made.opening,
        origin=origin,
        on=on,
        chance=chance,
        once=once,
    )
    keep_key(act.organisation, key, secret=secret)
    return act, given


@transaction.atomic
def hand_out(person: int, plan: Plan, *, origin: str, on: date, chance: Chance) -> None:
    """The exact bytes of every act are kept, to be sealed away from the node; made anew each time."""
    made = _made(plan, origin, on, chance)
    texts = [b64encode(text).decode() for text in made.texts]
    FoundingRow.objects.filter(person=person).update(texts=texts, opening=made.opening)


@transaction.atomic
def found_sealed(
    person: int, contents: Iterable[bytes], *, origin: str, on: date, chance: Chance, once: str = ""
) -> tuple[Act, Given]:
    """The organisation stands: every act that was handed out has come back sealed, in whatever order."""
    row, came = _locked(person), {text_in(each): each for each in contents}
    texts = [b64decode(each) for each in row.texts]
    missing = [text for text in texts if text not in came]
    if missing or not texts:
        raise SealsMissing(more=len(missing))
    sealed = [came[text] for text in texts]
    return _record(person, texts, sealed, row.opening, origin=origin, on=on, chance=chance, once=once)


def _record(
    person: int,
    texts: Sequence[bytes],
    contents: Sequence[bytes],
    opening: Mapping[str, Json] | None,
    *,
    origin: str,
    on: date,
    chance: Chance,
    once: str,
) -> tuple[Act, Given]:
    for content in contents:
        organisations.record_act(origin=origin, content=content, today=on)
    act = parse_act(texts[0])
    if opening is not None:
        _keep_opening(person, act, opening, on)
    give_up(person)
    FoundedRow.objects.create(person=person, once=once or new_once(chance), organisation=act.organisation)
    note_act(person, Did.FOUNDED, act.organisation, act.type, act.id, on=on)
    return act, [(each, open_seat(each, on=on, chance=chance)) for each in Founding(tuple(texts), None).offices]


def _keep_opening(person: int, act: Act, opening: Mapping[str, Json], on: date) -> None:
    """Those who will hold the offices find on their desks what opens the sealed founding act."""
    DraftRow.objects.create(
        organisation=act.organisation,
        kind=act.type,
        organ=act.organ,
        effective=act.effective.isoformat()[:7],
        custody=Custody(act.custody).value,
        facts=dict(act.facts),
        author=person,
        begun=on,
        state=DraftState.RECORDED.value,
        act=act.id,
        opening=dict(opening),
    )
