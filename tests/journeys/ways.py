"""The ways on which every journey goes: language, JavaScript or none, database."""

from dataclasses import dataclass

import pytest

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


_FEW = (
    Way("fa", script=True, database=EMBEDDED),
    Way("en", script=True, database=SERVER),
    Way("fa", script=False, database=SERVER),
    Way("en", script=False, database=EMBEDDED),
)
_ALL = tuple(
    Way(each, script, base) for each in ("fa", "en") for script in (True, False) for base in (EMBEDDED, SERVER)
)
WAYS = _ALL if LONG_RUN else _FEW
"""In the short run every language meets every database and goes both with JavaScript and without."""


def journey(_page: str) -> pytest.MarkDecorator:
    """The journey that the guide's page of this name tells, on every way."""
    return pytest.mark.parametrize("way", WAYS, ids=str)
