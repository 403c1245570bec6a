"""Writes a statute as its file, in one form: read again it is the same statute, and written again the same bytes.

Headings, numbers of items and names of notes are in the language of the text; rules in Latin digits.
Source: docs/rules/statutes.md, "The file".
"""

from collections.abc import Iterator, Mapping, Sequence

from colonnade.core.statutes import marks
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.texts import Article, Chapter, Statute, Version
from colonnade.core.statutes.values import spelled


def written(statute: Statute) -> bytes:
    """Return the file of ``statute``."""
    return "".join(f"{line}\n" for line in _lines(statute)).encode()


def rule_line(rule: Rule) -> str:
    """Return ``quorum.assembly = first: 1/2+1; second: 1/3``."""
    return f"{rule.name} = {spelled(rule.value)}"


def _lines(statute: Statute) -> Iterator[str]:
    yield marks.FORMAT
    yield f"languages: {', '.join(statute.languages)}"
    yield f"binding: {statute.binding}"
    yield f"calendar: {statute.calendar.value}"
    yield f"zone: {statute.zone}"
    yield ""
    yield f"# {statute.titles[statute.binding]}"
    yield from _translated(statute, statute.titles)
    for chapter in statute.chapters:
        if chapter.number:
            yield ""
            yield f"## {chapter_name(chapter, statute.binding)}"
            yield from _translated(statute, chapter.titles)
        for article in chapter.articles:
            yield ""
            yield from _article(statute, article)


def _translated(statute: Statute, titles: Mapping[str, str]) -> Iterator[str]:
    for language in others(statute):
        if language in titles:
            yield f"[{language}] {titles[language]}"


def _article(statute: Statute, article: Article) -> Iterator[str]:
    yield f"### {article_name(article, statute.binding)}"
    if statute.binding in article.versions:
        yield from _parts(article.versions[statute.binding], statute.binding)
    for language in others(statute):
        if language in article.versions:
            version = article.versions[language]
            yield f"[{language}] {version.heading}".rstrip()
            yield from _parts(version, language)
    for rule in article.rules:
        yield f"> {rule_line(rule)}"


def _parts(version: Version, language: str) -> Iterator[str]:
    for part in version.parts:
        yield marks.part_line(part, language)


def others(statute: Statute) -> Sequence[str]:
    """Return the languages that do not bind, in their order."""
    return [each for each in statute.languages if each != statute.binding]


def chapter_name(chapter: Chapter, language: str) -> str:
    """Return ``Chapter 2: Members``."""
    name = f"{marks.named(marks.CHAPTERS, language)} {marks.digits(chapter.number, language)}"
    return f"{name}: {chapter.titles[language]}" if chapter.titles.get(language) else name


def article_name(article: Article, language: str) -> str:
    """Return ``Article 12 bis: Dues``."""
    name = f"{marks.named(marks.ARTICLES, language)} {marks.number_in(article.number, language)}"
    heading = article.versions[language].heading if language in article.versions else ""
    return f"{name}: {heading}" if heading else name
