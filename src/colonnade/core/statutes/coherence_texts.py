"""Whether every article is there in every language and says the same, and numbers neither collide nor leave gaps.

Source: docs/rules/statutes.md, "Coherence: translations and numbers".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from colonnade.core.statutes.contradictions import Contradiction, Kind
from colonnade.core.statutes.marks import whole as number_of
from colonnade.core.statutes.texts import Article, Number, Part, PartKind, Statute, Version

_DIGITS = re.compile("[0-9۰-۹٠-٩]{1,9}")
_YEARS: Final = range(1000, 2200)
"""A year is another number in the other calendar."""


def of_texts(statute: Statute) -> Iterator[Contradiction]:
    """Every contradiction in the document itself."""
    yield from _missing(statute)
    yield from _out_of_step(statute)
    yield from _articles(statute)
    yield from _chapters(statute)
    yield from _parts(statute)


def _missing(statute: Statute) -> Iterator[Contradiction]:
    for language in statute.languages:
        lacking = [article for article in statute.articles() if _lacks(article, language)]
        titles = [statute.titles, *(chapter.titles for chapter in statute.chapters if chapter.titles)]
        unnamed = sum(language not in each for each in titles)
        way = "binding" if language == statute.binding else "article"
        if lacking:
            yield _told(Kind.TRANSLATION_MISSING, way, lacking, language=language)
        elif unnamed:
            yield Contradiction(Kind.TRANSLATION_MISSING, "titles", (), {"language": language, "number": str(unnamed)})


def _lacks(article: Article, language: str) -> bool:
    """Whether it says something in another language and less, or nothing, in this."""
    here = article.versions.get(language, Version())
    return not here.parts and any(version.parts for version in article.versions.values())


def _told(kind: Kind, way: str, articles: Sequence[Article], **facts: str) -> Contradiction:
    return Contradiction(kind, way, tuple(dict.fromkeys(str(each.number) for each in articles)), facts)


def _out_of_step(statute: Statute) -> Iterator[Contradiction]:
    for language in statute.languages:
        if language == statute.binding:
            continue
        both = [
            (article, article.versions[statute.binding], article.versions[language])
            for article in statute.articles()
            if statute.binding in article.versions and language in article.versions
            if article.versions[statute.binding].parts and article.versions[language].parts
        ]
        parts = [article for article, binding, other in both if _numbered(binding) != _numbered(other)]
        if parts:
            yield _told(Kind.TRANSLATION_OUT_OF_STEP, "parts", parts, language=language)
        numbers = [article for article, binding, other in both if article not in parts and _say_other(binding, other)]
        if numbers:
            yield _told(Kind.TRANSLATION_OUT_OF_STEP, "numbers", numbers, language=language)


def _numbered(version: Version) -> list[tuple[PartKind, int]]:
    return [(part.kind, part.number) for part in version.parts if part.kind is not PartKind.PARAGRAPH]


def _say_other(one: Version, other: Version) -> bool:
    """Whether each says in digits a number that the other does not; words for numbers are not read."""
    return bool(_numbers(one) - _numbers(other)) and bool(_numbers(other) - _numbers(one))


def _numbers(version: Version) -> set[int]:
    said = {number_of(found) for part in version.parts for found in _DIGITS.findall(part.text)}
    return {number for number in said if number not in _YEARS}


def _articles(statute: Statute) -> Iterator[Contradiction]:
    numbers = [article.number for article in statute.articles()]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        yield Contradiction(Kind.NUMBERING_COLLISION, "articles", tuple(str(each) for each in twice), {})
    present = sorted(set(numbers))
    gaps = [
        (before, here) for before, here in zip([Number(0), *present], present, strict=False) if not here.follows(before)
    ]
    if gaps:
        beside = dict.fromkeys(str(each) for gap in gaps for each in gap if each != Number(0))
        lacking = ", ".join(_lacking(before, here) for before, here in gaps)
        yield Contradiction(Kind.NUMBERING_GAP, "articles", tuple(beside), {"lacking": lacking})
    first = list(dict.fromkeys(numbers))
    if not twice and first != present:
        moved = tuple(str(here) for here, there in zip(first, present, strict=True) if here != there)
        yield Contradiction(Kind.NUMBERING_GAP, "order", moved, {})


def _lacking(before: Number, here: Number) -> str:
    """The first number that is left out between the two."""
    if here.main == before.main:
        return str(Number(before.main, before.inserted + 1))
    return str(Number(before.main + 1))


def _chapters(statute: Statute) -> Iterator[Contradiction]:
    numbers = [chapter.number for chapter in statute.chapters if chapter.number]
    yield from _in_order(numbers, "chapters", ())


def _parts(statute: Statute) -> Iterator[Contradiction]:
    """Items and notes of the binding text; items after a note are the note's own."""
    for article in statute.articles():
        runs = _runs(article.versions.get(statute.binding, Version()).parts)
        found = {each.kind: each for run in runs for each in _in_order(run, "parts", (str(article.number),))}
        yield from found.values()


def _in_order(numbers: Sequence[int], way: str, articles: tuple[str, ...]) -> Iterator[Contradiction]:
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        facts = {"numbers": ", ".join(str(each) for each in twice)}
        yield Contradiction(Kind.NUMBERING_COLLISION, way, articles, facts)
    lacking = [number for number in range(1, max(numbers, default=0)) if number not in numbers]
    if lacking:
        facts = {"numbers": ", ".join(str(each) for each in lacking[:_MOST_TOLD])}
        yield Contradiction(Kind.NUMBERING_GAP, way, articles, facts)
    elif not twice and list(numbers) != sorted(numbers):
        yield Contradiction(Kind.NUMBERING_GAP, f"{way}_order", articles, {})


_MOST_TOLD: Final = 20


def _runs(parts: Sequence[Part]) -> list[list[int]]:
    """Numbers that must run from 1: the article's items, its notes, and the items of each note."""
    notes: list[int] = []
    items: list[list[int]] = [[]]
    for part in parts:
        if part.kind is PartKind.NOTE:
            items.append([])
            notes += [part.number] if part.number else []
        elif part.kind is PartKind.ITEM:
            items[-1].append(part.number)
    return [notes, *items]
