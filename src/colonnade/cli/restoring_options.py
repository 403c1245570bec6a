"""What `colonnade backup` and `colonnade restore` may be told."""

import argparse


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe `colonnade backup`."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="new file for the backup")
    parser.add_argument("--to", action="append", default=[], metavar="RECIPIENT", help="age recipient; may be repeated")
    parser.add_argument("--passphrase", metavar="FILE", help="file whose first line is the passphrase")
    parser.add_argument("--new-key", metavar="SECRET", help="make a backup key in a new file; prints its recipient")


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe `colonnade restore`."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a backup, put into an empty COLONNADE_HOME")
    parser.add_argument("--identity", metavar="SECRET", help="file with the backup key that opens FILE")
    parser.add_argument("--passphrase", metavar="FILE", help="file whose first line is the passphrase of FILE")
    parser.add_argument("--key", metavar="VKEY", help="the log's key, from elsewhere: another is refused")
    parser.add_argument("--fetch", metavar="DIR|URL", help="take what the log signed after the backup")
    parser.add_argument("--current", metavar="FILE|URL", help="an outside checkpoint: the node writes again")
    parser.add_argument("--log-key", metavar="SECRET", help="the log's secret key, from your own safe place")
    parser.add_argument("--new-log", metavar="ORIGIN", help="otherwise: open a new log that carries on the old one")
