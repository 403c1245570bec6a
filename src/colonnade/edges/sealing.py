"""What is kept closed: bytes under a key that lies elsewhere (AES-256-GCM, a new nonce each time)."""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class NotOpened(ValueError):
    """The bytes are not what this key closed for this purpose."""


def derived(secret: bytes, purpose: str) -> bytes:
    """Return the key of 32 bytes that ``secret``, itself full of chance, gives for ``purpose`` (HMAC-SHA256)."""
    return hmac.digest(secret, purpose.encode(), hashlib.sha256)


def closed(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Return ``plain`` closed under ``key``; it opens only for the same ``about``."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def opened(key: bytes, content: bytes, about: bytes) -> bytes:
    """Return what was closed; raises :class:`NotOpened` for anything else."""
    try:
        return AESGCM(key).decrypt(content[:_NONCE], content[_NONCE:], about)
    except (InvalidTag, ValueError):
        raise NotOpened from None
