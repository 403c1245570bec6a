"""A table of names and whole numbers as people keep it: CSV with a line of column names, one row an organisation.

Columns are parted by commas, semicolons or tabs, whichever the first line uses; a byte order mark, quoted names, empty
lines and Persian or Arabic digits are taken. Whatever cannot be read is refused with its line.
Source: docs/rules/apportionment.md, "The file".
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain, search_key

LARGEST = 10**12
MOST_BYTES = 10_000_000
MOST_ROWS = 100_000
LONGEST_NAME = 200
_SEPARATORS = (",", ";", "\t")
_THOUSANDS = "\u066c"
_LONGEST_NUMBER = 40
_QUOTED_TO = 60
_IN_PERSIAN: Mapping[str, str] = {
    "نام": "name",
    "اعضا": "members",
    "تصدیق شده": "attested",
    "کف": "floor",
    "سقف": "cap",
    "وزن": "weight",
    "وزن دوم": "second",
}
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class BadRows(Refusal):
    """The table cannot be read: its ``line``, what is ``given`` there, and the name of the ``fault``."""

    code = "rows.bad_line"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its number, the name, and the numbers by column; an empty optional cell is left out."""

    line: int
    name: str
    numbers: Mapping[str, int]


def read_rows(content: bytes, needed: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """Return the rows in their order; ``name`` and the columns ``needed`` must be there, those ``optional`` may.

    Names are in NFC and differ as searches see them; numbers are from 0 to ``LARGEST``.
    """
    lines = cells_in(content)
    first, header = next(lines, (1, []))
    columns = _columns(header, first, needed, optional)
    rows = [_row(line, cells, columns, needed) for line, cells in lines]
    if not rows:
        raise BadRows(line=first + 1, given="", fault="no_rows")
    _require_different(rows)
    return rows


def whole_number(text: str) -> int | None:
    """Return the number that ``text`` spells in Latin, Persian or Arabic digits; none if it spells none."""
    plain = text.translate(_DIGITS).replace(_THOUSANDS, "")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_NUMBER):
        return None
    return int(plain)


def cells_in(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that holds something: its number, and its cells in NFC without blanks around them."""
    return _cells(_text(content))


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise BadRows(line=1, given="", fault="too_long")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise BadRows(line=line, given="", fault="not_utf8") from None


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, with its number; a quoted cell may go over several lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    top = next((line for line in lines if line.strip()), "")
    separator = max(_SEPARATORS, key=top.count)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    line, taken = 1, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                taken += 1
                if taken > MOST_ROWS + 1:
                    raise BadRows(line=line, given="", fault="too_many_rows")
                yield line, [unicodedata.normalize("NFC", cell).strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise BadRows(line=line, given="", fault="quotes") from None


def _columns(header: Sequence[str], line: int, needed: Sequence[str], optional: Sequence[str]) -> list[str]:
    columns = [_IN_PERSIAN.get(search_key(cell), search_key(cell)) for cell in header]
    for column, cell in zip(columns, header, strict=True):
        if column not in {"name", *needed, *optional}:
            raise BadRows(line=line, given=cell[:_QUOTED_TO], fault="unknown_column")
        if columns.count(column) > 1:
            raise BadRows(line=line, given=cell[:_QUOTED_TO], fault="column_twice")
    for column in ("name", *needed):
        if column not in columns:
            raise BadRows(line=line, given=column, fault="missing_column")
    return columns


def _row(line: int, cells: Sequence[str], columns: Sequence[str], needed: Sequence[str]) -> Row:
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(columns):
        raise BadRows(line=line, given=str(len(cells)), fault="number_of_cells")
    said = dict(zip(columns, cells, strict=True))
    name = said.pop("name")
    _require_name(name, line)
    numbers = {column: _number(cell, line, column) for column, cell in said.items() if cell or column in needed}
    return Row(line, name, numbers)


def _require_name(name: str, line: int) -> None:
    if not name:
        raise BadRows(line=line, given="", fault="no_name")
    if not is_plain(name):
        raise BadRows(line=line, given=name[:_QUOTED_TO], fault="name_not_plain")
    if len(name) > LONGEST_NAME:
        raise BadRows(line=line, given=name[:_QUOTED_TO], fault="name_too_long")


def _number(cell: str, line: int, column: str) -> int:
    if not cell:
        raise BadRows(line=line, given=column, fault="no_number")
    number = whole_number(cell)
    if number is None:
        is_negative = cell[0] in "-\u2212" and whole_number(cell[1:]) is not None
        fault = "negative" if is_negative else "not_whole"
        raise BadRows(line=line, given=cell[:_QUOTED_TO], fault=fault)
    if number > LARGEST:
        raise BadRows(line=line, given=cell[:_QUOTED_TO], fault="too_large")
    return number


def _require_different(rows: Sequence[Row]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        before = seen.setdefault(search_key(row.name) or row.name, row.line)
        if before != row.line:
            raise BadRows(line=row.line, given=f"{row.name[:_QUOTED_TO]} ({before})", fault="twice")
