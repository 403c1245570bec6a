"""A statute: chapters and articles in several languages, of which one binds, and the rules of each article.

Source: docs/rules/statutes.md, "The file"; docs/adr/0028-the-statutes-file.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from colonnade.core.statutes.rules import Rule, Rules
from colonnade.core.statutes.values import Calendar


class PartKind(StrEnum):
    """What a line of an article is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, an item (بند), or a note (تبصره); paragraphs and the only note of an article have the number 0."""

    kind: PartKind
    number: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """The number of an article; ``inserted`` counts those put in after it: ``12``, ``12 bis``, ``12 bis 2``."""

    main: int
    inserted: int = 0

    def __str__(self) -> str:
        """Return it in Latin digits, as findings and refusals cite it."""
        if not self.inserted:
            return str(self.main)
        return f"{self.main} bis" + (f" {self.inserted}" if self.inserted > 1 else "")

    def follows(self, before: "Number") -> bool:
        """Whether nothing is left out between ``before`` and this one."""
        return self in (Number(before.main + 1), Number(before.main, before.inserted + 1))


@dataclass(frozen=True, slots=True)
class Version:
    """What an article says in one language."""

    heading: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.heading or self.parts)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number, what it says by language, and the rules it lays down; ``line`` is where it begins."""

    number: Number
    versions: Mapping[str, Version]
    rules: tuple[Rule, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter, or, with the number 0, the articles that stand in none."""

    number: int
    titles: Mapping[str, str]
    articles: tuple[Article, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Statute:
    """The document, its rules, and the calendar and zone in which its terms run.

    ``languages``: in the order of the file; ``binding``: the one that holds where they differ.
    """

    languages: tuple[str, ...]
    binding: str
    calendar: Calendar
    zone: str
    titles: Mapping[str, str]
    chapters: tuple[Chapter, ...]

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of the document."""
        for chapter in self.chapters:
            yield from chapter.articles

    @property
    def rules(self) -> Rules:
        """Every rule, in the order of the document."""
        return Rules(tuple(rule for article in self.articles() for rule in article.rules))

    def title(self, language: str) -> str:
        """Return the title in ``language``, or the binding one."""
        return self.titles.get(language) or self.titles[self.binding]


__all__ = ["Article", "Calendar", "Chapter", "Number", "Part", "PartKind", "Statute", "Version"]
