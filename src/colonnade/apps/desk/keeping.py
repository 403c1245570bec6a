"""The desk into a backup and out of it again: seats, drafts and agreements; whoever sat there sits there again.

Not in it are codes that nobody has taken yet, which the board gives anew, and the keys with which the node seals: a
backup that is opened by the wrong hands must speak for no organisation.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date

from colonnade.apps.accounts import selectors as accounts
from colonnade.apps.accounts import services
from colonnade.apps.desk.models import (
    Agreement,
    Deed,
    DraftRow,
    FoundedRow,
    FoundingRow,
    KeptForm,
    SealingKey,
    SeatRow,
)
from colonnade.core.dates import parse_day
from colonnade.core.desk.kept import (
    AgreementKept,
    DeskKept,
    DraftKept,
    FoundingKept,
    NotADesk,
    SeatKept,
    read_kept,
    spelled,
)

ROOM = "desk"


def kept(_secret: str) -> bytes:
    """Return the desk as a backup holds it, or nothing where nothing lies on it; it holds nothing closed."""
    desk = DeskKept(
        seats=tuple(
            SeatKept(row.organisation, row.act, accounts.name_of(person))
            for row in SeatRow.objects.order_by("id")
            if (person := accounts.account_from(row.invitation)) is not None
        ),
        drafts=tuple(_draft(row) for row in DraftRow.objects.order_by("id")),
        foundings=tuple(
            FoundingKept(accounts.name_of(row.person), row.began.isoformat(), row.answers)
            for row in FoundingRow.objects.order_by("id")
        ),
    )
    return spelled(desk) if desk.seats or desk.drafts or desk.foundings else b""


def _draft(row: DraftRow) -> DraftKept:
    agreed = Agreement.objects.filter(draft=row).order_by("id")
    return DraftKept(
        organisation=row.organisation,
        kind=row.kind,
        organ=row.organ,
        article=row.article,
        effective=row.effective,
        custody=row.custody,
        facts=row.facts,
        author=accounts.name_of(row.author),
        begun=row.begun.isoformat(),
        state=row.state,
        text=b64encode(bytes(row.text)).decode(),
        enclosed=b64encode(bytes(row.enclosed)).decode(),
        opening=row.opening,
        act=row.act,
        agreements=tuple(AgreementKept(accounts.name_of(each.person), each.words) for each in agreed),
    )


def put_back(content: bytes, _secret: str) -> None:
    """The tables hold the desk of a backup; its accounts are there already. Refuses a name that none of them has."""
    place = f"rooms/{ROOM}"
    desk = read_kept(content, place)
    persons = {name: account for name in desk.persons if (account := accounts.find_account(name)) is not None}
    if persons.keys() != desk.persons:
        raise NotADesk(place=place)
    for seat in desk.seats:
        invitation = services.taken_before(persons[seat.person], on=date.min)
        SeatRow.objects.create(organisation=seat.organisation, act=seat.act, invitation=invitation)
    for draft in desk.drafts:
        _put_draft(draft, persons)
    for founding in desk.foundings:
        began = parse_day(founding.began)
        FoundingRow.objects.create(person=persons[founding.person], began=began, answers=dict(founding.answers))


def _put_draft(draft: DraftKept, persons: Mapping[str, int]) -> None:
    row = DraftRow.objects.create(
        organisation=draft.organisation,
        kind=draft.kind,
        organ=draft.organ,
        article=draft.article,
        effective=draft.effective,
        custody=draft.custody,
        facts=dict(draft.facts),
        author=persons[draft.author],
        begun=parse_day(draft.begun),
        state=draft.state,
        text=b64decode(draft.text),
        enclosed=b64decode(draft.enclosed),
        opening=draft.opening,
        act=draft.act,
    )
    for agreed in draft.agreements:
        Agreement.objects.create(draft=row, person=persons[agreed.person], words=agreed.words)


def clear() -> None:
    """Nothing lies on any desk, nothing is told of anybody, and the node keeps no key of an organisation."""
    for table in (Agreement, DraftRow, SeatRow, FoundingRow, SealingKey, FoundedRow, KeptForm, Deed):
        table.objects.all().delete()
