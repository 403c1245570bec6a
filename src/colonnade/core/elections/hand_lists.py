"""The lists that two hands keep for one roll: credentials by id, public credentials by number, codes by number.

JSON objects, read strictly: whatever is not as the command writes it is refused with the entry at which it is found.
A voter's *number* is her place in the secretary's list, from 1. Source: docs/rules/elections.md, "Paper".
"""

import json
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from colonnade.core.elections.credentials import read_credential
from colonnade.core.elections.elements import ElementSpelling, Group, shown
from colonnade.core.elections.hands import Bond, Code, NotACode, bond_of, read_code, spelled_code
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.refusals import BadCredential
from colonnade.core.errors import Refusal

LIST_LIMIT: Final = 1 << 30
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half of a character, as JSON can spell it: no text that can be written."""
MOST_VOTERS: Final = 10_000_000
ID_LIMIT: Final = 1 << 12


class BadList(Refusal):
    """A list is not what it must be: its ``place``, the entry ``at`` which, the short name of the ``fault``."""

    code = "elections.bad_list"

    def __init__(self, place: str, at: str, fault: str) -> None:
        """Keep all three."""
        super().__init__(place=place, at=shown(at), fault=fault)


class OfAnotherElection(Refusal):
    """What a list holds is not among the credentials of the election: ``number`` is the first that is not."""

    code = "elections.list_of_another_election"


class _TwiceAKey(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_credentials_by_id(content: bytes, place: str) -> tuple[tuple[str, str], ...]:
    """Return (id, credential) in the order of the list, so that the first has the number 1."""
    found = _texts(content, place)
    for name, credential in found.items():
        if not name.strip() or len(name) > ID_LIMIT or _SURROGATE.search(name):
            raise BadList(place, name, "id")
        try:
            read_credential(credential)
        except BadCredential:
            raise BadList(place, name, "credential") from None
    _require_each_once(found, place)
    return tuple(found.items())


def read_public_by_number(content: bytes, group: Group, place: str) -> dict[int, str]:
    """Return the public credential of each number, in the order of numbers."""
    found = _by_number(_texts(content, place), place)
    for number, element in found.items():
        try:
            group.read_element(element)
        except ElementSpelling:
            raise BadList(place, str(number), "public_credential") from None
    _require_each_once(found, place)
    return found


def read_codes_by_number(content: bytes, place: str) -> dict[int, Code]:
    """Return the code of each number, in the order of numbers."""
    found = _by_number(_texts(content, place), place)
    codes = {number: _code(text, number, place) for number, text in found.items()}
    _require_each_once(codes, place)
    return codes


def codes_spelled(codes: Mapping[int, Code]) -> bytes:
    """Return the bytes of an inspector's codes, in the order of numbers."""
    return spelled({str(number): spelled_code(codes[number]) for number in sorted(codes)})


def bonds_spelled(bonds: Sequence[Bond]) -> bytes:
    """Return the bytes of what an inspector hands in, sorted, so that the order says nothing."""
    return spelled(sorted(bond.hex() for bond in bonds))


def kept_spelled(election: str, codes: Mapping[int, Code], public: Mapping[int, str]) -> bytes:
    """Return the bytes of what an inspector keeps to replace a lost code: its bond by number, and no code."""
    return spelled({str(number): bond_of(election, codes[number], public[number]).hex() for number in sorted(codes)})


def require_of_election(public: Mapping[int, str], listed: AbstractSet[str], place: str) -> None:
    """Refuse public credentials of which one is not on the election's list."""
    for number, credential in public.items():
        if credential not in listed:
            raise OfAnotherElection(place=place, number=number)


def _code(text: str, number: int, place: str) -> Code:
    try:
        code = read_code(text)
    except NotACode:
        raise BadList(place, str(number), "voting_code") from None
    if spelled_code(code) != text:
        raise BadList(place, str(number), "voting_code")
    return code


def _texts(content: bytes, place: str) -> dict[str, str]:
    if len(content) > LIST_LIMIT:
        raise BadList(place, "-", "too_long")
    try:
        found = json.loads(content, object_pairs_hook=_each_once)
    except _TwiceAKey as twice:
        raise BadList(place, twice.key, "twice_a_name") from None
    except (ValueError, RecursionError):
        raise BadList(place, "-", "no_json") from None
    if not isinstance(found, dict):
        raise BadList(place, "-", "no_object")
    if not found:
        raise BadList(place, "-", "nobody")
    for name, text in found.items():
        if not isinstance(text, str):
            raise BadList(place, name, "no_text")
    return found


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceAKey(name)
        found[name] = value
    return found


def _by_number(found: Mapping[str, str], place: str) -> dict[int, str]:
    for name in found:
        if not (name.isascii() and name.isdigit()) or name.startswith("0") or len(name) > len(str(MOST_VOTERS)):
            raise BadList(place, name, "number")
    return dict(sorted((int(name), text) for name, text in found.items()))


def _require_each_once(found: Mapping[int, str] | Mapping[str, str] | Mapping[int, Code], place: str) -> None:
    seen: set[str] = set()
    for name, text in found.items():
        if text in seen:
            raise BadList(place, str(name), "given_twice")
        seen.add(text)
