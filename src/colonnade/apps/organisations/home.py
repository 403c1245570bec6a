"""What the first page shows, as values."""

from dataclasses import dataclass

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.colonnades import Colonnade, colonnade_of
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.organisations.telling import Line, lines
from colonnade.apps.publiclog import selectors as publiclog

LATEST = 12


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    colonnades: list[Colonnade]
    numbers: dict[str, int]
    acts: int
    latest: list[Line]


def home_page(reader: Reader) -> HomePage:
    """Return the first page: at most six roofs, numbers, the newest acts."""
    names = Names(reader.language, reader.known)
    view = selectors.view(reader.on, reader.known)
    return HomePage(
        colonnades=[colonnade_of(view, each, names) for each in selectors.roofs(reader.on, reader.known)],
        numbers=selectors.numbers(reader.on, reader.known),
        acts=publiclog.number_known(reader.origin, reader.known),
        latest=lines(publiclog.latest(reader.origin, LATEST, reader.known), names),
    )
