"""Codes, user names, passphrases and invitations: what is taken, what is refused, and from which day on."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colonnade.core.accounts import invitations as inv
from colonnade.core.accounts.codes import Code, NotACode, code_from, read_code, typed_digits
from colonnade.core.accounts.invitations import InvitationState, Move, Standing, Term
from colonnade.core.accounts.names import LONGEST_KEY, BadName, name_key, require_name
from colonnade.core.accounts.passphrases import (
    Breached,
    Common,
    TooLong,
    TooShort,
    counted_length,
    require_passphrase,
)
from colonnade.core.errors import Refusal

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "accounts.md").read_text()
DAY = date(2026, 6, 15)
DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def good(
    text: str, *, common: frozenset[str] = frozenset(), breached: bool = False, context: tuple[str, ...] = ()
) -> None:
    require_passphrase(text, context=context, is_common=common.__contains__, is_breached=lambda _: breached)


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of the rule page."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines() if line[:1] == "|"]
    return found[2:]


@given(st.binary(min_size=16, max_size=32))
def test_every_code_is_twenty_digits_and_is_read_from_its_print_in_any_script(chance: bytes) -> None:
    code = code_from(chance)

    assert re.fullmatch(r"(\d{4} ){4}\d{4}", str(code))
    for typed in (str(code), code.digits, str(code).translate(PERSIAN), str(code).translate(ARABIC)):
        assert read_code(typed) == code
        assert read_code(f"\u200f {typed.replace(' ', '-')} ") == code


@given(st.text(max_size=40))
def test_whatever_is_typed_is_twenty_digits_or_refused(typed: str) -> None:
    try:
        assert re.fullmatch(r"[0-9]{20}", read_code(typed).digits)
    except NotACode:
        assert not re.fullmatch(r"[0-9]{20}", typed_digits(typed))


def test_a_code_is_shown_nowhere_by_chance() -> None:
    assert "1234" not in repr(Code("12345678901234567890"))


@given(st.text(max_size=60))
@example("0ﰵ")
def test_a_user_name_that_is_taken_is_taken_again_as_it_is_kept(text: str) -> None:
    try:
        name = require_name(text)
    except BadName:
        return
    assert require_name(name) == name
    assert len(name) <= 40
    assert len(name_key(name)) >= 3
    assert name_key(name_key(name)) == name_key(name)
    assert len(name_key(name)) <= LONGEST_KEY


@pytest.mark.parametrize(
    "spellings",
    [
        ("کارگر نمونه", "كارگر نمونه", "کارگر\u200cنمونه", " کارگرنمونه ", "کارگر  نمونه"),
        ("Aram 7", "aram7", "ARAM ۷", "Áram 7"),
        ("یاشار", "ياشار"),
        ("ققی", "قﰵ"),
    ],
)
def test_spellings_of_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({name_key(each) for each in spellings}) == 1


@pytest.mark.parametrize(
    "text", ["", "ab", "a" * 41, "a\u202eb c d", "a@b.example", "<b>bold", "a\nb", "a\x00bcd", "😀😀😀", "\ufdfa" * 9]
)
def test_what_cannot_be_a_user_name_is_refused(text: str) -> None:
    with pytest.raises(BadName):
        require_name(text)


@pytest.mark.parametrize("row", rows("Passphrases"), ids=lambda row: row[0])
def test_the_table_of_passphrases_holds(row: list[str]) -> None:
    text, counted, answer = row[0].strip("`"), int(row[1]), row[2]
    refusal = {"good": None, "too short": TooShort, "common": Common}[answer]

    assert counted_length(text, ("colonnade", "aram of the mill")) == counted
    if refusal is None:
        good(text, context=("colonnade", "aram of the mill"), common=frozenset({"password", "sunshine1"}))
    else:
        with pytest.raises(refusal):
            good(text, context=("colonnade", "aram of the mill"), common=frozenset({"password", "sunshine1"}))


@given(st.text(max_size=200))
def test_what_counts_is_never_more_than_what_was_typed_and_repeating_adds_nothing(text: str) -> None:
    counted = counted_length(text)

    assert 0 <= counted <= len(text.casefold())
    assert counted_length(text * 3) == counted_length(text * 2)


@given(st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyzابپتثجچحخ "), min_size=40, max_size=64, unique=False))
def test_no_passphrase_of_many_different_steps_is_refused_for_what_it_lacks(letters: list[str]) -> None:
    text = "".join(letters)
    if counted_length(text) >= 15:
        good(text)


def test_a_passphrase_is_judged_as_typed_with_its_spaces_and_nothing_is_cut() -> None:
    seen: list[str] = []

    def is_breached(typed: str) -> bool:
        seen.append(typed)
        return False

    text = "  Nothing  is cut, nor joined \u200c  "
    require_passphrase(text, context=(), is_common=lambda _: False, is_breached=is_breached)

    assert seen == [text]
    good("seven cranes carry coal " * 41 + "and one more")
    with pytest.raises(TooLong):
        good("x y z w" * 200)
    with pytest.raises(Breached):
        good("seven cranes carry coal", breached=True)


@pytest.mark.parametrize("row", rows("Invitations"), ids=lambda row: f"{row[0]} {row[1]} {row[2]}")
def test_the_table_of_invitations_holds(row: list[str]) -> None:
    kind, offset, state, where, *moves = row
    term = inv.first_term(DAY) if kind == "first" else inv.returning_term(DAY)
    on = DAY + timedelta(days=int(offset))
    now = InvitationState(state)

    assert inv.standing(now, term, on) == Standing(where)
    for move, becomes in zip(Move, moves, strict=True):
        if becomes == "–":
            with pytest.raises(Refusal):
                inv.moved(now, term, move, on)
        else:
            assert inv.moved(now, term, move, on) == InvitationState(becomes)


@given(DAYS, st.integers(0, 86_399), st.integers(-3, 40), st.integers(0, 86_399))
def test_no_account_is_given_back_before_a_whole_day_has_passed(
    asked: date, asked_second: int, days: int, taken_second: int
) -> None:
    on = asked + timedelta(days=days)
    passed = days * 86_400 + taken_second - asked_second
    if inv.standing(InvitationState.GIVEN, inv.returning_term(asked), on) is Standing.OPEN:
        assert passed >= 24 * 60 * 60


@given(DAYS, st.lists(st.tuples(st.sampled_from(list(Move)), st.integers(0, 5)), max_size=8))
def test_an_invitation_is_taken_at_most_once_and_never_after_it_was_stopped(
    given_on: date, steps: list[tuple[Move, int]]
) -> None:
    state, term, on = InvitationState.GIVEN, inv.first_term(given_on), given_on
    done: list[Move] = []
    for move, passing in steps:
        on += timedelta(days=passing)
        try:
            state = inv.moved(state, term, move, on)
        except Refusal:
            continue
        done.append(move)

    assert len(done) <= 1


def test_the_refusal_says_from_which_day_or_why_not() -> None:
    term = Term(DAY, DAY)
    with pytest.raises(inv.Waiting) as waiting:
        inv.moved(InvitationState.GIVEN, term, Move.TAKE, DAY - timedelta(days=1))
    with pytest.raises(inv.NoLonger) as late:
        inv.moved(InvitationState.GIVEN, term, Move.TAKE, DAY + timedelta(days=1))

    assert waiting.value.facts == {"opens": "2026-06-15"}
    assert late.value.facts == {"standing": "expired"}
