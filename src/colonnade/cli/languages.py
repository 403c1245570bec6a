"""Which language the command speaks: the one asked for, else the locale's, else English."""

import argparse
import os


def from_locale() -> str:
    """Return ``fa`` under a Persian locale, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fa" if value.startswith("fa") else "en"
    return "en"


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let the command take ``--lang``."""
    parser.add_argument("--lang", choices=["fa", "en"], default=from_locale(), help="language of the answer")
