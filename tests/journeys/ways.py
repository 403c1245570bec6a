"""The ways on which every journey goes: language, JavaScript or none, database."""

from dataclasses import dataclass

import pytest

from tests.journeys.readers import PICTURES
from tests.sizes import LONG_RUN

EMBEDDED, SERVER = "sqlite", "postgresql"


@dataclass(frozen=True, slots=True)
class Way:
    """One way: in which language, with JavaScript or without, on which database."""

    language: str
    script: bool
    database: str

    def __str__(self) -> str:
        return f"{self.language}-{'script' if self.script else 'bare'}-{self.database}"

    def words(self, english: str, persian: str) -> str:
        return persian if self.language == "fa" else english


_ALL = tuple(
    Way(each, script, base) for each in ("fa", "en") for script in (True, False) for base in (EMBEDDED, SERVER)
)
_PAIRS = tuple(zip(_ALL[:4], reversed(_ALL[4:]), strict=True))
"""Both languages, both databases, with JavaScript and without it, in two ways that have nothing in common."""


def ways_of(page: str) -> tuple[Way, ...]:
    """All ways in the long run, and for pictures; in the short one a pair that the name of the page chooses."""
    return _ALL if LONG_RUN or PICTURES else _PAIRS[sum(page.encode()) % len(_PAIRS)]


def journey(page: str) -> pytest.MarkDecorator:
    """The journey that the guide's page of this name tells, on its ways."""
    return pytest.mark.parametrize("way", ways_of(page), ids=str)
