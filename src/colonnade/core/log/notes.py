"""Signed notes: a text, an empty line, and lines of signatures by named keys.

Source: C2SP signed-note v1.0.0; docs/rules/log.md. Whether a signature is good is asked of
``verify``, handed in; this module knows only bytes.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain

ED25519 = 0x01
COSIGNATURE = 0x04
SIZE_LIMIT = 60_000
SIGNATURE_LIMIT = 64
KEY_ID_BYTES = 4
_CONTROL = bytes(each for each in range(0x20) if each != ord("\n"))
NAME_LIMIT = 200
_NAME = re.compile(r"[^\s+]+")
_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_VKEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")

Verify = Callable[[bytes, bytes, bytes], bool]
"""(public key, message, signature) → whether the signature is good."""


class NotANote(Refusal):
    """The bytes are not a signed note; ``fault`` says why."""

    code = "log.not_a_note"


class NotAKey(Refusal):
    """The text is not a verifier key."""

    code = "log.not_a_key"


@dataclass(frozen=True, slots=True)
class Signature:
    """One line: the key's name and 4-byte id, and what it signed with."""

    name: str
    key_id: bytes
    payload: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text, ending in a newline, and its signature lines in order."""

    text: bytes
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key, its kind and its name."""

    name: str
    kind: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256(name ‖ newline ‖ kind ‖ public key), its first four bytes."""
        return key_id(self.name, self.kind, self.public)

    def __str__(self) -> str:
        """Return ``name+hex8+base64``."""
        spelled = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{spelled}"


def is_key_name(text: str) -> bool:
    """Whether a key, and with it a log, can bear the name ``text``: no space, no plus sign, nothing that hides."""
    return len(text) <= NAME_LIMIT and _NAME.fullmatch(text) is not None and is_plain(text)


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """Return the four bytes that a signature line carries for this key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:KEY_ID_BYTES]


def parse_vkey(text: str) -> VerifierKey:
    """Return the key that ``text`` spells, or refuse."""
    found = _VKEY.fullmatch(text)
    if found is not None:
        raw = _base64(found[3])
        if raw is not None and len(raw) == 33 and raw[0] in (ED25519, COSIGNATURE):
            key = VerifierKey(found[1], raw[0], raw[1:])
            if key.key_id.hex() == found[2]:
                return key
    raise NotAKey(text=text[:80])


def parse_note(content: bytes) -> Note:
    """Return the note in ``content``, or refuse; the last empty line separates text from signatures."""
    if len(content) > SIZE_LIMIT:
        raise NotANote(fault="too_long")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotANote(fault="not_utf8") from None
    if len(content.translate(None, _CONTROL)) != len(content):
        raise NotANote(fault="control_character")
    text, separator, lines = content.rpartition(b"\n\n")
    if not separator or not text or not lines.endswith(b"\n"):
        raise NotANote(fault="no_signature")
    return Note(text + b"\n", parse_signatures(lines.decode()))


def parse_signatures(lines: str) -> tuple[Signature, ...]:
    """Return the signatures in ``lines``, each ending in a newline, or refuse."""
    signatures = tuple(_signature(line) for line in lines.removesuffix("\n").split("\n"))
    if len(signatures) > SIGNATURE_LIMIT:
        raise NotANote(fault="too_many_signatures")
    return signatures


def format_note(text: bytes, signatures: Sequence[Signature]) -> bytes:
    """Return the bytes of the note."""
    return text + b"\n" + format_signatures(signatures)


def format_signatures(signatures: Sequence[Signature]) -> bytes:
    """Return the signatures as lines."""
    lines = (f"— {s.name} {base64.b64encode(s.key_id + s.payload).decode()}\n" for s in signatures)
    return "".join(lines).encode()


def _signature(line: str) -> Signature:
    found = _LINE.fullmatch(line)
    raw = _base64(found[2]) if found is not None else None
    if found is None or raw is None or len(raw) <= KEY_ID_BYTES:
        raise NotANote(fault="signature_line")
    return Signature(found[1], raw[:KEY_ID_BYTES], raw[KEY_ID_BYTES:])


def _base64(text: str) -> bytes | None:
    """Return the bytes of the one spelling in base 64; none for any other."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def is_signed_by(note: Note, key: VerifierKey, verify: Verify) -> bool:
    """Whether ``key`` signed the note: at least one line of its, and none that fails."""
    lines = [s for s in note.signatures if s.name == key.name and s.key_id == key.key_id]
    return bool(lines) and all(_is_good(note, key, line, verify) for line in lines)


def signers_of(note: Note, keys: Iterable[VerifierKey], verify: Verify) -> frozenset[VerifierKey] | None:
    """Return which of ``keys`` signed the note; none if a line of any of them fails: then nothing in it counts."""
    lines = {(line.name, line.key_id) for line in note.signatures}
    named = frozenset(key for key in keys if (key.name, key.key_id) in lines)
    return named if all(is_signed_by(note, key, verify) for key in named) else None


def _is_good(note: Note, key: VerifierKey, line: Signature, verify: Verify) -> bool:
    if key.kind == ED25519:
        return verify(key.public, note.text, line.payload)
    if len(line.payload) != 72 or line.payload[0] & 0x80:
        return False
    return verify(key.public, cosigned_bytes(note.text, line.payload[:8]), line.payload[8:])


def cosigned_bytes(text: bytes, timestamp: bytes) -> bytes:
    """Return what a cosignature signs. Source: C2SP tlog-cosignature v1, Ed25519; timestamp is 8 bytes, big-endian."""
    return b"cosignature/v1\ntime " + str(int.from_bytes(timestamp, "big")).encode() + b"\n" + text


def cosignature(key: VerifierKey, timestamp: int, signature: bytes) -> Signature:
    """Return the line by which a witness says that it saw a checkpoint at ``timestamp`` (seconds since 1970)."""
    return Signature(key.name, key.key_id, timestamp.to_bytes(8, "big") + signature)
