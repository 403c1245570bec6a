"""The drawing: every stone within the frame, none over another, and the mirror keeps every size."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.apps.organisations.drawing import (
    APEX,
    LETTER,
    ROOF,
    TALL,
    Drawing,
    DrawnBeam,
    draw,
    lines_in_roof,
    shapes_in,
    shortened,
)
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import StandingForm
from colonnade.core.organisations.picture import Architrave, Column, Picture
from colonnade.core.organisations.vocabulary import Form

COLUMNS = st.builds(
    lambda stands, drums, number: Column(
        OrganisationId("column") if number == 1 else None, "metal", number, stands * number, drums if stands else 0
    ),
    st.integers(0, 1),
    st.integers(1, 5),
    st.sampled_from((1, 1, 1, 40)),
)
BEAMS = st.lists(st.lists(COLUMNS, max_size=40), max_size=5)
PHONE = 326
"""What a screen 360 wide has room for."""


def _drawn(beams: list[list[Column]], *, mirrored: bool) -> Drawing:
    form = StandingForm(Form.FEDERATION, "federation", (), is_borne_out=bool(beams))
    architraves = tuple(Architrave(OrganisationId(f"b{n}"), True, tuple(each)) for n, each in enumerate(beams))
    picture = Picture(OrganisationId("roof"), form, architraves, 0)
    return draw(picture, names=lambda each: f"{each.organisation}", roof="Roof", mirrored=mirrored)


def _columns(beam: DrawnBeam) -> list[tuple[int, int]]:
    ends = ((each.middle, each.shape.width // 2) for each in beam.columns)
    return sorted((middle - half, middle + half) for middle, half in ends)


@given(BEAMS, st.booleans())
def test_every_stone_lies_within_the_frame_and_beside_its_neighbours(beams: list[list[Column]], mirrored: bool) -> None:
    drawing = _drawn(beams, mirrored=mirrored)
    stones = [*(each.stone for each in drawing.beams), *drawing.steps]
    spans = sorted((each.stone.x, each.stone.end) for each in drawing.beams)

    assert all(each.x >= 0 and each.end <= drawing.width and each.y + each.height <= drawing.height for each in stones)
    assert all(first[1] < second[0] for first, second in pairwise(spans))
    for beam in drawing.beams:
        columns = _columns(beam)
        assert all(first[1] <= second[0] for first, second in pairwise(columns))
        assert all(beam.stone.x <= start and end <= beam.stone.end for start, end in columns)
    labels = [column.label for beam in drawing.beams for column in beam.columns]
    assert labels == list(range(1, len(labels) + 1))


def test_a_roof_without_columns_and_a_beam_of_six_columns_fit_a_phone() -> None:
    column = Column(OrganisationId("column"), "metal", 1, 1, 5)

    assert _drawn([], mirrored=False).width <= PHONE
    assert _drawn([[column] * 6], mirrored=False).width <= PHONE


@given(BEAMS)
def test_the_mirror_turns_every_stone_and_changes_no_size(beams: list[list[Column]]) -> None:
    one, other = _drawn(beams, mirrored=False), _drawn(beams, mirrored=True)

    for first, second in zip(one.beams, other.beams, strict=True):
        assert replace(second.stone, x=first.stone.x) == first.stone
        assert first.stone.x + second.stone.end == one.width
        assert [c.middle for c in first.columns] == [one.width - c.middle for c in second.columns]


@given(COLUMNS)
def test_a_column_has_one_seam_fewer_than_drums_and_is_dashed_where_it_does_not_stand(column: Column) -> None:
    drawn = _drawn([[column]], mirrored=False).beams[0].columns[0]
    shafts = 1 if column.number == 1 else 3

    assert drawn.shape.outline.count("M") == shafts + 2
    assert drawn.shape.seams.count("M") == shafts * max(0, column.drums - 1)
    assert drawn.is_shown == bool(column.stands)


@given(BEAMS)
def test_a_page_holds_each_shape_once(beams: list[list[Column]]) -> None:
    drawing = _drawn(beams, mirrored=False)
    shapes = shapes_in([drawing, drawing])

    assert len({shape.name for shape in shapes}) == len(shapes)
    assert {column.shape for beam in drawing.beams for column in beam.columns} == set(shapes)


@given(st.text(min_size=1), st.integers(0, 400))
def test_a_shortened_name_fits_and_a_name_that_fits_is_left_whole(name: str, width: int) -> None:
    short = shortened(name, width)

    assert len(short) <= max(3, width // LETTER)
    assert short == name or short.endswith("…")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Union", ["Union"]),
        ("Grand National Confederation of Labour", ["Grand National", "Confederation of Labour"]),
        ("کنفدراسیون بزرگ سراسری کار", ["کنفدراسیون بزرگ", "سراسری کار"]),
        ("A Name of a Confederation that is much too Long", ["A Name of a", "Confederation that is much…"]),
        ("Onewordthatislongerthananybody", ["Onewordthatislongerthana…"]),
    ],
)
def test_the_narrowest_roof_bears_a_name_on_one_line_or_on_two(name: str, lines: list[str]) -> None:
    assert [text for _, text in lines_in_roof(name, 294)] == lines


@given(st.text(st.sampled_from("ab ت"), min_size=1), st.integers(294, 2000))
def test_a_name_lies_within_its_roof(name: str, width: int) -> None:
    for line, text in lines_in_roof(name, width):
        assert len(text) * LETTER <= width * (line - TALL - APEX) // (ROOF - APEX)
