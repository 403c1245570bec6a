"""What a bundle holds, by name: the pure half of `colonnade bundle`.

A bundle is a plain ustar archive. Its first member, ``MANIFEST``, names every other in order; nothing in it is signed
but the logs, and nothing else in it is believed. Source: docs/rules/bundles.md, "Format".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.forks import FORK_LIMIT
from colonnade.core.log.notes import SIZE_LIMIT
from colonnade.core.log.tiles import ENTRIES, ENTRY_LIMIT, NotATile, parse_path, size_limit

FORMAT = "colonnade/bundle/v1"
MANIFEST, HAVE, VKEY, CHECKPOINT, COSIGNED = "MANIFEST", "have", "vkey", "checkpoint", "cosigned"
MANIFEST_LIMIT = 48 * 1024 * 1024
BUNDLE_LIMIT = 2 * 1024 * 1024 * 1024
MEMBER_COUNT_LIMIT = 200_000
HAVE_LIMIT = 4 * 1024 * 1024
_LINE = re.compile(r"([0-9a-f]{64}) (0|[1-9][0-9]{0,10}) (\S{1,200})")
_LOG = re.compile(r"logs/([0-9a-f]{64})/(.+)")
_FORK = re.compile(r"evidence/([0-9a-f]{64})")
_ACT = re.compile(r"acts/([0-9a-f]{64})")
_HAD = re.compile(r"(\S{1,200}) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})")
_LIMITS = (
    (re.compile(HAVE), HAVE_LIMIT),
    (_FORK, FORK_LIMIT),
    (_ACT, ENTRY_LIMIT),
    (re.compile(rf"logs/[0-9a-f]{{64}}/(?:{VKEY}|{CHECKPOINT}|{COSIGNED})"), SIZE_LIMIT),
)


class NotABundle(Refusal):
    """The file is no bundle: ``fault`` says why."""

    code = "bundles.not_a_bundle"


class NotWhatOneHas(Refusal):
    """The file does not say what a node has."""

    code = "bundles.not_a_have"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the manifest."""

    name: str
    size: int
    digest: str


def limit_of(name: str) -> int | None:
    """Return how many bytes the member ``name`` can have at most; none for a name that has no place in a bundle."""
    for form, limit in _LIMITS:
        if form.fullmatch(name):
            return limit
    found = _LOG.fullmatch(name)
    if found is None:
        return None
    try:
        return size_limit(found[2]) if parse_path(found[2]).level == ENTRIES else None
    except NotATile:
        return None


def folder_in(name: str) -> tuple[str, str] | None:
    """Return the folder of the log that the member ``name`` belongs to and its name there; none for other members."""
    found = _LOG.fullmatch(name)
    return None if found is None else (found[1], found[2])


def fork_in(name: str) -> str | None:
    """Return the digest of the fork that the member ``name`` shows; none for other members."""
    found = _FORK.fullmatch(name)
    return None if found is None else found[1]


def act_in(name: str) -> str | None:
    """Return the id of the act that the member ``name`` holds alone; none for other members."""
    found = _ACT.fullmatch(name)
    return None if found is None else found[1]


def manifest(members: Sequence[Listed]) -> bytes:
    """Return the bytes of the first member; ``members`` come in order of their names."""
    lines = [FORMAT, *(f"{each.digest} {each.size} {each.name}" for each in members), f"end {len(members)}", ""]
    return "\n".join(lines).encode()


def parse_manifest(content: bytes) -> list[Listed]:
    """Return the members named, or refuse a name that has no place, or more or larger ones than a bundle may have."""
    try:
        lines = content.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise NotABundle(fault="manifest") from None
    if len(lines) < 3 or lines[0] != FORMAT or lines[-1] or lines[-2] != f"end {len(lines) - 3}":
        raise NotABundle(fault="manifest")
    if len(lines) - 3 > MEMBER_COUNT_LIMIT:
        raise NotABundle(fault="too_many")
    members = [_listed(line) for line in lines[1:-2]]
    names = [each.name for each in members]
    if any(one >= other for one, other in pairwise(names)):
        raise NotABundle(fault="manifest")
    if sum(each.size for each in members) > BUNDLE_LIMIT:
        raise NotABundle(fault="too_large")
    return members


def _listed(line: str) -> Listed:
    found = _LINE.fullmatch(line)
    if found is None:
        raise NotABundle(fault="manifest")
    limit = limit_of(found[3])
    if limit is None:
        raise NotABundle(fault="name")
    if int(found[2]) > limit:
        raise NotABundle(fault="too_large")
    return Listed(found[3], int(found[2]), found[1])


def format_have(heads: Iterable[Checkpoint]) -> bytes:
    """Return the bytes of ``have``: one line a log, origin, size and root, by origin."""
    return "".join(f"{each.origin} {each.size} {each.root.hex()}\n" for each in sorted(heads, key=_origin)).encode()


def _origin(head: Checkpoint) -> str:
    return head.origin


def parse_have(content: bytes) -> dict[str, Checkpoint]:
    """Return what a node says that it has, by origin, or refuse."""
    try:
        found = [_HAD.fullmatch(line) for line in content.decode().splitlines()]
    except UnicodeDecodeError:
        raise NotWhatOneHas from None
    heads = [Checkpoint(each[1], int(each[2]), bytes.fromhex(each[3])) for each in found if each is not None]
    if len(heads) != len(found) or format_have(heads) != content:
        raise NotWhatOneHas
    return {head.origin: head for head in heads}
