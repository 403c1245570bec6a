"""A statute as its page shows it: every article with its text, and beside it its rules with their sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from colonnade.core.organisations.enforced import ENFORCED
from colonnade.core.statutes import marks
from colonnade.core.statutes.coherence import contradictions
from colonnade.core.statutes.drawing_up import Drawn
from colonnade.core.statutes.export import direction, version_in
from colonnade.core.statutes.templates import Source, Tag, not_yet_enforced
from colonnade.core.statutes.texts import Article
from colonnade.core.statutes.writing import article_name, chapter_name, rule_line
from colonnade.words import coherence
from colonnade.words import statute_pages as words


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule's line and its source, as words; ``is_checked``: its number or wording was read in a copy."""

    line: str
    tag: str
    tag_name: str
    source: str
    is_checked: bool


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article's heading and lines, and its rules."""

    name: str
    lines: tuple[str, ...]
    rules: tuple[ShownRule, ...]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter's heading and articles."""

    name: str
    articles: tuple[ShownArticle, ...]


@dataclass(frozen=True, slots=True)
class ShownStatute:
    """All of it in one language; what contradicts in it; and what waits for its room, by the room's name."""

    language: str
    direction: str
    title: str
    chapters: tuple[ShownChapter, ...]
    contradictions: tuple[str, ...]
    waiting: tuple[tuple[str, tuple[str, ...]], ...]


def shown(drawn: Drawn, reader: str) -> ShownStatute:
    """Return the statute in the reader's language where it has that, else in the binding one."""
    statute = drawn.statute
    language = reader if reader in statute.languages else statute.binding
    sources = iter(drawn.sources)
    chapters = tuple(
        ShownChapter(
            chapter_name(chapter, language),
            tuple(_article(article, language, statute.binding, sources, reader) for article in chapter.articles),
        )
        for chapter in statute.chapters
    )
    found = tuple(
        f"{coherence.articles(each, reader)}{coherence.sentence(each, reader)} {coherence.mend(each, reader)}"
        for each in contradictions(statute)
    )
    waiting = tuple((words.room(room, reader), keys) for room, keys in not_yet_enforced(statute, ENFORCED).items())
    return ShownStatute(language, direction(language), statute.title(language), chapters, found, waiting)


def _article(article: Article, language: str, binding: str, sources: Iterator[Source], reader: str) -> ShownArticle:
    spoken, version = version_in(article, language, binding)
    return ShownArticle(
        article_name(article, spoken),
        tuple(marks.part_line(part, spoken) for part in version.parts),
        tuple(_rule(rule_line(rule), next(sources), reader) for rule in article.rules),
    )


def _rule(line: str, source: Source, reader: str) -> ShownRule:
    title = "" if source.name == Tag.DEFAULT.value else source.titles[reader]
    return ShownRule(line, source.tag.value, words.tag(source.tag, reader), title, source.is_read)
