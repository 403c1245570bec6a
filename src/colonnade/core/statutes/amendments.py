"""An amendment: what changes between two versions of a statute, article by article, word by word, and which rules.

Applied to the old version it gives the new one, exactly; applied to any other it is refused.
Source: docs/rules/statutes.md, "Amendments".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from colonnade.core.errors import Refusal
from colonnade.core.statutes.differences import runs
from colonnade.core.statutes.marks import part_line
from colonnade.core.statutes.rules import Rule, Rules
from colonnade.core.statutes.texts import Article, Calendar, Chapter, Statute, Version
from colonnade.core.statutes.values import spelled

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_COMPARED: Final = 250_000
"""Pairs of words; a line of which more would have to be compared is told as a whole between what is the same."""


class AnotherVersion(Refusal):
    """The amendment is of another version: in ``article`` something else stands, or nothing."""

    code = "statutes.another_version"


class AnotherFrame(Refusal):
    """The amendment is of another version: languages, titles, chapters or the numbers of articles are not these."""

    code = "statutes.another_frame"


class Change(StrEnum):
    """What becomes of words, articles or rules."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row that are kept, removed or added, with the spaces between them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ChangedText:
    """One article in one language: its heading and its lines, each line's words; all in the order of reading."""

    language: str
    heading: tuple[Words, ...]
    lines: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """What becomes of one article; ``before`` is none where it is added, ``after`` where it is removed.

    ``label``: its number; of several articles with one number the second is ``3#2``.
    """

    label: str
    before: Article | None
    after: Article | None

    @property
    def number(self) -> str:
        """Its number, as findings and refusals cite it."""
        return self.label.partition("#")[0]

    @property
    def change(self) -> Change:
        """Whether it is added, removed or changed."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.CHANGED

    def texts(self, most: int = MOST_COMPARED) -> tuple[ChangedText, ...]:
        """Return what changes in every language in which something does, word by word.

        ``most``: pairs of words that are compared in a line; of a longer one, all between what is common at its
        beginning and at its end is another.
        """
        before = {} if self.before is None else self.before.versions
        after = {} if self.after is None else self.after.versions
        languages = dict.fromkeys([*before, *after])
        return tuple(
            _changed_text(each, before.get(each, Version()), after.get(each, Version()), most)
            for each in languages
            if before.get(each) != after.get(each)
        )


@dataclass(frozen=True, slots=True)
class ChangedRule:
    """What becomes of one rule; ``before`` is none where it is added, ``after`` where it is removed.

    Of what may be said several times, each is added or removed.
    """

    before: Rule | None
    after: Rule | None

    @property
    def name(self) -> str:
        """What it is about."""
        rule = self.after or self.before
        assert rule is not None
        return str(rule.name)

    @property
    def change(self) -> Change:
        """Whether it is added, removed or changed."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class Frame:
    """All of a statute but what its articles say: head, titles, and which articles stand in which chapter."""

    languages: tuple[str, ...]
    binding: str
    calendar: Calendar
    zone: str
    titles: Mapping[str, str]
    chapters: tuple[tuple[int, tuple[tuple[str, str], ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What becomes of a statute: its frame before and after, the articles that change, and the rules that do."""

    before: Frame
    after: Frame
    articles: tuple[ChangedArticle, ...]
    rules: tuple[ChangedRule, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.before == self.after and not self.articles


def amendment(old: Statute, new: Statute) -> Amendment:
    """Return what leads from ``old`` to ``new``; an article is the same where its number is."""
    before, after = _by_label(old), _by_label(new)
    labels = _in_order(list(before), list(after))
    articles = tuple(
        ChangedArticle(label, before.get(label), after.get(label))
        for label in labels
        if before.get(label) != after.get(label)
    )
    return Amendment(_frame(old), _frame(new), articles, changed_rules(old.rules, new.rules))


def amended(old: Statute, by: Amendment) -> Statute:
    """Return the version to which ``by`` leads from ``old``, or refuse what is an amendment of another version."""
    if _frame(old) != by.before:
        raise AnotherFrame
    articles = _by_label(old)
    for changed in by.articles:
        if articles.get(changed.label) != changed.before:
            raise AnotherVersion(article=changed.number)
        if changed.after is None:
            del articles[changed.label]
        else:
            articles[changed.label] = changed.after
    return _framed(by.after, articles)


def changed_rules(old: Rules, new: Rules) -> tuple[ChangedRule, ...]:
    """Return every rule that is added, removed, says something else, or stands in another article."""
    before, after = _rules_by_label(old), _rules_by_label(new)
    return tuple(
        ChangedRule(before.get(label), after.get(label))
        for label in _in_order(list(before), list(after))
        if before.get(label) != after.get(label)
    )


def changed_words(old: str, new: str, most: int = MOST_COMPARED) -> tuple[Words, ...]:
    """Return what of two texts is kept, removed and added: the old one without what is added, the new one else."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[tuple[Change, str]] = []
    for is_common, gone, come in runs(before, after, most):
        if is_common:
            found.append((Change.KEPT, "".join(before[gone])))
        else:
            found += [(Change.REMOVED, "".join(before[gone])), (Change.ADDED, "".join(after[come]))]
    return _parted(found)


def _parted(found: Sequence[tuple[Change, str]]) -> tuple[Words, ...]:
    return tuple(Words(change, text) for change, text in found if text)


def _changed_text(language: str, before: Version, after: Version, most: int) -> ChangedText:
    return ChangedText(
        language,
        changed_words(before.heading, after.heading, most),
        tuple(
            _changed_lines(
                [part_line(part, language) for part in before.parts],
                [part_line(part, language) for part in after.parts],
                most,
            )
        ),
    )


def _changed_lines(before: list[str], after: list[str], most: int) -> Iterator[tuple[Words, ...]]:
    """Lines that are the same are kept; of those between, the first is compared with the first, and so on."""
    for is_common, old, new in runs(before, after):
        gone, come = before[old], after[new]
        if is_common:
            yield from ((Words(Change.KEPT, line),) for line in gone)
            continue
        both = min(len(gone), len(come))
        yield from (changed_words(*pair, most) for pair in zip(gone, come, strict=False))
        yield from ((Words(Change.REMOVED, line),) for line in gone[both:])
        yield from ((Words(Change.ADDED, line),) for line in come[both:])


def _in_order(before: list[str], after: list[str]) -> list[str]:
    """Every label once: in the order of the new version, those that are gone where they stood."""
    found = [label for _, old, new in runs(before, after) for label in (*before[old], *after[new])]
    return list(dict.fromkeys(found))


def _by_label(statute: Statute) -> dict[str, Article]:
    """Each article by its label."""
    found: dict[str, Article] = {}
    for article in statute.articles():
        found[_label(str(article.number), found)] = article
    return found


def _label(name: str, taken: Mapping[str, object]) -> str:
    label, times = name, 1
    while label in taken:
        times += 1
        label = f"{name}#{times}"
    return label


def _rules_by_label(rules: Rules) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for rule in rules:
        name = f"{rule.name} = {spelled(rule.value)}" if rule.name.key.repeats else str(rule.name)
        found[_label(name, found)] = rule
    return found


def _frame(statute: Statute) -> Frame:
    labels = iter(_by_label(statute))
    chapters = tuple(
        (each.number, tuple(sorted(each.titles.items())), tuple(next(labels) for _ in each.articles))
        for each in statute.chapters
    )
    return Frame(statute.languages, statute.binding, statute.calendar, statute.zone, statute.titles, chapters)


def _framed(frame: Frame, articles: Mapping[str, Article]) -> Statute:
    chapters = tuple(
        Chapter(number, dict(titles), tuple(articles[label] for label in labels))
        for number, titles, labels in frame.chapters
    )
    return Statute(frame.languages, frame.binding, frame.calendar, frame.zone, frame.titles, chapters)
