"""The drawing: every stone within the frame, none over another, and the mirror keeps every size."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from colonnade.apps.organisations.drawing import LETTER, Drawing, DrawnBeam, draw, shortened
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import StandingForm
from colonnade.core.organisations.picture import Architrave, Column, Picture
from colonnade.core.organisations.vocabulary import Form

ROOF = OrganisationId("roof")
COLUMNS = st.builds(
    lambda stands, drums: Column(OrganisationId("column"), "metal", 1, stands, drums if stands else 0),
    st.integers(0, 1),
    st.integers(1, 5),
)
BEAMS = st.lists(st.lists(COLUMNS, max_size=40), max_size=5)


def _drawn(beams: list[list[Column]], councils: int, *, mirrored: bool) -> Drawing:
    form = StandingForm(Form.FEDERATION, "federation", (), is_borne_out=bool(beams))
    architraves = tuple(Architrave(OrganisationId(f"b{n}"), True, tuple(each)) for n, each in enumerate(beams))
    picture = Picture(ROOF, form, architraves, 0)
    ids = [OrganisationId(f"c{n}") for n in range(councils)]
    return draw(picture, names=lambda each: f"The name of {each}", councils=ids, mirrored=mirrored)


def _columns(beam: DrawnBeam) -> list[tuple[int, int]]:
    return sorted((each.capital.x, each.capital.end) for each in beam.columns)


@given(BEAMS, st.integers(0, 3), st.booleans())
def test_every_stone_lies_within_the_frame_and_beside_its_neighbours(
    beams: list[list[Column]], councils: int, mirrored: bool
) -> None:
    drawing = _drawn(beams, councils, mirrored=mirrored)
    stones = [each.stone for each in drawing.beams] + [stone for stone, _ in drawing.stones] + list(drawing.steps)
    spans = sorted((each.stone.x, each.stone.end) for each in drawing.beams)

    assert all(each.x >= 0 and each.end <= drawing.width for each in stones)
    assert all(first[1] < second[0] for first, second in pairwise(spans))
    for beam in drawing.beams:
        columns = _columns(beam)
        assert all(first[1] <= second[0] for first, second in pairwise(columns))
        assert all(beam.stone.x <= start and end <= beam.stone.end for start, end in columns)
    labels = [column.label for beam in drawing.beams for column in beam.columns]
    assert labels == list(range(1, len(labels) + 1))


@given(BEAMS, st.integers(0, 3))
def test_the_mirror_turns_every_stone_and_changes_no_size(beams: list[list[Column]], councils: int) -> None:
    one, other = _drawn(beams, councils, mirrored=False), _drawn(beams, councils, mirrored=True)

    for first, second in zip(one.beams, other.beams, strict=True):
        assert replace(second.stone, x=first.stone.x) == first.stone
        assert first.stone.x + second.stone.end == one.width


@given(COLUMNS)
def test_a_column_has_one_seam_fewer_than_drums_and_is_dashed_where_it_does_not_stand(column: Column) -> None:
    drawn = _drawn([[column]], 0, mirrored=False).beams[0].columns[0]

    assert len(drawn.seams) == max(0, column.drums - 1)
    assert drawn.shaft.is_shown == bool(column.stands)
    assert all(drawn.shaft.y < seam < drawn.shaft.y + drawn.shaft.height for seam in drawn.seams)


@given(st.text(min_size=1), st.integers(0, 400))
def test_a_shortened_name_fits_and_a_name_that_fits_is_left_whole(name: str, width: int) -> None:
    short = shortened(name, width)

    assert len(short) <= max(3, width // LETTER)
    assert short == name or short.endswith("…")
