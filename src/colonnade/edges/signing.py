"""Ed25519 by `cryptography`: keys made and kept, seals set and checked."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from colonnade.core.ids import PublicKey
from colonnade.core.log.entries import Seal, sealed_entry, sealed_message
from colonnade.core.log.notes import ED25519, Signature, VerifierKey, format_note
from colonnade.edges.places import write_new

SEED_BYTES = 32


class Signer:
    """A private key that seals acts and signs checkpoints; its seed leaves it only by ``seed``."""

    def __init__(self, seed: bytes) -> None:
        """Take the 32 bytes of the private key."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.seed = seed
        self.public = PublicKey(self._private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of ``message``."""
        return self._private.sign(message)

    def seal(self, text: bytes) -> Seal:
        """Return this key's seal on the act whose canonical bytes are ``text``."""
        return self.public, self.sign(sealed_message(text))


def new_signer() -> Signer:
    """Return a new key from the system's source of chance."""
    return Signer(os.urandom(SEED_BYTES))


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is this key's over ``message``; a malformed key or signature is not."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def seal_act(text: bytes, *signers: Signer) -> bytes:
    """Return the log entry of the act ``text``, sealed by ``signers`` in their order."""
    return sealed_entry(text, [signer.seal(text) for signer in signers])


def log_key(signer: Signer, origin: str) -> VerifierKey:
    """Return the verifier key of the log ``origin``."""
    return VerifierKey(origin, ED25519, signer.public)


def signed_note(text: bytes, signer: Signer, name: str) -> bytes:
    """Return ``text`` as a note signed by ``signer`` under ``name``."""
    key = log_key(signer, name)
    return format_note(text, [Signature(name, key.key_id, signer.sign(text))])


def write_seed(path: Path, seed: bytes) -> None:
    """Keep the seed in a new file that only its owner can read; refuses to replace one."""
    write_new(path, f"{seed.hex()}\n".encode(), mode=0o600)


def read_signer(path: Path) -> Signer:
    """Return the key whose seed ``path`` keeps."""
    return Signer(bytes.fromhex(path.read_text().strip()))
