"""`colonnade election rehearse`, `open`, `vote`, `close`: from the finished key to the closed box."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from colonnade.cli.answers import Answer
from colonnade.cli.elections.notes import note
from colonnade.cli.faults import Stopped
from colonnade.cli.progress import progress
from colonnade.core.acts.canonical import Json
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.ballots import tracker
from colonnade.core.elections.credential_lists import read_private
from colonnade.core.elections.objects import ballot_spelled
from colonnade.core.elections.polling import CHOICES_LIMIT, ballot_of, read_choices
from colonnade.core.elections.public_credentials import CREDENTIALS_LIMIT
from colonnade.core.elections.refusals import BadCredential
from colonnade.edges import election_steps
from colonnade.edges.archive_files import secret
from colonnade.edges.chance import draw
from colonnade.edges.clock import day_seconds
from colonnade.edges.election_folders import open_folder, read_limited, reading
from colonnade.edges.election_keys import SEED_LIMIT, seed_in
from colonnade.edges.newfiles import write_new
from colonnade.edges.secret_files import read_secret
from colonnade.words.election_commands import told


def rehearse(options: argparse.Namespace) -> Answer:
    """The key is known to open, or one part more of that is there."""
    folder = open_folder(Path(options.folder))
    seeds = [seed_in(read_secret(Path(each), SEED_LIMIT)) for each in options.secret]
    with folder.locked():
        opened = election_steps.rehearse(folder, day_seconds(), seeds)
        digest = digest_of(folder.rehearsal.archive.read_bytes())
    threshold = folder.plan.threshold
    if opened.outcomes is None:
        members: dict[str, Json] = {"state": "waiting", "parts": opened.parts, "threshold": threshold}
        return Answer(told("rehearsal_waiting", options.lang, parts=opened.parts, threshold=threshold), members)
    members = {"state": "held", "parts": opened.parts, "threshold": threshold, "sha256": digest}
    return Answer(told("rehearsal_held", options.lang, parts=opened.parts, digest=digest), members)


def open_voting(options: argparse.Namespace) -> Answer:
    """The archive is there with its setup, and takes ballots."""
    folder = open_folder(Path(options.folder))
    with folder.locked():
        is_rehearsed = election_steps.rehearsed(folder)
        event = election_steps.open_box(folder, day_seconds())
    if not is_rehearsed:
        note("elections.not_rehearsed", options.lang)
    members: dict[str, Json] = {
        "uuid": folder.plan.uuid,
        "archive": str(folder.archive),
        "event": event,
        "rehearsed": is_rehearsed,
    }
    return Answer(told("opened", options.lang, archive=str(folder.archive), event=event), members)


def vote(options: argparse.Namespace) -> Answer:
    """A ballot is in the box, or in a file to be cast elsewhere; the answer is its tracker, and its election."""
    folder = open_folder(Path(options.folder))
    credential = _credential(Path(options.credential), options.voter)
    booth = election_steps.booth_in(folder)
    place = Path(options.choices)
    with reading(place):
        marks = read_choices(read_limited(place, CHOICES_LIMIT), booth.poll.election.questions)
    ballot = ballot_of(secret(booth.poll.election.group), draw, booth, credential, marks)
    if options.out is not None:
        write_new(Path(options.out), ballot_spelled(ballot))
    else:
        with folder.locked():
            _note_cut(election_steps.put_in(folder, ballot), options.lang)
    saying = "voted" if options.out is None else "ballot_written"
    facts = {"tracker": tracker(ballot), "name": booth.poll.election.name, "fingerprint": booth.poll.digest}
    return Answer(told(saying, options.lang, **facts), {**facts, "cast": options.out is None})


def close(options: argparse.Namespace) -> Answer:
    """No ballot is taken any more, and those that count are added up, unopened."""
    folder = open_folder(Path(options.folder))
    with folder.locked(), progress("going_through", options.lang) as tell:
        count, last_event, cut = election_steps.close_box(folder, tell)
    _note_cut(cut, options.lang)
    ballots = {"events": count.box.events, "counted": count.box.tally.number}
    text = told("closed", options.lang, **ballots, last_event=last_event)
    return Answer(text, {"uuid": folder.plan.uuid, "ballots": ballots, "last_event": last_event})


def _credential(place: Path, voter: str | None) -> str:
    content = read_secret(place, CREDENTIALS_LIMIT)
    if not content.lstrip().startswith(b"{"):
        try:
            return content.decode().strip()
        except UnicodeDecodeError:
            raise BadCredential from None
    with reading(place):
        return _of_voter(read_private(content), place, voter)


def _of_voter(listed: Mapping[str, str], place: Path, voter: str | None) -> str:
    if voter is None:
        raise Stopped("elections.whose_credential", place=str(place))
    if voter not in listed:
        raise Stopped("elections.no_such_voter", place=str(place), voter=voter)
    return listed[voter]


def _note_cut(cut: int, language: str) -> None:
    if cut:
        note("elections.end_mended", language, bytes=cut)
