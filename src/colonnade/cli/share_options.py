"""What `colonnade apportion` and `colonnade power` may be told; the commands themselves load only when they run."""

import argparse

from colonnade.cli.parsing import Parser
from colonnade.core.apportionment.methods import Method

SEED = "1"


def add_apportion_arguments(parser: Parser) -> None:
    """Describe `apportion`."""
    parser.option("file", metavar="FILE", help="affiliates")
    parser.option("--method", required=True, choices=[each.value for each in Method], help="method")
    parser.option("--seats", metavar="N", help="seats")
    parser.option("--param", action="append", default=[], metavar="NAME=VALUE", help="param")
    parser.option("--lots", metavar="FILE", help="lots")


def add_power_arguments(parser: Parser) -> None:
    """Describe `power`."""
    parser.option("file", metavar="FILE", help="weights")
    parser.option("--quota", required=True, metavar="N|P/Q", help="quota")
    parser.option("--second-quota", metavar="N|P/Q", help="second_quota")
    parser.option("--samples", metavar="N", help="samples")
    parser.option("--seed", default=SEED, metavar="TEXT", help="seed")


def run_apportion(options: argparse.Namespace) -> int:
    """Divide the seats."""
    from colonnade.cli import apportion  # noqa: PLC0415 -- help is quick

    return apportion.run(options)


def run_power(options: argparse.Namespace) -> int:
    """Count the power."""
    from colonnade.cli import power  # noqa: PLC0415 -- likewise

    return power.run(options)
