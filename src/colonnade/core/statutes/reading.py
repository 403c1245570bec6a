"""Reads the file of a statute; whatever cannot be read is refused with its line.

Source: docs/rules/statutes.md, "The file"; docs/adr/0028-the-statutes-file.md.
"""

import codecs
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from colonnade.core.statutes import marks
from colonnade.core.statutes.faults import NotAStatute, fault_at
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.texts import Article, Calendar, Chapter, Number, Part, PartKind, Statute, Version
from colonnade.core.statutes.values import Value
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.core.texts import is_plain

MOST_BYTES: Final = 2**20
LONGEST_LINE: Final = 8_000
MOST_ARTICLES: Final = 1_000
MOST_CHAPTERS: Final = 200
MOST_RULES: Final = 1_000
MOST_PARTS: Final = 200
"""Paragraphs, items and notes of one article in one language."""
MOST_LANGUAGES: Final = 8
MOST_FAULTS: Final = 20
"""As many are told at once."""
_HEADERS: Final = ("languages", "binding", "calendar", "zone")
_BLANK: Final = " \t\u00a0\u3000"


def read_statute(content: bytes) -> Statute:
    """Return the statute that ``content`` is, or refuse with the first line at fault and what is wrong there."""
    reader = _Reader()
    for number, line in _document(content):
        reader.take(number, line)
    return reader.ended()


def faults_of(content: bytes) -> tuple[NotAStatute, ...]:
    """Return what keeps ``content`` from being a statute: nothing where it is one.

    Rules that cannot be read are told one and all, in their order and up to 20, since nothing else hangs on them;
    whatever else is wrong ends the reading and is told last. The first is the one with which it would be refused.
    """
    found: list[NotAStatute] = []
    reader = _Reader()
    try:
        for number, line in _document(content):
            found += reader.tried(number, line)
            if len(found) == MOST_FAULTS:
                return tuple(found)
        reader.ended()
    except NotAStatute as refusal:
        found.append(refusal)
    return tuple(found)


def _document(content: bytes) -> Iterator[tuple[int, str]]:
    """The lines after the one that names the format."""
    lines = _lines(content)
    _require_format(next(lines, None))
    return lines


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    """Each line that holds something, in NFC, with its number."""
    if len(content) > MOST_BYTES:
        raise fault_at(1, len(content), "too_long")
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise fault_at(content.count(b"\n", 0, fault.start) + 1, "", "not_utf8") from None
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = unicodedata.normalize("NFC", raw).replace("\t", " ").strip(_BLANK)
        if len(line) > LONGEST_LINE:
            raise fault_at(number, line, "line_too_long")
        if not is_plain(line):
            raise fault_at(number, line, "not_plain")
        if line:
            yield number, line


def _require_format(first: tuple[int, str] | None) -> None:
    if first is None:
        raise fault_at(1, "", "empty")
    number, line = first
    if line != marks.FORMAT:
        raise fault_at(number, line, "other_format" if line.startswith("colonnade.statute/") else "no_format")


@dataclass(slots=True)
class _Draft:
    """What is being read: by language a heading and its parts; the binding language comes first."""

    line: int
    languages: list[str]
    headings: dict[str, str]
    parts: dict[str, list[Part]]

    @property
    def language(self) -> str:
        return self.languages[-1]


@dataclass(slots=True)
class _ArticleDraft:
    number: Number
    text: _Draft
    rules: list[Rule] = field(default_factory=list)
    said: dict[str, list[Value]] = field(default_factory=dict)
    """What its rules say, by their names."""


@dataclass(slots=True)
class _ChapterDraft:
    number: int
    text: _Draft
    articles: list[_ArticleDraft] = field(default_factory=list)


class _Reader:
    """Takes line after line; knows where in the document it is."""

    def __init__(self) -> None:
        self.headers: dict[str, tuple[int, str]] = {}
        self.languages: tuple[str, ...] = ()
        self.binding = ""
        self.title: _Draft | None = None
        self.chapters: list[_ChapterDraft] = []
        self.articles = self.rules = self.line = 0
        self.marks: tuple[tuple[str, Callable[[int, str], None]], ...] = (
            ("#", self._heading),
            (">", self._rule),
            ("[", self._translation),
        )

    def take(self, number: int, line: str) -> None:
        """Take one line, or refuse it."""
        self.line = number
        if self.title is None and not line.startswith("#"):
            self._header(number, line)
            return
        for mark, taken in self.marks:
            if line.startswith(mark):
                taken(number, line)
                return
        self._text(number, line)

    def tried(self, number: int, line: str) -> list[NotAStatute]:
        """Take one line, and return the refusal of a rule; any other line is refused."""
        try:
            self.take(number, line)
        except NotAStatute as refusal:
            if self.title is None or not line.startswith(">"):
                raise
            return [refusal]
        return []

    def ended(self) -> Statute:
        """Return the statute, now that there is no more."""
        if self.title is None:
            raise fault_at(self.line or 1, "", "no_title")
        if not self.articles:
            raise fault_at(self.line, "", "no_articles")
        return Statute(
            self.languages,
            self.binding,
            Calendar(self.headers["calendar"][1]),
            self.headers["zone"][1],
            self.title.headings,
            tuple(_chapter(each) for each in self.chapters),
        )

    def _header(self, number: int, line: str) -> None:
        found = marks.HEADER.fullmatch(line)
        if found is None:
            raise fault_at(number, line, "not_a_header")
        name, given = found[1], found[2]
        if name not in _HEADERS:
            raise fault_at(number, name, "no_such_header")
        if name in self.headers:
            raise fault_at(number, name, "header_twice")
        self.headers[name] = (number, given)

    def _require_headers(self, number: int) -> None:
        for name in _HEADERS:
            if name not in self.headers:
                raise fault_at(number, name, "header_missing")
        line, given = self.headers["languages"]
        self.languages = tuple(each.strip() for each in given.replace("،", ",").split(","))
        if any(marks.LANGUAGE.fullmatch(each) is None for each in self.languages):
            raise fault_at(line, given, "bad_languages")
        if len(set(self.languages)) < len(self.languages) or len(self.languages) > MOST_LANGUAGES:
            raise fault_at(line, given, "languages_twice")
        line, self.binding = self.headers["binding"]
        if self.binding not in self.languages:
            raise fault_at(line, self.binding, "binding_not_listed")
        line, given = self.headers["calendar"]
        if given not in tuple(Calendar):
            raise fault_at(line, given, "no_such_calendar")
        line, given = self.headers["zone"]
        if marks.ZONE.fullmatch(given) is None:
            raise fault_at(line, given, "no_such_zone")

    def _heading(self, number: int, line: str) -> None:
        if (title := marks.TITLE.fullmatch(line)) is not None:
            self._title(number, title[1])
        elif self.title is None:
            raise fault_at(number, line, "no_title")
        elif (chapter := marks.CHAPTER.fullmatch(line)) is not None:
            if len(self.chapters) >= MOST_CHAPTERS:
                raise fault_at(number, line, "too_many_chapters")
            self.chapters.append(_ChapterDraft(self._counting(number, chapter[1]), self._draft(number, chapter[2])))
        elif (article := marks.ARTICLE.fullmatch(line)) is not None:
            is_inserted = article[3] is None
            inserted = int(is_inserted) if article[2] is None else self._counting(number, article[2], 2)
            self._article(number, Number(self._counting(number, article[1]), inserted), article[4])
        else:
            raise fault_at(number, line, "no_such_heading")

    def _title(self, number: int, title: str) -> None:
        if self.title is not None:
            raise fault_at(number, title, "title_twice")
        if not title:
            raise fault_at(number, title, "title_empty")
        self._require_headers(number)
        self.title = self._draft(number, title)

    def _article(self, number: int, spelled: Number, heading: str | None) -> None:
        if self.articles >= MOST_ARTICLES:
            raise fault_at(number, spelled, "too_many_articles")
        if not self.chapters:
            self.chapters.append(_ChapterDraft(0, self._draft(number, None)))
        self.chapters[-1].articles.append(_ArticleDraft(spelled, self._draft(number, heading)))
        self.articles += 1

    @staticmethod
    def _counting(line: int, digits: str, least: int = 1) -> int:
        number = marks.whole(digits)
        if number < least:
            raise fault_at(line, digits, "number_too_small")
        return number

    def _draft(self, number: int, heading: str | None) -> _Draft:
        headings = {self.binding: heading} if heading else {}
        return _Draft(number, [self.binding], headings, {self.binding: []})

    def _here(self) -> _Draft:
        if not self.chapters:
            assert self.title is not None
            return self.title
        chapter = self.chapters[-1]
        return chapter.articles[-1].text if chapter.articles else chapter.text

    def _translation(self, number: int, line: str) -> None:
        found = marks.TRANSLATION.fullmatch(line)
        if found is None:
            raise fault_at(number, line, "not_a_translation")
        language, here = found[1], self._here()
        if language not in self.languages:
            raise fault_at(number, language, "language_not_listed")
        if language == self.binding:
            raise fault_at(number, language, "binding_comes_first")
        if language in here.languages:
            raise fault_at(number, language, "translated_twice")
        here.languages.append(language)
        here.parts[language] = []
        if found[2]:
            here.headings[language] = found[2]

    def _rule(self, number: int, line: str) -> None:
        article = self.chapters[-1].articles[-1] if self.chapters and self.chapters[-1].articles else None
        if article is None:
            raise fault_at(number, line, "rule_outside")
        found = marks.RULE.fullmatch(line)
        if found is None:
            raise fault_at(number, line, "not_a_rule")
        if self.rules >= MOST_RULES:
            raise fault_at(number, line, "too_many_rules")
        try:
            name = rule_name(found[1])
            rule = Rule(name, value_of(name, found[2]), str(article.number), number)
        except BadRule as refusal:
            raise _in_line(number, refusal) from None
        said = article.said.setdefault(str(name), [])
        if said and (not name.key.repeats or rule.value in said):
            raise fault_at(number, name, "said_twice")
        said.append(rule.value)
        article.rules.append(rule)
        self.rules += 1

    def _text(self, number: int, line: str) -> None:
        if not self.chapters or not self.chapters[-1].articles:
            raise fault_at(number, line, "text_outside")
        here = self._here()
        part = marks.part_of(line)
        if not part.text:
            raise fault_at(number, line, "says_nothing")
        if part.kind is PartKind.ITEM and not part.number:
            raise fault_at(number, line, "number_too_small")
        if len(here.parts[here.language]) >= MOST_PARTS:
            raise fault_at(number, line, "too_many_parts")
        here.parts[here.language].append(part)


def _in_line(line: int, refusal: BadRule) -> NotAStatute:
    """Return the refusal of a rule as one of its line."""
    facts = refusal.facts
    fault = str(facts["fault"])
    if fault == "no_near_key":
        return fault_at(line, facts["key"], fault)
    place = ".".join(str(facts[each]) for each in ("key", "path") if facts[each])
    if fault == "no_key":
        return fault_at(line, f"{facts['key']} → {facts['path']}", fault)
    return fault_at(line, f"{place} = {facts['given']}" if facts["given"] else place, fault)


def _versions(draft: _Draft) -> dict[str, Version]:
    versions = {
        language: Version(draft.headings.get(language, ""), tuple(draft.parts[language]))
        for language in draft.languages
    }
    return {language: version for language, version in versions.items() if not version.is_empty}


def _chapter(draft: _ChapterDraft) -> Chapter:
    articles = tuple(
        Article(each.number, _versions(each.text), tuple(each.rules), each.text.line) for each in draft.articles
    )
    return Chapter(draft.number, draft.text.headings, articles, draft.text.line)
