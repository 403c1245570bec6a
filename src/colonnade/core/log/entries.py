"""A log entry: the canonical text of an act as a signed note, one line a seal. Source: docs/rules/acts.md."""

import binascii
from collections.abc import Callable, Sequence
from functools import lru_cache

from colonnade.core.acts.canonical import Codec
from colonnade.core.acts.envelope import parse_act, recalled_act
from colonnade.core.acts.order import SealedAct
from colonnade.core.ids import PublicKey, SpelledKey, act_id, seal_name, spelled
from colonnade.core.log.notes import KEY_ID_BYTES, Note, Signature, Verify, format_note, key_id, parse_note

PRIVATE_KIND = 0xFF
SEAL_SCHEME = b"colonnade/seal/v1"
KEY_BYTES = 32
SIGNATURE_BYTES = 64
_KEY_ENDS = (KEY_ID_BYTES + KEY_BYTES) // 3 * 4
"""Where the key ends in the base 64 of a line's id, key and signature: id and key are a whole number of threes."""
Seal = tuple[PublicKey, bytes]
"""A public key and its signature over the act's text and newline."""
Claim = tuple[PublicKey, bytes, bytes]
"""That this key signed this message with this signature."""
VerifyAll = Callable[[Sequence[Claim]], Sequence[bool]]
"""claims → of each, in their order, whether it is true."""


def sealed_entry(text: bytes, seals: Sequence[Seal]) -> bytes:
    """Return the entry that holds the act ``text`` under ``seals``."""
    return format_note(text + b"\n", [_line(key, signature) for key, signature in seals])


def sealed_message(text: bytes) -> bytes:
    """Return what a seal signs: the act's canonical bytes and a newline."""
    return text + b"\n"


def _line(key: PublicKey, signature: bytes) -> Signature:
    """The payload carries the public key itself, so that an entry can be checked alone."""
    return Signature(seal_name(key), _seal_key_id(key), key + signature)


@lru_cache(maxsize=1 << 17)
def _seal_key_id(key: PublicKey) -> bytes:
    return key_id(seal_name(key), PRIVATE_KIND, SEAL_SCHEME + key)


def act_text(entry: bytes) -> bytes:
    """Return the act's canonical bytes, as they stand in the entry."""
    return parse_note(entry).text.removesuffix(b"\n")


def entry_id(entry: bytes) -> str:
    """Return the id of the act in the entry."""
    return act_id(act_text(entry))


def read_entry(entry: bytes, verify: Verify, codec: Codec | None = None) -> SealedAct:
    """Return the act in the entry and the keys whose seals on it are good, or refuse with what is wrong."""
    note = parse_note(entry)
    return SealedAct(
        parse_act(note.text.removesuffix(b"\n"), codec), frozenset(map(spelled, good_sealers(note, verify)))
    )


def recalled_entry(entry: bytes, codec: Codec) -> SealedAct:
    """Return what :func:`read_entry` returned, for an entry whose bytes and seals were checked before."""
    text, _, lines = entry.rpartition(b"\n\n")
    return SealedAct(recalled_act(text, codec), frozenset(sealers_in(lines)))


def sealers_in(lines: bytes) -> list[SpelledKey]:
    """Return the keys in the lines under an entry that was checked before, line by line.

    By their place: dash, space, name, space, base 64 of id, key and signature, of which only the first two are read.
    """
    return [_sealer(line, line.rindex(b" ") + 1) for line in lines.splitlines()]


def _sealer(line: bytes, start: int) -> SpelledKey:
    id_and_key = binascii.a2b_base64(line[start : start + _KEY_ENDS])
    return SpelledKey(binascii.b2a_base64(id_and_key[KEY_ID_BYTES:], newline=False).decode())


def good_sealers(note: Note, verify: Verify) -> list[PublicKey]:
    """Return the keys whose lines are seals of ours and good."""
    return [key for key, signature in seals_of(note) if verify(key, note.text, signature)]


def seals_of(note: Note) -> list[Seal]:
    """Return the lines that are seals in our form: a name and an id that the key in the line gives."""
    found = []
    for line in note.signatures:
        key, signature = PublicKey(line.payload[:KEY_BYTES]), line.payload[KEY_BYTES:]
        if len(signature) == SIGNATURE_BYTES and line.name == seal_name(key) and line.key_id == _seal_key_id(key):
            found.append((key, signature))
    return found


def has_bad_seal(note: Note, verify: Verify) -> bool:
    """Whether any line is not a seal in our form, or is one that fails."""
    return have_bad_seals([note], one_by_one(verify))[0]


def have_bad_seals(notes: Sequence[Note], verify_all: VerifyAll) -> list[bool]:
    """Return of each note whether any line of it is not a seal in our form, or is one that fails."""
    claimed = [_claims(note) for note in notes]
    asked = [(at, claim) for at, claims in enumerate(claimed) for claim in claims or ()]
    answers = verify_all([claim for _, claim in asked])
    failed = {at for (at, _), is_true in zip(asked, answers, strict=True) if not is_true}
    return [claims is None or at in failed for at, claims in enumerate(claimed)]


def _claims(note: Note) -> list[Claim] | None:
    """Return what the lines of a note claim; none where one is not a seal in our form."""
    seals = seals_of(note)
    if len(seals) != len(note.signatures):
        return None
    return [(key, note.text, signature) for key, signature in seals]


def one_by_one(verify: Verify) -> VerifyAll:
    """Return what asks ``verify`` of each claim."""
    return lambda claims: [verify(*each) for each in claims]
