"""A trustee's seed on paper: its 22 letters and three more, by which whatever was mistyped shows.

The 25 letters, read as a number in base 58, are a multiple of a prime just below 58³. So any one wrong letter and any
two that changed places always show, and of other mistakes all but one in 195,103. Source: docs/rules/elections.md,
"Paper".
"""

import re
from typing import Final

from colonnade.core.elections.letters import DIGITS, SEED_LENGTH, BadSeed
from colonnade.core.errors import Refusal
from colonnade.core.texts import search_key

CHECK_LENGTH: Final = 3
GROUP: Final = 5
PRIME: Final = 195_103
"""The largest below 58³; 58 has the order 97,551 modulo it, so that no two places weigh the same."""
_BLANKS: Final = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\-–—_.]+")


class SeedMistyped(Refusal):
    """What was typed is no seed with its check letters: ``letters`` is how many were found of those needed."""

    code = "elections.seed_mistyped"


def seed_on_paper(seed: str) -> str:
    """Return a seed with its check letters in five groups of five; refused where it is none."""
    if len(seed) != SEED_LENGTH or not set(seed) <= set(DIGITS):
        raise BadSeed
    whole = seed + _check(seed)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def seed_from_paper(typed: str) -> str:
    """Return the seed as it was typed, with or without strokes and blanks, in Latin or Persian digits; or refuse."""
    found = "".join(search_key(each) if each.isdigit() else each for each in _BLANKS.sub("", typed))
    seed, check = found[:SEED_LENGTH], found[SEED_LENGTH:]
    if len(found) != SEED_LENGTH + CHECK_LENGTH or not set(found) <= set(DIGITS) or _check(seed) != check:
        raise SeedMistyped(letters=len(found), needed=SEED_LENGTH + CHECK_LENGTH)
    return seed


def _check(seed: str) -> str:
    places = len(DIGITS) ** CHECK_LENGTH
    rest = -_number(seed) * places % PRIME
    letters = ""
    for _ in range(CHECK_LENGTH):
        rest, digit = divmod(rest, len(DIGITS))
        letters = DIGITS[digit] + letters
    return letters


def _number(letters: str) -> int:
    whole = 0
    for letter in letters:
        whole = whole * len(DIGITS) + DIGITS.index(letter)
    return whole
