"""A table of text with columns that stand under one another, names first, whole lines for people."""

import unicodedata
from collections.abc import Sequence

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines: the first column at the start of the line, the others at the end of theirs."""
    lines = [heads, *rows]
    widths = [max(_width(line[at]) for line in lines) for at in range(len(heads))]
    return ["  ".join(_filled(cell, widths[at], at) for at, cell in enumerate(line)).rstrip() for line in lines]


def _filled(cell: str, width: int, column: int) -> str:
    space = " " * (width - _width(cell))
    return space + cell if column else cell + space


def _width(text: str) -> int:
    return sum(unicodedata.category(each) not in _NO_WIDTH for each in text)
