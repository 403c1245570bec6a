"""What organisations are called, and how their days are told, in the reader's language."""

from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from django.utils.html import escape

from colonnade.apps.organisations import selectors
from colonnade.core.acts.canonical import Json
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.spans import Span
from colonnade.core.organisations.vocabulary import Visibility
from colonnade.words import calendars
from colonnade.words.pages import say

SHORT = 6


def passage(text: Json, language: str) -> str:
    """Return a passage in ``language``, or in the language that binds."""
    if not isinstance(text, dict):
        return ""
    return str(text.get(language) or text.get(str(text.get("binding")), ""))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: in which language, about which day, as known when."""

    language: str
    on: date
    known: date
    origin: str


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation with its name and a word on it."""

    organisation: OrganisationId
    name: str
    note: str = ""


def cut(text: str, at_most: int) -> str:
    """Return ``text``, its end left out where it takes more than so many bytes on a page."""
    if _bytes(text) <= at_most:
        return text
    kept = sum(taken <= at_most - _bytes("…") for taken in accumulate(map(_bytes, text)))
    return text[:kept].rstrip(" \u200c") + "…"


def _bytes(text: str) -> int:
    return len(escape(text).encode())


@dataclass
class Names:
    """Names of organisations as known on a day; asked for in one go where many are wanted.

    ``longest``: what takes more bytes on a page is cut to so many.
    """

    language: str
    known: date
    longest: int | None = None
    _found: dict[OrganisationId, Span | None] = field(default_factory=dict)

    def fetch(self, organisations: list[OrganisationId]) -> None:
        """The identities of all of them are at hand."""
        missing = [each for each in organisations if each not in self._found]
        self._found |= dict.fromkeys(missing)
        self._found |= selectors.identities(missing, self.known)

    def identity(self, organisation: OrganisationId) -> Span | None:
        """Return the newest identity known."""
        self.fetch([organisation])
        return self._found[organisation]

    def __call__(self, organisation: OrganisationId) -> str:
        """Return what the organisation is called."""
        identity = self.identity(organisation)
        short = organisation[-SHORT:]
        if identity is None:
            return say("organisation.nameless", self.language, id=short)
        if identity.facts.get("visibility") == Visibility.SEALED:
            return say("organisation.sealed", self.language, id=short)
        return self.cut(passage(identity.facts.get("name"), self.language))

    def cut(self, text: str) -> str:
        """Return ``text``, its end left out where it is longer than ``longest``."""
        return text if self.longest is None else cut(text, self.longest)

    def is_hidden(self, organisation: OrganisationId) -> bool:
        """Whether the organisation shows itself under a pseudonym or not at all."""
        identity = self.identity(organisation)
        return identity is not None and identity.facts.get("visibility") != Visibility.OPEN

    def day(self, day: date, *, by_month: bool) -> str:
        """Return a day in both calendars, or its month alone."""
        return calendars.month(day, self.language) if by_month else calendars.both(day, self.language)
