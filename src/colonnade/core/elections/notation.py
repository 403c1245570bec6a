r"""JSON in the one spelling of belenios-tool: no spaces, fields in their order, whole numbers, few escapes.

Texts are written as Yojson writes them: quotation mark and backslash after a backslash, BS TAB LF FF CR by letter,
every other control character and DEL as ``\u00xx`` in small letters, everything else (the solidus, Persian) as it is.
Source: docs/rules/archives.md; held against belenios-tool 2.0.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from colonnade.core.elections.faults import Misread

Json: TypeAlias = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None

DEEPEST = 16
LARGEST = 1 << 30
"""Whole numbers are below this, so that every build of belenios-tool reads them as we do."""
_MARK = b"\xef\xbb\xbf"
"""Some editors put it before UTF-8."""
_DELETE, _SPELLED_DELETE = "\x7f", "\\u007f"
_STRUCTURE = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]', re.DOTALL)
_NEITHER = bytes(octet for octet in range(256) if octet not in b'"[]{}')
_AMBIGUOUS = bytes((*range(0x21), *b"-\\\x7f"))
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))


def spelled(value: Json) -> bytes:
    """Return the bytes of a value; the fields stand in the order of the mapping."""
    return _ENCODER.encode(value).replace(_DELETE, _SPELLED_DELETE).encode()


def read(content: bytes, place: str, *, longest: int) -> Json:
    """Return the value that the bytes spell; refused: too long, deep, no JSON, fractions, twice a key, respelled."""
    if len(content) > longest:
        raise Misread(place, "too_long")
    if _is_too_deep(content):
        raise Misread(place, "too_deep")
    value = _value(content, place)
    if not _has_one_spelling(content) and _respelled(value, place) != content:
        raise Misread(place, "other_spelling")
    return value


def _has_one_spelling(content: bytes) -> bool:
    """Whether JSON without fractions could not be spelled otherwise in these characters.

    What can be spelled in several ways needs a character that is missing then: space between parts, the backslash or
    a control character in a text, the sign in -0.
    """
    return len(content.translate(None, _AMBIGUOUS)) == len(content)


def read_again(content: bytes) -> Any:
    """Return the value of bytes that :func:`read` has taken before; nothing is checked."""
    return json.loads(content)


def read_freely(content: bytes, place: str, *, longest: int) -> Json:
    """Return the value of JSON that people write, in any spelling; refused otherwise as :func:`read` refuses."""
    if len(content) > longest:
        raise Misread(place, "too_long")
    if _is_too_deep(content):
        raise Misread(place, "too_deep")
    value = _value(content.removeprefix(_MARK), place)
    _respelled(value, place)
    return value


def _is_too_deep(content: bytes) -> bool:
    depth = 0
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return False
    for bracket in _brackets(content):
        if bracket in b"[{":
            depth += 1
            if depth > DEEPEST:
                return True
        else:
            depth -= 1
    return False


def _brackets(content: bytes) -> bytes:
    """Return the brackets outside of texts; without escapes and with every text closed, these are every other piece."""
    if b"\\" in content or content.count(b'"') % 2:
        return bytes(content[found.start()] for found in _STRUCTURE.finditer(content) if content[found.start()] != 34)
    return b"".join(content.translate(None, _NEITHER).split(b'"')[::2])


def _value(content: bytes, place: str) -> Json:
    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        taken = dict(pairs)
        if len(taken) != len(pairs):
            raise Misread(place, "twice_a_key")
        return taken

    def no_number(_text: str) -> NoReturn:
        raise Misread(place, "no_whole_number")

    def whole(text: str) -> int:
        if len(text) > len(str(-LARGEST)) or not -LARGEST < (number := int(text)) < LARGEST:
            raise Misread(place, "number_too_large")
        return number

    try:
        taken: Json = json.loads(
            content.decode(), object_pairs_hook=fields, parse_float=no_number, parse_constant=no_number, parse_int=whole
        )
    except ValueError as unreadable:
        raise Misread(place, "no_json") from unreadable
    return taken


def _respelled(value: Json, place: str) -> bytes:
    try:
        return spelled(value)
    except UnicodeEncodeError as lone_surrogate:
        raise Misread(place, "no_json") from lone_surrogate
