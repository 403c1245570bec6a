"""Codes on paper: twenty digits in five groups, typed in any script's digits, each good for one use.

The first four digits find the code among those kept; all twenty are kept as a slow hash alone. Digits, since they are
on every keyboard. Source: docs/rules/accounts.md, "Codes"; ASVS 5.0 6.5.1, 6.5.2.
"""

import unicodedata
from dataclasses import dataclass

from colonnade.core.errors import Refusal

DIGITS = 20
GROUP = 4
CHANCE_BYTES = 16
_BETWEEN = frozenset("-\u200c\u200d\u2010\u2011\u2012\u2013\u2212")


class NotACode(Refusal):
    """What was typed is not twenty digits."""

    code = "accounts.not_a_code"


@dataclass(frozen=True, slots=True)
class Code:
    """A code: twenty Latin digits."""

    digits: str

    @property
    def selector(self) -> str:
        """Return the digits by which it is looked for; they say nothing of the others."""
        return self.digits[:GROUP]

    def __str__(self) -> str:
        """Return it as it is printed, in groups of four."""
        return " ".join(self.digits[at : at + GROUP] for at in range(0, DIGITS, GROUP))

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Code(…)"


def code_from(chance: bytes) -> Code:
    """Return the code that ``chance``, at least sixteen bytes of it, gives."""
    assert len(chance) >= CHANCE_BYTES
    return Code(f"{int.from_bytes(chance) % 10**DIGITS:0{DIGITS}}")


def typed_digits(text: str) -> str:
    """Return the digits that were typed, as Latin ones; what is neither a digit nor stands between groups stays."""
    kept = (c for c in text if not c.isspace() and c not in _BETWEEN and unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in kept)


def read_code(text: str) -> Code:
    """Return the code that was typed, or refuse."""
    digits = typed_digits(text)
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise NotACode(digits=DIGITS)
    return Code(digits)
