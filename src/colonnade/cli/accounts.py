"""`colonnade account …`: invitations by those who keep the node, each in a new file of its own, to be printed.

The code is in that file alone, never in the answer; a user name is read from the keyboard, never from the call.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from colonnade.cli.answers import Answer
from colonnade.cli.languages import LANGUAGES
from colonnade.cli.starting import home_path, start
from colonnade.core.ids import ActId
from colonnade.edges.clock import today
from colonnade.edges.homes import Home, open_home
from colonnade.edges.newfiles import require_new
from colonnade.edges.places import write_new
from colonnade.words import accounts as words
from colonnade.words.calendars import both, digits

if TYPE_CHECKING:
    from colonnade.apps.accounts.services import Invited


def invite(options: argparse.Namespace) -> Answer:
    """A new file holds an invitation to a new account."""
    home, place = _ready(options)
    from colonnade.apps.accounts import services  # noqa: PLC0415 -- models load only after django.setup

    return _handed_over(services.invite(on=today(), chance=os.urandom), home, place, options.lang)


def reinvite(options: argparse.Namespace) -> Answer:
    """A new file holds an invitation that gives back, after a day, the account whose user name is typed."""
    home, place = _ready(options)
    from colonnade.apps.accounts import selectors, services  # noqa: PLC0415 -- models load only after django.setup

    account = selectors.find_account(_typed_name(options.lang))
    if account is None:
        raise services.NoAccount
    return _handed_over(services.reinvite(account, on=today(), chance=os.urandom), home, place, options.lang)


def seat(options: argparse.Namespace) -> Answer:
    """A new file holds the code for the seat of the office that an act filled; it says which office, and of whom."""
    home, place = _ready(options)
    from colonnade.apps.desk import about as desk_about  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.desk import selectors, services, showing  # noqa: PLC0415 -- likewise

    on = today()
    office = selectors.office_filled_by(ActId(options.act), on)
    invited = services.open_seat(ActId(office.act), on=on, chance=os.urandom)
    about = {
        each: {
            "office": showing.office_title(office, each),
            "organisation": desk_about.name_of(office.organisation, on, each),
        }
        for each in LANGUAGES
    }
    return _handed_over(invited, home, place, options.lang, sheet="account.seat_sheet", about=about)


def _ready(options: argparse.Namespace) -> tuple[Home, Path]:
    home, place = open_home(home_path()), Path(options.file)
    require_new(place)
    start(home)
    return home, place


def _typed_name(language: str) -> str:
    if sys.stdin.isatty():
        sys.stderr.write(words.told("account.whose", language))
        sys.stderr.flush()
    return sys.stdin.readline().strip()


def _handed_over(
    invited: "Invited",
    home: Home,
    place: Path,
    language: str,
    *,
    sheet: str = "account.sheet",
    about: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Answer:
    """The file is there, its owner's alone; ``about`` is what the ``sheet`` says besides, by language."""
    opens, until = invited.term.opens.isoformat(), invited.term.until.isoformat()
    sheets = (_sheet(invited, each, sheet, about.get(each, {}), is_demo=home.is_demo) for each in LANGUAGES)
    write_new(place, "\n\n".join(sheets).encode(), mode=0o600)
    told = words.told("account.invited", language, place=str(place), opens=opens, until=until)
    return Answer(told, {"file": str(place), "opens": opens, "until": until})


def _sheet(invited: "Invited", language: str, sheet: str, about: Mapping[str, str], *, is_demo: bool) -> str:
    opens, until = (both(day, language) for day in (invited.term.opens, invited.term.until))
    mark = " · DEMO" if is_demo else ""
    code = digits(str(invited.code), language)
    return words.told(sheet, language, digits=code, opens=opens, until=until, demo=mark, **about)
