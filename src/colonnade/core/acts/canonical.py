"""The one spelling of a JSON value, and the refusal of every other.

UTF-8 in NFC, keys sorted and made of ``a-z 0-9 _``, no spaces between tokens, integers
between -2^53 and 2^53 (both excluded), no fractions, no duplicate keys, no control or
direction characters. Bytes are hashed as received; this module says whether they
are the one spelling. Source: docs/rules/acts.md.
"""

import json
import re
from collections.abc import Mapping, Sequence

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
    require_plain_value(value, "")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse_canonical(text: bytes) -> Json:
    """Return the value that ``text`` spells, or refuse: unreadable, forbidden value, another spelling."""
    value = _read(text)
    if canonical_bytes(value) != text:
        raise Malformed("", "not_canonical")
    return value


def _read(text: bytes) -> Json:
    try:
        value: Json = json.loads(
            text.decode("utf-8"),
            object_pairs_hook=_object_without_duplicates,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_integer,
        )
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
        if not _KEY.fullmatch(key):
            raise Malformed(path, "key")
        require_plain_value(item, inner, depth + 1)
