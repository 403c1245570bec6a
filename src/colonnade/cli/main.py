"""The command `colonnade` and its sub-commands."""

import argparse
import io
import sys
from collections.abc import Sequence
from typing import Any

from colonnade import __version__
from colonnade.cli import (
    audit_options,
    box_options,
    count_options,
    log_verify,
    log_witness,
    restoring_options,
    share_options,
)
from colonnade.cli.elections import options as election_options
from colonnade.cli.faults import guarded
from colonnade.cli.languages import asked_for, from_locale
from colonnade.cli.parsing import Parser


def parser(language: str = "en") -> Parser:
    """Return the parser of the whole command, its help in ``language``."""
    top = Parser(prog="colonnade", language=language, does="colonnade")
    top.set_defaults(lang=from_locale(), format="text")
    top.option("--version", help="version", action="version", version=f"colonnade {__version__}")
    top.family("COMMAND")
    log = top.command("log", "log")
    log.family("WHAT")
    log_verify.add_arguments(log.command("verify", "log verify", run=log_verify.run))
    export = _node_command(log, "export", "log export")
    export.option("target", metavar="DIR", help="target")
    log_witness.add_commands(log.command("witness", "log witness"))
    init = _node_command(top, "init", "init")
    init.option("--origin", required=True, metavar="NAME", help="origin")
    _node_command(top, "demo", "demo")
    serve = _node_command(top, "serve", "serve")
    serve.option("--host", default="127.0.0.1", help="host")
    _node_command(top, "rebuild", "rebuild")
    _add_act_commands(top.command("act", "act"))
    _add_account_commands(top.command("account", "account"))
    restoring_options.add_backup_arguments(_node_command(top, "backup", "backup"))
    restoring_options.add_restore_arguments(_node_command(top, "restore", "restore"))
    _add_bundle_commands(top.command("bundle", "bundle"))
    share_options.add_apportion_arguments(top.command("apportion", "apportion", run=share_options.run_apportion))
    share_options.add_power_arguments(top.command("power", "power", run=share_options.run_power))
    audit_options.add_arguments(top.command("audit", "audit", run=audit_options.run))
    count_options.add_arguments(top.command("count", "count", run=_count))
    _add_statute_commands(top.command("statute", "statute"))
    top.command("warmup", "warmup", run=_warm_up)
    election = top.command("election", "election")
    election_options.add_commands(election)
    box_options.add_commands(election)
    return top


def _add_act_commands(act: Parser) -> None:
    act.family("WHAT")
    key = _node_command(act, "key", "act key")
    key.option("file", metavar="SECRET", help="new_secret")
    commit = _node_command(act, "commit", "act commit")
    commit.option("draft", metavar="DRAFT", help="whole_draft")
    commit.option("file", metavar="COMMITTED", help="committed_draft")
    commit.option("opening", metavar="OPENING", help="opening")
    write = _node_command(act, "write", "act write")
    write.option("draft", metavar="DRAFT", help="draft")
    write.option("file", metavar="FILE", help="new_act")
    seal = _node_command(act, "seal", "act seal")
    seal.option("file", metavar="FILE", help="act_file")
    seal.option("--secret", required=True, metavar="SECRET", help="secret")
    record = _node_command(act, "record", "act record")
    record.option("file", metavar="FILE", help="sealed_file")
    record.option("--document", action="append", default=[], metavar="SEALED", help="sealed_document")
    document = _node_command(act, "document", "act document")
    document.option("document", metavar="DOCUMENT", help="document")
    document.option("file", metavar="SEALED", help="new_sealed_document")
    document.option("--type", default="text/plain", metavar="TYPE", help="document_type")
    enclose = _node_command(act, "enclose", "act enclose")
    enclose.option("file", metavar="SEALED", help="enclosed")
    erase = _node_command(act, "erase", "act erase")
    erase.option("digest", metavar="SHA256", help="document_digest")


def _add_statute_commands(statute: Parser) -> None:
    statute.family("WHAT")
    statute.command("check", "statute check", run=_check).option("file", metavar="FILE", help="statute_file")


def _warm_up(options: argparse.Namespace) -> int:
    from colonnade.cli import warmup  # noqa: PLC0415 -- likewise

    return warmup.run(options)


def _check(options: argparse.Namespace) -> int:
    from colonnade.cli import statutes  # noqa: PLC0415 -- likewise

    return statutes.run(options)


def _count(options: argparse.Namespace) -> int:
    from colonnade.cli import count  # noqa: PLC0415 -- other commands need not load it

    return count.run(options)


def _add_account_commands(account: Parser) -> None:
    account.family("WHAT")
    for name in ("invite", "reinvite"):
        _node_command(account, name, f"account {name}").option("file", metavar="FILE", help="new_invitation")
    seat = _node_command(account, "seat", "account seat")
    seat.option("act", metavar="ACT", help="filling_act")
    seat.option("file", metavar="FILE", help="new_seat_sheet")


def _add_bundle_commands(bundle: Parser) -> None:
    bundle.family("WHAT")
    write = bundle.command("write", "bundle write", run=_with_bundles)
    write.option("file", metavar="FILE", help="new_bundle")
    write.option("--for", dest="reader", metavar="BUNDLE", help="bundle_for")
    read = bundle.command("read", "bundle read", run=_with_bundles)
    read.option("file", metavar="FILE", help="bundle_file")
    read.option("--key", action="append", default=[], metavar="VKEY", help="bundle_key")


def _with_bundles(options: argparse.Namespace) -> int:
    from colonnade.cli import bundles  # noqa: PLC0415 -- the verifier must load with Django absent

    return bundles.run(options)


def _node_command(family: Parser, name: str, does: str, **more: Any) -> Parser:
    return family.command(name, does, run=_on_a_node, **more)


def _on_a_node(options: argparse.Namespace) -> int:
    from colonnade.cli import node  # noqa: PLC0415 -- the verifier must load with Django absent

    return node.run(options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; whatever happens, nobody meets a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = sys.argv[1:] if arguments is None else list(arguments)
    language = asked_for(said)
    return guarded(lambda: _run(said, language), language)


def _run(said: Sequence[str], language: str) -> int:
    try:
        options = parser(language).parse_args(said)
    except SystemExit as done:
        return int(done.code or 0)
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
