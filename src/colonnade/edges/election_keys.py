"""Trustees at the folder of an election: what a seed lets its holder give, and the secret with which she opens.

A seed is an argument, never a file here. Source: docs/rules/elections.md, "Folder".
"""

from collections.abc import Sequence

from colonnade.core.elections.ceremony import kept_secret
from colonnade.core.elections.elements import Group
from colonnade.core.elections.key_making import Gathered, Given, key_alone, next_of, number_of
from colonnade.core.elections.letters import BadSeed, Correspondent, keys_of, sole_secret
from colonnade.core.elections.stages import NotATrustee
from colonnade.edges.archive_files import public, secret
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import TRUSTEES, Folder, reading
from colonnade.edges.letter_cipher import LetterCipher

SEED_LIMIT = 64


def seed_in(content: bytes) -> str:
    """Return the seed that a file of one line holds; refused where it is none."""
    try:
        return content.decode().strip()
    except UnicodeDecodeError:
        raise BadSeed from None


def correspondent(group: Group, seed: str) -> Correspondent:
    """Return the trustee of a seed; refused where it is none."""
    arithmetic = secret(group)
    return Correspondent(keys_of(arithmetic, seed), arithmetic, LetterCipher(), draw)


def given_next(folder: Folder, seed: str, name: str) -> Given | None:
    """Return what the trustee of a seed can give now, if anything."""
    gathered, plan = folder.gathered(), folder.plan
    if not gathered.is_sole:
        with reading(folder.root / TRUSTEES):
            return next_of(correspondent(plan.group, seed), public(plan.group), gathered, name)
    if gathered.is_ready:
        return None
    return key_alone(secret(plan.group), draw, plan, seed, name)


def give_all(folder: Folder, seed: str, name: str) -> Gathered:
    """The trustee of a seed has given all she can give now; return what is there then."""
    while (given := given_next(folder, seed, name)) is not None:
        folder.give(given)
    return folder.gathered()


def secret_of(gathered: Gathered, seed: str) -> int:
    """Return the secret with which the trustee of a seed opens; refused where she is none of this election's."""
    plan = gathered.plan
    if gathered.is_sole:
        return sole_secret(plan.group, plan.uuid, seed)
    trustee = correspondent(plan.group, seed)
    number = number_of(trustee, gathered)
    if number is None or number not in gathered.shares:
        raise NotATrustee
    return kept_secret(trustee, public(plan.group), gathered.shares[number].private_key)


def secrets_of(folder: Folder, seeds: Sequence[str]) -> list[int]:
    """Return the secrets of several trustees."""
    gathered = folder.gathered()
    with reading(folder.root / TRUSTEES):
        return [secret_of(gathered, seed) for seed in seeds]
