"""What the commands for codes and paper take; apart from the commands, which load only where they run."""

import argparse

from colonnade.cli.parsing import Parser


def add_commands(election: Parser) -> None:
    """Describe `codes`, `sheets`, `slips`, `backup-share` and `restore-share` in the family."""
    codes = _command(election, "codes")
    codes.option("--numbers", required=True, metavar="NUMBERS", help="numbers_of_secretary")
    codes.option("--out", required=True, metavar="CODES", help="new_codes")
    codes.option("--bonds", required=True, metavar="BONDS", help="new_bonds")
    codes.option("--kept", metavar="KEPT", help="new_kept")
    sheets = _command(election, "sheets")
    sheets.option("--credentials", required=True, metavar="FILE", help="credentials_by_id")
    sheets.option("--out", required=True, metavar="P.pdf", help="new_paper")
    slips = _command(election, "slips")
    slips.option("--codes", required=True, metavar="CODES", help="codes_by_number")
    slips.option("--out", required=True, metavar="P.pdf", help="new_paper")
    backup = _command(election, "backup-share")
    backup.option("--secret", required=True, metavar="FILE", help="trustee_secret")
    backup.option("--out", required=True, metavar="P.pdf", help="new_share_paper")
    restore = election.command("restore-share", "election restore-share", run=_run)
    restore.option("--secret", required=True, metavar="FILE", help="new_trustee_secret")


def _command(election: Parser, name: str) -> Parser:
    command = election.command(name, f"election {name}", run=_run)
    command.option("folder", metavar="DIR", help="paper_folder")
    return command


def _run(options: argparse.Namespace) -> int:
    from colonnade.cli.elections import papers  # noqa: PLC0415 -- other commands need not load it

    return papers.run(options)
