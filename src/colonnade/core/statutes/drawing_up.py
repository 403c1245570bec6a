"""Draws up a statute from a template and answers: text and rules together, each rule with its source.

Source: docs/rules/templates.md, "The wizard".
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Final

from colonnade.core.errors import Refusal
from colonnade.core.statutes import marks
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.templates import LANGUAGES, OWN, RULE, Kind, Question, Source, Template
from colonnade.core.statutes.texts import Article, Calendar, Chapter, Part, Statute, Version
from colonnade.core.statutes.values import spelled
from colonnade.core.statutes.vocabulary import rule_name, value_of
from colonnade.core.statutes.writing import rule_line
from colonnade.core.texts import is_plain

LONGEST: Final = 120
_SPOKEN: Final = {"fa_en": ("fa", "en"), "en_fa": ("en", "fa"), "fa": ("fa",), "en": ("en",)}
"""For each answer to the question of languages, these; the first binds."""
_BREAKING: Final = frozenset(",;،؛")
"""What would end a value within a rule's line."""
_ANY_NUMBER: Final = "[0-9۰-۹٠-٩]+"
_ONE_PLACE = re.compile(r"(\{\}|…)")


class BadAnswer(Refusal):
    """An answer cannot be taken: its ``field``, the ``fault``, and where it is a number its bounds."""

    code = "statutes.bad_answer"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statute as drawn up, and the source of each of its rules, in the order of its rules."""

    statute: Statute
    sources: tuple[Source, ...]


def usual_answers(template: Template) -> Mapping[str, str]:
    """Return what the template says where nothing else is answered, by field."""
    return {
        name: question.usual[name.rpartition("_")[2] if question.kind is Kind.TEXT else RULE]
        for question in template.questions
        for name in question.fields
    }


def drawn_up(template: Template, answers: Mapping[str, str]) -> Drawn:
    """Return the statute that ``answers`` make of ``template``, or refuse the first answer that cannot be taken.

    Whatever is not answered is as usual.
    """
    given = {name: _clean(answers.get(name, usual)) for name, usual in usual_answers(template).items()}
    spoken = _SPOKEN[_chosen(template, "languages", given)]
    statute = template.statute
    choices: dict[str, str] = {}
    for question in template.questions:
        if question.kind is Kind.TEXT or not _matters(question, given):
            continue
        answer = given[question.follows or question.name]
        said = _phrases(question, answer)
        choices.update(question.sources.get(answer, {}))
        if said != usual_phrases(question):
            statute = _mapped(statute, partial(_answered, question, said))
    statute = _texts(statute, template, given, spoken)
    calendar, zone = given.get("calendar"), given.get("zone")
    statute = replace(
        _in_languages(statute, spoken),
        calendar=statute.calendar if calendar is None else Calendar(calendar),
        zone=zone or statute.zone,
    )
    return Drawn(statute, _sources(statute, template, choices))


def _clean(answer: str) -> str:
    return unicodedata.normalize("NFC", " ".join(answer.split()))


def _chosen(template: Template, name: str, given: Mapping[str, str]) -> str:
    question = next(each for each in template.questions if each.name == name)
    _phrases(question, given[name])
    return given[name]


def _matters(question: Question, given: Mapping[str, str]) -> bool:
    return all(given.get(other) == answer for other, answer in question.when.items())


def _phrases(question: Question, answer: str) -> Mapping[str, str]:
    """How an answer is written in each language and in rules, or a refusal."""
    if question.kind is Kind.CHOICE:
        if answer not in question.choices:
            raise BadAnswer(field=question.name, fault="no_such_choice", least=0, most=0)
        return question.choices[answer]
    if re.fullmatch(_ANY_NUMBER, answer) is None or len(answer) > len(str(question.most)):
        raise _out_of_bounds(question)
    number = marks.whole(answer)
    if not question.least <= number <= question.most:
        raise _out_of_bounds(question)
    return numbered(question, number)


def _out_of_bounds(question: Question) -> BadAnswer:
    return BadAnswer(field=question.name, fault="out_of_bounds", least=question.least, most=question.most)


def numbered(question: Question, number: int) -> Mapping[str, str]:
    """Return how a number is written: in the digits of each language, and in rules a per cent as a part."""
    rule = spelled(Fraction(number, 100)) if question.kind is Kind.PERCENT else str(number)
    return {**{each: marks.digits(number, each) for each in LANGUAGES}, RULE: rule}


def usual_phrases(question: Question) -> Mapping[str, str]:
    """Return how the template itself says the usual answer."""
    return _phrases(question, question.usual[RULE])


def place(pattern: str, phrase: str) -> re.Pattern[str]:
    """Return what finds ``phrase`` at a place; its first group stands before, its second after."""
    before, after = pattern.split("{}")
    return re.compile(f"({_loose(before)}){re.escape(phrase)}({_loose(after)})")


def _loose(text: str) -> str:
    return "".join(_ANY_NUMBER if each == "…" else re.escape(each) for each in _ONE_PLACE.split(text))


def _answered(question: Question, said: Mapping[str, str], kind: str, text: str) -> str:
    for pattern in question.places.get(kind, ()):
        found = place(pattern, usual_phrases(question)[kind])
        text = found.sub(lambda match: f"{match[1]}{said[kind]}{match[2]}", text)
    return text


def _texts(statute: Statute, template: Template, given: Mapping[str, str], spoken: tuple[str, ...]) -> Statute:
    """The statute with every text that was typed in its place; all at once, so that none is sought in another."""
    typed = {each: _typed(template, given, each) for each in LANGUAGES}
    for language in spoken:
        for question, (_, answer) in typed[language].items():
            _require_text(f"{question}_{language}", answer, is_listed=question != "name" and language == spoken[0])
    rules = {usual: typed[spoken[0]][name][1] for name, (usual, _) in typed[template.statute.binding].items()}
    words: dict[str, Mapping[str, str]] = {each: dict(typed[each].values()) for each in LANGUAGES}
    return _mapped(statute, lambda kind, text: _each_word(text, rules if kind == RULE else words[kind]))


def _typed(template: Template, given: Mapping[str, str], language: str) -> dict[str, tuple[str, str]]:
    return {
        question.name: (question.usual[language], given.get(f"{question.name}_{language}", question.usual[language]))
        for question in template.questions
        if question.kind is Kind.TEXT
    }


def _require_text(field: str, answer: str, *, is_listed: bool) -> None:
    if not answer:
        raise BadAnswer(field=field, fault="empty", least=0, most=LONGEST)
    if len(answer) > LONGEST or not is_plain(answer):
        raise BadAnswer(field=field, fault="not_a_text", least=0, most=LONGEST)
    if is_listed and set(answer) & _BREAKING:
        raise BadAnswer(field=field, fault="has_commas", least=0, most=LONGEST)


def _each_word(text: str, words: Mapping[str, str]) -> str:
    if not words:
        return text
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(re.escape(each) for each in longest_first), lambda match: words[match[0]], text)


def _mapped(statute: Statute, change: Callable[[str, str], str]) -> Statute:
    """The statute with every title, heading, paragraph and rule's line as ``change`` makes it."""
    return replace(
        statute,
        titles={each: change(each, title) for each, title in statute.titles.items()},
        chapters=tuple(_mapped_chapter(each, change) for each in statute.chapters),
    )


def _mapped_chapter(chapter: Chapter, change: Callable[[str, str], str]) -> Chapter:
    return replace(chapter, articles=tuple(_mapped_article(each, change) for each in chapter.articles))


def _mapped_article(article: Article, change: Callable[[str, str], str]) -> Article:
    versions = {
        each: Version(
            change(each, version.heading),
            tuple(Part(part.kind, part.number, change(each, part.text)) for part in version.parts),
        )
        for each, version in article.versions.items()
    }
    return replace(article, versions=versions, rules=tuple(_mapped_rule(rule, change) for rule in article.rules))


def _mapped_rule(rule: Rule, change: Callable[[str, str], str]) -> Rule:
    before = rule_line(rule)
    after = change(RULE, before)
    if after == before:
        return rule
    name, _, value = after.partition(" = ")
    found = rule_name(name)
    return replace(rule, name=found, value=value_of(found, value))


def _in_languages(statute: Statute, spoken: tuple[str, ...]) -> Statute:
    """The statute in these languages alone, of which the first binds."""

    def kept(versions: Mapping[str, str]) -> dict[str, str]:
        return {each: versions[each] for each in spoken}

    chapters = tuple(
        replace(
            chapter,
            titles=kept(chapter.titles),
            articles=tuple(
                replace(article, versions={each: article.versions[each] for each in spoken})
                for article in chapter.articles
            ),
        )
        for chapter in statute.chapters
    )
    return replace(statute, languages=spoken, binding=spoken[0], titles=kept(statute.titles), chapters=chapters)


def _sources(statute: Statute, template: Template, choices: Mapping[str, str]) -> tuple[Source, ...]:
    """For each rule: what a choice rests on, else the template's source where the value is still its own."""
    usual = {rule_line(rule): template.source(rule) for rule in template.statute.rules}
    return tuple(
        template.library[choices[str(rule.name)]] if str(rule.name) in choices else usual.get(rule_line(rule), OWN)
        for rule in statute.rules
    )
