"""`colonnade election shuffle`, `decrypt`, `tally`: from the closed box to the result."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from colonnade.cli.answers import Answer
from colonnade.cli.elections.notes import note
from colonnade.cli.progress import progress
from colonnade.core.acts.canonical import Json
from colonnade.core.elections.election import Mixed, Question
from colonnade.core.elections.tallies import Outcome
from colonnade.edges import election_steps
from colonnade.edges.election_folders import open_folder
from colonnade.edges.election_keys import SEED_LIMIT, seed_in
from colonnade.edges.secret_files import read_secret
from colonnade.words.election_commands import told


def shuffle(options: argparse.Namespace) -> Answer:
    """The ranked answers are mixed once more."""
    folder = open_folder(Path(options.folder))
    with folder.locked(), progress("going_through", options.lang) as tell:
        owner, last_event, mixed = election_steps.mix(folder, options.name, tell)
    members: dict[str, str | int] = {"trustee": owner, "shuffles": mixed, "last_event": last_event}
    return Answer(told("mixed", options.lang, **members), members)


def decrypt(options: argparse.Namespace) -> Answer:
    """A trustee's part in opening is in the folder."""
    folder = open_folder(Path(options.folder))
    seed = seed_in(read_secret(Path(options.secret), SEED_LIMIT))
    with folder.locked(), progress("going_through", options.lang) as tell:
        given = election_steps.decrypt(folder, seed, options.last_event, tell)
    members: dict[str, str | int] = {
        "trustee": given.owner,
        "file": str(given.place),
        "counted": given.counted,
        "last_event": given.last_event,
    }
    return Answer(told("part_given", options.lang, **members), members)


def tally(options: argparse.Namespace) -> Answer:
    """The archive is complete: it has the result, which anybody can check."""
    folder = open_folder(Path(options.folder))
    seeds = [seed_in(read_secret(Path(each), SEED_LIMIT)) for each in options.secret]
    with folder.locked(), progress("going_through", options.lang) as tell:
        count, opened = election_steps.tally(folder, seeds, options.last_event, tell)
    election = count.poll.election
    if election.is_mixed and len(set(count.mixers)) < folder.plan.threshold:
        note("elections.few_mixed", options.lang, mixed=len(set(count.mixers)), threshold=folder.plan.threshold)
    assert opened.outcomes is not None
    members: dict[str, Json] = {
        "uuid": election.uuid,
        "archive": str(folder.archive),
        "counted": count.box.tally.number,
        "last_event": opened.last_event,
        "result": [list(each) for each in opened.outcomes],
    }
    lines = [told("tallied", options.lang, archive=str(folder.archive), counted=count.box.tally.number)]
    for question, outcome in zip(election.questions, opened.outcomes, strict=True):
        lines += _lines(question, outcome, options.lang)
    return Answer("\n".join(lines), members)


def _lines(question: Question, outcome: Outcome, language: str) -> Sequence[str]:
    if isinstance(question, Mixed):
        return [told("rankings", language, question=question.question, number=len(outcome))]
    blank = [told("blank", language)] if question.allows_blank else []
    pairs = zip([*blank, *question.answers], outcome, strict=True)
    return [
        told("question", language, question=question.question),
        *(told("answer", language, answer=answer, votes=str(votes)) for answer, votes in pairs),
    ]
