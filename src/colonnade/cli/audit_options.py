"""What `colonnade audit` may be told; the command itself loads only when it runs."""

import argparse

from colonnade.cli.parsing import Parser

CLASSES = ("base", "federation", "confederation", "committee")
LEVELS = ("1", "1b", "2", "3", "4")


def add_arguments(parser: Parser) -> None:
    """Describe `audit`."""
    parser.also_as("html", "pdf", help="audit_format")
    parser.option("file", metavar="DOSSIER", help="dossier")
    parser.option("--as", dest="judged_as", choices=CLASSES, help="as")
    parser.option("--on", metavar="DATE", help="on")
    parser.option("--rules", metavar="FILE", help="rules")
    parser.option("--at-least", choices=LEVELS, help="at_least")


def run(options: argparse.Namespace) -> int:
    """Audit the dossier."""
    from colonnade.cli import audit  # noqa: PLC0415 -- help is quick

    return audit.run(options)
