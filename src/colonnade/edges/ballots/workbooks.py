"""Workbooks (XLSX): the first sheet as a table; read by the standard library, without macros, formulas or entities.

A workbook is a zip of XML files. No part of more than 600 MB is read, none with a document type, which a workbook
never has and by which a small file could grow without end. Why so: docs/adr, "Ballots in the files of others".
"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from colonnade.core.counting.papers import Poll
from colonnade.edges.ballots.faults import NotBallots
from colonnade.edges.ballots.tables import Row, has_fault, poll_of

_LARGEST = 600 * 2**20
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_COLUMN = re.compile(r"([A-Z]{1,3})[0-9]+")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_MOST_COLUMNS = 11_000
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError),
    *(LookupError, ValueError, OverflowError, NotImplementedError, RuntimeError, EOFError),
)
"""What the standard library raises on a zip file or a part that is not what it says."""


def read_workbook(content: bytes) -> Poll:
    """Return the poll in the first sheet of a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            shared = _shared(book)
            found = list(_rows(_part(book, _first_sheet(book)), shared))
    except _DAMAGE:
        raise NotBallots(1, "not_xlsx") from None
    if not found:
        raise NotBallots(1, "empty")
    header, *rows = found
    try:
        return poll_of(header, ((0, row, number) for row, number in Counter(rows).items()))
    except NotBallots as refusal:
        if refusal.facts["line"]:
            raise
        fault, given = str(refusal.facts["fault"]), str(refusal.facts["given"])
        line = next((number for number, row in enumerate(rows, 2) if has_fault(row, header, fault, given)), 1)
        raise NotBallots(line, fault, given) from None


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The sheet that the workbook lists first, by its relation; else the first by name."""
    sheets = sorted((name for name in book.namelist() if _SHEET.fullmatch(name)), key=lambda name: (len(name), name))
    if not sheets:
        raise NotBallots(1, "not_xlsx")
    return sheets[0]


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    if book.getinfo(name).file_size > _LARGEST:
        raise NotBallots(1, "too_large")
    with book.open(name) as part:
        content = part.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise NotBallots(1, "too_large")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotBallots(1, "not_xlsx")
    return content


def _named(tag: str) -> str:
    return tag.removeprefix(_SPACE).removeprefix(_STRICT)


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = ET.fromstring(_part(book, "xl/sharedStrings.xml"))  # noqa: S314 -- no part has a document type
    return [_text(each) for each in root if _named(each.tag) == "si"]


def _text(element: ET.Element) -> str:
    """The text of an entry, without its phonetic reading."""
    runs = [each for each in element if _named(each.tag) in {"t", "r"}]
    return "".join(part.text or "" for run in runs for part in run.iter() if _named(part.tag) == "t")


def _rows(sheet: bytes, shared: list[str]) -> Iterator[Row]:
    for _, element in ET.iterparse(io.BytesIO(sheet)):  # noqa: S314 -- no part has a document type
        if _named(element.tag) == "row":
            cells = _row(element, shared)
            element.clear()
            if any(cells):
                yield cells


def _row(row: ET.Element, shared: list[str]) -> Row:
    cells: list[str] = []
    for cell in row:
        at = _column(cell.get("r", ""), len(cells))
        if at > _MOST_COLUMNS:
            raise NotBallots(int(row.get("r", "0") or 0), "too_wide")
        cells += [""] * (at - len(cells) + 1)
        cells[at] = _cell(cell, shared)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _column(reference: str, following: int) -> int:
    found = _COLUMN.fullmatch(reference)
    if found is None:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cell(cell: ET.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(_text(each) for each in cell if _named(each.tag) == "is").strip()
    value = next((each.text or "" for each in cell if _named(each.tag) == "v"), "").strip()
    if cell.get("t") == "s":
        if not value.isascii() or not value.isdigit() or int(value) >= len(shared):
            raise NotBallots(1, "not_xlsx")
        return shared[int(value)].strip()
    return value.removesuffix(".0")
