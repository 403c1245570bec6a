"""Documents beside the log: an act holds the SHA-256 of 32 random bytes and the content, so that both can be erased.

Without the random bytes nobody can guess a short letter from its digest. Source: docs/adr/0008-blobs-and-erasure.md.
"""

import hashlib

RANDOM_BYTES = 32


def sealed_blob(random: bytes, content: bytes) -> bytes:
    """Return what is kept and published: the 32 random bytes, then the content."""
    assert len(random) == RANDOM_BYTES
    return random + content


def blob_digest(sealed: bytes) -> str:
    """Return the name under which a blob is kept and which an act holds."""
    return hashlib.sha256(sealed).hexdigest()


def blob_content(sealed: bytes) -> bytes:
    """Return the document without its random bytes."""
    return sealed[RANDOM_BYTES:]
