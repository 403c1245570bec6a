"""The worked tables of docs/rules/kernels.md are what the code and its bounds give."""

from pathlib import Path

import pytest

from colonnade.core.elections.groups import BELENIOS_2048, group_named
from colonnade.edges.engines.kernels.compiling import State
from colonnade.edges.engines.kernels.layout2048 import BUCKETS, LIMB, LIMBS, ODD
from colonnade.edges.engines.memory2048 import odd_digits

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "kernels.md").read_text()
BITS = BELENIOS_2048.order.bit_length()


def _table(head: str) -> list[list[str]]:
    lines = iter(PAGE.splitlines())
    while not next(lines).startswith(head):
        pass
    next(lines)
    rows = []
    while (line := next(lines)).startswith("|"):
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def largest() -> dict[str, int]:
    half = (1 << LIMB) - 1
    product = max(2 * min(at + 1, 2 * LIMBS - 1 - at, LIMBS) for at in range(2 * LIMBS)) - 1
    return {
        "half of a product": half,
        "column after the product": product * half,
        "the same, of a square": product * half,
        "column after the reduction": 2 * product * half,
        "with a carry": 2 * product * half + (2 * product * half >> LIMB),
        "a word": (1 << 64) - 1,
    }


def test_the_bounds_are_those_of_the_page() -> None:
    rows = _table("| part | largest")

    assert {part: int(most) for part, most, _ in rows} == largest()
    for _, most, below in rows:
        two, _, exponent = below.partition("^")
        assert two == "2"
        assert int(most) < 1 << int(exponent)


def test_a_square_adds_as_much_to_a_column_as_a_product() -> None:
    """Each pair of different limbs once and doubled, each limb with itself once."""
    product, square = [0] * (2 * LIMBS), [0] * (2 * LIMBS)
    for one in range(LIMBS):
        for other in range(LIMBS):
            for at in (one + other, one + other + 1):
                product[at] += 1
                square[at] += (2 if one < other else 0) + (one == other)

    assert square == product
    assert max(product) * ((1 << LIMB) - 1) == largest()["column after the product"]


@pytest.mark.parametrize(("name", "bits", "twice", "radix"), _table("| modulus | bits of p"))
def test_numbers_have_the_bits_of_the_page(name: str, bits: str, twice: str, radix: str) -> None:
    modulus = group_named(name).modulus  # type: ignore[attr-defined]  # the page names groups of numbers

    assert modulus.bit_length() == int(bits)
    assert (2 * modulus).bit_length() == int(twice)
    assert (1 << LIMB * LIMBS).bit_length() == int(radix)


def test_the_products_of_a_ballot_are_counted_as_on_the_page() -> None:
    digits = sum(1 for digit in odd_digits(BELENIOS_2048.order) if digit)
    member = digits - ODD + 2 * (ODD - 2) + 2 + 1
    pair = BITS // 2 + 2 * (3 * 3 + 4)
    single = BITS // 4 + 2 * (BUCKETS - 2)
    tables = (12 + 12 + 6 + 1) * -(-BITS // 10)
    rows = [
        (10, BITS - 1, 1, pair + member),
        (2, BITS - 1, 0, pair),
        (1, BITS - 1, 1, single + member),
    ]

    counted = [[chains, chains * (squares + more), chains * products] for chains, squares, more, products in rows]
    assert [[int(cell) for cell in row[1:]] for row in _table("| for one ballot")] == [*counted, [0, 0, tables]]


def test_the_page_names_the_states_that_there_are() -> None:
    told = {row[1] for row in _table("| file kept")}

    assert told == {State.NOT_COMPILED.value, State.UNSOUND.value, State.READY.value}
