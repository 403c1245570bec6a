"""The commands that work on a node's ballot boxes: host, close-box, fetch, complete, resume-box."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import Error

from colonnade.cli.answers import Answer, say
from colonnade.cli.database_faults import fault_of
from colonnade.cli.progress import progress
from colonnade.cli.starting import home_path, start
from colonnade.core.acts.canonical import Json
from colonnade.core.elections.casting import read_bonds, read_trackers
from colonnade.core.elections.hands import Bond
from colonnade.core.errors import Refusal
from colonnade.core.ids import ACT_ID, ActId
from colonnade.edges.archive_files import plain_archive
from colonnade.edges.clock import today
from colonnade.edges.homes import open_home, read_file, require_real
from colonnade.edges.places import naming, write_new_from
from colonnade.edges.secret_files import MODE
from colonnade.words.box_commands import told

if TYPE_CHECKING:
    from colonnade.apps.elections.selectors import BoxNow


class NoSuchSetUp(Refusal):
    """No act of that id that this node knows sets up an election."""

    code = "elections.no_such_set_up"


def run(options: argparse.Namespace) -> int:
    """Do what the command names and answer; what the database refuses is told as a fault of its own."""
    home = open_home(home_path())
    require_real(home)
    try:
        start(home)
        answer = _COMMANDS[options.named](options)
    except Error as fault:
        raise fault_of(fault) from None
    say(answer.spelled(options.named, options.format))
    return 0


def _host(options: argparse.Namespace) -> Answer:
    from colonnade.apps.elections import selectors, services  # noqa: PLC0415 -- models load only after django.setup

    act = _act(options)
    organisation = selectors.holder_of(act, today())
    if organisation is None:
        raise NoSuchSetUp(act=options.act[:80])
    place = Path(options.archive)
    with naming(place), plain_archive(place) as archive:
        services.host(organisation, act, archive, _bonds(options), on=today())
    return _answer(_box(options), "hosted", options.lang)


def _close(options: argparse.Namespace) -> Answer:
    from colonnade.apps.elections import services  # noqa: PLC0415 -- likewise

    box = _box(options)
    with progress("closing_box", options.lang) as tell:
        services.close(box.uuid, on=today(), tell=tell)
    return _answer(_box(options), "closed", options.lang)


def _fetch(options: argparse.Namespace) -> Answer:
    from colonnade.apps.elections import selectors  # noqa: PLC0415 -- likewise

    box = _box(options)
    write_new_from(Path(options.target), selectors.archive_pieces(box.uuid), mode=MODE)
    return _answer(box, "fetched", options.lang)


def _complete(options: argparse.Namespace) -> Answer:
    from colonnade.apps.elections import services  # noqa: PLC0415 -- likewise

    box, place = _box(options), Path(options.archive)
    with naming(place), plain_archive(place) as archive:
        services.complete(box.uuid, archive, on=today())
    return _answer(_box(options), "completed", options.lang)


def _resume(options: argparse.Namespace) -> Answer:
    from colonnade.apps.elections import services  # noqa: PLC0415 -- likewise

    box = _box(options)
    services.resume(box.uuid, _bonds(options), read_trackers(read_file(Path(options.trackers))))
    return _answer(_box(options), "resumed", options.lang)


def _act(options: argparse.Namespace) -> ActId:
    if not ACT_ID.fullmatch(options.act):
        raise NoSuchSetUp(act=options.act[:80])
    return ActId(options.act)


def _bonds(options: argparse.Namespace) -> list[tuple[Bond, ...]]:
    return [read_bonds(read_file(Path(each))) for each in options.bonds]


def _box(options: argparse.Namespace) -> "BoxNow":
    from colonnade.apps.elections import selectors  # noqa: PLC0415 -- likewise
    from colonnade.apps.elections.standing import NoSuchBox  # noqa: PLC0415 -- likewise

    box = selectors.box_of(_act(options))
    if box is None:
        raise NoSuchBox
    return box


def _answer(box: "BoxNow", done: str, language: str) -> Answer:
    text = told(done, language, uuid=box.uuid, ballots=box.ballots, event=box.first_event)
    members: dict[str, Json] = {
        "ballots": box.ballots,
        "first_event": box.first_event,
        "state": str(box.state),
        "uuid": box.uuid,
    }
    return Answer(text, members)


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], Answer]] = {
    "election-host": _host,
    "election-close-box": _close,
    "election-fetch": _fetch,
    "election-complete": _complete,
    "election-resume-box": _resume,
}
