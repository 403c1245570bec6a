"""`colonnade count`: ballots in, the whole table out; a tie that nothing settles ends it with exit code 1."""

import argparse
import sys
from pathlib import Path

from colonnade import __version__
from colonnade.cli.answers import as_json, say
from colonnade.cli.faults import Stopped
from colonnade.cli.progress import progress
from colonnade.core.counting.audits import audit_of
from colonnade.core.counting.constraints import ConstraintRule, Constraints
from colonnade.core.counting.counts import NO_CONSTRAINTS, NO_LOTS, counted, seats_for
from colonnade.core.counting.margins import smallest_change
from colonnade.core.counting.papers import Poll, digest
from colonnade.core.counting.presets import preset
from colonnade.core.counting.rarity import rarity_of
from colonnade.core.counting.stages import Count
from colonnade.core.counting.ties import Lots, parse_lots
from colonnade.edges.ballots.reading import read_ballots
from colonnade.words.refusals import in_words
from colonnade.words.tellings import Telling

_MOST = 2**20
"""Bytes of a file of lots or constraints."""


def run(options: argparse.Namespace) -> int:
    """Print the count; return 0, or 1 where it stops at a tie."""
    poll = read_ballots(Path(options.ballots))
    rule = preset(options.rule)
    seats = seats_for(poll, rule, options.seats)
    lots = _lots(options, poll)
    constraints = _constraints(options, poll)
    count = counted(poll, rule, seats, lots, constraints)
    told = Telling(count, poll, digest(poll), options.lang)
    _write_files(options, poll, count, told, lots, constraints)
    change = None
    if options.sensitivity:
        with progress("recounting", options.lang) as tell:
            change = smallest_change(poll, count, lots, constraints, tell)
    if options.format == "json":
        say(as_json(told.members(change) if options.sensitivity else told.members()))
    else:
        say(told.text(change, asked=options.sensitivity, again=(lots, constraints)))
    _note(options, poll, count)
    return 1 if count.is_open else 0


def _note(options: argparse.Namespace, poll: Poll, count: Count) -> None:
    """What is not the count itself goes to stderr."""
    notes = []
    if options.seats is not None and poll.seats not in (None, options.seats):
        notes.append(("counting.seats_differ", {"seats": options.seats, "said": poll.seats or 0}))
    rarity = rarity_of(poll)
    if rarity.identifies:
        notes.append(("counting.only_tables", {"alone": rarity.alone, "papers": rarity.papers}))
    for tie in count.ties:
        if tie.resolved_by is None:
            names = ", ".join(poll.candidates[each] for each in tie.candidates)
            notes.append(("counting.tie_open", {"stage": tie.stage, "names": names}))
    for code, facts in notes:
        if sys.stderr is not None:
            sys.stderr.write(in_words(code, facts, options.lang) + "\n")


def _read(place: str) -> bytes:
    with Path(place).open("rb") as file:
        return file.read(_MOST)


def _lots(options: argparse.Namespace, poll: Poll) -> Lots:
    if options.lots is None:
        return NO_LOTS
    try:
        text = _read(options.lots).decode()
    except UnicodeDecodeError:
        raise Stopped("counting.lots_not_text") from None
    return parse_lots(text, len(poll.candidates))


def _constraints(options: argparse.Namespace, poll: Poll) -> Constraints:
    if options.constraints is None:
        return NO_CONSTRAINTS
    from colonnade.edges.ballots.constraint_files import (  # noqa: PLC0415 -- most counts have none
        parse_constraints,
    )

    rule = ConstraintRule(options.constraint_rule)
    return parse_constraints(_read(options.constraints), len(poll.candidates), rule)


def _write_files(
    options: argparse.Namespace, poll: Poll, count: Count, told: Telling, lots: Lots, constraints: Constraints
) -> None:
    if not (options.audit or options.flow or options.write):
        return
    from colonnade.edges.places import write_new  # noqa: PLC0415 -- only where files are written

    if options.write:
        write_new(Path(options.write), _written(Path(options.write), poll).encode())
    if options.audit:
        content = audit_of(count, poll.candidates, told.digest, lots, constraints, f"colonnade {__version__}")
        write_new(Path(options.audit), content)
    if options.flow:
        from colonnade.edges.flows import flow_of, svg_of  # noqa: PLC0415 -- likewise

        write_new(Path(options.flow), svg_of(flow_of(count, poll.candidates, told)).encode())


def _written(place: Path, poll: Poll) -> str:
    from colonnade.edges.ballots.blt import blt_of  # noqa: PLC0415 -- likewise
    from colonnade.edges.ballots.tables import csv_of  # noqa: PLC0415 -- likewise

    match place.suffix.casefold():
        case ".blt":
            return blt_of(poll)
        case ".csv":
            return csv_of(poll)
        case _:
            raise Stopped("counting.not_a_form", place=str(place))
