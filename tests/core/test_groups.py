"""A colonnade drawn in groups: as fine as there is room for, and nobody lost. Source: docs/rules/organisations.md."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.groups import LEAST_ROOM, ROOM, groups_of, has_room
from colonnade.core.organisations.picture import ANY_BRANCH, Picture
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.sums import Cell, Cells, Summed

ROOF = OrganisationId("roof")
DAY = date(2026, 1, 1)
Under = dict[str, dict[Cell, int]]


def _span(kind: Kind, organisation: OrganisationId) -> Span:
    claimed = "confederation" if organisation == ROOF else "federation"
    return Span(kind, organisation, "", "", {"claimed_class": claimed}, DAY, FOREVER, DAY, FOREVER, ActId("0" * 64))


def _ground(bodies: Under, direct: Cells) -> Summed:
    """A roof over bodies, each with its cells, and what stands under it directly."""
    cells: dict[str, dict[Cell, int]] = {**bodies, ROOF: dict(direct)}
    for each in bodies.values():
        for cell, number in each.items():
            seen = cell._replace(is_direct=False)
            cells[ROOF][seen] = cells[ROOF].get(seen, 0) + number
    return Summed(
        lambda each: [_span(Kind.FOUNDED, each), _span(Kind.IDENTITY, each)],
        lambda each: cells[each],
        lambda each: [OrganisationId(body) for body in bodies] if each == ROOF else [],
        lambda _: [],
    )


def _cells(number: int, *branches: str) -> dict[Cell, int]:
    return {Cell(True, (branch,), True, 3): number for branch in branches}


def _spelled(picture: Picture) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (each.organisation or f"{each.number} bodies", [(column.branch, column.number) for column in each.columns])
        for each in picture.architraves
    ]


def _branches(number: int) -> list[str]:
    return [f"b{n:02}" for n in range(number)]


FOUR = _branches(4)


@pytest.mark.parametrize(
    ("bodies", "direct", "drawn"),
    [
        ({"one": _cells(300, "metal", "oil")}, {}, [("one", [("metal", 300), ("oil", 300)])]),
        (
            {"one": _cells(30, "metal")},
            _cells(7, "oil"),
            [("one", [("metal", 30)]), ("0 bodies", [("oil", 7)])],
        ),
        ({f"{n}": _cells(10, *FOUR) for n in range(8)}, {}, [(f"{n}", [(ANY_BRANCH, 40)]) for n in range(8)]),
        ({f"{n}": _cells(10, *FOUR) for n in range(9)}, {}, [("9 bodies", [(branch, 90) for branch in FOUR])]),
        ({f"{n}": _cells(1, *_branches(25)) for n in range(9)}, {}, [("9 bodies", [(ANY_BRANCH, 225)])]),
        ({}, _cells(2, *_branches(25)), [("0 bodies", [(ANY_BRANCH, 50)])]),
    ],
)
def test_a_wide_colonnade_is_drawn_as_finely_as_there_is_room_for(
    bodies: Under, direct: Cells, drawn: list[tuple[str, list[tuple[str, int]]]]
) -> None:
    assert _spelled(groups_of(_ground(bodies, direct), ROOF)) == drawn


@pytest.mark.parametrize(
    ("bodies", "columns", "is_room"), [(3, 8, True), (3, 9, False), (8, 3, True), (9, 1, False), (0, 0, True)]
)
def test_up_to_twenty_four_columns_under_up_to_eight_bodies_are_drawn_one_by_one(
    bodies: int, columns: int, is_room: bool
) -> None:
    assert has_room(_ground({f"{n}": _cells(columns, "metal") for n in range(bodies)}, {}), ROOF) is is_room


CELLS = st.dictionaries(
    st.builds(
        Cell, st.just(True), st.lists(st.sampled_from(_branches(30)), max_size=1).map(tuple), st.booleans(),
        st.integers(0, 5),
    ),
    st.integers(1, 400),
    max_size=30,
)  # fmt: skip


@given(st.lists(CELLS, max_size=12), CELLS)
def test_a_drawing_in_groups_has_room_and_counts_everybody_once(some: list[dict[Cell, int]], direct: Cells) -> None:
    ground = _ground({f"{n}": each for n, each in enumerate(some)}, direct)
    picture = groups_of(ground, ROOF)
    columns = [column for each in picture.architraves for column in each.columns]

    assert sum(max(LEAST_ROOM, len(each.columns)) for each in picture.architraves) <= ROOM
    assert sum(column.number for column in columns) == sum(ground.cells(ROOF).values())
    assert sum(column.stands for column in columns) == picture.columns
    assert all(bool(column.stands) >= bool(column.drums) for column in columns)


def test_of_bodies_drawn_as_one_it_is_told_how_many_are_federations() -> None:
    bodies = {f"{n}": _cells(5 if n < 7 else 4, "metal") for n in range(10)}
    (architrave,) = groups_of(_ground(bodies, {}), ROOF).architraves

    assert (architrave.number, architrave.stands, architrave.is_borne_out) == (10, 7, True)
