"""Whether many seals are good is answered as one by one, by whatever engine, for whatever somebody made up."""

import hashlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.arithmetic import PublicArithmetic, ReferenceArithmetic
from colonnade.core.elections.edwards import ORDER, PRIME, Point, added, is_zero, on_curve, point_of, times, written
from colonnade.core.elections.groups import ED25519
from colonnade.core.ids import PublicKey
from colonnade.core.log.entries import Claim
from colonnade.edges import seals
from colonnade.edges.engines.edwards_kernels import IFMA, KERNELS, PORTABLE
from colonnade.edges.engines.sodium import SodiumArithmetic
from colonnade.edges.seals import LEAST, Seals, shown_good
from colonnade.edges.signing import verify
from colonnade.edges.simulator import signer
from tests.kernels import compiled, forced, need_ifma

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "log.md"
ENGINES = pytest.mark.parametrize("name", ["reference", "libsodium", PORTABLE, IFMA])


def _engine(name: str) -> PublicArithmetic:
    if name == "reference":
        return ReferenceArithmetic(ED25519)
    if name == "libsodium":
        return SodiumArithmetic(ED25519)
    if name == IFMA:
        need_ifma()
    compiled(KERNELS[name])
    return forced(ED25519, name)


def _claim(number: int) -> Claim:
    by, message = signer(f"seals/{number}"), b"message %d" % number
    return by.public, message, by.sign(message)


def _octets(point: Point) -> bytes:
    return bytes.fromhex(written(point))[::-1]


@cache
def _base() -> Point:
    base = point_of(ED25519.generator)
    assert base is not None
    return base


@cache
def _torsion() -> list[Point]:
    """The eight points whose order divides eight."""
    points = (on_curve(ordinate) for ordinate in range(2, 100))
    some = (times(point, ORDER) for point in points if point is not None)
    one = next(point for point in some if not is_zero(times(point, 4)))
    return [times(one, factor) for factor in range(8)]


def _made(secret: int, more_key: Point, nonce: int, more_point: Point, message: bytes) -> Claim:
    """A signature by a key and of a point that have something beside the group of prime order."""
    key = _octets(added(times(_base(), secret), more_key))
    point = _octets(added(times(_base(), nonce), more_point))
    challenge = int.from_bytes(hashlib.sha512(point + key + message).digest(), "little") % ORDER
    return PublicKey(key), message, point + ((nonce + challenge * secret) % ORDER).to_bytes(32, "little")


def _traps() -> list[Claim]:
    """Keys and signatures on which verifiers are known to differ (Chalkias, Garillot, Nikolaenko, 2020), and others."""
    key, message, signature = _claim(0)
    factor = int.from_bytes(signature[32:], "little")
    small = [_octets(point) for point in _torsion()]
    beyond = [(PRIME + y).to_bytes(32, "little") for y in (0, 1, 18)] + [(2**255 + 1).to_bytes(32, "little")]
    traps = [_made(5, one, 7, other, b"torsion") for one in _torsion() for other in _torsion()]
    traps += [_made(0, one, 9, _torsion()[0], b"small") for one in _torsion()]
    traps += [(PublicKey(each), message, each + bytes(32)) for each in (*small, *beyond)]
    traps += [(PublicKey(each), message, signature) for each in (*small, *beyond)]
    traps += [(key, message, each + signature[32:]) for each in (*small, *beyond)]
    traps += [(key, message, signature[:32] + (factor + ORDER * n).to_bytes(32, "little")) for n in (1, 2, 15)]
    traps += [(key, message, signature[:32] + bytes(32)), (key, message, bytes(64)), (key, message, b"\xff" * 64)]
    traps += [(PublicKey(key[:-1]), message, signature), (key, message, signature[:-1]), (PublicKey(b""), b"", b"")]
    beside = next(y for y in range(2, 99) if on_curve(y) is None)
    return [*traps, (PublicKey(beside.to_bytes(32, "little")), message, signature), (key, message, signature)]


@ENGINES
def test_what_an_engine_shows_is_good_and_honest_seals_are_shown(name: str) -> None:
    honest = [_claim(number) for number in range(13)]
    changed = [(key, message + b"!", signature) for key, message, signature in honest]

    shown = shown_good([*honest, *changed], _engine(name))

    assert shown == [True] * 13 + [False] * 13


def _worked() -> dict[str, Claim]:
    """The claims of the rule page's table."""
    key, message, signature = _claim(0)
    factor = int.from_bytes(signature[32:], "little")
    beside = next(y for y in range(2, 99) if on_curve(y) is None)
    two = _torsion()[4]
    even = next(
        claim for number in range(99) if verify(*(claim := _made(0, two, 9, _torsion()[0], b"even %d" % number)))
    )
    return {
        "an honest seal": (key, message, signature),
        "another message": (key, b"another", signature),
        "the factor s + L": (key, message, signature[:32] + (factor + ORDER).to_bytes(32, "little")),
        "another point of order two beside R": _made(5, _torsion()[0], 7, two, b"beside"),
        "a key that is no point": (PublicKey(beside.to_bytes(32, "little")), message, signature),
        "a key of order two, under which s·B is its own point for even h": even,
    }


@ENGINES
def test_the_rule_page_says_which_seals_are_shown_and_which_are_good(name: str) -> None:
    page = PAGE.read_text().partition("## Seals by the million")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][1:]
    claims = _worked()
    shown = shown_good(list(claims.values()), _engine(name))

    told = [
        [named, "yes" if yes else "no", "good" if verify(*claim) else "bad"]
        for (named, claim), yes in zip(claims.items(), shown, strict=True)
    ]
    assert rows == told


@ENGINES
def test_no_engine_shows_what_is_not_accepted_one_by_one(name: str) -> None:
    traps = _traps()
    accepted = [verify(*claim) for claim in traps]

    shown = shown_good(traps, _engine(name))

    assert [claim for claim, yes, good in zip(traps, shown, accepted, strict=True) if yes and not good] == []
    assert any(accepted)
    assert any(shown)
    assert not all(accepted)


@ENGINES
def test_many_at_once_are_answered_as_one_by_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = _engine(name)
    monkeypatch.setattr(seals, "compiled", lambda: engine)
    claims = [*_traps(), *(_claim(number) for number in range(5))]

    assert len(claims) >= LEAST
    assert Seals(0)(claims) == [verify(*claim) for claim in claims]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2), st.integers(0, 63), st.integers(1, 255)), max_size=12))
def test_whatever_was_changed_is_answered_as_one_by_one(changes: list[tuple[int, int, int, int]]) -> None:
    claims = [list(_claim(number)) for number in range(10)]
    for number, part, place, by in changes:
        old = bytearray(claims[number][part])
        old[place % len(old)] ^= by
        claims[number][part] = bytes(old)
    asked = [(PublicKey(key), message, signature) for key, message, signature in claims]
    shown = shown_good(asked, SodiumArithmetic(ED25519))

    assert shown == [verify(*claim) for claim in asked]


def test_a_kernel_is_looked_for_once_and_only_after_many_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr(seals, "compiled", lambda: looked.append(1))
    some, claims = Seals(LEAST), [_claim(0)] * LEAST

    for expected in (0, 1, 1):
        assert some(claims) == [True] * LEAST
        assert len(looked) == expected


def test_a_kernel_that_is_not_ready_or_errs_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from colonnade.edges.engines import choosing  # noqa: PLC0415 -- changed here

    def errs(*_: object) -> PublicArithmetic:
        raise choosing.EngineErrs(engine=IFMA, group=ED25519.id)

    assert seals.compiled() is None
    monkeypatch.setattr(choosing, "engines_for", lambda _: (IFMA,))
    monkeypatch.setattr(choosing, "public_engine", errs)
    assert seals.compiled() is None
