"""What `colonnade backup` and `colonnade restore` may be told."""

from colonnade.cli.parsing import Parser


def add_backup_arguments(parser: Parser) -> None:
    """Describe `colonnade backup`."""
    parser.option("file", metavar="FILE", nargs="?", help="backup_file")
    parser.option("--to", action="append", default=[], metavar="RECIPIENT", help="recipient")
    parser.option("--passphrase", metavar="FILE", help="passphrase")
    parser.option("--new-key", metavar="SECRET", help="backup_key")


def add_restore_arguments(parser: Parser) -> None:
    """Describe `colonnade restore`."""
    parser.option("file", metavar="FILE", nargs="?", help="kept_file")
    parser.option("--identity", metavar="SECRET", help="identity")
    parser.option("--passphrase", metavar="FILE", help="passphrase")
    parser.option("--key", metavar="VKEY", help="pinned")
    parser.option("--fetch", metavar="DIR|URL", help="fetch")
    parser.option("--current", metavar="FILE|URL", help="current")
    parser.option("--log-key", metavar="SECRET", help="log_key")
    parser.option("--new-log", metavar="ORIGIN", help="new_log")
