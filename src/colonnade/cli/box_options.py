"""What the commands of `colonnade election …` take that work on a node's ballot boxes; they load where they run."""

import argparse

from colonnade.cli.parsing import Parser


def add_commands(election: Parser) -> None:
    """Describe them, within the family of elections."""
    host = _on_a_box(election, "host")
    host.option("archive", metavar="FILE.bel", help="box_archive")
    host.option("--bonds", required=True, nargs="+", metavar="FILE", help="box_bonds")
    _on_a_box(election, "close-box")
    fetch = _on_a_box(election, "fetch")
    fetch.option("target", metavar="OUT.bel", help="box_target")
    complete = _on_a_box(election, "complete")
    complete.option("archive", metavar="FILE.bel", help="box_further")
    resume = _on_a_box(election, "resume-box")
    resume.option("--bonds", required=True, nargs="+", metavar="FILE", help="box_bonds")
    resume.option("--trackers", required=True, metavar="FILE", help="box_trackers")


def _on_a_box(election: Parser, name: str) -> Parser:
    command = election.command(name, f"election {name}", run=_run)
    command.option("--act", required=True, metavar="ACT", help="box_act")
    return command


def _run(options: argparse.Namespace) -> int:
    from colonnade.cli import boxes  # noqa: PLC0415 -- Django loads only where a box is

    return boxes.run(options)
