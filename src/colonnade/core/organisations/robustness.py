"""How few columns must leave for the roof to fall, in how many ways, and the first ten of them.

Columns are gathered in *cells*: those of one federation and one branch weigh alike. The smallest
number follows from each condition alone; the sets of that size are counted exactly cell by
cell, as long as there are no more than ``LIMIT`` ways to spread the leaving over the cells.
Source: docs/rules/organisations.md, "Robustness".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import View, branches_of, measure_for
from colonnade.core.organisations.minimum import DEFAULT, Minimum
from colonnade.core.organisations.vocabulary import Form

LIMIT = 100_000
SHOWN_SETS = 10
DIRECT = ""
Naming = Callable[["Cell"], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """The columns that stand under one federation (``DIRECT`` if under none) in one branch."""

    federation: str
    branch: str
    columns: tuple[OrganisationId, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """``leaving``: the fewest columns whose leaving makes the roof fall; 0 if it does not stand.

    ``ways``: how many sets of that size do it, none if there are too many cells to count; ``first``: ten of them.
    """

    leaving: int
    ways: int | None
    first: tuple[tuple[OrganisationId, ...], ...]


def robustness(form: Form, cells: Sequence[Cell], minimum: Minimum = DEFAULT) -> Robustness:
    """Return how robust a roof of ``form`` is on ``cells``; cells are taken in order of federation and branch."""
    ordered = sorted(cells, key=lambda cell: (cell.federation, cell.branch))
    sizes = [len(cell.columns) for cell in ordered]
    if not _stands(form, ordered, sizes, minimum):
        return Robustness(0, None, ())
    leaving = _fewest(form, ordered, minimum)
    if comb(leaving + len(ordered) - 1, leaving) > LIMIT:
        return Robustness(leaving, None, ())
    felling = [
        spread
        for spread in _spreads(sizes, leaving)
        if not _stands(form, ordered, [size - gone for size, gone in zip(sizes, spread, strict=True)], minimum)
    ]
    ways = sum(prod(comb(size, gone) for size, gone in zip(sizes, spread, strict=True)) for spread in felling)
    return Robustness(leaving, ways, tuple(islice(_sets(ordered, felling), SHOWN_SETS)))


def _stands(form: Form, cells: Sequence[Cell], sizes: Sequence[int], minimum: Minimum) -> bool:
    total = sum(sizes)
    if form is not Form.CONFEDERATION:
        return total >= minimum.federation_bases
    federations = _by(lambda cell: cell.federation, cells, sizes)
    direct = federations.pop(DIRECT, 0)
    whole = sum(size >= minimum.federation_bases for size in federations.values())
    branches = _by(lambda cell: cell.branch, cells, sizes)
    branches.pop("", None)
    return (
        (whole >= minimum.confederation_federations or direct >= minimum.confederation_unions)
        and sum(size > 0 for size in branches.values()) >= minimum.confederation_branches
        and total >= minimum.confederation_bases
    )


def _by(name: Naming, cells: Sequence[Cell], sizes: Sequence[int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for cell, size in zip(cells, sizes, strict=True):
        sums[name(cell)] = sums.get(name(cell), 0) + size
    return sums


def _fewest(form: Form, cells: Sequence[Cell], minimum: Minimum) -> int:
    """The least of what each condition alone would take; the roof stands."""
    sizes = [len(cell.columns) for cell in cells]
    total = sum(sizes)
    if form is not Form.CONFEDERATION:
        return total - minimum.federation_bases + 1
    branches = _by(lambda cell: cell.branch, cells, sizes)
    branches.pop("", None)
    worked = sorted(size for size in branches.values() if size)
    too_few_branches = sum(worked[: len(worked) - minimum.confederation_branches + 1])
    return min(total - minimum.confederation_bases + 1, too_few_branches, _fewest_bodies(cells, sizes, minimum))


def _fewest_bodies(cells: Sequence[Cell], sizes: Sequence[int], minimum: Minimum) -> int:
    """Federations below their number, and directly affiliated unions below theirs."""
    federations = _by(lambda cell: cell.federation, cells, sizes)
    direct = federations.pop(DIRECT, 0)
    costs = sorted(
        size - minimum.federation_bases + 1 for size in federations.values() if size >= minimum.federation_bases
    )
    needed = max(0, len(costs) - minimum.confederation_federations + 1)
    return sum(costs[:needed]) + max(0, direct - minimum.confederation_unions + 1)


def _spreads(sizes: Sequence[int], leaving: int) -> Iterator[tuple[int, ...]]:
    """Every way in which ``leaving`` columns may be spread over cells of ``sizes``."""
    if not sizes:
        if leaving == 0:
            yield ()
        return
    for gone in range(min(sizes[0], leaving), -1, -1):
        for rest in _spreads(sizes[1:], leaving - gone):
            yield (gone, *rest)


def _sets(cells: Sequence[Cell], felling: Sequence[tuple[int, ...]]) -> Iterator[tuple[OrganisationId, ...]]:
    for spread in felling:
        choices = (
            islice(combinations(sorted(cell.columns), gone), SHOWN_SETS)
            for cell, gone in zip(cells, spread, strict=True)
        )
        for chosen in product(*choices):
            yield tuple(column for part in chosen for column in part)


def cells_below(view: View, organisation: OrganisationId) -> list[Cell]:
    """Return the columns under ``organisation`` by the direct affiliate and the branch they stand in, each once."""
    found: dict[tuple[str, str], list[OrganisationId]] = {}
    seen: set[OrganisationId] = set()
    needs = measure_for(view, organisation).columns
    for below in view.below(organisation):
        is_direct = view.is_column(below, needs)
        for column in [below] if is_direct else view.columns_below(below, needs):
            if column not in seen:
                seen.add(column)
                branch = min(branches_of(view, [column]), default="")
                found.setdefault((DIRECT if is_direct else below, branch), []).append(column)
    return [Cell(federation, branch, tuple(columns)) for (federation, branch), columns in sorted(found.items())]
