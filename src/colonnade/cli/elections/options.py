"""What `colonnade election …` takes; apart from the commands, which load only where they run."""

import argparse

from colonnade.cli.elections import paper_options
from colonnade.cli.parsing import Parser

GROUPS = ("BELENIOS-2048", "RFC-3526-2048", "Ed25519")


def add_commands(election: Parser) -> None:
    """Describe the family."""
    election.family("WHAT")
    _add_setting_up(election)
    _add_voting(election)
    _add_counting(election)
    paper_options.add_commands(election)
    verify = election.command("verify", "election verify", run=_run_verify)
    verify.option("archive", metavar="FILE.bel", help="election_archive")
    verify.option("--since", metavar="OLDER.bel", help="election_since")
    verify.option("--engine", metavar="NAME", help="election_engine")
    verify.option("--jobs", type=int, metavar="N", help="election_jobs")
    verify.option("--cluster", metavar="ADDRESS", help="election_cluster")


def _add_setting_up(election: Parser) -> None:
    new = _on_folder(election, "new", help_of_folder="election_new_folder")
    new.option("--template", required=True, metavar="T.json", help="election_template")
    new.option("--group", required=True, choices=GROUPS, metavar="GROUP", help="election_group")
    new.option("--trustees", required=True, type=int, metavar="M", help="election_trustees")
    new.option("--threshold", type=int, metavar="K", help="election_threshold")
    trustee = _on_folder(election, "trustee")
    trustee.option("--name", required=True, metavar="N", help="election_trustee_name")
    trustee.option("--secret", required=True, metavar="FILE", help="election_new_secret")
    credentials = _on_folder(election, "credentials")
    credentials.option("--voters", required=True, metavar="V.csv", help="election_voters")
    credentials.option("--out", required=True, metavar="FILE", help="election_new_credentials")
    credentials.option("--public", metavar="LIST", help="election_new_list")
    credentials.option("--numbers", metavar="NUMBERS", help="election_new_numbers")
    credentials.option("--units", action="store_true", help="election_units")
    electorate = _on_folder(election, "electorate")
    electorate.option("lists", nargs="+", metavar="LIST", help="election_lists")
    electorate.option("--units", action="store_true", help="election_units_made")


def _add_voting(election: Parser) -> None:
    rehearse = _on_folder(election, "rehearse")
    rehearse.option("--secret", required=True, nargs="+", action="extend", metavar="FILE", help="election_secrets")
    _on_folder(election, "open")
    vote = _on_folder(election, "vote")
    vote.option("--credential", required=True, metavar="FILE", help="election_credential")
    vote.option("--choices", required=True, metavar="C.json", help="election_choices")
    vote.option("--voter", metavar="ID", help="election_voter")
    vote.option("--out", metavar="BALLOT.json", help="election_new_ballot")
    _on_folder(election, "close")


def _add_counting(election: Parser) -> None:
    shuffle = _on_folder(election, "shuffle")
    shuffle.option("--name", metavar="N", help="election_mixer")
    decrypt = _on_folder(election, "decrypt")
    decrypt.option("--secret", required=True, metavar="FILE", help="election_secret")
    decrypt.option("--last-event", metavar="HASH", help="election_last_event")
    tally = _on_folder(election, "tally")
    tally.option("--secret", nargs="*", action="extend", default=[], metavar="FILE", help="election_more_secrets")
    tally.option("--last-event", metavar="HASH", help="election_last_event")


def _on_folder(election: Parser, name: str, *, help_of_folder: str = "election_folder") -> Parser:
    command = election.command(name, f"election {name}", run=_run)
    command.option("folder", metavar="DIR", help=help_of_folder)
    return command


def _run(options: argparse.Namespace) -> int:
    from colonnade.cli.elections import running  # noqa: PLC0415 -- other commands need not load it

    return running.run(options)


def _run_verify(options: argparse.Namespace) -> int:
    from colonnade.cli.elections import verify  # noqa: PLC0415 -- likewise

    return verify.run(options)
