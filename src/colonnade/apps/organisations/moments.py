"""Which day a page is about, and as known on which; read from the address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from colonnade.core.dates import NotADay, to_solar
from colonnade.edges.clock import today
from colonnade.words.calendars import both, read_day


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


def _day(text: str, otherwise: date) -> date:
    if not text.strip():
        return otherwise
    try:
        day = read_day(text)
        to_solar(day)  # what cannot be told in both calendars is asked about by nobody
    except (NotADay, ValueError):
        raise BadDay(text) from None
    return day
