"""Texts that people wrote: normal form, no hidden direction marks; search keys.

A name is stored in Unicode NFC and without the characters that turn the reading
direction around, so that nobody can make one name look like another.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LANGUAGES = ("fa", "en")
_FORBIDDEN = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff{''.join(sorted(BIDI_CONTROLS))}]")
"""The categories Cc, Zl, Zp and Cs of Unicode, and the direction marks."""
_FOLDED = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ؤ": "و", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "\u200c": " ", "\u200d": None, "\u0640": None, "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in one or more languages, of which ``binding`` is the one that holds."""

    versions: Mapping[str, str]
    binding: str

    def in_language(self, language: str) -> str:
        """Return the text in ``language``, or the binding text where there is none."""
        return self.versions.get(language) or self.versions[self.binding]


def is_plain(text: str) -> bool:
    """Whether ``text`` is NFC, has no control character, line separator, surrogate or direction mark."""
    if text.isascii():
        return text.isprintable()
    return _FORBIDDEN.search(text) is None and unicodedata.is_normalized("NFC", text)


def shown(name: str) -> str:
    """Return ``name`` with whatever would not print, or would turn a line around, spelled out in ASCII."""
    return "".join(c if c.isprintable() or c == "\u200c" else c.encode("unicode_escape").decode() for c in name)


def search_key(text: str) -> str:
    """Return ``text`` as searches see it: one ye, one kaf, Latin digits, no marks, single spaces, no case."""
    unfolded = unicodedata.normalize("NFC", text).translate(_FOLDED)
    # Letters of a ligature or a presentation form come to light only when they are taken apart.
    apart = unicodedata.normalize("NFKD", unfolded).translate(_FOLDED)
    bare = [c for c in apart if not unicodedata.combining(c)]
    latin = (str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in bare)
    return " ".join("".join(latin).casefold().split())
