"""How every room asks its reader for something: in their language, refusals told beside the field they are about.

The template is ``_form.html`` of the site; what a refusal is about is a table of the room that asks.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from colonnade.core.errors import Refusal
from colonnade.words.pages import say
from colonnade.words.refusals import on_page

REFUSED = 422
WHOLE = None
"""In a table of fields: the refusal is about the whole form."""
asks = require_http_methods(["GET", "HEAD", "POST"])


def reader_language() -> str:
    """Return the language in which this page is read: ``fa`` or ``en``."""
    return "fa" if get_language() == "fa" else "en"


def said(code: str, **facts: str | int) -> Any:
    """Return the saying in the language that the reader has when it is shown."""
    return lazy(lambda: say(code, reader_language(), **facts), str)()


def refused(refusal: Refusal) -> forms.ValidationError:
    """Return the refusal as what a form says."""
    return forms.ValidationError(on_page(refusal.code, refusal.facts, reader_language()))


def done_or_told(form: forms.Form, do: Callable[[dict[str, Any]], object], field_of: Mapping[str, str | None]) -> bool:
    """Whether the form's values were taken; a refusal that ``field_of`` names is told beside its field, or the form.

    Any other goes on: it is no fault of what was typed here.
    """
    if not form.is_valid():
        return False
    try:
        do(form.cleaned_data)
    except Refusal as refusal:
        if refusal.code not in field_of:
            raise
        form.add_error(field_of[refusal.code], refused(refusal))
        return False
    return True


def asked(request: HttpRequest, template: str, form: forms.Form, **more: Any) -> HttpResponse:
    """Return the page with the form, as it was filled in where something in it cannot be."""
    return render(request, template, {"form": form, **more}, status=REFUSED if form.errors else 200)
