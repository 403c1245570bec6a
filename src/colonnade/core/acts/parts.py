"""The exact bytes of an act as lines of text: what a set of QR codes shows, and what is pasted back.

Each line tells which part of how many it is, of which bytes, and checks itself; together they give the bytes again, in
whatever order they came. Only signs that a QR code packs tightly. Source: docs/rules/desk.md, "Away and back".
"""

import hashlib
import re
from base64 import b32decode, b32encode
from binascii import Error
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from colonnade.core.acts.envelope import ACT_SIZE_LIMIT
from colonnade.core.errors import Refusal

MARK = "COLONNADE:ACT:"
PART_BYTES = 300
"""So many make a code that a phone reads from paper: 89 squares a side, corrected at level M."""
MOST_BYTES = ACT_SIZE_LIMIT + 16_000
"""An act and its seals."""
_DIGEST, _CHECK, _IN_BASE_32 = 32, 8, 8
_PART = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3}):([0-9A-F]{32}):([0-9A-F]{8}):([A-Z2-7]+)")


class NotParts(Refusal):
    """The text holds no part of an act."""

    code = "parts.none"


class PartDamaged(Refusal):
    """The ``number``-th part in the text is not as it was shown."""

    code = "parts.damaged"


class PartsMissing(Refusal):
    """Not every part of an act is there: ``numbers`` of ``total`` are missing."""

    code = "parts.missing"


@dataclass(frozen=True, slots=True)
class Part:
    """The ``number``-th of ``total`` parts, from 1, of the bytes with this digest."""

    number: int
    total: int
    digest: str
    content: bytes

    @property
    def line(self) -> str:
        """Return it as text."""
        spelled = b32encode(self.content).decode().rstrip("=")
        return f"{MARK}{self.number}/{self.total}:{self.digest}:{_check(self.content)}:{spelled}"


def parts_of(content: bytes) -> list[Part]:
    """Return the parts of ``content``, at least one, in their order."""
    some = [content[start : start + PART_BYTES] for start in range(0, len(content), PART_BYTES)] or [b""]
    return [Part(number, len(some), _digest(content), each) for number, each in enumerate(some, 1)]


def lines_of(contents: Iterable[bytes]) -> str:
    """Return every part of everything, one a line."""
    return "".join(f"{part.line}\n" for content in contents for part in parts_of(content))


def is_in_parts(text: str) -> bool:
    """Whether ``text`` holds parts, or what is left of them; an act, whatever it says, begins with a brace."""
    bare = _bare(text)
    return MARK in bare and not bare.startswith("{")


def joined(text: str) -> list[bytes]:
    """Return everything that the parts in ``text`` make, in the order in which the first part of each came.

    Spaces, line ends, what stands before the first part and parts that came twice do no harm. Refuses what is damaged
    or not whole.
    """
    found: dict[str, dict[int, Part]] = {}
    for number, each in enumerate(_bare(text).split(MARK)[1:], 1):
        part = _read(each, number)
        found.setdefault(part.digest, {})[part.number] = part
    if not found:
        raise NotParts
    return [_whole(parts) for parts in found.values()]


def _bare(text: str) -> str:
    return "".join(text.split())


def _read(spelled: str, place: int) -> Part:
    match = _PART.fullmatch(spelled)
    if match is None:
        raise PartDamaged(number=place)
    number, total, digest, check, letters = match.groups()
    content = _decoded(letters, place)
    if _check(content) != check or int(number) > int(total) or int(total) * PART_BYTES > MOST_BYTES + PART_BYTES:
        raise PartDamaged(number=place)
    return Part(int(number), int(total), digest, content)


def _decoded(letters: str, place: int) -> bytes:
    try:
        return b32decode(letters + "=" * (-len(letters) % _IN_BASE_32))
    except Error:
        raise PartDamaged(number=place) from None


def _whole(parts: Mapping[int, Part]) -> bytes:
    total, digest = max(part.total for part in parts.values()), next(iter(parts.values())).digest
    lacking = [number for number in range(1, total + 1) if number not in parts]
    if lacking:
        raise PartsMissing(numbers=", ".join(map(str, lacking)), total=total)
    content = b"".join(parts[number].content for number in range(1, total + 1))
    if _digest(content) != digest:
        raise PartDamaged(number=1)
    return content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST].upper()


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_CHECK].upper()
