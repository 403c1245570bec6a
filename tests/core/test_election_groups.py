"""Elements and scalars in one spelling, small exponents found again. Source: docs/rules/protocol.md."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.arithmetic import ReferenceArithmetic
from colonnade.core.elections.edwards import ORDER, PRIME, is_zero, on_curve, times, written
from colonnade.core.elections.elements import (
    Element,
    ElementSpelling,
    Group,
    NotEmbedded,
    ScalarSpelling,
    hashed,
    read_scalar,
)
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import (
    BELENIOS_2048,
    ED25519,
    NAMES,
    RFC_3526_2048,
    UnknownGroup,
    UnknownVersion,
    group_named,
)
from colonnade.core.elections.trials import outsiders

GROUPS = [group_named(name) for name in NAMES]
EVERY_GROUP = pytest.mark.parametrize("group", GROUPS, ids=NAMES)
FIELDS = pytest.mark.parametrize("group", [BELENIOS_2048, RFC_3526_2048], ids=lambda group: group.id)


def _is_prime(number: int) -> bool:
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in (2, 3, 5, 7, 11):
        power = pow(base, odd, number)
        powers = [power := power if at == 0 else power * power % number for at in range(twos)]
        if powers[0] != 1 and number - 1 not in powers:
            return False
    return True


@EVERY_GROUP
def test_the_order_is_prime_and_the_generator_has_it(group: Group) -> None:
    assert _is_prime(group.order)
    assert group.generator != group.identity
    assert group.is_member(group.generator)
    assert group.product([(group.generator, group.order - 1), (group.generator, 1)]) == group.identity


def test_the_moduli_are_prime_and_that_of_rfc_3526_is_what_it_says() -> None:
    assert _is_prime(BELENIOS_2048.modulus)
    assert _is_prime(RFC_3526_2048.modulus)
    assert RFC_3526_2048.modulus == 2 * RFC_3526_2048.order + 1
    assert RFC_3526_2048.modulus >> 1984 == (1 << 64) - 1
    assert RFC_3526_2048.modulus & (1 << 64) - 1 == (1 << 64) - 1


@EVERY_GROUP
def test_the_version_is_asked_for_and_no_other_is_known(group: Group) -> None:
    assert group_named(group.id, version=1) is group
    assert group.version == 1
    with pytest.raises(UnknownVersion):
        group_named(group.id, version=2)
    with pytest.raises(UnknownGroup):
        group_named(group.id.lower())


@FIELDS
@pytest.mark.parametrize(
    "text", ["", "0", "00", "01", "+1", "-1", " 1", "1 ", "1\n", "1_0", "0x1", "1.0", "۱", "¹", "1e3"]
)
def test_a_number_has_one_spelling(group: Group, text: str) -> None:
    with pytest.raises(ElementSpelling):
        group.read_element(text)


@FIELDS
def test_a_number_is_read_up_to_the_modulus_and_not_from_it_on(group: FieldGroup) -> None:
    assert group.read_element(str(group.modulus - 1)) == str(group.modulus - 1)
    for beyond in (str(group.modulus), str(group.modulus + 1), "9" * 700, "9" * 50_000):
        with pytest.raises(ElementSpelling):
            group.read_element(beyond)


@EVERY_GROUP
@pytest.mark.parametrize("text", ["", "00", "01", "-1", "+1", " 1", "1\n", "٣", "0x1", "1.0"])
def test_a_scalar_has_one_spelling(group: Group, text: str) -> None:
    with pytest.raises(ScalarSpelling):
        read_scalar(group, text)


@EVERY_GROUP
def test_a_scalar_is_read_from_0_up_to_the_order_and_not_from_it_on(group: Group) -> None:
    assert [read_scalar(group, text) for text in ("0", "1", str(group.order - 1))] == [0, 1, group.order - 1]
    for beyond in (group.order, group.order + 1, 10 * group.order):
        with pytest.raises(ScalarSpelling):
            read_scalar(group, str(beyond))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ED25519.generator[1:],
        ED25519.generator + "0",
        ED25519.generator.upper().replace("6", "A"),
        f"{PRIME:064x}",
        f"{PRIME + 1:064x}",
        f"{(1 << 255) - 1:064x}",
        f"{1 | 1 << 255:064x}",
        f"{PRIME - 1 | 1 << 255:064x}",
        f"{PRIME + 1 | 1 << 255:064x}",
        "0x" + ED25519.generator[2:],
        ED25519.generator[:-1] + "\n",
        " " + ED25519.generator[1:],
    ],
)
def test_a_point_has_one_spelling_and_no_sign_where_the_abscissa_is_0(text: str) -> None:
    with pytest.raises(ElementSpelling):
        ED25519.read_element(text)


@EVERY_GROUP
def test_small_mixed_and_no_order_are_read_and_are_no_members(group: Group) -> None:
    for element in outsiders(group):
        assert group.read_element(element) == element
        assert not group.is_member(element)
    assert group.is_member(group.identity)


def test_all_eight_points_of_small_order_but_the_neutral_one_are_outsiders() -> None:
    found: set[Element] = set()
    ordinate = 2
    while len(found) < 8:
        point = on_curve(ordinate)
        found |= {written(times(point, ORDER))} if point is not None else set()
        ordinate += 1

    assert [element for element in found if ED25519.is_member(element)] == [ED25519.identity]
    assert all(is_zero(times(on_curve(int(element, 16)) or (0, 0, 0, 0), 8)) for element in found)


@given(number=st.integers(0, (1 << 256) - 1))
def test_what_is_read_as_a_point_is_written_the_same(number: int) -> None:
    text = f"{number:064x}"
    point = on_curve(number)

    try:
        ED25519.read_element(text)
    except ElementSpelling:
        assert point is None
    else:
        assert point is None or written(point) == text


@EVERY_GROUP
def test_independent_generators_are_members_and_all_different(group: Group) -> None:
    found = [group.independent(at) for at in range(-1, 3)]

    assert all(group.is_member(each) for each in found)
    assert len({*found, group.generator, group.identity}) == 6


@given(numbers=st.lists(st.integers(0, 255), max_size=30))
def test_numbers_carried_by_a_point_come_out_again(numbers: list[int]) -> None:
    element = ED25519.embed(numbers)

    assert ED25519.is_member(element)
    assert ED25519.extract(element, len(numbers)) == tuple(numbers)


def test_numbers_carried_by_a_square_come_out_again() -> None:
    numbers = [*range(0, 250, 17), 255, 0]

    assert RFC_3526_2048.extract(RFC_3526_2048.embed(numbers), len(numbers)) == tuple(numbers)


@pytest.mark.parametrize(
    ("group", "numbers"),
    [(ED25519, [256]), (ED25519, [-1]), (ED25519, [0] * 31), (RFC_3526_2048, [0] * 256), (BELENIOS_2048, [1])],
)
def test_what_an_element_cannot_carry_is_refused(group: Group, numbers: list[int]) -> None:
    with pytest.raises(NotEmbedded):
        group.embed(numbers)


def test_the_hash_of_elements_is_a_scalar_and_says_where_each_ends() -> None:
    g = ED25519.generator

    assert hashed(ED25519, "x|", [g, g]) != hashed(ED25519, "x|", [g])
    assert all(0 <= hashed(group, "x|", [group.generator]) < group.order for group in GROUPS)


@EVERY_GROUP
def test_small_exponents_are_found_up_to_the_bound_and_not_beyond(group: Group) -> None:
    bound = 10
    elements = [group.product([(group.generator, exponent)]) for exponent in (0, 1, 3, 9, 10, 11, 12, -1)]

    assert ReferenceArithmetic(group).logarithms(elements, bound) == [0, 1, 3, 9, 10, None, None, None]
    assert ReferenceArithmetic(group).logarithms(elements[:2], 0) == [0, None]


@FIELDS
@given(st.one_of(st.text(alphabet="0123456789٣+-. _", max_size=6), st.integers(0, 1 << 2050).map(str)))
def test_only_plain_digits_from_1_to_below_the_modulus_spell_an_element(group: FieldGroup, text: str) -> None:
    plain = re.fullmatch(r"[1-9][0-9]*", text, re.ASCII)

    if plain and int(text) < group.modulus:
        assert group.read_element(text) == text
    else:
        with pytest.raises(ElementSpelling):
            group.read_element(text)


@FIELDS
def test_the_modulus_and_its_neighbours_are_told_apart(group: FieldGroup) -> None:
    assert group.read_element(str(group.modulus - 1))
    for number in (group.modulus, group.modulus + 1, 10 * group.modulus, 10**616 * 9, 10**617):
        if number < group.modulus:
            continue
        with pytest.raises(ElementSpelling):
            group.read_element(str(number))
    assert read_scalar(group, str(group.order - 1)) == group.order - 1
