"""What each has done at the desk, by day and for that account alone; nobody else's is ever read here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.paginator import Paginator

from colonnade.apps.accounts import selectors as accounts
from colonnade.apps.desk.models import Deed, SeatRow
from colonnade.core.ids import ActId, OrganisationId

AT_ONCE = 25


class Did(StrEnum):
    """What somebody did."""

    WROTE = "wrote"
    AGREED = "agreed"
    RECORDED = "recorded"
    WITHDREW = "withdrew"
    SAT = "sat"
    FOUNDED = "founded"


@dataclass(frozen=True, slots=True)
class Done:
    """One deed: of which organisation, with an act of which type, and where to look at it."""

    on: date
    did: Did
    organisation: OrganisationId
    kind: str
    draft: int | None
    act: str


@dataclass(frozen=True, slots=True)
class DonePage:
    """Some of what a person has done, the newest first, and the numbers of the pages beside it; none: 0."""

    deeds: tuple[Done, ...]
    with_account: tuple[ActId, ...]
    """Seats that came with the account itself, by the acts that filled their offices: on the last page."""
    number: int
    of: int


def note(person: int, did: Did, organisation: str, kind: str, *, on: date, draft: int | None = None) -> None:
    """It is among what the person has done; doing the same to a draft twice on a day is one deed."""
    said = {"person": person, "deed": did.value, "organisation": organisation, "kind": kind, "draft": draft, "on": on}
    if draft is None or not Deed.objects.filter(**said).exists():
        Deed.objects.create(**said)


def note_act(person: int, did: Did, organisation: str, kind: str, act: str, *, on: date) -> None:
    """The same of an act in the log."""
    Deed.objects.create(person=person, deed=did.value, organisation=organisation, kind=kind, act=act, on=on)


def done_by(person: int, number: int) -> DonePage:
    """Return the ``number``-th page of what the person has done, or the nearest there is."""
    page = Paginator(Deed.objects.filter(person=person).order_by("-on", "-id"), AT_ONCE).get_page(number)
    deeds = tuple(
        Done(each.on, Did(each.deed), OrganisationId(each.organisation), each.kind, each.draft, each.act)
        for each in page.object_list
    )
    is_last = not page.has_next()
    return DonePage(deeds, _with_account(person) if is_last else (), page.number, page.paginator.num_pages)


def _with_account(person: int) -> tuple[ActId, ...]:
    taken: Collection[int] = accounts.invitations_taken(person)
    noted = Deed.objects.filter(person=person, deed=Did.SAT.value).values_list("act", flat=True)
    rows = SeatRow.objects.filter(invitation__in=taken).exclude(act__in=noted).order_by("id")
    return tuple(ActId(each) for each in rows.values_list("act", flat=True))
