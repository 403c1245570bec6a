"""What the first page shows, as values: never more than a phone on a slow line can be asked to fetch.

Source: docs/rules/organisations.md, "The first page".
"""

from dataclasses import dataclass

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.colonnades import Colonnade, colonnade_of
from colonnade.apps.organisations.drawing import Shape, shapes_in
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.organisations.telling import Line, lines
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import StandingForm, View, measure_for, standing_form
from colonnade.core.organisations.groups import groups_of, has_room
from colonnade.core.organisations.picture import picture_of
from colonnade.core.organisations.sums import Summed

DRAWN, ROOFS = 3, 12
"""So many roofs are drawn, so many are named."""
COUNCILS = 6
LATEST = 12
LONGEST_NAME = 90
"""In bytes: nearly fifty letters of Persian, ninety of English."""


@dataclass(frozen=True, slots=True)
class Roof:
    """A roof that is named and not drawn: what it is shown to be and how many columns stand under it."""

    organisation: OrganisationId
    name: str
    form: StandingForm
    columns: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page; beside the roofs that it draws and names there are so many ``more_roofs``."""

    colonnades: list[Colonnade]
    roofs: list[Roof]
    more_roofs: int
    numbers: dict[str, int]
    acts: int
    latest: list[Line]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What its pictures are made of."""
        return shapes_in(each.drawing for each in self.colonnades)


def home_page(reader: Reader) -> HomePage:
    """Return the first page: three roofs drawn, nine named, numbers, the newest acts."""
    names = Names(reader.language, reader.known, longest=LONGEST_NAME)
    roofs = selectors.roofs(reader.on, reader.known, ROOFS)
    numbers = selectors.numbers(reader.on, reader.known)
    names.fetch(roofs)
    ground, view = selectors.ground(reader.on, reader.known, roofs), selectors.view(reader.on, reader.known)
    return HomePage(
        colonnades=[_drawn(ground, view, each, names) for each in roofs[:DRAWN]],
        roofs=[_roof(ground, each, names) for each in roofs[DRAWN:]],
        more_roofs=(numbers["confederation"] or numbers["federation"]) - len(roofs),
        numbers=numbers,
        acts=publiclog.number_known(reader.origin, reader.known),
        latest=lines(publiclog.latest(reader.origin, LATEST, reader.known), names),
    )


def _drawn(ground: Summed, view: View, roof: OrganisationId, names: Names) -> Colonnade:
    councils = selectors.councils(roof, view.on, names.known)
    beside, more = councils[:COUNCILS], len(councils[COUNCILS:])
    if has_room(ground, roof):
        return colonnade_of(view, picture_of(view, roof), names, beside, more)
    return colonnade_of(ground, groups_of(ground, roof), names, beside, more)


def _roof(ground: Summed, roof: OrganisationId, names: Names) -> Roof:
    return Roof(roof, names(roof), standing_form(ground, roof), ground.columns(roof, measure_for(ground, roof)))
