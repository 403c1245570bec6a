"""How votes moved, drawn: a bar a candidate in each stage, as high as its votes, and bands for what moved between them.

A second view of the table, never the only one: its description names what the table says, stage by stage. Where
several lost votes in one stage nobody says what went from whom to whom, and no band is drawn from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from colonnade.core.counting.stages import Count, Stage
from colonnade.words.calendars import digits
from colonnade.words.counting import TABLE, said
from colonnade.words.tellings import Telling

_STEP, _BAR, _TOP, _HEIGHT, _GAP = 150, 14, 40, 520, 10
_LETTER, _NARROWEST, _WIDEST, _TO_NAME = 6, 120, 420, 6
"""About the width of a letter, the bounds of the margins in which names stand, and how far they stand from bars."""
_GREY = "#9e9e9e"
_COLOURS = (
    "#1b6e5a",
    "#8a3b12",
    "#2f4b8f",
    "#7a5c00",
    "#6b2d6f",
    "#0f6a86",
    "#8c1d40",
    "#4b5d16",
    "#5a4633",
    "#37474f",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """The votes of one candidate, or those exhausted or lost, in one stage; of no height where there are none."""

    x: int
    y: int
    height: int
    colour: str
    width: int = _BAR


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside the bars; ``anchor`` is which of their ends stands at the place."""

    x: int
    y: int
    size: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """What moved from a bar to one of the next stage, as the path of its outline."""

    path: str
    colour: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture, from the back to the front: bands, bars, labels; and what it says in words."""

    width: int
    height: int
    language: str
    title: str
    description: str
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]


def flow_of(count: Count, candidates: Sequence[str], told: Telling) -> Flow:
    """Return the picture with a title and a description; of a count without stages, one without bars."""
    margin = _margin(candidates)
    columns = [_column(margin + at * _STEP, told.count.stages[at], told) for at in range(len(count.stages))]
    names = [*candidates, said(TABLE, "exhausted", told.language), said(TABLE, "lost", told.language)]
    moves = [told.transfers(at) for at in range(len(columns))]
    labels = [_number_of(at, column, told.language) for at, column in enumerate(columns)]
    for column in columns[:1] if len(columns) > 1 else []:
        labels += _names(column, names, -_TO_NAME, "end")
    for column in columns[-1:]:
        labels += _names(column, names, _BAR + _TO_NAME, "start")
    return Flow(
        width=margin * 2 + _STEP * max(len(columns) - 1, 0),
        height=_TOP + _HEIGHT + _GAP * (len(candidates) + 2) + 20,
        language=told.language,
        title=said(TABLE, "flow", told.language),
        description="\n".join(told.sentence(at) for at in range(len(count.stages))),
        bands=tuple(band for at in range(1, len(columns)) for band in _bands(columns[at - 1], columns[at], moves[at])),
        bars=tuple(bar for column in columns for bar in column if bar.height),
        labels=tuple(labels),
    )


def svg_of(flow: Flow) -> str:
    """Return the picture as SVG."""
    view = f'viewBox="0 0 {flow.width} {flow.height}" role="img" direction="ltr" font-family="sans-serif"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {view}'
    named = f'aria-labelledby="flow-title flow-text" lang="{flow.language}">'
    title, description = escape(flow.title), escape(flow.description)
    body = [f'<title id="flow-title">{title}</title><desc id="flow-text">{description}</desc>']
    body += [f'<path d="{each.path}" fill="{each.colour}" fill-opacity="0.35"/>' for each in flow.bands]
    body += [
        f'<rect x="{each.x}" y="{each.y}" width="{each.width}" height="{each.height}" fill="{each.colour}"/>'
        for each in flow.bars
    ]
    body += [
        f'<text x="{each.x}" y="{each.y}" font-size="{each.size}" text-anchor="{each.anchor}">'
        f"{escape(each.text)}</text>"
        for each in flow.labels
    ]
    return f"{head} {named}\n" + "\n".join(body) + "\n</svg>\n"


def _margin(candidates: Sequence[str]) -> int:
    return min(max(_NARROWEST, _LETTER * max(map(len, candidates)) + _BAR), _WIDEST)


def _column(x: int, stage: Stage, told: Telling) -> list[Bar]:
    """A bar for each candidate, then for the exhausted and the lost, one below another."""
    totals, exhausted, lost = told.units(stage)
    every = [*totals, exhausted, lost]
    whole = max(sum(every), 1)
    bars: list[Bar] = []
    y = _TOP
    for each, value in enumerate(every):
        height = value * _HEIGHT // whole
        bars.append(Bar(x, y, height, _COLOURS[each % len(_COLOURS)] if each < len(totals) else _GREY))
        y += height + _GAP
    return bars


def _number_of(at: int, column: Sequence[Bar], language: str) -> Label:
    text = digits(said(TABLE, "stage", language, number=at + 1), language)
    return Label(column[0].x, 20, 12, "start", text)


def _names(column: Sequence[Bar], names: Sequence[str], beside: int, anchor: str) -> list[Label]:
    return [
        Label(bar.x + beside, bar.y + 10, 11, anchor, name)
        for bar, name in zip(column, names, strict=True)
        if bar.height
    ]


def _bands(before: Sequence[Bar], after: Sequence[Bar], moved: Sequence[int]) -> list[Band]:
    """What stayed with each, and what went from who lost most to those who gained, in proportion."""
    drawn = [
        Band(_outline(one.x + _BAR, one.y, other.x, other.y, min(one.height, other.height)), one.colour)
        for one, other in zip(before, after, strict=True)
        if min(one.height, other.height)
    ]
    sources = [each for each, change in enumerate(moved) if change < 0]
    if len(sources) != 1:
        return drawn
    source = before[sources[0]]
    y = source.y + after[sources[0]].height
    for each, (one, other) in enumerate(zip(before, after, strict=True)):
        gained = other.height - one.height
        if gained > 0 and each != sources[0]:
            outline = _outline(one.x + _BAR, y, other.x, other.y + one.height, gained)
            drawn.append(Band(outline, source.colour))
            y += gained
    return drawn


def _outline(x: int, y: int, to_x: int, to_y: int, height: int) -> str:
    middle = (x + to_x) // 2
    return (
        f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}V{to_y + height}"
        f"C{middle} {to_y + height} {middle} {y + height} {x} {y + height}Z"
    )
