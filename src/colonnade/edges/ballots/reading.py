"""A file of ballots, whichever of the forms it has: told by its name, else by how it begins."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from colonnade.core.counting.papers import Poll
from colonnade.edges.ballots.belenios import read_belenios
from colonnade.edges.ballots.blt import read_blt
from colonnade.edges.ballots.faults import NotBallots
from colonnade.edges.ballots.preflib import read_preflib
from colonnade.edges.ballots.tables import line_of, read_table
from colonnade.edges.places import naming

LARGEST = 2**30
"""Bytes of the largest file that is read."""
Reader = Callable[[bytes], Poll]


def _workbook(content: bytes) -> Poll:
    from colonnade.edges.ballots.workbooks import read_workbook  # noqa: PLC0415 -- XML is loaded where it is needed

    return read_workbook(content)


_BY_NAME: Mapping[str, Reader] = {
    ".blt": read_blt,
    ".csv": read_table,
    ".tsv": read_table,
    ".xlsx": _workbook,
    ".json": read_belenios,
    **dict.fromkeys((".soc", ".soi", ".toc", ".toi"), read_preflib),
}
_TWO_NUMBERS = re.compile(rb"(?:\s*#[^\n]*\n)*\s*[0-9]+\s+[0-9]+\s")


def read_ballots(place: Path) -> Poll:
    """Return the poll in a file, or refuse with its line and what is wrong there."""
    with naming(place), place.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NotBallots(1, "too_large")
    return poll_from(place.suffix, content)


def poll_from(ending: str, content: bytes) -> Poll:
    """Return the poll in a file whose name ends so, or refuse with its line and what is wrong there."""
    if not content.strip():
        raise NotBallots(1, "empty")
    reader = _BY_NAME.get(ending.casefold()) or _by_beginning(content)
    try:
        return reader(content)
    except NotBallots as refusal:
        if refusal.facts["line"] == 0 and reader is read_table:
            raise NotBallots(line_of(content, *_said(refusal)), *_said(refusal)) from None
        raise


def _said(refusal: NotBallots) -> tuple[str, str]:
    return str(refusal.facts["fault"]), str(refusal.facts["given"])


def _by_beginning(content: bytes) -> Reader:
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"PK"):
        return _workbook
    if begins[:1] in (b"{", b"["):
        return read_belenios
    if begins.startswith((b"# FILE NAME", b"# ALTERNATIVE", b"# TITLE")):
        return read_preflib
    return read_blt if _TWO_NUMBERS.match(begins) else read_table
