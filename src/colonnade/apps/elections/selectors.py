"""What is asked about elections, from the spans that acts have made."""

from datetime import date

from colonnade.apps.organisations import selectors as organisations
from colonnade.core.elections.standing import KINDS, Election, elections_in
from colonnade.core.ids import ActId, OrganisationId


def elections_of(organisation: OrganisationId, on: date, known: date) -> list[Election]:
    """Return the elections that ``organisation`` has set up, the newest first, as they stand on a day."""
    return elections_in(organisations.ever([organisation], KINDS, known), on)


def election(organisation: OrganisationId, act: ActId, on: date, known: date) -> Election | None:
    """Return the election that ``act`` set up; none if ``organisation`` has none of it on that day."""
    return next((each for each in elections_of(organisation, on, known) if each.act == act), None)


def elections_with(organisation: OrganisationId, on: date, known: date) -> list[Election]:
    """Return the elections in which ``organisation`` has a part, the newest first, whoever holds them.

    It holds it, has a trustee or issues codes in it; who stands under the holder is not asked here.
    """
    return [each for each in everywhere(on, known) if organisation in _parts(each)]


def everywhere(on: date, known: date) -> list[Election]:
    """Return every election that the log tells of, the newest first, as they stand on a day."""
    return elections_in(organisations.anywhere(KINDS, known), on)


def _parts(election: Election) -> set[str]:
    return {election.held_by, *election.trustees, *election.code_issuers}
