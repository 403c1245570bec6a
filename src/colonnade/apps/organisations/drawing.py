"""Where each stone of the picture lies: whole units, origin at the top, mirrored for right-to-left readers.

A column's thickness and the number of its drums grow with its band; many drawn as one are three shafts under one
capital; what is not shown is dashed. Columns that are alike are one *shape*, which a page holds once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from colonnade.core.organisations.picture import Architrave, Column, Picture

PITCH = 46
NARROWEST, DRUM_WIDTH = 14, 4
SHAFTS, SLENDER, APART = 3, 8, 3
APEX, ROOF, CORNICE, BEAM, SHAFT, CAPITAL, STEP = 4, 74, 10, 24, 132, 7, 9
OVERHANG = 4
MARGIN, GAP = 14, 14
LEAST_BEAM = 3 * PITCH
LETTER, TALL = 7, 11
ONE_LINE, TWO_LINES = (60,), (47, 65)
"""On which lines the roof's name stands."""
BEAM_TOP = ROOF + CORNICE + 2
SHAFT_TOP = BEAM_TOP + BEAM + CAPITAL
SHAFT_END = SHAFT_TOP + SHAFT
GROUND = SHAFT_END + CAPITAL
LABELS = GROUND + 2 * STEP + 19
HEIGHT = LABELS + 5


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
class Shape:
    """A column around x = 0, ``width`` across its capital: the outline of its stones and the seams of its drums."""

    name: str
    width: int
    outline: str
    seams: str


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A shape around ``middle``, and the number under it."""

    middle: int
    shape: Shape
    is_shown: bool
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
    """Everything a template needs to draw one colonnade; ``name``: the lines of the roof's name, each with its y."""

    width: int
    height: int
    roof: str
    is_borne_out: bool
    name: tuple[tuple[int, str], ...]
    cornice: Stone
    steps: tuple[Stone, ...]
    beams: tuple[DrawnBeam, ...]
    labels: int = LABELS
    """The line on which the numbers of the columns stand."""

    @property
    def middle(self) -> int:
        """Half-way across the roof."""
        return self.cornice.middle


def shortened(name: str, width: int) -> str:
    """Return ``name`` cut to what fits into ``width``, an ellipsis in place of the rest."""
    room = max(3, width // LETTER)
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"


def lines_in_roof(name: str, width: int) -> tuple[tuple[int, str], ...]:
    """Return ``name`` on one line of a roof of ``width``, or on two, shortened where it fits into neither."""
    (whole,) = (_room(line, width) for line in ONE_LINE)
    if len(name) * LETTER <= whole:
        return ((ONE_LINE[0], name),)
    upper, lower = (_room(line, width) for line in TWO_LINES)
    words = name.split(" ")
    begun = 0
    while begun < len(words) - 1 and len(" ".join(words[: begun + 1])) * LETTER <= upper:
        begun += 1
    if not begun:
        return ((ONE_LINE[0], shortened(name, whole)),)
    first, rest = " ".join(words[:begun]), " ".join(words[begun:])
    return ((TWO_LINES[0], first), (TWO_LINES[1], shortened(rest, lower)))


def _room(line: int, width: int) -> int:
    """How much of a roof of ``width`` is as high as the letters on ``line``."""
    return width * (line - TALL - APEX) // (ROOF - APEX) - 2 * OVERHANG


def draw(picture: Picture, *, names: Callable[[Architrave], str], roof: str, mirrored: bool) -> Drawing:
    """Return the drawing of ``picture`` under the name ``roof``."""
    widths = [max(LEAST_BEAM, PITCH * len(each.columns)) for each in picture.architraves] or [LEAST_BEAM * 2]
    temple = sum(widths) + GAP * (len(widths) - 1)
    frame = _Frame(temple + 2 * MARGIN + 2 * STEP, mirrored=mirrored)
    start = MARGIN + STEP
    beams, x, label = [], start, 1
    for architrave, beam in zip(picture.architraves, widths, strict=False):
        beams.append(_beam(frame, architrave, names, x, beam, label))
        x += beam + GAP
        label += len(architrave.columns)
    is_borne_out = picture.form.is_borne_out
    return Drawing(
        width=frame.width,
        height=HEIGHT,
        roof=frame.roof(start - STEP, temple + 2 * STEP),
        is_borne_out=is_borne_out,
        name=lines_in_roof(roof, temple + 2 * STEP),
        cornice=frame.stone(start - STEP, ROOF, temple + 2 * STEP, CORNICE, is_shown=is_borne_out),
        steps=(
            frame.stone(start - STEP // 2, GROUND, temple + STEP, STEP, is_shown=True),
            frame.stone(start - STEP, GROUND + STEP, temple + 2 * STEP, STEP, is_shown=True),
        ),
        beams=tuple(beams),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    mirrored: bool

    def across(self, x: int) -> int:
        return self.width - x if self.mirrored else x

    def stone(self, x: int, y: int, width: int, height: int, *, is_shown: bool) -> Stone:
        return Stone(self.width - x - width if self.mirrored else x, y, width, height, is_shown)

    def roof(self, x: int, width: int) -> str:
        base = self.stone(x, 0, width, ROOF, is_shown=True)
        return f"{base.x},{ROOF} {base.middle},{APEX} {base.x + width},{ROOF}"


def _beam(
    frame: _Frame, architrave: Architrave, names: Callable[[Architrave], str], x: int, width: int, label: int
) -> DrawnBeam:
    pitch = width // max(1, len(architrave.columns))
    columns = tuple(
        _column(frame, column, x + pitch * n + pitch // 2, label + n) for n, column in enumerate(architrave.columns)
    )
    stone = frame.stone(x, BEAM_TOP, width, BEAM, is_shown=architrave.is_borne_out)
    return DrawnBeam(stone, shortened(names(architrave), width), architrave, columns)


def _column(frame: _Frame, column: Column, middle: int, label: int) -> DrawnColumn:
    return DrawnColumn(frame.across(middle), shape_of(column), column.stands > 0, label, column)


def shape_of(column: Column) -> Shape:
    """Return the shape of a column, or of many drawn as one."""
    if column.number > 1:
        pitch = SLENDER + APART
        lefts = [pitch * n - pitch * SHAFTS // 2 + APART // 2 for n in range(SHAFTS)]
        return _shape(f"m{column.drums}", lefts, SLENDER, column.drums)
    width = NARROWEST + DRUM_WIDTH * column.drums
    return _shape(f"c{column.drums}", [-width // 2], width, column.drums)


def _shape(name: str, lefts: Sequence[int], width: int, drums: int) -> Shape:
    """Shafts of one width that begin at ``lefts``, under one capital, on one foot."""
    left, across = lefts[0] - OVERHANG, lefts[-1] + width - lefts[0] + 2 * OVERHANG
    shafts = "".join(_rectangle(each, SHAFT_TOP, width, SHAFT) for each in lefts)
    ends = "".join(_rectangle(left, y, across, CAPITAL) for y in (SHAFT_TOP - CAPITAL, SHAFT_END))
    seams = (SHAFT_TOP + SHAFT * n // drums for n in range(1, drums))
    return Shape(name, across, shafts + ends, "".join(f"M{each} {y}h{width}" for y in seams for each in lefts))


def _rectangle(x: int, y: int, width: int, height: int) -> str:
    return f"M{x} {y}h{width}v{height}h-{width}z"


def shapes_in(drawings: Iterable[Drawing]) -> tuple[Shape, ...]:
    """Return the shapes that ``drawings`` are made of, each once, by name."""
    columns = (column for drawing in drawings for beam in drawing.beams for column in beam.columns)
    return tuple(sorted({column.shape for column in columns}, key=lambda shape: shape.name))
