"""The colonnade as a drawing knows it: a roof, its architraves, their columns, drum by drum.

A column has one drum for each band that its attested members fill; what is claimed and not shown has none
and is drawn dashed. Above ``SINGLE_COLUMNS`` columns under one architrave, they are grouped by branch.
Source: docs/rules/organisations.md, "The picture".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.acts.facts import BAND_FLOORS
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.figures import public_band
from colonnade.core.organisations.forms import (
    Holding,
    StandingForm,
    View,
    branches_of,
    columns_below,
    is_attested,
    is_base,
    is_column,
    measure_for,
    shown_members,
    standing_form,
)
from colonnade.core.organisations.measures import ColumnNeeds

SINGLE_COLUMNS = 40
ATTESTED_DRUMS = 2
ANY_BRANCH = "*"
"""No branch is called so."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or all those of one branch (``ANY_BRANCH``: of whichever): ``stands`` of ``number`` are shown.

    ``drums`` 0 to 5, the most of any that stands.
    """

    organisation: OrganisationId | None
    branch: str
    number: int
    stands: int
    drums: int


@dataclass(frozen=True, slots=True)
class Architrave:
    """A body over its columns; or ``number`` bodies over theirs, of which ``stands`` are shown to be federations.

    With none, number 0: the columns that carry the roof directly.
    """

    organisation: OrganisationId | None
    is_borne_out: bool
    columns: tuple[Column, ...]
    number: int = 1
    stands: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A roof over architraves; ``form`` is what it is shown to be."""

    organisation: OrganisationId
    form: StandingForm
    architraves: tuple[Architrave, ...]
    columns: int


def picture_of(view: View, organisation: OrganisationId) -> Picture:
    """Return the colonnade under ``organisation`` on the view's day."""
    below = view.below(organisation)
    bases = [each for each in below if _is_leaf(view, each)]
    bodies = [each for each in below if each not in bases]
    architraves = [_architrave(view, each, _leaves(view, each)) for each in bodies]
    if bases:
        columns = _columns(view, bases, measure_for(view, organisation).columns)
        architraves.append(Architrave(None, is_borne_out=True, columns=columns, number=0))
    return Picture(
        organisation, standing_form(view, organisation), tuple(architraves), len(columns_below(view, organisation))
    )


def _is_leaf(view: View, organisation: OrganisationId) -> bool:
    return view.identity(organisation).get("claimed_class") == "base"


def _leaves(view: View, organisation: OrganisationId) -> list[OrganisationId]:
    """The base organisations under a body through any number of levels, each once, in order of id."""
    ahead, seen = [organisation], {organisation}
    leaves: list[OrganisationId] = []
    while ahead:
        for below in view.below(ahead.pop()):
            if below not in seen:
                seen.add(below)
                (leaves if _is_leaf(view, below) else ahead).append(below)
    return sorted(leaves)


def _architrave(view: View, body: OrganisationId, leaves: Sequence[OrganisationId]) -> Architrave:
    return Architrave(
        body, standing_form(view, body).is_borne_out, _columns(view, leaves, measure_for(view, body).columns)
    )


def _columns(view: View, bases: Sequence[OrganisationId], needs: ColumnNeeds) -> tuple[Column, ...]:
    if len(bases) <= SINGLE_COLUMNS:
        return tuple(_column(view, each, needs) for each in bases)
    branches: dict[str, list[OrganisationId]] = {}
    for each in bases:
        branches.setdefault(_branch(view, each), []).append(each)
    return tuple(_group(view, branch, branches[branch], needs) for branch in sorted(branches))


def _branch(view: View, organisation: OrganisationId) -> str:
    return min(branches_of(view, [organisation]), default="")


def _column(view: View, organisation: OrganisationId, needs: ColumnNeeds) -> Column:
    stands = is_column(view, organisation, needs)
    return Column(organisation, _branch(view, organisation), 1, int(stands), drums(view, organisation))


def _group(view: View, branch: str, bases: Sequence[OrganisationId], needs: ColumnNeeds) -> Column:
    standing = [each for each in bases if is_column(view, each, needs)]
    return Column(None, branch, len(bases), len(standing), max((drums(view, each) for each in standing), default=0))


def drums(holding: Holding, organisation: OrganisationId) -> int:
    """Return how many drums the column has: one for each band reached, two where inspectors attest it unseen."""
    if not is_base(holding, organisation):
        return 0
    band = public_band(shown_members(holding, organisation))
    if band is None:
        return ATTESTED_DRUMS if is_attested(holding, organisation) else 0
    return BAND_FLOORS.index(band) + 1
