"""What `colonnade count` takes; apart from the command, which loads only where it runs."""

from colonnade.cli.parsing import Parser

RULES = (
    *("scottish-stv", "ers97", "ni-stv", "meek-nz", "wigm-exact", "irv", "schulze", "schulze-margins"),
    *("majority-judgment", "majority-judgment-belenios", "approval", "plurality", "block", "party-list"),
)
CONSTRAINT_RULES = ("guard-and-doom", "best-placed-replaces-last-elected")


def add_arguments(parser: Parser) -> None:
    """Describe the command."""
    parser.option("ballots", metavar="BALLOTS", help="ballots")
    parser.option("--rule", required=True, choices=RULES, metavar="ID", help="rule")
    parser.option("--seats", type=int, metavar="N", help="seats")
    parser.option("--constraints", metavar="FILE", help="constraints")
    parser.option(
        "--constraint-rule",
        choices=CONSTRAINT_RULES,
        default=CONSTRAINT_RULES[0],
        metavar="RULE",
        help="constraint_rule",
    )
    parser.option("--lots", metavar="FILE", help="lots")
    parser.option("--audit", metavar="FILE", help="count_audit")
    parser.option("--flow", metavar="FILE", help="flow")
    parser.option("--write", metavar="FILE", help="write_ballots")
    parser.option("--sensitivity", action="store_true", help="sensitivity")
