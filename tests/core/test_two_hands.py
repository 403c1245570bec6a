"""Two hands for every ballot: neither casts alone, the same two may come again, and no row tells who they were."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.hands import (
    ALPHABET,
    Code,
    CodeMissing,
    CodesMissing,
    CodeTwice,
    Hands,
    NobodyOfAnotherColumn,
    NotACode,
    NotSigned,
    NumbersDiffer,
    SameColumn,
    UnknownBond,
    UnknownCredential,
    assigned,
    bond_of,
    code_from,
    issued,
    marks_of,
    read_code,
    replaced,
    require_another_column,
    require_both_hands,
    require_one_code_each,
    spelled_code,
)
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "elections.md").read_text()
ROWS = re.findall(r"^\| (1|not listed) \| (yes|no) \| (of \d|never issued) \| (\w+) \|$", PAGE, re.MULTILINE)
KEY = b"k" * 32
CODES = {number: code_from(bytes([number]) * 12) for number in range(1, 5)}
CREDENTIALS = {number: f"{number}234567" for number in range(1, 5)}
BONDS = issued("e", CODES, CREDENTIALS)
HANDS = Hands("e", KEY, frozenset(marks_of(KEY, [BONDS])), frozenset(CREDENTIALS.values()))
DRAWN = st.binary(min_size=12, max_size=12)
COLUMNS = [OrganisationId(letter * 40) for letter in "abcdefg"]


def test_both_hands_cast_and_the_same_two_cast_again() -> None:
    for _ in range(2):
        require_both_hands(HANDS, credential=CREDENTIALS[1], is_signed=True, code=CODES[1])


def test_the_secretary_alone_casts_nothing_not_even_with_a_code_of_his_own() -> None:
    for code in (code_from(bytes(12)), CODES[2]):
        with pytest.raises(CodeMissing):
            require_both_hands(HANDS, credential=CREDENTIALS[1], is_signed=True, code=code)


def test_the_inspector_alone_casts_nothing_though_the_public_credential_is_known() -> None:
    with pytest.raises(NotSigned):
        require_both_hands(HANDS, credential=CREDENTIALS[1], is_signed=False, code=CODES[1])
    with pytest.raises(UnknownCredential):
        require_both_hands(HANDS, credential="99", is_signed=True, code=CODES[1])


@given(st.sampled_from(sorted(CODES)), st.sampled_from(sorted(CREDENTIALS)))
def test_a_code_goes_with_one_credential_only(code: int, credential: int) -> None:
    def cast() -> None:
        require_both_hands(HANDS, credential=CREDENTIALS[credential], is_signed=True, code=CODES[code])

    if code == credential:
        cast()
    else:
        with pytest.raises(CodeMissing):
            cast()


def test_a_code_of_another_election_or_under_another_key_casts_nothing() -> None:
    for other in (replace(HANDS, election="f"), replace(HANDS, key=bytes(32))):
        with pytest.raises(CodeMissing):
            require_both_hands(other, credential=CREDENTIALS[1], is_signed=True, code=CODES[1])


def test_no_stored_row_names_a_code_a_credential_or_a_number_and_none_can_be_tested_without_the_key() -> None:
    stored = sorted(HANDS.marks)

    assert all(len(row) == 32 for row in stored)
    names = {*CODES.values(), *CREDENTIALS.values()}
    everything = b"".join(stored)
    assert not any(everything.count(name.encode()) for name in names)
    testable = {bond_of("e", code, credential) for code in CODES.values() for credential in CREDENTIALS.values()}
    assert not testable & set(stored)


@given(st.permutations(sorted(CODES)), st.integers(0, 4))
def test_what_inspectors_hand_in_gives_the_same_rows_in_any_order_and_division(numbers: Any, cut: int) -> None:
    parts = [numbers[:cut], numbers[cut:]]
    handed_in = [issued("e", {n: CODES[n] for n in part}, {n: CREDENTIALS[n] for n in part}) for part in parts]

    assert marks_of(KEY, handed_in) == marks_of(KEY, reversed(handed_in)) == marks_of(KEY, [BONDS])


def test_an_inspector_issues_one_code_to_each_number_of_the_roll() -> None:
    for wrong in ({1: CODES[1]}, {**CODES, 5: code_from(bytes(12))}, {}):
        with pytest.raises(NumbersDiffer):
            issued("e", wrong, CREDENTIALS)
    with pytest.raises(CodeTwice):
        issued("e", {**CODES, 2: CODES[1]}, CREDENTIALS)


@pytest.mark.parametrize(("codes", "may"), [(3, False), (4, True), (5, False)])
def test_there_is_one_code_for_each_credential_before_voting_opens(codes: int, may: bool) -> None:
    marks = marks_of(KEY, [[bond_of("e", code_from(bytes([n]) * 12), str(n)) for n in range(codes)]])
    if may:
        require_one_code_each(marks, HANDS.credentials)
    else:
        with pytest.raises(CodesMissing):
            require_one_code_each(marks, HANDS.credentials)


def test_a_code_that_was_lost_is_replaced_and_casts_no_more() -> None:
    new = code_from(bytes(12))
    lost, instead = (bond_of("e", code, CREDENTIALS[1]) for code in (CODES[1], new))
    marks = replaced(KEY, HANDS.marks, lost=lost, instead=instead)
    hands = replace(HANDS, marks=frozenset(marks))

    require_both_hands(hands, credential=CREDENTIALS[1], is_signed=True, code=new)
    with pytest.raises(CodeMissing):
        require_both_hands(hands, credential=CREDENTIALS[1], is_signed=True, code=CODES[1])
    with pytest.raises(UnknownBond):
        replaced(KEY, marks, lost=lost, instead=instead)


def test_codes_come_from_another_column_than_credentials() -> None:
    require_another_column(secretary=COLUMNS[0], inspector=COLUMNS[1])
    with pytest.raises(SameColumn):
        require_another_column(secretary=COLUMNS[0], inspector=COLUMNS[0])


@given(st.sets(st.sampled_from(COLUMNS)), st.sets(st.sampled_from(COLUMNS), min_size=2))
def test_no_column_is_ever_assigned_an_inspector_of_its_own(columns: set[Any], inspectors: set[Any]) -> None:
    found = assigned(columns, inspectors)

    assert found.keys() == columns
    for column, inspector in found.items():
        require_another_column(secretary=column, inspector=inspector)
        assert inspector in inspectors
    assert found == assigned(sorted(columns, reverse=True), sorted(inspectors, reverse=True))


def test_one_inspector_issues_to_everybody_but_his_own_column() -> None:
    assert assigned(COLUMNS[1:3], [COLUMNS[0]]) == dict.fromkeys(COLUMNS[1:3], COLUMNS[0])
    for inspectors in ([COLUMNS[0]], []):
        with pytest.raises(NobodyOfAnotherColumn):
            assigned(COLUMNS[:2], inspectors)


@given(DRAWN)
def test_a_code_is_read_as_people_type_it(drawn: bytes) -> None:
    code = code_from(drawn)
    persian = str.maketrans("23456789", "۲۳۴۵۶۷۸۹")

    for typed in (code, spelled_code(code), spelled_code(code).lower(), f" {code[:7]} {code[7:]} ".translate(persian)):
        assert read_code(typed) == code


@given(DRAWN, st.integers(0, 19), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_seen(drawn: bytes, place: int, character: str) -> None:
    code = code_from(drawn)
    wrong = code[:place] + character + code[place + 1 :]
    if wrong == code:
        return
    with pytest.raises(NotACode):
        read_code(wrong)


@pytest.mark.parametrize("typed", ["", "2222", "2" * 19, "2" * 21, "0" * 20, "I" * 20, "ب" * 20])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(NotACode):
        read_code(typed)


def test_codes_differ_wherever_what_was_drawn_does() -> None:
    drawn = [bytes(place) + bytes([1]) + bytes(11 - place) for place in range(12)]
    codes: set[Code] = {code_from(each) for each in drawn}

    assert len(codes) == len(drawn)


@pytest.mark.parametrize(("credential", "signed", "code", "answer"), ROWS)
def test_the_page_tells_what_is_taken(credential: str, signed: str, code: str, answer: str) -> None:
    typed = code_from(bytes(12)) if code == "never issued" else CODES[int(code.removeprefix("of "))]
    of = CREDENTIALS[1] if credential == "1" else "99"

    try:
        require_both_hands(HANDS, credential=of, is_signed=signed == "yes", code=typed)
        found = "taken"
    except Refusal as refused:
        found = refused.code.removeprefix("elections.")
    assert found == answer


def test_the_page_has_every_row_of_hands() -> None:
    assert len(ROWS) == 5
