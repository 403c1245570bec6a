"""Passphrases: long, not common, and otherwise as their owner likes; kept exactly as typed.

No rule asks for capitals, digits or signs, and nothing is cut. What anybody would guess does not count towards the
length: the user name, the site's name, repetition, rows of the alphabet. Source: docs/rules/accounts.md,
"Passphrases"; ASVS 5.0 6.2.1 to 6.2.12.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

from colonnade.core.errors import Refusal

SHORTEST, LONGEST = 15, 1000
_SHORTEST_WORD = 3
Known = Callable[[str], bool]


class TooShort(Refusal):
    """What counts of the passphrase is too short."""

    code = "accounts.passphrase_too_short"


class TooLong(Refusal):
    """The passphrase is longer than any that is taken."""

    code = "accounts.passphrase_too_long"


class Common(Refusal):
    """Many people use this passphrase, or its halves."""

    code = "accounts.passphrase_common"


class Breached(Refusal):
    """The passphrase is in the list of those that became known elsewhere."""

    code = "accounts.passphrase_breached"


def require_passphrase(text: str, *, context: Iterable[str], is_common: Known, is_breached: Known) -> None:
    """Refuse a passphrase that is too short, too long, common or known; ``context`` are words that do not count."""
    if len(text) > LONGEST:
        raise TooLong(longest=LONGEST)
    counted = counted_length(text, context)
    if counted < SHORTEST:
        raise TooShort(shortest=SHORTEST, counted=counted)
    if _is_made_of_common(text, is_common):
        raise Common
    if is_breached(text):
        raise Breached


def counted_length(text: str, context: Iterable[str] = ()) -> int:
    """Return how many characters count: each but those of context words, of repetition and of rows like ``abc``."""
    bare = text.casefold()
    for word in sorted((each.casefold() for each in context), key=len, reverse=True):
        if len(word) >= _SHORTEST_WORD:
            bare = bare.replace(word, "")
    return _beyond_rows(bare[: _period(bare)])


def _period(text: str) -> int:
    """Return the length of the shortest beginning of which the text is a repetition, the last one perhaps cut."""
    return next((size for size in range(1, len(text)) if text.startswith(text[size:])), len(text))


def _beyond_rows(text: str) -> int:
    """Return how many characters do not merely carry on a row: two steps alike of -1, 0 or +1."""
    steps = [ord(b) - ord(a) for a, b in pairwise(text)]
    carried = sum(step in {-1, 0, 1} and step == before for before, step in pairwise(steps))
    return len(text) - carried


def _is_made_of_common(text: str, is_common: Known) -> bool:
    bare = "".join(text.casefold().split())
    return is_common(bare) or any(is_common(bare[:at]) and is_common(bare[at:]) for at in range(1, len(bare)))
