"""A statute as it is read: article by article, its text beside its rules; of an amendment what changes, word by word.

Source: docs/rules/statutes.md, "Amendments".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from colonnade.core.statutes.amendments import Change, ChangedArticle, ChangedText, Words, amendment, changed_rules
from colonnade.core.statutes.differences import MOST_COMPARED
from colonnade.core.statutes.marks import part_line
from colonnade.core.statutes.rules import Rule, Rules
from colonnade.core.statutes.texts import Article, Statute, Version
from colonnade.core.statutes.writing import rule_line

MOST_IN_ALL: Final = 4_000_000
"""Pairs of words that are compared in one amendment at most."""


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule's line, and what becomes of it."""

    rule: Rule
    line: str
    change: Change


@dataclass(frozen=True, slots=True)
class TextShown:
    """What an article says in one language: heading and lines, in words that are kept, removed or added."""

    language: str
    heading: tuple[Words, ...]
    lines: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """One article by its number, what becomes of it, its texts, and beside them its rules."""

    number: str
    change: Change
    texts: tuple[TextShown, ...]
    rules: tuple[RuleShown, ...]


def as_it_reads(statute: Statute, language: str) -> tuple[ArticleShown, ...]:
    """Return every article in ``language``, or in the binding one where it lacks that."""
    return tuple(_article(each, language, statute.binding) for each in statute.articles())


def _article(article: Article, language: str, binding: str) -> ArticleShown:
    spoken = language if language in article.versions else binding
    version = article.versions.get(spoken, Version())
    lines = tuple(_kept(part_line(part, spoken)) for part in version.parts)
    rules = tuple(RuleShown(rule, rule_line(rule), Change.KEPT) for rule in article.rules)
    text = TextShown(spoken, _kept(version.heading), lines)
    return ArticleShown(str(article.number), Change.KEPT, (text,), rules)


def _kept(text: str) -> tuple[Words, ...]:
    return (Words(Change.KEPT, text),) if text else ()


def as_it_changes(old: Statute, new: Statute) -> tuple[ArticleShown, ...]:
    """Return the articles that an amendment changes, in every language in which it does, with the rules that change.

    Where very much changes at once, of long lines all but their common beginning and end is shown as another.
    """
    changed = amendment(old, new).articles
    most = MOST_IN_ALL // max(1, sum(_lines(each) for each in changed))
    return tuple(_changed(each, min(most, MOST_COMPARED)) for each in changed)


def _lines(article: ChangedArticle) -> int:
    """How many lines could be compared."""
    versions = [] if article.after is None else article.after.versions.values()
    return sum(1 + len(version.parts) for version in versions)


def _changed(article: ChangedArticle, most: int) -> ArticleShown:
    texts = tuple(_text(each) for each in article.texts(most))
    before, after = (() if each is None else each.rules for each in (article.before, article.after))
    return ArticleShown(article.number, article.change, texts, tuple(_rules(before, after)))


def _text(changed: ChangedText) -> TextShown:
    return TextShown(changed.language, changed.heading, changed.lines)


def _rules(before: Sequence[Rule], after: Sequence[Rule]) -> Iterator[RuleShown]:
    """Rules that change show both lines, the old one as removed; the others stand as they stood."""
    changed = changed_rules(Rules(tuple(before)), Rules(tuple(after)))
    for each in changed:
        if each.before is not None:
            yield RuleShown(each.before, rule_line(each.before), Change.REMOVED)
        if each.after is not None:
            yield RuleShown(each.after, rule_line(each.after), Change.ADDED)
    for rule in after:
        if all(rule not in (each.before, each.after) for each in changed):
            yield RuleShown(rule, rule_line(rule), Change.KEPT)
