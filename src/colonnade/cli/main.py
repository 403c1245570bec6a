"""The command `colonnade` and its sub-commands."""

import argparse
import sys
from collections.abc import Sequence

from colonnade import __version__
from colonnade.cli import log_verify, log_witness, restoring_options
from colonnade.cli.languages import add_language


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    top = argparse.ArgumentParser(prog="colonnade", description="Federations from below, and what stands, checkably.")
    top.add_argument("--version", action="version", version=f"colonnade {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    log = commands.add_parser("log", help="the public log").add_subparsers(dest="log", required=True, metavar="WHAT")
    verify = log.add_parser("verify", help="check an export")
    log_verify.add_arguments(verify)
    verify.set_defaults(run=log_verify.run)
    export = _node_command(log, "export", "export", "write the published log into a folder")
    export.add_argument("target", metavar="DIR")
    log_witness.add_commands(log)
    init = _node_command(commands, "init", "init", "make COLONNADE_HOME a node's home")
    init.add_argument("--origin", required=True, metavar="NAME", help="the log's name, e.g. union.example/log")
    _node_command(commands, "demo", "demo", "show an invented colonnade in the browser")
    serve = _node_command(commands, "serve", "serve", "show this node's pages, behind a reverse proxy")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    _node_command(commands, "rebuild", "rebuild", "make every table anew from the log")
    act = commands.add_parser("act", help="acts").add_subparsers(dest="act", required=True, metavar="WHAT")
    key = _node_command(act, "key", "key", "make a secret key for an organisation; prints the public one")
    key.add_argument("file", metavar="SECRET", help="new file for the secret key")
    write = _node_command(act, "write", "write", "write an act's canonical bytes from a draft in JSON")
    write.add_argument("draft", metavar="DRAFT", help="JSON: act, organisation, effective, facts; the rest as usual")
    write.add_argument("file", metavar="FILE", help="new file for the act")
    seal = _node_command(act, "seal", "seal", "add a seal to an act")
    seal.add_argument("file", metavar="FILE", help="the act, sealed before or not")
    seal.add_argument("--secret", required=True, metavar="SECRET", help="file that `act key` wrote")
    record = _node_command(act, "record", "record", "judge a sealed act, store it and publish")
    record.add_argument("file", metavar="FILE")
    backup = _node_command(commands, "backup", "backup", "keep this node in one encrypted file, without the log's key")
    restoring_options.add_backup_arguments(backup)
    restore = _node_command(commands, "restore", "restore", "put a node together from a backup, or let it write again")
    restoring_options.add_restore_arguments(restore)
    return top


def _node_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, said: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=said)
    add_language(parser)
    parser.set_defaults(run=_on_a_node, does=does)
    return parser


def _on_a_node(options: argparse.Namespace) -> int:
    from colonnade.cli import node  # noqa: PLC0415 -- the verifier must load with Django absent

    return node.run(options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
