"""What organisations are called, and how their days are told, in the reader's language."""

from dataclasses import dataclass, field
from datetime import date

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


@dataclass
class Names:
    """Names of organisations as known on a day; asked for in one go where many are wanted."""

    language: str
    known: date
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
        return passage(identity.facts.get("name"), self.language)

    def is_hidden(self, organisation: OrganisationId) -> bool:
        """Whether the organisation shows itself under a pseudonym or not at all."""
        identity = self.identity(organisation)
        return identity is not None and identity.facts.get("visibility") != Visibility.OPEN

    def day(self, day: date, *, by_month: bool) -> str:
        """Return a day in both calendars, or its month alone."""
        return calendars.month(day, self.language) if by_month else calendars.both(day, self.language)
