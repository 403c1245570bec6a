"""Ballots as tables: a row a ballot, or rows with a count; and a table written.

Columns are either candidates, whose cells hold ranks (or grades, or a cross), or ranks, whose cells hold candidates.
The first column may be a count or an id. Ranks and headers may be in Persian. Candidates of rank columns are in order
of their names, so that the order of rows says nothing.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from colonnade.core.counting.papers import (
    MOST_CANDIDATES,
    SKIPPED,
    TIED,
    UNCLEAR,
    Poll,
    mark_of,
    ranking_of,
    ranks_in,
    ranks_of,
)
from colonnade.edges.ballots.faults import QUOTED, NotBallots, name_of, text_of

_COUNTS = {"count", "ballots", "number", "votes", "weight", "n", "شمار", "تعداد"}
_IDS = {"id", "ballot", "ballot id", "شناسه", "برگه"}
_RANK = re.compile(r"(?:rank|choice|preference|pref|رتبه|ترجیح|اولویت)?[\s_#.\u200c-]*([0-9]+)", re.IGNORECASE)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_CROSSES = {"x", "✓", "✔", "yes", "بله", "آری"}
_EMPTY = {"", "-", "undervote", "skipped", "blank"}
_UNCLEAR = {"overvote"}
_MOST_RANKS = 1000
_MOST_DIGITS = 15
Row = tuple[str, ...]


def read_table(content: bytes) -> Poll:
    """Return the poll that a CSV file holds; commas, semicolons or tabs part its cells."""
    text = text_of(content).replace("\r\n", "\n").replace("\r", "\n")
    head, _, body = text.partition("\n")
    if not head.strip():
        raise NotBallots(1, "empty")
    delimiter = _delimiter(head)
    rows = _rows(head, body, delimiter)
    return poll_of(next(rows)[1], rows)


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _rows(head: str, body: str, delimiter: str) -> Iterator[tuple[int, Row, int]]:
    """The header, then each different row, empty cells at its end left off, with its line, or 0, and its number."""
    if '"' in head or '"' in body:
        yield from _quoted(f"{head}\n{body}", delimiter)
        return
    yield 1, tuple(head.split(delimiter)), 1
    counted = Counter(body.split("\n"))
    counted.pop("", None)
    for line, number in counted.items():
        if not line.isspace():
            yield 0, tuple(line.rstrip(delimiter).split(delimiter)), number


def _quoted(text: str, delimiter: str) -> Iterator[tuple[int, Row, int]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    counted: Counter[Row] = Counter()
    try:
        yield 1, tuple(next(reader)), 1
        counted.update(tuple(row) for row in reader if row)
    except csv.Error:
        raise NotBallots(reader.line_num, "quote") from None
    for row, number in counted.items():
        yield 0, row, number


def poll_of(header: Sequence[str], rows: Iterable[tuple[int, Row, int]]) -> Poll:
    """Return the poll of a table; each row comes with its line, or 0, and how often it comes."""
    titles = [cell.strip() for cell in header]
    lead = titles[0].casefold() if titles else ""
    counts, skips = lead in _COUNTS, lead in _COUNTS | _IDS
    titles = titles[skips:]
    while titles and not titles[-1]:
        titles.pop()
    if not titles:
        raise NotBallots(1, "columns")
    cells = list(_cells(rows, len(titles), counts=counts, skips=skips))
    if all(_RANK.fullmatch(title.translate(_DIGITS)) for title in titles):
        return _by_ranks(cells)
    return _by_candidates(titles, cells)


def _cells(rows: Iterable[tuple[int, Row, int]], width: int, *, counts: bool, skips: bool) -> Iterator[tuple[Row, int]]:
    """The cells of each row as they are, without the leading one, and how many papers say so."""
    for line, row, times in rows:
        cells = row[1:] if skips else row
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise NotBallots(line, "too_wide", row[0])
        number = _number(row[0], line) if counts else 1
        if number:
            yield cells[:width], number * times


def _number(cell: str, line: int) -> int:
    if cell.isascii() and cell.isdecimal() and len(cell) <= _MOST_DIGITS:
        return int(cell)
    said = cell.strip().translate(_DIGITS)
    if not re.fullmatch(r"[0-9]{1,15}", said):
        raise NotBallots(line, "weight", cell)
    return int(said)


def _by_ranks(cells: Sequence[tuple[Row, int]]) -> Poll:
    said = set(chain.from_iterable(row for row, _ in cells))
    meant = {cell: _meant(cell) for cell in said}
    names = sorted({name for each in meant.values() for name in each if name not in (SKIPPED, UNCLEAR)}, key=_order)
    if not names or len(names) > MOST_CANDIDATES:
        raise NotBallots(1, "columns")
    marks = {name: mark_of(each) for each, name in enumerate(names)} | {SKIPPED: SKIPPED, UNCLEAR: UNCLEAR}
    letters = {cell: TIED.join(sorted(marks[name] for name in each)) for cell, each in meant.items()}
    papers: dict[str, int] = {}
    for row, number in cells:
        ranking = "".join(map(letters.__getitem__, row)).rstrip(SKIPPED)
        papers[ranking] = papers.get(ranking, 0) + number
    return Poll(tuple(names), papers)


def _meant(cell: str) -> tuple[str, ...]:
    """Whom a cell of a rank names."""
    said = cell.strip()
    if said.casefold() in _EMPTY:
        return (SKIPPED,)
    if said.casefold() in _UNCLEAR:
        return (UNCLEAR,)
    return tuple(name_of(part, 0) for part in said.split(TIED))


def _order(name: str) -> tuple[int, str]:
    return (int(name) if name.isascii() and name.isdigit() and len(name) < 9 else 0, name)


def _by_candidates(titles: Sequence[str], cells: Iterable[tuple[Row, int]]) -> Poll:
    names = tuple(name_of(title, 1) for title in titles)
    if len(set(names)) != len(names) or len(names) > MOST_CANDIDATES:
        raise NotBallots(1, "same_name", next((name for name in names if names.count(name) > 1), ""))
    ranks: dict[str, int] = {}
    papers: dict[str, int] = {}
    for row, number in cells:
        ranking = ranking_of(ranks_in(_rank(cell, ranks) for cell in row))
        papers[ranking] = papers.get(ranking, 0) + number
    return Poll(names, papers)


def _rank(cell: str, known: dict[str, int]) -> int:
    """The rank that a candidate's cell gives, 0 for none; ``known`` keeps what was read before."""
    if cell in known:
        return known[cell]
    said = cell.strip().translate(_DIGITS).casefold().removesuffix(".0")
    if said in _EMPTY:
        rank = 0
    elif said in _CROSSES:
        rank = 1
    elif re.fullmatch(r"[0-9]{1,4}", said) and int(said) <= _MOST_RANKS:
        rank = int(said)
    else:
        raise NotBallots(0, "rank", cell)
    known[cell] = rank
    return rank


def csv_of(poll: Poll) -> str:
    """Return the poll as a table with a count and a column a candidate, papers in the order of their marks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("count", *poll.candidates))
    for ranking in sorted(poll.papers):
        if UNCLEAR in ranking:
            raise NotBallots(0, "unclear")
        given = _vector(ranking, len(poll.candidates))
        writer.writerow((poll.papers[ranking], *(given.get(each, "") for each in range(len(poll.candidates)))))
    return out.getvalue()


def _vector(ranking: str, candidates: int) -> Mapping[int, int]:
    del candidates
    return {each: rank for rank, those in enumerate(ranks_of(ranking), 1) for each in those}


def line_of(content: bytes, fault: str, given: str) -> int:
    """Return the first line at which a row with this fault ends, or 1 where none is found."""
    text = text_of(content).replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]))
    header = next(reader)
    return next((reader.line_num for row in reader if has_fault(row, header, fault, given)), 1)


def has_fault(row: Sequence[str], header: Sequence[str], fault: str, given: str) -> bool:
    """Whether a row is wider than its titles, where that is the fault, or else has the cell that a fault quotes."""
    if fault == "too_wide":
        return any(cell.strip() for cell in row[len(header) :])
    return any(cell[:QUOTED] == given for cell in row)
