"""A seed on paper: whatever one letter or two exchanged letters do to it shows."""

import random
import re
from pathlib import Path

import pytest

from colonnade.core.elections.letters import DIGITS, BadSeed, drawn_seed
from colonnade.core.elections.seed_checks import PRIME, SeedMistyped, seed_from_paper, seed_on_paper
from tests.chance import drawn

SEED = drawn_seed(drawn("seeds"))
PAPER = seed_on_paper(SEED)


def _prime(number: int) -> bool:
    return all(number % each for each in range(2, int(number**0.5) + 1))


def test_a_seed_is_spelled_in_five_groups_of_five_and_read_again() -> None:
    assert [len(each) for each in PAPER.split("-")] == [5] * 5
    assert PAPER.replace("-", "").startswith(SEED)
    assert seed_from_paper(PAPER) == SEED


def test_the_worked_table_of_the_rules_is_what_is_put_on_paper() -> None:
    page = Path(__file__).parents[2] / "docs" / "rules" / "elections.md"
    rows = re.findall(r"^\| `(\w{22})` \| `([\w-]+)` \|$", page.read_text(), re.MULTILINE)

    assert len(rows) == 2
    assert [seed_on_paper(seed) for seed, _ in rows] == [paper for _, paper in rows]


def test_the_check_is_the_same_for_ever() -> None:
    assert seed_on_paper("123456789ABCDEFGHJKLMN") == "12345-6789A-BCDEF-GHJKL-MNPC8"
    assert _prime(PRIME)
    assert not any(_prime(each) for each in range(PRIME + 1, 58**3))


@pytest.mark.parametrize(
    "typed",
    [
        PAPER.replace("-", ""),
        PAPER.replace("-", " "),
        f"  {PAPER}\r\n",
        PAPER.replace("-", "\u2013"),
        f"\u202d{PAPER}\u202c",
        PAPER.translate({ord("1") + at: ord("۱") + at for at in range(9)}),
    ],
)
def test_blanks_strokes_direction_marks_and_persian_digits_do_not_matter(typed: str) -> None:
    assert seed_from_paper(typed) == SEED


def test_any_one_wrong_letter_shows() -> None:
    whole = PAPER.replace("-", "")
    for at, right in enumerate(whole):
        for wrong in set(DIGITS) - {right}:
            with pytest.raises(SeedMistyped):
                seed_from_paper(whole[:at] + wrong + whole[at + 1 :])


def test_any_two_letters_that_changed_places_show() -> None:
    whole = PAPER.replace("-", "")
    for one in range(len(whole)):
        for two in range(one + 1, len(whole)):
            if whole[one] == whole[two]:
                continue
            letters = list(whole)
            letters[one], letters[two] = letters[two], letters[one]
            with pytest.raises(SeedMistyped):
                seed_from_paper("".join(letters))


@pytest.mark.parametrize(
    "typed", ["", "x", SEED, PAPER[:-1], PAPER + "1", PAPER.lower(), PAPER.replace("-", "0"), "۰" * 25]
)
def test_a_letter_too_few_or_too_many_and_letters_that_are_none_show(typed: str) -> None:
    with pytest.raises(SeedMistyped) as refused:
        seed_from_paper(typed)
    assert not any(SEED[:5] in str(fact) for fact in refused.value.facts.values())


def test_seeds_of_all_kinds_are_read_as_they_were_written() -> None:
    chance = random.Random(6)
    for _ in range(500):
        seed = "".join(chance.choices(DIGITS, k=22))
        assert seed_from_paper(seed_on_paper(seed)) == seed
    assert seed_from_paper(seed_on_paper("1" * 22)) == "1" * 22


@pytest.mark.parametrize("seed", ["", SEED[:-1], SEED + "1", SEED[:-1] + "0", SEED + "\n"])
def test_what_is_no_seed_is_not_put_on_paper(seed: str) -> None:
    with pytest.raises(BadSeed):
        seed_on_paper(seed)
