"""Which day a page is about, and as known on which; read from the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from colonnade.core.dates import NotADay, to_solar
from colonnade.edges.clock import today
from colonnade.words.calendars import both, read_day

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day asked about and the day of knowledge; ``is_now``: nothing was asked."""

    on: date
    known: date
    is_now: bool

    @property
    def query(self) -> str:
        """What an address needs to stay at this moment."""
        return "" if self.is_now else "?" + urlencode({"on": self.on.isoformat(), "known": self.known.isoformat()})

    def told(self, language: str) -> dict[str, str]:
        """Return both days in words."""
        return {"on": both(self.on, language), "known": both(self.known, language)}


class BadDay(Exception):
    """The address names something that is no day."""

    def __init__(self, text: str) -> None:
        """Keep what was written."""
        super().__init__(text)
        self.text = text


def moment_of(request: HttpRequest) -> Moment:
    """Return the moment that the address names; a day left out is today, and nothing is known before its day."""
    now = today()
    on, known = (_day(request.GET.get(name, ""), now) for name in ("on", "known"))
    known = min(known, now)
    return Moment(on, known, is_now=(on, known) == (now, now))


def dated(view: View) -> View:
    """A page about a moment; a bad day in its address is answered with one sentence and status 400."""

    @wraps(view)
    def about_a_moment(request: HttpRequest, **arguments: Any) -> HttpResponse:
        try:
            moment = moment_of(request)
        except BadDay as bad:
            return render(request, "organisations/bad_day.html", {"text": bad.text[:40]}, status=400)
        return view(request, moment, **arguments)

    return about_a_moment


def _day(text: str, otherwise: date) -> date:
    if not text.strip():
        return otherwise
    try:
        day = read_day(text)
        to_solar(day)  # what cannot be told in both calendars is asked about by nobody
    except (NotADay, ValueError):
        raise BadDay(text) from None
    return day
