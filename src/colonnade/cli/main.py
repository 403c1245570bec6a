"""The command `colonnade` and its sub-commands."""

import argparse
import sys
from collections.abc import Sequence

from colonnade import __version__
from colonnade.cli import log_verify


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    top = argparse.ArgumentParser(prog="colonnade", description="Federations from below, and what stands, checkably.")
    top.add_argument("--version", action="version", version=f"colonnade {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    log = commands.add_parser("log", help="the public log").add_subparsers(dest="log", required=True, metavar="WHAT")
    verify = log.add_parser("verify", help="check an export")
    log_verify.add_arguments(verify)
    verify.set_defaults(run=log_verify.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
