"""`colonnade account …`: invitations by those who keep the node, each in a new file of its own, to be printed.

The code is in that file alone, never in the answer; a user name is read from the keyboard, never from the call.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from colonnade.cli.answers import Answer
from colonnade.cli.starting import home_path, start
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


def _handed_over(invited: "Invited", home: Home, place: Path, language: str) -> Answer:
    opens, until = invited.term.opens.isoformat(), invited.term.until.isoformat()
    sheets = (_sheet(invited, each, is_demo=home.is_demo) for each in ("fa", "en"))
    write_new(place, "\n\n".join(sheets).encode(), mode=0o600)
    told = words.told("account.invited", language, place=str(place), opens=opens, until=until)
    return Answer(told, {"file": str(place), "opens": opens, "until": until})


def _sheet(invited: "Invited", language: str, *, is_demo: bool) -> str:
    opens, until = (both(day, language) for day in (invited.term.opens, invited.term.until))
    mark = " · DEMO" if is_demo else ""
    return words.told(
        "account.sheet", language, digits=digits(str(invited.code), language), opens=opens, until=until, demo=mark
    )
