"""Engines answer what the reference answers, are tried before use, and are never replaced in silence."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import gmpy2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl import _sodium

from colonnade.core.elections.arithmetic import Answer, Job, Plan, ReferenceArithmetic
from colonnade.core.elections.elements import Element, Group, Row
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, NAMES, group_named
from colonnade.core.elections.trials import (
    DIGESTS,
    outsiders,
    public_digest,
    secret_digest,
    secret_pairs,
    secret_trial,
)
from colonnade.edges.engines import gmp
from colonnade.edges.engines.choosing import (
    EngineErrs,
    UnknownEngine,
    engines_for,
    prove_public,
    prove_secret,
    public_engine,
    secret_engine,
)
from colonnade.edges.engines.guarded import Guarded, Library, Table, library
from tests.sizes import sized

EVERY_GROUP = pytest.mark.parametrize("group", [group_named(name) for name in NAMES], ids=NAMES)


@EVERY_GROUP
def test_the_digests_are_those_of_the_reference(group: Group) -> None:
    public = public_digest(ReferenceArithmetic(group))
    products = [group.product(row) for row in secret_trial(group)]
    multiplied = [group.product([(left, 1), (right, 1)]) for left, right in secret_pairs(group)]

    assert DIGESTS[group.id] == (public, secret_digest(products, multiplied))


@EVERY_GROUP
def test_every_engine_of_a_group_passes_its_trial_and_says_its_name(group: Group) -> None:
    assert [public_engine(group, name).name for name in engines_for(group)[:1]] == [public_engine(group).name]
    assert public_engine(group).name != "reference"
    assert secret_engine(group).group is group


class _Wrong(ReferenceArithmetic):
    """An engine whose last product is another."""

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        first, *rest = super().answers(jobs)
        return [replace(first, rows=(*first.rows[:-1], self.group.generator)), *rest]


class _Blind(ReferenceArithmetic):
    """An engine that takes one outsider for a member."""

    def answers(self, jobs: Sequence[Job]) -> list[Answer]:
        *first, last = super().answers(jobs)
        return [*first, replace(last, strangers=())]


class _Miscounting(ReferenceArithmetic):
    """An engine that finds an exponent where there is none."""

    def logarithms(self, elements: Sequence[Element], bound: int) -> list[int | None]:
        return [each or 0 for each in super().logarithms(elements, bound)]


class _Leaky:
    """Secret arithmetic that adds up wrongly."""

    name = "leaky"
    group = ED25519

    def secret_products(self, rows: Sequence[Row]) -> list[Element]:
        return [ED25519.generator for _ in rows]

    def multiplied(self, pairs: Sequence[tuple[Element, Element]]) -> list[Element]:
        return [left for left, _ in pairs]


def test_an_engine_that_errs_is_refused_and_no_other_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (_Wrong(ED25519), _Blind(ED25519), _Miscounting(ED25519)):
        with pytest.raises(EngineErrs):
            prove_public(engine)
    with pytest.raises(EngineErrs):
        prove_secret(_Leaky())

    monkeypatch.setattr(gmp, "powers_of", lambda base, wanted, modulus: [base for _ in wanted])
    with pytest.raises(EngineErrs):
        public_engine(BELENIOS_2048)


@pytest.mark.parametrize(("group", "name"), [(ED25519, "gmpy2"), (BELENIOS_2048, "libsodium"), (ED25519, "fast")])
def test_an_engine_that_does_not_compute_in_the_group_is_refused(group: Group, name: str) -> None:
    with pytest.raises(UnknownEngine):
        public_engine(group, name)


def _job(group: Group, exponents: Sequence[int]) -> Job:
    g, h, other = group.generator, group.independent(0), group.independent(1)
    plan = Plan((g, h))
    first, second = plan.strange(other), plan.strange(group.product([(other, 5)]))
    total = plan.total([first, second])
    for base in (0, 1, first, second, total):
        for exponent in exponents:
            plan.row((base, exponent), (0, -exponent))
    return plan.job()


@EVERY_GROUP
@settings(max_examples=sized(30))
@given(exponents=st.lists(st.integers(-(1 << 260), 1 << 260), min_size=1, max_size=3))
def test_an_engine_answers_what_the_reference_answers(group: Group, exponents: list[int]) -> None:
    job = _job(group, exponents)

    assert _ENGINES[group.id].answers([job]) == ReferenceArithmetic(group).answers([job])


_ENGINES = {name: public_engine(group_named(name)) for name in NAMES}
_SECRETS = {name: secret_engine(group_named(name)) for name in NAMES}


@EVERY_GROUP
@settings(max_examples=sized(30))
@given(exponents=st.lists(st.integers(-(1 << 260), 1 << 260), min_size=2, max_size=2))
def test_secret_powers_are_those_of_the_reference(group: Group, exponents: list[int]) -> None:
    rows = [tuple(zip((group.generator, group.independent(0)), exponents, strict=True))]

    assert _SECRETS[group.id].secret_products(rows) == [group.product(rows[0])]


def test_a_table_gives_the_same_powers_as_before_it_was_there() -> None:
    engine, group = gmp.GmpArithmetic(BELENIOS_2048), BELENIOS_2048
    exponents = (0, 1, 2, 255, 256, group.order - 1, group.order // 3)
    plan = Plan((group.generator,))
    for exponent in exponents:
        plan.row((0, exponent))

    first = engine.answers([plan.job()])
    again = engine.answers([plan.job()] * 10)

    assert set(again) == set(first)
    assert engine._tables


def test_outsiders_are_told_by_place_and_the_rest_of_the_batch_is_answered() -> None:
    for name, engine in _ENGINES.items():
        group = group_named(name)
        for outsider in outsiders(group):
            good = Job((), (group.generator,), (), (((0, 2),),))
            bad = Job((), (group.generator, outsider, group.identity, outsider), (), (((0, 2),),))

            first, second, third = engine.answers([good, bad, good])

            assert second.strangers == (1, 3)
            assert first == third == Answer((), (), (group.product([(group.generator, 2)]),))


@EVERY_GROUP
def test_products_and_small_exponents_are_those_of_the_reference(group: Group) -> None:
    g, h = group.generator, group.independent(0)
    rows = [[(g, 1), (h, 1), (g, 1)], [(h, 60)], [], [(g, -1), (h, 3)], [(group.identity, 7)], [(g, 0)]]
    elements = [group.product([(g, exponent)]) for exponent in (0, 1, 999, 1000, 1001)]

    assert _ENGINES[group.id].products(rows) == [group.product(row) for row in rows]
    assert _ENGINES[group.id].logarithms(elements, 1000) == [0, 1, 999, 1000, None]


def test_an_exponent_for_gmp_is_never_0_and_always_fills_the_same_limbs() -> None:
    for name in ("BELENIOS-2048", "RFC-3526-2048"):
        group, engine = group_named(name), _SECRETS[name]
        assert isinstance(engine, gmp.GmpSecrets)
        limbs = -(-group.order.bit_length() // 64)
        for exponent in (0, 1, 2, group.order // 2, group.order - 1, (1 << 64 * limbs) - group.order):
            lifted = engine._lifted(exponent)

            assert (lifted - exponent) % group.order == 0
            assert -(-lifted.bit_length() // 64) == limbs


def test_gmp_takes_secrets_only_by_its_function_for_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    def variable(*_given: object) -> None:
        raise AssertionError

    engine = gmp.GmpSecrets(BELENIOS_2048, library())
    monkeypatch.setattr(gmpy2, "powmod", variable)
    monkeypatch.setattr(gmp.Table, "power", variable)
    monkeypatch.setattr(gmp, "powers_of", variable)

    prove_secret(engine)


def test_gmp_itself_is_not_taken_where_the_exponent_is_0() -> None:
    with pytest.raises(ValueError, match=re.escape("> 0")):
        gmpy2.powmod_sec(gmpy2.mpz(2), 0, gmpy2.mpz(7))


@pytest.mark.parametrize("name", ["BELENIOS-2048", "RFC-3526-2048"])
def test_secrets_are_reckoned_alike_with_tables_and_where_the_library_shows_no_functions(name: str) -> None:
    group = group_named(name)
    assert isinstance(group, FieldGroup)
    with_tables, without = gmp.GmpSecrets(group, library()), gmp.GmpSecrets(group, None)

    prove_secret(with_tables)
    prove_secret(without)
    assert set(with_tables._tables) == {group.generator, group.independent(0)}
    assert (with_tables.name, without.name, without._tables) == ("gmpy2, tables", "gmpy2", {})


def test_where_the_library_shows_no_functions_none_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert library() is not None
    monkeypatch.setattr(ctypes, "sizeof", lambda kind: 4)
    assert library() is None
    monkeypatch.undo()
    monkeypatch.setattr(gmpy2.gmpy2, "__file__", __file__)
    assert library() is None
    monkeypatch.setattr(gmpy2.gmpy2, "__file__", _sodium.__file__)
    assert library() is None


@settings(max_examples=sized(300))
@given(left=st.integers(0, BELENIOS_2048.modulus - 1), right=st.integers(0, BELENIOS_2048.modulus - 1))
def test_guarded_products_are_products(left: int, right: int) -> None:
    functions, modulus = library(), BELENIOS_2048.modulus
    assert functions is not None

    assert Guarded(functions, modulus).product([left, right], []) == left * right % modulus


def test_guarded_powers_make_the_same_calls_whatever_the_exponent() -> None:
    """All that the library is told but for which entry it shall pick, and that one it reads all entries for."""
    functions, order, modulus = library(), BELENIOS_2048.order, BELENIOS_2048.modulus
    assert functions is not None
    table = Table(BELENIOS_2048.base, modulus, order.bit_length(), 256)
    told: list[tuple[object, ...]] = []

    def noting(name: str, function: Any) -> Any:
        def called(*given: Any) -> None:
            lengths = [each.value for each in given if isinstance(each, ctypes.c_long)]
            told.append((name, *lengths[: 2 if name == "select" else None]))
            function(*given)

        return called

    multiply, divide, select = (noting(name, getattr(functions, name)) for name in ("multiply", "divide", "select"))
    noted = Library(multiply, divide, select, functions.limb)
    traces = []
    for exponent in (0, 1, order - 1, order // 3, (1 << 255) + 1):
        told.clear()
        assert (
            Guarded(noted, modulus).product([5], [(table, exponent)])
            == 5 * pow(BELENIOS_2048.base, exponent, modulus) % modulus
        )
        traces.append(list(told))

    assert len(traces[0]) == 2 + 3 * table.windows
    assert all(trace == traces[0] for trace in traces)
