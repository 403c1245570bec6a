"""A colonnade too wide to be drawn column by column, drawn in groups: as fine as there is room for.

First every body keeps its architrave, over one column for each branch; then over one column alone; then all bodies
share one architrave. Nothing is walked through: groups are read off the sums.
Source: docs/rules/organisations.md, "The first page".
"""

from collections.abc import Callable, Iterator, Sequence

from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import is_federation, measure_for, standing_form
from colonnade.core.organisations.picture import ANY_BRANCH, Architrave, Column, Picture
from colonnade.core.organisations.sums import Cell, Cells, Summed

ROOM = 24
"""How many columns stand side by side on the first page."""
LEAST_ROOM = 3
"""An architrave takes up at least so much: the room of its name."""
By = Callable[[Cell], str]


def has_room(ground: Summed, organisation: OrganisationId) -> bool:
    """Whether all that stands under ``organisation`` can be drawn one by one on the first page."""
    bases = sum(ground.cells(organisation).values())
    return bases <= ROOM and len(ground.bodies(organisation)) * LEAST_ROOM <= ROOM


def groups_of(ground: Summed, organisation: OrganisationId) -> Picture:
    """Return the colonnade under ``organisation`` in groups, as finely as there is room for."""
    architraves: tuple[Architrave, ...] = ()
    for architraves in _ever_coarser(ground, organisation):
        if _breadth(architraves) <= ROOM:
            break
    form = standing_form(ground, organisation)
    return Picture(organisation, form, architraves, ground.columns(organisation, measure_for(ground, organisation)))


def _breadth(architraves: Sequence[Architrave]) -> int:
    return sum(max(LEAST_ROOM, len(each.columns)) for each in architraves)


def _ever_coarser(ground: Summed, organisation: OrganisationId) -> Iterator[tuple[Architrave, ...]]:
    bodies, cells = ground.bodies(organisation), ground.cells(organisation)
    if len(bodies) * LEAST_ROOM <= ROOM:
        for by in (_branch, _any):
            yield (*(_over(ground, body, by) for body in bodies), *_directly(cells, by))
    for by in (_branch, _any):
        yield (*_together(ground, bodies, cells, by), *_directly(cells, by))


def _over(ground: Summed, body: OrganisationId, by: By) -> Architrave:
    return Architrave(body, standing_form(ground, body).is_borne_out, _groups(ground.cells(body), by))


def _directly(cells: Cells, by: By) -> Iterator[Architrave]:
    columns = _groups({cell: number for cell, number in cells.items() if cell.is_direct}, by)
    if columns:
        yield Architrave(None, is_borne_out=True, columns=columns, number=0)


def _together(ground: Summed, bodies: Sequence[OrganisationId], cells: Cells, by: By) -> Iterator[Architrave]:
    if bodies:
        columns = _groups({cell: number for cell, number in cells.items() if not cell.is_direct}, by)
        stands = sum(is_federation(ground, body) for body in bodies)
        yield Architrave(None, stands > 0, columns, len(bodies), stands)


def _branch(cell: Cell) -> str:
    return min(cell.branches, default="")


def _any(_cell: Cell) -> str:
    return ANY_BRANCH


def _groups(cells: Cells, by: By) -> tuple[Column, ...]:
    alike: dict[str, list[tuple[Cell, int]]] = {}
    for cell, number in cells.items():
        alike.setdefault(by(cell), []).append((cell, number))
    return tuple(_group(branch, alike[branch]) for branch in sorted(alike))


def _group(branch: str, alike: Sequence[tuple[Cell, int]]) -> Column:
    stands = sum(number for cell, number in alike if cell.stands)
    drums = max((cell.drums for cell, _ in alike if cell.stands), default=0)
    return Column(None, branch, sum(number for _, number in alike), stands, drums)
