"""Who may vote on the record day, what stands for them all in the log, and their credentials as one list.

Each base organisation keeps a roll of pseudonymous voters. What leaves it are leaves and credentials without a name, a
number or a label; those of all are put together and sorted, so that nothing tells which came from where.
Source: docs/rules/elections.md, "Electorate"; docs/adr/0039-acts-of-elections.md; norms.md §6, standards 7 to 9, 26.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import gcd
from typing import Final

from colonnade.core.acts.canonical import canonical_bytes
from colonnade.core.errors import Refusal
from colonnade.core.log.merkle import inclusion_proof, is_included, leaf_hash, root_of

SALT_BYTES: Final = 32
CLASS_LEAST: Final = 10
"""How many voters of one weight there are at least, where not all weigh the same (norms.md §6, standard 26)."""
UNITS_MOST: Final = 100
"""How many ballots one voter casts at most where weights are taken apart into units."""


class VoterTwice(Refusal):
    """A roll entitles one pseudonym twice on the record day."""

    code = "elections.voter_twice"


class SameLeaf(Refusal):
    """Two voters have one leaf: one was entered twice, or salts were not drawn."""

    code = "elections.same_leaf"


class NotACredential(Refusal):
    """A line of a list of credentials is none in its one spelling."""

    code = "elections.not_a_credential"


class CredentialTwice(Refusal):
    """One public credential stands twice in what is put together."""

    code = "elections.credential_twice"


class WeightUnmasks(Refusal):
    """So few voters have this weight that what they cast could be told apart."""

    code = "elections.weight_unmasks"


class TooManyUnits(Refusal):
    """A weight taken apart into units would be more ballots than one voter can be asked to cast."""

    code = "elections.too_many_units"


@dataclass(frozen=True, slots=True)
class Voter:
    """A line of a roll: entitled from ``since`` until ``until`` (excluded), with a whole ``weight`` of 1 at least."""

    pseudonym: str
    since: date
    until: date
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Membership:
    """That a leaf is in a tree of ``size`` leaves at ``index``: the sibling hashes from the leaf up."""

    index: int
    size: int
    hashes: tuple[bytes, ...]


def eligible(roll: Iterable[Voter], record_day: date) -> tuple[Voter, ...]:
    """Return who may vote: entitled on the record day, in the order of pseudonyms."""
    found = sorted((each for each in roll if each.since <= record_day < each.until), key=lambda each: each.pseudonym)
    for one, following in pairwise(found):
        if one.pseudonym == following.pseudonym:
            raise VoterTwice(pseudonym=one.pseudonym)
    return tuple(found)


def leaf_of(voter: Voter, *, salt: bytes, election: str) -> bytes:
    """Return what stands for ``voter`` in this election; without the 32 random bytes nobody can test a guess."""
    said = canonical_bytes({"election": election, "pseudonym": voter.pseudonym, "weight": voter.weight})
    return hmac.digest(salt, said, hashlib.sha256)


def commitment_to_all(leaves: Iterable[bytes]) -> str:
    """Return the root over the sorted leaves of all organisations, in hexadecimal; their order does not matter."""
    return root_of(_hashes(leaves)).hex()


def membership_of(leaf: bytes, leaves: Iterable[bytes]) -> Membership:
    """Return what shows a voter that her leaf is under the commitment; it must be among ``leaves``."""
    hashes = _hashes(leaves)
    index = hashes.index(leaf_hash(leaf))
    proof = inclusion_proof(index, len(hashes), lambda start, end: root_of(hashes[start:end]))
    return Membership(index, len(hashes), tuple(proof))


def is_of_electorate(leaf: bytes, membership: Membership, commitment: str) -> bool:
    """Whether ``commitment`` stands for an electorate of that size with this leaf in it."""
    of = membership
    return is_included(leaf_hash(leaf), of.index, of.size, of.hashes, bytes.fromhex(commitment))


def _hashes(leaves: Iterable[bytes]) -> list[bytes]:
    ordered = sorted(leaves)
    if len(set(ordered)) != len(ordered):
        raise SameLeaf
    return [leaf_hash(each) for each in ordered]


def merged(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the public credentials of all organisations as one sorted list: the same for every order of ``lists``.

    A line is a credential, or with its weight ``credential,weight``; a weight of one is not spelled.
    """
    lines = sorted(line for each in lists for line in each)
    seen: set[str] = set()
    for line in lines:
        credential = credential_in(line)
        if credential in seen:
            raise CredentialTwice(credential=credential)
        seen.add(credential)
    return tuple(lines)


def credential_in(line: str) -> str:
    """Return the credential of a line, or refuse what is none in its one spelling."""
    credential, comma, weight = line.partition(",")
    is_weight = weight.isascii() and weight.isdigit() and not weight.startswith("0") and weight != "1"
    if not (credential.isascii() and credential.isalnum()) or (comma and not is_weight):
        raise NotACredential(line=line[:40])
    return credential


def require_hidden_weights(weights: Iterable[int]) -> None:
    """Refuse weights of which one is shared by fewer than ten, unless all weigh the same: then no weight tells."""
    classes = Counter(weights)
    if len(classes) < 2:
        return
    voters, weight = min((count, weight) for weight, count in classes.items())
    if voters < CLASS_LEAST:
        raise WeightUnmasks(weight=weight, voters=voters, least=CLASS_LEAST)


def in_units(voters: Sequence[Voter], *, are_all: bool = True) -> tuple[Voter, ...]:
    """Return ballot units of weight one in place of ``voters``: a weight of w becomes w of them, each with its mark.

    Where these are all voters, weights are first divided by what divides them all, so that the proportions stay and
    the units are fewest; where others make units of their own, nothing is divided.
    """
    common = gcd(*(each.weight for each in voters)) if are_all else 1
    return tuple(unit for voter in voters for unit in _units(voter, voter.weight // common))


def _units(voter: Voter, units: int) -> Iterator[Voter]:
    if units > UNITS_MOST:
        raise TooManyUnits(units=units, most=UNITS_MOST)
    for number in range(1, units + 1):
        yield Voter(f"{voter.pseudonym}/{number}", voter.since, voter.until)
