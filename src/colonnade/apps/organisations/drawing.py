"""Where each stone of the picture lies: whole units, origin at the top, mirrored for right-to-left readers.

A column's thickness and the number of its drums grow with its band; what is not shown is dashed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.picture import Architrave, Column, Picture

PITCH = 46
NARROWEST, DRUM_WIDTH = 14, 4
ROOF, CORNICE, BEAM, SHAFT, CAPITAL, STEP = 74, 10, 24, 132, 7, 9
MARGIN, GAP = 20, 14
LEAST_BEAM = 3 * PITCH
STONE, STONE_HEIGHT = 34, 22
LETTER = 7
BEAM_TOP = ROOF + CORNICE + 2
SHAFT_TOP = BEAM_TOP + BEAM + CAPITAL
SHAFT_END = SHAFT_TOP + SHAFT
GROUND = SHAFT_END + CAPITAL
HEIGHT = GROUND + 2 * STEP + 24
Titles = Callable[[Column], str]


@dataclass(frozen=True, slots=True)
class Stone:
    """One rectangle; ``is_shown``: it is drawn whole, not dashed."""

    x: int
    y: int
    width: int
    height: int
    is_shown: bool

    @property
    def middle(self) -> int:
        """Half-way across."""
        return self.x + self.width // 2

    @property
    def end(self) -> int:
        """Where it ends, towards the larger x."""
        return self.x + self.width

    @property
    def line(self) -> int:
        """Where a text within it stands."""
        return self.y + self.height // 2 + 5


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A shaft between capital and foot, the seams between its drums, and the number under it."""

    shaft: Stone
    capital: Stone
    foot: Stone
    seams: tuple[int, ...]
    label: int
    column: Column


@dataclass(frozen=True, slots=True)
class DrawnBeam:
    """An architrave with its shortened name over its columns."""

    stone: Stone
    name: str
    architrave: Architrave
    columns: tuple[DrawnColumn, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a template needs to draw one colonnade."""

    width: int
    height: int
    roof: str
    is_borne_out: bool
    name: str
    cornice: Stone
    steps: tuple[Stone, ...]
    beams: tuple[DrawnBeam, ...]
    stones: tuple[tuple[Stone, OrganisationId], ...]

    @property
    def middle(self) -> int:
        """Half-way across the roof."""
        return self.cornice.middle


def shortened(name: str, width: int) -> str:
    """Return ``name`` cut to what fits into ``width``, an ellipsis in place of the rest."""
    room = max(3, width // LETTER)
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"


def draw(
    picture: Picture, *, names: Callable[[OrganisationId], str], councils: Sequence[OrganisationId], mirrored: bool
) -> Drawing:
    """Return the drawing of ``picture``; ``councils`` are small stones beside it."""
    widths = [max(LEAST_BEAM, PITCH * len(each.columns)) for each in picture.architraves] or [LEAST_BEAM * 2]
    temple = sum(widths) + GAP * (len(widths) - 1)
    beside = (GAP + (STONE + GAP) * len(councils)) if councils else 0
    width = temple + 2 * MARGIN + 2 * STEP + beside
    frame = _Frame(width, mirrored=mirrored)
    start = MARGIN + STEP
    beams, x, label = [], start, 1
    for architrave, beam in zip(picture.architraves, widths, strict=False):
        beams.append(_beam(frame, architrave, names, x, beam, label))
        x += beam + GAP
        label += len(architrave.columns)
    stones = tuple(
        (frame.stone(start + temple + STEP + GAP + n * (STONE + GAP), GROUND + STEP - STONE_HEIGHT + STEP, STONE,
                     STONE_HEIGHT, is_shown=True), each)
        for n, each in enumerate(councils)
    )  # fmt: skip
    is_borne_out = picture.form.is_borne_out
    return Drawing(
        width=width,
        height=HEIGHT,
        roof=frame.roof(start - STEP, temple + 2 * STEP),
        is_borne_out=is_borne_out,
        name=shortened(names(picture.organisation), temple // 2),
        cornice=frame.stone(start - STEP, ROOF, temple + 2 * STEP, CORNICE, is_shown=is_borne_out),
        steps=(
            frame.stone(start - STEP // 2, GROUND, temple + STEP, STEP, is_shown=True),
            frame.stone(start - STEP, GROUND + STEP, temple + 2 * STEP, STEP, is_shown=True),
        ),
        beams=tuple(beams),
        stones=stones,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    mirrored: bool

    def stone(self, x: int, y: int, width: int, height: int, *, is_shown: bool) -> Stone:
        return Stone(self.width - x - width if self.mirrored else x, y, width, height, is_shown)

    def roof(self, x: int, width: int) -> str:
        base = self.stone(x, 0, width, ROOF, is_shown=True)
        return f"{base.x},{ROOF} {base.middle},4 {base.x + width},{ROOF}"


def _beam(
    frame: _Frame, architrave: Architrave, names: Callable[[OrganisationId], str], x: int, width: int, label: int
) -> DrawnBeam:
    name = "" if architrave.organisation is None else names(architrave.organisation)
    pitch = width // max(1, len(architrave.columns))
    columns = tuple(
        _column(frame, column, x + pitch * n + pitch // 2, label + n) for n, column in enumerate(architrave.columns)
    )
    stone = frame.stone(x, BEAM_TOP, width, BEAM, is_shown=architrave.is_borne_out)
    return DrawnBeam(stone, shortened(name, width), architrave, columns)


def _column(frame: _Frame, column: Column, middle: int, label: int) -> DrawnColumn:
    is_shown = column.stands > 0
    width = NARROWEST + DRUM_WIDTH * column.drums

    def around(extra: int, y: int, height: int) -> Stone:
        return frame.stone(middle - width // 2 - extra, y, width + 2 * extra, height, is_shown=is_shown)

    return DrawnColumn(
        shaft=around(0, SHAFT_TOP, SHAFT),
        capital=around(4, SHAFT_TOP - CAPITAL, CAPITAL),
        foot=around(4, SHAFT_END, CAPITAL),
        seams=tuple(SHAFT_TOP + SHAFT * n // column.drums for n in range(1, column.drums)),
        label=label,
        column=column,
    )
