"""Private credentials: 22 characters that a voter types, and the exponent that follows from them in one election.

Characters are those of base 58, in groups of 5, 6, 5 and 6. belenios-tool draws all of them; here 21 are drawn (123
bits) and the last makes the whole, read as the tool's older credentials were, a multiple of 53, so that a mistyped
character is told before anything is sent. Source: docs/rules/protocol.md.
"""

import hashlib

from colonnade.core.elections.arithmetic import SecretArithmetic
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.refusals import BadCredential

LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
GROUPS = (5, 6, 5, 6)
LENGTH = sum(GROUPS)
CHECKED = 53


def new_credential(draw: Draw) -> str:
    """Return a new private credential with its check character."""
    letters = "".join(LETTERS[draw(len(LETTERS))] for _ in range(LENGTH - 1))
    return _grouped(letters + LETTERS[-_number(letters) % CHECKED])


def read_credential(text: str) -> str:
    """Return the credential that a text spells, of any maker; refused with other characters or groups."""
    parts = text.split("-")
    fits = tuple(len(part) for part in parts) == GROUPS and all(letter in LETTERS for part in parts for letter in part)
    if not fits:
        raise BadCredential
    return text


def read_own_credential(text: str) -> str:
    """Return the credential that a text spells, made here; refused besides where its check character is another."""
    letters = read_credential(text).replace("-", "")
    if (_number(letters[:-1]) + LETTERS.index(letters[-1])) % CHECKED:
        raise BadCredential
    return text


def private_key(group: Group, uuid: str, credential: str) -> int:
    """Return the secret exponent of a credential in an election: two hashes, one behind the other, modulo the order."""
    octets = b"".join(
        hashlib.sha256(f"derive_credential|{uuid}|{part}|{credential}".encode()).digest() for part in range(2)
    )
    return int.from_bytes(octets, "big") % group.order


def public_key(secrets: SecretArithmetic, uuid: str, credential: str) -> Element:
    """Return the public credential that stands on the list of an election."""
    (public,) = secrets.secret_products([((secrets.group.generator, private_key(secrets.group, uuid, credential)),)])
    return public


def _number(letters: str) -> int:
    whole = 0
    for letter in letters:
        whole = whole * len(LETTERS) + LETTERS.index(letter)
    return whole


def _grouped(letters: str) -> str:
    ends = [sum(GROUPS[: at + 1]) for at in range(len(GROUPS))]
    return "-".join(letters[end - size : end] for size, end in zip(GROUPS, ends, strict=True))
