"""Two hands for every ballot: a credential of the secretary, and a voting code of an inspector of another column.

Neither alone casts. The inspector sees public credentials, which sign nothing; the secretary never sees a code. What is
stored of the two are marks: each a keyed hash of code and credential *together*, so that no row names either, a code
goes with one credential only, and whoever votes again brings the same two.
Source: docs/rules/elections.md, "Two hands"; docs/adr/0040-two-hands.md.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NewType

from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId
from colonnade.core.texts import search_key

Code = NewType("Code", str)
Bond = NewType("Bond", bytes)
"""SHA-256 of a code with the public credential it goes with, made by the inspector who issued it."""
Mark = NewType("Mark", bytes)
"""What the node stores of a bond: its HMAC under a key that is in no database."""

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Digits and capitals without 0, 1, I and O."""
CODE_LENGTH: Final = 20
DRAWN_BYTES: Final = 12
"""Of which 95 bits are used: nineteen characters; the twentieth checks them."""
KEY_BYTES: Final = 32
_GROUP: Final = 5
_BITS: Final = 5


class NotACode(Refusal):
    """What was typed is no voting code, or one with a wrong character."""

    code = "elections.not_a_code"


class SameColumn(Refusal):
    """The inspector who would issue codes is of the column whose secretary made the credentials."""

    code = "elections.same_column"


class NobodyOfAnotherColumn(Refusal):
    """No inspector is of another column than this one."""

    code = "elections.nobody_of_another_column"


class NumbersDiffer(Refusal):
    """Codes and credentials are not for the same numbers of the roll."""

    code = "elections.numbers_differ"


class CodeTwice(Refusal):
    """One code was issued twice."""

    code = "elections.code_twice"


class CodesMissing(Refusal):
    """There is not one code for each credential."""

    code = "elections.codes_missing"


class UnknownBond(Refusal):
    """What should be replaced was never handed in."""

    code = "elections.unknown_bond"


class UnknownCredential(Refusal):
    """The ballot's credential is not in the list of the election."""

    code = "elections.credential_not_listed"


class NotSigned(Refusal):
    """The ballot bears no good signature by its credential: the secretary's hand is missing."""

    code = "elections.not_signed"


class CodeMissing(Refusal):
    """The code was not issued with this credential: the inspector's hand is missing."""

    code = "elections.code_missing"


@dataclass(frozen=True, slots=True)
class Hands:
    """What a node needs to know that both hands are there; ``key`` lies in a file beside, never in the database."""

    election: str
    key: bytes
    marks: AbstractSet[Mark]
    credentials: AbstractSet[str]


def code_from(drawn: bytes) -> Code:
    """Return the code that twelve random bytes make."""
    number = int.from_bytes(drawn[:DRAWN_BYTES], "big")
    body = "".join(ALPHABET[number >> _BITS * place & 31] for place in range(CODE_LENGTH - 1))
    return Code(body + _check(body))


def _check(body: str) -> str:
    """Return the character by which any one wrong character shows (Luhn's sum over 32 characters)."""
    total = 0
    for place, character in enumerate(reversed(body)):
        doubled = ALPHABET.index(character) * (2 - place % 2)
        total += doubled // len(ALPHABET) + doubled % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def read_code(typed: str) -> Code:
    """Return the code as it was typed: in small letters, Persian digits, with blanks or strokes, or refuse."""
    found = "".join(character for character in search_key(typed).upper() if character.isalnum())
    body, check = found[:-1], found[-1:]
    if len(found) != CODE_LENGTH or not set(found) <= set(ALPHABET) or _check(body) != check:
        raise NotACode
    return Code(found)


def spelled_code(code: Code) -> str:
    """Return the code in four groups of five."""
    return "-".join(code[start : start + _GROUP] for start in range(0, CODE_LENGTH, _GROUP))


def assigned(
    columns: Iterable[OrganisationId], inspectors: Collection[OrganisationId]
) -> dict[OrganisationId, OrganisationId]:
    """Return for each column whose inspector issues codes to its voters: never its own.

    In the order of ids the work goes round; anybody who repeats it finds the same.
    """
    ordered = sorted(set(inspectors))
    return {each: _of_another(each, ordered, turn) for turn, each in enumerate(sorted(set(columns)))}


def _of_another(column: OrganisationId, inspectors: Sequence[OrganisationId], turn: int) -> OrganisationId:
    others = [each for each in inspectors if each != column]
    if not others:
        raise NobodyOfAnotherColumn(column=column)
    return others[turn % len(others)]


def require_another_column(*, secretary: OrganisationId, inspector: OrganisationId) -> None:
    """Refuse codes from the column that made the credentials: both hands would be one."""
    if secretary == inspector:
        raise SameColumn(column=secretary)


def issued(election: str, codes: Mapping[int, Code], credentials: Mapping[int, str]) -> tuple[Bond, ...]:
    """Return what an inspector hands in, sorted: a bond for each number of one roll, and no number.

    ``credentials``: the public ones, as the secretary tells them by number; ``codes``: drawn by the inspector.
    """
    if codes.keys() != credentials.keys():
        raise NumbersDiffer(codes=len(codes), credentials=len(credentials))
    if len(set(codes.values())) != len(codes):
        raise CodeTwice
    return tuple(sorted(bond_of(election, code, credentials[number]) for number, code in codes.items()))


def bond_of(election: str, code: Code, credential: str) -> Bond:
    """Return what stands for a code together with the public credential that it goes with."""
    return Bond(hashlib.sha256(f"colonnade/bond/1\n{election}\n{code}\n{credential}".encode()).digest())


def marks_of(key: bytes, handed_in: Iterable[Sequence[Bond]]) -> tuple[Mark, ...]:
    """Return what is stored of the bonds of all inspectors, sorted: nothing tells who handed in which."""
    return tuple(sorted({_mark(key, bond) for bonds in handed_in for bond in bonds}))


def _mark(key: bytes, bond: Bond) -> Mark:
    return Mark(hmac.digest(key, bond, hashlib.sha256))


def require_one_code_each(marks: Sized, credentials: Sized) -> None:
    """Refuse to open where there are not as many codes as credentials."""
    if len(marks) != len(credentials):
        raise CodesMissing(codes=len(marks), credentials=len(credentials))


def replaced(key: bytes, marks: Collection[Mark], *, lost: Bond, instead: Bond) -> tuple[Mark, ...]:
    """Return the marks after an inspector has issued a new code for one that was lost: the old one casts no more."""
    old = _mark(key, lost)
    if old not in marks:
        raise UnknownBond
    return tuple(sorted({*marks, _mark(key, instead)} - {old}))


def require_both_hands(hands: Hands, *, credential: str, is_signed: bool, code: Code) -> None:
    """Refuse a ballot that one hand alone has made; the same two may come again and replace what they cast.

    ``is_signed``: whether the ballot's signature by ``credential`` is good, as the protocol finds it.
    """
    if credential not in hands.credentials:
        raise UnknownCredential
    if not is_signed:
        raise NotSigned
    if _mark(hands.key, bond_of(hands.election, code, credential)) not in hands.marks:
        raise CodeMissing
