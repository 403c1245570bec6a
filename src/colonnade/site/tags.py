"""What every template may use: sayings, words and digits in the reader's language."""

from django import template
from django.utils.translation import get_language

from colonnade.words import calendars
from colonnade.words.organisations import FORMS, word
from colonnade.words.pages import say as saying

register = template.Library()


def _language() -> str:
    return "fa" if get_language() == "fa" else "en"


@register.simple_tag
def say(code: str, **facts: str | int) -> str:
    """Return a saying; numbers among its facts in the reader's digits."""
    told = {name: number(value) if isinstance(value, int) else value for name, value in facts.items()}
    return saying(code, _language(), **told)


@register.filter
def number(value: int) -> str:
    """Return a number in the reader's digits."""
    return calendars.digits(str(value), _language())


@register.filter
def form_name(code: str) -> str:
    """Return what a form is called."""
    return word(FORMS, code, _language())
