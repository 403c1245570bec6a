"""The one spelling of a JSON value, and the refusal of every other.

UTF-8 in NFC, keys sorted and made of ``a-z 0-9 _``, no spaces between tokens, integers
between -2^53 and 2^53 (both excluded), no fractions, no duplicate keys, no control or
direction characters. Bytes are hashed as received; this module says whether they
are the one spelling. Source: docs/rules/acts.md.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

INTEGER_LIMIT = 2**53
DEPTH_LIMIT = 16
_KEY = re.compile(r"[a-z0-9_]+")


class Malformed(Refusal):
    """The bytes are not an act; ``path`` says where, ``fault`` says why."""

    code = "acts.malformed"

    def __init__(self, path: str, fault: str) -> None:
        """Keep the path of the fault and its short name."""
        super().__init__(path=path or ".", fault=fault)


def canonical_bytes(value: Json) -> bytes:
    """Return the one spelling of ``value``, or refuse with the path of what cannot be spelled."""
    if not _is_plain_value(value, 0):
        require_plain_value(value, "")
    return _ENCODER.encode(value).encode()


class Codec(NamedTuple):
    """Another reader and writer of JSON, for speed alone; what it cannot read is read again by this module.

    ``decode`` raises ``ValueError`` on what is no JSON; ``encode`` sorts keys, leaves no space and escapes only
    the quotation mark and the backslash in a text without control characters.
    """

    decode: Callable[[bytes], Json]
    encode: Callable[[Json], bytes]


def parse_canonical(text: bytes, codec: Codec | None = None) -> Json:
    """Return the value that ``text`` spells, or refuse: unreadable, forbidden value, another spelling.

    The answer is the same with every codec.
    """
    if codec is not None:
        value = _quickly_read(text, codec)
        if value is not None:
            return value
    value = _read(text)
    if canonical_bytes(value) != text:
        raise Malformed("", "not_canonical")
    return value


def _quickly_read(text: bytes, codec: Codec) -> Json:
    """Return the value, none where a closer look is needed: every text at once is as plain as each of its own."""
    if b"\\" in text:
        return None
    try:
        value = codec.decode(text)
        if is_plain(text.decode()) and is_plain_structure(value, 0) and codec.encode(value) == text:
            return value
    except (ValueError, TypeError, RecursionError):
        pass
    return None


def is_plain_structure(value: Json, depth: int) -> bool:
    """Whether ``value``, its texts aside, holds what an act may hold."""
    if isinstance(value, dict):
        return depth <= DEPTH_LIMIT and all(map(_is_key, value)) and _are_plain(value.values(), depth + 1)
    if isinstance(value, list):
        return depth <= DEPTH_LIMIT and _are_plain(value, depth + 1)
    if isinstance(value, int):
        return -INTEGER_LIMIT < value < INTEGER_LIMIT and depth <= DEPTH_LIMIT
    return (value is None or isinstance(value, str)) and depth <= DEPTH_LIMIT


def _are_plain(values: Iterable[Json], depth: int) -> bool:
    for value in values:
        if type(value) is str:
            if depth > DEPTH_LIMIT:
                return False
        elif not is_plain_structure(value, depth):
            return False
    return True


def _read(text: bytes) -> Json:
    try:
        value: Json = _DECODER.decode(text.decode("utf-8"))
    except UnicodeDecodeError:
        raise Malformed("", "not_utf8") from None
    except (ValueError, RecursionError):
        raise Malformed("", "not_json") from None
    return value


def _integer(digits: str) -> int:
    if len(digits) > len(str(INTEGER_LIMIT)) + 1:
        raise Malformed("", "number")
    return int(digits)


def _refuse_number(_spelling: str) -> int:
    raise Malformed("", "number")


def _object_without_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Malformed("", "duplicate_key")
    return members


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object_without_duplicates,
    parse_float=_refuse_number,
    parse_constant=_refuse_number,
    parse_int=_integer,
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


@lru_cache(maxsize=4096)
def _is_key(key: str) -> bool:
    return _KEY.fullmatch(key) is not None


def _is_plain_value(value: Json, depth: int) -> bool:
    """Whether :func:`require_plain_value` would pass; it alone finds the path of a fault, more slowly."""
    if depth > DEPTH_LIMIT:
        return False
    if isinstance(value, str):
        return is_plain(value)
    if isinstance(value, dict):
        return all(_is_key(key) and _is_plain_value(item, depth + 1) for key, item in value.items())
    if isinstance(value, list):
        return all(_is_plain_value(item, depth + 1) for item in value)
    if isinstance(value, int):
        return -INTEGER_LIMIT < value < INTEGER_LIMIT
    return value is None


def require_plain_value(value: Json, path: str, depth: int = 0) -> None:
    """Refuse, with its path, whatever an act may not hold."""
    if depth > DEPTH_LIMIT:
        raise Malformed(path, "too_deep")
    if isinstance(value, str):
        if not is_plain(value):
            raise Malformed(path, "text")
    elif isinstance(value, int):
        if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
            raise Malformed(path, "number")
    elif isinstance(value, Mapping):
        _require_plain_members(value, path, depth)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            require_plain_value(item, f"{path}[{index}]", depth + 1)
    elif value is not None:
        raise Malformed(path, "kind")


def _require_plain_members(value: Mapping[str, Json], path: str, depth: int) -> None:
    for key, item in value.items():
        inner = f"{path}.{key}" if path else key
        if not _is_key(key):
            raise Malformed(path, "key")
        require_plain_value(item, inner, depth + 1)
