"""Which language the command speaks: the one asked for, else the locale's, else English."""

import os
from collections.abc import Sequence

LANGUAGES = ("fa", "en")


def from_locale() -> str:
    """Return ``fa`` under a Persian locale, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fa" if value.startswith("fa") else "en"
    return "en"


def asked_for(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` names last, else the locale's: help and refusals need it before the rest."""
    found = from_locale()
    for at, each in enumerate(arguments):
        option, equals, value = each.partition("=")
        if option == "--lang":
            value = value if equals else next(iter(arguments[at + 1 :]), "")
            found = value if value in LANGUAGES else found
    return found
