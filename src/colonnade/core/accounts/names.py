"""User names: chosen by the person, shown to nobody else, and the same however they are typed.

Two names are one if searches see them as one: letters of both keyboards, digits of any script, capitals, marks and
spaces make no difference. Source: docs/rules/accounts.md, "User names".
"""

import unicodedata

from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain, search_key

SHORTEST, LONGEST, LONGEST_KEY = 3, 40, 80
_MARKS = frozenset("._- \u200c")


class BadName(Refusal):
    """The text cannot be a user name."""

    code = "accounts.bad_name"


def name_key(text: str) -> str:
    """Return what all spellings of a user name have in common."""
    return search_key(text).replace(" ", "")


def require_name(text: str) -> str:
    """Return the user name in normal form, or refuse: 3 to 40 letters, digits, spaces or ``.`` ``_`` ``-``."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    is_written = all(c in _MARKS or unicodedata.category(c)[0] in "LNM" for c in name)
    if not (is_plain(name) and is_written and SHORTEST <= len(name_key(name)) <= LONGEST_KEY and len(name) <= LONGEST):
        raise BadName(shortest=SHORTEST, longest=LONGEST)
    return name
