"""The marks of a statute's file: how headings, items, notes, translations and rules are told apart, in each language.

Source: docs/rules/statutes.md, "The file".
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.texts import Number, Part, PartKind

FORMAT: Final = "colonnade.statute/1"
CHAPTERS: Final[Mapping[str, str]] = MappingProxyType({"fa": "فصل", "en": "Chapter", "de": "Abschnitt"})
ARTICLES: Final[Mapping[str, str]] = MappingProxyType({"fa": "ماده", "en": "Article", "de": "Artikel"})
NOTES: Final[Mapping[str, str]] = MappingProxyType({"fa": "تبصره", "en": "Note", "de": "Anmerkung"})
INSERTED: Final[Mapping[str, str]] = MappingProxyType({"fa": "مکرر"})
_LATIN: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PERSIAN: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_DIGIT: Final = "[0-9۰-۹٠-٩]"


def _words(table: Mapping[str, str]) -> str:
    return "|".join(table.values())


TITLE = re.compile(r"#(?!#)\s*(.*)")
CHAPTER = re.compile(rf"##(?!#)\s*(?:{_words(CHAPTERS)})\s+({_DIGIT}{{1,4}})\s*(?::\s*(.*))?")
ARTICLE = re.compile(
    rf"###(?!#)\s*(?:{_words(ARTICLES)}|ماده‌ی|مادهٔ|§)\s*({_DIGIT}{{1,4}})"
    rf"(?:\s+(?:bis|مکرر)(?:\s+({_DIGIT}{{1,2}}))?|())\s*(?::\s*(.*))?"
)
ITEM = re.compile(rf"({_DIGIT}{{1,4}})\s*[.)](?:\s+(.*))?")
NOTE = re.compile(rf"(?:{_words(NOTES)})(?:\s+({_DIGIT}{{1,4}}))?\s*:\s*(.*)")
TRANSLATION = re.compile(r"\[([A-Za-z]{2,3})\]\s*(.*)")
RULE = re.compile(r">\s*(\S+)\s*=\s*(.+)")
HEADER = re.compile(r"([a-z_]{1,20})\s*:\s*(.*)")
LANGUAGE = re.compile(r"[a-z]{2,3}")
ZONE = re.compile(r"UTC|[A-Z][A-Za-z0-9_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){1,2}")


def whole(digits: str) -> int:
    """Return the number that ``digits`` of any of the three sets are."""
    return int(digits.translate(_LATIN))


def digits(number: int, language: str) -> str:
    """Return ``number`` in the digits of ``language``."""
    return str(number).translate(_PERSIAN) if language == "fa" else str(number)


def number_in(number: Number, language: str) -> str:
    """Return the number of an article as ``language`` writes it: ``12 bis 2``, ``۱۲ مکرر ۲``."""
    spelled = digits(number.main, language)
    if number.inserted:
        spelled += f" {INSERTED.get(language, 'bis')}"
    return f"{spelled} {digits(number.inserted, language)}" if number.inserted > 1 else spelled


def named(words: Mapping[str, str], language: str) -> str:
    """Return the word of ``language``, or the English one."""
    return words.get(language, words["en"])


def part_line(part: Part, language: str) -> str:
    """Return the line of ``part``: ``1. …``, ``Note 1: …``, or the text alone."""
    if part.kind is PartKind.PARAGRAPH:
        return part.text
    if part.kind is PartKind.ITEM:
        return f"{digits(part.number, language)}. {part.text}"
    return f"{note_name(part.number, language)}: {part.text}"


def note_name(number: int, language: str) -> str:
    """Return ``Note 2``, or ``Note`` where it is the only one."""
    return f"{named(NOTES, language)} {digits(number, language)}" if number else named(NOTES, language)


def part_of(line: str) -> Part:
    """Return the paragraph, item or note that ``line`` is."""
    if (item := ITEM.fullmatch(line)) is not None:
        return Part(PartKind.ITEM, whole(item[1]), item[2] or "")
    if (note := NOTE.fullmatch(line)) is not None:
        return Part(PartKind.NOTE, whole(note[1]) if note[1] else 0, note[2])
    return Part(PartKind.PARAGRAPH, 0, line)
