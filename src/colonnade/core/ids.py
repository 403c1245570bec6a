"""Names of acts, organisations and keys, all derived from bytes.

Nobody hands out a name: whoever has the bytes computes it. Source: docs/rules/acts.md.
"""

import base64
import hashlib
import re
from typing import NewType

ActId = NewType("ActId", str)
OrganisationId = NewType("OrganisationId", str)
PublicKey = NewType("PublicKey", bytes)
SpelledKey = NewType("SpelledKey", str)

ACT_ID = re.compile(r"[0-9a-f]{64}")
ORGANISATION_ID = re.compile(r"[a-z2-7]{40}")
KEY_NAME_PREFIX = "colonnade.seal/"
ORGANISATION_ID_BYTES = 25


def act_id(text: bytes) -> ActId:
    """Return SHA-256 of the act's canonical bytes, in lower-case hexadecimal."""
    return ActId(hashlib.sha256(text).hexdigest())


def organisation_id(founding: ActId) -> OrganisationId:
    """Return the first 200 bits of SHA-256 of the founding act's id, in base 32, lower case."""
    digest = hashlib.sha256(b"colonnade/organisation/v1\n" + founding.encode()).digest()
    return OrganisationId(base64.b32encode(digest[:ORGANISATION_ID_BYTES]).decode().lower())


def spelled(key: PublicKey) -> SpelledKey:
    """Return the key as the log spells it: base 64."""
    return SpelledKey(base64.b64encode(key).decode())


def seal_name(key: PublicKey) -> str:
    """Return the key name under which ``key`` seals: it binds nothing but the key itself."""
    return KEY_NAME_PREFIX + hashlib.sha256(key).hexdigest()[:16]
