"""What comes to a ballot box on a node, read and held against the act that set the election up.

A box is hosted once its archive is what the act says; a ballot comes as its exact bytes, or within an object of JSON.
Source: docs/rules/elections.md, "Ballot box"; docs/adr/0043-the-ballot-box.md.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from colonnade.core.acts.canonical import Json as ActJson
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.election import Election, Mixed
from colonnade.core.elections.elements import Element
from colonnade.core.elections.events import State
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.hands import Bond
from colonnade.core.elections.notation import LARGEST, spelled
from colonnade.core.elections.objects import BALLOT_LIMIT
from colonnade.core.elections.trustees import Kind, public_keys
from colonnade.core.errors import Refusal

CODE_LIMIT: Final = 100
"""Characters, blanks and strokes among them."""
SENDING_LIMIT: Final = BALLOT_LIMIT + 4_096
TRACKER_LENGTH: Final = 43
DIGEST_BYTES: Final = 32
_BOND = re.compile(r"[0-9a-f]{64}")
_LETTERS = re.compile(r"[A-Za-z0-9+/]*")
_SEXTET, _OCTET = 6, 8
_FRAME, _AROUND, _MORE = 64, 1_024, 4
"""What names, quotation marks and brackets take around two numbers, around a whole ballot; and a few proofs more."""


class BallotTooLong(Refusal):
    """What was sent is longer than any ballot."""

    code = "elections.ballot_too_long"


class NotASending(Refusal):
    """What was sent is not an object of a ballot and a code."""

    code = "elections.not_a_sending"


class NotBonds(Refusal):
    """The file is not what an inspector hands in: a sorted list of hashes, none twice."""

    code = "elections.not_bonds"


class NotTrackers(Refusal):
    """The file is not a list of trackers, one a line."""

    code = "elections.not_trackers"


class NotSetupAlone(Refusal):
    """The archive holds more than the setup: a box begins without ballots."""

    code = "elections.not_setup_alone"


class OtherThanSetUp(Refusal):
    """The archive is not of the election that the act set up; ``what`` differs."""

    code = "elections.other_than_set_up"


class ArchiveRefused(Refusal):
    """The archive does not verify: ``reason`` and ``place`` of the first that speaks against it."""

    code = "elections.box_archive_refused"


class NotTallied(Refusal):
    """The archive holds no result yet."""

    code = "elections.not_tallied"


class NotContinued(Refusal):
    """The archive does not begin with all bytes of the box that was closed here."""

    code = "elections.box_not_continued"


class TrackersMissing(Refusal):
    """So many trackers are known outside whose ballots are not here."""

    code = "elections.trackers_missing"


def longest_ballot(election: Election) -> int:
    """Return how many bytes no ballot of the election exceeds, so that nothing longer need be read."""
    group = election.group
    element = len(str(group.modulus) if isinstance(group, FieldGroup) else group.generator)
    scalar = len(str(group.order))
    proof, ciphertext = 2 * scalar + _FRAME, 2 * element + _FRAME
    longest = element + proof + _AROUND
    for question in election.questions:
        if isinstance(question, Mixed):
            longest += ciphertext + proof + _FRAME
        else:
            longest += question.size * (ciphertext + 2 * proof) + (question.most - question.least + _MORE) * proof
    return longest


def read_sending(body: bytes) -> tuple[bytes, str]:
    """Return the bytes of the ballot and the code of ``{"ballot": object or text, "code": text}``, or refuse.

    An object is spelled as it stands, its fields in their order; whether that is the one spelling is found later.
    """
    if len(body) > SENDING_LIMIT:
        raise BallotTooLong
    sending = _object(body)
    if sending.keys() != {"ballot", "code"}:
        raise NotASending
    ballot, code = sending["ballot"], sending["code"]
    if not isinstance(code, str) or not isinstance(ballot, str | dict):
        raise NotASending
    return typed_ballot(ballot) if isinstance(ballot, str) else spelled(ballot), code[:CODE_LIMIT]


def typed_ballot(text: str) -> bytes:
    """Return the bytes of a ballot that was pasted or read from a file: what stands around it is no part of it."""
    return text.strip().encode("utf-8", "surrogatepass")


def _object(body: bytes) -> dict[str, Any]:
    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        taken = dict(pairs)
        if len(taken) != len(pairs):
            raise NotASending
        return taken

    def no_number(_text: str) -> NoReturn:
        raise NotASending

    def whole(text: str) -> int:
        if len(text) > len(str(-LARGEST)):
            raise NotASending
        return int(text)

    try:
        taken = json.loads(
            body.decode(), object_pairs_hook=fields, parse_float=no_number, parse_constant=no_number, parse_int=whole
        )
        spelled(taken)  # neither too deep nor with half a character
    except (ValueError, RecursionError):
        raise NotASending from None
    if not isinstance(taken, dict):
        raise NotASending
    return taken


def read_bonds(content: bytes) -> tuple[Bond, ...]:
    """Return the bonds that an inspector hands in; refused where they are not sorted, or one stands twice."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise NotBonds from None
    if not isinstance(said, list) or not all(isinstance(each, str) and _BOND.fullmatch(each) for each in said):
        raise NotBonds
    if sorted(set(said)) != said:
        raise NotBonds
    return tuple(Bond(bytes.fromhex(each)) for each in said)


def read_bond(text: str) -> Bond:
    """Return the one bond that somebody typed."""
    if not _BOND.fullmatch(found := text.strip().lower()):
        raise NotBonds
    return Bond(bytes.fromhex(found))


def tracker_of(digest: bytes) -> str:
    """Return how a voter finds a ballot again: SHA-256 of its bytes, in base 64 without padding."""
    return b64encode(digest).decode().rstrip("=")


def digest_in(tracker: str) -> bytes | None:
    """Return what a whole tracker spells; none where it is no tracker."""
    found = "".join(tracker.split())
    if len(found) != TRACKER_LENGTH or not _LETTERS.fullmatch(found):
        return None
    digest = b64decode(f"{found}=")
    return digest if tracker_of(digest) == found else None


def digests_beginning(prefix: str) -> tuple[bytes, bytes] | None:
    """Return the first and the last digest whose tracker begins so; none where no tracker does."""
    if len(prefix) > TRACKER_LENGTH or not _LETTERS.fullmatch(prefix):
        return None
    bits = len(prefix) * _SEXTET
    padded = b64decode(prefix + "A" * (-len(prefix) % 4)) if prefix else b""
    low = int.from_bytes(padded.ljust(DIGEST_BYTES + 1, b"\0")[: DIGEST_BYTES + 1], "big")
    free = (DIGEST_BYTES + 1) * _OCTET - bits
    high = low | ((1 << free) - 1)
    return tuple(each.to_bytes(DIGEST_BYTES + 1, "big")[:DIGEST_BYTES] for each in (low, high))  # type: ignore[return-value]  # two


def read_trackers(content: bytes) -> frozenset[bytes]:
    """Return the digests of a list of trackers, one a line; refused where a line is none."""
    try:
        lines = [line.strip() for line in content.decode().splitlines() if line.strip()]
    except UnicodeDecodeError:
        raise NotTrackers from None
    found = [digest_in(line) for line in lines]
    if None in found:
        raise NotTrackers
    return frozenset(each for each in found if each is not None)


def key_digest(key: Element) -> str:
    """Return how an act names the key of a trustee: SHA-256 of its text as it stands in the archive."""
    return digest_of(key.encode())


def require_setup_alone(state: State, ballots: int) -> None:
    """Refuse an archive with anything behind its setup."""
    if state is not State.OPEN or ballots:
        raise NotSetupAlone


def require_as_set_up(
    facts: Mapping[str, ActJson], content: bytes, election: Election, trustees: Sequence[Kind]
) -> None:
    """Refuse an archive that is not of the election that the act's ``facts`` set up; ``content``: its first record."""
    held = facts["trustees"]
    assert isinstance(held, list)
    named = sorted(str(each["key"]) for each in held if isinstance(each, dict))
    differing = [
        what
        for what, is_same in (
            ("uuid", facts["uuid"] == election.uuid),
            ("group", facts["group"] == election.group.id),
            ("fingerprint", facts["fingerprint"] == digest_of(content)),
            ("trustees", named == sorted(map(key_digest, public_keys(trustees)))),
        )
        if not is_same
    ]
    if differing:
        raise OtherThanSetUp(what=differing[0])
