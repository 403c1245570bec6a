"""How trustees write to one another while they make a key together: seeds, signatures, and letters only one can open.

A trustee keeps one seed of 22 letters; her keys follow from it. A letter is signed and says for whom it is, then closed
under a fresh key that only the recipient can take out. Two ciphers: AES-CCM of belenios-tool up to 3.0, read, and
AES-GCM since 3.1, read and written. Source: docs/rules/archives.md.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from colonnade.core.elections.arithmetic import Plan, PublicArithmetic, SecretArithmetic
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.notation import read, spelled
from colonnade.core.elections.parts import Part
from colonnade.core.elections.proofs import Examination, prove_knowledge
from colonnade.core.elections.trustee_checks import examine_message
from colonnade.core.elections.trustees import MESSAGE_LIMIT, Signed, read_signed, signed_value
from colonnade.core.errors import Refusal

DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
SEED_LENGTH = 22
CCM, GCM = "AES-CCM", "AES-GCM"
_SEED = re.compile(f"[{DIGITS}]{{{SEED_LENGTH}}}")
_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{2})*")


class BadSeed(Refusal):
    """The text is no seed of a trustee: a letter is mistyped or missing."""

    code = "elections.bad_seed"


class NotForThisTrustee(Refusal):
    """A letter cannot be opened with these keys, or was written for somebody else."""

    code = "elections.not_for_this_trustee"


class Cipher(Protocol):
    """A cipher that notices changes; one key closes one content."""

    def close(self, key: bytes, vector: bytes, content: bytes) -> bytes:
        """Return the content closed by AES-GCM."""

    def open(self, algorithm: str, key: bytes, vector: bytes, closed: bytes) -> bytes | None:
        """Return the content, none where it was not closed by this algorithm with this key and vector."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a trustee for the ceremony: two secrets, and what the others know of them."""

    signing: int
    decrypting: int
    verification: Element
    encryption: Element


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A trustee who writes and reads: her keys, her arithmetic, the cipher, and chance."""

    keys: Keys
    secrets: SecretArithmetic
    cipher: Cipher
    draw: Draw

    @property
    def group(self) -> Group:
        """The group in which the ceremony is held."""
        return self.secrets.group


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter still closed: its key hidden for the recipient, and the content closed under that key."""

    algorithm: str
    alpha: Element
    beta: Element
    closed: bytes


def drawn_seed(draw: Draw) -> str:
    """Return a new seed, of 128 bits and more."""
    return "".join(DIGITS[draw(len(DIGITS))] for _ in range(SEED_LENGTH))


def sole_secret(group: Group, uuid: str, seed: str) -> int:
    """Return the secret, never 0, of a trustee who opens alone: it follows from her seed, another in each election."""
    if not _SEED.fullmatch(seed):
        raise BadSeed
    octets = b"".join(
        hashlib.sha256(f"colonnade/sole-trustee/1\n{uuid}\n{part}\n{seed}".encode()).digest() for part in range(2)
    )
    return 1 + int.from_bytes(octets, "big") % (group.order - 1)


def keys_of(secrets: SecretArithmetic, seed: str) -> Keys:
    """Return the keys that follow from a seed; refused where it is none."""
    if not _SEED.fullmatch(seed):
        raise BadSeed
    signing, decrypting = (_derived(f"{prefix}|{seed}", secrets.group) for prefix in ("sk", "dk"))
    g = secrets.group.generator
    verification, encryption = secrets.secret_products([((g, signing),), ((g, decrypting),)])
    return Keys(signing, decrypting, verification, encryption)


def signed_by(writer: Correspondent, message: str) -> Signed:
    """Return the message with the trustee's signature."""
    g = writer.group.generator
    proof = prove_knowledge(writer.secrets, writer.draw, f"sigmsg|{message}|", [g], writer.keys.signing)
    return Signed(message, proof)


def written(writer: Correspondent, recipient: Element, message: str) -> str:
    """Return a letter that only the holder of the recipient's key opens, and that says who wrote it."""
    told = spelled({"recipient": recipient, "message": message}).decode()
    content = spelled(signed_value(signed_by(writer, told)))
    order, g = writer.group.order, writer.group.generator
    chance, inner = writer.draw(order), writer.draw(order)
    taken_out, alpha, beta = writer.secrets.secret_products(
        [((g, inner),), ((g, chance),), ((recipient, chance), (g, inner))]
    )
    closed = writer.cipher.close(_key(taken_out), _vector(alpha), content)
    return spelled({"algorithm": GCM, "alpha": alpha, "beta": beta, "data": closed.hex()}).decode()


def read_letter(group: Group, letter: str, place: str) -> Letter:
    """Return a letter still closed; refused where its elements are no members: opening such would tell of the key."""
    part = Part(read(letter.encode(), place, longest=MESSAGE_LIMIT), place)
    algorithm, *rest = part.fields("?algorithm", "alpha", "beta", "data")
    alpha, beta, closed = (each for each in rest if each is not None)
    first, second = alpha.element(group), beta.element(group)
    if not (group.is_member(first) and group.is_member(second)):
        raise NotForThisTrustee(place=place)
    text = closed.text(MESSAGE_LIMIT)
    if not _HEXADECIMAL.fullmatch(text):
        raise closed.refusal("no_hexadecimal")
    return Letter(CCM if algorithm is None else algorithm.text(len(GCM)), first, second, bytes.fromhex(text))


def taken_out(reader: Correspondent, letter: Letter, place: str) -> Signed:
    """Return what a letter holds; refused where it is not for this trustee."""
    group = reader.group
    (key,) = reader.secrets.secret_products([((letter.beta, 1), (letter.alpha, -reader.keys.decrypting % group.order))])
    content = reader.cipher.open(letter.algorithm, _key(key), _vector(letter.alpha), letter.closed)
    if content is None:
        raise NotForThisTrustee(place=place)
    return read_signed(Part(read(content, place, longest=MESSAGE_LIMIT), place), group)


def message_of(public: PublicArithmetic, signed: Signed, writer: Element, recipient: Element, place: str) -> str:
    """Return the message taken out of a letter; refused where another wrote it, or to somebody else."""
    group = public.group
    examination = Examination(group, Plan((group.generator, writer)))
    examine_message(examination, signed, 1, place)
    examination.judge(public.answers([examination.job()])[0])
    part = Part(read(signed.message.encode(), place, longest=MESSAGE_LIMIT), place)
    named, message = part.given("recipient", "message")
    if named.element(group) != recipient:
        raise NotForThisTrustee(place=place)
    return message.text(MESSAGE_LIMIT)


def opened(reader: Correspondent, public: PublicArithmetic, writer: Element, letter: str, place: str) -> str:
    """Return the message of a letter to this trustee, signed by the writer with that verification key."""
    signed = taken_out(reader, read_letter(reader.group, letter, place), place)
    return message_of(public, signed, writer, reader.keys.encryption, place)


def _derived(text: str, group: Group) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % group.order


def _key(element: Element) -> bytes:
    return hashlib.sha256(f"key|{element}".encode()).digest()


def _vector(alpha: Element) -> bytes:
    return hashlib.sha256(f"iv|{alpha}".encode()).digest()
