"""How votes moved, drawn: a bar a candidate in each stage, as high as its votes, and bands for what moved between them.

A second view of the table, never the only one: its description names what the table says, stage by stage. Where
several lost votes in one stage nobody says what went from whom to whom, and no band is drawn from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from colonnade.core.counting.stages import Count
from colonnade.words.calendars import digits
from colonnade.words.counting import TABLE, said
from colonnade.words.tellings import Telling

_STEP, _BAR, _TOP, _HEIGHT, _GAP = 150, 14, 40, 520, 10
_LETTER, _NARROWEST, _WIDEST = 6, 120, 420
"""About the width of a letter, and the bounds of the margins in which names stand."""
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
class _Bar:
    x: int
    y: int
    height: int


def flow_of(count: Count, candidates: Sequence[str], told: Telling) -> str:
    """Return the picture as SVG with a title and a description; of a count without stages, one without bars."""
    margin = _margin(candidates)
    columns = [_column(margin + at * _STEP, at, told) for at in range(len(count.stages))]
    width = margin * 2 + _STEP * max(len(columns) - 1, 0)
    labels = [*candidates, said(TABLE, "exhausted", told.language), said(TABLE, "lost", told.language)]
    body: list[str] = []
    for at in range(1, len(columns)):
        body += _bands(columns[at - 1], columns[at], told.transfers(at))
    for at, column in enumerate(columns):
        number = digits(said(TABLE, "stage", told.language, number=at + 1), told.language)
        body.append(f'<text x="{column[0].x}" y="20" font-size="12">{escape(number)}</text>')
        body += _bars(column, labels, names=at in (0, len(columns) - 1), last=at == len(columns) - 1)
    title = escape(said(TABLE, "flow", told.language))
    sentences = escape("\n".join(told.sentence(at) for at in range(len(count.stages))))
    height = _TOP + _HEIGHT + _GAP * (len(candidates) + 2) + 20
    view = f'viewBox="0 0 {width} {height}" role="img" direction="ltr" font-family="sans-serif"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {view}'
    named = f'aria-labelledby="flow-title flow-text" lang="{told.language}">'
    texts = f'<title id="flow-title">{title}</title><desc id="flow-text">{sentences}</desc>'
    return f"{head} {named}\n{texts}\n" + "\n".join(body) + "\n</svg>\n"


def _margin(candidates: Sequence[str]) -> int:
    return min(max(_NARROWEST, _LETTER * max(map(len, candidates)) + _BAR), _WIDEST)


def _column(x: int, at: int, told: Telling) -> list[_Bar]:
    """A bar for each candidate, then for the exhausted and the lost, one below another."""
    totals, exhausted, lost = told.units(told.count.stages[at])
    every = [*totals, exhausted, lost]
    whole = max(sum(every), 1)
    bars: list[_Bar] = []
    y = _TOP
    for value in every:
        height = value * _HEIGHT // whole
        bars.append(_Bar(x, y, height))
        y += height + _GAP
    return bars


def _bars(column: Sequence[_Bar], labels: Sequence[str], *, names: bool, last: bool) -> list[str]:
    drawn: list[str] = []
    for each, bar in enumerate(column):
        colour = _COLOURS[each % len(_COLOURS)] if each < len(labels) - 2 else "#9e9e9e"
        if bar.height:
            drawn.append(f'<rect x="{bar.x}" y="{bar.y}" width="{_BAR}" height="{bar.height}" fill="{colour}"/>')
        if names and bar.height:
            x, anchor = (bar.x + _BAR + 6, "start") if last else (bar.x - 6, "end")
            name = escape(labels[each])
            drawn.append(f'<text x="{x}" y="{bar.y + 10}" font-size="11" text-anchor="{anchor}">{name}</text>')
    return drawn


def _bands(before: Sequence[_Bar], after: Sequence[_Bar], moved: Sequence[int]) -> list[str]:
    """What stayed with each, and what went from who lost most to those who gained, in proportion."""
    drawn = [
        _band(one.x + _BAR, one.y, other.x, other.y, min(one.height, other.height), _COLOURS[each % len(_COLOURS)])
        for each, (one, other) in enumerate(zip(before, after, strict=True))
        if min(one.height, other.height)
    ]
    sources = [each for each, change in enumerate(moved) if change < 0]
    if len(sources) != 1:
        return drawn
    source = sources[0]
    y = before[source].y + after[source].height
    for each, (one, other) in enumerate(zip(before, after, strict=True)):
        gained = other.height - one.height
        if gained > 0 and each != source:
            colour = _COLOURS[source % len(_COLOURS)]
            drawn.append(_band(one.x + _BAR, y, other.x, other.y + one.height, gained, colour))
            y += gained
    return drawn


def _band(x: int, y: int, to_x: int, to_y: int, height: int, colour: str) -> str:
    middle = (x + to_x) // 2
    path = (
        f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}V{to_y + height}"
        f"C{middle} {to_y + height} {middle} {y + height} {x} {y + height}Z"
    )
    return f'<path d="{path}" fill="{colour}" fill-opacity="0.35"/>'
