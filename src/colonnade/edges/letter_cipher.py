"""The ciphers of trustees' letters, by OpenSSL. Sources: NIST SP 800-38C, 800-38D; docs/rules/archives.md."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM

from colonnade.core.elections.letters import CCM, GCM

CCM_TAG = 8
SHORT = 1 << 16


class LetterCipher:
    """AES of 256 bits, as belenios-tool uses it: vectors of 32 bytes, of which CCM takes the beginning."""

    def close(self, key: bytes, vector: bytes, content: bytes) -> bytes:
        """Return the content closed by AES-GCM."""
        return AESGCM(key).encrypt(vector, content, None)

    def open(self, algorithm: str, key: bytes, vector: bytes, closed: bytes) -> bytes | None:
        """Return the content, none where it was not closed by this algorithm with this key and vector."""
        try:
            if algorithm == GCM:
                return AESGCM(key).decrypt(vector, closed, None)
            if algorithm == CCM:
                nonce = vector[: 13 if len(closed) - CCM_TAG < SHORT else 12]
                return AESCCM(key, tag_length=CCM_TAG).decrypt(nonce, closed, None)
        except (InvalidTag, ValueError):
            return None
        return None
