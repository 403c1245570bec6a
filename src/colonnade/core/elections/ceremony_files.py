"""What trustees hand in during the ceremony, spelled as belenios-tool does. Source: docs/rules/archives.md."""

from colonnade.core.elections.ceremony import Polynomial, Share
from colonnade.core.elections.elements import Group
from colonnade.core.elections.notation import read, spelled
from colonnade.core.elections.objects import proof_value, read_proof
from colonnade.core.elections.parts import Part
from colonnade.core.elections.tallies import MOST_TRUSTEES
from colonnade.core.elections.trustees import (
    MESSAGE_LIMIT,
    Signed,
    read_signed,
    read_trustee_key,
    signed_value,
    trustee_key_value,
)

FILE_LIMIT = 1 << 26


def read_cert(content: bytes, group: Group, place: str = "cert") -> Signed:
    """Return the certificate that the bytes spell."""
    return read_signed(Part(read(content, place, longest=FILE_LIMIT), place), group)


def cert_spelled(cert: Signed) -> bytes:
    """Return the bytes of a certificate."""
    return spelled(signed_value(cert))


def read_polynomial(content: bytes, group: Group, place: str = "polynomial") -> Polynomial:
    """Return the polynomial that the bytes spell."""
    part = Part(read(content, place, longest=FILE_LIMIT), place)
    kept, secrets, coefexps, signature = part.given("polynomial", "secrets", "coefexps", "signature")
    return Polynomial(
        kept.text(MESSAGE_LIMIT),
        tuple(each.text(MESSAGE_LIMIT) for each in secrets.items(1, MOST_TRUSTEES)),
        read_signed(coefexps, group),
        read_proof(signature, group),
    )


def polynomial_spelled(given: Polynomial) -> bytes:
    """Return the bytes of a polynomial."""
    return spelled(
        {
            "polynomial": given.polynomial,
            "secrets": given.secrets,
            "coefexps": signed_value(given.coefexps),
            "signature": proof_value(given.signature),
        }
    )


def read_share(content: bytes, group: Group, place: str = "voutput") -> Share:
    """Return the share that the bytes spell."""
    part = Part(read(content, place, longest=FILE_LIMIT), place)
    private, public = part.given("private_key", "public_key")
    return Share(private.text(MESSAGE_LIMIT), read_trustee_key(public, group))


def share_spelled(given: Share) -> bytes:
    """Return the bytes of a share."""
    return spelled({"private_key": given.private_key, "public_key": trustee_key_value(given.public_key)})
