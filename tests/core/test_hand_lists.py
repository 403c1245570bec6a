"""The lists of two hands are read strictly: each fault is told with the entry at which it is found."""

import json

import pytest

from colonnade.core.elections.credentials import new_credential
from colonnade.core.elections.groups import group_named
from colonnade.core.elections.hand_lists import (
    BadList,
    OfAnotherElection,
    bonds_spelled,
    codes_spelled,
    kept_spelled,
    read_codes_by_number,
    read_credentials_by_id,
    read_public_by_number,
    require_of_election,
)
from colonnade.core.elections.hands import Bond, bond_of, code_from, spelled_code
from tests.chance import drawn

GROUP = group_named("Ed25519", version=1)
ONE, TWO = (code_from(bytes([each]) * 12) for each in (1, 2))
CREDENTIAL, OTHER = (new_credential(drawn(f"hand lists {each}")) for each in range(2))
ELEMENT, ANOTHER = GROUP.independent(0), GROUP.independent(1)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_codes_are_read_as_they_were_spelled_and_numbers_in_their_order() -> None:
    content = codes_spelled({10: TWO, 9: ONE})

    assert content == f'{{"9":"{spelled_code(ONE)}","10":"{spelled_code(TWO)}"}}'.encode()
    assert list(read_codes_by_number(content, "codes").items()) == [(9, ONE), (10, TWO)]


def test_bonds_are_sorted_hexadecimal_and_what_is_kept_names_numbers_and_no_code() -> None:
    assert bonds_spelled([Bond(b"\x02" * 32), Bond(b"\x01" * 32)]) == _json(["01" * 32, "02" * 32]).replace(b" ", b"")
    kept = json.loads(kept_spelled("u", {3: ONE}, {3: ELEMENT}))
    assert kept == {"3": bond_of("u", ONE, ELEMENT).hex()}


def test_credentials_are_read_in_the_order_of_the_list_whatever_their_ids() -> None:
    content = _json({"مرغ": CREDENTIAL, "#1 $x$": OTHER})

    assert read_credentials_by_id(content, "file") == (("مرغ", CREDENTIAL), ("#1 $x$", OTHER))


def test_public_credentials_are_read_by_number_with_gaps_where_one_code_is_replaced() -> None:
    assert read_public_by_number(_json({"17": ELEMENT}), GROUP, "numbers") == {17: ELEMENT}


SHAPES = {
    b"": "no_json",
    b"{": "no_json",
    b"\xff": "no_json",
    b"[" * 100_000: "no_json",
    b"[]": "no_object",
    b'"x"': "no_object",
    b"{}": "nobody",
    b'{"1":1}': "no_text",
    b'{"1":["x"]}': "no_text",
    b'{"1":"x","1":"x"}': "twice_a_name",
}


@pytest.mark.parametrize("content", SHAPES)
def test_what_is_no_object_of_texts_is_refused(content: bytes) -> None:
    for refused in (
        lambda: read_codes_by_number(content, "list"),
        lambda: read_public_by_number(content, GROUP, "list"),
        lambda: read_credentials_by_id(content, "list"),
    ):
        with pytest.raises(BadList) as found:
            refused()
        assert (found.value.facts["place"], found.value.facts["fault"]) == ("list", SHAPES[content])


@pytest.mark.parametrize("number", ["0", "01", "-1", "+1", "1.0", " 1", "۱", "x", "", "123456789"])
def test_what_is_no_number_is_refused_with_it(number: str) -> None:
    for content in (_json({"1": spelled_code(ONE), number: spelled_code(TWO)}),):
        with pytest.raises(BadList) as found:
            read_codes_by_number(content, "codes")
        assert (found.value.facts["at"], found.value.facts["fault"]) == (number, "number")


@pytest.mark.parametrize("code", ["", ONE, spelled_code(ONE).lower(), spelled_code(ONE)[:-1], f"{spelled_code(ONE)} "])
def test_a_code_is_in_its_one_spelling_with_its_check(code: str) -> None:
    with pytest.raises(BadList) as found:
        read_codes_by_number(_json({"2": code}), "codes")
    assert (found.value.facts["at"], found.value.facts["fault"]) == ("2", "voting_code")


@pytest.mark.parametrize("element", ["", "x", ELEMENT.upper() + "A", f"{ELEMENT},2"])
def test_a_public_credential_is_an_element_in_its_one_spelling(element: str) -> None:
    with pytest.raises(BadList) as found:
        read_public_by_number(_json({"2": element}), GROUP, "numbers")
    assert (found.value.facts["at"], found.value.facts["fault"]) == ("2", "public_credential")


@pytest.mark.parametrize(
    ("name", "credential", "fault"),
    [
        ("heron", CREDENTIAL[:-1], "credential"),
        ("heron", CREDENTIAL.replace("-", ""), "credential"),
        ("", CREDENTIAL, "id"),
        (" ", CREDENTIAL, "id"),
        ("x" * 5000, CREDENTIAL, "id"),
        ("\ud800", CREDENTIAL, "id"),
    ],
)
def test_a_voter_has_an_id_and_a_credential(name: str, credential: str, fault: str) -> None:
    with pytest.raises(BadList) as found:
        read_credentials_by_id(json.dumps({name: credential}).encode(), "file")
    assert found.value.facts["fault"] == fault
    assert len(str(found.value.facts["at"])) < 50


def test_nothing_is_given_to_two() -> None:
    for refused in (
        lambda: read_codes_by_number(codes_spelled({1: ONE, 2: ONE}), "list"),
        lambda: read_public_by_number(_json({"1": ELEMENT, "2": ELEMENT}), GROUP, "list"),
        lambda: read_credentials_by_id(_json({"1": CREDENTIAL, "2": CREDENTIAL}), "list"),
    ):
        with pytest.raises(BadList) as found:
            refused()
        assert (found.value.facts["at"], found.value.facts["fault"]) == ("2", "given_twice")


def test_public_credentials_of_another_election_are_refused_with_the_first_number() -> None:
    require_of_election({1: ELEMENT}, {ELEMENT, ANOTHER}, "numbers")
    with pytest.raises(OfAnotherElection) as found:
        require_of_election({1: ELEMENT, 2: ANOTHER}, {ELEMENT}, "numbers")
    assert found.value.facts["number"] == 2
