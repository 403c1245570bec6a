"""What every template may use: sayings, words and digits in the reader's language."""

import json
import re
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join

from colonnade.apps.asking import reader_language
from colonnade.core.counting.presets import PRESETS
from colonnade.words import calendars
from colonnade.words.founding_pages import STEP_LEADS, STEPS
from colonnade.words.founding_rows import ROW_LEADS, ROWS
from colonnade.words.organisations import FORMS, word
from colonnade.words.pages import say as saying

register = template.Library()
BACKQUOTED = re.compile(r"`([^`]+)`")
LATIN = re.compile(r"([A-Za-z](?:[A-Za-z0-9 .,/()&-]*[A-Za-z0-9.])?)")
CODE = re.compile(r"[0-9A-Za-z+/=]{40,}")
OF_RULES = frozenset(said for rule in PRESETS.values() for said in (rule.id, rule.edition))


@register.simple_tag(takes_context=True)
def say(context: Context, code: str, **facts: str | int) -> str:
    """Return a saying; numbers among its facts in the reader's digits."""
    told = {name: number(value) if isinstance(value, int) else value for name, value in facts.items()}
    return saying(code, context.get("language") or reader_language(), **told)


@register.simple_tag
def step_name(step: str) -> str:
    """Return what a step of founding is called."""
    return word(STEPS, step, reader_language())


@register.simple_tag
def step_lead(step: str) -> str:
    """Return what a step of founding is about."""
    return word(STEP_LEADS, step, reader_language())


@register.simple_tag
def row_name(rows: str, row: int) -> str:
    """Return what a row of a step of founding is called."""
    return word(ROWS, rows, reader_language()).format(number=number(row))


@register.simple_tag
def row_lead(rows: str) -> str:
    """Return what the rows of a step of founding are for, as a paragraph."""
    return format_html('<p class="hint">{}</p>', word(ROW_LEADS, rows, reader_language()))


@register.filter
def number(value: object) -> str:
    """Return a number, or what is spelled in digits, in the reader's digits."""
    return calendars.digits(str(value), reader_language())


@register.filter
def whole_day(day: date) -> str:
    """Return a day in both calendars, the reader's first."""
    return calendars.both(day, reader_language())


@register.filter
def isolated(name: str) -> str:
    """Return a name that what stands beside it can neither turn around nor be turned around by."""
    return f"\u2068{name}\u2069"


@register.filter
def is_code(text: str) -> bool:
    """Whether the text is an id, a digest or a key, which is read from left to right in every language."""
    return CODE.fullmatch(text) is not None


@register.filter
def is_of_a_rule(text: str) -> bool:
    """Whether the text is a rule for counting or its edition, which are in English in every language."""
    return text in OF_RULES


@register.filter
def is_of_others(text: str) -> bool:
    """Whether the text has letters and is in Latin alone, on a page in Persian: it is read from left to right."""
    return reader_language() == "fa" and text.isascii() and any(sign.isalpha() for sign in text)


@register.filter
def with_code(text: str) -> str:
    """Return a text in which what stands between backquotes is code, read from left to right in every language."""
    parts = BACKQUOTED.split(str(text))
    before = format_html_join("", '{}<code dir="ltr">{}</code>', zip(parts[:-1:2], parts[1::2], strict=True))
    return format_html("{}{}", before, parts[-1])


@register.filter
def with_latin(text: str) -> str:
    """Return a text in Persian in which what is in Latin letters is marked as such."""
    parts = LATIN.split(str(text))
    before = format_html_join("", '{}<bdi lang="en">{}</bdi>', zip(parts[:-1:2], parts[1::2], strict=True))
    return format_html("{}{}", before, parts[-1])


@register.filter
def told(text: str) -> str:
    """Return a sentence in which code is marked as such and, in Persian, whatever else is in Latin letters."""
    parts = BACKQUOTED.split(str(text))
    words = [with_latin(each) if reader_language() == "fa" else each for each in parts[::2]]
    before = format_html_join("", '{}<code dir="ltr">{}</code>', zip(words, parts[1::2], strict=False))
    return format_html("{}{}", before, words[-1])


@register.filter
def as_json(value: Any) -> str:
    """Return ``value`` as JSON, to be put into an attribute."""
    return json.dumps(value, default=dict)


@register.filter
def form_name(code: str) -> str:
    """Return what a form is called."""
    return word(FORMS, code, reader_language())
