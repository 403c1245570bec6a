"""A roll closed under the node's secret, and opened again; how long it is tells a band and no number."""

import hashlib
import hmac
from typing import Final

from colonnade.core.dates import parse_day
from colonnade.core.elections.electorate import Voter
from colonnade.core.elections.rolls import Roll, key_of, read_roll, spelled_roll
from colonnade.edges.sealing import closed, derived, opened

LEAST: Final = 4096
"""Bytes of the smallest roll; each further band is twice as long."""
_PURPOSE: Final = "colonnade/electorate/roll/v1"
_MARK: Final = "colonnade/electorate/line/v1"
_MARK_DIGITS: Final = 16


def closed_roll(roll: Roll, organisation: str, secret: str) -> bytes:
    """Return the roll as it lies in the database; ``secret`` is the node's, in hexadecimal."""
    plain = spelled_roll(roll).encode()
    length = LEAST
    while length < len(plain):
        length *= 2
    return closed(derived(secret.encode(), _PURPOSE), plain.ljust(length, b"\n"), organisation.encode())


def opened_roll(content: bytes, organisation: str, secret: str) -> Roll:
    """Return the roll again."""
    plain = opened(derived(secret.encode(), _PURPOSE), content, organisation.encode())
    return read_roll(plain, parse_day)


def mark_of(line: Voter, organisation: str, secret: str) -> str:
    """Return what stands for a line in an address: no guess at a pseudonym can be tested on it without the secret."""
    said = f"{organisation}\n{key_of(line.pseudonym)}\n{line.since.isoformat()}\n{line.until.isoformat()}"
    return hmac.digest(derived(secret.encode(), _MARK), said.encode(), hashlib.sha256).hex()[:_MARK_DIGITS]
