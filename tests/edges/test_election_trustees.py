"""Trustees make a key together as belenios-tool 3.0 does; any few open; whoever cheats is told by place."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from colonnade.core.elections.ceremony import (
    Invited,
    NotInvited,
    Polynomial,
    Share,
    _share_of,
    certificate,
    group_key,
    index_of,
    invited,
    kept_secret,
    parameters,
    polynomial,
    share,
    value_at,
)
from colonnade.core.elections.ceremony_files import (
    cert_spelled,
    polynomial_spelled,
    read_cert,
    read_polynomial,
    read_share,
    share_spelled,
)
from colonnade.core.elections.combining import PartMissing, exponents_of, lagrange
from colonnade.core.elections.election import read_election
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, group_named
from colonnade.core.elections.letters import (
    CCM,
    BadSeed,
    Correspondent,
    NotForThisTrustee,
    drawn_seed,
    keys_of,
    opened,
    read_letter,
    written,
)
from colonnade.core.elections.refusals import BadProof, IdentityKey, NotAMember
from colonnade.core.elections.trustee_checks import BadMessage, OtherContext, OtherKey, require_trustees
from colonnade.core.elections.trustees import Context, Kind, Pedersen, Single, read_trustees, trustees_spelled
from colonnade.core.errors import Refusal
from colonnade.edges.letter_cipher import LetterCipher
from tests.archives import correspondents, secret
from tests.belenios import files
from tests.belenios import written as vector
from tests.chance import drawn
from tests.engines import Agreeing

G = ED25519
VECTORS = ["v30-threshold-Ed25519", "v30-threshold-BELENIOS-2048"]
THRESHOLD = ["v20-threshold-BELENIOS-2048", "v251-threshold-BELENIOS-2048", *VECTORS]


@cache
def _people() -> tuple[Correspondent, ...]:
    return tuple(correspondents(G, 3, drawn("people")))


@cache
def _together() -> Invited:
    return invited(Agreeing(G), [certificate(each, Context(G.id, 3, 2, at + 1)) for at, each in enumerate(_people())])


@cache
def _given() -> tuple[Polynomial, ...]:
    return tuple(polynomial(each, _together()) for each in _people())


@cache
def _shares() -> tuple[Share, ...]:
    return tuple(share(each, Agreeing(G), _together(), _given()) for each in _people())


@cache
def _pedersen() -> Pedersen:
    return parameters(Agreeing(G), _together(), _given(), _shares())


@pytest.mark.parametrize("name", VECTORS)
def test_a_ceremony_of_belenios_tool_is_gone_through_again_with_its_secrets(name: str) -> None:
    """Its letters (AES-CCM) are opened, the same shares and keys come out, and the same parameters to the byte."""
    found = {path: content.decode().strip() for path, content in files(name).items() if not path.endswith(".bel")}
    group = group_named(name.split("-", 2)[2])
    arithmetic, secrets = Agreeing(group), secret(group)
    together = invited(arithmetic, [read_cert(each.encode(), group) for each in found["certs.jsons"].splitlines()])
    lines = [each.encode() for each in found["polynomials.jsons"].splitlines()]
    given = [read_polynomial(each, group) for each in lines]
    shares = []
    for index in (1, 2, 3):
        trustee = found[f"{index}.trustee"]
        keys = keys_of(secrets, found[f"{trustee}.key"])
        person = Correspondent(keys, secrets, LetterCipher(), drawn(name))
        told = read_share(found[f"{trustee}.voutput"].encode(), group)
        own = share(person, arithmetic, together, given)
        assert index_of(person, together) == index
        assert own.public_key.public_key == told.public_key.public_key
        assert kept_secret(person, arithmetic, told.private_key) == kept_secret(person, arithmetic, own.private_key)
        assert share_spelled(told).decode() == found[f"{trustee}.voutput"]
        shares.append(told)

    made = trustees_spelled([parameters(arithmetic, together, given, shares)]).decode()
    assert made == f'[["Pedersen",{found["threshold.json"]}]]'
    assert [polynomial_spelled(each) for each in given] == lines
    assert [cert_spelled(each).decode() for each in together.certs] == found["certs.jsons"].splitlines()


@pytest.mark.parametrize("name", THRESHOLD)
def test_trustees_of_every_age_are_read_and_checked(name: str) -> None:
    archive = vector(name)
    election = read_election(archive.election)

    require_trustees(Agreeing(election.group), read_trustees(archive.trustees, election.group), election.public_key)


def test_any_two_of_three_hold_the_key_and_nobody_alone() -> None:
    pedersen, order = _pedersen(), G.order
    held = [kept_secret(each, Agreeing(G), told.private_key) for each, told in zip(_people(), _shares(), strict=True)]
    whole = {
        sum(lagrange(came, index, order) * held[index - 1] for index in came) % order
        for came in ([1, 2], [1, 3], [2, 3], [1, 2, 3])
    }

    assert len(whole) == 1
    assert secret(G).secret_products([((G.generator, next(iter(whole))),)]) == [group_key(Agreeing(G), _given())]
    assert not whole & set(held)
    assert [each.public_key for each in pedersen.verification_keys] == secret(G).secret_products(
        [((G.generator, each),) for each in held]
    )


@pytest.mark.parametrize(
    ("came", "used"),
    [([1, 2, 3], [1, 2, 3]), ([1, 2, 4], [1, 2, 4]), ([1, 3, 4], [1, 3, 4]), ([4, 3, 2, 1], [1, 2, 3])],
)
def test_singles_are_needed_and_of_the_others_the_first_who_came(came: list[int], used: list[int]) -> None:
    kinds: list[Kind] = [Single(_pedersen().verification_keys[0]), _pedersen()]

    assert list(exponents_of(kinds, came, G.order)) == used


@pytest.mark.parametrize(("came", "place"), [([2, 3, 4], "trustees[0]"), ([1, 2], "trustees[1]"), ([], "trustees[0]")])
def test_who_is_missed_is_named(came: list[int], place: str) -> None:
    with pytest.raises(PartMissing) as refusal:
        exponents_of([Single(_pedersen().verification_keys[0]), _pedersen()], came, G.order)

    assert refusal.value.facts == {"place": place}


@pytest.mark.parametrize(("coefficients", "values"), [([5], [5, 5, 5]), ([1, 2], [3, 5, 7]), ([1, 0, 3], [4, 13, 28])])
def test_a_polynomial_has_its_value_at_every_trustee(coefficients: list[int], values: list[int]) -> None:
    assert [value_at(coefficients, index, G) for index in (1, 2, 3)] == values
    assert (
        sum(lagrange([1, 2, 3], index, G.order) * values[index - 1] for index in (1, 2, 3)) % G.order == coefficients[0]
    )


# Letters


def test_a_letter_is_opened_by_its_recipient_alone_and_says_who_wrote_it() -> None:
    writer, reader, other = _people()
    letter = written(writer, reader.keys.encryption, "سلام")

    assert opened(reader, Agreeing(G), writer.keys.verification, letter, "x") == "سلام"
    with pytest.raises(NotForThisTrustee):
        opened(other, Agreeing(G), writer.keys.verification, letter, "x")
    with pytest.raises(BadMessage):
        opened(reader, Agreeing(G), other.keys.verification, letter, "x")


def test_a_letter_passed_on_to_somebody_else_is_told() -> None:
    """The recipient opens it and closes it again for another, whose name does not stand in it."""
    writer, reader, other = _people()
    sent = written(writer, reader.keys.encryption, "m")

    class Keeping(LetterCipher):
        def close(self, key: bytes, vector: bytes, content: bytes) -> bytes:
            return super().close(key, vector, inner or b"")

    letter = read_letter(G, sent, "x")
    (hidden,) = secret(G).secret_products([((letter.beta, 1), (letter.alpha, -reader.keys.decrypting))])
    key, vector_of = (
        hashlib.sha256(f"{name}|{each}".encode()).digest() for name, each in (("key", hidden), ("iv", letter.alpha))
    )
    inner = LetterCipher().open(letter.algorithm, key, vector_of, letter.closed)
    assert inner is not None
    passed = written(replace(reader, cipher=Keeping()), other.keys.encryption, "anything")

    with pytest.raises(NotForThisTrustee):
        opened(other, Agreeing(G), writer.keys.verification, passed, "x")


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("data", "00" * 40, NotForThisTrustee),
        ("data", "0", Misread),
        ("algorithm", "AES-CBC", NotForThisTrustee),
        ("algorithm", CCM, NotForThisTrustee),
        ("alpha", "7" + "f" * 61 + "ec", NotForThisTrustee),
        ("beta", "0" * 63 + "2", NotForThisTrustee),
        ("more", 1, Misread),
    ],
)
def test_a_damaged_letter_is_not_opened(field: str, value: object, refusal: type[Refusal]) -> None:
    writer, reader, _ = _people()
    letter = json.loads(written(writer, reader.keys.encryption, "m"))
    letter[field] = value

    with pytest.raises(refusal):
        opened(reader, Agreeing(G), writer.keys.verification, json.dumps(letter, separators=(",", ":")), "x")


@pytest.mark.parametrize("seed", ["", "1" * 21, "1" * 23, "0" * 22, "1" * 21 + "l", "1" * 22 + "\n"])
def test_what_is_no_seed_makes_no_keys(seed: str) -> None:
    with pytest.raises(BadSeed):
        keys_of(secret(G), seed)
    assert len(drawn_seed(drawn("x"))) == 22


# The ceremony


def test_certificates_are_for_one_context_each_at_its_place() -> None:
    certs = _together().certs
    for wrong in (certs[:2], (certs[1], certs[0], certs[2]), (*certs, certs[0]), (certs[0],) * 3, ()):
        with pytest.raises(OtherContext):
            invited(Agreeing(G), wrong)
    other = certificate(_people()[2], Context(G.id, 3, 3, 3))
    with pytest.raises(OtherContext):
        invited(Agreeing(G), [*certs[:2], other])
    with pytest.raises(BadMessage):
        invited(Agreeing(G), [*certs[:2], replace(certs[2], signature=certs[1].signature)])
    with pytest.raises(OtherContext):
        invited(Agreeing(G), [certificate(_people()[0], Context(G.id, 1, 2, 1))])


def test_a_stranger_takes_no_part() -> None:
    (stranger,) = correspondents(G, 1, drawn("stranger"))

    with pytest.raises(NotInvited):
        polynomial(stranger, _together())


def _cheat(at: int, **change: Any) -> Sequence[Polynomial]:
    given = list(_given())
    given[at] = replace(given[at], **change)
    return given


def test_a_value_that_is_not_that_of_the_public_polynomial_is_told_by_who_was_written_it() -> None:
    writer, reader, _ = _people()
    false = written(writer, reader.keys.encryption, '{"secret":"5"}')
    given = _cheat(0, secrets=(_given()[0].secrets[0], false, _given()[0].secrets[2]))

    with pytest.raises(OtherKey) as refusal:
        share(reader, Agreeing(G), _together(), given)
    assert refusal.value.facts == {"place": "polynomials[0].secrets[1]"}
    assert share(writer, Agreeing(G), _together(), given).public_key.public_key == _shares()[0].public_key.public_key


def test_polynomials_are_signed_for_these_certificates_and_have_the_degree() -> None:
    first, second = _given()[:2]
    reader = _people()[2]
    for change, refusal in (
        ({"coefexps": second.coefexps}, BadMessage),
        ({"signature": second.signature}, BadMessage),
        ({"secrets": first.secrets[:2]}, Misread),
    ):
        with pytest.raises(refusal):
            share(reader, Agreeing(G), _together(), _cheat(0, **change))
    with pytest.raises(Misread):
        share(reader, Agreeing(G), _together(), _given()[:2])
    again = invited(Agreeing(G), [certificate(each, Context(G.id, 3, 3, at + 1)) for at, each in enumerate(_people())])
    with pytest.raises(OtherContext):
        share(reader, Agreeing(G), again, _given())


def test_a_key_that_does_not_follow_from_the_polynomials_ends_the_ceremony() -> None:
    """A trustee may sign any key of hers that she likes: it has to be the one that follows."""
    shares = [_share_of(_people()[0], 7), *_shares()[1:]]

    with pytest.raises(OtherKey) as refusal:
        parameters(Agreeing(G), _together(), _given(), shares)
    assert refusal.value.facts == {"place": "pedersen[0].verification_keys[0]"}
    with pytest.raises(BadMessage):
        parameters(Agreeing(G), _together(), _given(), _shares()[::-1])
    with pytest.raises(Misread):
        parameters(Agreeing(G), _together(), _given(), shares[:2])


# What stands in the archive


def _key() -> Any:
    return group_key(Agreeing(G), _given())


@pytest.mark.parametrize(
    ("change", "refusal", "place"),
    [
        (lambda p: replace(p, threshold=3), OtherContext, "trustees[0].certs[0]"),
        (lambda p: replace(p, signatures=None), OtherContext, "trustees[0].signatures"),
        (lambda p: replace(p, signatures=p.signatures[::-1]), BadMessage, "trustees[0].signatures[0]"),
        (lambda p: replace(p, certs=p.certs[::-1]), OtherContext, "trustees[0].certs[0]"),
        (lambda p: replace(p, coefexps=p.coefexps[::-1]), BadMessage, "trustees[0].coefexps[0]"),
        (
            lambda p: replace(p, verification_keys=p.verification_keys[::-1]),
            BadMessage,
            "trustees[0].verification_keys[0].signature",
        ),
        (
            lambda p: replace(
                p, verification_keys=(replace(p.verification_keys[0], signature=None), *p.verification_keys[1:])
            ),
            OtherContext,
            "trustees[0].verification_keys",
        ),
        (
            lambda p: replace(
                p,
                verification_keys=(
                    *p.verification_keys[:2],
                    replace(p.verification_keys[2], pok=p.verification_keys[1].pok),
                ),
            ),
            BadProof,
            "trustees[0].verification_keys[2].pok",
        ),
    ],
)
def test_forms_and_places_of_a_group_of_trustees_are_not_mixed(
    change: Callable[[Any], Pedersen], refusal: type[Refusal], place: str
) -> None:
    with pytest.raises(refusal) as told:
        require_trustees(Agreeing(G), [change(_pedersen())], _key())

    assert told.value.facts == {"place": place}


def test_keys_without_signatures_are_the_form_before_3_0_and_still_read() -> None:
    older = replace(
        _pedersen(), verification_keys=tuple(replace(each, signature=None) for each in _pedersen().verification_keys)
    )

    require_trustees(Agreeing(G), [older], _key())
    swapped = replace(older, verification_keys=older.verification_keys[::-1])
    with pytest.raises(OtherKey):
        require_trustees(Agreeing(G), [swapped], _key())


def test_the_key_of_the_election_is_that_of_its_trustees() -> None:
    with pytest.raises(OtherKey) as refusal:
        require_trustees(Agreeing(G), [_pedersen()], G.generator)
    assert refusal.value.facts == {"place": "election.public_key"}
    with pytest.raises(OtherKey):
        require_trustees(Agreeing(G), [_pedersen(), Single(_pedersen().verification_keys[0])], _key())


def test_a_trustee_whose_key_hides_nothing_is_no_trustee() -> None:
    key = _pedersen().verification_keys[0]
    for element, refusal in ((G.identity, IdentityKey), ("7" + "f" * 61 + "ec", NotAMember)):
        with pytest.raises(refusal):
            require_trustees(Agreeing(G), [Single(replace(key, public_key=G.read_element(element)))], _key())


def test_trustees_of_two_thousand_bits_hold_a_ceremony_too() -> None:
    people = correspondents(BELENIOS_2048, 2, drawn("b"))
    arithmetic = Agreeing(BELENIOS_2048)
    together = invited(
        arithmetic, [certificate(each, Context("BELENIOS-2048", 2, 1, at + 1)) for at, each in enumerate(people)]
    )
    given = [polynomial(each, together) for each in people]

    parameters(arithmetic, together, given, [share(each, arithmetic, together, given) for each in people])
